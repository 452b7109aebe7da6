#include "labour/contract.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {
namespace {

Result<bool> near_retirement(const ContractHistory& history, const OpenEndedRules& rules) {
  if (history.years_to_retirement) return *history.years_to_retirement < rules.reform_years_to_retirement;
  return fail(Error(ErrorCode::invalid_input, {"改制重订合同须知道距法定退休年龄的年数",
                                               "the years to retirement are needed for a contract after a reform"})
                  .way_out({"由出生年月算出法定退休时间", "work out the statutory retirement from the birth month"}));
}

}  // namespace

Fields fields(WrittenContractRules& rules) {
  return {{"sign_within_months", &rules.sign_within_months},
          {"open_ended_after_months", &rules.open_ended_after_months},
          {"pay_multiple", &rules.pay_multiple}};
}

Fields fields(OpenEndedRules& rules) {
  return {{"years_of_service", &rules.years_of_service},
          {"fixed_terms", &rules.fixed_terms},
          {"reform_years_to_retirement", &rules.reform_years_to_retirement},
          {"second_term", &rules.second_term}};
}

WrittenContractDates written_contract_dates(Date hired, const WrittenContractRules& rules) {
  WrittenContractDates dates;
  dates.double_from = months_after(hired, rules.sign_within_months);
  dates.sign_by = dates.double_from - 1;
  dates.open_ended_from = months_after(hired, rules.open_ended_after_months);
  dates.double_to = dates.open_ended_from - 1;
  dates.most_months = rules.open_ended_after_months - rules.sign_within_months;
  return dates;
}

Result<MonthsAndDays> double_pay_time(Date hired, Date last_without, const WrittenContractRules& rules) {
  FENHAO_CHECK(months_and_days(hired, last_without));
  const auto dates = written_contract_dates(hired, rules);
  if (last_without < dates.double_from) return MonthsAndDays{};
  if (last_without >= dates.double_to) return MonthsAndDays{dates.most_months, 0};
  return months_and_days(dates.double_from, last_without);
}

Result<Money> double_pay_extra(const MonthsAndDays& time, Money monthly_wage, Money part_month_wage,
                               const WrittenContractRules& rules) {
  FENHAO_CHECK(refuse_negative({"月工资和零头天数的工资", "the monthly wage and that of the days beyond"},
                               {monthly_wage.decimal(), part_month_wage.decimal()}));
  if (time.days == 0 && !part_month_wage.is_zero())
    return fail(Error(ErrorCode::invalid_input, {"没有零头天数，却给出了不满月的工资",
                                                 "there are no days beyond whole months, yet a wage is given for them"})
                    .way_out({"零头天数为零时工资也为零", "give zero when there are no such days"}));
  return (monthly_wage * time.months + part_month_wage) * (rules.pay_multiple - 1);
}

std::string_view to_string(SecondTermReading reading) {
  return reading == SecondTermReading::worker_decides ? "worker_decides" : "both_agree";
}

std::string_view to_string(OpenEndedReason reason) {
  switch (reason) {
    case OpenEndedReason::ten_years: return "ten_years";
    case OpenEndedReason::reform: return "reform";
    case OpenEndedReason::two_fixed_terms: return "two_fixed_terms";
    case OpenEndedReason::year_without_contract: break;
  }
  return "year_without_contract";
}

Text label(OpenEndedReason reason) {
  switch (reason) {
    case OpenEndedReason::ten_years: return {"连续工作满规定年限", "the years of consecutive service are reached"};
    case OpenEndedReason::reform:
      return {"初次实行劳动合同制度或改制重订合同，且临近退休", "first contract after a reform, close to retirement"};
    case OpenEndedReason::two_fixed_terms:
      return {"连续订立固定期限合同达到规定次数", "the number of fixed terms is reached"};
    case OpenEndedReason::year_without_contract: break;
  }
  return {"满一年未订立书面合同，视为已订立", "a year without a written contract: deemed concluded"};
}

Result<std::vector<OpenEndedReason>> open_ended_reasons(const ContractHistory& history, SecondTermReading reading,
                                                        const OpenEndedRules& rules) {
  FENHAO_CHECK(rules.second_term.offers(to_string(reading), rules.basis));
  FENHAO_CHECK(refuse_negative({"工作年限和合同次数", "years of service and number of terms"},
                               {Decimal(history.years_of_service), Decimal(history.consecutive_fixed_terms)}));
  std::vector<OpenEndedReason> reasons;
  if (history.year_without_contract) reasons.push_back(OpenEndedReason::year_without_contract);
  if (!history.worker_agrees || history.worker_wants_fixed_term) return reasons;
  const bool long_service = history.years_of_service >= rules.years_of_service;
  if (long_service && !history.first_contract_after_reform) reasons.push_back(OpenEndedReason::ten_years);
  if (long_service && history.first_contract_after_reform) {
    FENHAO_TRY(near, near_retirement(history, rules));
    if (near) reasons.push_back(OpenEndedReason::reform);
  }
  const bool renewed = reading == SecondTermReading::worker_decides || history.employer_renews;
  if (history.consecutive_fixed_terms >= rules.fixed_terms && renewed && !history.dismissible)
    reasons.push_back(OpenEndedReason::two_fixed_terms);
  return reasons;
}

}  // namespace fenhao::labour
