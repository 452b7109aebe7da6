#include "tax/deductions.h"

#include <gtest/gtest.h>

#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const DeductionLimits limits = limits_of(tax_month(2026, 1));

Month month(int year, int number) { return tax_month(year, number).month; }

Declaration declared(DeductionKind kind, std::int64_t yuan, Month from = month(2026, 1)) {
  return {kind, from, std::nullopt, Money::from_yuan(yuan)};
}

TEST(MonthsCounted, FromTheLatestOfStartJanuaryAndHiring) {
  const auto veteran = *Date::of(2020, 5, 1);
  const auto june = tax_month(2026, 6);
  EXPECT_EQ(months_counted(declared(DeductionKind::children, 2000, month(2023, 9)), june, veteran), 6);
  EXPECT_EQ(months_counted(declared(DeductionKind::children, 2000, month(2026, 4)), june, veteran), 3);
  EXPECT_EQ(months_counted(declared(DeductionKind::children, 2000, month(2023, 9)), june, *Date::of(2026, 5, 20)), 2);
  EXPECT_EQ(months_counted(declared(DeductionKind::children, 2000, month(2026, 7)), june, veteran), 0);
}

TEST(MonthsCounted, ToTheEarliestOfEndTaxMonthAndLastDay) {
  const auto veteran = *Date::of(2020, 5, 1);
  auto ended = declared(DeductionKind::rent, 1500, month(2025, 3));
  ended.to = month(2026, 2);
  EXPECT_EQ(months_counted(ended, tax_month(2026, 6), veteran), 2);
  EXPECT_EQ(months_counted(ended, tax_month(2027, 1), veteran), 0);
  const auto open = declared(DeductionKind::rent, 1500, month(2025, 3));
  EXPECT_EQ(months_counted(open, tax_month(2026, 6), veteran, *Date::of(2026, 4, 3)), 4);
}

TEST(DeclaredToDate, ALateDeclarationBringsItsEarlierMonths) {
  const auto children = declared(DeductionKind::children, 2000);
  EXPECT_EQ(declared_to_date(children, tax_month(2026, 6), *Date::of(2020, 5, 1)).to_string(), "12000.00");
}

struct Checked {
  DeductionKind kind;
  const char* amount;
  bool possible;
};

TEST(CheckDeclaration, KnowsWhichAmountsCanBe) {
  const Checked rows[] = {
      {DeductionKind::children, "2000", true},     {DeductionKind::children, "1000", true},
      {DeductionKind::children, "3000", true},     {DeductionKind::children, "6000", true},
      {DeductionKind::children, "1500", false},    {DeductionKind::infant, "2000", true},
      {DeductionKind::infant, "2000.01", false},   {DeductionKind::elderly, "3000", true},
      {DeductionKind::elderly, "1500", true},      {DeductionKind::elderly, "750", true},
      {DeductionKind::elderly, "2000", false},     {DeductionKind::mortgage, "1000", true},
      {DeductionKind::mortgage, "500", true},      {DeductionKind::mortgage, "2000", false},
      {DeductionKind::rent, "1500", true},         {DeductionKind::rent, "1100", true},
      {DeductionKind::rent, "1000", false},        {DeductionKind::continuing, "400", true},
      {DeductionKind::continuing, "3600", true},   {DeductionKind::continuing, "4000", true},
      {DeductionKind::continuing, "300", false},   {DeductionKind::pension, "12000", true},
      {DeductionKind::pension, "12000.01", false}, {DeductionKind::health, "200", true},
      {DeductionKind::health, "201", false},       {DeductionKind::annuity, "5000", true},
      {DeductionKind::children, "0", false},       {DeductionKind::annuity, "-1", false},
  };
  for (const auto& row : rows) {
    const Declaration one{row.kind, month(2026, 1), std::nullopt, *Money::parse(row.amount)};
    EXPECT_EQ(check_declaration(limits, one).empty(), row.possible) << to_string(row.kind) << " " << row.amount;
  }
}

