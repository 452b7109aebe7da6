// Tables of a company inside a group's text, for LOOKUP. Internal to group_*.
#pragma once

#include <vector>

#include "formula/formula.h"
#include "payroll/group_fields.h"

namespace fenhao::payroll {

// tables: [{code, name, columns: [{name, type}], rows: [[cell, …], …]}]; the first column is the key. Absent = none.
// What a cell holds is checked when the group is compiled.
Result<std::vector<formula::Table>> read_tables(const YamlNode& root, const GroupFields& fields);

}  // namespace fenhao::payroll
