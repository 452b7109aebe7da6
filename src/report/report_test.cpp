#include "report/report.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "report/private_file.h"
#include "report/sample_run_for_test.h"
#include "sheet/sheet.h"

namespace fenhao::report {
namespace {

namespace fs = std::filesystem;
using testing::Folder;
using testing::read_bytes;
using testing::sample_run;
using testing::yuan;

class ExportTest : public ::testing::Test {
 protected:
  Result<std::vector<ExportedFile>> exported(const ExportOptions& options = {}) {
    return export_all(
        view_, out(), layouts_, [this](std::int64_t done, std::int64_t total) { steps_.emplace_back(done, total); },
        options);
  }
  fs::path out() const { return folder_ / "out"; }
  static const ExportedFile* find(const std::vector<ExportedFile>& files, const std::string& name) {
    const auto found = std::ranges::find(files, name, &ExportedFile::name);
    return found == files.end() ? nullptr : &*found;
  }
  std::set<std::string> entries() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(out())) names.insert(entry.path().filename().string());
    return names;
  }
  static unsigned mode(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
  }

  payroll::RunView view_ = sample_run();
  LayoutDirectory layouts_ = testing::own_layouts();
  Folder folder_;
  std::vector<std::pair<std::int64_t, std::int64_t>> steps_;
};

TEST_F(ExportTest, WritesEverythingUnderChineseNames) {
  const auto files = exported();
  ASSERT_TRUE(files) << files.error().describe(Lang::en);
  EXPECT_EQ(entries(), (std::set<std::string>{"2026-11_工资表.xlsx", "2026-11_社保公积金明细.xlsx",
                                              "2026-11_人工成本汇总.xlsx", "2026-11_报税", "2026-11_代发",
                                              "2026-11_工资条", "2026-11_待处理.csv", "2026-11_文件清单.csv"}));
  const auto* book = find(*files, "2026-11_工资条/工资条_职员.pdf");
  ASSERT_TRUE(book);
  EXPECT_EQ(book->rows, 2);
  EXPECT_EQ(book->total, yuan("57099.23"));
  const auto* own = find(*files, "2026-11_工资条/北京星河科技有限公司/1001_张伟明.pdf");
  ASSERT_TRUE(own);
  EXPECT_EQ(own->total, yuan("14522.33"));
  EXPECT_TRUE(find(*files, "2026-11_报税/正常工资薪金所得_北京星河科技有限公司_发放月2026-12.xls"));
  EXPECT_TRUE(find(*files, "2026-11_代发/银行代发清单（通用格式）_北京星河科技有限公司_发放月2026-12.csv"));
  EXPECT_FALSE(find(*files, "2026-11_报税/全年一次性奖金收入_上海星河贸易有限公司_发放月2026-12.xls"))
      << "nobody has a bonus there";
  EXPECT_EQ(files->back().name, "2026-11_文件清单.csv");
}

TEST_F(ExportTest, EveryFileIsWhatTheManifestSaysAndPrivate) {
  const auto files = exported();
  ASSERT_TRUE(files);
  const auto manifest = read_bytes(out() / "2026-11_文件清单.csv");
  for (const auto& file : *files) {
    if (!file.written) {
      EXPECT_FALSE(fs::exists(out() / file.name)) << file.name;
      EXPECT_FALSE(file.problems.empty()) << file.name;
      continue;
    }
    EXPECT_EQ(sha256_of_file(out() / file.name).value(), file.sha256) << file.name;
    EXPECT_EQ(mode(out() / file.name), 0600u) << file.name;
    const bool is_manifest = &file == &files->back();
    EXPECT_EQ(manifest.find(file.name + ",") == std::string::npos, is_manifest) << file.name;
    EXPECT_EQ(manifest.find(file.sha256) == std::string::npos, is_manifest) << file.name;
  }
  EXPECT_EQ(mode(out()), 0700u);
  EXPECT_EQ(mode(out() / "2026-11_工资条/北京星河科技有限公司"), 0700u);
  const auto read = sheet::read_workbook(out() / "2026-11_文件清单.csv");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sheets[0].rows, static_cast<int>(files->size()));  // a heading for the manifest itself
}

