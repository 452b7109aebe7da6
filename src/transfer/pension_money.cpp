#include "transfer/pension_money.h"

#include <algorithm>
#include <set>

namespace fenhao::transfer {
namespace {

std::unexpected<Error> refuse(const PensionYear& year, std::string zh, std::string en) {
  return fail(Error(ErrorCode::invalid_input, {std::move(zh), std::move(en)})
                  .at({.subject = std::to_string(year.year)})
                  .way_out({"按参保缴费凭证更正该年度", "correct the year by the contribution record"}));
}

}  // namespace

Fields fields(PensionMoneyRules& rules) {
  return {{"pooled_rate", &rules.pooled_rate}, {"pooled_since", &rules.pooled_since}};
}

Result<std::vector<PensionYear>> pension_years(Month from, Month to) {
  if (to < from)
    return fail(Error(ErrorCode::invalid_input,
                      {"缴费止月 " + to.to_string() + " 早于起月 " + from.to_string(),
                       "the last month " + to.to_string() + " is before the first " + from.to_string()})
                    .way_out({"更正缴费起止月", "correct the months"}));
  std::vector<PensionYear> years;
  for (Month month = from; month <= to; month = month + 1) {
    if (years.empty() || years.back().year != month.year()) years.push_back({month.year(), 0, {}});
    ++years.back().months;
  }
  return years;
}

Result<PensionMoney> pension_money(const std::vector<PensionYear>& years, Money account,
                                   const PensionMoneyRules& rules) {
  PensionMoney money{{}, {}, account};
  if (account.is_negative())
    return fail(Error(ErrorCode::invalid_input, {"个人账户储存额不能是负数", "the personal account cannot be negative"})
                    .way_out({"按经办机构核定的储存额填写", "state the sum the agency has confirmed"}));
  std::set<int> seen;
  for (const auto& year : years) {
    if (!seen.insert(year.year).second) return refuse(year, "年度重复", "the year stands twice");
    if (year.months < 1 || year.months > 12)
      return refuse(year, "缴费月数应为 1 到 12", "contributed months must be 1 to 12");
    if (year.monthly_base.is_negative()) return refuse(year, "缴费工资不能是负数", "the base cannot be negative");
    if (year.year >= rules.pooled_since.year()) money.contribution_wages += year.monthly_base * year.months;
  }
  money.pooled = multiply(money.contribution_wages, rules.pooled_rate, Rounding::half_up_fen);
  return money;
}

}  // namespace fenhao::transfer
