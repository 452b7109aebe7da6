#include "store/migration.h"

#include <algorithm>
#include <map>

#include "store/engine.h"

namespace fenhao::store {
namespace {

Error changed_text(const Migration& migration) {
  return Error(ErrorCode::conflict, {"数据库变更 " + migration.name + " 的文本与当初执行的不一致",
                                     "the migration " + migration.name + " differs from the text that was applied"})
      .way_out({"已执行的变更不可修改，请使用原版程序，或另写一个新的变更",
                "an applied migration never changes: use the original program, or write a new migration"});
}

Error newer_database(int number) {
  const std::string text = std::to_string(number);
  return Error(ErrorCode::not_allowed, {"数据库由更新的程序版本写成（变更 " + text + "）",
                                        "the database was written by a newer program (migration " + text + ")"})
      .way_out({"请升级本程序后再打开", "upgrade this program, then open it again"});
}

// Digests by number of what was applied; empty for a new database.
Result<std::map<int, std::string>> applied(Engine& engine) {
  std::map<int, std::string> digests;
  FENHAO_TRY(tables, engine.tables());
  if (std::ranges::find(tables, "schema_migration") == tables.end()) return digests;
  FENHAO_CHECK(engine.query("SELECT number, digest FROM schema_migration", {}, [&](const Row& row) -> Status {
    digests[static_cast<int>(row.integer(0))] = row.text(1);
    return {};
  }));
  return digests;
}

Status apply(Engine& engine, const Migration& migration, const std::string& now) {
  auto done = engine.run_script(migration.sql);
  if (!done)
    return fail(std::move(done).error().while_doing(
        {"执行数据库变更 " + migration.name, "applying migration " + migration.name}));
  const std::vector<Parameter> row{bind(migration.number), bind(migration.name), bind(sha256_hex(migration.sql)),
                                   bind(now)};
  return engine.execute("INSERT INTO schema_migration (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
                            row);
}

// Those of `migrations` that are still to be applied.
Result<std::vector<Migration>> pending(Engine& engine, std::span<const Migration> migrations) {
  FENHAO_TRY(digests, applied(engine));
  const int newest = migrations.empty() ? 0 : migrations.back().number;
  if (!digests.empty() && digests.rbegin()->first > newest) return fail(newer_database(digests.rbegin()->first));
  std::vector<Migration> left;
  for (const auto& migration : migrations) {
    const auto known = digests.find(migration.number);
    if (known == digests.end())
      left.push_back(migration);
    else if (known->second != sha256_hex(migration.sql))
      return fail(changed_text(migration));
  }
  return left;
}

}  // namespace

Status migrate(Engine& engine, std::span<const Migration> migrations, const std::string& now) {
  FENHAO_TRY(left, pending(engine, migrations));
  if (left.empty()) return {};  // without a lock
  return engine.transaction([&]() -> Status {
    FENHAO_CHECK(engine.run_script(
        "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
        "digest TEXT NOT NULL, applied_at TEXT NOT NULL)"));
    FENHAO_TRY(still_left, pending(engine, migrations));  // another process may have been first
    for (const auto& migration : still_left) FENHAO_CHECK(apply(engine, migration, now));
    return {};
  });
}

}  // namespace fenhao::store
