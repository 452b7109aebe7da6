#include <gtest/gtest.h>

#include <random>

#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

Money yuan(std::int64_t amount) { return Money::from_yuan(amount); }

MonthInput month_input(int number, Money income) {
  MonthInput input;
  input.month = tax_month(2026, number);
  input.basic_months = number;
  input.income = income;
  return input;
}

const Parameters parameters = parameters_of(tax_month(2026, 1));

TEST(BracketOf, UpperBoundsAreInclusive) {
  EXPECT_EQ(bracket_of(parameters.annual, yuan(36000))->rate, *Rate::parse("0.03"));
  EXPECT_EQ(bracket_of(parameters.annual, yuan(36000) + Money::from_fen(1))->rate, *Rate::parse("0.10"));
  EXPECT_EQ(bracket_of(parameters.annual, yuan(960000) + Money::from_fen(1))->rate, *Rate::parse("0.45"));
}

TEST(BracketOf, ComparesThePartExactly) {
  // 36000.01 / 12 = 3000.000833…, which rounds to 3000.00 but lies in the second bracket.
  EXPECT_EQ(bracket_of(parameters.monthly, yuan(36000), 12)->rate, *Rate::parse("0.03"));
  EXPECT_EQ(bracket_of(parameters.monthly, yuan(36000) + Money::from_fen(1), 12)->rate, *Rate::parse("0.10"));
}

TEST(BracketOf, NamesATableWithoutAnOpenEnd) {
  const Table short_table{"short", {{yuan(100), *Rate::parse("0.1"), Money{}}}};
  EXPECT_EQ(bracket_of(short_table, yuan(101)).error().code(), ErrorCode::not_found);
}

TEST(TaxBy, LabourTableOfTheAnnouncement) {
  EXPECT_EQ(tax_by(parameters.labour, yuan(20000))->to_string(), "4000.00");
  EXPECT_EQ(tax_by(parameters.labour, yuan(40000))->to_string(), "10000.00");
  EXPECT_EQ(tax_by(parameters.labour, yuan(60000))->to_string(), "17000.00");
  EXPECT_EQ(tax_by(parameters.labour, yuan(-5))->to_string(), "0.00");
}

TEST(MonthsEmployed, FromJanuaryOrTheHiringMonth) {
  const auto july = tax_month(2026, 7);
  EXPECT_EQ(months_employed(july, *Date::of(2020, 3, 5)), 7);
  EXPECT_EQ(months_employed(july, *Date::of(2026, 1, 31)), 7);
  EXPECT_EQ(months_employed(july, *Date::of(2026, 7, 31)), 1);
  EXPECT_EQ(months_employed(july, *Date::of(2026, 8, 1)), 0);
}

TEST(MonthsEmployed, EndWithTheMonthOfTheLastDay) {
  const auto hired = *Date::of(2020, 3, 5);
  EXPECT_EQ(months_employed(tax_month(2026, 5), hired, *Date::of(2026, 3, 2)), 3);
  EXPECT_EQ(months_employed(tax_month(2026, 2), hired, *Date::of(2026, 3, 2)), 2);
  EXPECT_EQ(months_employed(tax_month(2026, 1), hired, *Date::of(2025, 12, 31)), 0);
}

TEST(BasicDeductionRule, IsReadByItsName) {
  for (const auto rule :
       {BasicDeductionRule::months_employed, BasicDeductionRule::first_job_in_year, BasicDeductionRule::sixty_thousand})
    EXPECT_EQ(*parse_basic_deduction_rule(to_string(rule)), rule);
  EXPECT_EQ(parse_basic_deduction_rule("60000").error().code(), ErrorCode::invalid_input);
}

TEST(Withhold, TakesReliefsAfterTheTax) {
  auto input = month_input(1, yuan(15000));
  input.reliefs = yuan(100);
  const auto result = withhold(parameters, {}, input);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->cumulative_tax.to_string(), "300.00");
  EXPECT_EQ(result->due.to_string(), "200.00");
  input.reliefs = yuan(400);
  EXPECT_EQ(withhold(parameters, {}, input)->due.to_string(), "0.00");
}

TEST(Withhold, ReliefsOfEarlierMonthsStay) {
  auto january = month_input(1, yuan(15000));
  january.reliefs = yuan(100);
  const auto first = *withhold(parameters, {}, january);
  const auto second = *withhold(parameters, first.after, month_input(2, yuan(15000)));
  EXPECT_EQ(first.due.to_string(), "200.00");
  EXPECT_EQ(second.due.to_string(), "300.00");
  EXPECT_EQ(second.after.reliefs.to_string(), "100.00");
}

TEST(Withhold, DeductsDonations) {
  auto input = month_input(1, yuan(15000));
  input.donation = yuan(1000);
  EXPECT_EQ(withhold(parameters, {}, input)->cumulative_taxable.to_string(), "9000.00");
}

TEST(Withhold, KeepsAnOverWithheldSumAsCredit) {
  YearToDate before;
  before.income = yuan(10000);
  before.withheld = yuan(150);
  const auto low = withhold(parameters, before, month_input(2, yuan(1000)));
  ASSERT_TRUE(low);
  EXPECT_EQ(low->due.to_string(), "0.00");
  EXPECT_EQ(low->over_withheld.to_string(), "120.00");
  const auto later = withhold(parameters, low->after, month_input(3, yuan(10000)));
  EXPECT_EQ(later->due.to_string(), "30.00");
  EXPECT_EQ(later->over_withheld.to_string(), "0.00");
}

