// What the runner says about files and cases that are wrong.
#include "cases/runner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

#include "base/fresh_directory_for_test.h"
#include "base/source_file_for_test.h"

namespace fenhao::cases {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Context& context() {
  static const month::Law law = must(month::load_law(source_directory()));
  static const Context context{source_directory(), law};
  return context;
}

// A case that passes, by parts.
const std::string good_input = "rate_per_day: '0.0005', principal: '900.00', days: 300";
const std::string good_expect = "fee: '135.00'";

std::string case_of(const std::string& id, const std::string& input, const std::string& expect) {
  return "- {id: " + id + ", title: A fee, input: {" + input + "}, expect: {" + expect +
         "}, working: 900 x 0.0005 x 300, source: {title: x}}\n";
}

class Runner : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) { std::ofstream(directory_ / name) << text; }
  void write_fees(const std::string& cases) { write("late_fee.yaml", "topic: late_fee\nschema: 1\ncases:\n" + cases); }

  Summary run() { return must(run_directory(directory_.path(), context())); }
  CaseResult run_one(const std::string& input, const std::string& expect) {
    write_fees(case_of("f-1", input, expect));
    return run().cases.at(0);
  }
  // The file is not run at all.
  std::string refusal() {
    const auto summary = run();
    EXPECT_THAT(summary.cases, IsEmpty());
    EXPECT_EQ(summary.passed(), 0u);
    EXPECT_EQ(summary.failed(), 1u);
    return summary.unreadable.at(0).describe(Lang::en);
  }

  FreshDirectory directory_;
};

TEST_F(Runner, AGoodCasePasses) {
  const auto one = run_one(good_input, good_expect);
  EXPECT_TRUE(one.passed());
  EXPECT_EQ(one.topic, "late_fee");
  EXPECT_EQ(one.id, "f-1");
  EXPECT_EQ(one.title, "A fee");
  EXPECT_EQ(one.working, "900 x 0.0005 x 300");
}

TEST_F(Runner, AChangedExpectationShowsFieldExpectedAndGot) {
  const auto one = run_one(good_input, "fee: '135.01'");
  EXPECT_FALSE(one.passed());
  ASSERT_EQ(one.differences.size(), 1u);
  EXPECT_EQ(one.differences[0].field, "expect.fee");
  EXPECT_EQ(one.differences[0].expected, "135.01");
  EXPECT_EQ(one.differences[0].got, "135.00");
  EXPECT_THAT(one.unread, IsEmpty());
}

TEST_F(Runner, AFieldNobodyKnowsFailsTheCase) {
  const auto input = run_one(good_input + ", grace_days: 5", good_expect);
  EXPECT_FALSE(input.passed());
  EXPECT_THAT(input.unread, ElementsAre("input.grace_days"));
  const auto expect = run_one(good_input, good_expect + ", interest: '1.00'");
  EXPECT_FALSE(expect.passed());
  EXPECT_THAT(expect.unread, ElementsAre("expect.interest"));
  EXPECT_THAT(expect.differences, IsEmpty());
}

TEST_F(Runner, AMissingExpectationIsADifference) {
  const auto one = run_one("arrears: '10000.00'", "fine_min: '10000.00'");
  EXPECT_FALSE(one.passed());
  ASSERT_EQ(one.differences.size(), 1u);
  EXPECT_EQ(one.differences[0].field, "expect.fine_max");
  EXPECT_EQ(one.differences[0].expected, "");
  EXPECT_EQ(one.differences[0].got, "30000.00");
}

TEST_F(Runner, ACaseThatCannotBeCalculatedFailsAndTheOthersGoOn) {
  write_fees(case_of("f-1", "rate_per_day: '0.0005', principal: '-1.00', days: 300", good_expect) +
             case_of("f-2", "rate_per_day: '0.0005', principal: 900 yuan, days: 300", good_expect) +
             case_of("f-3", "rate_per_day: '0.0006', principal: '900.00', days: 300", good_expect) +
             case_of("f-4", good_input, good_expect));
  const auto summary = run();
  ASSERT_EQ(summary.cases.size(), 4u);
  EXPECT_EQ(summary.passed(), 1u);
  EXPECT_EQ(summary.failed(), 3u);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(summary.cases[i].problem);
  EXPECT_EQ(summary.cases[0].problem->code(), ErrorCode::invalid_input);
  EXPECT_EQ(summary.cases[1].problem->where().subject, "input.principal");
  EXPECT_EQ(summary.cases[1].problem->where().row, 5);
  EXPECT_EQ(summary.cases[1].problem->where().file, directory_ / "late_fee.yaml");
  EXPECT_THAT(summary.cases[2].problem->describe(Lang::en), HasSubstr("0.0005"));
}

