// The annual settlement of an employee from imported figures and closed runs.
#include <algorithm>
#include <fstream>

#include "month/month_for_test.h"
#include "month/settle.h"

namespace fenhao::month {
namespace {

class SettleTest : public MonthTest {
 protected:
  void import(payroll::History history, const std::string& digest) {
    intake::Content content;
    history.employee = "1001";
    history.entity = "E1";
    content.history = {std::move(history)};
    save(intake::Kind::history, content, digest);
  }
};

TEST_F(SettleTest, BothWaysOfTheBonusAreComparedAndTheDifferenceTold) {
  // The wage tax of the year is 900: (120000 - 60000 - 30000) × 3%. A bonus of 36000 alone cost 1080.
  import({.through = TaxMonth{month_of("2026-12")}, .figures = {.income = yuan("120000"), .special = yuan("30000"), .withheld = yuan("1000")},
          .bonus_taxed_alone = yuan("36000")}, "h1");
  const auto settled = settle_year(*workspace_, 2026, "1001");
  ASSERT_TRUE(settled) << settled.error().describe(Lang::en);
  EXPECT_EQ(settled->figures.withheld, yuan("2080"));
  EXPECT_EQ(settled->alone.tax, yuan("1980"));
  EXPECT_EQ(settled->alone.difference, yuan("-100"));
  EXPECT_EQ(settled->merged.tax, yuan("4080"));  // 66000 × 10% - 2520
  EXPECT_EQ(settled->merged.difference, yuan("2000"));
  EXPECT_EQ(&settled->better(), &settled->alone);
  const auto tree = explain(*settled, Lang::zh);
  EXPECT_EQ(tree.value, "1980.00");
  EXPECT_EQ(tree.steps.back().title, "奖金并入");
}

TEST_F(SettleTest, MergingGivesBackWhatWagesLeaveUnused) {
  import({.through = TaxMonth{month_of("2026-12")}, .figures = {.income = yuan("40000")}, .bonus_taxed_alone = yuan("38000")}, "h1");
  const auto settled = settle_year(*workspace_, 2026, "1001");
  ASSERT_TRUE(settled);
  EXPECT_EQ(settled->merged.tax, yuan("540"));  // (78000 - 60000) × 3%
  EXPECT_EQ(settled->merged.difference, yuan("-3050"));
  EXPECT_EQ(&settled->better(), &settled->merged);
}

TEST_F(SettleTest, LabourRemunerationOfTheYearCountsAtFourFifths) {
  import({.through = TaxMonth{month_of("2026-11")},
          .others = {.labour = {{.income = yuan("50000")}, yuan("100")}, .payments = yuan("50000"), .payments_withheld = yuan("9000")}}, "h1");
  const auto settled = settle_year(*workspace_, 2026, "1001");
  ASSERT_TRUE(settled);
  EXPECT_EQ(settled->alone.taxable, yuan("20000"));
  EXPECT_EQ(settled->alone.difference, yuan("-8500"));
  EXPECT_EQ(settled->payers.at(0).through.to_string(), "2026-11");
}

// 56% of author's remuneration, told from labour remuneration by the salary group.
TEST_F(SettleTest, AuthorsRemunerationCountsAtFiftySixPercent) {
  fs::create_directories(paths_.data / "groups");
  std::ofstream(paths_.data / "groups/author.yaml")
      << "schema: salary-group/1\ncode: author\nname: 稿酬\nabout: 稿酬\nattendance_from_day: 1\nday_basis: paid_days\nincome_kind: author\ninputs:\n  variable:\n    - {code: pay, name: 稿酬额, type: money, absent: 0}\n"
         "roles: {gross: 应发, taxable: 应发, net: 实发}\nitems:\n  - {code: gross, name: 应发, formula: 录入.稿酬额}\n  - {code: net, name: 实发, formula: 应发 - 个税.劳务报酬}\n";
  reopen();
  intake::Content moves;
  moves.employments = {{.employee = "1001", .entity = "E1", .department = "研发部", .place = "110000", .salary_group = "author", .from = hired(), .hired = hired()}};
  save(intake::Kind::moves, moves, "to author");
  import({.through = TaxMonth{month_of("2026-11")}, .others = {.labour = {}, .payments = yuan("100000"), .payments_withheld = yuan("11200")}}, "h1");
  const auto settled = settle_year(*workspace_, 2026, "1001");
  ASSERT_TRUE(settled) << settled.error().describe(Lang::zh);
  EXPECT_EQ(settled->figures.author, yuan("100000"));
  EXPECT_EQ(settled->figures.labour, yuan("0"));
  EXPECT_EQ(settled->alone.comprehensive_income, yuan("56000"));
  EXPECT_EQ(settled->alone.difference, yuan("-11200"));
}

TEST_F(SettleTest, AClosedRunIsPartOfTheYear) {
  const auto calculated = calculate("2026-11");
  ASSERT_TRUE(calculated) << calculated.error().describe(Lang::en);
  close_run(calculated->run.id);
  const auto settled = settle_year(*workspace_, 2026, "1001");
  ASSERT_TRUE(settled) << settled.error().describe(Lang::en);
  EXPECT_EQ(settled->figures.wages, yuan("20000"));
  EXPECT_EQ(settled->figures.withheld, calculated->view.employees.at(0).tax.wage.after.withheld);
  EXPECT_EQ(settled->alone.tax, yuan("0"));
  EXPECT_EQ(settle_year(*workspace_, 2025, "1001").error().code(), ErrorCode::not_found);
}

// A student on placement, 15,000 a month: closed months carry what was withheld as labour remuneration.
TEST_F(SettleTest, AnInternsMonthsAreCarriedOn) {
  intake::Content roster, salary;
  people::Person person;
  person.employee = "2001";
  person.name = "实习生";
  person.identity = Secret("119999200401012001");
  roster.persons = {person};
  roster.employments = {{.employee = "2001", .entity = "E1", .department = "研发部", .position = "实习生", .place = "110000", .salary_group = "intern",
                         .from = day("2026-11-01"), .hired = day("2026-11-01")}};
  salary.salaries = {{"2001", "salary.daily", yuan("0"), day("2026-11-01")}, {"2001", "salary.monthly", yuan("15000"), day("2026-11-01")}};
  save(intake::Kind::roster, roster, "intern");
  save(intake::Kind::salary, salary, "intern pay");
  Money withheld;
  for (const char* month : {"2026-11", "2026-12"}) {
    const auto calculated = calculate(month, month == std::string("2026-11") ? "2026-11-22" : "2026-12-22");
    ASSERT_TRUE(calculated) << calculated.error().describe(Lang::en);
    const auto intern = std::ranges::find(calculated->view.employees, "2001", [](const payroll::EmployeeResult& result) { return result.person.employee; });
    ASSERT_NE(intern, calculated->view.employees.end());
    ASSERT_TRUE(intern->tax.labour);
    EXPECT_EQ(intern->tax.others_before.labour.withheld, withheld);
    EXPECT_EQ(tax_in_all(intern->tax), yuan("210"));  // (15000 × 80% - 5000) × 3%, both months
    withheld = intern->tax.labour->withholding.after.withheld;
    close_run(calculated->run.id);
    now_ = "2026-12-22T02:00:00Z";
  }
  const auto settled = settle_year(*workspace_, 2026, "2001");
  ASSERT_TRUE(settled);
  EXPECT_EQ(settled->figures.labour, yuan("30000"));
  EXPECT_EQ(settled->figures.withheld, yuan("420"));
  EXPECT_EQ(settled->merged.difference, yuan("-420"));
}

}  // namespace
}  // namespace fenhao::month
