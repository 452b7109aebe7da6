#include "people/retirement.h"

#include <gtest/gtest.h>

#include "cases/run_cases.h"

namespace fenhao::people {
namespace {

using cases::Case;
using cases::must;

std::string national_text() {
  return must(read_file(std::string(FENHAO_SOURCE_DIR) + "/policy/national/retirement.yaml"));
}

const RetirementRules rules = must(RetirementRules::load(national_text(), "retirement.yaml"));

Month month(int year, int number) { return Month::from_index(year * 12 + number - 1); }

Retirement of_case(const Case& one) {
  const auto category = must(parse_retirement_category(one.input.text("category")));
  return must(retirement_of(rules, one.input.month("birth_month"), category));
}

void check_person(const Case& one) {
  const auto result = of_case(one);
  const auto age = one.expect.at("statutory_age");
  EXPECT_EQ(one.expect.flag("applies"), result.raised);
  EXPECT_EQ(one.expect.count("delay_months"), result.delay_months);
  EXPECT_EQ(age.count("years") * 12 + age.count("months"), result.age_months);
  EXPECT_EQ(one.expect.month("statutory_month"), result.statutory);
  ASSERT_EQ(one.expect.has("earliest_flexible_month"), result.raised);
  if (!result.raised) return;
  EXPECT_EQ(one.expect.month("earliest_flexible_month"), *result.earliest);
  EXPECT_EQ(one.expect.month("latest_flexible_month"), *result.latest);
  EXPECT_EQ(one.expect.count("min_contribution_months_at_statutory"), result.minimum_contribution_months);
}

void check_chosen(const Case& one) {
  const auto result = of_case(one);
  const Month chosen = result.statutory - one.input.count("chosen_early_months");
  EXPECT_EQ(one.expect.flag("accepted"), check_flexible(result, chosen).has_value());
  EXPECT_EQ(one.expect.count("max_early_months"), result.statutory - *result.earliest);
}

void check_notice(const Case& one) {
  EXPECT_EQ(one.input.text("kind"), "early");
  EXPECT_EQ(one.expect.month("notice_not_later_than"), early_notice_by(rules, one.input.month("chosen_month")));
}

TEST(GoldenCases, Retirement) {
  cases::run_cases(std::string(FENHAO_SOURCE_DIR) + "/cases/retirement.yaml", [](const Case& one) {
    if (one.input.has("chosen_early_months")) return check_chosen(one);
    if (one.input.has("chosen_month")) return check_notice(one);
    if (one.input.has("birth_month")) return check_person(one);
    EXPECT_EQ(one.expect.count("months"), minimum_contributions(rules, one.input.count("retirement_year")));
  });
}

// Walks every birth month: what the appended tables look like.
TEST(Retirement, AgesRiseByOneMonthAStepAndStop) {
  for (const auto& category : rules.categories) {
    int before = 0;
    for (Month birth = category.first_birth - 24; birth < category.first_birth + 400; birth = birth + 1) {
      const auto result = must(retirement_of(rules, birth, category.category));
      ASSERT_EQ(result.raised, birth >= category.first_birth);
      const int rise = result.delay_months - before;
      ASSERT_TRUE(rise == 0 || rise == 1) << birth.to_string();
      if (rise == 1) {
        ASSERT_EQ((birth - category.first_birth) % category.step_months, 0) << birth.to_string();
      }
      ASSERT_EQ(result.statutory - birth, category.old_age_years * 12 + result.delay_months);
      before = result.delay_months;
    }
    EXPECT_EQ(before, category.cap_months);
  }
}

TEST(Retirement, PlateausBeginWhereTheTablesSay) {
  const auto delay = [](Month birth, RetirementCategory category) {
    return must(retirement_of(rules, birth, category)).delay_months;
  };
  EXPECT_EQ(delay(month(1976, 8), RetirementCategory::male60), 35);
  EXPECT_EQ(delay(month(1976, 9), RetirementCategory::male60), 36);
  EXPECT_EQ(delay(month(1981, 8), RetirementCategory::female55), 35);
  EXPECT_EQ(delay(month(1981, 9), RetirementCategory::female55), 36);
  EXPECT_EQ(delay(month(1984, 10), RetirementCategory::female50), 59);
  EXPECT_EQ(delay(month(1984, 11), RetirementCategory::female50), 60);
}

TEST(Retirement, KnowsWhoIsPastIt) {
  const auto result = must(retirement_of(rules, month(1966, 3), RetirementCategory::male60));
  EXPECT_FALSE(result.past(month(2026, 7)));
  EXPECT_TRUE(result.past(month(2026, 8)));
}

TEST(RetirementStanding, AWomanBetweenHerTwoAgesMayBePast) {
  const auto born = *Date::of(1975, 5, 20);  // 2025-08 as a worker, 55 and delayed as a manager
  const auto standing = [&](Gender sex, int year, int number) {
    return must(retirement_standing(rules, born, sex, month(year, number)));
  };
  EXPECT_EQ(standing(Gender::female, 2025, 8), RetirementStanding::before);
  EXPECT_EQ(standing(Gender::female, 2025, 9), RetirementStanding::maybe_past);
  EXPECT_EQ(standing(Gender::female, 2031, 9), RetirementStanding::maybe_past);  // 55 years and 17 months: 2031-10
  EXPECT_EQ(standing(Gender::female, 2031, 11), RetirementStanding::past);
  EXPECT_EQ(standing(Gender::male, 2031, 11), RetirementStanding::before);
  EXPECT_EQ(standing(Gender::male, 2038, 3), RetirementStanding::past);
}

TEST(CheckFlexible, KeepsToTheSpan) {
  const auto result = must(retirement_of(rules, month(1972, 9), RetirementCategory::male60));
  EXPECT_TRUE(check_flexible(result, *result.earliest));
  EXPECT_TRUE(check_flexible(result, *result.latest));
  EXPECT_EQ(check_flexible(result, *result.earliest - 1).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(check_flexible(result, *result.latest + 1).error().code(), ErrorCode::invalid_input);
}

TEST(CheckFlexible, IsNotOpenToThoseOfTheOldAges) {
  const auto result = must(retirement_of(rules, month(1964, 12), RetirementCategory::male60));
  EXPECT_FALSE(result.raised);
  EXPECT_TRUE(check_flexible(result, month(2024, 12)));
  EXPECT_FALSE(check_flexible(result, month(2025, 6)));
}

TEST(CheckFlexible, LateRetirementIsAgreedAMonthAhead) {
  EXPECT_EQ(late_agreement_by(rules, month(2027, 1)), month(2026, 12));
}

TEST(RetirementRules, RefuseMalformedText) {
  const std::pair<const char*, const char*> changes[] = {
      {"first_birth: 1965-01", "first_birth: 1965-02"},
      {"step: 4", "step: 0"},
      {"code: male60", "code: male61"},
      {"cap: 36", "cup: 36"},
      {"later: 36", "late: 1"},
      {"from: 2025-01", "from: 2025"},
      {"retirement/1", "retirement/2"},
      {"most: 240", "most: x"},
  };
  for (const auto& [from, to] : changes) {
    std::string text = national_text();
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), std::string(from).size(), to);
    const auto refused = RetirementRules::load(text, "retirement.yaml");
    ASSERT_FALSE(refused) << from << " → " << to;
    EXPECT_EQ(refused.error().code(), ErrorCode::invalid_input);
    EXPECT_GT(refused.error().where().row, 0);
  }
}

TEST(RetirementRules, AMissingCategoryIsAnError) {
  const RetirementRules none;
  EXPECT_EQ(retirement_of(none, month(1970, 1), RetirementCategory::male60).error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::people
