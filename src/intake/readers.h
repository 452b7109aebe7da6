// The readers of the ten kinds, behind read(). Each checks its rows and the rows against each other, and puts
// the good ones into the content.
#pragma once

#include "intake/intake.h"
#include "intake/known.h"
#include "intake/table.h"

namespace fenhao::intake {

// The input code a heading means: by its whole path, its last word, or its last two written together.
std::string item_code(const std::map<std::string, std::string>& names, const std::string& heading);

void read_entities(Table& table, Known& known, Content& content);
void read_accounts(Table& table, Known& known, Content& content);
void read_roster(Table& table, Known& known, Content& content);
void read_moves(Table& table, Known& known, Content& content);
void read_salary(Table& table, Known& known, Content& content);
void read_monthly(Table& table, Known& known, Kind kind, Content& content);
void read_deductions(Table& table, Known& known, Content& content);
void read_contributions(Table& table, Known& known, Content& content);
void read_history(Table& table, Known& known, Content& content);
void read_work_terms(Table& table, Known& known, Content& content);

// Rows marked 作废, after the others: a row that is taken back and stated anew in one file is a conflict.
void read_voidings(Table& table, Known& known, Kind kind, Content& content);

}  // namespace fenhao::intake
