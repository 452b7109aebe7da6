#include "tax/one_off.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

Status check(const Severance& severance, SeveranceReading reading) {
  FENHAO_CHECK(not_negative(severance.total, {"一次性补偿收入", "the severance pay"}));
  if (severance.annual_average_wage <= Money{})
    return fail(Error(ErrorCode::invalid_input,
                      {"缺少当地上年职工平均工资（年）", "the place's annual average wage of last year is missing"})
                    .way_out({"在地方政策中补上平均工资", "add the average wage to the policy of the place"}));
  if (reading == SeveranceReading::whole_sum) return {};
  if (!severance.statutory_part || severance.statutory_part->is_negative() ||
      *severance.statutory_part > severance.total)
    return fail(
        Error(ErrorCode::invalid_input, {"此口径需要法定补偿额，且不大于一次性补偿总额",
                                         "this reading needs the statutory compensation, not above the whole sum"})
            .way_out({"填写法定经济补偿额", "enter the statutory compensation"}));
  return {};
}

Status check_months(int months) {
  if (months >= 1) return {};
  return fail(Error(ErrorCode::invalid_input, {"距法定退休年龄的月数应至少为 1",
                                               "there must be at least one month to the statutory retirement age"})
                  .way_out({"检查出生日期和办理月份", "check the birth date and the month of the procedure"}));
}

}  // namespace

Result<SeveranceTax> tax_severance(const Parameters& parameters, const Severance& severance, SeveranceReading reading) {
  FENHAO_CHECK(check(severance, reading));
  SeveranceTax result;
  result.exempt_limit = severance.annual_average_wage * parameters.rules.one_off.severance_multiple;
  if (severance.bankruptcy) {
    result.exempt = severance.total;
    return result;
  }
  const Money eligible = reading == SeveranceReading::whole_sum ? severance.total : *severance.statutory_part;
  result.exempt = std::min(eligible, result.exempt_limit);
  result.taxable = eligible - result.exempt;
  result.to_wages = severance.total - eligible;
  FENHAO_TRY(bracket, bracket_of(parameters.annual, result.taxable));
  FENHAO_TRY(tax, tax_by(parameters.annual, result.taxable));
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.tax = tax;
  return result;
}

// With m months, years = m / 12: tax = ((12 × grant − 60000 × m) × rate − quick deduction × m) / 12, exact until the
// end.
Result<GrantTax> tax_early_retirement(const Parameters& parameters, Money grant, int months_to_statutory_age,
                                      EarlyRetirementReading reading) {
  FENHAO_CHECK(not_negative(grant, {"提前退休补贴", "the early retirement grant"}));
  FENHAO_CHECK(check_months(months_to_statutory_age));
  const int months = reading == EarlyRetirementReading::months_over_twelve
                         ? months_to_statutory_age
                         : months_to_statutory_age / months_in_year * months_in_year;
  if (months == 0)
    return fail(
        Error(ErrorCode::not_allowed,
              {"不满一年，按整年计算的口径不适用", "less than a year: the reading by completed years does not apply"})
            .way_out({"改用按月数折算的口径，或并入当月工资", "use the reading by months, or merge it into wages"}));
  const Money excess =
      std::max(Money{}, grant * months_in_year - parameters.rules.annual_deduction * months);  // taxable × 12
  FENHAO_TRY(bracket, bracket_of(parameters.annual, excess, months));
  const Decimal twelve(months_in_year);
  const auto twelfth = [&](const Decimal& amount) {
    return Money::round(divide(amount, twelve, 2, RoundingMode::half_up), Rounding::half_up_fen);
  };
  const Decimal tax = excess.decimal() * bracket.rate.decimal() - (bracket.quick_deduction * months).decimal();
  return GrantTax{bracket.rate, bracket.quick_deduction, twelfth(excess.decimal()), twelfth(tax)};
}

Result<GrantTax> tax_internal_retirement(const Parameters& parameters, Money lump_sum, int months_to_statutory_age,
                                         Money month_wage) {
  FENHAO_CHECK(not_negative(lump_sum, {"内部退养一次性收入", "the internal retirement payment"}));
  FENHAO_CHECK(not_negative(month_wage, {"当月工资", "the month's wage"}));
  FENHAO_CHECK(check_months(months_to_statutory_age));
  const Money wage_less_basic = month_wage - parameters.basic_deduction;
  const Money per_month_times_months = lump_sum + wage_less_basic * months_to_statutory_age;
  FENHAO_TRY(bracket, bracket_of(parameters.monthly, per_month_times_months, months_to_statutory_age));
  const Money taxable = std::max(Money{}, lump_sum + wage_less_basic);
  const Money tax = multiply(taxable, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction;
  return GrantTax{bracket.rate, bracket.quick_deduction, taxable, std::max(Money{}, tax)};
}

}  // namespace fenhao::tax