TEST_F(Runner, AnExceptionOfTheCheckIsThatCasesProblem) {
  write("sums.yaml", "topic: sums\nschema: 1\ncases:\n" + case_of("s-1", "a: 1", "b: 2"));
  const Topic broken{"sums", [](const Node&, const Expected&, const Context&) { throw std::runtime_error("torn"); }};
  const auto results = must(run_file(directory_ / "sums.yaml", broken, context()));
  ASSERT_TRUE(results.at(0).problem);
  EXPECT_EQ(results[0].problem->code(), ErrorCode::internal);
  EXPECT_THAT(results[0].problem->describe(Lang::en), HasSubstr("torn"));
  EXPECT_FALSE(results[0].passed());
}

TEST_F(Runner, ACheckThatLooksAtNothingFails) {
  write("sums.yaml", "topic: sums\nschema: 1\ncases:\n" + case_of("s-1", "a: 1", "b: 2"));
  const Topic idle{"sums", [](const Node&, const Expected&, const Context&) {}};
  EXPECT_THAT(must(run_file(directory_ / "sums.yaml", idle, context())).at(0).unread, ElementsAre("input.a", "expect.b"));
}

TEST_F(Runner, AnUnknownTopicNamesTheKnownOnes) {
  write("weather.yaml", "topic: weather\nschema: 1\ncases:\n" + case_of("w-1", "a: 1", "b: 2"));
  const auto text = refusal();
  EXPECT_THAT(text, HasSubstr("weather"));
  EXPECT_THAT(text, HasSubstr("late_fee"));
}

TEST_F(Runner, AFileThatIsNotCasesIsRefusedWithItsLine) {
  write("late_fee.yaml", "topic: late_fee\ncases: [\n");
  EXPECT_THAT(refusal(), HasSubstr("late_fee.yaml"));
  write("late_fee.yaml", "topic: late_fee\nschema: 1\ncases: []\n");
  EXPECT_THAT(refusal(), HasSubstr("no cases"));
  write("late_fee.yaml", "topic: bonus\nschema: 1\ncases:\n" + case_of("f-1", good_input, good_expect));
  EXPECT_THAT(refusal(), HasSubstr("file's name"));
  write("late_fee.yaml", "topic: late_fee\nschema: 2\ncases:\n" + case_of("f-1", good_input, good_expect));
  EXPECT_THAT(refusal(), HasSubstr("schema"));
  write_fees(case_of("f-1", good_input, good_expect) + case_of("f-1", good_input, good_expect));
  EXPECT_THAT(refusal(), HasSubstr("twice"));
}

TEST_F(Runner, ACaseWithoutItsPartsIsRefusedByItsId) {
  write_fees(case_of("f-1", good_input, good_expect) + case_of("f-2", good_input, ""));
  const auto text = refusal();
  EXPECT_THAT(text, HasSubstr("f-2"));
  EXPECT_THAT(text, HasSubstr("expect"));
  write_fees("- {id: f-3, title: t, input: {a: 1}, expect: {b: 1}, working: w}\n");
  EXPECT_THAT(refusal(), HasSubstr("case f-3 has no source"));
  write_fees("- {id: f-4, title: t, input: {a: 1}, expect: {b: 1}, source: {title: x}}\n");
  EXPECT_THAT(refusal(), HasSubstr("case f-4 has no working"));
  write_fees("- {id: f-5, title: t, kind: k, input: {a: 1}, expect: {b: 1}, working: w, source: {title: x}}\n");
  EXPECT_THAT(refusal(), HasSubstr("kind"));
}

TEST_F(Runner, AnInputMayStateNothing) {
  write("sums.yaml", "topic: sums\nschema: 1\ncases:\n" + case_of("s-1", "", "b: 2"));
  const Topic law{"sums", [](const Node&, const Expected& expect, const Context&) { expect.count("b", 2); }};
  EXPECT_TRUE(must(run_file(directory_ / "sums.yaml", law, context())).at(0).passed());
}

TEST_F(Runner, FilesRunInTheOrderOfTheirNamesAndABadOneStopsNone) {
  write_fees(case_of("f-1", good_input, good_expect));
  write("bonus.yaml", "topic: bonus\nschema: 1\ncases: none\n");
  write("retirement.yaml", "topic: retirement\nschema: 1\ncases:\n" + case_of("r-1", "retirement_year: 2030", "months: 186"));
  write("notes.txt", "not a case file");
  const auto summary = run();
  ASSERT_EQ(summary.cases.size(), 2u);
  EXPECT_EQ(summary.cases[0].topic, "late_fee");
  EXPECT_EQ(summary.cases[1].topic, "retirement");
  EXPECT_EQ(summary.passed(), 2u);
  EXPECT_EQ(summary.failed(), 1u);
}

TEST_F(Runner, ADirectoryWithoutCasesIsNotFound) {
  EXPECT_EQ(run_directory(directory_.path(), context()).error().code(), ErrorCode::not_found);
  EXPECT_EQ(run_directory(directory_ / "nowhere", context()).error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::cases
