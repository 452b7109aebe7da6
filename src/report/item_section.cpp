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

// In the order of precedence. An earning may be tagged 成本 as well, so cost comes after it.
const std::array<Tagged, 11> by_precedence{{
    {Section::total, {"合计", "小计"}},
    {Section::check, {"校验"}},
    {Section::contribution, {"社保", "公积金", "社保公积金", "五险一金"}},
    {Section::annuity, {"年金"}},
    {Section::tax, {"个税"}},
    {Section::after_tax, {"税后"}},
    {Section::deduction, {"扣款"}},
    {Section::absence, {"缺勤"}},
    {Section::earning, {"应发"}},
    {Section::cost, {"单位成本", "成本"}},
    {Section::attendance, {"考勤"}},
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
    case Section::annuity: return {"企业年金", "annuity"};
    case Section::tax: return {"个税", "income tax"};
    case Section::after_tax: return {"税后扣款", "deductions after tax"};
    case Section::cost: return {"单位成本", "employer cost"};
    case Section::absence: return {"缺勤", "absence"};
    case Section::attendance: return {"考勤", "attendance"};
    case Section::check: return {"校验", "checks"};
    case Section::total: return {"合计", "totals"};
  }
  return {};
}

}  // namespace fenhao::report
