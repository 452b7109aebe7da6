#include "tax/cumulative_labour.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

bool in_force(const CumulativeLabourRules& rules, LabourScope scope) {
  switch (scope) {
    case LabourScope::student_intern: return rules.student_intern;
    case LabourScope::agent: return rules.agent_cost.has_value();
    case LabourScope::platform_worker: return rules.platform_worker;
  }
  return false;
}

Status check(const Parameters& parameters, LabourScope scope, const LabourFigures& month, int months, TaxMonth when) {
  const Text who = label(scope);
  if (!in_force(parameters.rules.cumulative_labour, scope))
    return fail(Error(ErrorCode::not_allowed,
                      {who.zh + "的劳务报酬在 " + when.to_string() + " 不适用累计预扣法",
                       "labour remuneration of " + who.en + " is not withheld cumulatively in " + when.to_string()})
                    .way_out({"改用按次预扣", "withhold per payment"}));
  if (months < 1 || months > when.month.number())
    return fail(
        Error(ErrorCode::invalid_input, {"取得劳务报酬的月份数 " + std::to_string(months) + " 不在 1 到 " +
                                             std::to_string(when.month.number()) + " 之间",
                                         std::to_string(months) + " months of labour remuneration is not within 1 to " +
                                             std::to_string(when.month.number())})
            .way_out({"检查起始月份与税款所属期 " + when.to_string(),
                      "check the first month against tax month " + when.to_string()}));
  if (scope != LabourScope::agent && !month.surcharges.is_zero())
    return fail(
        Error(ErrorCode::invalid_input, {who.zh + "没有附加税费扣除", who.en + " have no deduction of surcharges"})
            .way_out({"附加税费填 0", "enter 0 for surcharges"}));
  return not_negative(month.income, {"劳务报酬", "labour remuneration"});
}

Result<Money> cumulative_basic(const Parameters& parameters, int months, TaxMonth when, BasicDeductionRule rule) {
  if (rule == BasicDeductionRule::months_employed) return parameters.basic_deduction * months;
  if (rule == BasicDeductionRule::sixty_thousand && parameters.small_income_limit)
    return *parameters.small_income_limit;
  return fail(Error(ErrorCode::not_allowed,
                    {"劳务报酬累计预扣在 " + when.to_string() + " 不适用这种减除费用方式",
                     "this basic deduction does not apply to labour remuneration in " + when.to_string()})
                  .way_out({"改用按月份数扣除", "use the months rule"}));
}

}  // namespace

std::string_view to_string(LabourScope scope) {
  switch (scope) {
    case LabourScope::student_intern: return "student_intern";
    case LabourScope::agent: return "agent";
    case LabourScope::platform_worker: return "platform_worker";
  }
  return "student_intern";
}

Text label(LabourScope scope) {
  switch (scope) {
    case LabourScope::student_intern: return {"实习学生", "student interns"};
    case LabourScope::agent: return {"保险营销员、证券经纪人", "insurance agents and securities brokers"};
    case LabourScope::platform_worker: return {"互联网平台从业人员", "internet platform workers"};
  }
  return {};
}

Result<LabourScope> parse_labour_scope(std::string_view name) {
  for (const auto scope : {LabourScope::student_intern, LabourScope::agent, LabourScope::platform_worker})
    if (to_string(scope) == name) return scope;
  return fail(
      Error(ErrorCode::invalid_input, {"不认识的人员类别“" + std::string(name) + "”",
                                       "unknown scope of labour remuneration \"" + std::string(name) + "\""})
          .way_out({"可用：student_intern、agent、platform_worker", "use student_intern, agent or platform_worker"}));
}

LabourFigures operator+(const LabourFigures& a, const LabourFigures& b) {
  return {a.income + b.income, a.exempt + b.exempt, a.surcharges + b.surcharges, a.other + b.other,
          a.reliefs + b.reliefs};
}

Result<LabourWithholding> withhold_labour(const Parameters& parameters, LabourScope scope, const LabourToDate& before,
                                          const LabourFigures& month, int months, TaxMonth tax_month,
                                          BasicDeductionRule rule) {
  FENHAO_CHECK(check(parameters, scope, month, months, tax_month));
  FENHAO_TRY(basic, cumulative_basic(parameters, months, tax_month, rule));
  LabourWithholding result;
  const auto& sums = result.after.figures = before.figures + month;
  result.expense = multiply(sums.income, parameters.rules.remuneration.expense, Rounding::half_up_fen);
  const Money income_amount = sums.income - result.expense;
  if (scope == LabourScope::agent)
    result.agent_cost = multiply(income_amount, *parameters.rules.cumulative_labour.agent_cost, Rounding::half_up_fen);
  result.cumulative_basic = basic;
  result.taxable_before_clamp =
      income_amount - result.agent_cost - sums.surcharges - sums.exempt - result.cumulative_basic - sums.other;
  result.cumulative_taxable = std::max(Money{}, result.taxable_before_clamp);

  FENHAO_TRY(bracket, bracket_of(parameters.annual, result.cumulative_taxable));
  FENHAO_TRY(tax, tax_by(parameters.annual, result.cumulative_taxable));
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.cumulative_tax = tax;
  const Money owed = std::max(Money{}, tax - sums.reliefs);
  result.due = std::max(Money{}, owed - before.withheld);
  result.after.withheld = before.withheld + result.due;
  return result;
}

}  // namespace fenhao::tax
