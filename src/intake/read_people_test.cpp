#include "intake/intake_for_test.h"

namespace fenhao::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// 工号 姓名 证件号码 性别 出生日期 法人主体 参保地 薪资组 入职日期 离职日期 银行卡号 and what a test adds.
const std::vector<std::string> headings{"工号",     "姓名",   "证件号码", "性别",     "出生日期", "合同公司",
                                        "参保城市", "薪资组", "入职日期", "离职日期", "工资卡号"};

std::vector<std::string> row(std::map<int, std::string> changes = {}) {
  std::vector<std::string> cells{"E001",   "张三",       zhang(), "男", "1990-01-01", "测试科技有限公司", "深圳",
                                 "办公室", "2020-03-01", "",      ""};
  for (const auto& [column, text] : changes) cells[static_cast<std::size_t>(column)] = text;
  return cells;
}

std::vector<std::string> roster_issues(std::map<int, std::string> changes) {
  return issues_of(Kind::roster, {headings, row(std::move(changes))});
}

TEST(ReadRoster, GoodRow) {
  const Intake intake = read_rows(Kind::roster, {headings, row({{1, "张　三"}, {9, "9999-12-31"}})});
  EXPECT_THAT(issues(intake), IsEmpty());
  ASSERT_EQ(intake.content.persons.size(), 1u);
  const people::Person& person = intake.content.persons[0];
  EXPECT_EQ(person.name, "张三");
  EXPECT_EQ(person.identity.reveal(), zhang());
  EXPECT_EQ(person.birth.to_string(), "1990-01-01");
  EXPECT_EQ(person.sex, Gender::male);
  const people::Employment& employment = intake.content.employments.at(0);
  EXPECT_EQ(employment.entity, "HQ");
  EXPECT_EQ(employment.place, "440300");
  EXPECT_EQ(employment.salary_group, "office");
  EXPECT_EQ(employment.hired.to_string(), "2020-03-01");
  EXPECT_EQ(employment.from, employment.hired);
  EXPECT_FALSE(employment.last_day) << "9999-12-31 is no end";
}

TEST(ReadRoster, BirthAndSexFromTheNumber) {
  const Intake intake = read_rows(Kind::roster, {headings, row({{3, ""}, {4, ""}})});
  EXPECT_THAT(issues(intake), IsEmpty());
  EXPECT_EQ(intake.content.persons.at(0).birth.to_string(), "1990-01-01");
}

TEST(ReadRoster, SamePersonTwiceNamesBothRows) {
  EXPECT_THAT(issues_of(Kind::roster, {headings, row(), row({{2, li()}, {3, "女"}, {4, "1992-02-02"}, {1, "李四"}})}),
              ElementsAre("2 工号 (A): 与第 3 行是同一工号", "3 工号 (A): 与第 2 行是同一工号"));
  const Intake same_identity = read_rows(Kind::roster, {headings, row(), row({{0, "E002"}}), row({{0, "E003"}}),
                                                        row({{0, "E004"}, {2, li()}, {3, "女"}, {4, ""}})});
  EXPECT_THAT(issues(same_identity),
              ElementsAre("2 证件号码 (C): 与第 3 行是同一证件号码", "3 证件号码 (C): 与第 2 行是同一证件号码",
                          "4 证件号码 (C): 与第 2 行是同一证件号码"));
  EXPECT_EQ(same_identity.content.persons.size(), 1u)
      << "nobody knows which of the three is right; the fourth goes ahead";
}

TEST(ReadRoster, ARowWithAnotherMistakeStillCountsAsTheSamePerson) {
  EXPECT_THAT(issues_of(Kind::roster, {headings, row({{8, "26-3-1"}}), row()}),
              ElementsAre("2 工号 (A): 与第 3 行是同一工号", "2 证件号码 (C): 与第 3 行是同一证件号码",
                          "2 入职日期 (I): 年份不是四位，分不清年、月、日", "3 工号 (A): 与第 2 行是同一工号",
                          "3 证件号码 (C): 与第 2 行是同一证件号码"));
}

TEST(ReadRoster, IdentityNumbers) {
  std::string wrong_check = zhang();
  wrong_check.back() = wrong_check.back() == '0' ? '1' : '0';
  EXPECT_THAT(roster_issues({{2, wrong_check}}), ElementsAre(HasSubstr("2 证件号码 (C): ")));
  EXPECT_THAT(roster_issues({{2, "#110199199001011000"}}), ElementsAre(HasSubstr("号码已被 Excel 改坏")));
  EXPECT_THAT(roster_issues({{2, "1.10199E+17"}}), ElementsAre(HasSubstr("号码已被 Excel 改坏")));
  EXPECT_THAT(roster_issues({{2, ""}}), ElementsAre("2 证件号码 (C): 必填项“证件号码”为空"));
  EXPECT_THAT(roster_issues({{3, "女"}}), ElementsAre("2 性别 (D): 性别与证件号码不符"));
  EXPECT_THAT(roster_issues({{4, "1990-01-02"}}), ElementsAre("2 出生日期 (E): 出生日期与证件号码不符"));
  EXPECT_THAT(roster_issues({{3, "?"}}), ElementsAre("2 性别 (D): 性别应填“男”或“女”"));
}

