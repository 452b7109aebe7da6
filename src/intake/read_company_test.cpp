#include "intake/intake_for_test.h"

namespace fenhao::intake {
namespace {

using testing::ElementsAre;

TEST(ReadEntities, GoodRows) {
  const std::string first = "91990000MA0000000";
  std::string code;
  for (char c = '0'; c <= '9' && code.empty(); ++c)
    for (char d = '0'; d <= '9' && code.empty(); ++d) {
      std::string start = first.substr(0, 15) + c + d;
      if (check_uscc(start + *uscc_check_character(start))) code = start + *uscc_check_character(start);
    }
  ASSERT_FALSE(code.empty());
  const Intake intake =
      read_rows(Kind::entities,
                {{"公司编码", "公司全称", "统一社会信用代码", "报税城市", "发薪月份", "发薪日", "开户行", "对公账号"},
                 {"HQ", "测试科技有限公司", code, "上海", "当月", "#10", "工商银行", "1234567"}});
  EXPECT_THAT(issues(intake), testing::IsEmpty());
  ASSERT_EQ(intake.content.entities.size(), 1u);
  EXPECT_EQ(intake.content.entities[0].bank_account.reveal(), "1234567");
  EXPECT_EQ(intake.content.entities[0].pay_month_offset, 0);
}

TEST(ReadEntities, EveryMistakeAtOnce) {
  const std::vector<std::string> headings{"主体编码", "主体名称", "统一社会信用代码", "纳税地", "发薪月", "发薪日"};
  EXPECT_THAT(issues_of(Kind::entities, {headings,
                                         {"A", "甲公司", "9111", "北京", "隔月", "#32"},
                                         {"A", "乙公司", "9111", "深州市市", "当月", "#15"}}),
              ElementsAre("2 主体编码 (A): 与第 3 行的主体编码相同", testing::HasSubstr("2 统一社会信用代码 (C): "),
                          "2 发薪月 (E): 发薪月应填“当月”或“次月”", "2 发薪日 (F): 发薪日应在 1 到 31 之间",
                          "3 主体编码 (A): 与第 2 行的主体编码相同", testing::HasSubstr("3 统一社会信用代码 (C): "),
                          testing::HasSubstr("3 纳税地 (D): ")));
}

TEST(ReadEntities, AnEarlyPilotCodeNeedsItsException) {
  std::string wrong_check = "91110000MA00000000";
  if (check_uscc(wrong_check)) wrong_check.back() = '1';
  ASSERT_EQ(check_uscc(wrong_check).error().code(), ErrorCode::conflict);
  const std::vector<std::string> headings{"主体编码", "主体名称", "统一社会信用代码", "纳税地",
                                          "发薪月",   "发薪日",   "信用代码校验例外"};
  EXPECT_EQ(issues_of(Kind::entities, {headings, {"A", "甲公司", wrong_check, "北京", "当月", "#15", ""}}).size(), 1u);
  const Intake accepted =
      read_rows(Kind::entities, {headings, {"A", "甲公司", wrong_check, "北京市", "次月", "#15", "是"}});
  EXPECT_THAT(issues(accepted), testing::IsEmpty());
  ASSERT_EQ(accepted.content.entities.size(), 1u);
  EXPECT_EQ(accepted.content.entities[0].place, "110000");
  EXPECT_EQ(accepted.content.entities[0].pay_month_offset, 1);
  EXPECT_EQ(accepted.content.entities[0].pay_day, 15);
}

TEST(ReadAccounts, RatesAndKinds) {
  const std::vector<std::string> headings{"参保户编码", "参保单位", "账户类型", "参保城市", "单位登记号", "工伤费率", "工伤费率起始月"};
  const Intake good = read_rows(
      Kind::accounts,
      {headings, {"A1", "测试科技有限公司", "社保", "深圳", "123", "0.4%", "2026-07"}, {"A2", "HQ", "公积金", "440300", "", "", ""}});
  EXPECT_THAT(issues(good), testing::IsEmpty());
  ASSERT_EQ(good.content.accounts.size(), 2u);
  EXPECT_EQ(good.content.accounts[0].work_injury_rate->to_string(), "0.004");
  EXPECT_EQ(good.content.accounts[0].work_injury_from->to_string(), "2026-07");
  EXPECT_EQ(good.content.accounts[0].entity, "HQ");
  EXPECT_EQ(good.content.accounts[1].kind, people::AccountKind::housing_fund);
  EXPECT_EQ(good.content.accounts[1].place, "440300");

  EXPECT_THAT(issues_of(Kind::accounts, {headings,
                                         {"A1", "测试科技有限公司", "社保", "深圳", "", "5%", ""},
                                         {"A2", "测试科枝有限公司", "商业保险", "深圳", "", "", ""},
                                         {"A3", "HQ", "公积金", "深圳", "", "0.2%", ""}}),
              ElementsAre("2 工伤费率 (F): 工伤费率应大于 0 且不超过 2.85%（一至八类 0.2%–1.9%，浮动至多 150%）",
                          "3 参保单位 (B): 没有这个法人主体，是不是“测试科技有限公司”、“测试科技深圳有限公司”？",
                          testing::HasSubstr("3 账户类型 (C): 不认识的账户类型“商业保险”"),
                          "4 工伤费率 (F): 只有社保户有工伤费率"));
}

}  // namespace
}  // namespace fenhao::intake
