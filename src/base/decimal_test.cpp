#include "base/decimal.h"

#include <gtest/gtest.h>

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <random>

namespace fenhao {
namespace {

__extension__ using Unsigned128 = unsigned __int128;
using Wide = boost::multiprecision::cpp_int;  // arithmetic without a range, to compare with

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

const Int128 largest = ((Int128{1} << 126) - 1) * 2 + 1;

Wide wide(Int128 value) {
  const bool negative = value < 0;
  const auto magnitude = negative ? -static_cast<Unsigned128>(value) : static_cast<Unsigned128>(value);
  Wide result = static_cast<std::uint64_t>(magnitude >> 64);
  result = (result << 64) + static_cast<std::uint64_t>(magnitude);
  return negative ? Wide(-result) : result;
}

Wide wide_power_of_ten(int exponent) { return boost::multiprecision::pow(Wide(10), static_cast<unsigned>(exponent)); }

// numerator / denominator as the definition of the mode says it, written without the product's code.
Wide divided(Wide numerator, Wide denominator, RoundingMode mode) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const bool negative = numerator < 0;
  const Wide magnitude = negative ? Wide(-numerator) : numerator;
  const Wide down = magnitude / denominator, twice_rest = (magnitude - down * denominator) * 2;
  bool away = false;
  switch (mode) {
    case RoundingMode::half_up: away = twice_rest >= denominator; break;
    case RoundingMode::half_even:
      away = twice_rest > denominator || (twice_rest == denominator && down % 2 == 1);
      break;
    case RoundingMode::up: away = twice_rest > 0; break;
    case RoundingMode::down: break;
  }
  const Wide rounded = away ? Wide(down + 1) : down;
  return negative ? Wide(-rounded) : rounded;
}

template <class Work>
void expect_overflow(Work work) {
  try {
    work();
    ADD_FAILURE() << "no overflow";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.error().code(), ErrorCode::overflow);
  }
}

TEST(DecimalText, ReadsAndWritesExactly) {
  for (const std::string_view text :
       {"0", "0.00", "12.50", "-12.50", "-0.05", "123456789012345678901234567890.12345678"})
    EXPECT_EQ(decimal(text).to_string(), text);
  EXPECT_EQ(decimal("+3").to_string(), "3");
  EXPECT_EQ(decimal(".5").to_string(), "0.5");
  EXPECT_EQ(decimal("007.10").to_string(), "7.10");
  EXPECT_EQ(decimal("-0").to_string(), "0");
  EXPECT_EQ(decimal("12.500").normalized().to_string(), "12.5");
  EXPECT_EQ(decimal("100").normalized().to_string(), "100");
}

TEST(DecimalText, RefusesWhatIsNoNumber) {
  for (const std::string_view text :
       {"", "-", "+", ".", "-.", "1.", "1e5", "1,000", " 1", "1 ", "1.2.3", "--1", "0x10", "十", "１", "NaN", "inf"}) {
    const auto parsed = Decimal::parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().code(), ErrorCode::invalid_input) << text;
  }
  EXPECT_EQ(Decimal::parse(std::string(40, '9')).error().code(), ErrorCode::overflow);
  EXPECT_EQ(Decimal::parse("0." + std::string(31, '1')).error().code(), ErrorCode::overflow);
  EXPECT_TRUE(Decimal::parse("0." + std::string(30, '1')));
}

// A table anyone can check: how each mode brings a number to two decimals.
struct RoundedExample {
  const char *value, *half_up, *half_even, *up, *down;
  friend void PrintTo(const RoundedExample& example, std::ostream* out) { *out << example.value; }
};

class RoundingTable : public testing::TestWithParam<RoundedExample> {};

TEST_P(RoundingTable, Holds) {
  const auto& row = GetParam();
  const auto rounded = [&](RoundingMode mode) { return decimal(row.value).round(2, mode).to_string(); };
  EXPECT_EQ(rounded(RoundingMode::half_up), row.half_up);
  EXPECT_EQ(rounded(RoundingMode::half_even), row.half_even);
  EXPECT_EQ(rounded(RoundingMode::up), row.up);
  EXPECT_EQ(rounded(RoundingMode::down), row.down);
}

