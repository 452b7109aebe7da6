#include "payroll/group.h"

#include <gtest/gtest.h>

#include <ostream>

namespace fenhao::payroll {
namespace {

using formula::Type;

const std::string good = R"(schema: salary-group/1
code: shop
name: 门店
about: 店员
attendance_from_day: 1
day_basis: paid_days
inputs:
  salary:
    - {code: base, name: 基本工资}
    - {code: post, name: 岗位工资, absent: 0, headings: [岗位]}
  attendance:
    - {code: hours, name: 加班小时, type: number, scale: 2, absent: 0}
  variable:
    - {code: price, name: 单价, type: money, scale: 4}
    - {code: share, name: 提成比例, type: rate, scale: 4, absent: 5%}
    - {code: member, name: 工会会员, type: boolean, absent: 否}
roles: {gross: 应发合计, net: net_pay}
items:
  - code: gross_pay
    name: 应发合计
    formula: 折算(定薪.基本工资) + 折算(定薪.岗位工资)
    round: half_up_fen
    tags: [合计, 应发]
  - code: net_pay
    name: 实发工资
    formula: |
      应发合计
      - 社保.个人合计
    round: half_up_fen
    payslip: 否
    note: 工资支付暂行规定
shared_given: {考勤.计薪天数: 22, 社保.个人合计: 100}
examples:
  - name: 整月
    given: {salary.base: 3000}
    expect: {应发合计: 3000, net_pay: 2900}
  - name: 半月
    given: {定薪.基本工资: 3000, 定薪.基本工资.日积: 33000, 社保.个人合计: 0}
    expect: {应发合计: 1500}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Group, ReadsEverything) {
  const auto group = parse_group(good, "shop.yaml");
  ASSERT_TRUE(group) << group.error().describe(Lang::en);
  EXPECT_EQ(group->code, "shop");
  EXPECT_EQ(group->name, "门店");
  EXPECT_EQ(group->about, "店员");
  EXPECT_EQ(group->day_basis, DayBasis::paid_days);
  EXPECT_EQ(group->text, good);
  EXPECT_EQ(group->origin, "shop.yaml");

  ASSERT_EQ(group->inputs.size(), 6u);
  const auto& base = group->inputs[0];
  EXPECT_EQ(base.input.code, "salary.base");
  EXPECT_EQ(base.input.zh, "定薪.基本工资");
  EXPECT_EQ(base.input.type, Type::money);
  EXPECT_EQ(base.input.scale, 2);
  EXPECT_EQ(base.input.day_product, "salary.base.days");
  EXPECT_FALSE(base.when_absent);
  EXPECT_EQ(group->inputs[1].when_absent, Decimal(0));
  EXPECT_EQ(group->inputs[1].headings, std::vector<std::string>{"岗位"});
  EXPECT_EQ(group->inputs[2].input.code, "attendance.hours");
  EXPECT_EQ(group->inputs[2].source, InputSource::attendance);
  EXPECT_EQ(group->inputs[3].input.scale, 4);
  EXPECT_EQ(group->inputs[4].when_absent, Decimal::of(5, 2));
  EXPECT_EQ(group->inputs[5].when_absent, Decimal(0));

  ASSERT_EQ(group->items.size(), 2u);
  EXPECT_EQ(group->items[0].rounding, Rounding::half_up_fen);
  EXPECT_EQ(group->items[0].tags, (std::vector<std::string>{"合计", "应发"}));
  EXPECT_TRUE(group->items[0].on_payslip);
  EXPECT_FALSE(group->items[1].on_payslip);
  EXPECT_EQ(group->items[0].line, 21);
  EXPECT_EQ(group->items[1].line, 27) << "a block text begins below its mark";
  EXPECT_EQ(group->notes.at("net_pay"), "工资支付暂行规定");
  EXPECT_EQ(group->roles.gross, "gross_pay");
  EXPECT_EQ(group->roles.net, "net_pay");
  EXPECT_EQ(group->roles.cost, "");

  ASSERT_EQ(group->examples.size(), 2u);
  EXPECT_EQ(group->examples[0].given.at("定薪.基本工资"), "3000") << "either name, kept under the Chinese one";
  EXPECT_EQ(group->examples[0].given.at("社保.个人合计"), "100") << "shared";
  EXPECT_EQ(group->examples[1].given.at("社保.个人合计"), "0") << "its own goes before the shared one";
}

TEST(Group, AttendancePeriod) {
  SalaryGroup group;
  const EarningMonth january{*Month::of(2026, 1)};
  EXPECT_EQ(group.attendance_period(january).to_string(), "2026-01-01..2026-01-31");
  group.attendance_from_day = 16;
  EXPECT_EQ(group.attendance_period(january).to_string(), "2025-12-16..2026-01-15");
  EXPECT_EQ(group.attendance_period(january + 2).to_string(), "2026-02-16..2026-03-15");
  group.attendance_from_day = 28;
  EXPECT_EQ(group.attendance_period(january + 2).to_string(), "2026-02-28..2026-03-27");
  EXPECT_EQ(group.attendance_period(january + 2).to, group.attendance_period(january + 3).from)
      << "no day twice, none lost";
}

struct Mistake {
  std::string from;
  std::string to;
  int line;
  std::string says;  // part of the Chinese message
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.to; }

class GroupMistake : public testing::TestWithParam<Mistake> {};

TEST_P(GroupMistake, IsRefusedWithItsLine) {
  const auto& mistake = GetParam();
  const auto group = parse_group(replaced(good, mistake.from, mistake.to), "shop.yaml");
  ASSERT_FALSE(group);
  EXPECT_EQ(group.error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(group.error().where().file, "shop.yaml");
  EXPECT_EQ(group.error().where().row, mistake.line) << group.error().describe(Lang::zh);
  EXPECT_NE(group.error().message().zh.find(mistake.says), std::string::npos) << group.error().message().zh;
  EXPECT_FALSE(group.error().message().en.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Text, GroupMistake,
    testing::Values(Mistake{"salary-group/1", "salary-group/2", 1, "salary-group/2"},
                    Mistake{"code: shop", "code: Shop", 2, "Shop"}, Mistake{"name: 门店\n", "", 1, "缺少“name”"},
                    Mistake{"about: 店员", "about: \"\"", 4, "about"},
                    Mistake{"attendance_from_day: 1", "attendance_from_day: 29", 5, "1 到 28"},
                    Mistake{"attendance_from_day: 1", "attendance_from_day: 1.5", 5, "1 到 28"},
                    Mistake{"day_basis: paid_days", "day_basis: days", 6, "paid_days"},
                    Mistake{"name: 基本工资}", "name: 基本工资, kind: x}", 9, "kind"},
                    Mistake{"name: 基本工资}", "name: 基本工资, type: money}", 9, "type"},
                    Mistake{"code: post, name: 岗位工资", "code: base, name: 岗位工资", 10, "salary.base"},
                    Mistake{"code: post, name: 岗位工资", "code: post, name: 基本工资", 10, "定薪.基本工资"},
                    Mistake{"absent: 0, headings", "absent: 0.005, headings", 10, "小数多于 2 位"},
                    Mistake{"type: number, scale: 2", "type: integer, scale: 2", 12, "integer"},
                    Mistake{"type: number, scale: 2", "type: number", 12, "scale"},
                    Mistake{"type: number, scale: 2", "type: number, scale: 9", 12, "0 到 8"},
                    Mistake{"absent: 5%", "absent: many", 15, "many"},
                    Mistake{"absent: 否", "absent: maybe", 16, "maybe"},
                    Mistake{"net: net_pay", "net: 到手", 17, "到手"},
                    Mistake{"net: net_pay", "take_home: net_pay", 17, "take_home"},
                    Mistake{"round: half_up_fen\n    tags", "round: nearest\n    tags", 22, "nearest"},
                    Mistake{"code: net_pay\n", "code: gross_pay\n", 24, "gross_pay"},
                    Mistake{"name: 实发工资", "name: 应发合计", 25, "应发合计"},
                    Mistake{"payslip: 否", "payslip: 不上", 30, "不上"}, Mistake{"    note:", "    why:", 31, "why"},
                    Mistake{"社保.个人合计: 100", "社保.养老: 100", 32, "社保.养老"},
                    Mistake{"salary.base: 3000", "salary.base: 三千", 35, "三千"},
                    Mistake{"net_pay: 2900", "净额: 2900", 36, "净额"},
                    Mistake{"expect: {应发合计: 1500}", "expect: {}", 39, "没有写明"},
                    Mistake{"code: shop", "code: shop\ncode: shop", 3, "code"}));

TEST(Group, RefusesWhatIsNoGroup) {
  EXPECT_FALSE(parse_group("", "empty.yaml"));
  EXPECT_FALSE(parse_group("- a\n- b\n", "list.yaml"));
  const auto broken = parse_group("schema: [", "broken.yaml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().where().file, "broken.yaml");
}

}  // namespace
}  // namespace fenhao::payroll
