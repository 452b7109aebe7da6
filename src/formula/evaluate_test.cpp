#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Column column(Type type, int scale, std::vector<std::int64_t> values, std::vector<std::uint8_t> missing = {}) {
  Column made;
  made.type = type;
  made.scale = scale;
  made.narrow = std::move(values);
  made.missing = std::move(missing);
  return made;
}

Environment environment() {
  Environment environment;
  environment.inputs = {{.code = "salary.base", .zh = "定薪.基本工资", .type = Type::money, .scale = 2},
                        {.code = "days", .zh = "考勤.出勤天数", .type = Type::number, .scale = 2},
                        {.code = "position", .zh = "档案.岗位", .type = Type::text},
                        {.code = "tax.wage", .zh = "个税.工资薪金", .type = Type::money, .scale = 2, .stage = 1}};
  environment.tables = {
      {"allowance", "岗位津贴", {"岗位", "金额"}, {Type::text, Type::money}, {{"经理", "1200"}, {"文员", ""}}}};
  return environment;
}

Program compiled(std::vector<Item> items, Environment given = environment()) {
  auto program = Program::compile(std::move(items), std::move(given));
  EXPECT_TRUE(program) << program.error().front().describe(Lang::zh);
  return std::move(*program);
}

std::vector<std::string> texts(const Column& values, std::size_t rows) {
  std::vector<std::string> result;
  for (std::size_t row = 0; row < rows; ++row)
    result.push_back(values.is_missing(row)      ? "—"
                     : values.type == Type::text ? values.texts[row]
                                                 : values.decimal(row).to_string());
  return result;
}

// Three employees: full, absent all month, salary not known.
Frame three(const Program& program) {
  Frame frame(program, 3);
  EXPECT_TRUE(frame.set_input("salary.base", column(Type::money, 2, {1000000, 500000, 0}, {0, 0, 1})));
  EXPECT_TRUE(frame.set_input("days", column(Type::number, 2, {2175, 0, 1000})));
  Column position;
  position.type = Type::text;
  position.texts = {"经理", "文员", "司机"};
  EXPECT_TRUE(frame.set_input("position", position));
  return frame;
}

TEST(Evaluate, ItemsInOrderOfDependencyForAllRows) {
  const auto program = compiled(
      {item("net", "gross - ROUND(gross * 8%, 2)"), item("gross", "ROUND(IFBLANK(salary.base, 0) / 21.75 * days, 2)")});
  Frame frame = three(program);
  EXPECT_THAT(program.evaluate(frame, 0, {}), IsEmpty());
  EXPECT_EQ(texts(frame.item("gross"), 3), (std::vector<std::string>{"10000.00", "0.00", "0.00"}));
  EXPECT_EQ(texts(frame.item("net"), 3), (std::vector<std::string>{"9200.00", "0.00", "0.00"}));
}

TEST(Evaluate, OneEmployeesErrorLeavesTheOthersAlone) {
  const auto program = compiled({item("daily", "10000 / days", "日薪"), item("half", "daily / 2", "半日"),
                                 item("twice", "daily * 2", "双倍"), item("free", "days + 1")});
  Frame frame = three(program);
  const auto errors = program.evaluate(frame, 0, {});
  ASSERT_THAT(errors, SizeIs(1)) << "one cause, named once";
  EXPECT_EQ(errors[0].row, 1u);
  EXPECT_EQ(errors[0].item, "daily");
  EXPECT_EQ(errors[0].error.describe(Lang::zh),
            "日薪：除数为零：10000 / days。处理办法：检查作除数的输入，或用 IF 处理为零的情形（因此还有 2 "
            "个项目未算出：半日、双倍时）");
  EXPECT_EQ(texts(frame.item("daily"), 3), (std::vector<std::string>{"459.770114942529", "—", "1000.000000000000"}));
  EXPECT_EQ(texts(frame.item("twice"), 3)[1], "—");
  EXPECT_EQ(texts(frame.item("free"), 3), (std::vector<std::string>{"22.75", "1.00", "11.00"}));
  EXPECT_FALSE(frame.failed(0));
  EXPECT_TRUE(frame.failed(1));
  EXPECT_FALSE(frame.failed(2));
}

