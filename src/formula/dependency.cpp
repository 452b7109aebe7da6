#include "formula/dependency.h"

#include <algorithm>

namespace fenhao::formula {
namespace {

enum class Visit : std::uint8_t { not_yet, open, done };

struct Step {
  std::uint32_t item;
  std::size_t next_dependency = 0;
};

void report_cycle(const std::vector<Item>& items, const std::vector<Step>& path, std::size_t first, std::uint32_t at,
                  Diagnostics& diagnostics) {
  std::string names;
  for (std::size_t i = first; i < path.size(); ++i) names += name_of(items[path[i].item]) + " → ";
  names += name_of(items[path[first].item]);
  diagnostics.add(items[path.back().item], at, {"循环引用：" + names, "a cycle: " + names},
                  {"改写其中一个公式，使它不再引用后面的项目",
                   "rewrite one of the formulas so that it no longer needs the others"});
}

}  // namespace

EvaluationOrder order_items(const std::vector<Item>& items, const std::vector<ResolvedItem>& resolved,
                            Diagnostics& diagnostics) {
  EvaluationOrder result;
  result.in_cycle.assign(items.size(), false);
  std::vector<Visit> visits(items.size(), Visit::not_yet);
  std::vector<Step> path;
  for (std::uint32_t start = 0; start < items.size(); ++start) {
    if (visits[start] != Visit::not_yet) continue;
    path.push_back({start});
    visits[start] = Visit::open;
    while (!path.empty()) {
      Step& step = path.back();
      const auto& dependencies = resolved[step.item].dependencies;
      if (step.next_dependency == dependencies.size()) {
        visits[step.item] = Visit::done;
        result.order.push_back(step.item);
        path.pop_back();
        continue;
      }
      const Dependency& dependency = dependencies[step.next_dependency++];
      if (dependency.symbol.kind != Symbol::Kind::item) continue;
      const std::uint32_t next = dependency.symbol.index;
      if (visits[next] == Visit::not_yet) {
        visits[next] = Visit::open;
        path.push_back({next});
      } else if (visits[next] == Visit::open) {
        const auto first = std::find_if(path.begin(), path.end(), [&](const Step& each) { return each.item == next; });
        for (auto each = first; each != path.end(); ++each) result.in_cycle[each->item] = true;
        report_cycle(items, path, static_cast<std::size_t>(first - path.begin()), dependency.at, diagnostics);
      }
    }
  }
  return result;
}

}  // namespace fenhao::formula
