// What the law says beyond the tables of wages: allowances, limits, factors and last days, as read from
// policy/national/tax.yaml for one tax month. Money in yuan; an absent value = the rule is not in force in the month.
// Where the law can be read in two ways, the reading is an enum the caller passes; the text names the one in use.
#pragma once

#include <optional>

#include "base/date.h"
#include "base/money.h"

namespace fenhao::tax {

// 劳务报酬、稿酬、特许权使用费. IIT Law art. 6; STA 2018 No. 61 art. 8–9.
struct RemunerationRules {
  Money small_limit;    // up to here inclusive, a payment has a fixed allowance (residents, withholding only)
  Money small_expense;  // that allowance
  Rate expense;         // share of expenses otherwise
  Rate author_share;    // share of author's remuneration that counts, after expenses
  Rate flat;            // withholding rate of author's remuneration and royalties
};

// Who is withheld by the cumulative method on labour remuneration. STA 2020 No. 13 art. 2; Caishui 2018 No. 164
// art. 3; STA 2025 No. 16.
struct CumulativeLabourRules {
  bool student_intern = false;
  bool platform_worker = false;
  std::optional<Rate> agent_cost;  // insurance agents and securities brokers: 展业成本, share of the income amount
};

// Individuals without domicile. IIT Law art. 1, 6; MOF/STA 2019 No. 34, No. 35.
struct NonResidentRules {
  int bonus_months = 0;       // a bonus of several months, and equity income, is spread over these
  int short_stay_days = 0;    // up to here inclusive, only pay borne in China
  int resident_days = 0;      // from here on, a resident
  int full_years = 0;         // so many earlier full years, and income of the whole world is taxed
  int long_absence_days = 0;  // a longer single absence breaks a full year
  Rate part_day;              // of a working day in China of less than 24 hours
  int report_days = 0;        // to report a changed status
};

// One-off payments. Caishui 2018 No. 164 art. 5; Guoshuifa 1999 No. 58.
struct OneOffRules {
  int severance_multiple = 0;  // × the annual average wage of the place is exempt
};

// Annuity, personal pension and housing fund. Caishui 2013 No. 103, 2018 No. 164 art. 4, 2006 No. 10.
struct SavingRules {
  Rate annuity_rate;              // employee's deductible contribution, share of the base
  int annuity_base_multiple = 0;  // × the city's average monthly wage caps the base
  Rate fund_rate;                 // tax-free contribution of each side
  int fund_base_multiple = 0;
  std::optional<Rate> pension_withdrawal;  // personal pension, on the whole amount; since 2022-01
};

// MOF/STA 2023 No. 32: no settlement is asked for when income or the tax due is small.
struct SettlementRules {
  Money income_limit;  // year's income before deductions, inclusive
  Money due_limit;     // tax due, inclusive
  Date until;          // last day of the waiver
};

// 一次性补偿收入 above what the law obliges the employer to pay.
enum class SeveranceReading {
  whole_sum,       // the whole one-off sum has the exemption
  statutory_part,  // only up to the statutory compensation; what is above it is wages of the month
};

// Years between early retirement and the statutory age.
enum class EarlyRetirementReading {
  months_over_twelve,  // the exact fraction
  completed_years,     // whole years only
};

// 任职受雇月份数 of a person re-hired by the same payer in one tax year; earlier figures of the payer stay.
enum class RehireReading {
  from_new_start,  // from the month of the new start, as the filing software counts
  all_stretches,   // every month of employment in the year
};

struct Readings {
  SeveranceReading severance = SeveranceReading::whole_sum;
  EarlyRetirementReading early_retirement = EarlyRetirementReading::months_over_twelve;
  RehireReading rehire = RehireReading::from_new_start;
};

// All of them for one tax month.
struct Rules {
  Money annual_deduction;  // 60000: annual settlement, early retirement
  RemunerationRules remuneration;
  CumulativeLabourRules cumulative_labour;
  NonResidentRules non_resident;
  OneOffRules one_off;
  SavingRules saving;
  SettlementRules settlement;
  Date equity_alone_until;          // MOF/STA 2023 No. 25
  Date foreigner_allowances_until;  // MOF/STA 2023 No. 29
  Readings readings;                // in use by the text
};

}  // namespace fenhao::tax