TEST(Evaluate, AMissingInputIsNamedUnlessItIsAskedFor) {
  const auto program =
      compiled({item("gross", "salary.base * 2"), item("safe", "IF(KNOWN(salary.base), salary.base, 100)"),
                item("blank", "ISBLANK(salary.base)")});
  Frame frame = three(program);
  const auto errors = program.evaluate(frame, 0, {});
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_EQ(errors[0].row, 2u);
  EXPECT_EQ(errors[0].error.message().zh, "缺少“定薪.基本工资”");
  EXPECT_EQ(errors[0].error.message().en, "\"salary.base\" is missing");
  EXPECT_EQ(texts(frame.item("safe"), 3), (std::vector<std::string>{"10000.00", "5000.00", "100.00"}));
  EXPECT_EQ(texts(frame.item("blank"), 3), (std::vector<std::string>{"0", "0", "1"}));
}

TEST(Evaluate, AnInputThatWasNotSetIsMissingForAll) {
  const auto program = compiled({item("x", "days + 1")});
  Frame frame(program, 2);
  EXPECT_THAT(program.evaluate(frame, 0, {}), SizeIs(2));
}

TEST(Evaluate, BranchesNotTakenCannotFailARow) {
  const auto program = compiled({
      item("a", "IF(days = 0, 0, 10000 / days)"),
      item("b", "IFS(days = 0, 1, 100 / days > 5, 2, TRUE, 3)"),
      item("c", "days <> 0 AND 100 / days > 5"),
      item("d", "days = 0 OR 100 / days > 5"),
      item("e", "SWITCH(position, “经理”, 1, “文员”, 2, 3 / days)"),
      item("f", "LOOKUP(allowance, position, 金额, 300)"),
      item("g", "STEP(days, 0, 7, 10, 100 / days, 9)"),
      item("h", "IF(KNOWN(salary.base) AND salary.base > 6000, 1, 0)"),
  });
  Frame frame = three(program);
  EXPECT_THAT(program.evaluate(frame, 0, {}), IsEmpty());
  EXPECT_EQ(texts(frame.item("a"), 3)[1], "0.000000000000");
  EXPECT_EQ(texts(frame.item("b"), 3), (std::vector<std::string>{"3", "1", "2"}));
  EXPECT_EQ(texts(frame.item("c"), 3), (std::vector<std::string>{"0", "0", "1"}));
  EXPECT_EQ(texts(frame.item("d"), 3), (std::vector<std::string>{"0", "1", "1"}));
  EXPECT_EQ(texts(frame.item("f"), 3), (std::vector<std::string>{"1200.00", "300.00", "300.00"}));
  EXPECT_EQ(texts(frame.item("h"), 3), (std::vector<std::string>{"1", "0", "0"}));
}

TEST(Evaluate, EachKindOfErrorSaysWhatToDo) {
  ExampleSheet sheet;
  sheet.add("zero", "零", Type::number, "0")
      .add("half", "半", Type::number, "0.5")
      .add("huge", "巨", Type::number, "30000000000000000000000000000000000.00")
      .add("low", "低", Type::number, "9")
      .add("text", "文", Type::text, "无")
      .add("d", "日", Type::date, "2026-10-31")
      .with_calendar();
  sheet.add_table({"t", "表", {"键", "值"}, {Type::text, Type::number}, {{"有", "1"}}});
  EXPECT_THAT(sheet.value("1 / 零"), HasSubstr("除数为零：1 / 零 | "));
  EXPECT_THAT(sheet.value("MOD(5, zero)"), HasSubstr("除数为零：MOD(5, zero) | "));
  EXPECT_THAT(sheet.value("huge * huge"), HasSubstr("数值超出可精确表示的范围：huge * huge | "));
  EXPECT_THAT(sheet.value("日 + 半"), HasSubstr("这里需要整数：日 + 半 | "));
  EXPECT_THAT(sheet.value("IFS(zero > 1, 1, zero > 2, 2)"), HasSubstr("没有一个条件成立"));
  EXPECT_THAT(sheet.value("SWITCH(文, “有”, 1)"), HasSubstr("没有一个条件成立"));
  EXPECT_THAT(sheet.value("CLAMP(half, low, zero)"), HasSubstr("下限大于上限"));
  EXPECT_THAT(sheet.value("TIER(half, low, 1%, zero, 2%, 3%)"), HasSubstr("各档界限没有从小到大"));
  EXPECT_THAT(sheet.value("LOOKUP(表, 文, 值)"), HasSubstr("表中查不到"));
  EXPECT_THAT(sheet.value("DATE(2026, 2, 30)"), HasSubstr("日期或月份无效"));
  EXPECT_THAT(sheet.value("d + 100000000"), HasSubstr("日期或月份无效"));
  EXPECT_THAT(sheet.value("WORKDAYS(d, DATE(2031, 1, 1))"), HasSubstr("没有这一年的官方节假日安排"));
}

