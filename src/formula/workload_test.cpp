#include "formula/workload.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/source_file_for_test.h"

namespace fenhao::formula {
namespace {

namespace fs = std::filesystem;

const fs::path cases = source_file("cases/workload");

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
    if (more_a != more_b || line_a != line_b)
      return "line " + std::to_string(line) + ": got " + line_a + ", expected " + line_b;
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
    const auto net = std::find_if(summary_.totals.begin(), summary_.totals.end(),
                                  [](const auto& each) { return each.first == "net"; });
    ASSERT_NE(net, summary_.totals.end());
    EXPECT_EQ(net->second.to_string(), "64056825.45");
  }
}

std::string spec(const std::string& inputs, const std::string& items) {
  return "{\"inputs\": [" + inputs + "], \"items\": [" + items + "]}";
}
std::string one(const std::string& formula) { return "{\"name\": \"x\", \"formula\": \"" + formula + "\"}"; }

TEST_F(Workload, ColumnsStandInAnyOrderAndScalesComeFromTheTexts) {
  const auto json =
      write("spec.json", spec("\"甲\", \"b\"",
                              "{\"name\": \"和\", \"formula\": \"甲 + b\"}, {\"name\": \"quotient\", \"formula\": \"甲 "
                              "/ b\"}, {\"name\": \"product\", \"formula\": \"和 * 甲\"}"));
  const auto csv = write("in.csv",
                         "\xEF\xBB\xBF"
                         "b,其他,甲\r\n3,x,-2.50\r\n+0.125,\"a,b\",10\n\n7.000,,\"0\"");
  const auto done = run_spec(json, csv, out(), 2, summary_);
  ASSERT_TRUE(done) << done.error().describe(Lang::zh);
  EXPECT_EQ(content(out()), "和,quotient,product\r\n0.5,-0.833333333333,-1.25\r\n10.125,80,101.25\r\n7,0,0\r\n");
  EXPECT_EQ(summary_.rows, 3u);
  EXPECT_EQ(summary_.totals[0].second.normalized().to_string(), "17.625");
}

TEST_F(Workload, NumbersBeyond64BitsAreExact) {
  const auto json = write("spec.json", spec("\"a\"", one("a * 1 + 0.5")));
  const auto csv = write("in.csv", "a\n123456789012345678901234567890.25\n-1\n");
  ASSERT_TRUE(run_spec(json, csv, out(), 1, summary_));
  EXPECT_EQ(content(out()), "x\r\n123456789012345678901234567890.75\r\n-0.5\r\n");
}

TEST_F(Workload, ARowThatFailsLeavesItsCellsEmptyAndIsCounted) {
  const auto json = write("spec.json", spec("\"a\", \"b\"",
                                            "{\"name\": \"q\", \"formula\": \"a / b\"}, {\"name\": \"after\", "
                                            "\"formula\": \"q + 1\"}, {\"name\": \"a2\", \"formula\": \"a * 2\"}"));
  const auto csv = write("in.csv", "a,b\n1,2\n1,0\n,4\n6,3\n");
  ASSERT_TRUE(run_spec(json, csv, out(), 1, summary_));
  EXPECT_EQ(content(out()), "q,after,a2\r\n0.5,1.5,2\r\n,,2\r\n,,\r\n2,3,12\r\n");
  EXPECT_EQ(summary_.failed_rows, 2u);
  EXPECT_EQ(summary_.error_count, 2u);
  ASSERT_EQ(summary_.errors.size(), 2u);
  EXPECT_EQ(summary_.errors[0].where().row, 3);
  EXPECT_EQ(summary_.errors[0].where().subject, "q");
  EXPECT_EQ(summary_.errors[0].message().zh, "除数为零：a / b");
  EXPECT_EQ(summary_.errors[1].message().zh, "缺少“a”");
}