TEST_F(ExportTest, SaysWhatIsLeftToDo) {
  ASSERT_TRUE(exported({.layouts = {"bank_generic"}}));
  const auto text = read_bytes(out() / "2026-11_待处理.csv");
  EXPECT_NE(text.find("1003,缺少必填项：收款账号，未列入文件,在花名册中补齐后重新导出"), std::string::npos) << text;
  EXPECT_NE(text.find("1005,实发为负，不列入付款"), std::string::npos) << text;
}

TEST_F(ExportTest, ProgressCountsToItsTotal) {
  ASSERT_TRUE(exported());
  ASSERT_FALSE(steps_.empty());
  EXPECT_TRUE(std::ranges::is_sorted(steps_));
  EXPECT_EQ(steps_.front().first, 0);
  EXPECT_EQ(steps_.back().first, steps_.back().second);
  EXPECT_EQ(steps_.back().second, 4 + 4 * 2 + 2 + 2 * 5);
}

TEST_F(ExportTest, AnEntityIsPaidOnceByTheLayoutOfItsBank) {
  view_.entities[0].bank_name = "中国建设银行北京分行";
  const auto files = exported({.payslips = false});
  ASSERT_TRUE(files);
  std::vector<std::string> paid;
  for (const auto& file : *files)
    if (file.name.starts_with("2026-11_代发/")) paid.push_back(file.name);
  EXPECT_EQ(paid,
            (std::vector<std::string>{"2026-11_代发/建设银行代发_北京星河科技有限公司_发放月2026-12.xlsx",
                                      "2026-11_代发/银行代发清单（通用格式）_上海星河贸易有限公司_发放月2026-12.csv"}));
  const auto problems = read_bytes(out() / "2026-11_待处理.csv");
  const auto first = problems.find("1005,实发为负");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(problems.find("1005,实发为负", first + 1), std::string::npos) << "a problem is listed once";
}

TEST_F(ExportTest, ABankLayoutMayBeAskedFor) {
  ASSERT_TRUE(exported({.bank = "bank_cmb", .payslips = false}));
  EXPECT_TRUE(fs::exists(out() / "2026-11_代发/招商银行代发_北京星河科技有限公司_发放月2026-12.xlsx"));
  EXPECT_FALSE(fs::exists(out() / "2026-11_代发/银行代发清单（通用格式）_北京星河科技有限公司_发放月2026-12.csv"));
  const auto refused = exported({.bank = "tax_person_info", .replace = true});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(exported({.bank = "bank_none", .replace = true}).error().code(), ErrorCode::not_found);
}

// Spreadsheets and documents say when they were made: when the run was calculated.
TEST_F(ExportTest, TwoExportsOfARunAreEqualByteForByte) {
  view_.calculated_at = "2026-12-05T08:00:00Z";
  for (int i = 0; i < 120; ++i) {
    auto copy = view_.employees[0];
    copy.person.employee = "20" + std::to_string(100 + i);
    view_.employees.insert(view_.employees.begin() + 1, copy);
  }
  const auto first = export_all(view_, folder_ / "one", layouts_, {}, {.threads = 1});
  ::sleep(1);  // the clock's second is over
  const auto second = export_all(view_, folder_ / "two", layouts_, {}, {.threads = 3});
  ASSERT_TRUE(first && second);
  ASSERT_EQ(first->size(), second->size());
  for (std::size_t i = 0; i < first->size(); ++i) {
    EXPECT_EQ((*first)[i].name, (*second)[i].name);
    EXPECT_EQ((*first)[i].sha256, (*second)[i].sha256) << (*first)[i].name;
  }
}

TEST_F(ExportTest, NothingIsFiledOrPaidBeforeApproval) {
  view_.state = payroll::RunState::reviewed;
  ASSERT_TRUE(exported());
  EXPECT_FALSE(fs::exists(out() / "2026-11_报税"));
  EXPECT_FALSE(fs::exists(out() / "2026-11_代发"));
  EXPECT_TRUE(fs::exists(out() / "2026-11_工资条"));
}