TEST(Evaluate, ErrorsNeverShowAnEmployeesNumbers) {
  ExampleSheet sheet;
  sheet.add("salary", "月薪", Type::money, "98765.43").add("zero", "零", Type::number, "0");
  const auto program = sheet.compile({item("x", "salary / zero")});
  Frame frame = sheet.frame(*program);
  const auto errors = program->evaluate(frame, 0, {});
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_THAT(errors[0].error.describe(Lang::zh) + errors[0].error.describe(Lang::en),
              testing::Not(HasSubstr("98765")));
}

TEST(Evaluate, StagesWaitForTheirInputs) {
  const auto program = compiled(
      {item("net", "gross - tax.wage"), item("gross", "IFBLANK(salary.base, 1) * 2"), item("rest", "net / days")});
  Frame frame = three(program);
  EXPECT_EQ(program.stages(), 2);
  EXPECT_THAT(program.evaluate(frame, 0, {}), IsEmpty());
  EXPECT_EQ(texts(frame.item("gross"), 3), (std::vector<std::string>{"20000.00", "10000.00", "2.00"}));
  EXPECT_TRUE(frame.set_input("tax.wage", column(Type::money, 2, {10000, 5000, 0})));
  const auto errors = program.evaluate(frame, 1, {});
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_EQ(errors[0].item, "rest");
  EXPECT_EQ(texts(frame.item("net"), 3), (std::vector<std::string>{"19900.00", "9950.00", "2.00"}));
}

TEST(Evaluate, ACauseOfAnEarlierStageIsNotReportedAgain) {
  const auto program =
      compiled({item("gross", "10000 / days"), item("net", "gross - 1"), item("late", "NUMBER(tax.wage) + gross")});
  Frame frame = three(program);
  EXPECT_THAT(program.evaluate(frame, 0, {}), SizeIs(1));
  EXPECT_TRUE(frame.set_input("tax.wage", column(Type::money, 2, {1, 2, 3})));
  EXPECT_THAT(program.evaluate(frame, 1, {}), IsEmpty());
  EXPECT_TRUE(frame.item("late").is_missing(1));
}

