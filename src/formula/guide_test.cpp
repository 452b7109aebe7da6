// docs/guide/rule-language.md: every example in it is executed, every function must be in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/source_file_for_test.h"
#include "base/text.h"
#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct MarkdownTable {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  std::string before;  // the last line of text above
};

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  bool code = false;
  for (const char c : line.substr(1)) {
    if (c == '`') code = !code;
    if (c == '|' && !code) {
      cells.push_back(trim(cell));
      cell.clear();
    } else {
      cell += c;
    }
  }
  return cells;
}

std::vector<MarkdownTable> tables_of_guide() {
  std::ifstream file(source_file("docs/guide/rule-language.md"));
  std::vector<MarkdownTable> tables;
  std::string line, text;
  bool inside = false;
  while (std::getline(file, line)) {
    if (!line.starts_with("|")) {
      if (!trim(line).empty()) text = line;
      inside = false;
    } else if (!inside) {
      tables.push_back({cells_of(line), {}, text});
      inside = true;
    } else if (!line.starts_with("| ---")) {
      tables.back().rows.push_back(cells_of(line));
    }
  }
  return tables;
}

std::string code_of(const std::string& cell) {
  EXPECT_TRUE(cell.starts_with('`') && cell.ends_with('`')) << cell;
  return cell.substr(1, cell.size() - 2);
}

ExampleSheet guide_sheet(const std::vector<MarkdownTable>& tables) {
  ExampleSheet sheet;
  sheet.with_calendar();
  for (const auto& table : tables) {
    if (table.headings == std::vector<std::string>{"名称", "编码", "类型", "小数", "值"})
      for (const auto& row : table.rows) sheet.add(row[1], row[0], type_named(row[2]), row[4], std::stoi(row[3]));
    if (!table.before.starts_with("公司表")) continue;
    Table made{"allowance", "岗位津贴", {}, {}, table.rows};
    for (const auto& heading : table.headings) {
      const auto colon = heading.find("：");
      made.columns.push_back(heading.substr(0, colon));
      made.types.push_back(type_named(heading.substr(colon + std::string("：").size())));
    }
    sheet.add_table(std::move(made));
  }
  for (auto& input : sheet.environment().inputs)
    if (input.code == "salary.base") input.day_product = "salary.base.days";
  sheet.environment().full_days = "attendance.full_days";
  return sheet;
}

TEST(Guide, EveryExampleGivesWhatItSays) {
  const auto tables = tables_of_guide();
  const ExampleSheet sheet = guide_sheet(tables);
  int results = 0, mistakes = 0, errors = 0;
  for (const auto& table : tables) {
    if (table.headings.size() == 2 && table.headings[0] == "公式") {
      for (const auto& row : table.rows) {
        const std::string value = sheet.value(code_of(row[0]));
        if (table.headings[1] == "结果") {
          EXPECT_EQ(value, row[1]) << row[0];
          ++results;
        } else {
          EXPECT_THAT(value, StartsWith(row[1])) << row[0];
          const bool compiles = sheet.mistakes(code_of(row[0])).empty();
          EXPECT_EQ(compiles, table.headings[1] == "本行错误") << row[0];
          ++(compiles ? errors : mistakes);
        }
      }
    }
    if (table.headings.size() == 5 && table.headings[3] == "例子")
      for (const auto& row : table.rows) {
        EXPECT_EQ(sheet.value(code_of(row[3])), row[4]) << row[3];
        ++results;
      }
  }
  EXPECT_GE(results, 90);
  EXPECT_GE(mistakes, 10);
  EXPECT_GE(errors, 7);
}

TEST(Guide, EveryFunctionIsThereAsTheCatalogueHasIt) {
  std::set<std::string> documented;
  for (const auto& table : tables_of_guide()) {
    if (table.headings != std::vector<std::string>{"函数", "参数", "作用", "例子", "结果"}) continue;
    for (const auto& row : table.rows) {
      const auto blank = row[0].find(' ');
      const std::string zh = row[0].substr(0, blank), code = row[0].substr(blank + 1);
      const auto found =
          std::find_if(functions().begin(), functions().end(), [&](const Function& each) { return each.code == code; });
      ASSERT_NE(found, functions().end()) << code;
      EXPECT_EQ(zh, found->zh);
      EXPECT_EQ(row[1], found->arguments_zh) << code;
      EXPECT_EQ(row[2], found->summary_zh) << code;
      EXPECT_TRUE(row[3].find(zh + "(") != std::string::npos || row[3].find(code + "(") != std::string::npos)
          << "the example of " << code << " does not use it";
      documented.insert(code);
    }
  }
  for (const auto& function : functions())
    EXPECT_TRUE(documented.contains(std::string(function.code))) << function.code << " is not in the guide";
}

}  // namespace
}  // namespace fenhao::formula
