// Severance of an employee from closed months and the policy of the place.
#include "month/severance.h"

#include "month/month_for_test.h"

namespace fenhao::month {
namespace {

class SeveranceOfSomebody : public MonthTest {
 protected:
  Date hired() const override { return day("2026-10-01"); }
  void close_one(std::string_view month) {
    const auto calculated = calculate(month);
    ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
    close_run(calculated->run.id);
  }
  SeveranceRequest request() const { return {.employee = "1001", .last_day = day("2026-11-30"), .known = day("2026-11-22"), .earlier = {}, .average = {}, .last_month = {}}; }
};

// Two months of service are half a month's wage; the own average of the closed month is 20,000.
TEST_F(SeveranceOfSomebody, TakesTheAverageOfClosedMonthsAndTheServiceOfTheRoster) {
  close_one("2026-10");
  auto asked = request();
  asked.in_lieu = true;
  const auto estimate = estimate_severance(*workspace_, asked);
  ASSERT_TRUE(estimate) << estimate.error().describe(Lang::zh);
  EXPECT_EQ(estimate->average, yuan("20000"));
  EXPECT_EQ(estimate->severance.months, Decimal::of(5, 1));
  EXPECT_EQ(estimate->severance.amount, yuan("10000"));
  EXPECT_EQ(estimate->notice_pay, yuan("20000")) << "the wage of the last month";
  EXPECT_TRUE(estimate->tax.tax.is_zero());
  EXPECT_EQ(explain(*estimate, Lang::zh).value, "30000.00");
  asked.unlawful = true;
  EXPECT_EQ(estimate_severance(*workspace_, asked)->total(), yuan("20000")) << "twice, without notice pay";
}

TEST_F(SeveranceOfSomebody, AHighWageIsBoundedByThePlace) {
  auto asked = request();
  asked.average = yuan("100000");
  const auto estimate = estimate_severance(*workspace_, asked);
  ASSERT_TRUE(estimate) << estimate.error().describe(Lang::zh);
  EXPECT_TRUE(estimate->severance.wage_bounded);
  EXPECT_EQ(estimate->severance.wage, estimate->high_wage_line);
  EXPECT_LT(estimate->high_wage_line, yuan("50000"));
}

TEST_F(SeveranceOfSomebody, WhatIsNotKnownIsSaid) {
  const auto without = estimate_severance(*workspace_, request());
  ASSERT_FALSE(without);
  EXPECT_NE(without.error().describe(Lang::zh).find("--average"), std::string::npos);
  auto nobody = request();
  nobody.last_day = day("2020-01-01");
  EXPECT_EQ(estimate_severance(*workspace_, nobody).error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::month
