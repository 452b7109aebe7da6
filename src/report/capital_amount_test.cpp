#include "report/capital_amount.h"

#include <gtest/gtest.h>

namespace fenhao::report {
namespace {

std::string capital(std::string_view yuan) { return capital_amount(Money::parse(yuan).value()); }

// The examples of the annex itself.
TEST(CapitalAmount, FollowsTheAnnex) {
  EXPECT_EQ(capital("1409.50"), "壹仟肆佰零玖元伍角");
  EXPECT_EQ(capital("6007.14"), "陆仟零柒元壹角肆分");
  EXPECT_EQ(capital("1680.32"), "壹仟陆佰捌拾元零叁角贰分");
  EXPECT_EQ(capital("107000.53"), "壹拾万柒仟元零伍角叁分");
  EXPECT_EQ(capital("16409.02"), "壹万陆仟肆佰零玖元零贰分");
  EXPECT_EQ(capital("325.04"), "叁佰贰拾伍元零肆分");
}

TEST(CapitalAmount, WholeYuanEndWithZheng) {
  EXPECT_EQ(capital("0"), "零元整");
  EXPECT_EQ(capital("10"), "壹拾元整");
  EXPECT_EQ(capital("12345"), "壹万贰仟叁佰肆拾伍元整");
  EXPECT_EQ(capital("100000000"), "壹亿元整");
}

TEST(CapitalAmount, AmountsBelowOneYuanHaveNoYuan) {
  EXPECT_EQ(capital("0.05"), "伍分");
  EXPECT_EQ(capital("0.50"), "伍角");
  EXPECT_EQ(capital("0.55"), "伍角伍分");
}

TEST(CapitalAmount, OneZeroStandsForARunOfZeros) {
  EXPECT_EQ(capital("1010000"), "壹佰零壹万元整");
  EXPECT_EQ(capital("10050000"), "壹仟零伍万元整");
  EXPECT_EQ(capital("10005000"), "壹仟万伍仟元整");
  EXPECT_EQ(capital("10000500"), "壹仟万零伍佰元整");
  EXPECT_EQ(capital("100000001"), "壹亿零壹元整");
  EXPECT_EQ(capital("100100000"), "壹亿零壹拾万元整");
  EXPECT_EQ(capital("1000000000000"), "壹万亿元整");
}

TEST(CapitalAmount, NegativeAndExtremeAmounts) {
  EXPECT_EQ(capital("-3.20"), "负叁元贰角");
  EXPECT_EQ(capital_amount(Money::from_fen(INT64_MIN)),
            "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分");
}

}  // namespace
}  // namespace fenhao::report
