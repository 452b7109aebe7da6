// For tests: a small company that is known already, and files made of rows. Identity numbers lie in ranges that
// have never been given out (province + 99).
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/source_file_for_test.h"
#include "base/text.h"
#include "intake/intake.h"
#include "sheet/workbook_for_test.h"

namespace fenhao::intake {

using Rows = std::vector<std::vector<std::string>>;

inline std::string resident_id(const std::string& first17) { return first17 + *resident_check_character(first17); }
inline const std::string& zhang() {  // male, 1990-01-01
  static const std::string number = resident_id("11990119900101123");
  return number;
}
inline const std::string& li() {  // female, 1992-02-02
  static const std::string number = resident_id("11990119920202124");
  return number;
}

inline const policy::Library& library() {
  static const auto read = policy::Library::load(source_file("policy"));
  EXPECT_TRUE(read) << (read ? "" : read.error().describe(Lang::zh));
  return *read;
}

inline Surroundings company() {
  Surroundings known;
  known.library = &library();
  known.entities = {"HQ", "SZ"};
  known.entity_by_name = {{"测试科技有限公司", "HQ"}, {"测试科技深圳有限公司", "SZ"}};
  known.employees = {"E001", "E002", "E003"};
  known.employee_names = {{"E001", "张三"}, {"E002", "李四"}, {"E003", "王五"}};
  known.salary_groups = {"office"};
  known.group_by_name = {{"办公室", "office"}};
  known.names.salary = {{"基本工资", "salary.base"}, {"岗位工资", "salary.post"}};
  known.names.attendance = {{"出勤天数", "attendance.days"}, {"病假", "attendance.sick"}};
  known.names.variable = {{"月度奖金", "variable.bonus"}, {"扣款", "variable.deduction"}};
  known.today = *Date::parse("2026-11-22");
  return known;
}

inline Intake read_rows(Kind kind, const Rows& rows, const Surroundings& known = company()) {
  auto intake = read(sheet::workbook_of(rows), kind, known);
  EXPECT_TRUE(intake) << (intake ? "" : intake.error().describe(Lang::zh));
  return intake ? *std::move(intake) : Intake{};
}

// "第 2 行 列 工号 (A)：message。处理办法：…" of every issue, without file, sheet and value.
inline std::vector<std::string> issues(const Intake& intake) {
  std::vector<std::string> list;
  for (const sheet::Issue& issue : intake.issues) {
    const Location& where = issue.error.where();
    list.push_back(std::to_string(where.row) + " " + where.column + ": " + issue.error.message().zh);
    EXPECT_FALSE(issue.error.hint().zh.empty()) << list.back() << ": says nothing about what to do";
    EXPECT_FALSE(issue.error.message().en.empty()) << list.back();
    EXPECT_FALSE(issue.error.hint().en.empty()) << list.back();
    EXPECT_EQ(where.file, "测试.xlsx");
  }
  return list;
}

inline std::vector<std::string> issues_of(Kind kind, const Rows& rows, const Surroundings& known = company()) {
  return issues(read_rows(kind, rows, known));
}

}  // namespace fenhao::intake
