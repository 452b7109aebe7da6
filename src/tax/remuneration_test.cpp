#include "tax/remuneration.h"

#include "tax/cumulative_labour.h"
#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const Parameters& law() {
  static const Parameters parameters = parameters_of(tax_month(2026, 6));
  return parameters;
}

RemunerationTax withheld(RemunerationKind kind, std::string_view amount) {
  return must(withhold_remuneration(law(), kind, yuan(amount)));
}

std::string tax(RemunerationKind kind, std::string_view amount) { return withheld(kind, amount).tax.to_string(); }

TEST(Remuneration, TheFixedAllowanceEndsAtFourThousand) {
  using enum RemunerationKind;
  EXPECT_EQ(tax(labour, "0"), "0.00");
  EXPECT_EQ(tax(labour, "800"), "0.00");
  EXPECT_EQ(tax(labour, "800.05"), "0.01");
  EXPECT_EQ(tax(labour, "4000"), "640.00");
  EXPECT_EQ(withheld(labour, "4000.01").taxable, yuan("3200.01"));
  EXPECT_EQ(withheld(author, "4000").taxable, yuan("2240"));
  EXPECT_EQ(withheld(author, "4000.01").taxable, yuan("2240.01"));
}

TEST(Remuneration, LabourClimbsItsTableWithoutAJump) {
  using enum RemunerationKind;
  EXPECT_EQ(tax(labour, "25000"), "4000.00");
  EXPECT_EQ(withheld(labour, "25000").rate, rate("0.2"));
  EXPECT_EQ(withheld(labour, "25000.01").rate, rate("0.3"));
  EXPECT_EQ(tax(labour, "25000.01"), "4000.00");
  EXPECT_EQ(tax(labour, "62500"), "13000.00");
  EXPECT_EQ(withheld(labour, "62500.01").rate, rate("0.4"));
}

TEST(Remuneration, TheYearKnowsNoFixedAllowance) {
  const auto& rules = law().rules.remuneration;
  EXPECT_EQ(must(income_amount(rules, RemunerationKind::labour, yuan("3000"))), yuan("2400"));
  EXPECT_EQ(must(income_amount(rules, RemunerationKind::author, yuan("3000"))), yuan("1680"));
  EXPECT_EQ(must(income_amount(rules, RemunerationKind::royalty, yuan("0.01"))), yuan("0.01"));
}

TEST(Remuneration, NonResidentsPayByTheMonthlyTable) {
  const auto small = must(withhold_non_resident_remuneration(law(), RemunerationKind::labour, yuan("500")));
  EXPECT_EQ(small.taxable, yuan("400"));
  EXPECT_EQ(small.tax, yuan("12"));
  const auto author = must(withhold_non_resident_remuneration(law(), RemunerationKind::author, yuan("10000")));
  EXPECT_EQ(author.taxable, yuan("5600"));
  EXPECT_EQ(author.tax, yuan("350"));
}