TEST(ReadRoster, MessagesNeverShowTheNumber) {
  std::string wrong_check = zhang();
  wrong_check.back() = wrong_check.back() == '0' ? '1' : '0';
  const Intake intake = read_rows(Kind::roster, {headings, row({{2, wrong_check}, {10, "6222021234567894"}})});
  for (const sheet::Issue& issue : intake.issues)
    for (const Lang lang : {Lang::zh, Lang::en}) {
      EXPECT_THAT(issue.error.describe(lang), testing::Not(HasSubstr(wrong_check.substr(5, 8))));
      EXPECT_THAT(issue.error.describe(lang), testing::Not(HasSubstr("021234567")));
    }
}

TEST(ReadRoster, ADocumentThatDoesNotTellBirthAndSex) {
  std::vector<std::string> with_kind = headings;
  with_kind.push_back("证件类型");
  std::vector<std::string> cells = row({{2, "XS9900000001"}, {3, ""}, {4, ""}});
  cells.push_back("外国护照");
  with_kind.push_back("国籍");
  cells.push_back("");
  EXPECT_THAT(issues_of(Kind::roster, {with_kind, cells}),
              ElementsAre("2 性别 (D): 缺少性别（证件号码不含性别）",
                          "2 出生日期 (E): 缺少出生日期（证件号码不含出生日期）", "2 国籍 (M): 缺少国籍（外国证件）"));
  cells[3] = "男", cells[4] = "1985-05-05", cells[12] = "美国";
  const Intake intake = read_rows(Kind::roster, {with_kind, cells});
  EXPECT_THAT(issues(intake), IsEmpty());
  EXPECT_EQ(intake.content.persons.at(0).identity_kind, IdentityKind::passport_foreign);
  cells[11] = "护照";
  EXPECT_THAT(issues_of(Kind::roster, {with_kind, cells}), ElementsAre(HasSubstr("2 证件类型 (L): ")));
  cells[11] = "";
  const Intake not_stated = read_rows(Kind::roster, {with_kind, cells});
  ASSERT_EQ(not_stated.issues.size(), 1u);
  EXPECT_THAT(not_stated.issues[0].error.hint().zh, HasSubstr("如果不是居民身份证，请填写“证件类型”"));
}

// Whether a foreigner's card of 2023 tells the sex is a setting.
TEST(ReadRoster, TheSexOnAForeignersCard) {
  std::vector<std::string> with_kind = headings;
  with_kind.insert(with_kind.end(), {"证件类型", "国籍"});
  std::vector<std::string> cells = row({{2, "911398199012310021"}, {3, ""}, {4, ""}});
  cells.insert(cells.end(), {"外国人永久居留身份证", "日本"});
  EXPECT_THAT(issues_of(Kind::roster, {with_kind, cells}), ElementsAre(HasSubstr("缺少性别")));
  auto known = company();
  known.foreign_card_sex.as_residents = true;
  const Intake intake = read_rows(Kind::roster, {with_kind, cells}, known);
  EXPECT_THAT(issues(intake), IsEmpty());
  EXPECT_EQ(intake.content.persons.at(0).sex, Gender::female);
  cells[3] = "男";
  EXPECT_THAT(issues(read_rows(Kind::roster, {with_kind, cells}, known)), ElementsAre(HasSubstr("性别与证件号码不符")));
}

TEST(ReadRoster, Dates) {
  EXPECT_THAT(roster_issues({{4, "2030-01-01"}}), testing::Contains("2 出生日期 (E): 出生日期在将来"));
  EXPECT_THAT(roster_issues({{9, "2020-02-29"}}), ElementsAre("2 离职日期 (J): 离职日期早于入职日期"));
  EXPECT_THAT(roster_issues({{8, "2005-12-31"}}), ElementsAre("2 入职日期 (I): 入职时未满 16 周岁（劳动法第十五条）"));
  EXPECT_THAT(roster_issues({{8, "2006-01-01"}}), IsEmpty());
  EXPECT_THAT(roster_issues({{9, "2020-03-01"}}), IsEmpty()) << "one day of work";
}

TEST(ReadRoster, UnknownNamesComeWithSuggestions) {
  EXPECT_THAT(roster_issues({{5, "测试科技有限责任公司"}}),
              ElementsAre(HasSubstr("2 合同公司 (F): 没有这个法人主体，是不是“测试科技有限公司”")));
  EXPECT_THAT(roster_issues({{6, "深川"}}), ElementsAre(HasSubstr("2 参保城市 (G): ")));
  EXPECT_THAT(roster_issues({{7, "办公"}}), ElementsAre("2 薪资组 (H): 没有这个薪资组，是不是“办公室”？"));
}