TEST(CheckDeclaration, SaysWhatIsWrong) {
  EXPECT_EQ(check_declaration(limits, declared(DeductionKind::children, 1500)).at(0).code, "impossible_amount");
  EXPECT_EQ(check_declaration(limits, declared(DeductionKind::health, 300)).at(0).code, "over_limit");
  const auto before = limits_of(tax_month(2021, 12));
  EXPECT_EQ(check_declaration(before, declared(DeductionKind::infant, 1000)).at(0).code, "not_yet_in_force");
  EXPECT_EQ(check_declaration(before, declared(DeductionKind::pension, 1000)).at(0).code, "not_yet_in_force");
}

TEST(CheckCompatible, MortgageAndRentExcludeEachOtherInAYear) {
  auto mortgage = declared(DeductionKind::mortgage, 1000, month(2024, 1));
  const auto rent = declared(DeductionKind::rent, 1500, month(2026, 7));
  EXPECT_TRUE(check_compatible({mortgage, rent}, 2025));
  EXPECT_EQ(check_compatible({mortgage, rent}, 2026).error().code(), ErrorCode::conflict);
  mortgage.to = month(2026, 6);  // one after the other within the year is still both
  EXPECT_EQ(check_compatible({mortgage, rent}, 2026).error().code(), ErrorCode::conflict);
  mortgage.to = month(2025, 12);
  EXPECT_TRUE(check_compatible({mortgage, rent}, 2026));
}

TEST(MonthlyDeduction, RefusesSharesAndTiersTheLawDoesNotKnow) {
  const auto code = [](Circumstances c) { return monthly_deduction(limits, c).error().code(); };
  EXPECT_EQ(code({.children = {*Rate::parse("0.3")}}), ErrorCode::invalid_input);
  EXPECT_EQ(code({.rent = Money::from_yuan(1000)}), ErrorCode::invalid_input);
  EXPECT_EQ(code({.elderly = Circumstances::Elderly{false, Money::from_yuan(1501)}}), ErrorCode::invalid_input);
  EXPECT_EQ(monthly_deduction(limits,
                              {.elderly = Circumstances::Elderly{false, Money::from_yuan(1500)}, .degree_study = true})
                ->to_string(),
            "1900.00");
}

TEST(NationalDeductions, AmountsChangeInTheirMonth) {
  EXPECT_EQ(limits_of(tax_month(2022, 12)).child.amount.to_string(), "1000.00");
  EXPECT_EQ(limits_of(tax_month(2023, 1)).child.amount.to_string(), "2000.00");
  EXPECT_EQ(limits_of(tax_month(2022, 12)).elderly_only_child.to_string(), "2000.00");
  EXPECT_EQ(limits_of(tax_month(2023, 1)).elderly_shared_limit.to_string(), "1500.00");
  EXPECT_FALSE(limits_of(tax_month(2021, 12)).infant);
  EXPECT_EQ(national_deductions().at(tax_month(2018, 12)).error().code(), ErrorCode::not_found);
}

TEST(NationalDeductions, RefusesMalformedText) {
  std::string text = must(read_file(national_file("deductions.yaml")));
  text.replace(text.find("'1100'"), 6, "'1100.001'");
  const auto refused = NationalDeductions::load(text, "deductions.yaml");
  ASSERT_FALSE(refused);
  EXPECT_GT(refused.error().where().row, 0);
}

TEST(DeductionKind, IsReadByCodeAndChineseName) {
  EXPECT_EQ(*parse_deduction_kind("children"), DeductionKind::children);
  EXPECT_EQ(*parse_deduction_kind("住房租金"), DeductionKind::rent);
  EXPECT_EQ(to_string(DeductionKind::continuing), "continuing");
  EXPECT_TRUE(is_special_additional(DeductionKind::continuing));
  EXPECT_FALSE(is_special_additional(DeductionKind::annuity));
  const auto unknown = parse_deduction_kind("宠物");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().hint().zh.find("赡养老人"), std::string::npos);
}

}  // namespace
}  // namespace fenhao::tax
