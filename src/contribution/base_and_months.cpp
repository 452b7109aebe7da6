#include "contribution/base_and_months.h"

namespace fenhao::contribution {

Result<Money> average_wage_of_year(const std::vector<Money>& wages_of_months_worked, Rounding rounding) {
  const auto months = wages_of_months_worked.size();
  if (months == 0 || months > 12)
    return fail(
        Error(ErrorCode::invalid_input, {"平均工资需要 1 到 12 个月的工资，实有 " + std::to_string(months) + " 个月",
                                         "an average wage takes 1 to 12 months, not " + std::to_string(months)})
            .way_out({"只列上一自然年实际在职的月份", "list the months worked in the last calendar year"}));
  Money sum;
  for (const Money wage : wages_of_months_worked) sum += wage;
  const int scale = rounding.unit == RoundingUnit::fen ? 2 : rounding.unit == RoundingUnit::jiao ? 1 : 0;
  const Decimal average = divide(sum.decimal(), Decimal(static_cast<std::int64_t>(months)), scale, rounding.mode);
  return Money::round(average, rounding);
}

CoverageMonth first_insurance_month(Date hired) { return CoverageMonth(hired.month()); }

CoverageMonth last_insurance_month(Date last_day, std::optional<int> cutoff_day) {
  const CoverageMonth month(last_day.month());
  return cutoff_day && last_day.day() <= *cutoff_day ? month - 1 : month;
}

CoverageMonth first_fund_month(Date hired, bool first_job, Month first_wage_month) {
  return CoverageMonth(first_job ? hired.month() + 1 : first_wage_month);
}

}  // namespace fenhao::contribution
