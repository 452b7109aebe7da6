#include "payroll/tax_free_limits.h"

#include <algorithm>

#include "tax/saving.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

// The fund's charges of the month itself; a back payment was or is held against the limit of its own month.
struct Fund {
  Money base, employee, employer;
  Rounding rounding = Rounding::half_up_fen;
};

std::optional<Fund> fund_of(const std::vector<ChargeLine>& charges) {
  std::optional<Fund> fund;
  for (const auto& line : charges) {
    const auto& charge = line.charge;
    if (charge.insurance != Insurance::housing_fund || line.back_pay) continue;
    if (!fund) fund = Fund{.base = Money{}, .employee = Money{}, .employer = Money{}, .rounding = charge.rounding};
    fund->base = std::max(fund->base, charge.base);
    fund->employee += charge.employee;
    fund->employer += charge.employer;
  }
  return fund;
}

void limit_fund(const tax::SavingRules& rules, const Fund& fund, TaxWorking& working) {
  // Deposits are rounded by the place; the limit is rounded alike.
  const Money limit = multiply(fund.base, rules.fund_rate, fund.rounding);
  working.housing_fund -= std::max(Money{}, fund.employee - limit);
  working.input.income += std::max(Money{}, fund.employer - limit);
}

// The own average wage of last year, as declared for the pension or the fund.
std::optional<Money> own_wage(const std::vector<ChargeLine>& charges) {
  for (const Insurance insurance : {Insurance::pension, Insurance::housing_fund})
    for (const auto& line : charges)
      if (line.charge.insurance == insurance && !line.back_pay) return line.charge.declared_base;
  return std::nullopt;
}

Status limit_annuity(const tax::SavingRules& rules, const std::vector<ChargeLine>& charges, std::optional<Money> average_wage, Money& annuity) {
  const auto wage = own_wage(charges);
  if (!wage || !average_wage)
    return fail(Error(ErrorCode::not_found, {wage ? "申报了年金扣除，但不知道当地上年平均工资，算不出扣除限额" : "申报了年金扣除，但没有养老或公积金的申报基数，算不出扣除限额",
                                             wage ? "an annuity is declared, but last year's average wage of the place is unknown" : "an annuity is declared, but there is no declared base of pension or fund"})
                    .way_out(wage ? Text{"向当地核实后用 fenhao policy record 登记 average_wage", "ask the authority and record average_wage with fenhao policy record"}
                                  : Text{"补参保方案，或用薪资项目“企业年金个人”并填“企业年金计税基数”", "add the enrolment plan, or use the pay item 企业年金个人 with its base"}));
  FENHAO_TRY(base, tax::annuity_base(rules, *wage, *average_wage));
  annuity = std::min(annuity, multiply(base, rules.annuity_rate, Rounding::half_up_fen));
  return {};
}

}  // namespace

Status apply_tax_free_limits(const tax::Parameters& parameters, const std::vector<ChargeLine>& charges, std::optional<Money> average_wage, TaxWorking& working) {
  const auto& rules = parameters.rules.saving;
  if (const auto fund = fund_of(charges)) limit_fund(rules, *fund, working);
  const auto annuity = working.other_by_kind.find("annuity");
  return annuity == working.other_by_kind.end() ? Status() : limit_annuity(rules, charges, average_wage, annuity->second);
}

}  // namespace fenhao::payroll
