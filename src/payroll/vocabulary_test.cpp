// docs/guide/inputs.md lists what every group may use: all of it, and nothing else.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "payroll/group.h"

#include "base/source_file_for_test.h"

namespace fenhao::payroll {
namespace {

std::string type_word(formula::Type type) {
  switch (type) {
    case formula::Type::money: return "金额";
    case formula::Type::date: return "日期";
    case formula::Type::text: return "文字";
    default: return "数值";
  }
}

// "| name | code | type |" of each row of the table.
std::map<std::string, std::string> documented() {
  std::ifstream file(source_file("docs/guide/inputs.md"));
  std::map<std::string, std::string> rows;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::string bar, name, code, type;
    if (cells >> bar >> name >> bar >> code >> bar >> type && bar == "|" && code.find('.') != std::string::npos) rows[code] = name + " " + type;
  }
  return rows;
}

TEST(Vocabulary, IsInTheGuide) {
  auto rows = documented();
  for (const auto& input : common_inputs()) {
    EXPECT_EQ(rows[input.code], input.zh + " " + type_word(input.type)) << input.code;
    rows.erase(input.code);
  }
  for (const auto& [code, unused] : rows) ADD_FAILURE() << code << " is in the guide but no input";
}

}  // namespace
}  // namespace fenhao::payroll
