// Individual income tax on wages. Pure functions of their arguments; tables come from policy/national text.
// IIT Law art. 6, 9–11; STA announcement 2018 No. 61 art. 6; Caishui 2018 No. 164 art. 1; MOF/STA 2023 No. 30.
// Thread-safe values. A sum outside the range of Money throws Failure(ErrorCode::overflow).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "tax/rules.h"

namespace fenhao::tax {

inline constexpr int months_in_year = 12;

struct Bracket {
  std::optional<Money> up_to;  // inclusive (不超过); absent = no upper bound
  Rate rate;
  Money quick_deduction;
};

// A progressive table: annual (A), monthly (M) or labour (B).
struct Table {
  std::string name;
  std::vector<Bracket> brackets;
};

// The bracket of amount / parts, compared exactly, never by a rounded quotient. not_found when none holds it.
Result<Bracket> bracket_of(const Table& table, Money amount, int parts = 1);

// amount × rate − quick deduction, half-up to the fen; nothing for an amount ≤ 0.
Result<Money> tax_by(const Table& table, Money amount);

// Where a parameter came from, for explanations.
struct Basis {
  std::string id;    // "annual_table-201901"
  std::string item;  // "annual_table"
  std::string document;
  std::string mark;  // V, K or U
};

// The national parameters in force for a tax month, each with its legal basis and dates.
struct Parameters {
  Table annual;                             // comprehensive income, cumulative withholding
  Table monthly;                            // bonus, non-residents
  Table labour;                             // labour remuneration of residents
  Money basic_deduction;                    // 5000 a month
  bool first_job_rule = false;              // STA 2020 No. 13, from 2020-07
  std::optional<Money> small_income_limit;  // 60000: STA 2020 No. 19, from 2021-01
  Date bonus_alone_until;                   // MOF/STA 2023 No. 30: 2027-12-31
  Rules rules;                              // everything beyond wages
  std::vector<Basis> sources;
};

// How 减除费用 is counted (rules of STA 2018 No. 61, 2020 No. 13, 2020 No. 19).
enum class BasicDeductionRule {
  months_employed,    // 5000 × months employed at this payer in the year
  first_job_in_year,  // 5000 × calendar months to date (STA 2020 No. 13)
  sixty_thousand,     // 60000 at once (STA 2020 No. 19)
};

std::string_view to_string(BasicDeductionRule rule);  // "months_employed"
Result<BasicDeductionRule> parse_basic_deduction_rule(std::string_view name);

// Year-to-date figures of one person at one payer (withholding agent), before or after a month. A new tax year
// and a new payer start from nothing.
struct YearToDate {
  Money income;
  Money exempt;
  Money special;  // employee contributions within the tax-free limits
  Money special_additional;
  Money other;
  Money reliefs;   // 减免税额
  Money donation;  // 准予扣除的捐赠额
  Money withheld;

  friend bool operator==(const YearToDate&, const YearToDate&) = default;
};

// The month's figures: income of the month; deductions of the month (special additional too). A declaration
// made late brings its earlier months in the month it is made; corrections may be negative.
struct MonthInput {
  TaxMonth month{Month{}};
  int basic_months = 0;  // months employed here in the year through this month, see months_employed()
  BasicDeductionRule rule = BasicDeductionRule::months_employed;
  Money income, exempt, special, special_additional, other, reliefs, donation;
};

struct Withholding {
  YearToDate after;  // withheld includes this month
  Money cumulative_basic;
  Money taxable_before_clamp;  // negative = deduction not used yet
  Money cumulative_taxable;    // clamped at zero, cumulatively only
  Rate rate;
  Money quick_deduction;
  Money cumulative_tax;  // before reliefs
  Money due;             // to withhold this month, ≥ 0
  Money over_withheld;   // withheld beyond what the year owes so far: credit for later months of the year, ≥ 0
};

// W(m) = max(0, Due(m) − Σ withheld), Due(m) = round(taxable × rate) − quick deduction − Σ reliefs; the cumulative
// tax is rounded half-up to the fen, the month is the difference. STA 2018 No. 61 art. 6.
// invalid_input: basic_months outside the year, or the 60000 rule without employment since January.
// not_allowed: a rule that is not in force in the month.
Result<Withholding> withhold(const Parameters& parameters, const YearToDate& before, const MonthInput& month);

struct BonusTax {
  Money bonus;
  Decimal per_month;  // bonus / 12 to 4 decimals, for display; the bracket is chosen on the exact value
  Rate rate;
  Money quick_deduction;
  Money tax;
  bool in_dead_zone = false;       // a smaller bonus would leave at least as much
  std::optional<Money> zone_from;  // the zone it lies in, lower exclusive – upper inclusive
  std::optional<Money> zone_to;
};

// 全年一次性奖金 taxed alone: bonus × rate − quick deduction (once), rate of bonus / 12 in the monthly table.
// Caishui 2018 No. 164 art. 1. not_allowed after bonus_alone_until; invalid_input when negative.
Result<BonusTax> annual_bonus(const Parameters& parameters, Money bonus, TaxMonth month);

// Months counted for the basic deduction: from the hiring month (or January) through `month`, or through the
// month of the last day when the person has left. STA 2018 No. 61 art. 6: 在本单位的任职受雇月份数.
int months_employed(TaxMonth month, Date hired, std::optional<Date> last_day = std::nullopt);

}  // namespace fenhao::tax
