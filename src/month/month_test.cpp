// A company's months through the shell: created, filled, calculated, approved, closed, explained.
#include <atomic>
#include <barrier>
#include <cstdio>
#include <thread>

#include "month/company_policy.h"
#include "month/explain.h"
#include "month/month_for_test.h"
#include "month/payments.h"
#include "payroll/payload.h"
#include "payroll/payments_store.h"
#include "payroll/run_store.h"

namespace fenhao::month {
namespace {

TEST_F(MonthTest, IsCalculatedSavedAndReadBackTheSame) {
  auto calculated = calculate("2026-11");
  ASSERT_TRUE(calculated) << calculated.error().describe(Lang::en);
  ASSERT_EQ(calculated->view.employees.size(), 2u) << (calculated->view.notices.empty() ? "" : calculated->view.notices[0].message.en);
  EXPECT_EQ(calculated->view.employees[0].net, yuan("15182.09"));
  auto loaded = load_run(*workspace_, calculated->run.id);
  ASSERT_TRUE(loaded) << loaded.error().describe(Lang::en);
  ASSERT_EQ(loaded->view.employees.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(payroll::encode(loaded->view.employees[i]), payroll::encode(calculated->view.employees[i]));
  EXPECT_EQ(loaded->view.employees[0].person.name, "员工1001");
  EXPECT_EQ(loaded->view.groups.size(), calculated->view.groups.size());
  EXPECT_EQ(loaded->view.notices.size(), calculated->view.notices.size());
}

TEST_F(MonthTest, TotalsAreReadableBySql) {
  ASSERT_TRUE(calculate("2026-11"));
  Money pension;
  std::int64_t heads = 0;
  ASSERT_TRUE(workspace_->store().connection().query("SELECT heads, employee FROM run_total WHERE place = '110000' AND insurance = 'pension'", {}, [&](const store::Row& row) -> Status {
    heads = row.integer(0);
    pension = row.money(1);
    return {};
  }));
  EXPECT_EQ(heads, 2);
  EXPECT_EQ(pension, yuan("3200"));
}

TEST_F(MonthTest, CanBeCalculatedAgainWithNewFactsUntilApproved) {
  auto first = calculate("2026-11");
  ASSERT_TRUE(first);
  intake::Content variable;
  variable.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.monthly_bonus", Decimal(1000)}}}};
  save(intake::Kind::variable, variable, "variable");
  auto second = calculate("2026-11");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->run.id, first->run.id);
  EXPECT_EQ(second->view.employees[0].gross, yuan("21000"));
  ASSERT_TRUE(review(*workspace_, first->run.id, "李四"));
  ASSERT_TRUE(approve(*workspace_, first->run.id, "李四"));
  auto refused = calculate("2026-11");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::not_allowed);
  ASSERT_TRUE(withdraw(*workspace_, first->run.id, "李四"));
  EXPECT_TRUE(calculate("2026-11"));
}

TEST_F(MonthTest, WhatCameInAfterTheCalculationIsNotApprovedUnseen) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  intake::Content variable;
  variable.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.monthly_bonus", Decimal(1000)}}}};
  save(intake::Kind::variable, variable, "late-bonus");
  auto refused = review(*workspace_, november->run.id, "李四");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe(Lang::zh).find("late-bonus.xlsx"), std::string::npos);
  ASSERT_TRUE(calculate("2026-11"));
  EXPECT_TRUE(review(*workspace_, november->run.id, "李四"));
}

TEST_F(MonthTest, NorIsWhatCameInOnALaterDay) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  ASSERT_TRUE(review(*workspace_, november->run.id, "李四"));
  now_ = "2026-11-23T02:00:00Z";
  intake::Content variable;
  variable.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.monthly_bonus", Decimal(1000)}}}};
  save(intake::Kind::variable, variable, "the day after");
  const auto refused = approve(*workspace_, november->run.id, "李四");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe(Lang::zh).find("the day after.xlsx"), std::string::npos);
  now_ = "2026-11-23T03:00:00Z";
  ASSERT_TRUE(calculate("2026-11", "2026-11-22")) << "as known the day before, on purpose";
  now_ = "2026-11-24T02:00:00Z";
  EXPECT_TRUE(review(*workspace_, november->run.id, "李四"));
}

