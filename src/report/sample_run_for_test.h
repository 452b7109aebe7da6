// A small run written by hand for the tests: five invented people, two entities, two groups. Identity numbers
// carry region codes that were never assigned.
#pragma once

#include <filesystem>
#include <string>

#include "payroll/result.h"
#include "report/file_layout.h"
#include "sheet/sheet.h"

namespace fenhao::report::testing {

// 1001 张伟明  A 研发部 北京, everything present; a position that looks like a formula
// 1002 李秀兰  A 财务部 北京, full-year bonus taxed alone
// 1003 王铁柱  B 销售部 上海, left on 2026-11-20, no bank account; group without items for contributions and tax
// 1004 Ana Lima  B 销售部 上海, foreign passport, net zero
// 1005 赵小红  B 销售部 上海, negative net
payroll::RunView sample_run();

// A fresh folder, removed with everything in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

Money yuan(const char* text);
std::string read_bytes(const std::filesystem::path& path);
// Standard output of a program; empty when it could not run.
std::string output_of(const std::string& command);

// Cells of a read sheet by what stands in them.
std::string cell(const sheet::Sheet& sheet, int row, int column);
int row_with(const sheet::Sheet& sheet, int column, const std::string& text);  // −1 when absent
int column_with(const sheet::Sheet& sheet, int row, const std::string& text);  // −1 when absent

LayoutDirectory own_layouts();  // templates/files of the source tree

}  // namespace fenhao::report::testing
