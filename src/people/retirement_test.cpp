#include "people/retirement.h"

#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "people/settings.h"

namespace fenhao::people {
namespace {

std::string national_text() {
  return read_file(source_file("policy/national/retirement.yaml")).value();
}

Month month(int year, int number) { return Month::from_index(year * 12 + number - 1); }

const RetirementRules rules = RetirementLaw::load(national_text(), "retirement.yaml")->at(month(2026, 1).first_day()).value();

// Walks every birth month: what the appended tables look like.
TEST(Retirement, AgesRiseByOneMonthAStepAndStop) {
  for (const auto& category : rules.categories) {
    int before = 0;
    for (Month birth = category.first_birth - 24; birth < category.first_birth + 400; birth = birth + 1) {
      const auto result = retirement_of(rules, birth, category.category).value();
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
    return retirement_of(rules, birth, category).value().delay_months;
  };
  EXPECT_EQ(delay(month(1976, 8), RetirementCategory::male60), 35);
  EXPECT_EQ(delay(month(1976, 9), RetirementCategory::male60), 36);
  EXPECT_EQ(delay(month(1981, 8), RetirementCategory::female55), 35);
  EXPECT_EQ(delay(month(1981, 9), RetirementCategory::female55), 36);
  EXPECT_EQ(delay(month(1984, 10), RetirementCategory::female50), 59);
  EXPECT_EQ(delay(month(1984, 11), RetirementCategory::female50), 60);
}

TEST(Retirement, KnowsWhoIsPastIt) {
  const auto result = retirement_of(rules, month(1966, 3), RetirementCategory::male60).value();
  EXPECT_FALSE(result.past(month(2026, 7)));
  EXPECT_TRUE(result.past(month(2026, 8)));
}

TEST(RetirementStanding, AWomanBetweenHerTwoAgesMayBePast) {
  const auto born = *Date::of(1975, 5, 20);  // 2025-08 as a worker, 55 and delayed as a manager
  const auto standing = [&](Gender sex, int year, int number) {
    return retirement_standing(rules, born, sex, month(year, number)).value();
  };
  EXPECT_EQ(standing(Gender::female, 2025, 8), RetirementStanding::before);
  EXPECT_EQ(standing(Gender::female, 2025, 9), RetirementStanding::maybe_past);
  EXPECT_EQ(standing(Gender::female, 2031, 9), RetirementStanding::maybe_past);  // 55 years and 17 months: 2031-10
  EXPECT_EQ(standing(Gender::female, 2031, 11), RetirementStanding::past);
  EXPECT_EQ(standing(Gender::male, 2031, 11), RetirementStanding::before);
  EXPECT_EQ(standing(Gender::male, 2038, 3), RetirementStanding::past);
}

TEST(CheckFlexible, KeepsToTheSpan) {
  const auto result = retirement_of(rules, month(1972, 9), RetirementCategory::male60).value();
  EXPECT_TRUE(check_flexible(result, *result.earliest));
  EXPECT_TRUE(check_flexible(result, *result.latest));
  EXPECT_EQ(check_flexible(result, *result.earliest - 1).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(check_flexible(result, *result.latest + 1).error().code(), ErrorCode::invalid_input);
}

TEST(CheckFlexible, IsNotOpenToThoseOfTheOldAges) {
  const auto result = retirement_of(rules, month(1964, 12), RetirementCategory::male60).value();
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
      {"raised_from: 2025-01", "raised_from: 2025"},
      {"from: 2025-01-01", "from: 2025"},
      {"item: retirement", "item: pension"},
      {"retirement/1", "retirement/2"},
      {"most: 240", "most: x"},
  };
  for (const auto& [from, to] : changes) {
    std::string text = national_text();
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), std::string(from).size(), to);
    const auto refused = RetirementLaw::load(text, "retirement.yaml");
    ASSERT_FALSE(refused) << from << " → " << to;
    EXPECT_EQ(refused.error().code(), ErrorCode::invalid_input);
    EXPECT_GT(refused.error().where().row, 0);
  }
}

TEST(RetirementRules, AMissingCategoryIsAnError) {
  const RetirementRules none;
  EXPECT_EQ(retirement_of(none, month(1970, 1), RetirementCategory::male60).error().code(), ErrorCode::not_found);
}

TEST(RetirementLaw, AnAmendmentHoldsOnceItIsKnown) {
  const std::string text = national_text();
  std::string later = text.substr(text.find("- id: "));
  const auto put = [&](const std::string& from, const std::string& to) { later.replace(later.find(from), from.size(), to); };
  put("retirement-202501", "retirement-later");
  put("mark: V", "recorded: 2026-11-23\n  mark: V");
  put("early_notice: 3", "early_notice: 6");
  const auto law = RetirementLaw::load(text + "\n" + later, "retirement.yaml");
  ASSERT_TRUE(law) << law.error().describe(Lang::en);
  const Date today = month(2026, 12).first_day();
  EXPECT_EQ(law->known_on(*Date::of(2026, 11, 23)).at(today)->early_notice, 6);
  EXPECT_EQ(law->known_on(*Date::of(2026, 11, 22)).at(today)->early_notice, 3);
  EXPECT_EQ(law->at(*Date::of(2020, 1, 1))->early_notice, 6) << "before the first entry that one";
}

// Late retirement: the contributions of the statutory year or of the year chosen.
TEST(PeopleSettings, WhatLateRetirementAsksFor) {
  const auto retirement = retirement_of(rules, month(1968, 11), RetirementCategory::male60).value();  // 2029-11
  LateRetirementMinimum setting;
  EXPECT_EQ(setting.months_needed(rules, retirement, month(2031, 5)), 180);
  EXPECT_EQ(setting.months_needed(rules, retirement, month(2029, 11)), 180);
  setting.by_statutory_year = false;
  EXPECT_EQ(setting.months_needed(rules, retirement, month(2031, 5)), 192);
  EXPECT_EQ(setting.months_needed(rules, retirement, month(2028, 11)), 180) << "early: always the year chosen";
}

TEST(PeopleSettings, SpecialPostsMayRetireFrom) {
  SpecialPosts setting;
  EXPECT_EQ(setting.first_month(rules, month(1971, 9), Gender::male), month(2027, 3)) << "55 and six months: as men's, from 1970-01";
  EXPECT_EQ(setting.first_month(rules, month(1981, 12), Gender::female), month(2027, 12)) << "45 and twelve months";
  EXPECT_EQ(setting.first_month(rules, month(1969, 12), Gender::male), month(2024, 12)) << "reached before 2025";
  setting.raised = false;
  EXPECT_EQ(setting.first_month(rules, month(1971, 9), Gender::male), month(2026, 9));
  EXPECT_EQ(setting.first_month(rules, month(1981, 12), Gender::female), month(2026, 12));
}

TEST(PeopleSettings, ForeignCardsTellTheSexOnlyByTheSetting) {
  const Identity man{.normalised = "911840198901010013", .birth = {}, .gender = {}, .province = {}, .country = {}};
  ForeignCardSex setting;
  EXPECT_FALSE(setting.sex(IdentityKind::foreigner_permanent_resident, man));
  setting.as_residents = true;
  EXPECT_EQ(setting.sex(IdentityKind::foreigner_permanent_resident, man), Gender::male);
  EXPECT_FALSE(setting.sex(IdentityKind::passport_foreign, man));
  Identity old = man;
  old.normalised = "ABC110085050512";
  EXPECT_FALSE(setting.sex(IdentityKind::foreigner_permanent_resident, old)) << "the card of 2017";
}

}  // namespace
}  // namespace fenhao::people
