// Empty forms: one workbook a kind of file. Its first sheet has the headings alone, with drop-down lists where a
// column knows only some words; 填写说明 says of each column whether it must be filled, what it holds, its words, an
// example and what else it may be called. No example row: one left in would be taken for a person.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "intake/intake.h"

namespace fenhao::intake {

// A column the company's salary groups add to salary, attendance and variable pay.
struct ItemColumn {
  std::string label;
  sheet::FieldType type = sheet::FieldType::decimal;
  std::vector<std::string> headings;  // what else it may be called
  std::string note;                   // which groups ask for it, and what an empty cell means to them
};
using GroupColumns = std::map<Kind, std::vector<ItemColumn>>;

struct FormContent {
  GroupColumns columns;
  std::vector<std::string> salary_groups;  // names
};

// Writes all eleven forms below `folder`, which is made when absent; returns their paths. conflict naming the first
// file that is there already.
Result<std::vector<std::filesystem::path>> write_forms(const std::filesystem::path& folder, const FormContent& content);

}  // namespace fenhao::intake
