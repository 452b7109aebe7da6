#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "base/work_calendar_text.h"
#include "base/yaml.h"
#include "transfer/transfer.h"

namespace fenhao::transfer {
namespace {

Date day(const char* iso) { return Date::parse(iso).value(); }
Month month(const char* iso) { return Month::parse(iso).value(); }
Money yuan(const char* text) { return Money::parse(text).value(); }

template <class Rules>
Rules rules(const char* iso = "2026-06-01") {
  static const TransferLaw law = [] {
    const std::string path = source_file("policy/national/transfer.yaml");
    return load_transfer_law(read_file(path).value(), path).value();
  }();
  return law.at<Rules>(day(iso)).value();
}

TEST(PensionMoney, PooledMoneyStartsIn1998) {
  const auto money =
      pension_money({{1997, 12, yuan("500")}, {1998, 3, yuan("600")}}, yuan("123.45"), rules<PensionMoneyRules>())
          .value();
  EXPECT_EQ(money.contribution_wages, yuan("1800"));
  EXPECT_EQ(money.pooled, yuan("216"));
  EXPECT_EQ(money.total(), yuan("339.45"));
}

TEST(PensionMoney, RefusesWhatNoRecordShows) {
  const auto law = rules<PensionMoneyRules>();
  EXPECT_FALSE(pension_money({{2021, 13, yuan("1")}}, {}, law));
  EXPECT_FALSE(pension_money({{2021, 1, yuan("1")}, {2021, 2, yuan("1")}}, {}, law));
  EXPECT_FALSE(pension_money({{2021, 1, yuan("-1")}}, {}, law));
  EXPECT_FALSE(pension_money({}, yuan("-1"), law));
}

TEST(PensionMoney, MonthsByYear) {
  const auto years = pension_years(month("2021-11"), month("2023-02")).value();
  ASSERT_EQ(years.size(), 3u);
  EXPECT_EQ(years[0].months, 2);
  EXPECT_EQ(years[1].months, 12);
  EXPECT_EQ(years[2].months, 2);
  EXPECT_FALSE(pension_years(month("2021-11"), month("2021-10")));
}

TEST(PensionPlace, EachCaseOfArticle6) {
  const auto law = rules<PensionPlaceRules>();
  const auto reason = [&](const std::vector<PensionStay>& stays) { return pension_place("A", stays, law)->reason; };
  EXPECT_EQ(reason({{"B", 240}, {"A", 12}}), PensionPlaceReason::home_relation);
  EXPECT_EQ(reason({{"A", 12}, {"B", 120}}), PensionPlaceReason::relation);
  EXPECT_EQ(reason({{"B", 120}, {"C", 119}}), PensionPlaceReason::last_long_stay);
  EXPECT_EQ(reason({{"B", 119}, {"C", 119}}), PensionPlaceReason::home);
  EXPECT_EQ(reason({}), PensionPlaceReason::home);
}

TEST(PensionPlace, StaysAddUpAndTemporaryAccountsMakeNoRelation) {
  const auto law = rules<PensionPlaceRules>();
  EXPECT_EQ(pension_place("A", {{"B", 60}, {"C", 12}, {"B", 60}}, law)->place, "B");
  EXPECT_EQ(pension_place("A", {{"B", 120}, {"C", 130, true}}, law)->place, "B");
  EXPECT_FALSE(pension_place("", {{"B", 60}}, law));
  EXPECT_FALSE(pension_place("A", {{"B", -1}}, law));
}

TEST(TemporaryAccount, AgesAsWritten) {
  const auto law = rules<TemporaryAccountRules>();
  const auto opens = [&](Gender sex, int age) {
    return opens_temporary_account({.sex = sex, .age_months = age}, AgeLimitReading::as_written, law).value();
  };
  EXPECT_FALSE(opens(Gender::male, 599));
  EXPECT_TRUE(opens(Gender::male, 600));
  EXPECT_FALSE(opens(Gender::female, 479));
  EXPECT_TRUE(opens(Gender::female, 480));
  EXPECT_FALSE(*opens_temporary_account({.sex = Gender::male, .age_months = 700, .posted_by_authority = true},
                                        AgeLimitReading::as_written, law));
}

TEST(TemporaryAccount, AgesThatMoveWithRetirementSince2025) {
  const auto law = rules<TemporaryAccountRules>();
  Newcomer man{.sex = Gender::male, .age_months = 612};
  EXPECT_FALSE(opens_temporary_account(man, AgeLimitReading::with_retirement, law)) << "retirement not given";
  man.retirement = people::Retirement{.raised = true, .delay_months = 13};
  EXPECT_EQ(opens_temporary_account(man, AgeLimitReading::with_retirement, law), false);
  man.age_months = 613;
  EXPECT_EQ(opens_temporary_account(man, AgeLimitReading::with_retirement, law), true);
  const auto before =
      opens_temporary_account(man, AgeLimitReading::with_retirement, rules<TemporaryAccountRules>("2024-12-31"));
  EXPECT_EQ(before.error().code(), ErrorCode::invalid_input);
}

TEST(MedicalGap, ThreeMonthsCanBePaidBack) {
  const auto law = rules<MedicalTransferRules>();
  EXPECT_FALSE(medical_gap(0, law)->backpay_restores_gap);
  EXPECT_TRUE(medical_gap(3, law)->backpay_restores_gap);
  EXPECT_EQ(medical_gap(3, law)->waiting_months_most, 0);
  EXPECT_EQ(medical_gap(4, law)->waiting_months_most, 6);
  EXPECT_FALSE(medical_gap(-1, law));
}

TEST(Procedure, StepsInWorkingDays) {
  const std::string path = source_file("policy/national/holidays.yaml");
  const auto calendar = parse_work_calendar(read_file(path).value(), path).value();
  const auto steps = pension_steps(day("2026-04-17"), calendar, rules<PensionStepRules>()).value();
  EXPECT_EQ(steps.reviewed_by, day("2026-05-12"));  // five days off from 1 May, Saturday 9 May worked
  EXPECT_EQ(steps.sent_by, day("2026-06-02"));
  EXPECT_EQ(pension_steps(day("2031-01-01"), calendar, rules<PensionStepRules>()).error().code(), ErrorCode::not_found);
}

TEST(Procedure, UnknownMovesChannelsAndInsurancesAreRefused) {
  const auto papers = rules<PaperRules>();
  EXPECT_EQ(certificate_required("between_enterprise_and_institution_pension", "si.12333.gov.cn", papers), true);
  EXPECT_FALSE(certificate_required("to_the_moon", "si.12333.gov.cn", papers));
  EXPECT_FALSE(certificate_required("enterprise_pension_between_provinces", "letter", papers));
  EXPECT_FALSE(insurances_of_move({"pension", "annuity"}, rules<MovingInsuranceRules>()));
}

}  // namespace
}  // namespace fenhao::transfer