TEST(ReadRoster, BankCards) {
  EXPECT_THAT(roster_issues({{10, "9999000000000004"}}).size(), check_bank_card("9999000000000004") ? 0u : 1u);
  const Intake wrong =
      read_rows(Kind::roster,
                {headings, row({{10, check_bank_card("9999000000000001") ? "9999000000000002" : "9999000000000001"}})});
  ASSERT_EQ(wrong.issues.size(), 1u);
  EXPECT_EQ(wrong.issues[0].error.message().zh, "银行卡号校验不通过，很可能录错了一位");
  EXPECT_THAT(wrong.issues[0].error.hint().zh, HasSubstr("如果是存折或对公账户，请在“账户种类”列注明“存折”或“对公”"));
  EXPECT_THAT(roster_issues({{10, "#6222021234567890"}}), ElementsAre(HasSubstr("号码已被 Excel 改坏")));
  EXPECT_THAT(roster_issues({{10, "工商银行"}}), ElementsAre("2 工资卡号 (K): 银行账号应为 6–32 位数字"));
  EXPECT_THAT(roster_issues({{10, "12345678901"}}), IsEmpty()) << "eleven digits are no card";
  std::vector<std::string> with_kind = headings,
                           cells = row(
                               {{10, check_bank_card("9999000000000001") ? "9999000000000002" : "9999000000000001"}});
  with_kind.push_back("账户种类");
  cells.push_back("存折");
  EXPECT_THAT(issues_of(Kind::roster, {with_kind, cells}), IsEmpty());
}

TEST(ReadRoster, AnIdentityNumberOfSomebodyElse) {
  Surroundings known = company();
  known.employee_of = [](const Secret& identity) {
    return identity.reveal() == zhang() ? std::optional<std::string>("E777") : std::nullopt;
  };
  EXPECT_THAT(issues_of(Kind::roster, {headings, row()}, known),
              ElementsAre("2 证件号码 (C): 这个证件号码已属于工号 E777"));
  known.employee_of = [](const Secret&) { return std::optional<std::string>("E001"); };
  EXPECT_THAT(issues_of(Kind::roster, {headings, row()}, known), IsEmpty());
}

TEST(ReadRoster, TaxStatus) {
  auto with_status = headings;
  for (const char* heading : {"居民类型", "居民类型起始日", "入职年度就业情形"}) with_status.emplace_back(heading);
  const auto read = [&](const char* residence, const char* from, const char* first_job) {
    auto cells = row();
    for (const char* cell : {residence, from, first_job}) cells.emplace_back(cell);
    return read_rows(Kind::roster, {with_status, cells});
  };
  const Intake silent = read("", "", "");
  EXPECT_FALSE(silent.content.persons.at(0).tax_residence) << "what an earlier roster said still holds";
  EXPECT_FALSE(silent.content.persons.at(0).first_job);
  const Intake stated = read("非居民", "2026-05-03", "当年首次入职学生");
  EXPECT_EQ(stated.content.persons.at(0).tax_residence, (people::TaxResidence{false, *Date::parse("2026-05-03")}));
  EXPECT_TRUE(stated.content.persons.at(0).tax_resident_in(*Month::parse("2026-04")));
  EXPECT_FALSE(stated.content.persons.at(0).tax_resident_in(*Month::parse("2026-05")));
  EXPECT_EQ(stated.content.persons.at(0).first_job, true);
  EXPECT_EQ(read("居民", "", "非首次入职").content.persons.at(0).first_job, false);
  EXPECT_THAT(issues(read("", "2026-05-03", "不知道")),
              ElementsAre("2 居民类型起始日 (M): 填了居民类型起始日，没有填居民类型", "2 入职年度就业情形 (N): 入职年度就业情形认不出"));
}

TEST(ReadMoves, WhatChanged) {
  const Intake intake = read_rows(Kind::moves, {{"工号", "姓名", "生效日期", "调入部门", "新参保地"},
                                                {"E001", "张三", "2026-12-01", "销售部", "北京"}});
  EXPECT_THAT(issues(intake), IsEmpty());
  const people::Employment& move = intake.content.employments.at(0);
  EXPECT_EQ(move.department, "销售部");
  EXPECT_EQ(move.place, "110000");
  EXPECT_EQ(move.entity, "") << "what a move does not say stays as it was";
  EXPECT_EQ(move.from.to_string(), "2026-12-01");
}

TEST(ReadMoves, Mistakes) {
  const Rows rows{
      {"工号", "姓名", "异动类型", "生效日期", "调入部门"}, {"E001", "张三", "调动", "2026-12-01", ""},
      {"E002", "王五", "调动", "2026-12-01", "销售部"},     {"E009", "赵六", "调动", "2026-12-01", "销售部"},
      {"E003", "王五", "离职", "2026-12-01", ""},           {"E003", "王五", "调动", "2026-12-01", "销售部"}};
  EXPECT_THAT(
      issues_of(Kind::moves, rows),
      ElementsAre("2 : 没有写明变动后的主体、部门、岗位、参保地或薪资组",
                  "3 姓名 (B): 姓名与花名册不符：工号 E002 是“李四”",
                  HasSubstr("4 工号 (A): 花名册里没有这个工号，是不是“E001”"), "5 异动类型 (C): 离职不在异动表里办理",
                  "5 生效日期 (D): 与第 6 行是同一人同一天的异动", "6 生效日期 (D): 与第 5 行是同一人同一天的异动"));
}

}  // namespace
}  // namespace fenhao::intake