INSTANTIATE_TEST_SUITE_P(Decimal, RoundingTable,
                         testing::Values(RoundedExample{"1.005", "1.01", "1.00", "1.01", "1.00"},
                                         RoundedExample{"1.015", "1.02", "1.02", "1.02", "1.01"},
                                         RoundedExample{"1.0049", "1.00", "1.00", "1.01", "1.00"},
                                         RoundedExample{"1.0051", "1.01", "1.01", "1.01", "1.00"},
                                         RoundedExample{"1.000001", "1.00", "1.00", "1.01", "1.00"},
                                         RoundedExample{"0.004", "0.00", "0.00", "0.01", "0.00"},
                                         RoundedExample{"-0.004", "0.00", "0.00", "-0.01", "0.00"},
                                         RoundedExample{"-1.005", "-1.01", "-1.00", "-1.01", "-1.00"},
                                         RoundedExample{"-1.015", "-1.02", "-1.02", "-1.02", "-1.01"},
                                         RoundedExample{"-1.0051", "-1.01", "-1.01", "-1.01", "-1.00"},
                                         RoundedExample{"2.675", "2.68", "2.68", "2.68", "2.67"},
                                         RoundedExample{"0.995", "1.00", "1.00", "1.00", "0.99"},
                                         RoundedExample{"7", "7.00", "7.00", "7.00", "7.00"}));

class EveryMode : public testing::TestWithParam<RoundingMode> {
 protected:
  // Spread over all magnitudes, small ones often, so that halves and ties occur.
  Int128 random_integer(int bits) {
    const auto high = static_cast<Unsigned128>(random()) << 64;
    const auto value = static_cast<Int128>((high | random()) >> (128 - 1 - random() % static_cast<unsigned>(bits)));
    return random() % 2 ? value : -value;
  }
  std::mt19937_64 random{20261122};
};

TEST_P(EveryMode, DividesLikeWideArithmetic) {
  for (int i = 0; i < 50'000; ++i) {
    const Int128 value = random_integer(127);
    Int128 divisor = random_integer(i % 2 ? 8 : 127);
    if (divisor < 0) divisor = -divisor;
    if (divisor == 0) divisor = 2;
    EXPECT_EQ(wide(divide_rounded(value, divisor, GetParam())), divided(wide(value), wide(divisor), GetParam()));
  }
}

TEST_P(EveryMode, RoundsLikeWideArithmetic) {
  for (int i = 0; i < 50'000; ++i) {
    const int from = static_cast<int>(random() % 31), to = static_cast<int>(random() % static_cast<unsigned>(from + 1));
    const Decimal value = Decimal::of(random_integer(i % 2 ? 20 : 127), from);
    const Decimal rounded = value.round(to, GetParam());
    EXPECT_EQ(rounded.scale(), to);
    EXPECT_EQ(wide(rounded.coefficient()),
              divided(wide(value.coefficient()), wide_power_of_ten(from - to), GetParam()));
    EXPECT_EQ(rounded.round(to, GetParam()), rounded) << "rounding again changes nothing";
  }
}

TEST_P(EveryMode, DivisionLikeWideArithmetic) {
  for (int i = 0; i < 50'000; ++i) {
    const Decimal a = Decimal::of(random_integer(i % 2 ? 12 : 50), static_cast<int>(random() % 9));
    Decimal b = Decimal::of(random_integer(i % 3 ? 6 : 30), static_cast<int>(random() % 9));
    if (b.is_zero()) b = Decimal(3);
    const int scale = static_cast<int>(random() % 13);
    const Wide numerator = wide(a.coefficient()) * wide_power_of_ten(b.scale() + scale);
    const Wide denominator = wide(b.coefficient()) * wide_power_of_ten(a.scale());
    EXPECT_EQ(wide(divide(a, b, scale, GetParam()).coefficient()), divided(numerator, denominator, GetParam()));
  }
}

std::string mode_name(const testing::TestParamInfo<RoundingMode>& info) {
  constexpr std::array names{"half_up", "half_even", "up", "down"};
  return names[static_cast<std::size_t>(info.param)];
}

INSTANTIATE_TEST_SUITE_P(Decimal, EveryMode,
                         testing::Values(RoundingMode::half_up, RoundingMode::half_even, RoundingMode::up,
                                         RoundingMode::down),
                         mode_name);

