// Bases and months, arrears, maternity, duties and the national text.
#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "contribution/arrears.h"
#include "contribution/base_and_months.h"
#include "contribution/duty.h"
#include "contribution/maternity.h"
#include "contribution/terms_for_test.h"

namespace fenhao::contribution {
namespace {

Money yuan(std::int64_t amount) { return Money::from_yuan(amount); }
Date day(int year, int month, int number) { return *Date::of(year, month, number); }
CoverageMonth coverage(int year, int month) { return CoverageMonth(Month::from_index(year * 12 + month - 1)); }

TEST(AverageWage, DividesByTheMonthsWorkedAndRoundsOnce) {
  const std::vector<Money> three{yuan(10000), yuan(10000), yuan(10001)};
  EXPECT_EQ(average_wage_of_year(three, Rounding::half_up_fen)->to_string(), "10000.33");
  EXPECT_EQ(average_wage_of_year(three, Rounding::up_yuan)->to_string(), "10001.00");
  // 0.4949… is below half a yuan; rounding to the jiao first would make it a half and so a yuan.
  const std::vector<Money> nearly{Money::from_fen(49), Money::from_fen(50), Money::from_fen(49)};
  EXPECT_EQ(average_wage_of_year(nearly, Rounding::half_up_yuan)->to_string(), "0.00");
  EXPECT_EQ(average_wage_of_year({}, Rounding::half_up_fen).error().code(), ErrorCode::invalid_input);
  EXPECT_FALSE(average_wage_of_year(std::vector<Money>(13, yuan(1)), Rounding::half_up_fen));
}

TEST(InsuranceMonths, ALeaverOnTheCutoffDayIsNoLongerDue) {
  EXPECT_EQ(last_insurance_month(day(2026, 5, 15), 15), coverage(2026, 4));
  EXPECT_EQ(last_insurance_month(day(2026, 5, 16), 15), coverage(2026, 5));
  EXPECT_EQ(last_insurance_month(day(2026, 1, 3), 15), coverage(2025, 12));
  EXPECT_EQ(last_insurance_month(day(2026, 5, 1), std::nullopt), coverage(2026, 5));
}

TEST(FundMonths, AFirstJobStartsInTheSecondMonth) {
  EXPECT_EQ(first_fund_month(day(2026, 12, 1), true, day(2026, 12, 1).month()), coverage(2027, 1));
  EXPECT_EQ(first_fund_month(day(2026, 3, 30), false, day(2026, 4, 1).month()), coverage(2026, 4));
}

TEST(LateFee, CountsBothDaysAndRefusesNegatives) {
  EXPECT_EQ(overdue_days(day(2026, 2, 16), day(2026, 3, 31)), 44);
  EXPECT_EQ(overdue_days(day(2026, 2, 16), day(2026, 2, 15)), 0);
  EXPECT_EQ(overdue_days(day(2026, 2, 16), day(2026, 1, 1)), 0);
  EXPECT_EQ(late_fee(yuan(-1), *Rate::parse("0.0005"), 3).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(late_fee(yuan(1), *Rate::parse("0.0005"), -3).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(late_fee(yuan(1), *Rate::parse("0.0005"), 10)->to_string(), "0.01");  // 0.005
}

TEST(BackPayment, ATooHighBaseComesBack) {
  EXPECT_EQ(fund_back_payment(yuan(9000), yuan(8000), *Rate::parse("12%"), 3, Rounding::half_up_fen).to_string(),
            "-360.00");
}

const MaternityDays of_30_days{{}, Decimal(30)};

TEST(Maternity, TopsUpOnlyWhatIsMissing) {
  EXPECT_EQ(maternity_top_up(yuan(5000), 98, yuan(18000), of_30_days)->to_string(), "0.00");
  EXPECT_EQ(leave_pay(yuan(-1), 98, of_30_days).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(leave_pay(yuan(1), -1, of_30_days).error().code(), ErrorCode::invalid_input);
}

TEST(Duties, OverAgeWorkersFollowOrder56FromJuly2026) {
  const Worker pensioner{.over_retirement_age = true, .draws_pension = true};
  EXPECT_EQ(duties(pensioner, coverage(2026, 6)).error().code(), ErrorCode::not_found);
  const auto now = duties(pensioner, coverage(2026, 7)).value();
  EXPECT_EQ(now.at(Insurance::work_injury), Duty::required);
  EXPECT_EQ(now.at(Insurance::pension), Duty::none);
  EXPECT_FALSE(now.contains(Insurance::unemployment));
  const Worker alone{.over_retirement_age = true};
  EXPECT_EQ(duties(alone, coverage(2026, 7)).value().at(Insurance::pension), Duty::voluntary);
}

TEST(Duties, TreatiesExemptInsuranceByInsurance) {
  const Worker german{.origin = Worker::Origin::foreign,
                      .exempt_by_treaty = {Insurance::pension, Insurance::unemployment}};
  const auto actual = duties(german, coverage(2026, 7)).value();
  EXPECT_EQ(actual.at(Insurance::pension), Duty::none);
  EXPECT_EQ(actual.at(Insurance::medical), Duty::required);
  EXPECT_EQ(duties({}, coverage(2026, 7)).value().at(Insurance::housing_fund), Duty::required);
}

TEST(InsuredAt, DoesNotGuess) {
  EXPECT_EQ(insured_at(Insurance::pension).value(), InsuredAt::one_employer);
  EXPECT_EQ(insured_at(Insurance::housing_fund).error().code(), ErrorCode::not_found);
}

TEST(WorkInjury, ClassesFloatOnlyToTheirSteps) {
  const auto rules = national_rules();
  ASSERT_EQ(rules.injury_classes.size(), 8u);
  EXPECT_EQ(work_injury_rate(rules, 1, *Decimal::parse("0.8")).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(work_injury_rate(rules, 2, *Decimal::parse("0.80"))->to_string(), "0.0032");
  EXPECT_EQ(work_injury_rate(rules, 2, *Decimal::parse("1.3")).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(work_injury_rate(rules, 9, Decimal(1)).error().code(), ErrorCode::invalid_input);
}

// The national text with one place changed is refused with file and line.
void expect_refused(const std::string& from, const std::string& to) {
  std::string text = read_file(source_file("policy/national/contribution.yaml")).value();
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const auto loaded = NationalLaw::load(text, "contribution.yaml");
  ASSERT_FALSE(loaded) << from << " → " << to;
  EXPECT_EQ(loaded.error().code(), ErrorCode::invalid_input);
  EXPECT_GT(loaded.error().where().row, 0);
}

TEST(NationalRules, RefusesMalformedText) {
  expect_refused("rate_per_day: '0.0005'", "rate_per_day: 'much'");
  expect_refused("rate_per_day", "rate_per_month");
  expect_refused("    mark: V\n    rate_per_day", "    rate_per_day");
  expect_refused("item: contribution", "item: contributions");
  expect_refused("least: 1", "least: 0");
  expect_refused("floats: ['1', '1.2', '1.5']", "floats: []");
  expect_refused("national-contribution/1", "national-contribution/9");
}

TEST(NationalLaw, AnAmendmentHoldsOnceItIsKnown) {
  const std::string text = read_file(source_file("policy/national/contribution.yaml")).value();
  std::string later = text.substr(text.find("- id: "));
  const auto put = [&](const std::string& from, const std::string& to) { later.replace(later.find(from), from.size(), to); };
  put("contribution-201107", "contribution-later");
  put("mark: V", "recorded: 2026-11-23\n  mark: V");
  put("'0.0005'", "'0.0003'");
  const auto law = NationalLaw::load(text + "\n" + later, "contribution.yaml");
  ASSERT_TRUE(law) << law.error().describe(Lang::en);
  const Date today = *Date::of(2026, 12, 1);
  EXPECT_EQ(law->known_on(*Date::of(2026, 11, 23)).at(today)->late_fee_per_day, *Rate::parse("0.0003"));
  EXPECT_EQ(law->known_on(*Date::of(2026, 11, 22)).at(today)->late_fee_per_day, *Rate::parse("0.0005"));
  EXPECT_EQ(law->at(*Date::of(2010, 1, 1)).error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::contribution
