// Who must be insured, by whom, and what comes up with contract and retirement, through whole runs.
#include "payroll/law_for_test.h"

#include "base/source_file_for_test.h"

namespace fenhao::payroll {
namespace {

using contribution::WorkKind;
using policy::Insurance;

const TestRules& office() {
  static const TestRules rules({"office"});
  return rules;
}

RunView run(const MonthFacts& facts) { return run_with_law(facts, office()); }

// One employee of 1985 in all insurances but work injury, whose rate no counter set.
MonthFacts one(std::string_view salary = "20000") {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", salary);
  facts.persons[0].birth = day("1985-06-01");
  return facts;
}

contribution::WorkTerms& state(MonthFacts& facts, WorkKind kind) {
  facts.work_terms.push_back({.employee = "1001", .entity = "E1", .from = day("2026-11-01"), .kind = kind});
  return facts.work_terms.back();
}

void leave_out(MonthFacts& facts, Insurance insurance) {
  std::erase_if(facts.enrolments[0].insurances, [&](const auto& enrolled) { return enrolled.insurance == insurance; });
}


TEST(StandingChecks, AnInsuranceThatIsDueAndMissingIsNamedWithItsArticle) {
  auto facts = one();
  EXPECT_NE(notice_of(run(facts), "insurance_missing").find("工伤保险"), std::string::npos);
  leave_out(facts, Insurance::unemployment);
  const auto said = notice_of(run(facts), "insurance_missing");
  EXPECT_NE(said.find("失业保险、工伤保险"), std::string::npos) << said;
  EXPECT_NE(said.find("《社会保险法》"), std::string::npos);
}

TEST(StandingChecks, PartTimersAreInsuredAgainstInjuryOnly) {
  auto facts = one();
  state(facts, WorkKind::part_time);
  const auto said = notice_of(run(facts), "insurance_missing");
  EXPECT_NE(said.find("缺 工伤保险；非全日制"), std::string::npos) << said;
  EXPECT_TRUE(notice_of(run(facts), "insurance_not_due").empty()) << "the rest may be paid";
}

TEST(StandingChecks, InternsAreNotInsuredAsEmployees) {
  auto facts = one();
  state(facts, WorkKind::intern);
  const auto view = run(facts);
  EXPECT_NE(notice_of(view, "insurance_not_due").find("养老保险"), std::string::npos) << notice_of(view, "insurance_not_due");
  EXPECT_TRUE(notice_of(view, "insurance_missing").empty());
}

TEST(StandingChecks, LabourRemunerationIsNoEmployment) {
  auto text = *read_file(source_file("templates/groups/office.yaml"));
  const std::string code = "code: office\n";
  text.replace(text.find(code), code.size(), "code: office\nincome_kind: labour\n");
  const std::string tax = "formula: 个税.工资薪金";
  text.replace(text.find(tax), tax.size(), tax + " + 个税.劳务报酬");
  TestRules service(std::vector<std::string>{});
  service.add(text, "service");
  const auto view = run_with_law(one("2000"), service);
  for (const auto& notice : view.notices) EXPECT_NE(notice.severity, Notice::Severity::error) << notice.message.zh;
  ASSERT_EQ(view.employees.size(), 1u);
  EXPECT_NE(notice_of(view, "insurance_not_due").find("劳务报酬"), std::string::npos);
  EXPECT_TRUE(notice_of(view, "below_minimum_wage").empty()) << "no wage";
}

// Order 56 of 2026: injury is mandatory from July; who draws a pension pays no pension and medical.
TEST(StandingChecks, OverAgeWorkersSinceJuly2026) {
  auto facts = one();
  facts.persons[0].birth = day("1963-02-01");
  state(facts, WorkKind::over_age).draws_pension = true;
  const auto view = run(facts);
  EXPECT_NE(notice_of(view, "insurance_missing").find("缺 工伤保险"), std::string::npos);
  EXPECT_NE(notice_of(view, "insurance_not_due").find("多了 养老保险、医疗保险"), std::string::npos) << notice_of(view, "insurance_not_due");
  facts.month = EarningMonth{*Month::of(2026, 6)};
  facts.employments[0].from = facts.employments[0].hired = facts.salaries[0].from = day("2026-06-01");
  facts.enrolments[0].from = CoverageMonth{*Month::of(2026, 6)};
  const auto june = run(facts);
  ASSERT_EQ(june.employees.size(), 1u);
  EXPECT_TRUE(notice_of(june, "insurance_missing").empty()) << "before it the province decides";
}

TEST(StandingChecks, ForeignersByTreatyAndHongKongByProof) {
  auto facts = one();
  facts.persons[0].identity_kind = IdentityKind::passport_foreign;
  state(facts, WorkKind::full_time).exempt_by_treaty = {Insurance::pension, Insurance::unemployment};
  auto view = run(facts);
  EXPECT_NE(notice_of(view, "insurance_not_due").find("多了 养老保险、失业保险"), std::string::npos) << notice_of(view, "insurance_not_due");
  EXPECT_NE(notice_of(view, "insurance_missing").find("缺 工伤保险；外国人"), std::string::npos) << notice_of(view, "insurance_missing");
  leave_out(facts, Insurance::pension);
  leave_out(facts, Insurance::unemployment);
  EXPECT_TRUE(notice_of(run(facts), "insurance_not_due").empty());
  facts.persons[0].identity_kind = IdentityKind::hk_macau_travel_permit;
  facts.work_terms[0].exempt_by_treaty.clear();
  EXPECT_NE(notice_of(run(facts), "insurance_missing").find("养老保险、失业保险、工伤保险"), std::string::npos);
  facts.work_terms[0].home_cover_proved = true;
  EXPECT_NE(notice_of(run(facts), "insurance_missing").find("缺 工伤保险"), std::string::npos);
}

TEST(StandingChecks, ContractPayTaxAndInsuranceAreOneEmployer) {
  auto facts = one();
  auto& terms = state(facts, WorkKind::dispatched);
  terms.contract_party = "乙人力资源公司";
  const auto said = notice_of(run(facts), "employers_apart");
  EXPECT_NE(said.find("合同甲方是 乙人力资源公司"), std::string::npos) << said;
  terms.contract_party = "北京甲公司";
  EXPECT_TRUE(notice_of(run(facts), "employers_apart").empty()) << "the entity's own name";
  facts.work_terms.clear();
  facts.entities.push_back(facts.entities[0]);
  facts.entities[1].code = "E2";
  facts.enrolments[0].entity = "E2";
  EXPECT_NE(notice_of(run(facts), "employers_apart").find("发薪单位是 E1，与 社保缴费主体 E2 不一致"), std::string::npos) << notice_of(run(facts), "employers_apart");
}

// Born 1966-11: 60 and 6 months; 2027-05. Six months ahead nothing is said, in February it is.
TEST(StandingChecks, RetirementIsToldThreeMonthsAhead) {
  auto facts = one();
  facts.persons[0].birth = day("1966-08-05");  // 20th month from 1965-01: delay 5, statutory 2027-01
  const auto said = notice_of(run(facts), "retirement_ahead");
  EXPECT_NE(said.find("法定退休月 2027-01，还有 2 个月"), std::string::npos) << said;
  facts.persons[0].birth = day("1966-11-05");
  EXPECT_TRUE(notice_of(run(facts), "retirement_ahead").empty());
  facts.persons[0].birth = day("1960-01-05");
  EXPECT_FALSE(notice_of(run(facts), "past_retirement").empty());
  state(facts, WorkKind::full_time).retires_late_until = *Month::of(2026, 12);
  EXPECT_TRUE(notice_of(run(facts), "past_retirement").empty()) << "late retirement agreed";
}

TEST(StandingChecks, AWomansPostDecides) {
  auto facts = one();
  facts.persons[0].sex = Gender::female;
  facts.persons[0].birth = day("1972-06-01");  // worker 50 in 2022; management 55 and 8 months, 2028-02
  EXPECT_FALSE(notice_of(run(facts), "maybe_past_retirement").empty());
  state(facts, WorkKind::full_time).post = contribution::Post::worker;
  EXPECT_FALSE(notice_of(run(facts), "past_retirement").empty());
  facts.work_terms[0].post = contribution::Post::management;
  EXPECT_TRUE(notice_of(run(facts), "past_retirement").empty());
  EXPECT_TRUE(notice_of(run(facts), "maybe_past_retirement").empty());
}

TEST(StandingChecks, ProbationItsLengthAndItsPay) {
  auto facts = one("7000");
  auto& terms = state(facts, WorkKind::full_time);
  terms.contract = contribution::ContractForm::fixed_term;
  terms.contract_from = day("2026-11-01");
  terms.contract_to = day("2027-10-31");  // one year: two months at most
  terms.probation_to = day("2026-12-31");
  terms.agreed_wage = yuan("8750");
  EXPECT_TRUE(notice_of(run(facts), "probation_too_long").empty());
  EXPECT_TRUE(notice_of(run(facts), "probation_pay_low").empty()) << "exactly 80%";
  terms.probation_to = day("2027-01-01");
  terms.agreed_wage = yuan("9000");
  EXPECT_NE(notice_of(run(facts), "probation_too_long").find("最长 2 个月"), std::string::npos);
  EXPECT_NE(notice_of(run(facts), "probation_pay_low").find("最少 7200.00"), std::string::npos) << notice_of(run(facts), "probation_pay_low");
}

TEST(StandingChecks, ALeaverHasDeadlines) {
  auto facts = one();
  facts.employments[0].last_day = day("2026-11-13");
  const auto said = notice_of(run(facts), "leaving");
  EXPECT_NE(said.find("2026-11-28 前"), std::string::npos) << said;
  facts.employments[0].last_day.reset();
  EXPECT_TRUE(notice_of(run(facts), "leaving").empty());
}

TEST(StandingChecks, SeveralEmployersEachPayInjury) {
  auto facts = one();
  facts.entities.push_back(facts.entities[0]);
  facts.entities[1].code = "E2";
  auto second = facts.employments[0];
  second.entity = "E2";
  facts.employments.push_back(second);
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 2u);
  EXPECT_NE(notice_of(view, "insurance_missing").find("多个单位任职"), std::string::npos) << notice_of(view, "insurance_missing");
}

TEST(StandingChecks, ASpecialPostMayRetireEarly) {
  auto facts = one();
  facts.persons[0].birth = day("1971-08-01");  // 55 and five months: 2027-01
  EXPECT_TRUE(notice_of(run(facts), "retirement_ahead").empty());
  state(facts, WorkKind::full_time).post = contribution::Post::special;
  const auto said = notice_of(run(facts), "retirement_ahead");
  EXPECT_NE(said.find("最早可在 2027-01 申请提前退休，还有 2 个月"), std::string::npos) << said;
  EXPECT_TRUE(notice_of(run(facts), "past_retirement").empty());
}

TEST(StandingChecks, LateRetirementNamesTheContributionsItAsksFor) {
  auto facts = one();
  facts.persons[0].birth = day("1965-06-01");
  state(facts, WorkKind::full_time).retires_late_until = *Month::of(2027, 1);
  const auto said = notice_of(run(facts), "retirement_ahead");
  EXPECT_NE(said.find("约定延迟退休至 2027-01，还有 2 个月；最低缴费 15 年"), std::string::npos) << said;
}

TEST(StandingChecks, ALeaverIsToldWhenTheFundCanMove) {
  auto facts = one();
  facts.employments[0].last_day = day("2026-11-13");
  EXPECT_NE(notice_of(run(facts), "leaving").find("公积金异地转移一般 2027-06 起可申请，约 5 个工作日到账"), std::string::npos) << notice_of(run(facts), "leaving");
}

TEST(StandingChecks, OverAgeInjuryBeforeItsMeasuresIsASetting) {
  auto facts = one();
  facts.persons[0].birth = day("1963-02-01");
  state(facts, WorkKind::over_age).draws_pension = true;
  EXPECT_FALSE(notice_of(run(facts), "insurance_missing").empty());
  auto rules = office().rules();
  auto own = national_for_test("settings.yaml", LawSettings::load);
  ASSERT_TRUE(own.add_company("schema: law-settings/1\nfacts:\n- {id: own, item: over_age_injury, from: 2026-07-01, mark: U, basis: 当地答复, before_measures: false}\n", "settings.yaml"));
  const auto labour = national_for_test("labour.yaml", labour::load_labour_law);
  rules.labour = &labour;
  rules.settings = &own;
  const auto view = calculate(facts, rules, {});
  ASSERT_TRUE(view) << view.error().describe(Lang::en);
  EXPECT_TRUE(notice_of(*view, "insurance_missing").empty()) << notice_of(*view, "insurance_missing");
}

}  // namespace
}  // namespace fenhao::payroll
