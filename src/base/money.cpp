#include "base/money.h"

#include <algorithm>
#include <array>
#include <limits>

namespace fenhao {
namespace {

constexpr Int128 largest = std::numeric_limits<std::int64_t>::max();
constexpr Int128 smallest = std::numeric_limits<std::int64_t>::min();

[[noreturn]] void out_of_range() {
  throw Failure(Error(ErrorCode::overflow, {"金额超出可表示的范围", "an amount left the range of Money"}));
}

std::int64_t to_int64(Int128 value) {
  if (value > largest || value < smallest) out_of_range();
  return static_cast<std::int64_t>(value);
}

Error not_a_rate(std::string_view text) {
  const std::string shown(text.substr(0, 40));
  return Error(ErrorCode::invalid_input, {"比例“" + shown + "”超出范围或多于 8 位小数",
                                          "rate \"" + shown + "\" is out of range or has more than 8 decimals"})
      .way_out({"写成 0.16 或 16%", "write it like 0.16 or 16%"});
}

struct NamedRounding {
  std::string_view name;
  Rounding rounding;
  std::string_view zh;
};

constexpr std::array named_roundings{
    NamedRounding{"half_up_fen", {RoundingMode::half_up, RoundingUnit::fen}, "四舍五入到分"},
    NamedRounding{"half_up_jiao", {RoundingMode::half_up, RoundingUnit::jiao}, "四舍五入到角"},
    NamedRounding{"half_up_yuan", {RoundingMode::half_up, RoundingUnit::yuan}, "四舍五入到元"},
    NamedRounding{"half_even_fen", {RoundingMode::half_even, RoundingUnit::fen}, "五成双到分"},
    NamedRounding{"half_even_jiao", {RoundingMode::half_even, RoundingUnit::jiao}, "五成双到角"},
    NamedRounding{"half_even_yuan", {RoundingMode::half_even, RoundingUnit::yuan}, "五成双到元"},
    NamedRounding{"up_fen", {RoundingMode::up, RoundingUnit::fen}, "见厘进分"},
    NamedRounding{"up_jiao", {RoundingMode::up, RoundingUnit::jiao}, "见分进角"},
    NamedRounding{"up_yuan", {RoundingMode::up, RoundingUnit::yuan}, "见角进元"},
    NamedRounding{"down_fen", {RoundingMode::down, RoundingUnit::fen}, "舍去厘"},
    NamedRounding{"down_jiao", {RoundingMode::down, RoundingUnit::jiao}, "舍去分"},
    NamedRounding{"down_yuan", {RoundingMode::down, RoundingUnit::yuan}, "舍去角"},
};

// Every mode on every grid has its name.
static_assert(named_roundings.size() == 4 * 3);

const NamedRounding& named(Rounding rounding) {
  return *std::find_if(named_roundings.begin(), named_roundings.end(),
                       [&](const NamedRounding& each) { return each.rounding == rounding; });
}

}  // namespace

const Rounding Rounding::half_up_fen{RoundingMode::half_up, RoundingUnit::fen};
const Rounding Rounding::half_up_jiao{RoundingMode::half_up, RoundingUnit::jiao};
const Rounding Rounding::half_up_yuan{RoundingMode::half_up, RoundingUnit::yuan};
const Rounding Rounding::half_even_fen{RoundingMode::half_even, RoundingUnit::fen};
const Rounding Rounding::half_even_jiao{RoundingMode::half_even, RoundingUnit::jiao};
const Rounding Rounding::half_even_yuan{RoundingMode::half_even, RoundingUnit::yuan};
const Rounding Rounding::up_fen{RoundingMode::up, RoundingUnit::fen};
const Rounding Rounding::up_jiao{RoundingMode::up, RoundingUnit::jiao};
const Rounding Rounding::up_yuan{RoundingMode::up, RoundingUnit::yuan};
const Rounding Rounding::down_fen{RoundingMode::down, RoundingUnit::fen};
const Rounding Rounding::down_jiao{RoundingMode::down, RoundingUnit::jiao};
const Rounding Rounding::down_yuan{RoundingMode::down, RoundingUnit::yuan};

Result<Rounding> Rounding::parse(std::string_view name) {
  for (const auto& named : named_roundings)
    if (named.name == name) return named.rounding;
  std::string known;
  for (const auto& named : named_roundings) known += (known.empty() ? "" : ", ") + std::string(named.name);
  return fail(Error(ErrorCode::invalid_input,
                    {"不认识的舍入方式“" + std::string(name) + "”", "unknown rounding \"" + std::string(name) + "\""})
                  .way_out({"可用：" + known, "use one of " + known}));
}

std::string Rounding::to_string() const { return std::string(named(*this).name); }

Text Rounding::label() const { return {std::string(named(*this).zh), to_string()}; }

Result<Rate> Rate::parse(std::string_view text) {
  const bool percent = text.ends_with('%');
  FENHAO_TRY(written, Decimal::parse(text.substr(0, text.size() - (percent ? 1 : 0))));
  const Decimal value = written.normalized();
  if (!percent) return from(value);
  return value.scale() + 2 > scale ? fail(not_a_rate(text)) : from(value * Decimal::of(1, 2));
}

Result<Rate> Rate::from(const Decimal& value) {
  const Decimal exact = value.normalized();
  const Int128 limit = power_of_ten(10);
  if (exact.scale() > scale || exact > Decimal::of(limit, 0) || exact < Decimal::of(-limit, 0))
    return fail(not_a_rate(value.to_string()));
  Rate rate;
  rate.units_ = to_int64(exact.round(scale, RoundingMode::down).coefficient());
  return rate;
}

std::string Rate::percent() const { return (decimal() * Decimal(100)).normalized().to_string() + "%"; }

Rate operator+(Rate a, Rate b) {
  Rate sum;
  sum.units_ = to_int64(Int128{a.units_} + b.units_);
  return sum;
}

Result<Money> Money::parse(std::string_view text) {
  FENHAO_TRY(value, Decimal::parse(text));
  const Decimal exact = value.normalized();
  if (exact.scale() > 2)
    return fail(Error(ErrorCode::invalid_input, {"金额“" + std::string(text) + "”的小数多于两位",
                                                 "amount \"" + std::string(text) + "\" has more than two decimals"})
                    .way_out({"金额以元为单位，最多写到分", "amounts are in yuan with at most two decimals"}));
  if (exact > Decimal::of(largest, 2) || exact < Decimal::of(smallest, 2))
    return fail(ErrorCode::overflow, "金额“" + std::string(text) + "”太大",
                "amount \"" + std::string(text) + "\" is too large");
  return from_fen(to_int64(exact.round(2, RoundingMode::down).coefficient()));
}

Money Money::round(const Decimal& yuan, Rounding rounding) {
  const int scale = rounding.unit == RoundingUnit::fen ? 2 : rounding.unit == RoundingUnit::jiao ? 1 : 0;
  return from_fen(to_int64(yuan.round(scale, rounding.mode).round(2, RoundingMode::down).coefficient()));
}

void Money::overflow() { out_of_range(); }

std::string Money::grouped() const {
  std::string text = to_string();
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t at = text.size() - 3; at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

Money operator+(Money a, Money b) { return Money::from_fen(to_int64(Int128{a.fen_} + b.fen_)); }
Money operator-(Money a, Money b) { return Money::from_fen(to_int64(Int128{a.fen_} - b.fen_)); }

Money multiply(Money amount, Rate rate, Rounding rounding) {
  return Money::round(amount.decimal() * rate.decimal(), rounding);
}

}  // namespace fenhao
