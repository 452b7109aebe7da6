// Labour remuneration withheld by the cumulative method: student interns, insurance agents and securities brokers,
// people paid by internet platforms. Pure. STA 2018 No. 61 art. 6, 2020 No. 13 art. 2, 2025 No. 16; Caishui 2018
// No. 164 art. 3. Special and special additional deductions are left to the annual settlement.
#pragma once

#include <string_view>

#include "tax/tax.h"

namespace fenhao::tax {

enum class LabourScope {
  student_intern,   // full-time student on placement, from 2020-07
  agent,            // insurance agent or securities broker
  platform_worker,  // paid by an internet platform, from 2025-10
};

std::string_view to_string(LabourScope scope);  // "student_intern"
Text label(LabourScope scope);
// The word above; invalid_input listing the known ones.
Result<LabourScope> parse_labour_scope(std::string_view name);

// Year-to-date figures of one person at one payer; the same shape serves for a month's figures.
struct LabourFigures {
  Money income;      // without VAT, before expenses
  Money exempt;      // 免税收入
  Money surcharges;  // 附加税费; agents only
  Money other;       // 依法确定的其他扣除
  Money reliefs;     // 减免税额

  friend LabourFigures operator+(const LabourFigures& a, const LabourFigures& b);
  friend bool operator==(const LabourFigures&, const LabourFigures&) = default;
};

struct LabourToDate {
  LabourFigures figures;
  Money withheld;

  friend bool operator==(const LabourToDate&, const LabourToDate&) = default;
};

struct LabourWithholding {
  LabourToDate after;  // withheld includes this month
  Money expense;       // 费用: 20% of the income so far
  Money agent_cost;    // 展业成本: 25% of the income amount, agents only
  Money cumulative_basic;
  Money taxable_before_clamp;
  Money cumulative_taxable;  // ≥ 0
  Rate rate;
  Money quick_deduction;
  Money cumulative_tax;  // before reliefs
  Money due;             // this month, ≥ 0
};

// (Σ income × 80% − agent's cost − surcharges − Σ exempt − 5000 × months − Σ other) × A − Σ reliefs − withheld.
// Expenses are rounded half-up to the fen on the sums, the tax is rounded once, the month is the difference.
// `months`: months here in the year through this one; of a platform worker the months of continuous income from the
// platform. `rule` may be sixty_thousand: 60000 at once (STA 2020 No. 19 art. 1); the first-job rule is for wages.
// invalid_input: months outside 1 to the calendar month, negative income, surcharges of others than agents.
// not_allowed: the scope or the rule of the basic deduction does not apply in the month.
Result<LabourWithholding> withhold_labour(const Parameters& parameters, LabourScope scope, const LabourToDate& before,
                                          const LabourFigures& month, int months, TaxMonth tax_month,
                                          BasicDeductionRule rule = BasicDeductionRule::months_employed);

}  // namespace fenhao::tax