TEST_F(ExportTest, NeverOverwritesUnlessTold) {
  ASSERT_TRUE(exported());
  const auto before = read_bytes(out() / "2026-11_工资表.xlsx");
  view_.employees.pop_back();
  const auto again = exported();
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
  EXPECT_EQ(read_bytes(out() / "2026-11_工资表.xlsx"), before);
  EXPECT_TRUE(fs::exists(out() / "2026-11_工资条/上海星河贸易有限公司/1005_赵小红.pdf"));

  ASSERT_TRUE(exported({.replace = true}));
  EXPECT_NE(read_bytes(out() / "2026-11_工资表.xlsx"), before);
  EXPECT_FALSE(fs::exists(out() / "2026-11_工资条/上海星河贸易有限公司/1005_赵小红.pdf"))
      << "no slip of the earlier run stays";
  EXPECT_FALSE(entries().contains(".fenhao-export"));
}

TEST_F(ExportTest, OtherFilesAndMonthsInTheFolderStay) {
  fs::create_directory(out());
  ASSERT_TRUE(write_private_file(out() / "2026-10_工资表.xlsx", "earlier"));
  ASSERT_TRUE(exported());
  EXPECT_EQ(read_bytes(out() / "2026-10_工资表.xlsx"), "earlier");
}

TEST_F(ExportTest, AFailureLeavesNothingBehind) {
  view_.employees[0].values.clear();
  ASSERT_FALSE(exported());
  EXPECT_FALSE(fs::exists(out()) && !entries().empty());

  view_ = sample_run();
  view_.employees[0].cost = Money::from_fen(INT64_MAX);
  const auto overflow = exported();
  ASSERT_FALSE(overflow);
  EXPECT_EQ(overflow.error().code(), ErrorCode::overflow);
  EXPECT_TRUE(entries().empty());
}

TEST_F(ExportTest, WhatAKilledExportLeftIsClearedAndARunningOneIsRespected) {
  fs::create_directories(out() / ".fenhao-export");
  ASSERT_TRUE(write_private_file(out() / ".fenhao-export/2026-11_工资表.xlsx", "half"));
  const int lock = ::open((out() / ".fenhao-export").c_str(), O_RDONLY | O_DIRECTORY);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  const auto refused = exported();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::conflict);
  EXPECT_TRUE(fs::exists(out() / ".fenhao-export/2026-11_工资表.xlsx"));
  ::close(lock);
  ASSERT_TRUE(exported());
  EXPECT_FALSE(fs::exists(out() / ".fenhao-export"));
  EXPECT_NE(read_bytes(out() / "2026-11_工资表.xlsx"), "half");
}

TEST_F(ExportTest, OptionsChooseFilesAndEncoding) {
  const auto files = exported({.layouts = {"bank_generic"}, .csv_encoding = TextEncoding::gb18030, .payslips = false});
  ASSERT_TRUE(files);
  EXPECT_FALSE(fs::exists(out() / "2026-11_工资条"));
  EXPECT_FALSE(fs::exists(out() / "2026-11_报税"));
  EXPECT_TRUE(read_bytes(out() / "2026-11_代发/银行代发清单（通用格式）_北京星河科技有限公司_发放月2026-12.csv")
                  .starts_with("\xD0\xF2\xBA\xC5,"));  // 序号
  const auto unknown = exported({.layouts = {"bank_generik"}, .replace = true});
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().describe(Lang::en).find("bank_generic"), std::string::npos);
}

TEST_F(ExportTest, ThreadsDoNotChangeWhatIsWritten) {
  for (int i = 0; i < 150; ++i) {
    auto copy = view_.employees[0];
    copy.person.employee = "20" + std::to_string(100 + i);
    view_.employees.insert(view_.employees.begin() + 1, copy);
  }
  const auto names = [this](unsigned threads) {
    std::vector<std::string> list;
    const auto files = exported({.layouts = {"bank_generic"}, .threads = threads, .replace = true});
    for (const auto& file : *files) list.push_back(file.name + " " + file.total.to_string());
    return list;
  };
  const auto one = names(1);
  EXPECT_EQ(one.size(), 150 + 5 + 2 + 3 + 2 + 1 + 1u);
  EXPECT_EQ(names(3), one);
}

}  // namespace
}  // namespace fenhao::report
