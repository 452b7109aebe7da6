// A monthly wage by the day and by the hour: paid days (计薪天数) and working days of an average month. Pure.
// 人社部发〔2025〕2号; before it 劳社部发〔2008〕3号. Amounts half-up to the fen, rounded once.
#pragma once

#include "base/dated_text.h"

namespace fenhao::labour {

struct PaidTime {
  static constexpr std::string_view item = "paid_time";
  LegalBasis basis;
  Decimal paid_days_a_month;     // what wages are divided by
  Decimal working_days_a_month;  // what working time is measured by, never wages
  Decimal hours_a_day;
};

Fields fields(PaidTime& time);

// Monthly wage / days. invalid_input for days that are not positive or a negative wage.
Result<Money> daily_wage(Money monthly, const Decimal& days_a_month);
Result<Money> hourly_wage(Money monthly, const PaidTime& time);
// The monthly wage of an agreed hourly wage.
Result<Money> monthly_of_hourly(Money hourly, const PaidTime& time);

// Pay of a month joined or left midway. The law names no method: a company fixes one by rule. Statutory holidays within
// the employment are paid days.
// forward: daily wage × paid days present, at most the month's wage.
Result<Money> pay_of_days_present(Money monthly, int days_present, const PaidTime& time);
// backward: the month's wage less daily wage × paid days absent, at least nothing.
Result<Money> pay_less_days_absent(Money monthly, int days_absent, const PaidTime& time);

}  // namespace fenhao::labour
