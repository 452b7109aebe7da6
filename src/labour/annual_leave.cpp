#include "labour/annual_leave.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {

Fields fields(AnnualLeaveRules& rules) {
  return {{"days_by_years", &rules.days_by_years}, {"sick_months_that_end_it", &rules.sick_months_that_end_it},
          {"days_of_year", &rules.days_of_year},   {"pay_multiple", &rules.pay_multiple},
          {"paid_already", &rules.paid_already},   {"overtaken_is_claimed_back", &rules.overtaken_is_claimed_back}};
}

Result<int> annual_leave_days(const Decimal& years_of_work, const AnnualLeaveRules& rules) {
  FENHAO_CHECK(refuse_negative({"累计工作年限", "years of work"}, {years_of_work}));
  return step_at(rules.days_by_years, years_of_work);
}

Result<bool> lost_by_sick_leave(const Decimal& years_of_work, const Decimal& sick_months,
                                const AnnualLeaveRules& rules) {
  FENHAO_CHECK(refuse_negative({"累计工作年限和病假月数", "years of work and months of sick leave"},
                               {years_of_work, sick_months}));
  const int limit = step_at(rules.sick_months_that_end_it, years_of_work);
  return limit > 0 && sick_months >= Decimal(limit);
}

int calendar_days_here(Date first, Date last, int year) {
  const Date begin = std::max(first, Month::from_index(year * 12).first_day());
  const Date end = std::min(last, Month::from_index(year * 12 + 11).last_day());
  return std::max(0, end - begin + 1);
}

Result<LeaveOfPartYear> leave_of_part_year(int calendar_days, int entitlement, int taken,
                                           const AnnualLeaveRules& rules) {
  FENHAO_CHECK(refuse_negative({"天数", "days"}, {Decimal(calendar_days), Decimal(entitlement), Decimal(taken)}));
  if (const int most = std::max(calendar_days, entitlement); most > rules.days_of_year + 1)
    return fail(Error(ErrorCode::invalid_input, {"一年不会有 " + std::to_string(most) + " 天",
                                                 "a year does not have " + std::to_string(most) + " days"})
                    .way_out({"只计当年在本单位的日历天数和全年应休天数",
                              "give this year's calendar days here and the days of leave of a whole year"}));
  LeaveOfPartYear leave;
  leave.days = std::min(entitlement, calendar_days * entitlement / rules.days_of_year);
  leave.unused = std::max(0, leave.days - taken);
  if (rules.overtaken_is_claimed_back) leave.claimed_back = std::max(0, taken - leave.days);
  return leave;
}

Result<UnusedLeavePay> unused_leave_pay(Money average_monthly_wage, const Decimal& unused_days,
                                        const AnnualLeaveRules& rules, const PaidTime& time) {
  FENHAO_CHECK(refuse_negative({"未休天数", "days not taken"}, {unused_days}));
  FENHAO_TRY(daily, daily_wage(average_monthly_wage, time.paid_days_a_month));
  const auto pay = [&](const Decimal& multiple) {
    return Money::round(divide(average_monthly_wage.decimal() * unused_days * multiple, time.paid_days_a_month, 2,
                               RoundingMode::half_up),
                        Rounding::half_up_fen);
  };
  return UnusedLeavePay{daily, pay(rules.pay_multiple), pay(rules.pay_multiple - rules.paid_already)};
}

}  // namespace fenhao::labour
