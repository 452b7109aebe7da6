// Equity incentives of listed companies that qualify: income of each kind, and its tax alone by the annual table.
// Pure. Caishui 2018 No. 164 art. 2; MOF/STA 2023 No. 25; Caishui 2005 No. 35, 2009 No. 5; Guoshuihan 2009 No. 461.
// Prices in yuan a share, exact decimals; income is rounded half-up to the fen once. An exercise at a loss is no
// income.
#pragma once

#include <cstdint>

#include "tax/tax.h"

namespace fenhao::tax {

// 股票期权: (market price on exercise − exercise price) × shares. All functions: invalid_input for negative prices or
// shares.
Result<Money> option_income(const Decimal& market_price, const Decimal& exercise_price, std::int64_t shares);
// 股票增值权: (price on exercise − price on grant) × shares.
Result<Money> appreciation_income(const Decimal& exercise_day_price, const Decimal& grant_day_price,
                                  std::int64_t shares);
// 股权奖励: (fair price − price paid) × shares.
Result<Money> award_income(const Decimal& fair_price, const Decimal& price_paid, std::int64_t shares);

// 限制性股票: (price on registration + price on unlocking) / 2 × shares unlocked − paid in all × unlocked / total.
struct RestrictedStock {
  Decimal registration_price, unlocking_price;
  std::int64_t unlocked = 0;  // now
  std::int64_t total = 0;     // of the grant
  Money paid;                 // by the person for the whole grant
};
Result<Money> restricted_stock_income(const RestrictedStock& stock);

struct EquityTax {
  Money year_income;  // of all equity incentives of the year, this one included
  Rate rate;
  Money quick_deduction;
  Money tax;  // of this one: tax of the year's income − tax of the income before
};

// Alone by the annual table, no 60000; several in a tax year are added up. MOF/STA 2023 No. 25 art. 1–2.
// `income_before`: equity income of the same tax year already taxed. invalid_input when negative; not_allowed after
// rules.equity_alone_until.
Result<EquityTax> tax_equity(const Parameters& parameters, Money income_before, Money income, TaxMonth month);

}  // namespace fenhao::tax
