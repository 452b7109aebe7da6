#include "cli/item_names.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace fenhao::cli {
namespace {

using payroll::Roles;
using payroll::SalaryGroup;

// A line of the summary: the role that plays it, or the item that is this input or has this name in our templates.
struct SummaryLine {
  std::array<const char*, 3> names;  // Chinese, English, short
  std::string Roles::*role = nullptr;
  const char* input = "";
  const char* item = "";
};

constexpr std::array summary_lines{
    SummaryLine{{"应发合计", "Gross pay", "应发"}, &Roles::gross},
    SummaryLine{{"实发合计", "Net pay", "实发"}, &Roles::net},
    SummaryLine{{"人工成本合计", "Employer cost", "人工成本"}, &Roles::cost},
    SummaryLine{{"个人社会保险", "Employee social insurance", "个人社保"}, nullptr, "社保.个人合计", "社保个人合计"},
    SummaryLine{{"个人住房公积金", "Employee housing fund", "个人公积金"}, nullptr, "公积金.个人", "公积金个人"},
    SummaryLine{{"个人所得税（工资薪金）", "Income tax on wages", "个税"}, nullptr, "个税.工资薪金", "个人所得税"},
    SummaryLine{{"个人所得税（年终奖）", "Income tax on full-year bonus", ""}, nullptr, "个税.年终奖", "年终奖个税"},
    SummaryLine{{"单位社会保险", "Employer social insurance", "单位社保"}, nullptr, "社保.单位合计", "社保单位合计"},
    SummaryLine{{"单位住房公积金", "Employer housing fund", "单位公积金"}, nullptr, "公积金.单位", "公积金单位"},
};

// Lines that are what is left when the others are taken off.
struct RestLine {
  std::array<const char*, 2> names;
  std::string Roles::*seen_in;
};
constexpr std::array rest_lines{RestLine{{"其他扣减", "Other deductions"}, &Roles::net},
                                RestLine{{"其他成本", "Other cost"}, &Roles::cost}};

bool is_named(const auto& names, const std::string& key) {
  return std::ranges::any_of(names, [&](const char* name) { return *name && heading_key(name) == key; });
}

const formula::Item* find_item(const SalaryGroup& group, auto&& fits) {
  const auto found = std::ranges::find_if(group.items, fits);
  return found == group.items.end() ? nullptr : &*found;
}

std::string name_of(const SalaryGroup& group, const std::string& code) {
  const auto* item = find_item(group, [&](const formula::Item& each) { return each.code == code; });
  return item && !item->zh.empty() ? item->zh : code;
}

}  // namespace

Result<std::string> item_meant(const SalaryGroup& group, const std::string& wanted) {
  if (find_item(group, [&](const formula::Item& item) { return item.code == wanted || item.zh == wanted; })) return wanted;
  const std::string key = heading_key(wanted);
  for (const RestLine& line : rest_lines) {
    if (!is_named(line.names, key)) continue;
    const std::string item = name_of(group, group.roles.*line.seen_in);
    return fail(Error(ErrorCode::not_found, {"“" + wanted + "”是汇总里的差额，不是薪资项目", "\"" + wanted + "\" is what is left in the summary, not a pay item"})
                    .way_out({"看它由哪些项目构成：--item " + item, "see the items it comes from: --item " + item}));
  }
  for (const SummaryLine& line : summary_lines) {
    if (!is_named(line.names, key)) continue;
    if (line.role) return (group.roles.*line.role).empty() ? wanted : group.roles.*line.role;
    const auto* item = find_item(group, [&](const formula::Item& each) { return trim(each.formula) == line.input; });
    if (!item) item = find_item(group, [&](const formula::Item& each) { return each.zh == line.item; });
    return item ? item->code : wanted;
  }
  return wanted;
}

}  // namespace fenhao::cli
