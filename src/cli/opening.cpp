#include "cli/opening.h"

namespace fenhao::cli {
namespace {

Status require_workspace(const Context& context) {
  std::error_code unreadable;
  if (std::filesystem::exists(context.paths.data / "fenhao.db", unreadable) || unreadable) return {};
  const std::string data = context.paths.data.string();
  return fail(Error(ErrorCode::not_found, {"公司数据目录 " + data + " 还没有建立", "there is no workspace in " + data + " yet"})
                  .way_out({"先新建：fenhao init --data " + data + "；已经建过的，用 --data 指明它在哪里",
                            "make one: fenhao init --data " + data + "; if you have one already, name it with --data"}));
}

}  // namespace

Result<store::Store> open_store(const Context& context) {
  FENHAO_CHECK(require_workspace(context));
  return store::Store::open(context.paths.data, context.paths.key);
}

Result<month::Workspace> open_workspace(const Context& context) {
  FENHAO_CHECK(require_workspace(context));
  return month::Workspace::open(context.paths);
}

}  // namespace fenhao::cli
