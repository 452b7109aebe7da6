// The sheets of a 工资表 that list people: one legal entity's wages with subtotals, and the working of everybody.
#pragma once

#include "report/wage_table.h"
#include "sheet/sheet.h"

namespace fenhao::report {

// Everyone paid by the entity, by department; totals of amounts only. Ends with who made, checked and approved it.
void write_entity_sheet(sheet::WorkbookWriter& writer, const RunIndex& index, const RunIndex::Entity& entity,
                        const WageTable& table);

// Nothing when the table has no columns.
void write_working_sheet(sheet::WorkbookWriter& writer, const RunIndex& index, const Members& members,
                         const WageTable& table);

}  // namespace fenhao::report
