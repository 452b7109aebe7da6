#include "payroll/comparison.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "payroll/group_values.h"

namespace fenhao::payroll {
namespace {

using formula::Type;
using Key = std::pair<std::string, std::string>;  // entity, employee

Money absolute(Money amount) { return amount.is_negative() ? -amount : amount; }

std::string_view code_of(const EmployeeResult& result) { return std::string_view(result.group).substr(0, result.group.find('@')); }

struct Value {
  const ItemColumn* column = nullptr;
  Cell cell;
};

// The items of one side by code.
std::map<std::string, Value> values_of(const RunView& view, const EmployeeResult* result) {
  std::map<std::string, Value> values;
  const auto* columns = result ? view.group(result->group) : nullptr;
  if (!columns) return values;
  for (std::size_t i = 0; i < columns->items.size(); ++i) {
    const auto& column = columns->items[i];
    const auto text = result->texts.find(column.code);
    values[column.code] = {&column, {result->values[i], text == result->texts.end() ? std::string() : text->second}};
  }
  return values;
}

bool is_zero(const Value& value) { return value.column->type != Type::text && value.cell.number == Decimal(0); }

Money money_of(const Value* value) { return value && value->column->type == Type::money ? Money::round(value->cell.number, Rounding::half_up_fen) : Money{}; }

std::string written(const Value* value) { return value ? format_cell(value->column->type, value->cell) : std::string(); }

bool larger_first(Money a_net, Money a_gross, Money a_cost, const Key& a, Money b_net, Money b_gross, Money b_cost, const Key& b) {
  return std::tuple(absolute(b_net), absolute(b_gross), absolute(b_cost), a) < std::tuple(absolute(a_net), absolute(a_gross), absolute(a_cost), b);
}

class Comparing {
 public:
  Comparing(const RunView& before, const RunView& after, const std::string& group) : before_(before), after_(after), group_(group) {}

  Comparison run() {
    out_.month = after_.month;
    find_failed();
    const auto then = index(before_), now = index(after_);
    auto all = then;
    all.insert(now.begin(), now.end());
    for (const auto& [key, unused] : all) {
      const auto old = then.find(key), fresh = now.find(key);
      compare(old == then.end() ? nullptr : old->second, fresh == now.end() ? nullptr : fresh->second);
    }
    return finish();
  }

 private:
  std::map<Key, const EmployeeResult*> index(const RunView& view) const {
    std::map<Key, const EmployeeResult*> results;
    for (const auto& result : view.employees)
      if (code_of(result) == group_) results[{result.entity, result.person.employee}] = &result;
    return results;
  }

  void find_failed() {
    std::set<std::tuple<std::string, std::string, std::string>> known;
    for (const auto& notice : before_.notices)
      if (notice.severity == Notice::Severity::error) known.emplace(notice.subject, notice.code, notice.message.zh);
    for (const auto& notice : after_.notices)
      if (notice.severity == Notice::Severity::error && !known.contains({notice.subject, notice.code, notice.message.zh}) && failed_.insert(notice.subject).second)
        out_.failed.push_back(notice);
  }

  void compare(const EmployeeResult* then, const EmployeeResult* now) {
    const auto& person = now ? *now : *then;
    ++out_.people;
    auto& department = departments_[person.department];
    auto& place = places_[person.place];
    ++department.people;
    ++place.people;
    if (!now && failed_.contains(person.person.employee)) return;
    ChangedPerson changed{.employee = person.person.employee, .name = person.person.name, .entity = person.entity, .department = person.department, .place = person.place, .group = person.group};
    const auto amount = [&](auto of) { return BeforeAfter{then ? of(*then) : Money{}, now ? of(*now) : Money{}}; };
    changed.gross = amount([](const EmployeeResult& result) { return result.gross; });
    changed.tax = amount([](const EmployeeResult& result) { return tax_in_all(result.tax); });
    changed.net = amount([](const EmployeeResult& result) { return result.net; });
    changed.cost = amount([](const EmployeeResult& result) { return result.cost; });
    changed.items = changed_values(then, now);
    if (changed.items.empty()) return;
    for (auto* part : {&department, &place}) {
      ++part->changed;
      part->gross += changed.gross.change();
      part->tax += changed.tax.change();
      part->net += changed.net.change();
      part->cost += changed.cost.change();
    }
    out_.changed.push_back(std::move(changed));
  }

