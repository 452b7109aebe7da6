// Opening what a command works on.
#pragma once

#include "cli/context.h"
#include "month/workspace.h"
#include "store/store.h"

namespace fenhao::cli {

Result<store::Store> open_store(const Context& context);           // the database alone
Result<month::Workspace> open_workspace(const Context& context);  // with the law and the salary groups

}  // namespace fenhao::cli
