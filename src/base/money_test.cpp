#include "base/money.h"

#include <gtest/gtest.h>

#include <random>

namespace fenhao {
namespace {

Money money(std::string_view text) { return Money::parse(text).value(); }
Rate rate(std::string_view text) { return Rate::parse(text).value(); }

const Money largest = Money::from_fen(INT64_MAX), smallest = Money::from_fen(INT64_MIN);

template <class Work>
void expect_overflow(Work work) {
  try {
    work();
    ADD_FAILURE() << "no overflow";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.error().code(), ErrorCode::overflow);
  }
}

TEST(MoneyText, ReadsAndWrites) {
  EXPECT_EQ(money("1234.5").fen(), 123450);
  EXPECT_EQ(money("-3.00").fen(), -300);
  EXPECT_EQ(money("1.50000").fen(), 150);
  EXPECT_EQ(money("0.05").to_string(), "0.05");
  EXPECT_EQ(money("-0.05").to_string(), "-0.05");
  EXPECT_EQ(Money().to_string(), "0.00");
  EXPECT_EQ(smallest.to_string(), "-92233720368547758.08");
  EXPECT_EQ(money(smallest.to_string()), smallest);
  EXPECT_EQ(money(largest.to_string()), largest);
}

TEST(MoneyText, Grouped) {
  EXPECT_EQ(money("0").grouped(), "0.00");
  EXPECT_EQ(money("999").grouped(), "999.00");
  EXPECT_EQ(money("1000").grouped(), "1,000.00");
  EXPECT_EQ(money("-999").grouped(), "-999.00");
  EXPECT_EQ(money("-1000").grouped(), "-1,000.00");
  EXPECT_EQ(money("1234567.89").grouped(), "1,234,567.89");
  EXPECT_EQ(smallest.grouped(), "-92,233,720,368,547,758.08");
}

TEST(MoneyText, NeverRoundsInSilence) {
  EXPECT_EQ(Money::parse("1.005").error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(Money::parse("abc").error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(Money::parse("92233720368547758.08").error().code(), ErrorCode::overflow);
  EXPECT_EQ(Money::parse("-92233720368547758.09").error().code(), ErrorCode::overflow);
  EXPECT_EQ(Money::parse("170141183460469231731687303715884105727").error().code(), ErrorCode::overflow);
}

TEST(MoneySums, OverflowIsAnError) {
  const Money fen = Money::from_fen(1);
  EXPECT_EQ(largest - fen + fen, largest);
  expect_overflow([&] { return largest + fen; });
  expect_overflow([&] { return smallest - fen; });
  expect_overflow([&] { return -smallest; });
  expect_overflow([&] { return largest * 2; });
  expect_overflow([&] { return Money::from_yuan(INT64_MAX); });
  expect_overflow([&] { return fen * UINT64_MAX; });
  EXPECT_EQ(Money::from_yuan(12), money("12"));
  EXPECT_EQ(money("0.10") * 3, money("0.30"));
  EXPECT_EQ(money("0.10") * -3, money("-0.30"));
  Money sum;
  sum += money("0.10");
  sum -= money("0.30");
  EXPECT_EQ(sum, money("-0.20"));
}

TEST(MoneyRounding, EveryNameDoesWhatItSays) {
  struct Row {
    const char *name, *positive, *negative;  // of 1234.567 and of -1234.567
  };
  for (const auto& [name, positive, negative] :
       {Row{"half_up_fen", "1234.57", "-1234.57"}, Row{"half_up_jiao", "1234.60", "-1234.60"},
        Row{"half_up_yuan", "1235.00", "-1235.00"}, Row{"half_even_fen", "1234.57", "-1234.57"},
        Row{"half_even_jiao", "1234.60", "-1234.60"}, Row{"half_even_yuan", "1235.00", "-1235.00"},
        Row{"up_fen", "1234.57", "-1234.57"}, Row{"up_jiao", "1234.60", "-1234.60"},
        Row{"up_yuan", "1235.00", "-1235.00"}, Row{"down_fen", "1234.56", "-1234.56"},
        Row{"down_jiao", "1234.50", "-1234.50"}, Row{"down_yuan", "1234.00", "-1234.00"}}) {
    const Rounding rounding = Rounding::parse(name).value();
    EXPECT_EQ(rounding.to_string(), name);
    EXPECT_FALSE(rounding.label().zh.empty());
    EXPECT_EQ(Money::round(Decimal::parse("1234.567").value(), rounding).to_string(), positive) << name;
    EXPECT_EQ(Money::round(Decimal::parse("-1234.567").value(), rounding).to_string(), negative) << name;
  }
}

TEST(MoneyRounding, GridsAndHalves) {
  EXPECT_EQ(money("0.01").rounded(Rounding::up_jiao), money("0.10"));  // 见分进角
  EXPECT_EQ(money("0.10").rounded(Rounding::up_jiao), money("0.10"));
  EXPECT_EQ(money("0.50").rounded(Rounding::half_even_yuan), money("0"));
  EXPECT_EQ(money("1.50").rounded(Rounding::half_even_yuan), money("2"));
  EXPECT_EQ(money("0.50").rounded(Rounding::half_up_yuan), money("1"));
  EXPECT_EQ(money("0.49").rounded(Rounding::half_up_yuan), money("0"));
  EXPECT_EQ(money("-0.50").rounded(Rounding::half_up_yuan), money("-1"));
}

TEST(MoneyRounding, AnUnknownNameListsTheKnown) {
  const auto unknown = Rounding::parse("nearest");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().describe(Lang::en).find("half_up_fen"), std::string::npos);
}

TEST(RateText, ReadsProportionsAndPercent) {
  EXPECT_EQ(rate("0.16"), rate("16%"));
  EXPECT_EQ(rate("0.0045"), rate("0.45%"));
  EXPECT_EQ(rate("16%").to_string(), "0.16");
  EXPECT_EQ(rate("0.0045").percent(), "0.45%");
  EXPECT_EQ(rate("1").percent(), "100%");
  EXPECT_EQ(rate("-0.5").percent(), "-50%");
  EXPECT_EQ(rate("0.00000001").to_string(), "0.00000001");
  EXPECT_EQ(rate("16.000000000000000000000000000000%"), rate("0.16"));
  EXPECT_EQ(rate("10000000000").to_string(), "10000000000");
}

TEST(RateText, RefusesWhatItCannotHold) {
  for (const std::string_view text : {"", "%", "16%%", "16 %", "abc", "0.000000001", "0.0000001%", "10000000001",
                                      "-10000000001", "0.0000000000000000000000000001%"}) {
    const auto parsed = Rate::parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().code(), ErrorCode::invalid_input) << text;
  }
}

TEST(MoneyTimesRate, RoundsOnceAsNamed) {
  EXPECT_EQ(multiply(money("4713.13"), rate("0.08"), Rounding::half_up_fen), money("377.05"));
  EXPECT_EQ(multiply(money("4713.13"), rate("0.08"), Rounding::up_jiao), money("377.10"));
  EXPECT_EQ(multiply(money("0.05"), rate("0.1"), Rounding::half_up_fen), money("0.01"));
  EXPECT_EQ(multiply(money("0.05"), rate("0.1"), Rounding::half_even_fen), money("0.00"));
  EXPECT_EQ(multiply(money("-0.05"), rate("0.1"), Rounding::half_up_fen), money("-0.01"));
  expect_overflow([] { return multiply(largest, rate("2"), Rounding::half_up_fen); });
}

// On whole fen and hundredths of a percent 64 bits are enough to check the product without any of its code.
TEST(MoneyTimesRate, AgreesWithIntegersForRandomAmounts) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 100'000; ++i) {
    const auto fen = static_cast<std::int64_t>(random() % 20'000'000) - 10'000'000;
    const auto units = static_cast<std::int64_t>(random() % 10'000);
    const std::int64_t magnitude = (std::abs(fen) * units + 5'000) / 10'000;
    const Rate proportion = Rate::from(Decimal::of(units, 4)).value();
    EXPECT_EQ(multiply(Money::from_fen(fen), proportion, Rounding::half_up_fen).fen(),
              fen < 0 ? -magnitude : magnitude);
  }
}

TEST(RateSum, Adds) { EXPECT_EQ(rate("0.16") + rate("8%"), rate("0.24")); }

}  // namespace
}  // namespace fenhao
