#include "people/retirement.h"

#include <algorithm>
#include <array>

namespace fenhao::people {
namespace {

constexpr std::array<std::string_view, 5> codes{"male60", "female55", "female50", "special_male55", "special_female45"};

}  // namespace

std::string_view to_string(RetirementCategory category) { return codes[static_cast<std::size_t>(category)]; }

Result<RetirementCategory> parse_retirement_category(std::string_view code) {
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (codes[i] == code) return static_cast<RetirementCategory>(i);
  return fail(Error(ErrorCode::invalid_input, {"不认识的退休类别“" + std::string(code) + "”",
                                               "unknown retirement category \"" + std::string(code) + "\""})
                  .way_out({"可用：male60、female55、female50、special_male55、special_female45", "use male60, female55, female50, special_male55 or special_female45"}));
}

Result<RetirementRules::Category> RetirementRules::of(RetirementCategory category) const {
  for (const auto& one : categories)
    if (one.category == category) return one;
  const std::string code(to_string(category));
  return fail(Error(ErrorCode::not_found,
                    {"没有退休类别“" + code + "”的规定", "there are no rules for retirement category \"" + code + "\""})
                  .way_out({"在 policy/national/retirement.yaml 补上", "add it to policy/national/retirement.yaml"}));
}

Result<Retirement> retirement_of(const RetirementRules& rules, Month birth, RetirementCategory category) {
  FENHAO_TRY(rule, rules.of(category));
  Retirement result;
  const int months_after = birth - rule.first_birth;
  result.raised = months_after >= 0;
  if (result.raised) result.delay_months = std::min(rule.cap_months, months_after / rule.step_months + 1);
  result.age_months = rule.old_age_years * 12 + result.delay_months;
  result.statutory = birth + result.age_months;
  result.minimum_contribution_months = minimum_contributions(rules, result.statutory.year());
  if (result.raised) {
    const Month old_age = birth + rule.old_age_years * 12;
    result.earliest = std::max(old_age, result.statutory - rules.flexible_earlier);
    result.latest = result.statutory + rules.flexible_later;
  }
  return result;
}

Result<RetirementStanding> retirement_standing(const RetirementRules& rules, Date birth, Gender sex, Month month) {
  const bool woman = sex == Gender::female;
  FENHAO_TRY(earlier,
             retirement_of(rules, birth.month(), woman ? RetirementCategory::female50 : RetirementCategory::male60));
  FENHAO_TRY(later,
             retirement_of(rules, birth.month(), woman ? RetirementCategory::female55 : RetirementCategory::male60));
  if (later.past(month)) return RetirementStanding::past;
  return earlier.past(month) ? RetirementStanding::maybe_past : RetirementStanding::before;
}

int minimum_contributions(const RetirementRules& rules, int retirement_year) {
  const int raises = std::max(0, retirement_year - rules.contribution_first_raised_year + 1);
  return std::min(rules.contribution_most, rules.contribution_base + raises * rules.contribution_raise_a_year);
}

Status check_flexible(const Retirement& retirement, Month chosen) {
  if (chosen == retirement.statutory) return {};
  if (!retirement.earliest || !retirement.latest)
    return fail(Error(ErrorCode::invalid_input, {"2025 年前已达法定退休年龄，不适用弹性退休",
                                                 "reached the age before 2025: flexible retirement does not apply"})
                    .way_out({"按 " + retirement.statutory.to_string() + " 办理退休",
                              "retire in " + retirement.statutory.to_string()}));
  if (*retirement.earliest <= chosen && chosen <= *retirement.latest) return {};
  const std::string span = retirement.earliest->to_string() + " – " + retirement.latest->to_string();
  return fail(
      Error(ErrorCode::invalid_input, {chosen.to_string() + " 不在可选的退休时间 " + span + " 之内",
                                       chosen.to_string() + " is outside the span of flexible retirement " + span})
          .way_out({"在这段时间内选择退休月份", "choose a month within the span"}));
}

Month early_notice_by(const RetirementRules& rules, Month chosen) { return chosen - rules.early_notice; }

Month late_agreement_by(const RetirementRules& rules, Month chosen) { return chosen - rules.late_notice; }

}  // namespace fenhao::people