TEST(Evaluate, InputsMustBeWhatWasDeclared) {
  const auto program = compiled({item("x", "days + 1")});
  Frame frame(program, 2);
  EXPECT_EQ(frame.set_input("nothing", column(Type::number, 0, {1, 2})).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(frame.set_input("days", column(Type::money, 2, {1, 2})).error().message().zh,
            "输入项“考勤.出勤天数”应为数值，给的是金额");
  EXPECT_EQ(frame.set_input("days", column(Type::number, 2, {1})).error().message().zh,
            "输入项“考勤.出勤天数”有 1 行，应为 2 行");
  EXPECT_EQ(frame.set_input("days", column(Type::number, 3, {1, 2})).error().message().zh,
            "输入项“考勤.出勤天数”最多 2 位小数，给的是 3 位");
  EXPECT_TRUE(frame.set_input("days", column(Type::number, 0, {1, 2}))) << "fewer decimals are widened";
  EXPECT_EQ(frame.input("days").decimal(1).to_string(), "2.00");
  program.evaluate(frame, 0, {});
  EXPECT_EQ(frame.item("x").decimal(1).to_string(), "3.00");
}

TEST(Evaluate, AFrameBelongsToItsProgram) {
  const auto one = compiled({item("x", "days + 1")}), other = compiled({item("x", "days + 2")});
  Frame frame(one, 1);
  EXPECT_THROW(other.evaluate(frame, 0, {}), Failure);
  EXPECT_THROW(one.evaluate(frame, 1, {}), Failure);
  EXPECT_THROW(frame.item("y"), Failure);
}

TEST(Evaluate, NumbersBeyond64BitsAreExactAndOnlyTheirColumnIsWide) {
  Environment given;
  given.inputs = {{.code = "a", .type = Type::number, .scale = 2}};
  const auto program =
      compiled({item("square", "a * a"), item("back", "ROUND(square / a, 2)"), item("small", "a - a + 1")}, given);
  const std::size_t rows = 5000;
  std::vector<std::int64_t> values(rows, 123);
  values[3000] = 400'000'000'001;
  Frame frame(program, rows);
  ASSERT_TRUE(frame.set_input("a", column(Type::number, 2, values)));
  EXPECT_THAT(program.evaluate(frame, 0, {.threads = 3}), IsEmpty());
  EXPECT_EQ(frame.item("square").decimal(3000).to_string(), "16000000000080000000.0001");
  EXPECT_EQ(frame.item("square").decimal(2999).to_string(), "1.5129");
  EXPECT_FALSE(frame.item("square").wide.empty());
  EXPECT_EQ(frame.item("back").decimal(3000).to_string(), "4000000000.01");
  EXPECT_TRUE(frame.item("small").wide.empty());
}

TEST(Evaluate, BeyondTheExactRangeIsAnErrorNeverAWrap) {
  Environment given;
  given.inputs = {{.code = "a", .type = Type::number, .scale = 0}};
  const auto program = compiled({item("cube", "a * a * a"), item("fits", "a * a")}, given);
  Frame frame(program, 2);
  ASSERT_TRUE(frame.set_input("a", column(Type::number, 0, {9'000'000'000'000'000'000, 9})));
  const auto errors = program.evaluate(frame, 0, {});
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_EQ(errors[0].error.code(), ErrorCode::overflow);
  EXPECT_EQ(frame.item("cube").decimal(1).to_string(), "729");
  EXPECT_EQ(frame.item("fits").decimal(0).to_string(), "81000000000000000000000000000000000000");
}

TEST(Evaluate, AnyNumberOfThreadsGivesTheSame) {
  Environment given;
  given.inputs = {{.code = "a", .type = Type::number, .scale = 2},
                  {.code = "b", .type = Type::number, .scale = 2},
                  {.code = "t", .type = Type::text}};
  const auto program = compiled({item("q", "ROUND(a / b, 4)"), item("p", "q * a * b"), item("s", "IF(a > b, t, “小”)"),
                                 item("e", "SWITCH(s, “小”, 1, “甲”, q)")},
                                given);
  const std::size_t rows = 20'000;
  std::mt19937_64 random(5);
  Column a = column(Type::number, 2, {}), b = a, t;
  t.type = Type::text;
  for (std::size_t row = 0; row < rows; ++row) {
    a.narrow.push_back(static_cast<std::int64_t>(random() % 2'000'000) << (row % 7000 == 0 ? 40 : 0));
    b.narrow.push_back(static_cast<std::int64_t>(random() % 50));
    b.missing.push_back(random() % 97 == 0);
    t.texts.push_back(random() % 2 == 0 ? "甲" : "乙");
  }
  std::vector<Frame> frames;
  std::vector<std::vector<RowError>> errors;
  for (const unsigned threads : {1u, 2u, 3u, 8u, 64u}) {
    frames.emplace_back(program, rows);
    ASSERT_TRUE(frames.back().set_input("a", a));
    ASSERT_TRUE(frames.back().set_input("b", b));
    ASSERT_TRUE(frames.back().set_input("t", t));
    errors.push_back(program.evaluate(frames.back(), 0, {.threads = threads}));
  }
  EXPECT_GT(errors[0].size(), 500u);
  for (std::size_t i = 1; i < frames.size(); ++i) {
    ASSERT_EQ(errors[i].size(), errors[0].size());
    for (std::size_t j = 0; j < errors[i].size(); ++j) {
      ASSERT_EQ(errors[i][j].row, errors[0][j].row);
      ASSERT_EQ(errors[i][j].item, errors[0][j].item);
      ASSERT_EQ(errors[i][j].error.describe(Lang::en), errors[0][j].error.describe(Lang::en));
    }
    for (const auto* code : {"q", "p", "s", "e"}) {
      EXPECT_EQ(frames[i].item(code).narrow, frames[0].item(code).narrow);
      EXPECT_EQ(frames[i].item(code).wide, frames[0].item(code).wide);
      EXPECT_EQ(frames[i].item(code).texts, frames[0].item(code).texts);
      EXPECT_EQ(frames[i].item(code).missing, frames[0].item(code).missing);
    }
  }
}

TEST(Evaluate, AFrameLargerThanTheCachesHasTheSameItems) {
  constexpr std::size_t rows = 1'100'003;  // items written past the caches, the last block not full
  const auto program = compiled(
      {item("a", "days * 3"), item("b", "a - days"), item("c", "ROUND(b / 7, 2)"), item("d", "IF(days > 100, c, 5)")});
  Frame frame(program, rows);
  std::vector<std::int64_t> days(rows);
  for (std::size_t row = 0; row < rows; ++row) days[row] = static_cast<std::int64_t>(row % 40'000);
  ASSERT_TRUE(frame.set_input("days", column(Type::number, 2, days)));
  EXPECT_THAT(program.evaluate(frame, 0, {.threads = 2}), IsEmpty());
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t seventh = (2 * days[row] * 2 + 7) / 14;
    ASSERT_EQ(frame.item("a").narrow[row], 3 * days[row]);
    ASSERT_EQ(frame.item("b").narrow[row], 2 * days[row]);
    ASSERT_EQ(frame.item("c").narrow[row], seventh);
    ASSERT_EQ(frame.item("d").narrow[row], days[row] > 10'000 ? seventh : 500);
  }
}

TEST(Evaluate, AFrameMayBeEvaluatedAgain) {
  const auto program = compiled({item("x", "10000 / days")});
  Frame frame = three(program);
  EXPECT_THAT(program.evaluate(frame, 0, {}), SizeIs(1));
  ASSERT_TRUE(frame.set_input("days", column(Type::number, 0, {1, 2, 4})));
  EXPECT_THAT(program.evaluate(frame, 0, {}), IsEmpty());
  EXPECT_FALSE(frame.failed(1));
  EXPECT_EQ(frame.item("x").decimal(1).to_string(), "5000.000000000000");
}

TEST(Evaluate, NoRowsAndNoItems) {
  const auto program = compiled({item("x", "days + 1")});
  Frame none(program, 0);
  EXPECT_THAT(program.evaluate(none, 0, {}), IsEmpty());
  const auto empty = compiled({});
  Frame frame(empty, 3);
  EXPECT_THAT(empty.evaluate(frame, 0, {}), IsEmpty());
  EXPECT_EQ(empty.stages(), 1);
}

TEST(Evaluate, RoundingOfAnItemIsItsLastStep) {
  ExampleSheet sheet;
  sheet.add("wage", "月薪", Type::money, "1000.005", 3);
  const auto rounded = [&](Rounding rounding) {
    Item each = item("x", "wage");
    each.rounding = rounding;
    const auto program = sheet.compile({each});
    Frame frame = sheet.frame(*program);
    program->evaluate(frame, 0, {});
    return frame.item("x").decimal(0).to_string();
  };
  EXPECT_EQ(rounded(Rounding::half_up_fen), "1000.01");
  EXPECT_EQ(rounded(Rounding::half_even_fen), "1000.00");
  EXPECT_EQ(rounded(Rounding::up_jiao), "1000.10");
  EXPECT_EQ(rounded(Rounding::down_yuan), "1000.00");
  EXPECT_EQ(rounded(Rounding::up_yuan), "1001.00");
}

}  // namespace
}  // namespace fenhao::formula