TEST_F(MonthTest, NorIsPolicyThatWasRecordedAfterTheCalculation) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  auto library = policy::Library::load(source_file("policy"));
  ASSERT_TRUE(library);
  const auto recorded = record_facts(workspace_->store(), *library,
                                     "schema: fenhao-policy/1\ncompany: \"-\"\nplaces:\n  - place: {code: \"110000\"}\n    schemes:\n      main:\n        medical:\n"
                                     "          - {id: own-medical-1, from: 2026-09-01, employee: {rate: 3%, fixed: 3}, who: 王主管, evidence: 柜面, recorded: 2026-09-01}\n",
                                     "本公司.yaml", "王主管");
  ASSERT_TRUE(recorded) << recorded.error().describe(Lang::zh);
  EXPECT_FALSE(review(*workspace_, november->run.id, "李四"));
  reopen();
  ASSERT_TRUE(calculate("2026-11"));
  EXPECT_TRUE(review(*workspace_, november->run.id, "李四"));
}

TEST_F(MonthTest, NobodyEmployedLeavesNoRunBehind) {
  EXPECT_FALSE(calculate("2026-10", "2026-10-31"));
  auto runs = payroll::list_runs(workspace_->store());
  ASSERT_TRUE(runs);
  EXPECT_TRUE(runs->empty());
}

// The wages on the 10th, an extra sum on the 25th: one tax, two payments.
TEST_F(MonthTest, ASecondPaymentOfTheMonthIsTheDifference) {
  give_accounts();
  auto first = calculate("2026-11");
  ASSERT_TRUE(first);
  EXPECT_FALSE(record_payment(*workspace_, first->run.id, day("2026-11-10"), "王五")) << "not approved";
  ASSERT_TRUE(review(*workspace_, first->run.id, "李四"));
  ASSERT_TRUE(approve(*workspace_, first->run.id, "李四"));
  const auto paid = record_payment(*workspace_, first->run.id, day("2026-11-10"), "王五");
  ASSERT_TRUE(paid) << paid.error().describe(Lang::zh);
  EXPECT_EQ(paid->people, 2u);
  EXPECT_FALSE(record_payment(*workspace_, first->run.id, day("2026-11-10"), "王五")) << "nothing is left";
  ASSERT_TRUE(withdraw(*workspace_, first->run.id, "李四"));
  EXPECT_FALSE(discard(*workspace_, first->run.id, "李四"));

  intake::Content extra;
  extra.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.monthly_bonus", Decimal(10000)}}}};
  save(intake::Kind::variable, extra, "extra");
  auto second = calculate("2026-11");
  ASSERT_TRUE(second);
  ASSERT_TRUE(review(*workspace_, second->run.id, "李四"));
  ASSERT_TRUE(approve(*workspace_, second->run.id, "李四"));
  const auto rest = record_payment(*workspace_, second->run.id, day("2026-11-25"), "王五");
  ASSERT_TRUE(rest) << rest.error().describe(Lang::zh);
  EXPECT_EQ(rest->number, 2);
  EXPECT_EQ(rest->people, 1u);
  EXPECT_EQ(rest->net + rest->tax, yuan("10000"));
  const auto loaded = load_run(*workspace_, second->run.id);
  ASSERT_TRUE(loaded);
  for (const auto& result : loaded->view.employees) {
    EXPECT_EQ(result.paid_net, result.net);
    EXPECT_EQ(result.paid_tax, tax_in_all(result.tax));
  }
}

TEST_F(MonthTest, OfSeveralWhoPayAtOnceOneDoes) {
  give_accounts();
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  ASSERT_TRUE(review(*workspace_, november->run.id, "李四"));
  ASSERT_TRUE(approve(*workspace_, november->run.id, "李四"));
  std::atomic<int> paid = 0;
  std::barrier start(4);
  {
    std::vector<std::jthread> clerks;
    for (int i = 0; i < 4; ++i)
      clerks.emplace_back([&] {
        auto own = Workspace::open(paths_);
        start.arrive_and_wait();
        if (own && record_payment(*own, november->run.id, day("2026-11-25"), "王五")) ++paid;
      });
  }
  EXPECT_EQ(paid, 1);
  const auto sums = payroll::load_paid(workspace_->store(), november->run.id);
  ASSERT_TRUE(sums);
  for (const auto& [unused, each] : *sums) EXPECT_EQ(each.net, yuan("15182.09"));
}

