#include "payroll/retro.h"

#include <gtest/gtest.h>

namespace fenhao::payroll {
namespace {

Money yuan(std::string_view text) { return *Money::parse(text); }
const EarningMonth september{*Month::of(2026, 9)};

GroupColumns columns() {
  return {.code = "office", .items = {{"base", "基本工资", formula::Type::money, {"应发"}}, {"rent", "房租代扣", formula::Type::money, {"税后"}},
                                      {"hours", "加班小时", formula::Type::number, {}}, {"gross", "应发合计", formula::Type::money, {"合计"}}}};
}

// Base pay less rent, a pension share and tax.
EmployeeResult result(const char* base, const char* rent, const char* pension, const char* tax) {
  EmployeeResult made;
  made.person.employee = "1001";
  made.entity = "E1";
  made.group = "office";
  made.gross = made.tax.input.income = yuan(base);
  made.values = {yuan(base).decimal(), yuan(rent).decimal(), Decimal(3), yuan(base).decimal()};
  contribution::Charge charge{.insurance = policy::Insurance::pension, .employer = yuan(pension) + yuan(pension), .employee = yuan(pension)};
  made.charges = {{.place = "110000", .account = "BJ", .charge = charge}};
  made.tax.wage.due = yuan(tax);
  made.net = yuan(base) - yuan(rent) - yuan(pension) - yuan(tax);
  return made;
}

TEST(Retro, FindsWhatDiffersPerItemAndInsurance) {
  const auto names = columns();
  const auto then = result("8000", "100", "640", "30"), now = result("8500", "80", "680", "45");
  const auto found = difference(&then, &now, &names, &names, september);
  EXPECT_EQ(found.gross, yuan("500"));
  EXPECT_EQ(found.taxable, yuan("500"));
  EXPECT_EQ(found.other, yuan("20")) << "rent that was taken too much";
  EXPECT_EQ(found.tax, yuan("15"));
  ASSERT_EQ(found.items.size(), 2u) << "no totals, no hours";
  EXPECT_EQ(found.items[0].name, "基本工资");
  EXPECT_EQ(found.items[1].now, yuan("80"));
  ASSERT_EQ(found.charges.size(), 1u);
  EXPECT_EQ(found.charges[0].charge.employee, yuan("40"));
  EXPECT_EQ(found.charges[0].charge.employer, yuan("80"));
  EXPECT_EQ(found.charges[0].back_pay->month.month, september.month);
}

TEST(Retro, WhatIsTaxedApartOrBorneIsNotSettledWithWages) {
  const auto then = result("8000", "100", "640", "30");
  for (const auto kind : {SeparateTax::Kind::labour_payment, SeparateTax::Kind::author_payment, SeparateTax::Kind::royalty_payment, SeparateTax::Kind::non_resident_wage}) {
    auto now = then;
    now.tax.separate = {{.kind = kind, .income = yuan("800")}};
    EXPECT_TRUE(settled_with_wages(&then, &now)) << label(kind).en;
  }
  for (const auto kind : {SeparateTax::Kind::severance, SeparateTax::Kind::equity, SeparateTax::Kind::non_resident_equity, SeparateTax::Kind::non_resident_bonus}) {
    auto now = then;
    now.tax.separate = {{.kind = kind, .income = yuan("800")}};
    EXPECT_FALSE(settled_with_wages(&then, &now)) << label(kind).en;
  }
  auto borne = then;
  borne.tax.bonus_borne = yuan("100");
  EXPECT_FALSE(settled_with_wages(&then, &borne));
  EXPECT_FALSE(settled_with_wages(nullptr, &borne));
  EXPECT_TRUE(settled_with_wages(&borne, &borne));
}

TEST(Retro, NothingDiffersFromItself) {
  const auto names = columns();
  const auto same = result("8000", "100", "640", "30");
  const auto found = difference(&same, &same, &names, &names, september);
  EXPECT_TRUE(is_zero(found));
  EXPECT_TRUE(found.items.empty());
}

TEST(Retro, WhoWasNotPaidThenOrNowIsComparedWithNothing) {
  const auto names = columns();
  const auto one = result("8000", "100", "640", "30");
  EXPECT_EQ(difference(nullptr, &one, nullptr, &names, september).gross, yuan("8000"));
  const auto gone = difference(&one, nullptr, &names, nullptr, september);
  EXPECT_EQ(gone.gross, yuan("-8000"));
  EXPECT_EQ(gone.charges[0].charge.employee, yuan("-640"));
  EXPECT_EQ(gone.other, yuan("100")) << "the rent goes back";
}

TEST(Retro, WhatWasCarriedIsNotFoundAgain) {
  const auto names = columns();
  const auto then = result("8000", "100", "640", "30"), now = result("8500", "80", "680", "45"), later = result("8600", "80", "688", "48");
  const auto first = difference(&then, &now, &names, &names, september);
  auto again = less_carried(first, {first});
  EXPECT_TRUE(is_zero(again));
  EXPECT_TRUE(again.items.empty());
  const auto rest = less_carried(difference(&then, &later, &names, &names, september), {first});
  EXPECT_EQ(rest.gross, yuan("100"));
  EXPECT_EQ(rest.charges[0].charge.employee, yuan("8"));
  ASSERT_EQ(rest.items.size(), 1u);
  EXPECT_EQ(rest.items[0].then, yuan("8500"));
  auto other_month = first;
  other_month.earned = EarningMonth{*Month::of(2026, 8)};
  EXPECT_EQ(less_carried(first, {other_month}).gross, yuan("500"));
}

TEST(Retro, TheTreatmentDecidesWhereTheTaxFalls) {
  const auto names = columns();
  const auto then = result("8000", "100", "640", "30"), now = result("8500", "100", "680", "45");
  auto entry = difference(&then, &now, &names, &names, september);
  const auto paid = as_settled(entry);
  EXPECT_EQ(paid.taxable, yuan("500"));
  EXPECT_EQ(paid.tax, Money{});
  EXPECT_FALSE(paid.charges[0].back_pay->deducted_then);
  entry.treatment = RetroTreatment::when_earned;
  const auto earned = as_settled(entry);
  EXPECT_EQ(earned.taxable, Money{});
  EXPECT_EQ(earned.tax, yuan("15"));
  EXPECT_TRUE(earned.charges[0].back_pay->deducted_then);
}

TEST(Retro, TaxAloneCountsOnlyWhenEarned) {
  RetroEntry entry{.tax = yuan("3")};
  EXPECT_TRUE(is_zero(entry));
  entry.treatment = RetroTreatment::when_earned;
  EXPECT_FALSE(is_zero(entry));
}

}  // namespace
}  // namespace fenhao::payroll