  // Both sides in the order of the new text, then what only the old one has. A zero is the same as no such item.
  std::vector<ChangedValue> changed_values(const EmployeeResult* then, const EmployeeResult* now) {
    const auto old = values_of(before_, then), fresh = values_of(after_, now);
    std::vector<ChangedValue> changed;
    const auto visit = [&](const ItemColumn& column, const Value* was, const Value* is) {
      const bool same = was && is ? was->column->type == is->column->type && same_value(column.type, was->cell, is->cell) : is_zero(was ? *was : *is);
      if (same) return;
      changed.push_back({column.code, column.name, written(was), written(is)});
      auto& item = items_[column.code];
      if (item.people++ == 0) {
        item.code = column.code;
        item.name = column.name;
        item.is_money = column.type == Type::money;
        item.is_new = now && then && !was;
        item.is_gone = now && then && !is;
      }
      item.sum.before += money_of(was);
      item.sum.after += money_of(is);
    };
    for (const auto* result : {now, then}) {
      const auto* columns = result ? (result == now ? after_ : before_).group(result->group) : nullptr;
      if (!columns) continue;
      for (const auto& column : columns->items) {
        const auto was = old.find(column.code), is = fresh.find(column.code);
        if (result == then && is != fresh.end()) continue;
        visit(column, was == old.end() ? nullptr : &was->second, is == fresh.end() ? nullptr : &is->second);
      }
    }
    return changed;
  }

  Comparison finish() {
    for (const auto& person : out_.changed) {
      auto& band = out_.bands[static_cast<std::size_t>(band_of(person.net.change()))];
      ++band.people;
      band.net += person.net.change();
      out_.gross += person.gross.change();
      out_.tax += person.tax.change();
      out_.net += person.net.change();
      out_.cost += person.cost.change();
    }
    std::ranges::sort(out_.changed, [](const ChangedPerson& a, const ChangedPerson& b) {
      return larger_first(a.net.change(), a.gross.change(), a.cost.change(), {a.employee, a.entity}, b.net.change(), b.gross.change(), b.cost.change(), {b.employee, b.entity});
    });
    for (const auto& [unused, item] : items_) out_.items.push_back(item);
    std::ranges::stable_sort(out_.items, [](const ChangedItem& a, const ChangedItem& b) { return a.people > b.people; });
    out_.departments = sorted(departments_);
    out_.places = sorted(places_);
    return std::move(out_);
  }

  static std::vector<PartSum> sorted(const std::map<std::string, PartSum>& parts) {
    std::vector<PartSum> list;
    for (const auto& [name, part] : parts) {
      list.push_back(part);
      list.back().name = name;
    }
    std::ranges::sort(list, [](const PartSum& a, const PartSum& b) { return larger_first(a.net, a.gross, a.cost, {a.name, {}}, b.net, b.gross, b.cost, {b.name, {}}); });
    return list;
  }

  const RunView& before_;
  const RunView& after_;
  const std::string& group_;
  std::set<std::string> failed_;
  std::map<std::string, PartSum> departments_, places_;
  std::map<std::string, ChangedItem> items_;
  Comparison out_;
};

constexpr std::array<std::int64_t, 5> band_limits_yuan{0, 10, 100, 500, 1000};

}  // namespace

Band band_of(Money net_change) {
  if (net_change.is_zero()) return Band::none;
  int size = 0;
  for (std::size_t i = 1; i < band_limits_yuan.size(); ++i)
    if (absolute(net_change) >= Money::from_yuan(band_limits_yuan[i])) ++size;
  const int centre = static_cast<int>(Band::none);
  return static_cast<Band>(net_change.is_negative() ? centre - 1 - size : centre + 1 + size);
}

Text label(Band band) {
  const int distance = static_cast<int>(band) - static_cast<int>(Band::none);
  if (distance == 0) return {"实发不变", "net unchanged"};
  const std::size_t size = static_cast<std::size_t>(distance < 0 ? -distance : distance) - 1;
  const std::string from = std::to_string(band_limits_yuan[size]);
  const std::string zh = size == 0 ? "不足 10 元" : " " + (size + 1 < band_limits_yuan.size() ? from + " 至 " + std::to_string(band_limits_yuan[size + 1]) + " 元" : from + " 元及以上");
  const std::string en = size == 0 ? "under 10" : size + 1 < band_limits_yuan.size() ? from + " to " + std::to_string(band_limits_yuan[size + 1]) : from + " and more";
  return distance < 0 ? Text{"减少" + zh, "less by " + en} : Text{"增加" + zh, "more by " + en};
}

Comparison compare_runs(const RunView& before, const RunView& after, const std::string& group) { return Comparing(before, after, group).run(); }

}  // namespace fenhao::payroll
