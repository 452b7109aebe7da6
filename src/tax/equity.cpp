#include "tax/equity.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

Status refuse_negative(std::initializer_list<Decimal> prices, std::int64_t shares) {
  const bool wrong =
      shares < 0 || std::ranges::any_of(prices, [](const Decimal& price) { return price.is_negative(); });
  if (!wrong) return {};
  return fail(
      Error(ErrorCode::invalid_input, {"股价和股数不能是负数", "prices and numbers of shares cannot be negative"})
          .way_out({"更正股价或股数", "correct the price or the number"}));
}

Result<Money> gain(const Decimal& worth, const Decimal& cost, std::int64_t shares) {
  FENHAO_CHECK(refuse_negative({worth, cost}, shares));
  return std::max(Money{}, Money::round((worth - cost) * Decimal(shares), Rounding::half_up_fen));
}

}  // namespace

Result<Money> option_income(const Decimal& market_price, const Decimal& exercise_price, std::int64_t shares) {
  return gain(market_price, exercise_price, shares);
}

Result<Money> appreciation_income(const Decimal& exercise_day_price, const Decimal& grant_day_price,
                                  std::int64_t shares) {
  return gain(exercise_day_price, grant_day_price, shares);
}

Result<Money> award_income(const Decimal& fair_price, const Decimal& price_paid, std::int64_t shares) {
  return gain(fair_price, price_paid, shares);
}

// Over the common denominator 2 × total, so that one division rounds once.
Result<Money> restricted_stock_income(const RestrictedStock& stock) {
  FENHAO_CHECK(refuse_negative({stock.registration_price, stock.unlocking_price}, stock.unlocked));
  FENHAO_CHECK(not_negative(stock.paid, {"被激励对象支付的金额", "what the person paid"}));
  if (stock.total <= 0 || stock.unlocked > stock.total)
    return fail(Error(ErrorCode::invalid_input,
                      {"本批解禁股数多于被授予的总股数", "more shares are unlocked than were granted"})
                    .way_out({"更正股数", "correct the number of shares"}));
  const Decimal unlocked(stock.unlocked), total(stock.total), two(2);
  const Decimal worth = (stock.registration_price + stock.unlocking_price) * unlocked * total;
  const Decimal cost = stock.paid.decimal() * unlocked * two;
  const Decimal income = divide(worth - cost, two * total, 2, RoundingMode::half_up);
  return std::max(Money{}, Money::round(income, Rounding::half_up_fen));
}

Result<EquityTax> tax_equity(const Parameters& parameters, Money income_before, Money income, TaxMonth month) {
  FENHAO_CHECK(still_allowed(month, parameters.rules.equity_alone_until,
                             {"股权激励单独计税", "taxing equity incentives alone"}));
  const Text what{"股权激励收入", "the equity income"};
  FENHAO_CHECK(not_negative(income_before, what));
  FENHAO_CHECK(not_negative(income, what));
  EquityTax result;
  result.year_income = income_before + income;
  FENHAO_TRY(bracket, bracket_of(parameters.annual, result.year_income));
  FENHAO_TRY(before, tax_by(parameters.annual, income_before));
  FENHAO_TRY(all, tax_by(parameters.annual, result.year_income));
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.tax = all - before;
  return result;
}

}  // namespace fenhao::tax
