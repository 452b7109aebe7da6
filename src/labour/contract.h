// The duty of a written contract and when it must be open-ended. Pure. Labour Contract Law art. 10, 14, 82;
// Implementing Regulations art. 5–7; since 2025-09-01 法释〔2025〕12号. Whether force majeure or the worker's own doing
// kept a contract from being signed is judged by a person.
#pragma once

#include <optional>
#include <vector>

#include "base/dated_text.h"
#include "labour/civil_months.h"

namespace fenhao::labour {

struct WrittenContractRules {
  static constexpr std::string_view item = "written_contract";
  LegalBasis basis;
  int sign_within_months = 0;
  int open_ended_after_months = 0;
  int pay_multiple = 0;  // of the wage, the wage itself included
};

struct OpenEndedRules {
  static constexpr std::string_view item = "open_ended_contract";
  LegalBasis basis;
  int years_of_service = 0;
  int fixed_terms = 0;
  int reform_years_to_retirement = 0;  // first contract, or contract after the reform of a state-owned employer
  Readings second_term;                // whether the employer may let the second fixed term end
};

Fields fields(WrittenContractRules& rules);
Fields fields(OpenEndedRules& rules);

// What follows from a hire without a written contract.
struct WrittenContractDates {
  Date sign_by;
  Date double_from, double_to;  // both ends included
  Date open_ended_from;         // deemed concluded
  int most_months = 0;          // of double pay
};

WrittenContractDates written_contract_dates(Date hired, const WrittenContractRules& rules);

// The time double pay is owed for, when no contract was signed through `last_without` (the day before it was signed, or
// the last day of employment). Nothing when that is within the first month. invalid_input when it is before the hire.
Result<MonthsAndDays> double_pay_time(Date hired, Date last_without, const WrittenContractRules& rules);

// What is owed besides the wage itself: once more the monthly wage for each whole month and the wage of the days beyond
// (part_month_wage, for the days worked in them, 法释〔2025〕12号 art. 6; zero when there are none). invalid_input:
// negative amounts, or a part-month wage without such days.
Result<Money> double_pay_extra(const MonthsAndDays& time, Money monthly_wage, Money part_month_wage,
                               const WrittenContractRules& rules);

// Courts differ on art. 14 (2) 3, by place and time.
//   worker_decides   after two fixed terms the worker's wish is enough
//   both_agree       only when the employer renews as well
enum class SecondTermReading { worker_decides, both_agree };
std::string_view to_string(SecondTermReading reading);

struct ContractHistory {
  int years_of_service = 0;  // consecutive, at this employer
  int consecutive_fixed_terms =
      0;  // since 2008, the one ending now included; what else counts as one: 法释〔2025〕12号 art. 10
  bool dismissible = false;    // art. 39 or art. 40 (1), (2) applies
  bool worker_agrees = false;  // asks for a renewal or agrees to one
  bool worker_wants_fixed_term = false;
  bool employer_renews = false;  // read under both_agree
  bool first_contract_after_reform = false;
  std::optional<int> years_to_retirement;  // needed for the case above
  bool year_without_contract = false;
};

enum class OpenEndedReason {
  ten_years,              // art. 14 (2) 1
  reform,                 // art. 14 (2) 2
  two_fixed_terms,        // art. 14 (2) 3
  year_without_contract,  // art. 14 (3): deemed concluded, whatever the worker asks
};

std::string_view to_string(OpenEndedReason reason);
Text label(OpenEndedReason reason);

// Why the contract must be (or is) open-ended; empty when it need not. invalid_input: a reading the law of the day does
// not offer, the retirement of a reform case not known, a negative figure.
Result<std::vector<OpenEndedReason>> open_ended_reasons(const ContractHistory& history, SecondTermReading reading,
                                                        const OpenEndedRules& rules);

}  // namespace fenhao::labour
