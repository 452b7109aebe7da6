#include "labour/severance.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {
namespace {

// By the rules of 1994 a begun year counts as one.
Decimal earlier_months(const ServiceLength& service, EarlierCause cause, const EarlierServiceRules& rules) {
  if (cause == EarlierCause::not_compensated) return Decimal(0);
  const int begun = service.full_months % 12 > 0 || service.more_days ? 1 : 0;
  const int years = service.full_months / 12 + begun;
  return Decimal(cause == EarlierCause::limited ? std::min(years, rules.most_months) : years);
}

Money pay(Money wage, const Decimal& months) { return Money::round(wage.decimal() * months, Rounding::half_up_fen); }

Status check(const SeveranceFacts& facts) {
  if (facts.unlawful && !facts.service.earlier.none())
    return fail(
        Error(ErrorCode::invalid_input, {"违法解除的赔偿金自用工之日起按同一标准计算年限，不分段",
                                         "compensation for an unlawful termination counts from the hire in one"})
            .way_out({"按合并计算（one_count）给出工作年限", "give the service by one_count"}));
  return refuse_negative(
      {"平均工资、社会平均工资的三倍和最低工资", "average wages, three times the city's, and minimum wage"},
      {facts.average_wage.decimal(), facts.high_wage_line.value_or(Money{}).decimal(),
       facts.minimum_wage.value_or(Money{}).decimal(), facts.employer_average.value_or(Money{}).decimal()});
}

}  // namespace

Fields fields(SeveranceRules& rules) {
  return {{"year_from_months", &rules.year_from_months},
          {"shorter_remainder", &rules.shorter_remainder},
          {"averaged_months", &rules.averaged_months},
          {"high_wage_multiple", &rules.high_wage_multiple},
          {"high_wage_most_years", &rules.high_wage_most_years},
          {"unlawful_multiple", &rules.unlawful_multiple},
          {"notice_months", &rules.notice_months}};
}

Fields fields(EarlierServiceRules& rules) {
  return {{"ends_before", &rules.ends_before}, {"most_months", &rules.most_months}, {"readings", &rules.readings}};
}

Result<Money> average_monthly_wage(std::span<const Money> months, const SeveranceRules& rules) {
  const auto count = static_cast<int>(months.size());
  if (count == 0 || count > rules.averaged_months)
    return fail(
        Error(ErrorCode::invalid_input, {"平均工资应按离职前 1 至 " + std::to_string(rules.averaged_months) +
                                             " 个月计算，给出了 " + std::to_string(count) + " 个月",
                                         "the average wage takes 1 to " + std::to_string(rules.averaged_months) +
                                             " months, " + std::to_string(count) + " were given"})
            .way_out({"给出离职前十二个月，不满十二个月的给出实际工作的月份",
                      "give the last 12 months, or those worked when fewer"}));
  Money sum;
  for (const Money month : months) {
    FENHAO_CHECK(refuse_negative({"月工资", "a month's wage"}, {month.decimal()}));
    sum += month;
  }
  return Money::round(divide(sum.decimal(), Decimal(count), 2, RoundingMode::half_up), Rounding::half_up_fen);
}

Money high_wage_line(Money city_average_monthly, const SeveranceRules& rules) {
  return city_average_monthly * rules.high_wage_multiple;
}

Result<Severance> severance(const SeveranceFacts& facts, const SeveranceRules& rules,
                            const EarlierServiceRules& earlier) {
  FENHAO_CHECK(check(facts));
  Severance result;
  result.months = months_paid(facts.service.present, rules);
  if (!facts.service.earlier.none())
    result.earlier_months = earlier_months(facts.service.earlier, facts.earlier_cause, earlier);
  result.wage = result.earlier_wage = std::max(facts.average_wage, facts.minimum_wage.value_or(Money{}));
  if (facts.earlier_cause == EarlierCause::unlimited)
    result.earlier_wage = std::max(result.earlier_wage, facts.employer_average.value_or(Money{}));
  result.wage_bounded = facts.high_wage_line && result.wage > *facts.high_wage_line;
  if (result.wage_bounded) {
    result.wage = *facts.high_wage_line;
    result.months = std::min(result.months, Decimal(rules.high_wage_most_years));
  }
  result.amount = pay(result.wage, result.months) + pay(result.earlier_wage, result.earlier_months);
  if (facts.unlawful) result.amount = result.amount * rules.unlawful_multiple;
  return result;
}

Result<Money> notice_pay(Money last_month_wage, const SeveranceRules& rules) {
  FENHAO_CHECK(refuse_negative({"上月工资", "the last month's wage"}, {last_month_wage.decimal()}));
  return pay(last_month_wage, rules.notice_months);
}

}  // namespace fenhao::labour
