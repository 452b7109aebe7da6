#include "formula/workload.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace fenhao::formula {
namespace {

namespace fs = std::filesystem;

const fs::path cases = fs::path(FENHAO_SOURCE_DIR) / "cases" / "workload";

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// "line 3: got …, expected …"; empty when equal.
std::string first_difference(const std::string& got, const std::string& expected) {
  std::istringstream a(got), b(expected);
  std::string line_a, line_b;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a)), more_b = static_cast<bool>(std::getline(b, line_b));
    if (!more_a && !more_b) return {};
    if (more_a != more_b || line_a != line_b) return "line " + std::to_string(line) + ": got " + line_a + ", expected " + line_b;
  }
}

class Workload : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / ("fenhao_workload_" + std::string(test->name()) + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  fs::path out() const { return folder_ / "out.csv"; }

  fs::path folder_;
  RunSpecSummary summary_;
};

TEST_F(Workload, SixtyItemsOfTwoThousandEmployeesAgreeInEveryCell) {
  for (const unsigned threads : {1u, 2u, 3u}) {
    const auto done = run_spec(cases / "payroll60.json", cases / "employees.csv", out(), threads, summary_);
    ASSERT_TRUE(done) << done.error().describe(Lang::en);
    EXPECT_EQ(summary_.rows, 2000u);
    EXPECT_EQ(summary_.failed_rows, 0u);
    EXPECT_EQ(first_difference(content(out()), content(cases / "expected.csv")), "");
    const auto net = std::find_if(summary_.totals.begin(), summary_.totals.end(), [](const auto& each) { return each.first == "net"; });
    ASSERT_NE(net, summary_.totals.end());
    EXPECT_EQ(net->second.to_string(), "64056825.45");
  }
}

}  // namespace
}  // namespace fenhao::formula
