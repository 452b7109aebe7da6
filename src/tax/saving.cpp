#include "tax/saving.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

constexpr int months_in_quarter = 3;

Result<Money> capped_base(Money wage, int multiple, Money city_monthly_average) {
  FENHAO_CHECK(not_negative(wage, {"工资基数", "the wage base"}));
  if (city_monthly_average <= Money{})
    return fail(
        Error(ErrorCode::invalid_input, {"缺少当地上年月平均工资", "the city's average monthly wage is missing"})
            .way_out({"在地方政策中补上平均工资", "add the average wage to the policy of the place"}));
  return std::min(wage, city_monthly_average * multiple);
}

Result<Money> spread_by_month(const Table& monthly, Money amount, int months) {
  FENHAO_TRY(bracket, bracket_of(monthly, amount, months));
  return multiply(amount, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction * months;
}

std::unexpected<Error> not_yet(TaxMonth month) {
  return fail(Error(ErrorCode::not_allowed, {month.to_string() + " 还没有个人养老金政策",
                                             "there was no personal pension yet in " + month.to_string()})
                  .way_out({"检查税款所属期", "check the tax month"}));
}

}  // namespace

Result<Money> annuity_base(const SavingRules& rules, Money wage, Money city_monthly_average) {
  return capped_base(wage, rules.annuity_base_multiple, city_monthly_average);
}

Result<AnnuityContribution> annuity_contribution(const SavingRules& rules, Money base, Rate employee_rate) {
  FENHAO_CHECK(not_negative(base, {"年金缴费基数", "the annuity base"}));
  if (employee_rate < Rate{} || employee_rate.decimal() > Decimal(1))
    return fail(Error(ErrorCode::invalid_input,
                      {"年金个人缴费比例不在 0 到 100% 之间", "the annuity rate is not within 0 and 100%"})
                    .way_out({"更正缴费比例", "correct the rate"}));
  AnnuityContribution result;
  result.paid = multiply(base, employee_rate, Rounding::half_up_fen);
  result.deductible = multiply(base, std::min(employee_rate, rules.annuity_rate), Rounding::half_up_fen);
  result.taxable = result.paid - result.deductible;
  return result;
}

Result<Money> tax_annuity(const Parameters& parameters, Money amount, AnnuityDrawing drawing) {
  FENHAO_CHECK(not_negative(amount, {"领取的年金", "the annuity drawn"}));
  switch (drawing) {
    case AnnuityDrawing::monthly:
    case AnnuityDrawing::lump_sum_other: return tax_by(parameters.monthly, amount);
    case AnnuityDrawing::quarterly: return spread_by_month(parameters.monthly, amount, months_in_quarter);
    case AnnuityDrawing::yearly:
    case AnnuityDrawing::lump_sum_leaving: return tax_by(parameters.annual, amount);
  }
  return fail(ErrorCode::internal, "未知的领取方式", "unknown way of drawing");
}

Result<Money> tax_pension_withdrawal(const Parameters& parameters, Money amount, TaxMonth month) {
  FENHAO_CHECK(not_negative(amount, {"领取的个人养老金", "the personal pension drawn"}));
  const auto& rate = parameters.rules.saving.pension_withdrawal;
  if (!rate) return not_yet(month);
  return multiply(amount, *rate, Rounding::half_up_fen);
}

Result<Money> tax_saved(const Parameters& parameters, Money taxable_before, Money deduction) {
  FENHAO_CHECK(not_negative(deduction, {"扣除额", "the deduction"}));
  FENHAO_TRY(before, tax_by(parameters.annual, taxable_before));
  FENHAO_TRY(after, tax_by(parameters.annual, taxable_before - deduction));
  return before - after;
}

Result<Money> pension_deductible(const DeductionLimits& limits, Money paid_in_year, TaxMonth month) {
  FENHAO_CHECK(not_negative(paid_in_year, {"个人养老金缴费", "the personal pension payment"}));
  if (!limits.pension_year_limit) return not_yet(month);
  return std::min(paid_in_year, *limits.pension_year_limit);
}

Result<Money> health_deductible(const DeductionLimits& limits, Money monthly_premium) {
  FENHAO_CHECK(not_negative(monthly_premium, {"商业健康保险保费", "the health insurance premium"}));
  return std::min(monthly_premium, limits.health);
}

Result<FundExcess> fund_excess(const SavingRules& rules, Money last_year_wage, Money employee_part, Money employer_part,
                               Money city_monthly_average) {
  const Text what{"住房公积金缴存额", "the housing fund contribution"};
  FENHAO_CHECK(not_negative(employee_part, what));
  FENHAO_CHECK(not_negative(employer_part, what));
  FENHAO_TRY(base, capped_base(last_year_wage, rules.fund_base_multiple, city_monthly_average));
  FundExcess result;
  result.limit = multiply(base, rules.fund_rate, Rounding::half_up_fen);
  result.employee = std::max(Money{}, employee_part - result.limit);
  result.employer = std::max(Money{}, employer_part - result.limit);
  return result;
}

Result<Reduction> reduce_tax(Money year_tax, Rate rate, Money year_cap) {
  FENHAO_CHECK(not_negative(year_tax, {"应纳税额", "the tax"}));
  FENHAO_CHECK(not_negative(year_cap, {"减征限额", "the cap of the reduction"}));
  if (rate < Rate{} || rate.decimal() > Decimal(1))
    return fail(Error(ErrorCode::invalid_input,
                      {"减征比例不在 0 到 100% 之间", "the rate of the reduction is not within 0 and 100%"})
                    .way_out({"按省级规定更正比例", "correct the rate by the rule of the province"}));
  const Money reduction = std::min(multiply(year_tax, rate, Rounding::half_up_fen), year_cap);
  return Reduction{reduction, year_tax - reduction};
}

}  // namespace fenhao::tax