TEST_F(MonthTest, WhatWasPaidTooMuchIsNotApprovedUnseen) {
  give_accounts();
  auto first = calculate("2026-11");
  ASSERT_TRUE(first);
  ASSERT_TRUE(review(*workspace_, first->run.id, "李四"));
  ASSERT_TRUE(approve(*workspace_, first->run.id, "李四"));
  ASSERT_TRUE(record_payment(*workspace_, first->run.id, day("2026-11-10"), "王五"));
  ASSERT_TRUE(withdraw(*workspace_, first->run.id, "李四"));
  intake::Content salary;
  salary.salaries = {{"1002", "salary.base", yuan("15000"), hired()}};
  save(intake::Kind::salary, salary, "lower");
  auto second = calculate("2026-11");
  ASSERT_TRUE(second);
  ASSERT_TRUE(review(*workspace_, second->run.id, "李四"));
  const auto refused = approve(*workspace_, second->run.id, "李四");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe(Lang::zh).find("1002"), std::string::npos);
}

TEST_F(MonthTest, ClosingCarriesTheYearToTheNextMonth) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  auto too_early = calculate("2026-12");
  ASSERT_FALSE(too_early);
  EXPECT_EQ(too_early.error().code(), ErrorCode::conflict);
  close_run(november->run.id);
  auto december = calculate("2026-12");
  ASSERT_TRUE(december) << december.error().describe(Lang::en);
  ASSERT_EQ(december->view.employees.size(), 2u);
  const auto& tax = december->view.employees[0].tax;
  EXPECT_EQ(tax.before.income, yuan("20000"));
  EXPECT_EQ(tax.before.withheld, yuan("314.91"));
  EXPECT_EQ(tax.wage.cumulative_taxable, yuan("20994"));
  EXPECT_EQ(tax.wage.due, yuan("314.91"));
}

TEST_F(MonthTest, ClosedIsReadAsItWasWhateverIsLearntLater) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  close_run(november->run.id);
  intake::Content salary;
  salary.salaries = {{"1001", "salary.base", yuan("99999"), day("2026-11-01")}};
  save(intake::Kind::salary, salary, "later");
  auto loaded = load_run(*workspace_, november->run.id);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(payroll::encode(loaded->view.employees[0]), payroll::encode(november->view.employees[0]));
  auto refused = calculate("2026-11");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe(Lang::zh).find("已关闭"), std::string::npos);
}

TEST_F(MonthTest, TheSameFileTwiceIsTakenInOnce) {
  intake::Content variable;
  variable.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.monthly_bonus", Decimal(1000)}}}};
  const auto first = save(intake::Kind::variable, variable, "same");
  const auto again = save(intake::Kind::variable, variable, "same");
  EXPECT_FALSE(first.repeated);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.batch, first.batch);
}

TEST_F(MonthTest, WhatWasRecordedAfterTheDayOfKnowledgeDoesNotCount) {
  now_ = "2026-11-25T02:00:00Z";
  intake::Content variable;
  variable.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.monthly_bonus", Decimal(1000)}}}};
  save(intake::Kind::variable, variable, "late");
  auto then = calculate("2026-11", "2026-11-24");
  ASSERT_TRUE(then);
  EXPECT_EQ(then->view.employees[0].gross, yuan("20000"));
  auto now = calculate("2026-11", "2026-11-25");
  ASSERT_TRUE(now);
  EXPECT_EQ(now->view.employees[0].gross, yuan("21000"));
}

TEST_F(MonthTest, ProgressCountsPeople) {
  std::vector<std::pair<std::size_t, std::size_t>> told;
  const auto progress = [&](std::size_t done, std::size_t total) { told.emplace_back(done, total); };
  ASSERT_TRUE(calculate_month(*workspace_, {.month = EarningMonth{month_of("2026-11")}, .known = day("2026-11-22"), .actor = "张三", .progress = progress}));
  EXPECT_EQ(told, (std::vector<std::pair<std::size_t, std::size_t>>{{2, 2}}));
}

bool mentions(const formula::Explanation& node, std::string_view words) {
  if (node.title.find(words) != std::string::npos || node.value.find(words) != std::string::npos) return true;
  for (const auto& step : node.steps)
    if (mentions(step, words)) return true;
  return false;
}

