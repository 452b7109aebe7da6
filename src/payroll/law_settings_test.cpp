#include "payroll/law_settings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

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

// docs/guide/law.md lists what is not settled; each line names the entry that says what is taken, and no entry of settings.yaml is
// left out of it.
class UnsettledTable {
 public:
  UnsettledTable() {
    const std::string guide = *read_file(source_file("docs/guide/law.md"));
    std::istringstream lines(guide.substr(guide.find("## 没有定论的事项")));
    for (std::string line; std::getline(lines, line);) {
      if (!items_.empty() && line.empty()) break;
      if (!line.starts_with("| `")) continue;
      items_.push_back(line.substr(3, line.find('`', 3) - 3));
    }
  }
  const std::vector<std::string>& items() const { return items_; }

 private:
  std::vector<std::string> items_;
};

TEST(LawSettings, WhatIsNotSettledIsADatedEntryWithBothReadings) {
  std::map<std::string, std::pair<std::string, std::string>> unsettled;  // item → date and note
  for (const char* name : {"settings.yaml", "tax.yaml", "labour.yaml", "transfer.yaml"}) {
    const std::string file = source_file("policy/national/") + name;
    const auto root = parse_yaml(*read_file(file), file);
    ASSERT_TRUE(root);
    for (const auto& fact : root->find("facts")->items)
      if (fact.text("mark") == "U") unsettled[fact.text("item")] = {fact.text("from"), fact.text("note")};
  }
  const UnsettledTable table;
  ASSERT_GE(table.items().size(), 15u);
  for (const auto& item : table.items()) {
    ASSERT_TRUE(unsettled.contains(item)) << item;
    EXPECT_FALSE(unsettled[item].first.empty()) << item;
    EXPECT_GT(unsettled[item].second.size(), 30u) << item << " names its readings";
  }
  const std::string file = source_file("policy/national/settings.yaml");
  const auto root = parse_yaml(*read_file(file), file);
  for (const auto& fact : root->find("facts")->items)
    EXPECT_EQ(std::ranges::count(table.items(), fact.text("item")), 1) << fact.text("item") << " stands in docs/guide/law.md";
}

// Each can be turned round by a company, and the reading follows.
TEST(LawSettings, EveryReadingCanBeTurnedRound) {
  auto all = settings();
  EXPECT_EQ(all.at<labour::SecondFixedTerm>(november)->reading(), labour::SecondTermReading::worker_decides);
  EXPECT_EQ(all.at<labour::EarlierServiceCount>(november)->reading(), labour::EarlierServiceReading::law_of_the_time);
  EXPECT_EQ(all.at<contribution::OverAgeInjury>(november)->duty(), contribution::Duty::required);
  EXPECT_EQ(all.at<transfer::TemporaryAccountAges>(november)->reading(), transfer::AgeLimitReading::as_written);
  EXPECT_EQ(all.at<transfer::FundTransferWait>(november)->apply_from(*Month::of(2026, 11)), *Month::of(2027, 6));
  EXPECT_TRUE(all.at<people::LateRetirementMinimum>(november)->by_statutory_year);
  EXPECT_TRUE(all.at<people::SpecialPosts>(november)->raised);
  EXPECT_FALSE(all.at<people::ForeignCardSex>(november)->as_residents);
  std::string own = "schema: law-settings/1\nfacts:\n";
  for (const char* values : {"item: second_fixed_term, both_agree: true", "item: earlier_service_count, law_of_the_time: false", "item: over_age_injury, before_measures: false",
                             "item: temporary_account_ages, with_retirement: true", "item: fund_transfer_wait, sealed_months: 0, working_days: 3",
                             "item: late_retirement_minimum, by_statutory_year: false", "item: special_posts, raised: false", "item: foreign_card_sex, as_residents: true"})
    own += "- {id: '" + std::string(values) + "', from: 2026-07-01, mark: U, basis: 当地答复, " + values + "}\n";
  const auto added = all.add_company(own, "settings.yaml");
  ASSERT_TRUE(added) << added.error().describe(Lang::zh);
  EXPECT_EQ(all.at<labour::SecondFixedTerm>(november)->reading(), labour::SecondTermReading::both_agree);
  EXPECT_EQ(all.at<labour::EarlierServiceCount>(november)->reading(), labour::EarlierServiceReading::one_count);
  EXPECT_EQ(all.at<contribution::OverAgeInjury>(november)->duty(), contribution::Duty::voluntary);
  EXPECT_EQ(all.at<transfer::TemporaryAccountAges>(november)->reading(), transfer::AgeLimitReading::with_retirement);
  EXPECT_EQ(all.at<transfer::FundTransferWait>(november)->apply_from(*Month::of(2026, 11)), *Month::of(2026, 12));
  EXPECT_FALSE(all.at<people::LateRetirementMinimum>(november)->by_statutory_year);
  EXPECT_FALSE(all.at<people::SpecialPosts>(november)->raised);
  EXPECT_TRUE(all.at<people::ForeignCardSex>(november)->as_residents);
}

TEST(LawSettings, WhatACompanyLearntLaterDoesNotHoldBefore) {
  auto all = settings();
  ASSERT_TRUE(all.add_company("schema: law-settings/1\nfacts:\n- {id: own, item: overtime_holiday_hours, from: 2026-01-01, recorded: 2026-11-23, mark: U, basis: 答复, counted: true}\n", "settings.yaml"));
  EXPECT_TRUE(all.known_on(*Date::of(2026, 11, 23)).at<labour::OvertimeHolidayHours>(november)->counted);
  EXPECT_FALSE(all.known_on(*Date::of(2026, 11, 22)).at<labour::OvertimeHolidayHours>(november)->counted) << "the product's holds";
}

}  // namespace
}  // namespace fenhao::payroll