TEST(Withhold, RefusesMonthsOutsideTheYear) {
  auto input = month_input(3, yuan(8000));
  input.basic_months = 4;
  EXPECT_EQ(withhold(parameters, {}, input).error().code(), ErrorCode::invalid_input);
  input.basic_months = -1;
  EXPECT_EQ(withhold(parameters, {}, input).error().code(), ErrorCode::invalid_input);
}

TEST(Withhold, SixtyThousandNeedsTheWholeYearHere) {
  auto input = month_input(3, yuan(8000));
  input.rule = BasicDeductionRule::sixty_thousand;
  input.basic_months = 2;
  EXPECT_EQ(withhold(parameters, {}, input).error().code(), ErrorCode::invalid_input);
  input.basic_months = 3;
  EXPECT_EQ(withhold(parameters, {}, input)->cumulative_basic.to_string(), "60000.00");
}

TEST(Withhold, SixtyThousandWithholdsFromTheMonthIncomePassesIt) {
  YearToDate sums;
  std::vector<std::string> due;
  for (int month = 1; month <= 8; ++month) {
    auto input = month_input(month, yuan(9000));
    input.rule = BasicDeductionRule::sixty_thousand;
    const auto result = withhold(parameters, sums, input);
    ASSERT_TRUE(result);
    due.push_back(result->due.to_string());
    sums = result->after;
  }
  EXPECT_EQ(due, (std::vector<std::string>{"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "90.00", "270.00"}));
}

TEST(Withhold, RefusesARuleBeforeItWasInForce) {
  auto input = month_input(1, yuan(8000));
  input.month = tax_month(2020, 1);
  const auto then = parameters_of(input.month);
  input.rule = BasicDeductionRule::sixty_thousand;
  EXPECT_EQ(withhold(then, {}, input).error().code(), ErrorCode::not_allowed);
  input.rule = BasicDeductionRule::first_job_in_year;
  EXPECT_EQ(withhold(then, {}, input).error().code(), ErrorCode::not_allowed);
}

TEST(Withhold, RefusesToWrap) {
  YearToDate before;
  before.income = Money::from_fen(INT64_MAX);
  EXPECT_THROW((void)withhold(parameters, before, month_input(2, yuan(1))), Failure);
}

// The tax of a year by the law's words: each slice of the income at its own rate. No quick deduction, no rounding.
Decimal sliced_tax(const Table& table, Decimal taxable) {
  Decimal tax, below;
  for (const auto& bracket : table.brackets) {
    const Decimal top = bracket.up_to && bracket.up_to->decimal() < taxable ? bracket.up_to->decimal() : taxable;
    if (top <= below) break;
    tax = tax + (top - below) * bracket.rate.decimal();
    below = top;
  }
  return tax;
}

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  Money between(std::int64_t from_fen, std::int64_t to_fen) {
    return Money::from_fen(std::uniform_int_distribution<std::int64_t>(from_fen, to_fen)(engine_));
  }

 private:
  std::mt19937_64 engine_;
};

template <class Property>
void for_each_seed(Property property) {
  for (unsigned seed = 1; seed <= 1000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    property(Random(seed));
  }
}

TEST(Year, SumsToTheAnnualTableWhenNoClampBites) {
  for_each_seed([](Random random) {
    YearToDate sums;
    Withholding last;
    for (int month = 1; month <= 12; ++month) {
      auto input =
          month_input(month, random.between(1'000'000, 20'000'000));  // above 5000 + deductions: tax rises each month
      input.special = random.between(0, 200'000);
      input.special_additional = random.between(0, 200'000);
      last = *withhold(parameters, sums, input);
      sums = last.after;
    }
    const Decimal taxable = (sums.income - sums.special - sums.special_additional - yuan(60000)).decimal();
    EXPECT_EQ(sums.withheld, Money::round(sliced_tax(parameters.annual, taxable), Rounding::half_up_fen));
    EXPECT_EQ(last.over_withheld, Money{});
  });
}

TEST(Year, NeverRefundsAndCarriesWhatIsOver) {
  for_each_seed([](Random random) {
    YearToDate sums;
    for (int month = 1; month <= 12; ++month) {
      const auto result = *withhold(parameters, sums, month_input(month, random.between(0, 4'000'000)));
      EXPECT_GE(result.due, Money{});
      EXPECT_EQ(result.after.withheld - result.over_withheld, result.cumulative_tax);
      sums = result.after;
    }
  });
}

TEST(Year, MoreIncomeNeverMeansLessTax) {
  for_each_seed([](Random random) {
    YearToDate before;
    before.income = random.between(0, 100'000'000);
    before.withheld = random.between(0, 1'000'000);
    const Money income = random.between(0, 100'000'000), raise = random.between(1, 5'000'000);
    const auto less = *withhold(parameters, before, month_input(6, income));
    const auto more = *withhold(parameters, before, month_input(6, income + raise));
    EXPECT_LE(less.due, more.due);
    EXPECT_LE(more.due - less.due, raise);  // and a raise always leaves something
  });
}

TEST(Year, SplittingAMonthDoesNotChangeTheCumulativeTax) {
  for_each_seed([](Random random) {
    YearToDate before;
    before.income = random.between(0, 50'000'000);
    const Money first = random.between(0, 30'000'000), second = random.between(0, 30'000'000);
    const auto once = *withhold(parameters, before, month_input(5, first + second));
    const auto part = *withhold(parameters, before, month_input(5, first));
    const auto rest = *withhold(parameters, part.after, month_input(5, second));
    EXPECT_EQ(once.cumulative_tax, rest.cumulative_tax);
    EXPECT_EQ(once.due, part.due + rest.due);
  });
}

}  // namespace
}  // namespace fenhao::tax
