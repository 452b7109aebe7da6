#include "payroll/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace fenhao::payroll {
namespace {

Money yuan(std::string_view text) { return *Money::parse(text); }

// A run whose group has the items gross, bonus and, when asked, a number "days".
RunView run_with(const std::string& key, bool with_days) {
  RunView view;
  view.month = EarningMonth{*Month::parse("2026-11")};
  GroupColumns columns{.code = key, .name = "办公室职员"};
  columns.items = {{.code = "gross", .name = "应发合计"}, {.code = "bonus", .name = "奖金"}};
  if (with_days) columns.items.push_back({.code = "days", .name = "天数", .type = formula::Type::number});
  view.groups = {columns};
  return view;
}

void add(RunView& view, const std::string& employee, const std::string& department, std::string_view gross, std::string_view bonus, std::string_view net, int days = 0) {
  EmployeeResult result{.entity = "E1", .group = view.groups[0].code, .department = department, .place = department == "研发部" ? "110000" : "310000"};
  result.person.employee = employee;
  result.person.name = "员工" + employee;
  result.values = {yuan(gross).decimal(), yuan(bonus).decimal()};
  if (view.groups[0].items.size() > 2) result.values.push_back(Decimal(days));
  result.gross = result.cost = yuan(gross);
  result.net = yuan(net);
  view.employees.push_back(std::move(result));
}

TEST(Comparison, ShowsWhoChangesByHowMuch) {
  auto before = run_with("office", false), after = run_with("office", false);
  add(before, "1", "研发部", "1000", "0", "900");
  add(before, "2", "研发部", "1000", "0", "900");
  add(before, "3", "销售部", "1000", "200", "900");
  add(after, "1", "研发部", "1300", "300", "1170");
  add(after, "2", "研发部", "1000", "0", "900");
  add(after, "3", "销售部", "990", "190", "891");
  const auto comparison = compare_runs(before, after, "office");
  EXPECT_EQ(comparison.people, 3u);
  ASSERT_EQ(comparison.changed.size(), 2u);
  EXPECT_EQ(comparison.changed[0].employee, "1");
  EXPECT_EQ(comparison.changed[0].net.change(), yuan("270"));
  EXPECT_EQ(comparison.changed[1].net.change(), yuan("-9"));
  ASSERT_EQ(comparison.changed[1].items.size(), 2u);
  EXPECT_EQ(comparison.changed[1].items[1].before, "200.00");
  EXPECT_EQ(comparison.changed[1].items[1].after, "190.00");
  EXPECT_EQ(comparison.net, yuan("261"));
  EXPECT_EQ(comparison.bands[static_cast<std::size_t>(Band::gain_100)].people, 1u);
  EXPECT_EQ(comparison.bands[static_cast<std::size_t>(Band::loss)].net, yuan("-9"));
  ASSERT_EQ(comparison.departments.size(), 2u);
  EXPECT_EQ(comparison.departments[0].name, "研发部");
  EXPECT_EQ(comparison.departments[0].people, 2u);
  EXPECT_EQ(comparison.departments[0].changed, 1u);
  EXPECT_EQ(comparison.places[1].name, "310000");
  const auto bonus = std::ranges::find(comparison.items, "bonus", &ChangedItem::code);
  ASSERT_NE(bonus, comparison.items.end());
  EXPECT_EQ(bonus->people, 2u);
  EXPECT_EQ(bonus->sum.change(), yuan("290"));
}

TEST(Comparison, NewItemsCountWhereTheyAreNotZero) {
  auto before = run_with("office", false), after = run_with("office@1a2b3c4d", true);
  add(before, "1", "研发部", "1000", "0", "900");
  add(before, "2", "研发部", "1000", "0", "900");
  add(after, "1", "研发部", "1000", "0", "900", 3);
  add(after, "2", "研发部", "1000", "0", "900", 0);
  const auto comparison = compare_runs(before, after, "office");
  ASSERT_EQ(comparison.changed.size(), 1u);
  EXPECT_EQ(comparison.bands[static_cast<std::size_t>(Band::none)].people, 1u);
  ASSERT_EQ(comparison.items.size(), 1u);
  EXPECT_TRUE(comparison.items[0].is_new);
  EXPECT_FALSE(comparison.items[0].is_money);
  EXPECT_EQ(comparison.changed[0].items[0].before, "");
  EXPECT_EQ(comparison.changed[0].items[0].after, "3");
}

TEST(Comparison, WhomTheNewRulesFailIsInNoSum) {
  auto before = run_with("office", false), after = run_with("office", false);
  add(before, "1", "研发部", "1000", "0", "900");
  add(before, "2", "研发部", "1000", "0", "900");
  add(after, "2", "研发部", "1000", "0", "900");
  before.notices = {{Notice::Severity::error, "input", "9", {"旧错误", "old"}}};
  after.notices = {{Notice::Severity::error, "input", "9", {"旧错误", "old"}}, {Notice::Severity::error, "formula", "1", {"缺输入", "missing"}}};
  const auto comparison = compare_runs(before, after, "office");
  ASSERT_EQ(comparison.failed.size(), 1u);
  EXPECT_EQ(comparison.failed[0].subject, "1");
  EXPECT_TRUE(comparison.changed.empty());
  EXPECT_EQ(comparison.people, 2u);
  EXPECT_EQ(comparison.net, Money{});
}

TEST(Comparison, OtherGroupsAreLeftOut) {
  auto before = run_with("sales", false), after = run_with("sales", false);
  add(before, "1", "研发部", "1000", "0", "900");
  add(after, "1", "研发部", "2000", "0", "1900");
  EXPECT_EQ(compare_runs(before, after, "office").people, 0u);
}

TEST(Comparison, BandsHaveTheirLowerLimit) {
  EXPECT_EQ(band_of(yuan("0.01")), Band::gain);
  EXPECT_EQ(band_of(yuan("9.99")), Band::gain);
  EXPECT_EQ(band_of(yuan("10")), Band::gain_10);
  EXPECT_EQ(band_of(yuan("-500")), Band::loss_500);
  EXPECT_EQ(band_of(yuan("-499.99")), Band::loss_100);
  EXPECT_EQ(band_of(yuan("1000")), Band::gain_1000);
  EXPECT_EQ(label(Band::loss_500).zh, "减少 500 至 1000 元");
  EXPECT_EQ(label(Band::gain).zh, "增加不足 10 元");
}

class ComparisonSample : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 100; ++i) {
      ChangedPerson person{.employee = std::to_string(1000 + i), .entity = "E1", .department = i < 80 ? "研发部" : i < 99 ? "销售部" : "财务部"};
      person.net.after = yuan(i % 2 == 0 ? "5" : "50");
      comparison_.changed.push_back(person);
    }
  }
  std::vector<std::string> employees(std::size_t count, std::uint64_t seed) const {
    std::vector<std::string> numbers;
    for (const auto& person : pick_sample(comparison_, count, seed)) numbers.push_back(person.employee);
    return numbers;
  }

  Comparison comparison_;
};

TEST_F(ComparisonSample, TouchesEveryDepartmentAndSizeOfChange) {
  std::set<std::pair<std::string, Band>> parts;
  std::map<std::string, int> by_department;
  for (const auto& person : pick_sample(comparison_, 20, 7)) {
    parts.emplace(person.department, band_of(person.net.change()));
    ++by_department[person.department];
  }
  EXPECT_EQ(parts.size(), 5u);
  EXPECT_EQ(by_department["财务部"], 1);
  EXPECT_GT(by_department["研发部"], 2 * by_department["销售部"]);
}

TEST_F(ComparisonSample, RepeatsWithItsSeedOnly) {
  EXPECT_EQ(employees(20, 7), employees(20, 7));
  EXPECT_NE(employees(20, 7), employees(20, 8));
  EXPECT_EQ(employees(20, 7).size(), 20u);
  EXPECT_EQ(employees(500, 7).size(), 100u);
  EXPECT_TRUE(employees(0, 7).empty());
}

}  // namespace
}  // namespace fenhao::payroll
