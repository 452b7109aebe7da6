#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "labour/law_for_test.h"
#include "labour/one_employer.h"

namespace fenhao::labour {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CivilMonths, ShortMonthsEndEarlier) {
  EXPECT_EQ(months_after(day("2026-01-31"), 1), day("2026-02-28"));
  EXPECT_EQ(months_after(day("2028-02-29"), 12), day("2029-02-28"));
  EXPECT_EQ(*months_and_days(day("2026-01-31"), day("2026-03-30")), (MonthsAndDays{2, 0}));
  EXPECT_EQ(*months_and_days(day("2026-01-15"), day("2026-01-15")), (MonthsAndDays{0, 1}));
}

TEST(WrittenContract, DoublePayStartsAfterAMonthAndEndsAfterEleven) {
  const auto rules = rules_for_test<WrittenContractRules>();
  const auto time = [&](const char* last) { return double_pay_time(day("2025-03-10"), day(last), rules).value(); };
  EXPECT_EQ(time("2025-04-09"), (MonthsAndDays{0, 0}));
  EXPECT_EQ(time("2025-04-10"), (MonthsAndDays{0, 1}));
  EXPECT_EQ(time("2025-06-14"), (MonthsAndDays{2, 5}));
  EXPECT_EQ(time("2026-03-09"), (MonthsAndDays{11, 0}));
  EXPECT_EQ(time("2027-03-09"), (MonthsAndDays{11, 0}));
  EXPECT_FALSE(double_pay_time(day("2025-03-10"), day("2025-03-09"), rules));
}

TEST(WrittenContract, TheExtraIsOnceTheWageAndThatOfTheDaysBeyond) {
  const auto rules = rules_for_test<WrittenContractRules>();
  EXPECT_EQ(double_pay_extra({2, 5}, yuan("9000"), yuan("2068.97"), rules), yuan("20068.97"));
  EXPECT_EQ(double_pay_extra({0, 0}, yuan("9000"), yuan("0"), rules), yuan("0"));
  EXPECT_FALSE(double_pay_extra({2, 0}, yuan("9000"), yuan("1"), rules));
}

TEST(OpenEnded, EachReasonOfArticle14) {
  const auto rules = rules_for_test<OpenEndedRules>();
  ContractHistory history{.years_of_service = 10, .consecutive_fixed_terms = 2, .worker_agrees = true};
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules),
              ElementsAre(OpenEndedReason::ten_years, OpenEndedReason::two_fixed_terms));
  history.dismissible = true;
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules),
              ElementsAre(OpenEndedReason::ten_years));
  history.years_of_service = 9;
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules), IsEmpty());
  history.year_without_contract = true;
  history.worker_agrees = false;
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules),
              ElementsAre(OpenEndedReason::year_without_contract));
}

TEST(OpenEnded, TheWorkerMayWantAFixedTerm) {
  const ContractHistory history{.years_of_service = 20, .worker_agrees = true, .worker_wants_fixed_term = true};
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules_for_test<OpenEndedRules>()),
              IsEmpty());
}

TEST(OpenEnded, AReformAsksForTheYearsToRetirement) {
  const auto rules = rules_for_test<OpenEndedRules>();
  ContractHistory history{.years_of_service = 10, .worker_agrees = true, .first_contract_after_reform = true};
  EXPECT_FALSE(open_ended_reasons(history, SecondTermReading::worker_decides, rules));
  history.years_to_retirement = 9;
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules),
              ElementsAre(OpenEndedReason::reform));
  history.years_to_retirement = 10;
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::worker_decides, rules), IsEmpty());
}

TEST(OpenEnded, WhetherTheEmployerMayLetTheSecondTermEnd) {
  const auto rules = rules_for_test<OpenEndedRules>();
  ContractHistory history{.consecutive_fixed_terms = 2, .worker_agrees = true};
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::both_agree, rules), IsEmpty());
  history.employer_renews = true;
  EXPECT_THAT(*open_ended_reasons(history, SecondTermReading::both_agree, rules),
              ElementsAre(OpenEndedReason::two_fixed_terms));
}

TEST(Deadlines, DayOfTheEventIsNotCounted) {
  const auto injury = work_injury_report(day("2028-02-29"), rules_for_test<WorkInjuryReportRules>());
  EXPECT_EQ(injury.employer_by, day("2028-03-30"));
  EXPECT_EQ(injury.worker_by, day("2029-02-28"));
  const auto leaving = leaving_duties(day("2026-11-10"), rules_for_test<LeavingRules>());
  EXPECT_EQ(leaving.keep_contract_until, day("2028-11-10"));
  const auto joining = registration_duties(day("2026-11-10"), rules_for_test<RegistrationRules>());
  EXPECT_EQ(joining.insurance_by, day("2026-12-10"));
  EXPECT_EQ(joining.housing_fund_by, day("2026-12-10"));
}

TEST(OneEmployer, NamesEveryRoleApart) {
  EXPECT_THAT(*roles_apart({"A", "A", "A", "A"}), IsEmpty());
  EXPECT_THAT(*roles_apart({"A", "B", "B", "A"}), ElementsAre(EmployerRole::wage_payer, EmployerRole::iit_withholder));
  EXPECT_FALSE(roles_apart({"A", "A", "", "A"}));
}

}  // namespace
}  // namespace fenhao::labour
