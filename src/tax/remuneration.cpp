#include "tax/remuneration.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

const Text remuneration_text{"报酬金额", "the remuneration"};

// amount × (1 − expense), and of author's remuneration the share that counts.
Money less_expense(const RemunerationRules& rules, RemunerationKind kind, Money amount) {
  Decimal counted = amount.decimal() * (Decimal(1) - rules.expense.decimal());
  if (kind == RemunerationKind::author) counted = counted * rules.author_share.decimal();
  return Money::round(counted, Rounding::half_up_fen);
}

Money withholding_base(const RemunerationRules& rules, RemunerationKind kind, Money amount) {
  if (amount > rules.small_limit) return less_expense(rules, kind, amount);
  const Money base = std::max(Money{}, amount - rules.small_expense);
  return kind == RemunerationKind::author ? multiply(base, rules.author_share, Rounding::half_up_fen) : base;
}

Result<RemunerationTax> by_table(const Table& table, Money amount, Money taxable) {
  FENHAO_TRY(bracket, bracket_of(table, taxable));
  FENHAO_TRY(tax, tax_by(table, taxable));
  return RemunerationTax{amount, taxable, bracket.rate, bracket.quick_deduction, tax};
}

}  // namespace

std::string_view to_string(RemunerationKind kind) {
  switch (kind) {
    case RemunerationKind::labour: return "labour";
    case RemunerationKind::author: return "author";
    case RemunerationKind::royalty: return "royalty";
  }
  return "labour";
}

Text label(RemunerationKind kind) {
  switch (kind) {
    case RemunerationKind::labour: return {"劳务报酬所得", "labour remuneration"};
    case RemunerationKind::author: return {"稿酬所得", "author's remuneration"};
    case RemunerationKind::royalty: return {"特许权使用费所得", "royalties"};
  }
  return {};
}

Result<RemunerationKind> parse_remuneration_kind(std::string_view name) {
  for (const auto kind : {RemunerationKind::labour, RemunerationKind::author, RemunerationKind::royalty})
    if (to_string(kind) == name) return kind;
  return fail(Error(ErrorCode::invalid_input, {"不认识的所得项目“" + std::string(name) + "”",
                                               "unknown kind of remuneration \"" + std::string(name) + "\""})
                  .way_out({"可用：labour、author、royalty", "use labour, author or royalty"}));
}

Result<Money> income_amount(const RemunerationRules& rules, RemunerationKind kind, Money amount) {
  FENHAO_CHECK(not_negative(amount, remuneration_text));
  return less_expense(rules, kind, amount);
}

Result<RemunerationTax> withhold_remuneration(const Parameters& parameters, RemunerationKind kind, Money amount) {
  FENHAO_CHECK(not_negative(amount, remuneration_text));
  const auto& rules = parameters.rules.remuneration;
  const Money taxable = withholding_base(rules, kind, amount);
  if (kind == RemunerationKind::labour) return by_table(parameters.labour, amount, taxable);
  return RemunerationTax{amount, taxable, rules.flat, {}, multiply(taxable, rules.flat, Rounding::half_up_fen)};
}

Result<RemunerationTax> withhold_non_resident_remuneration(const Parameters& parameters, RemunerationKind kind,
                                                           Money amount) {
  FENHAO_TRY(taxable, income_amount(parameters.rules.remuneration, kind, amount));
  return by_table(parameters.monthly, amount, taxable);
}

}  // namespace fenhao::tax