TEST_F(Workload, ManyChunksAndThreadsGiveTheSameFile) {
  const auto json = write(
      "spec.json",
      spec("\"a\", \"b\"",
           "{\"name\": \"q\", \"formula\": \"ROUND(a / (b + 1), 4)\"}, {\"name\": \"p\", \"formula\": \"q * a\"}"));
  std::string rows = "a,b\n", expected_first;
  for (int i = 0; i < 80'000; ++i)
    rows += std::to_string(i * 37 % 10007) + "." + std::to_string(i % 10) + "," + std::to_string(i % 13) + "\n";
  const auto csv = write("in.csv", rows);
  ASSERT_TRUE(run_spec(json, csv, out(), 1, summary_));
  EXPECT_EQ(summary_.rows, 80'000u);
  const std::string alone = content(out());
  EXPECT_EQ(std::count(alone.begin(), alone.end(), '\n'), 80'001);
  const auto totals = summary_.totals;
  ASSERT_TRUE(run_spec(json, csv, out(), 4, summary_));
  EXPECT_EQ(first_difference(content(out()), alone), "");
  EXPECT_EQ(summary_.totals[1].second, totals[1].second);
}

class WorkloadMistakes : public Workload {
 protected:
  // The error of running these, in Chinese; what stood in the output file must still be there.
  std::string mistake(const std::string& json, const std::string& csv) {
    write("out.csv", "before");
    const auto done = run_spec(write("spec.json", json), write("in.csv", csv), out(), 1, summary_);
    EXPECT_EQ(content(out()), "before");
    EXPECT_FALSE(fs::exists(folder_ / "out.csv.partial"));
    if (done) return "no error";
    std::string text = done.error().describe(Lang::zh);
    for (auto at = text.find(folder_.string()); at != std::string::npos; at = text.find(folder_.string()))
      text.erase(at, folder_.string().size() + 1);
    return text;
  }
};

using testing::HasSubstr;

TEST_F(WorkloadMistakes, NameFileRowColumnAndValue) {
  const std::string good = spec("\"a\", \"b\"", one("a + b"));
  EXPECT_THAT(mistake(good, "b,a\n1,2\n3,1e5\n"), HasSubstr("文件 in.csv，第 3 行，列 a (B)，值“1e5”：不是数字"));
  EXPECT_THAT(mistake(good, "a,b\n1,\"1,200\"\n"), HasSubstr("第 2 行，列 b (B)，值“1,200”：不是数字"));
  EXPECT_THAT(mistake(good, "a,b\n1,12%\n"), HasSubstr("不是数字"));
  EXPECT_THAT(mistake(good, "a,b\n1,5.\n"), HasSubstr("不是数字"));
  EXPECT_THAT(mistake(good, "a,b\n1, 5\n"), HasSubstr("不是数字"));
  EXPECT_THAT(mistake(good, "a,b\n1,0.1234567890123456789012345678901\n"), HasSubstr("最多 36 位数字、30 位小数"));
  EXPECT_THAT(mistake(good, "a,b\n1,2,3\n"), HasSubstr("第 2 行：这一行有 3 格，应为 2 格"));
  EXPECT_THAT(mistake(good, "a,b\n1,2\n3\n"), HasSubstr("第 3 行：这一行有 1 格，应为 2 格"));
  EXPECT_THAT(mistake(good, "a,c\n1,2\n"), HasSubstr("第 1 行：缺少列：b"));
  EXPECT_THAT(mistake(good, "a,b,a\n1,2,3\n"), HasSubstr("列 C，值“a”：列名出现了两次"));
  EXPECT_THAT(mistake(good, ""), HasSubstr("文件 in.csv：文件是空的"));
  EXPECT_THAT(mistake(good, "a,b\n1,\"2\n"), HasSubstr("第 2 行：引号没有配对"));
}

TEST_F(WorkloadMistakes, InTheSpecAreAllNamed) {
  const std::string csv = "a\n1\n";
  const std::string two = mistake(
      spec("\"a\"", "{\"name\": \"x\", \"formula\": \"a + bb\"}, {\"name\": \"y\", \"formula\": \"ROUND(a)\"}"), csv);
  EXPECT_THAT(two, HasSubstr("2 处公式错误"));
  EXPECT_THAT(two, HasSubstr("不认识的名称“bb”"));
  EXPECT_THAT(two, HasSubstr("参数个数不对"));
  EXPECT_THAT(mistake("{\"inputs\": [\"a\"]}", csv), HasSubstr("inputs"));
  EXPECT_THAT(mistake("{\"inputs\": [\"a\"], \"items\": []}", csv), HasSubstr("没有任何项目"));
  EXPECT_THAT(mistake("{\"inputs\": [\"a\"], \"items\": [{\"name\": \"x\"}]}", csv), HasSubstr("项目缺少 formula"));
  EXPECT_THAT(mistake("{\"inputs\": [\"a\"], \"items\": [{\"name\": \"x\", \"formula\": \"a\", \"round\": 2}]}", csv),
              HasSubstr("round"));
  EXPECT_THAT(mistake("{\"inputs\": [\"a\"", csv), HasSubstr("spec.json"));
  EXPECT_THAT(mistake(spec("\"a\", \"a\"", one("a")), csv), testing::AnyOf(HasSubstr("已经是"), HasSubstr("重复")));
}

TEST_F(WorkloadMistakes, FilesThatCannotBeReadOrWritten) {
  const auto json = write("spec.json", spec("\"a\"", one("a")));
  const auto csv = write("in.csv", "a\n1\n");
  EXPECT_EQ(run_spec(json, folder_ / "nothing.csv", out(), 1, summary_).error().code(), ErrorCode::unavailable);
  EXPECT_FALSE(run_spec(folder_ / "nothing.json", csv, out(), 1, summary_));
  EXPECT_EQ(run_spec(json, folder_, out(), 1, summary_).error().code(), ErrorCode::unavailable);
  EXPECT_EQ(run_spec(json, csv, folder_ / "no" / "such" / "folder.csv", 1, summary_).error().code(),
            ErrorCode::unavailable);
}

}  // namespace
}  // namespace fenhao::formula