TEST(Remuneration, RefusesNegativeAmountsAndUnknownKinds) {
  const auto refused = withhold_remuneration(law(), RemunerationKind::labour, yuan("-0.01"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(refused.error().message().en.find("0.01"), std::string::npos) << "pay must not reach messages";
  EXPECT_FALSE(withhold_non_resident_remuneration(law(), RemunerationKind::author, yuan("-1")));
  EXPECT_FALSE(parse_remuneration_kind("salary"));
  for (const auto kind : {RemunerationKind::labour, RemunerationKind::author, RemunerationKind::royalty})
    EXPECT_EQ(must(parse_remuneration_kind(to_string(kind))), kind);
}

TEST(Remuneration, AnAmountBeyondMoneyOverflowsInsteadOfWrapping) {
  const Money most = Money::from_fen(std::int64_t{9'000'000'000'000'000'000});
  EXPECT_THROW((void)(withheld(RemunerationKind::labour, most.to_string()).amount + most), Failure);
}

LabourWithholding month_of(LabourScope scope, const LabourToDate& before, std::string_view income, int month) {
  const TaxMonth when = tax_month(2026, month);
  return must(withhold_labour(law(), scope, before, {.income = yuan(income)}, month, when));
}

TEST(CumulativeLabour, UnusedDeductionIsCarriedOn) {
  const auto first = month_of(LabourScope::student_intern, {}, "3000", 1);
  EXPECT_EQ(first.taxable_before_clamp, yuan("-2600"));
  EXPECT_EQ(first.cumulative_taxable, Money{});
  const auto second = month_of(LabourScope::student_intern, first.after, "10000", 2);
  EXPECT_EQ(second.cumulative_taxable, yuan("400"));
  EXPECT_EQ(second.due, yuan("12"));
}

TEST(CumulativeLabour, AgentsDeductTheirCostsAndSurcharges) {
  const LabourFigures figures{.income = yuan("20000"), .surcharges = yuan("60")};
  const auto month = must(withhold_labour(law(), LabourScope::agent, {}, figures, 1, tax_month(2026, 1)));
  EXPECT_EQ(month.expense, yuan("4000"));
  EXPECT_EQ(month.agent_cost, yuan("4000"));
  EXPECT_EQ(month.taxable_before_clamp, yuan("6940"));
  EXPECT_EQ(month.due, yuan("208.20"));
  EXPECT_FALSE(withhold_labour(law(), LabourScope::platform_worker, {}, figures, 1, tax_month(2026, 1)));
}

TEST(CumulativeLabour, AMonthIsTheDifferenceOfTheSums) {
  const auto first = month_of(LabourScope::platform_worker, {}, "60000", 1);
  EXPECT_EQ(first.due, yuan("1780"));
  const auto second = month_of(LabourScope::platform_worker, first.after, "60000", 2);
  EXPECT_EQ(second.cumulative_tax, yuan("6080"));
  EXPECT_EQ(second.due, yuan("4300"));
  EXPECT_EQ(second.after.withheld, yuan("6080"));
}

TEST(CumulativeLabour, NothingIsRefundedWithinTheYear) {
  const LabourToDate before{{.income = yuan("20000")}, yuan("330")};
  const LabourFigures relieved{.reliefs = yuan("100")};
  const auto month = must(withhold_labour(law(), LabourScope::agent, before, relieved, 2, tax_month(2026, 2)));
  EXPECT_EQ(month.due, Money{});
  EXPECT_EQ(month.after.withheld, yuan("330"));
}

TEST(CumulativeLabour, SixtyThousandAtOnceButNoFirstJobRule) {
  const LabourFigures figures{.income = yuan("60000")};
  const auto at_once = must(withhold_labour(law(), LabourScope::platform_worker, {}, figures, 1, tax_month(2026, 1),
                                            BasicDeductionRule::sixty_thousand));
  EXPECT_EQ(at_once.taxable_before_clamp, yuan("-12000"));
  const auto first_job = withhold_labour(law(), LabourScope::platform_worker, {}, figures, 1, tax_month(2026, 1),
                                         BasicDeductionRule::first_job_in_year);
  EXPECT_EQ(first_job.error().code(), ErrorCode::not_allowed);
}

TEST(CumulativeLabour, EachScopeHasItsFirstMonth) {
  const LabourFigures figures{.income = yuan("100")};
  const auto at = [&](int year, int month, LabourScope scope) {
    const auto when = tax_month(year, month);
    return withhold_labour(parameters_of(when), scope, {}, figures, 1, when).has_value();
  };
  EXPECT_FALSE(at(2025, 9, LabourScope::platform_worker));
  EXPECT_TRUE(at(2025, 10, LabourScope::platform_worker));
  EXPECT_FALSE(at(2020, 6, LabourScope::student_intern));
  EXPECT_TRUE(at(2020, 7, LabourScope::student_intern));
  EXPECT_TRUE(at(2019, 1, LabourScope::agent));
}

TEST(CumulativeLabour, RefusesImpossibleMonthsAndNegativeIncome) {
  const LabourFigures figures{.income = yuan("100")};
  for (const int months : {0, 3})
    EXPECT_FALSE(withhold_labour(law(), LabourScope::agent, {}, figures, months, tax_month(2026, 2)));
  EXPECT_FALSE(withhold_labour(law(), LabourScope::agent, {}, {.income = yuan("-1")}, 1, tax_month(2026, 2)));
}

}  // namespace
}  // namespace fenhao::tax
