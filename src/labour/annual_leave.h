// Paid annual leave: days by total years of work, part years, pay for days not taken. Pure.
// Paid Annual Leave Regulations (State Council Order 514) art. 3–5; Enterprise Measures (Order 1 of 2008) art. 5,
// 10–12.
#pragma once

#include "base/dated_text.h"
#include "labour/paid_time.h"

namespace fenhao::labour {

struct AnnualLeaveRules {
  static constexpr std::string_view item = "annual_leave";
  LegalBasis basis;
  Steps days_by_years;            // by years of work in all, at any employer
  Steps sick_months_that_end_it;  // by the same years: so many months of sick leave in the year and there is none
  int days_of_year = 0;           // what part years are divided by, leap years too
  Decimal pay_multiple;           // of the daily wage for a day not taken, what is paid anyway included
  Decimal paid_already;           // the wage of the day itself
  bool overtaken_is_claimed_back = false;
};

Fields fields(AnnualLeaveRules& rules);

// Days a year for `years_of_work` in all.
Result<int> annual_leave_days(const Decimal& years_of_work, const AnnualLeaveRules& rules);

// Whether so much sick leave in the year takes the leave away. Nothing to lose below the first step.
Result<bool> lost_by_sick_leave(const Decimal& years_of_work, const Decimal& sick_months,
                                const AnnualLeaveRules& rules);

// Calendar days of the year within an employment, both ends included: of the year's rest for a joiner, of what has
// passed for a leaver. Zero when it lies outside the year.
int calendar_days_here(Date first, Date last, int year);

struct LeaveOfPartYear {
  int days = 0;          // whole days due: calendar days / 365 × entitlement, a part of a day does not count
  int unused = 0;        // due and not taken
  int claimed_back = 0;  // taken beyond and owed by the employee; none by the Measures art. 12
};

// invalid_input: negative figures, or more days than a year has.
Result<LeaveOfPartYear> leave_of_part_year(int calendar_days, int entitlement, int taken,
                                           const AnnualLeaveRules& rules);

struct UnusedLeavePay {
  Money daily;       // average monthly wage / paid days of a month, to the fen, for the payslip
  Money total;       // with the wage already paid for the days
  Money additional;  // what is still to be paid
};

// `average_monthly_wage`: of the last 12 months before the payment (or those worked), without overtime. Each amount is
// rounded once, half-up to the fen.
Result<UnusedLeavePay> unused_leave_pay(Money average_monthly_wage, const Decimal& unused_days,
                                        const AnnualLeaveRules& rules, const PaidTime& time);

}  // namespace fenhao::labour
