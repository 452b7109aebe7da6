// What is said about a row that could not be computed. Internal to formula/.
#pragma once

#include "formula/code.h"
#include "formula/program_state.h"

namespace fenhao::formula {

// The message names the step of the formula, never a value of the employee.
Error describe_row_error(const ProgramState& program, ErrorId error);

}  // namespace fenhao::formula