TEST(DecimalProperty, SumsProductsAndOrderLikeWideArithmetic) {
  std::mt19937_64 random(7);
  const auto any = [&](int bits) {
    const auto value = static_cast<std::int64_t>(random() >> (64 - 1 - random() % static_cast<unsigned>(bits)));
    return Decimal::of(random() % 2 ? value : -value, static_cast<int>(random() % 13));
  };
  const auto scaled = [](const Decimal& value, int scale) {
    return wide(value.coefficient()) * wide_power_of_ten(scale - value.scale());
  };
  for (int i = 0; i < 100'000; ++i) {
    const Decimal a = any(i % 2 ? 6 : 62), b = any(i % 2 ? 6 : 62);
    EXPECT_EQ(scaled(a + b, 30), scaled(a, 30) + scaled(b, 30));
    EXPECT_EQ(scaled(a - b, 30), scaled(a, 30) - scaled(b, 30));
    EXPECT_EQ(scaled(a * b, 30),
              wide(a.coefficient()) * wide(b.coefficient()) * wide_power_of_ten(30 - a.scale() - b.scale()));
    EXPECT_EQ(a < b, scaled(a, 30) < scaled(b, 30));
    EXPECT_EQ(a == b, scaled(a, 30) == scaled(b, 30));
    EXPECT_EQ(decimal(a.to_string()), a);
  }
}

TEST(DecimalRange, TheEndsStandAndBeyondIsAnError) {
  const Decimal end = Decimal::of(largest, 0);
  EXPECT_EQ(end.to_string(), "170141183460469231731687303715884105727");
  EXPECT_EQ(decimal(end.to_string()), end);
  EXPECT_EQ((-end).to_string(), "-170141183460469231731687303715884105727");
  EXPECT_EQ(decimal((-end).to_string()), -end);
  EXPECT_EQ((end - end).to_string(), "0");
  expect_overflow([&] { return end + Decimal(1); });
  expect_overflow([&] { return -end - Decimal(1); });
  expect_overflow([&] { return end * Decimal(2); });
  expect_overflow([&] { return end.round(1, RoundingMode::down); });
  expect_overflow([&] { return Decimal::of(-largest - 1, 0); });
  EXPECT_EQ(Decimal::parse("170141183460469231731687303715884105728").error().code(), ErrorCode::overflow);
}

TEST(DecimalRange, ScalesHaveBounds) {
  EXPECT_EQ(Decimal::of(1, 30).to_string(), "0.000000000000000000000000000001");
  expect_overflow([] { return Decimal::of(1, 31); });
  expect_overflow([] { return Decimal::of(1, -1); });
  expect_overflow([] { return Decimal(1).round(31, RoundingMode::down); });
  expect_overflow([] { return Decimal(1).round(-1, RoundingMode::down); });
  expect_overflow([] { return divide(Decimal(1), Decimal(3), 31, RoundingMode::down); });
  expect_overflow([] { return Decimal::of(1, 16) * Decimal::of(1, 15); });
  EXPECT_EQ(Decimal::of(1, 15) * Decimal::of(1, 15), Decimal::of(1, 30));
}

TEST(DecimalRange, ZerosBehindThePointCostNothing) {
  EXPECT_EQ(Decimal::of(power_of_ten(29) * 5, 30) + decimal("1000000000000"), decimal("1000000000000.5"));
  EXPECT_EQ(decimal("0.1600000000000000000000") * decimal("0.5000000000000000000000"), decimal("0.08"));
}

TEST(DecimalRange, ComparingNeverFails) {
  const Decimal end = Decimal::of(largest, 0), tiny = Decimal::of(1, 30);
  EXPECT_GT(end, tiny);
  EXPECT_LT(-end, tiny);
  EXPECT_LT(Decimal::of(largest - 1, 30), Decimal::of(largest, 30));
  EXPECT_GT(decimal("0.5"), decimal("0.499999999999999999999999999999"));
  EXPECT_LT(decimal("-0.5"), decimal("-0.499999999999999999999999999999"));
  EXPECT_EQ(decimal("1.50"), decimal("1.5"));
  EXPECT_LT(Decimal::of(1, 30) - decimal("0.1"), Decimal(0));
}

TEST(DecimalDivision, ByZeroIsInvalidInput) {
  try {
    divide(Decimal(1), decimal("0.00"), 2, RoundingMode::half_up);
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.error().code(), ErrorCode::invalid_input);
  }
}

TEST(DecimalDivision, KnownQuotients) {
  EXPECT_EQ(divide(decimal("10000"), decimal("21.75"), 12, RoundingMode::half_up).to_string(), "459.770114942529");
  EXPECT_EQ(divide(decimal("-1"), decimal("3"), 4, RoundingMode::half_up).to_string(), "-0.3333");
  EXPECT_EQ(divide(decimal("1"), decimal("-8"), 2, RoundingMode::half_up).to_string(), "-0.13");
  EXPECT_EQ(divide(decimal("1"), decimal("-8"), 2, RoundingMode::half_even).to_string(), "-0.12");
}

}  // namespace
}  // namespace fenhao
