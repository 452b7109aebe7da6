// The columns of the ten kinds of files, with the headings people use for them. Labels are what our own templates
// say; synonyms were met in exports of HR systems, payroll sheets and forms of the authorities.
#pragma once

#include "intake/intake.h"

namespace fenhao::intake {

sheet::Schema entity_schema();
sheet::Schema account_schema();
sheet::Schema roster_schema();
sheet::Schema move_schema();
sheet::Schema salary_schema();
sheet::Schema attendance_schema();
sheet::Schema variable_schema();
sheet::Schema deduction_schema();
sheet::Schema contribution_schema();
sheet::Schema history_schema();
sheet::Schema work_terms_schema();

// Words that titles and file names use for a kind.
std::vector<std::string> kind_words(Kind kind);

// The columns that any list of people may have.
sheet::Field employee_field();
sheet::Field name_field();
sheet::Field entity_field(bool required);
sheet::Field place_field(bool required);
sheet::Field only_place_field();  // where no other place could be meant: "城市" too
// Marks a row whose record of the same key is to be taken back (read_voidings.cpp).
sheet::Field voided_field();

}  // namespace fenhao::intake
