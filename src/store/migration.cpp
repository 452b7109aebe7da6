#include "store/migration.h"

#include <cctype>
#include <map>

#include "store/sqlite_connection.h"

namespace fenhao::store {
namespace {

// BYTES, as a word of its own, is what the engine calls it.
std::string for_sqlite(std::string sql) {
  constexpr std::string_view common = "BYTES", own = "BLOB";
  const auto in_a_word = [&](std::size_t at) {
    return at < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[at])) || sql[at] == '_');
  };
  for (std::size_t at = sql.find(common); at != std::string::npos; at = sql.find(common, at + 1))
    if (!in_a_word(at - 1) && !in_a_word(at + common.size())) sql.replace(at, common.size(), own);
  return sql;
}

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
Result<std::map<int, std::string>> applied(SqliteConnection& connection) {
  std::map<int, std::string> digests;
  bool is_new = true;
  FENHAO_CHECK(
      connection.query("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'", {}, [&](const Row&) -> Status {
        is_new = false;
        return {};
      }));
  if (is_new) return digests;
  FENHAO_CHECK(connection.query("SELECT number, digest FROM schema_migration", {}, [&](const Row& row) -> Status {
    digests[static_cast<int>(row.integer(0))] = row.text(1);
    return {};
  }));
  return digests;
}

Status apply(SqliteConnection& connection, const Migration& migration, const std::string& now) {
  auto done = connection.run_script(for_sqlite(migration.sql));
  if (!done)
    return fail(std::move(done).error().while_doing(
        {"执行数据库变更 " + migration.name, "applying migration " + migration.name}));
  const std::vector<Parameter> row{bind(migration.number), bind(migration.name), bind(sha256_hex(migration.sql)),
                                   bind(now)};
  return connection.execute("INSERT INTO schema_migration (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
                            row);
}

// Those of `migrations` that are still to be applied.
Result<std::vector<Migration>> pending(SqliteConnection& connection, std::span<const Migration> migrations) {
  FENHAO_TRY(digests, applied(connection));
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

Status migrate(SqliteConnection& connection, std::span<const Migration> migrations, const std::string& now) {
  FENHAO_TRY(left, pending(connection, migrations));
  if (left.empty()) return {};  // without a lock
  return connection.transaction([&]() -> Status {
    FENHAO_CHECK(connection.run_script(
        "CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
        "digest TEXT NOT NULL, applied_at TEXT NOT NULL)"));
    FENHAO_TRY(still_left, pending(connection, migrations));  // another process may have been first
    for (const auto& migration : still_left) FENHAO_CHECK(apply(connection, migration, now));
    return {};
  });
}

}  // namespace fenhao::store
