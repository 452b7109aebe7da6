// What a roster row says about a person, checked against the identity number. Pure.
#pragma once

#include "intake/intake.h"
#include "intake/table.h"
#include "people/people.h"

namespace fenhao::intake {

// Identity, birth, sex, nationality, household, phone and bank account of the row; complaints on the row.
people::Person read_person(Row& row, const Surroundings& known);

}  // namespace fenhao::intake
