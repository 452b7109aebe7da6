#include "base/error.h"

#include <gtest/gtest.h>

#include <set>

namespace fenhao {
namespace {

Error cell_error() {
  return Error(ErrorCode::invalid_input, {"不是金额", "not an amount"})
      .at({.file = "a.xlsx", .sheet = "花名册", .row = 3, .column = "基本工资 (F)", .value = "abc", .subject = "E001"})
      .way_out({"改成数字", "enter a number"})
      .while_doing({"导入花名册", "importing the roster"})
      .while_doing({"开月", "opening the month"});
}

TEST(Error, SaysWhatWhereAndWhatNextInBothLanguages) {
  EXPECT_EQ(cell_error().describe(Lang::zh),
            "文件 a.xlsx，工作表 花名册，第 3 行，列 基本工资 "
            "(F)，E001，值“abc”：不是金额。处理办法：改成数字（导入花名册时）（开月时）");
  EXPECT_EQ(cell_error().describe(Lang::en),
            "file a.xlsx, sheet 花名册, row 3, column 基本工资 (F), E001, value \"abc\": not an amount. What to do: "
            "enter a number "
            "(importing the roster) (opening the month)");
}

TEST(Error, AQuestionEndsItsSentence) {
  const Error question = Error(ErrorCode::not_found, {"没有“深训”，是不是“深圳”？", "no \"深训\"; did you mean \"深圳\"?"}).way_out({"改正地名", "correct the name"});
  EXPECT_EQ(question.describe(Lang::zh), "没有“深训”，是不是“深圳”？处理办法：改正地名");
  EXPECT_EQ(question.describe(Lang::en), "no \"深训\"; did you mean \"深圳\"? What to do: correct the name");
}

TEST(Error, UnknownPartsAreLeftOut) {
  const Error bare(ErrorCode::internal, {"坏了", "broken"});
  EXPECT_EQ(bare.describe(Lang::zh), "坏了");
  EXPECT_EQ(bare.describe(Lang::en), "broken");
  EXPECT_TRUE(bare.where().empty());
  EXPECT_EQ(Location{.row = 7}.describe(Lang::zh), "第 7 行");
  EXPECT_EQ(Location{.row = 7}.describe(Lang::en), "row 7");
  EXPECT_FALSE(Location{.subject = "x"}.empty());
}

TEST(Error, KeepsItsParts) {
  const Error error = cell_error();
  EXPECT_EQ(error.code(), ErrorCode::invalid_input);
  EXPECT_EQ(error.hint().in(Lang::en), "enter a number");
  EXPECT_EQ(error.where().row, 3);
  ASSERT_EQ(error.context().size(), 2u);
  EXPECT_EQ(error.context()[0].en, "importing the roster") << "the innermost stands first";
}

TEST(Error, CodesHaveTheirOwnNames) {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code)
    names.insert(to_string(static_cast<ErrorCode>(code)));
  EXPECT_EQ(names.size(), 7u);
}

TEST(Failure, CarriesItsError) {
  const Failure failure(cell_error());
  EXPECT_EQ(failure.error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(std::string(failure.what()), cell_error().describe(Lang::en));
}

Result<int> half(int value) {
  if (value % 2 != 0) return fail(ErrorCode::invalid_input, "单数", "odd");
  return value / 2;
}

Result<int> quarter(int value) {
  FENHAO_TRY(first, half(value));
  FENHAO_TRY(second, half(first));
  return second;
}

Status divisible_by_four(int value) {
  FENHAO_CHECK(half(value));
  FENHAO_CHECK(half(value / 2));
  return {};
}

TEST(Macros, PassErrorsOn) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_EQ(quarter(6).error().message().en, "odd");
  EXPECT_TRUE(divisible_by_four(8));
  EXPECT_FALSE(divisible_by_four(6));
}

}  // namespace
}  // namespace fenhao