TEST_F(MonthTest, ExplainsANumberDownToThePolicySource) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  auto trees = explain(*workspace_, {november->run.id, "1001", "实发工资", Lang::zh});
  ASSERT_TRUE(trees) << trees.error().describe(Lang::en);
  ASSERT_EQ(trees->size(), 1u);
  const auto& tree = trees->front();
  EXPECT_EQ(tree.value, "15182.09");
  EXPECT_TRUE(mentions(tree, "缴费基数"));
  EXPECT_TRUE(mentions(tree, "政策 110000-pension"));
  EXPECT_TRUE(mentions(tree, "定薪，自 2026-11-01 起"));
  EXPECT_TRUE(mentions(tree, "累计应纳税所得额"));
  for (const char* file : {"salary.xlsx", "plans.xlsx"}) EXPECT_TRUE(mentions(tree, std::string("来自文件 ") + file + "，")) << file;
  auto unknown = explain(*workspace_, {november->run.id, "1001", "实发工次", Lang::zh});
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().describe(Lang::zh).find("实发工资"), std::string::npos);
}

// Zeros inside a number are not opened; the zero asked for is.
TEST_F(MonthTest, ExplainsAZeroThatIsAskedFor) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  const auto net = explain(*workspace_, {november->run.id, "1001", "实发工资", Lang::zh}), absence = explain(*workspace_, {november->run.id, "1001", "缺勤扣款合计", Lang::zh});
  ASSERT_TRUE(net && absence);
  EXPECT_FALSE(mentions(net->front(), "事假天数"));
  EXPECT_EQ(absence->front().value, "0.00");
  EXPECT_TRUE(mentions(absence->front(), "考勤.事假天数"));
}

// December goes on from what November's run wrote.
TEST_F(MonthTest, ExplainsWhereTheYearSoFarComesFrom) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  close_run(november->run.id);
  auto december = calculate("2026-12");
  ASSERT_TRUE(december);
  const auto trees = explain(*workspace_, {december->run.id, "1001", "个人所得税", Lang::zh});
  ASSERT_TRUE(trees) << trees.error().describe(Lang::en);
  EXPECT_TRUE(mentions(trees->front(), "批次 1 关账后的累计，截至 2026-11"));
}

// A fact recorded after the run did not make its numbers.
TEST_F(MonthTest, ExplainsByThePolicyTheRunKnew) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  auto library = policy::Library::load(paths_.home / "policy");
  ASSERT_TRUE(library);
  ASSERT_TRUE(record_facts(workspace_->store(), *library, R"(schema: fenhao-policy/1
places:
  - place: {code: "110000"}
    schemes:
      main:
        pension:
          - {id: own-1, from: 2026-01-01, employee: {rate: 7%}, who: 王主管, evidence: 窗口答复, recorded: 2026-11-20}
)",
                           "own.yaml", "王主管"));
  reopen();
  const auto trees = explain(*workspace_, {november->run.id, "1001", "养老保险个人", Lang::zh});
  ASSERT_TRUE(trees) << trees.error().describe(Lang::zh);
  EXPECT_TRUE(mentions(trees->front(), "政策 110000-pension"));
  EXPECT_FALSE(mentions(trees->front(), "own-1"));
}

TEST_F(MonthTest, IdentityNumbersAreNotInTheFile) {
  if (!paths_.server.empty()) GTEST_SKIP() << "a server's files are not ours to read; tests/e2e looks into a dump";
  std::string bytes;
  for (const auto& entry : fs::directory_iterator(paths_.data)) {
    if (!entry.is_regular_file()) continue;
    std::string content(entry.file_size(), '\0');
    std::FILE* file = std::fopen(entry.path().c_str(), "rb");
    ASSERT_NE(file, nullptr);
    ASSERT_EQ(std::fread(content.data(), 1, content.size(), file), content.size());
    std::fclose(file);
    bytes += content;
  }
  EXPECT_NE(bytes.find("员工1001"), std::string::npos) << "the test looks into the right files";
  EXPECT_EQ(bytes.find("119999199001011001"), std::string::npos);
  EXPECT_EQ(bytes.find("110200001"), std::string::npos);
}

TEST_F(MonthTest, EveryStepIsOnTheAuditChain) {
  auto november = calculate("2026-11");
  ASSERT_TRUE(november);
  close_run(november->run.id);
  std::string actions;
  ASSERT_TRUE(workspace_->store().read_audit([&](const store::AuditEntry& entry) -> Status {
    actions += entry.action + " ";
    return {};
  }));
  EXPECT_EQ(actions, "workspace.create import.entities import.accounts import.roster import.salary import.contributions run.create run.calculate run.reviewed run.approved run.closed ");
  EXPECT_TRUE(workspace_->store().verify_audit());
}

}  // namespace
}  // namespace fenhao::month
