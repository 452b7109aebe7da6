// A run is the sum of its blocks, however people are divided.
#include "payroll/block.h"

#include <algorithm>

#include "payroll/facts_for_test.h"
#include "payroll/payload.h"

namespace fenhao::payroll {
namespace {

const TestRules& rules() {
  static const TestRules made({"office", "manufacturing"});
  return made;
}

// Two hundred people: some without contributions, with inputs their group does not have, enrolled without employment,
// paid by two entities, in a group nobody knows, or at a place whose minimum wage nobody knows.
MonthFacts troubled_company() {
  auto facts = beijing_company();
  auto second = facts.entities.front();
  second.code = "E2";
  second.name = "北京乙公司";
  facts.entities.push_back(second);
  for (int i = 0; i < 200; ++i) {
    const std::string employee = std::to_string(1000 + i);
    hire(facts, employee, "2026-11-01", std::to_string(3000 + 170 * i));
    auto& employment = facts.employments.back();
    employment.department = i % 3 == 0 ? "销售部" : "财务部";
    if (i % 7 == 0) facts.enrolments.pop_back();
    if (i % 11 == 0) facts.variable.push_back({employee, november(), {{"variable.unheard_of", Decimal(1)}}});
    if (i % 13 == 0) employment.salary_group = "unheard_of";
    if (i % 17 == 0) employment.place = "659012";
    if (i % 19 == 0) {
      auto moved = employment;
      employment.last_day = day("2026-11-15");
      moved.from = day("2026-11-16");
      moved.entity = "E2";
      facts.employments.push_back(moved);
    }
    if (i % 23 == 0) facts.employments.pop_back();
  }
  return facts;
}

struct Run {
  std::vector<std::vector<std::uint8_t>> results;  // by employee and entity
  std::vector<Notice> notices;
  RunSums sums;
};

template <class Fact>
std::vector<Fact> of_range(const std::vector<Fact>& all, const std::string& from, const std::string& before) {
  std::vector<Fact> some;
  std::ranges::copy_if(all, std::back_inserter(some), [&](const Fact& fact) { return fact.employee >= from && fact.employee < before; });
  return some;
}

// Blocks of so many employee numbers, calculated from the last to the first.
Run run_in_blocks(const MonthFacts& facts, int people) {
  BlockCalculator calculator(rules().rules(), facts.month, facts.known);
  RunTotals totals;
  std::vector<std::pair<std::pair<std::string, std::string>, std::vector<std::uint8_t>>> results;
  for (int first = (200 - 1) / people * people; first >= 0; first -= people) {
    const auto from = std::to_string(1000 + first), before = std::to_string(1000 + std::min(first + people, 200));
    MonthFacts part{.month = facts.month, .known = facts.known, .entities = facts.entities, .accounts = facts.accounts};
    part.persons = of_range(facts.persons, from, before);
    part.employments = of_range(facts.employments, from, before);
    part.salaries = of_range(facts.salaries, from, before);
    part.variable = of_range(facts.variable, from, before);
    part.enrolments = of_range(facts.enrolments, from, before);
    auto block = calculator.calculate(part);
    EXPECT_TRUE(block) << (block ? "" : block.error().describe(Lang::en));
    for (const auto& result : block->employees) results.emplace_back(std::pair(result.person.employee, result.entity), encode(result));
    totals.add(std::move(*block));
  }
  Run run{.sums = totals.sums()};
  std::ranges::sort(results);
  for (auto& [unused, bytes] : results) run.results.push_back(std::move(bytes));
  run.notices = totals.take_notices(rules().rules(), facts.month);
  return run;
}

bool same(const Notice& a, const Notice& b) { return a.severity == b.severity && a.code == b.code && a.subject == b.subject && a.message == b.message; }

TEST(Block, ResultsNoticesAndSumsDoNotDependOnTheDivision) {
  const auto facts = troubled_company();
  const auto whole = run_in_blocks(facts, 200);
  ASSERT_GT(whole.results.size(), 150u);
  ASSERT_GT(whole.notices.size(), 50u);
  for (const int people : {1, 7, 64}) {
    const auto parts = run_in_blocks(facts, people);
    EXPECT_EQ(parts.results, whole.results) << people;
    EXPECT_TRUE(std::ranges::equal(parts.notices, whole.notices, same)) << people;
    EXPECT_EQ(parts.sums.persons, whole.sums.persons);
    EXPECT_EQ(parts.sums.all().net, whole.sums.all().net);
    for (const auto& [key, lines] : whole.sums.contributions) {
      const auto found = parts.sums.contributions.find(key);
      ASSERT_NE(found, parts.sums.contributions.end());
      EXPECT_EQ(found->second.total().employer, lines.total().employer);
    }
  }
}

TEST(Block, EveryKindOfTroubleIsTold) {
  const auto notices = run_in_blocks(troubled_company(), 64).notices;
  const auto count = [&](std::string_view code) { return std::ranges::count(notices, code, &Notice::code); };
  for (const char* code : {"unknown_group", "two_payers", "unknown_input", "not_enrolled", "enrolled_without_pay", "input_without_employment"}) EXPECT_GT(count(code), 0) << code;
}

TEST(Block, TheWholeCompanyAtOnceComesToTheSame) {
  const auto facts = troubled_company();
  const auto view = calculate(facts, rules().rules(), {});
  ASSERT_TRUE(view);
  const auto parts = run_in_blocks(facts, 64);
  EXPECT_EQ(view->employees.size(), parts.results.size());
  EXPECT_TRUE(std::ranges::equal(view->notices, parts.notices, same));
}

TEST(NoticeOrder, StepThenEntityDepartmentAndEmployeeThenAsFound) {
  const auto notice = [](const char* code) { return Notice{Notice::Severity::warning, code, "1", {code, code}}; };
  const auto ordered = in_order({{{2, "B", "x", "1"}, notice("e")}, {{2, "A", "y", "1"}, notice("c")}, {{2, "A", "y", "1"}, notice("d")}, {{1, "Z", "z", "9"}, notice("a")}, {{2, "A", "x", "7"}, notice("b")}});
  std::string codes;
  for (const auto& each : ordered) codes += each.code;
  EXPECT_EQ(codes, "abcde");
}

TEST(NoticeOrder, WhatIsToldOnceIsToldByTheFirst) {
  const Notice gap{Notice::Severity::error, "policy", "110000", {"不知道", "unknown"}};
  const auto ordered = in_order({{{5, "B", "", "2"}, gap, true}, {{5, "A", "", "1"}, gap, true}, {{5, "A", "", "1"}, {Notice::Severity::error, "formula", "1", {"错", "wrong"}}}});
  ASSERT_EQ(ordered.size(), 2u);
  EXPECT_EQ(ordered[0].code, "policy");
  EXPECT_EQ(ordered[1].code, "formula");
}

}  // namespace
}  // namespace fenhao::payroll
