#include "report/item_section.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace fenhao::report {
namespace {

struct Tagged {
  Section section;
  std::initializer_list<std::string_view> tags;
};

// In the order of precedence. An earning is often tagged 成本 as well, so cost comes last.
const std::array<Tagged, 7> by_precedence{{
    {Section::total, {"合计", "小计", "实发", "total"}},
    {Section::contribution, {"社保公积金", "社保", "公积金", "五险一金", "contribution"}},
    {Section::tax, {"个税", "个人所得税", "tax"}},
    {Section::after_tax, {"税后", "税后加项", "税后补发", "报销", "after_tax"}},
    {Section::deduction, {"扣款", "扣减", "代扣", "应扣", "deduction"}},
    {Section::earning, {"应发", "earning"}},
    {Section::cost, {"成本", "人工成本", "单位成本", "cost"}},
}};

bool has_tag(const payroll::ItemColumn& item, std::string_view tag) {
  return std::ranges::find(item.tags, tag) != item.tags.end();
}

}  // namespace

Section section_of(const payroll::ItemColumn& item) {
  for (const auto& [section, tags] : by_precedence)
    if (std::ranges::any_of(tags, [&](std::string_view tag) { return has_tag(item, tag); })) return section;
  return Section::other;
}

Text label(Section section) {
  switch (section) {
    case Section::other: return {"其他", "other"};
    case Section::earning: return {"应发项目", "earnings"};
    case Section::deduction: return {"扣款", "deductions"};
    case Section::contribution: return {"社保公积金", "contributions"};
    case Section::tax: return {"个税", "income tax"};
    case Section::after_tax: return {"税后加项", "paid after tax"};
    case Section::total: return {"合计", "totals"};
    case Section::cost: return {"单位成本", "employer cost"};
  }
  return {};
}

}  // namespace fenhao::report
