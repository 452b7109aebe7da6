#include "payroll/law_settings.h"

#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "base/yaml.h"

namespace fenhao::payroll {
namespace {

LawSettings settings() {
  const std::string file = source_file("policy/national/settings.yaml");
  return std::move(*LawSettings::load(*read_file(file), file));
}

const Date november = *Date::of(2026, 11, 1);

TEST(LawSettings, TheProductStatesOneAnswerAQuestion) {
  const auto all = settings();
  const auto contributions = all.at<labour::MinimumWageContributions>(november);
  ASSERT_TRUE(contributions);
  EXPECT_EQ(contributions->at("110000"), labour::ContributionsInMinimum::excluded);
  EXPECT_EQ(contributions->at("310115"), labour::ContributionsInMinimum::excluded) << "a province stands for its places";
  EXPECT_EQ(contributions->at("440300"), labour::ContributionsInMinimum::included);
  EXPECT_EQ(all.at<labour::OvertimeHolidayHours>(november)->reading(), labour::HolidayHours::not_counted);
  EXPECT_EQ(all.at<labour::ProbationBounds>(november)->reading(), labour::ProbationFloor::lower_of_both);
  EXPECT_EQ(all.at<contribution::MaternityDays>(november)->days_of_month, Decimal(30));
  const auto ceiling = all.at<contribution::LateFeeCeiling>(november);
  ASSERT_TRUE(ceiling);
  EXPECT_EQ(ceiling->bounded(Money::from_yuan(3), Money::from_yuan(2)), Money::from_yuan(3)) << "no ceiling by the product";
  EXPECT_FALSE(all.at<labour::ProbationBounds>(*Date::of(1999, 1, 1))) << "nobody stated it then";
}

TEST(LawSettings, ACompanyStatesAnotherFromADayOn) {
  auto all = settings();
  const std::string own =
      "schema: law-settings/1\nfacts:\n- {id: own-1, item: overtime_holiday_hours, from: 2026-07-01, mark: U, basis: 当地劳动监察答复, counted: true}\n";
  ASSERT_TRUE(all.add_company(own, "settings.yaml"));
  EXPECT_TRUE(all.at<labour::OvertimeHolidayHours>(november)->counted);
  EXPECT_FALSE(all.at<labour::OvertimeHolidayHours>(*Date::of(2026, 6, 30))->counted) << "before it the product's holds";
  EXPECT_EQ(all.at<contribution::MaternityDays>(november)->days_of_month, Decimal(30)) << "others are untouched";
  ASSERT_TRUE(all.add_company("schema: law-settings/1\nfacts:\n- {id: own-2, item: late_fee_ceiling, from: 2026-07-01, mark: U, basis: 当地税务答复, at_principal: true}\n", "settings.yaml"));
  EXPECT_EQ(all.at<contribution::LateFeeCeiling>(november)->bounded(Money::from_yuan(3), Money::from_yuan(2)), Money::from_yuan(2));
  const auto wrong = all.add_company("schema: law-settings/1\nfacts:\n- {id: a, item: nothing, from: 2026-07-01, mark: U, basis: x}\n", "settings.yaml");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().describe(Lang::zh).find("nothing"), std::string::npos);
}

}  // namespace
}  // namespace fenhao::payroll
