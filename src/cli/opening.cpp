#include "cli/opening.h"

namespace fenhao::cli {

Result<store::Store> open_store(const Context& context) {
  return store::Store::open(context.paths.database(), context.paths.key);
}

Result<month::Workspace> open_workspace(const Context& context) { return month::Workspace::open(context.paths); }

}  // namespace fenhao::cli
