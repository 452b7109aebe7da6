// 综合所得年度汇算 of a resident: the year's wages, labour and author's remuneration and royalties. Pure. IIT Law
// art. 2, 6, 11; MOF/STA 2023 No. 30, No. 32. Between 1 March and 30 June of the year after.
#pragma once

#include <optional>

#include "tax/bonus.h"
#include "tax/tax.h"

namespace fenhao::tax {

// The figures of a year from all payers, before expenses and deductions.
struct SettlementYear {
  Money wages;  // bonuses that are taxed alone left out
  Money labour, author, royalty;
  Money exempt;
  Money special, special_additional, other, donation;  // serious illness belongs to special_additional
  Money reliefs;
  Money withheld;  // on all of the above and on `bonus`
  // One bonus of the year that may be taxed alone; of several only one may.
  std::optional<Money> bonus;
};

enum class BonusWay {
  alone,    // by the monthly table
  merged,   // into the comprehensive income
  cheaper,  // whichever leaves less tax; alone when equal
};

struct Settlement {
  Money receipts;              // income before expenses and deductions, a merged bonus included; the waiver looks at it
  Money comprehensive_income;  // Σ 收入额, a merged bonus included
  Money taxable;               // ≥ 0
  Rate rate;
  Money quick_deduction;
  Money comprehensive_tax;                  // before reliefs
  Money bonus_tax;                          // alone; zero when merged
  std::optional<BonusChoice> bonus_choice;  // both ways compared, without reliefs; absent when merging was asked for
  bool bonus_alone = false;
  Money tax;         // after reliefs, the bonus included
  Money difference;  // tax − withheld: to pay when positive, to refund when negative
  enum class Direction { pay, refund, none } direction = Direction::none;
  bool waived = false;  // 免予汇算: to pay, but small income or a small sum, and tax was withheld by law
};

// Always the full 60000, whatever the months worked. `december`: the tax year's last month; its parameters are used.
// `withheld_by_law`: every payer withheld as the law says; without it nothing is waived. Refunds are never waived.
// invalid_input: negative amounts, `december` not a December. not_allowed: a bonus alone after its last day.
Result<Settlement> settle(const Parameters& parameters, const SettlementYear& year, BonusWay way, bool withheld_by_law,
                          TaxMonth december);

}  // namespace fenhao::tax
