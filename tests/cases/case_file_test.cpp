#include "case_file.h"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "run_cases.h"

namespace fenhao::cases {
namespace {

// A case file in a fresh directory, gone afterwards.
class CaseFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "fenhao-cases-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::string write(const std::string& cases, const std::string& head = "topic: sums\nschema: 1\n") {
    const auto path = directory_ / "sums.yaml";
    std::ofstream(path) << head << "cases:\n" << cases;
    return path.string();
  }

 private:
  std::filesystem::path directory_;
};

constexpr auto one_case =
    "- {id: s1, title: one, input: {amounts: ['1.00', '2.50'], extra: null}, expect: {sum: '3.50'}, source: {title: "
    "x}}\n";

void check_sum(const Case& one) {
  Money sum;
  for (const auto amount : one.input.moneys("amounts")) sum += amount;
  (void)one.input.optional_money("extra");
  expect_money(one.expect, "sum", sum);
}

TEST_F(CaseFile, RunsEveryCase) {
  int seen = 0;
  run_cases(write(one_case), [&](const Case& one) {
    ++seen;
    check_sum(one);
  });
  EXPECT_EQ(seen, 1);
}

TEST_F(CaseFile, ReportsWhatNobodyRead) {
  const auto cases = read_cases(write(one_case));
  ASSERT_EQ(cases.size(), 1u);
  const auto& one = cases[0];
  EXPECT_EQ(one.input.unused(), (std::vector<std::string>{"input.amounts[0]", "input.amounts[1]", "input.extra"}));
  (void)one.input.list("amounts")[1].money();
  EXPECT_EQ(one.input.unused(), (std::vector<std::string>{"input.amounts[0]", "input.extra"}));
  EXPECT_EQ(one.expect.unused(), (std::vector<std::string>{"expect.sum"}));
}

TEST_F(CaseFile, AnUncheckedExpectationFailsTheRun) {
  static std::string path;
  path = write(one_case);
  EXPECT_NONFATAL_FAILURE(run_cases(path,
                                    [](const Case& one) {
                                      (void)one.input.moneys("amounts");
                                      (void)one.input.optional_money("extra");
                                    }),
                          "expect.sum was not checked");
}

TEST_F(CaseFile, AWrongOrMissingExpectationFailsTheRun) {
  static std::string path;
  path = write("- {id: s1, title: one, input: {amounts: ['1.00']}, expect: {sum: '2.00'}, source: {title: x}}\n");
  EXPECT_NONFATAL_FAILURE(run_cases(path, check_sum), "2.00");
  path = write("- {id: s1, title: one, input: {amounts: ['1.00']}, expect: {total: '1.00'}, source: {title: x}}\n");
  EXPECT_NONFATAL_FAILURE(run_cases(path, check_sum), "expect.sum");
}

TEST_F(CaseFile, RefusesFilesThatAreNotCases) {
  EXPECT_THROW(read_cases(write("[]")), Failure);
  EXPECT_THROW(read_cases(write(one_case, "topic: other\nschema: 1\n")), Failure);
  EXPECT_THROW(read_cases(write(one_case, "topic: sums\nschema: 2\n")), Failure);
  EXPECT_THROW(read_cases(write(std::string(one_case) + one_case)), Failure);
  EXPECT_THROW(read_cases(write("- {id: s1, title: t, input: {a: 1}, source: {title: x}}\n")), Failure);
  EXPECT_THROW(read_cases(write("- {id: s1, title: t, input: {a: 1}, expect: {b: 1}}\n")), Failure);
  EXPECT_THROW(read_cases(write("- {id: s1, kind: k, input: {a: 1}, expect: {b: 1}, source: {title: x}}\n")), Failure);
}

TEST_F(CaseFile, RefusesValuesOfAnotherKind) {
  const auto cases = read_cases(
      write("- {id: s1, title: t, input: {n: '1.5', f: yes, l: {a: 1}}, expect: {m: 2026-13}, source: {title: x}}\n"));
  EXPECT_THROW((void)cases[0].input.count("n"), Failure);
  EXPECT_THROW((void)cases[0].input.flag("f"), Failure);
  EXPECT_THROW((void)cases[0].input.list("l"), Failure);
  EXPECT_THROW((void)cases[0].expect.month("m"), Failure);
  EXPECT_THROW((void)cases[0].expect.money("absent"), Failure);
}

}  // namespace
}  // namespace fenhao::cases
