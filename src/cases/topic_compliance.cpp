// Written and open-ended contracts, deadlines, one employer for contract, wage, tax and insurance.
#include "cases/topic.h"
#include "labour/labour.h"
#include "labour/one_employer.h"

namespace fenhao::cases {
namespace {

// Cases without a day hold today.

template <class Rules>
Rules rules(const Context& context, Date day) {
  return must(context.law.labour.at<Rules>(day));
}

void check_written_contract(const Node& input, const Expected& expect, const Context& context) {
  const Date hired = input.date("hire_date");
  const auto dates = labour::written_contract_dates(hired, rules<labour::WrittenContractRules>(context, hired));
  expect.date("sign_by", dates.sign_by);
  expect.date("double_wage_from", dates.double_from);
  expect.date("double_wage_to", dates.double_to);
  expect.date("open_ended_from", dates.open_ended_from);
  expect.count("max_months", dates.most_months);
}

void check_double_pay(const Node& input, const Expected& expect, const Context& context) {
  const Date hired = input.date("hire_date");
  const auto law = rules<labour::WrittenContractRules>(context, hired);
  const auto time = must(labour::double_pay_time(hired, input.date("left_on"), law));
  expect.count("months", time.months);
  expect.money("extra", must(labour::double_pay_extra(time, input.money("monthly_wage"), Money{}, law)));
}

void check_open_ended(const Node& input, const Expected& expect, const Context& context) {
  labour::ContractHistory history;
  history.worker_agrees = input.flag("worker_asks");
  if (input.has("years_of_service")) history.years_of_service = input.count("years_of_service");
  if (input.has("consecutive_fixed_terms")) history.consecutive_fixed_terms = input.count("consecutive_fixed_terms");
  if (input.has("art39_or_40")) history.dismissible = input.flag("art39_or_40");
  const auto reasons = must(labour::open_ended_reasons(history, must(context.law.settings.at<labour::SecondFixedTerm>(new_year_2026)).reading(),
                                                       rules<labour::OpenEndedRules>(context, new_year_2026)));
  expect.flag("open_ended_required", !reasons.empty());
}

void check_injury_report(const Node& input, const Expected& expect, const Context& context) {
  const Date accident = input.date("accident_date");
  const auto report = labour::work_injury_report(accident, rules<labour::WorkInjuryReportRules>(context, accident));
  expect.date("employer_by", report.employer_by);
  expect.date("worker_by", report.worker_by);
}

void check_leaving(const Node& input, const Expected& expect, const Context& context) {
  const Date terminated = input.date("termination_date");
  const auto duties = labour::leaving_duties(terminated, rules<labour::LeavingRules>(context, terminated));
  expect.date("certificate_on", duties.certificate_on);
  expect.date("transfer_by", duties.transfer_by);
}

void check_one_employer(const Node& input, const Expected& expect) {
  const auto apart = must(labour::roles_apart({input.text("contract_party"), input.text("wage_payer"),
                                               input.text("iit_withholder"), input.text("insurance_payer")}));
  std::vector<std::string> flags;
  for (const auto role : apart) flags.emplace_back(to_string(role));
  expect.flag("consistent", apart.empty());
  expect.texts("flags", flags);
}

}  // namespace

void check_compliance(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("left_on")) return check_double_pay(input, expect, context);
  if (input.has("hire_date")) return check_written_contract(input, expect, context);
  if (input.has("worker_asks")) return check_open_ended(input, expect, context);
  if (input.has("accident_date")) return check_injury_report(input, expect, context);
  if (input.has("termination_date")) return check_leaving(input, expect, context);
  check_one_employer(input, expect);
}

}  // namespace fenhao::cases
