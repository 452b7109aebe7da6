#include "contribution/contribution.h"

#include <gtest/gtest.h>

#include <random>

#include "contribution/terms_for_test.h"

namespace fenhao::contribution {
namespace {

using policy::FactInfo;
using policy::Known;
using policy::Terms;

Money yuan(std::int64_t amount) { return Money::from_yuan(amount); }
Rate rate(const char* text) { return *Rate::parse(text); }

Terms pension() {
  auto terms = terms_of(Insurance::pension, yuan(4800), yuan(24000), Rounding::half_up_fen);
  terms.employer.rate = known(std::optional(rate("0.16")));
  terms.employee.rate = known(std::optional(rate("0.08")));
  return terms;
}

Enrolment enrolled(Insurance insurance, Money base) { return {insurance, base, std::nullopt, std::nullopt}; }

TEST(Charge, TellsWhichBoundMovedTheBase) {
  const auto low = charge(pension(), enrolled(Insurance::pension, Money{})).value();
  EXPECT_EQ(low.clamp, Charge::Clamp::floor);
  EXPECT_EQ(low.base, yuan(4800));
  EXPECT_EQ(low.declared_base, Money{});
  EXPECT_EQ(charge(pension(), enrolled(Insurance::pension, yuan(4800))).value().clamp, Charge::Clamp::none);
  EXPECT_EQ(charge(pension(), enrolled(Insurance::pension, yuan(24000))).value().clamp, Charge::Clamp::none);
  const auto high = charge(pension(), enrolled(Insurance::pension, yuan(24000) + Money::from_fen(1))).value();
  EXPECT_EQ(high.clamp, Charge::Clamp::cap);
  EXPECT_EQ(high.employer.to_string(), "3840.00");
}

TEST(Charge, FixedAmountsStandOnTopOfTheRoundedRate) {
  auto terms = terms_of(Insurance::medical, std::nullopt, std::nullopt, Rounding::up_yuan);
  terms.employer.rate = known(std::optional(rate("0.098")));
  terms.employee.rate = known(std::optional(rate("0.02")));
  terms.employee.fixed = known(std::optional(*Money::parse("3.50")));
  const auto result = charge(terms, enrolled(Insurance::medical, yuan(7001))).value();
  EXPECT_EQ(result.employee.to_string(), "144.50");  // 140.02 up to the yuan, plus 3.50
  EXPECT_EQ(result.employer.to_string(), "687.00");  // 686.098
  EXPECT_EQ(result.employee_fixed.to_string(), "3.50");
}

TEST(Charge, AFixedAmountAloneIsEnough) {
  auto terms = terms_of(Insurance::large_medical, std::nullopt, std::nullopt, Rounding::half_up_fen);
  terms.employer.fixed = known(std::optional(yuan(12)));
  terms.employee.fixed = known(std::optional(yuan(5)));
  const auto result = charge(terms, enrolled(Insurance::large_medical, yuan(9000))).value();
  EXPECT_EQ(result.employer, yuan(12));
  EXPECT_EQ(result.employee, yuan(5));
  EXPECT_FALSE(result.employer_rate);
}

TEST(Charge, ASideLeftOutOfASupplementaryInsuranceIsNotCharged) {
  for (const auto insurance : {Insurance::large_medical, Insurance::long_term_care}) {
    auto terms = terms_of(insurance, std::nullopt, std::nullopt, Rounding::half_up_fen);
    terms.employee.fixed = known(std::optional(yuan(7)));
    const auto result = charge(terms, enrolled(insurance, yuan(9000))).value();
    EXPECT_EQ(result.employer, Money{});
    EXPECT_EQ(result.employee, yuan(7));
  }
}

TEST(Charge, EmployeesPayNothingForInjuryAndMaternity) {
  for (const auto insurance : {Insurance::work_injury, Insurance::maternity}) {
    auto terms = terms_of(insurance, std::nullopt, std::nullopt, Rounding::half_up_fen);
    terms.employer.rate = known(std::optional(rate("0.004")));
    EXPECT_EQ(charge(terms, enrolled(insurance, yuan(10000))).value().employee, Money{});
  }
}

TEST(Charge, RefusesWhatIsNotKnown) {
  auto terms = pension();
  terms.employee.rate.reset();
  const auto employee = charge(terms, enrolled(Insurance::pension, yuan(8000)));
  ASSERT_FALSE(employee);
  EXPECT_EQ(employee.error().code(), ErrorCode::not_found);
  EXPECT_NE(employee.error().message().zh.find("个人"), std::string::npos);
  EXPECT_FALSE(employee.error().hint().empty());
  terms = pension();
  terms.employer.rate.reset();
  EXPECT_EQ(charge(terms, enrolled(Insurance::pension, yuan(8000))).error().code(), ErrorCode::not_found);
}

TEST(Charge, RefusesANegativeBase) {
  EXPECT_EQ(charge(pension(), enrolled(Insurance::pension, Money::from_fen(-1))).error().code(),
            ErrorCode::invalid_input);
}

TEST(Charge, RefusesTermsOfAnotherInsuranceAndCrossedBounds) {
  EXPECT_EQ(charge(pension(), enrolled(Insurance::medical, yuan(8000))).error().code(), ErrorCode::internal);
  auto crossed = pension();
  std::swap(crossed.floor, crossed.cap);
  EXPECT_EQ(charge(crossed, enrolled(Insurance::pension, yuan(8000))).error().code(), ErrorCode::conflict);
}

TEST(Charge, MergedInsurancesChargeNothingOfTheirOwn) {
  auto terms = terms_of(Insurance::maternity, std::nullopt, std::nullopt, Rounding::half_up_fen);
  terms.merged_into = Insurance::medical;
  const auto merged = charge(terms, enrolled(Insurance::maternity, yuan(8000)));
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.error().code(), ErrorCode::not_found);
  EXPECT_NE(merged.error().message().zh.find("医疗保险"), std::string::npos);
}

TEST(Charge, AFundRateOutsideTheRangeNamesRangeAndSource) {
  FactInfo fact;
  fact.id = "000000-housing_fund-1";
  fact.source.title = "住房公积金管理条例第十八条";
  auto terms = fund_terms(std::nullopt, std::nullopt, Rounding::half_up_yuan);
  terms.rate_min->fact = terms.rate_max->fact = &fact;
  EXPECT_TRUE(charge(terms, fund_enrolment(yuan(10000), rate("5%"))));
  EXPECT_TRUE(charge(terms, fund_enrolment(yuan(10000), rate("12%"))));
  const auto high = charge(terms, fund_enrolment(yuan(10000), rate("12.01%")));
  ASSERT_FALSE(high);
  EXPECT_EQ(high.error().code(), ErrorCode::invalid_input);
  EXPECT_NE(high.error().message().zh.find("5%–12%"), std::string::npos);
  EXPECT_NE(high.error().message().zh.find("条例第十八条"), std::string::npos);
}

TEST(Charge, EachSideOfTheFundHasItsOwnRate) {
  const auto terms = fund_terms(std::nullopt, std::nullopt, Rounding::half_up_yuan);
  const auto result = charge(terms, {Insurance::housing_fund, yuan(10010), rate("0.05"), rate("0.12")}).value();
  EXPECT_EQ(result.employer.to_string(), "501.00");
  EXPECT_EQ(result.employee.to_string(), "1201.00");
  const auto one_sided = charge(terms, {Insurance::housing_fund, yuan(10010), rate("0.05"), std::nullopt});
  EXPECT_EQ(one_sided.error().code(), ErrorCode::not_found);
}

TEST(Charge, TheDepositOfBothSidesStaysWithinThePlacesBounds) {
  FactInfo fact;
  fact.id = "x-total";
  auto terms = fund_terms(std::nullopt, std::nullopt, Rounding::half_up_fen);
  terms.total_floor = Known<Money>{yuan(221), &fact};
  terms.total_cap = Known<Money>{yuan(7858), &fact};
  const auto pay = [&](const char* base, const char* percent) {
    return charge(terms, fund_enrolment(*Money::parse(base), rate(percent))).value();
  };
  EXPECT_EQ(pay("32742", "12%").employer.to_string(), "3929.00");  // 3929.04 before
  EXPECT_EQ(pay("32742", "12%").total_clamp, Charge::Clamp::cap);
  EXPECT_EQ(pay("32742", "12%").facts, "x-total");
  EXPECT_EQ(pay("2000", "5%").employee.to_string(), "110.50");
  EXPECT_EQ(pay("2000", "5%").total_clamp, Charge::Clamp::floor);
  EXPECT_EQ(pay("10000", "12%").total_clamp, Charge::Clamp::none);
  EXPECT_EQ(pay("10000", "12%").facts, "");
  terms.rounding = Rounding::half_up_yuan;
  EXPECT_EQ(pay("2000", "5%").employee.to_string(), "111.00");
  const auto uneven = charge(terms, {Insurance::housing_fund, yuan(40000), rate("12%"), rate("11%")});
  EXPECT_EQ(uneven.error().code(), ErrorCode::conflict);
}

TEST(Charge, AChosenRateNeedsAKnownRange) {
  const auto terms = terms_of(Insurance::housing_fund, std::nullopt, std::nullopt, Rounding::half_up_yuan);
  EXPECT_EQ(charge(terms, fund_enrolment(yuan(10000), rate("8%"))).error().code(), ErrorCode::not_found);
}

TEST(Charge, OnlyTheFundsRateIsChosen) {
  EXPECT_EQ(charge(pension(), {Insurance::pension, yuan(8000), rate("0.16"), std::nullopt}).error().code(),
            ErrorCode::invalid_input);
}

TEST(Charge, NamesTheFactsItUsedOnce) {
  FactInfo bounds, rates, rounding;
  bounds.id = "a-bounds";
  rates.id = "b-rates";
  rounding.id = "c-rounding";
  auto terms = pension();
  terms.floor->fact = terms.cap->fact = &bounds;
  terms.employer.rate->fact = terms.employee.rate->fact = &rates;
  terms.rounding_fact = &rounding;
  EXPECT_EQ(charge(terms, enrolled(Insurance::pension, yuan(8000))).value().facts, "a-bounds b-rates c-rounding");
}

TEST(Total, AddsBothSides) {
  const auto one = charge(pension(), enrolled(Insurance::pension, yuan(10000))).value();
  const auto sum = total({one, one});
  EXPECT_EQ(sum.employer.to_string(), "3200.00");
  EXPECT_EQ(sum.employee.to_string(), "1600.00");
  EXPECT_EQ(total({}).employer, Money{});
}

// base × rate on the grid, in plain integers: the exact amount is base_fen × rate_units / 10^8 fen.
std::int64_t rounded_fen(std::int64_t base_fen, std::int64_t rate_units, Rounding rounding) {
  const std::int64_t fen = rounding.unit == RoundingUnit::fen ? 1 : rounding.unit == RoundingUnit::jiao ? 10 : 100;
  const Int128 grid = Int128{fen} * 100'000'000;
  const Int128 exact = Int128{base_fen} * rate_units;
  const Int128 below = exact / grid, rest = exact - below * grid;
  bool up = false;
  switch (rounding.mode) {
    case RoundingMode::half_up: up = 2 * rest >= grid; break;
    case RoundingMode::half_even: up = 2 * rest > grid || (2 * rest == grid && below % 2 == 1); break;
    case RoundingMode::up: up = rest > 0; break;
    case RoundingMode::down: break;
  }
  return static_cast<std::int64_t>(below + (up ? 1 : 0)) * fen;
}

TEST(Charge, EqualsAnIndependentComputationForEveryRounding) {
  std::mt19937_64 random(20261101);
  const auto between = [&](std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random);
  };
  for (int round = 0; round < 20'000; ++round) {
    const auto mode = static_cast<RoundingMode>(between(0, 3));
    const auto unit = static_cast<RoundingUnit>(between(0, 2));
    // Steps that hit the halves often: whole and half tenths of a percent, bases on jiao or fen.
    const std::int64_t units[] = {between(0, 400) * 50'000, between(0, 20'000'000)};
    const std::int64_t rate_units = units[between(0, 1)];
    const std::int64_t floor = between(0, 1'000'000), cap = floor + between(0, 5'000'000);
    const std::int64_t declared = between(0, 700'000) * between(1, 10);
    const std::int64_t fixed = between(0, 1) * between(0, 10'000);
    auto terms = terms_of(Insurance::medical, Money::from_fen(floor), Money::from_fen(cap), {mode, unit});
    terms.employer.rate = terms.employee.rate = known(std::optional(*Rate::from(Decimal::of(rate_units, 8))));
    terms.employer.fixed = known(std::optional(Money::from_fen(fixed)));
    const auto result = charge(terms, enrolled(Insurance::medical, Money::from_fen(declared))).value();
    const std::int64_t base = std::min(std::max(declared, floor), cap);
    ASSERT_EQ(result.base.fen(), base);
    ASSERT_EQ(result.employee.fen(), rounded_fen(base, rate_units, {mode, unit})) << base << " × " << rate_units;
    ASSERT_EQ(result.employer.fen(), rounded_fen(base, rate_units, {mode, unit}) + fixed);
  }
}

}  // namespace
}  // namespace fenhao::contribution
