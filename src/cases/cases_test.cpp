// The carried cases: every file of cases/ by its topic, none failed, as many as there should be.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "cases/runner.h"

#include "base/source_file_for_test.h"

namespace fenhao::cases {
namespace {

namespace fs = std::filesystem;

const fs::path source(source_directory());

const Context& context() {
  static const month::Law law = must(month::load_law(source));
  static const Context context{source, law};
  return context;
}

std::string describe(const CaseResult& one) {
  std::string text = one.topic + " " + one.id + ": " + one.title;
  for (const auto& field : one.unread) text += "\n  unread " + field;
  for (const auto& [field, expected, got] : one.differences)
    text += "\n  " + field + ": expected " + expected + ", got " + got;
  if (one.problem) text += "\n  " + one.problem->describe(Lang::en);
  return text;
}

struct Carried {
  std::string_view topic;
  std::size_t cases;
};

constexpr Carried carried[] = {
    {"annual_settlement", 8},
    {"bonus", 22},
    {"city_payroll", 8},
    {"compliance", 8},
    {"contribution", 23},
    {"gross_up", 12},
    {"holidays", 15},
    {"housing_fund", 10},
    {"identifiers", 23},
    {"iit_cumulative", 25},
    {"iit_other", 11},
    {"labour_remuneration", 12},
    {"late_fee", 6},
    {"leave_and_wage", 20},
    {"non_resident", 16},
    {"overtime", 9},
    {"payroll_year", 3},
    {"retirement", 24},
    {"severance", 19},
    {"special_deductions", 8},
    {"transfer", 10},
};

class CarriedCases : public testing::TestWithParam<Carried> {};

TEST_P(CarriedCases, AllPass) {
  const auto file = source / "cases" / (std::string(GetParam().topic) + ".yaml");
  const auto results = run_file(file, context());
  ASSERT_TRUE(results) << results.error().describe(Lang::en);
  EXPECT_EQ(results->size(), GetParam().cases);
  for (const auto& one : *results) EXPECT_TRUE(one.passed()) << describe(one);
}

INSTANTIATE_TEST_SUITE_P(Topics, CarriedCases, testing::ValuesIn(carried),
                         [](const auto& tested) { return std::string(tested.param.topic); });

std::set<std::string> files() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(source / "cases"))
    if (entry.path().extension() == ".yaml") names.insert(entry.path().stem().string());
  return names;
}

TEST(CarriedCases, EveryFileHasATopicAndEveryTopicAFileAndItsNumberOfCases) {
  std::set<std::string> names, counted;
  for (const auto& topic : topics()) names.insert(std::string(topic.name));
  for (const auto& one : carried) counted.insert(std::string(one.topic));
  EXPECT_EQ(names, files());
  EXPECT_EQ(counted, files());
  EXPECT_TRUE(std::ranges::is_sorted(topics(), {}, &Topic::name));
}

TEST(CarriedCases, TheDirectoryRunsAsOne) {
  std::size_t all = 0;
  for (const auto& one : carried) all += one.cases;
  const auto summary = run_directory(source / "cases", context());
  ASSERT_TRUE(summary) << summary.error().describe(Lang::en);
  EXPECT_EQ(summary->passed(), all);
  EXPECT_EQ(summary->failed(), 0u);
}

}  // namespace
}  // namespace fenhao::cases
