#include "intake/intake_for_test.h"

namespace fenhao::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> headings{"工号", "用工主体", "用工起始日", "用工形式", "合同类型", "合同起始日", "合同终止日", "试用期止", "转正工资", "岗位类别", "领取养老金", "协定免缴险种", "延迟退休至"};

std::vector<std::string> row(const std::vector<std::pair<std::size_t, std::string>>& changes = {}) {
  std::vector<std::string> cells{"E001", "HQ", "2026-07-01", "全日制", "固定期限", "2026-07-01", "2028-06-30", "2026-08-31", "#12000", "管理技术", "否", "养老、失业", ""};
  for (const auto& [column, text] : changes) cells[column] = text;
  return cells;
}

TEST(ReadWorkTerms, ARowIsTheTermsFromADayOn) {
  const Intake intake = read_rows(Kind::work_terms, {headings, row({{12, "2027-03"}})});
  EXPECT_THAT(issues(intake), IsEmpty());
  contribution::WorkTerms expected{.employee = "E001", .entity = "HQ", .from = *Date::parse("2026-07-01"), .kind = contribution::WorkKind::full_time};
  expected.contract = contribution::ContractForm::fixed_term;
  expected.contract_from = Date::parse("2026-07-01").value();
  expected.contract_to = Date::parse("2028-06-30").value();
  expected.probation_to = Date::parse("2026-08-31").value();
  expected.agreed_wage = Money::from_yuan(12000);
  expected.post = contribution::Post::management;
  expected.exempt_by_treaty = {policy::Insurance::pension, policy::Insurance::unemployment};
  expected.retires_late_until = Month::parse("2027-03").value();
  EXPECT_THAT(intake.content.work_terms, ElementsAre(expected));
}

TEST(ReadWorkTerms, WordsOfEverydayFiles) {
  const Intake intake = read_rows(Kind::work_terms, {headings, row({{3, "退休返聘"}, {4, ""}, {5, ""}, {6, ""}, {7, ""}, {10, "是"}})});
  EXPECT_THAT(issues(intake), IsEmpty());
  EXPECT_EQ(intake.content.work_terms.at(0).kind, contribution::WorkKind::over_age);
  EXPECT_TRUE(intake.content.work_terms.at(0).draws_pension);
}

TEST(ReadWorkTerms, WhatCannotBeIsRefusedWithAWayOut) {
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row({{3, "合伙"}})}), ElementsAre(HasSubstr("2 用工形式 (D): 不认识的用工形式“合伙”")));
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row({{6, ""}})}), ElementsAre("2 合同终止日 (G): 固定期限合同要有起止日"));
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row({{6, "2026-06-30"}})}), ElementsAre("2 合同终止日 (G): 合同终止日早于起始日"));
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row({{7, "2026-06-30"}})}), ElementsAre("2 试用期止 (H): 试用期止早于用工起始日"));
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row({{8, "#-1"}})}), ElementsAre("2 转正工资 (I): 转正工资不能为负数"));
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row({{11, "财产险"}})}), ElementsAre(HasSubstr("2 协定免缴险种 (L): ")));
  EXPECT_THAT(issues_of(Kind::work_terms, {headings, row(), row()}), testing::SizeIs(2)) << "both rows are told of each other";
}

}  // namespace
}  // namespace fenhao::intake
