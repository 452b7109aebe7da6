#include "formula/formula.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fenhao::formula {
namespace {

Column numbers(Type type, int scale, std::vector<std::int64_t> values) {
  Column column;
  column.type = type;
  column.scale = scale;
  column.narrow = std::move(values);
  return column;
}

Item item(std::string code, std::string formula) {
  Item made;
  made.code = std::move(code);
  made.formula = std::move(formula);
  return made;
}

TEST(Program, ComputesItemsInOrderOfDependency) {
  Environment environment;
  environment.inputs = {{.code = "salary.base", .zh = "定薪.基本工资", .type = Type::money, .scale = 2},
                        {.code = "attendance.days", .zh = "考勤.出勤天数", .type = Type::number, .scale = 2}};
  Item net = item("net", "gross - ROUND(gross * 8%, 2)");
  Item gross = item("gross", "ROUND(定薪.基本工资 / 21.75 * 考勤.出勤天数, 2)");
  const auto program = Program::compile({net, gross}, environment);
  ASSERT_TRUE(program) << program.error().front().describe(Lang::en);
  Frame frame(*program, 2);
  ASSERT_TRUE(frame.set_input("salary.base", numbers(Type::money, 2, {1000000, 500000})));
  ASSERT_TRUE(frame.set_input("attendance.days", numbers(Type::number, 2, {2175, 1000})));
  EXPECT_TRUE(program->evaluate(frame, 0, {}).empty());
  EXPECT_EQ(frame.item("gross").decimal(0).to_string(), "10000.00");
  EXPECT_EQ(frame.item("gross").decimal(1).to_string(), "2298.85");
  EXPECT_EQ(frame.item("net").decimal(1).to_string(), "2114.94");
  EXPECT_EQ(program->evaluation_order(), (std::vector<std::size_t>{1, 0}));
}

}  // namespace
}  // namespace fenhao::formula
