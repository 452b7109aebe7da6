#include "intake/intake_for_test.h"

namespace fenhao::intake {
namespace {

using policy::Insurance;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> headings{"工号",           "主体",           "参保地",    "起缴月",
                                        "止缴月",         "社保基数",       "医疗基数",  "公积金基数",
                                        "公积金单位比例", "公积金个人比例", "不参保险种"};

std::vector<std::string> row(std::map<int, std::string> changes = {}) {
  std::vector<std::string> cells{"E001", "HQ", "深圳", "2026-07", "", "#8000", "", "#9000", "#0.05", "5%", ""};
  for (const auto& [column, text] : changes) cells[static_cast<std::size_t>(column)] = text;
  return cells;
}

std::vector<std::string> plan_issues(std::map<int, std::string> changes) {
  return issues_of(Kind::contributions, {headings, row(std::move(changes))});
}

TEST(ReadContributions, OneBaseForAllSocialInsurancesAndTheFundsOwn) {
  const Intake intake = read_rows(Kind::contributions, {headings, row({{6, "#12000"}})});
  EXPECT_THAT(issues(intake), IsEmpty());
  const EnrolmentPlan& plan = intake.content.enrolments.at(0);
  EXPECT_EQ(plan.place, "440300");
  EXPECT_EQ(plan.from.to_string(), "2026-07");
  const auto charged = library().insurances("440300", CoverageMonth{*Month::parse("2026-07")}, company().today);
  ASSERT_TRUE(charged);
  ASSERT_EQ(plan.insurances.size(), charged->size()) << "every insurance charged at the place";
  for (const contribution::Enrolment& enrolment : plan.insurances) {
    const bool is_fund = enrolment.insurance == Insurance::housing_fund;
    const std::int64_t yuan = is_fund ? 9000 : enrolment.insurance == Insurance::medical ? 12000 : 8000;
    EXPECT_EQ(enrolment.declared_base, Money::from_yuan(yuan)) << policy::to_string(enrolment.insurance);
    EXPECT_EQ(enrolment.employer_rate.has_value(), is_fund);
    EXPECT_EQ(is_fund ? enrolment.employee_rate->to_string() : "none", is_fund ? "0.05" : "none");
  }
}

TEST(ReadContributions, NothingIsAssumed) {
  EXPECT_THAT(plan_issues({{7, ""}}), ElementsAre("2 公积金基数 (H): 缺少住房公积金的基数"));
  const Intake missing = read_rows(Kind::contributions, {headings, row({{5, ""}})});
  EXPECT_THAT(issues(missing), Contains("2 社保基数 (F): 缺少养老保险的基数"));
  EXPECT_THAT(missing.issues[0].error.hint().zh, HasSubstr("不参加养老保险就把它写进“不参保险种”"));
  EXPECT_THAT(plan_issues({{7, ""}, {8, ""}, {9, ""}, {10, "公积金"}}), IsEmpty());
}

TEST(ReadContributions, ExcludedInsurances) {
  const Intake intake =
      read_rows(Kind::contributions, {headings, row({{10, "养老、失业；公积金"}, {7, ""}, {8, ""}, {9, ""}})});
  EXPECT_THAT(issues(intake), IsEmpty());
  for (const contribution::Enrolment& enrolment : intake.content.enrolments.at(0).insurances) {
    EXPECT_NE(enrolment.insurance, Insurance::pension);
    EXPECT_NE(enrolment.insurance, Insurance::unemployment);
    EXPECT_NE(enrolment.insurance, Insurance::housing_fund);
  }
  EXPECT_THAT(plan_issues({{10, "公积金"}}), ElementsAre("2 公积金基数 (H): 既填了住房公积金的基数，又写了不参保"));
  EXPECT_THAT(plan_issues({{10, "财产险"}}), ElementsAre(HasSubstr("2 不参保险种 (K): ")));
}

TEST(ReadContributions, BasesRatesAndMonths) {
  EXPECT_THAT(plan_issues({{5, "#-1"}}), ElementsAre("2 社保基数 (F): 基数不能为负数"));
  EXPECT_THAT(plan_issues({{5, "#0"}}), ElementsAre("2 社保基数 (F): 基数为 0"));
  EXPECT_THAT(plan_issues({{8, "#12"}}), ElementsAre("2 公积金单位比例 (I): 公积金比例应大于 0 且不超过 24%"));
  EXPECT_THAT(plan_issues({{9, "0"}}), ElementsAre("2 公积金个人比例 (J): 公积金比例应大于 0 且不超过 24%"));
  EXPECT_THAT(plan_issues({{4, "2026-06"}}), ElementsAre("2 止缴月 (E): 止缴月早于起缴月"));
  EXPECT_THAT(plan_issues({{3, ""}}), ElementsAre("2 起缴月 (D): 必填项“起缴月”为空"));
  EXPECT_THAT(plan_issues({{2, "深川市"}}), ElementsAre(HasSubstr("2 参保地 (C): ")));
}

TEST(ReadContributions, AMonthIsCoveredOnce) {
  const Intake overlap =
      read_rows(Kind::contributions, {headings, row(), row({{1, "SZ"}, {2, "北京"}, {3, "2026-10"}})});
  EXPECT_THAT(issues(overlap), ElementsAre("2 起缴月 (D): 与第 3 行同一人的养老保险月份重叠",
                                           "3 起缴月 (D): 与第 2 行同一人的养老保险月份重叠"));
  EXPECT_TRUE(overlap.content.enrolments.empty());
  EXPECT_THAT(issues_of(Kind::contributions, {headings, row({{4, "2026-09"}}), row({{3, "2026-10"}})}), IsEmpty());
}

TEST(ReadContributions, UnderGroupHeadings) {
  sheet::Workbook workbook =
      sheet::workbook_of({{"工号", "参保单位", "参保城市", "起缴月份", "社会保险", "", "住房公积金", "", ""},
                          {"", "", "", "", "缴费基数", "不参保险种", "缴存基数", "单位缴存比例", "个人缴存比例"},
                          {"E001", "HQ", "深圳", "2026-07", "#8000", "", "#9000", "5%", "5%"}});
  workbook.sheets[0].merged = {{0, 0, 1, 0}, {0, 1, 1, 1}, {0, 2, 1, 2}, {0, 3, 1, 3}, {0, 4, 0, 5}, {0, 6, 0, 8}};
  const auto intake = read(workbook, Kind::contributions, company());
  ASSERT_TRUE(intake) << intake.error().describe(Lang::zh);
  EXPECT_THAT(issues(*intake), IsEmpty());
  EXPECT_EQ(intake->content.enrolments.at(0).insurances.back().declared_base, Money::from_yuan(9000));
}

const std::vector<std::string> history_headings{"工号",         "扣缴义务人",       "截至月份",       "累计收入",
                                                "累计专项扣除", "累计专项附加扣除", "累计已预缴税额", "减除费用方式"};

TEST(ReadHistory, Figures) {
  const Intake intake =
      read_rows(Kind::history, {history_headings,
                                {"E001", "HQ", "2026-10", "#100000", "#15000.5", "#20000", "#500", ""},
                                {"E002", "HQ", "2026-10", "#1", "#0", "#0", "#0", "当年首次入职"}});
  EXPECT_THAT(issues(intake), IsEmpty());
  const History& history = intake.content.history.at(0);
  EXPECT_EQ(history.through.to_string(), "2026-10");
  EXPECT_EQ(history.figures.income, Money::from_yuan(100000));
  EXPECT_EQ(history.figures.special, Money::from_fen(1500050));
  EXPECT_EQ(history.figures.withheld, Money::from_yuan(500));
  EXPECT_EQ(history.rule, tax::BasicDeductionRule::months_employed);
  EXPECT_EQ(intake.content.history.at(1).rule, tax::BasicDeductionRule::first_job_in_year);
}

TEST(ReadHistory, TheTaxClientsResultCountsTheMonthToo) {
  const Intake intake = read_rows(
      Kind::history, {{"工号", "扣缴义务人", "税款所属期止", "累计收入额", "累计专项扣除", "累计子女教育支出扣除",
                       "累计赡养老人支出扣除", "累计已预缴税额", "累计应补(退)税额"},
                      {"E001", "HQ", "2026-10-31", "#100000", "#15000", "#20000", "#30000", "#500", "#62.5"}});
  EXPECT_THAT(issues(intake), IsEmpty());
  const History& history = intake.content.history.at(0);
  EXPECT_EQ(history.figures.special_additional, Money::from_yuan(50000));
  EXPECT_EQ(history.figures.withheld, Money::from_fen(56250));
  EXPECT_EQ(history.through.to_string(), "2026-10");
}

TEST(ReadHistory, Mistakes) {
  const Rows rows{history_headings,
                  {"E001", "HQ", "2026-12", "#1", "#0", "#0", "#0", ""},
                  {"E002", "HQ", "2024-12", "#1", "#0", "#0", "#0", ""},
                  {"E003", "HQ", "2026-10", "#100", "#-1", "#0", "#200", "随便"},
                  {"E003", "HQ", "2026-10", "#100", "", "#0", "#0", ""}};
  EXPECT_THAT(
      issues_of(Kind::history, rows),
      ElementsAre("2 截至月份 (C): 截至月份在将来", "3 截至月份 (C): 截至月份不是本年或上年",
                  "4 工号 (A): 与第 5 行是同一人、同一主体、同一月", "4 累计专项扣除 (E): 累计数不能为负数",
                  "4 累计已预缴税额 (G): 累计已预缴税额大于累计收入", "4 减除费用方式 (H): 减除费用方式认不出",
                  "5 工号 (A): 与第 4 行是同一人、同一主体、同一月", "5 累计专项扣除 (E): 必填项“累计专项扣除”为空"));
}

}  // namespace
}  // namespace fenhao::intake
