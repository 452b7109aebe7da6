#include "tax/saving.h"

#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const TaxMonth june = tax_month(2026, 6);

const Parameters& law() {
  static const Parameters parameters = parameters_of(june);
  return parameters;
}
const SavingRules& rules() { return law().rules.saving; }

TEST(Annuity, TheBaseStopsAtThreeTimesTheAverage) {
  EXPECT_EQ(must(annuity_base(rules(), yuan("29999"), yuan("10000"))), yuan("29999"));
  EXPECT_EQ(must(annuity_base(rules(), yuan("30001"), yuan("10000"))), yuan("30000"));
  EXPECT_FALSE(annuity_base(rules(), yuan("30001"), Money{})) << "an unknown average is no limit of nothing";
}

TEST(Annuity, AboveFourPercentIsWages) {
  const auto result = must(annuity_contribution(rules(), yuan("20000"), rate("0.05")));
  EXPECT_EQ(result.paid, yuan("1000"));
  EXPECT_EQ(result.deductible, yuan("800"));
  EXPECT_EQ(result.taxable, yuan("200"));
  EXPECT_EQ(must(annuity_contribution(rules(), yuan("20000"), rate("0.04"))).taxable, Money{});
  EXPECT_FALSE(annuity_contribution(rules(), yuan("20000"), rate("1.01")));
  EXPECT_FALSE(annuity_contribution(rules(), yuan("-1"), rate("0.04")));
}

TEST(Annuity, EveryWayOfDrawingHasItsTable) {
  const auto tax = [](std::string_view amount, AnnuityDrawing drawing) {
    return must(tax_annuity(law(), yuan(amount), drawing)).to_string();
  };
  using enum AnnuityDrawing;
  EXPECT_EQ(tax("9000", monthly), "690.00");
  EXPECT_EQ(tax("9000", lump_sum_other), "690.00");
  EXPECT_EQ(tax("9000", quarterly), "270.00");
  EXPECT_EQ(tax("9000.01", quarterly), "270.00");
  EXPECT_EQ(tax("100000", yearly), "7480.00");
  EXPECT_EQ(tax("100000", lump_sum_leaving), "7480.00");
  EXPECT_EQ(tax("0", quarterly), "0.00");
  EXPECT_FALSE(tax_annuity(law(), yuan("-1"), monthly));
}

TEST(PersonalPension, ThreePercentOfAllThatIsDrawn) {
  EXPECT_EQ(must(tax_pension_withdrawal(law(), yuan("12000.50"), june)), yuan("360.02"));
  const auto early = tax_month(2021, 12);
  EXPECT_EQ(tax_pension_withdrawal(parameters_of(early), yuan("1"), early).error().code(), ErrorCode::not_allowed);
  EXPECT_FALSE(tax_pension_withdrawal(law(), yuan("-1"), june));
}

TEST(PersonalPension, SavesTheTaxOfItsBrackets) {
  EXPECT_EQ(must(pension_deductible(limits_of(june), yuan("15000"), june)), yuan("12000"));
  EXPECT_EQ(must(tax_saved(law(), yuan("150000"), yuan("12000"))), yuan("1800"));
  EXPECT_EQ(must(tax_saved(law(), yuan("5000"), yuan("12000"))), yuan("150")) << "no more than there is";
  EXPECT_EQ(must(tax_saved(law(), yuan("-5000"), yuan("12000"))), Money{});
  EXPECT_FALSE(tax_saved(law(), yuan("1"), yuan("-1")));
  EXPECT_FALSE(pension_deductible(limits_of(tax_month(2021, 1)), yuan("1"), tax_month(2021, 1)));
}

TEST(HealthInsurance, UpToTwoHundredAMonth) {
  EXPECT_EQ(must(health_deductible(limits_of(june), yuan("199.99"))), yuan("199.99"));
  EXPECT_EQ(must(health_deductible(limits_of(june), yuan("200.01"))), yuan("200"));
  EXPECT_FALSE(health_deductible(limits_of(june), yuan("-1")));
}

TEST(FundExcess, BothSidesAboveTwelvePercent) {
  const auto within = must(fund_excess(rules(), yuan("10000"), yuan("1200"), yuan("1200"), yuan("8000")));
  EXPECT_EQ(within.employee, Money{});
  EXPECT_EQ(within.employer, Money{});
  const auto above = must(fund_excess(rules(), yuan("40000"), yuan("4800"), yuan("2880"), yuan("8000")));
  EXPECT_EQ(above.limit, yuan("2880"));
  EXPECT_EQ(above.employee, yuan("1920"));
  EXPECT_EQ(above.employer, Money{});
  EXPECT_FALSE(fund_excess(rules(), yuan("1"), yuan("1"), yuan("1"), Money{}));
  EXPECT_FALSE(fund_excess(rules(), yuan("1"), yuan("-1"), yuan("1"), yuan("1")));
}

TEST(Reductions, RateAndCap) {
  EXPECT_EQ(must(reduce_tax(yuan("1000"), rate("0.5"), yuan("6000"))).payable, yuan("500"));
  EXPECT_EQ(must(reduce_tax(yuan("20000"), rate("0.5"), yuan("6000"))).reduction, yuan("6000"));
  EXPECT_EQ(must(reduce_tax(yuan("100"), rate("1"), yuan("6000"))).payable, Money{});
  EXPECT_FALSE(reduce_tax(yuan("100"), rate("1.1"), yuan("6000")));
  EXPECT_FALSE(reduce_tax(yuan("-100"), rate("1"), yuan("6000")));
}

}  // namespace
}  // namespace fenhao::tax
