// Individual income tax on wages. Pure functions of their arguments; tables come from policy/national text.
// IIT Law art. 6, 9–11; STA announcement 2018 No. 61 art. 6; Caishui 2018 No. 164 art. 1; MOF/STA 2023 No. 30.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::tax {

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

// The national parameters in force for a tax month, each with its legal basis and dates.
struct Parameters {
  Table annual;              // comprehensive income, cumulative withholding
  Table monthly;             // bonus, non-residents
  Money basic_deduction;     // 5000 a month
  Money small_income_limit;  // 60000: STA 2020 No. 19
  Date bonus_alone_until;    // MOF/STA 2023 No. 30: 2027-12-31
};

// How 减除费用 is counted (rules of STA 2018 No. 61, 2020 No. 13, 2020 No. 19).
enum class BasicDeductionRule {
  months_employed,     // 5000 × months employed at this payer in the year
  first_job_in_year,   // 5000 × calendar months to date (STA 2020 No. 13)
  sixty_thousand,      // 60000 at once (STA 2020 No. 19)
};

// Year-to-date figures of one person at one payer (withholding agent), before or after a month.
struct YearToDate {
  Money income;
  Money exempt;
  Money special;             // employee contributions within the tax-free limits
  Money special_additional;
  Money other;
  Money reliefs;             // 减免税额
  Money donation;            // 准予扣除的捐赠额
  Money withheld;
};

// The month's figures: income of the month; deductions of the month (special additional too).
struct MonthInput {
  TaxMonth month;
  int basic_months = 0;  // months counted for the basic deduction through this month
  BasicDeductionRule rule = BasicDeductionRule::months_employed;
  Money income, exempt, special, special_additional, other, reliefs, donation;
};

struct Withholding {
  YearToDate after;          // withheld includes this month
  Money cumulative_basic;
  Money cumulative_taxable;  // clamped at zero, cumulatively only
  Rate rate;
  Money quick_deduction;
  Money cumulative_tax;
  Money due;                 // to withhold this month, ≥ 0
};

// W(m) = max(0, Due(m) − Σ withheld); cumulative tax rounded half-up to the fen.
Result<Withholding> withhold(const Parameters& parameters, const YearToDate& before, const MonthInput& month);

struct BonusTax {
  Money bonus;
  Decimal per_month;  // bonus / 12, exact for the bracket choice
  Rate rate;
  Money quick_deduction;
  Money tax;
  bool in_dead_zone = false;       // a smaller bonus would leave more
  std::optional<Money> zone_from;  // the zone it lies in, lower exclusive – upper inclusive
  std::optional<Money> zone_to;
};

// 全年一次性奖金 taxed alone. not_allowed after bonus_alone_until.
Result<BonusTax> annual_bonus(const Parameters& parameters, Money bonus, TaxMonth month);

// Months counted for the basic deduction: from the hiring month (or January) through `month`.
int months_employed(TaxMonth month, Date hired);

}  // namespace fenhao::tax
