#include "store/sqlite_connection.h"

#include <sqlite3.h>

#include "store/script.h"
#include "store/sqlite_error.h"

namespace fenhao::store {
namespace {

constexpr std::chrono::milliseconds default_patience{10'000};
constexpr std::int64_t application_id = 0x464E484F;  // "FNHO" in the file's header

}  // namespace

// One run of a statement: a kept one is reset afterwards; one prepared because the kept one is running is dropped.
class SqliteConnection::Execution {
 public:
  explicit Execution(SqliteStatement& kept) : statement_(&kept) { kept.in_use = true; }
  explicit Execution(std::unique_ptr<SqliteStatement> own) : own_(std::move(own)), statement_(own_.get()) {}
  Execution(Execution&& other) noexcept
      : own_(std::move(other.own_)), statement_(std::exchange(other.statement_, nullptr)) {}
  Execution& operator=(Execution&&) = delete;
  ~Execution() {
    if (!statement_) return;
    statement_->reset();
    statement_->in_use = false;
  }
  SqliteStatement& statement() const { return *statement_; }

 private:
  std::unique_ptr<SqliteStatement> own_;
  SqliteStatement* statement_;
};

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open_with(const char* name, int flags) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(name, &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database));
  if (code != SQLITE_OK) return fail(sqlite_error(code, sqlite3_errstr(code)));
  sqlite3_extended_result_codes(database, 1);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // "x" is a name, never a text
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  connection->set_lock_patience(default_patience);
  return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::filesystem::path& file) {
  FENHAO_TRY(connection, open_with(file.c_str(), SQLITE_OPEN_READWRITE));
  FENHAO_CHECK(connection->configure(false));
  return std::move(connection);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open_in_memory() {
  FENHAO_TRY(connection, open_with(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  FENHAO_CHECK(connection->configure(true));
  return std::move(connection);
}

Status SqliteConnection::configure(bool in_memory) {
  std::string journal;
  FENHAO_CHECK(query("PRAGMA journal_mode = WAL", {}, [&](const Row& row) -> Status {
    journal = row.text(0);
    return {};
  }));
  if (!in_memory && journal != "wal")
    return fail(
        Error(ErrorCode::unavailable, {"数据库不能使用预写日志，可能放在了网络磁盘上",
                                       "the database cannot use a write-ahead log, it may be on a network drive"})
            .way_out({"把数据目录放在本机磁盘", "keep the data directory on a local disk"}));
  return run_script(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close_v2(database_);
}

void SqliteConnection::set_lock_patience(std::chrono::milliseconds patience) {
  sqlite3_busy_timeout(database_, static_cast<int>(patience.count()));
}

Result<SqliteConnection::Execution> SqliteConnection::begin_execution(std::string_view sql,
                                                                      std::span<const Parameter> parameters) {
  FENHAO_CHECK(may_go_on());
  const auto bound = [&](Execution execution) -> Result<Execution> {
    FENHAO_CHECK(execution.statement().bind(parameters));
    return execution;
  };
  const auto kept = statements_.find(sql);
  if (kept != statements_.end() && !kept->second->in_use) return bound(Execution(*kept->second));
  auto prepared = SqliteStatement::prepare(database_, sql);
  if (!prepared) return failed(prepared.error());
  auto& fresh = *prepared;
  if (kept != statements_.end()) return bound(Execution(std::move(fresh)));
  return bound(Execution(*statements_.emplace(std::string(sql), std::move(fresh)).first->second));
}

Result<bool> SqliteConnection::step(SqliteStatement& statement) {
  auto stepped = statement.step();
  if (!stepped) return failed(stepped.error());
  return stepped;
}

Status SqliteConnection::query(std::string_view sql, std::span<const Parameter> parameters,
                               const std::function<Status(const Row&)>& each) {
  FENHAO_TRY(execution, begin_execution(sql, parameters));
  try {
    while (true) {
      FENHAO_TRY(has_row, step(execution.statement()));
      if (!has_row) return {};
      FENHAO_CHECK(each(execution.statement().row()));
    }
  } catch (const Failure& failure) {
    return fail(failure.error());
  }
}

Status SqliteConnection::execute(std::string_view sql, std::span<const Parameter> parameters) {
  return query(sql, parameters, [](const Row&) -> Status { return {}; });
}

// BYTES, as a word of its own, is BLOB here.
Status SqliteConnection::run_script(const std::string& sql) {
  const int code = sqlite3_exec(database_, with_word(sql, "BYTES", "BLOB").c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failed(sqlite_error(code, sqlite3_errmsg(database_)));
  return {};
}

Result<std::vector<std::string>> SqliteConnection::tables() {
  return texts(*this, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", {});
}

Result<std::vector<std::string>> SqliteConnection::columns(const std::string& table) {
  return texts(*this, "SELECT name FROM pragma_table_info($1) ORDER BY cid", {bind(table)});
}

Result<std::vector<std::string>> SqliteConnection::key(const std::string& table) {
  return texts(*this, "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", {bind(table)});
}

Status SqliteConnection::set_mark() { return run_script("PRAGMA application_id = " + std::to_string(application_id)); }

Status SqliteConnection::check_mark() {
  std::int64_t id = 0;
  FENHAO_CHECK(query("PRAGMA application_id", {}, [&](const Row& row) -> Status {
    id = row.integer(0);
    return {};
  }));
  if (id == application_id) return {};
  return fail(
      Error(ErrorCode::not_allowed, {"文件不是本程序的数据库，或创建时中断",
                                     "the file is no database of this program, or its creation was interrupted"})
          .way_out(
              {"指明正确的数据目录；若是中断的新建，删除该文件后重新初始化",
               "name the right data directory; after an interrupted creation delete the file and initialise again"}));
}

// One prepared row, stepped again and again inside one transaction.
Status SqliteConnection::insert_many(std::string_view table, std::span<const std::string> columns,
                                     const std::function<bool(std::vector<Parameter>&)>& next) {
  std::string names, places;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names += (i > 0 ? ", " : "") + columns[i];
    places += (i > 0 ? ", $" : "$") + std::to_string(i + 1);
  }
  const std::string sql = "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + places + ")";
  return transaction([&]() -> Status {
    FENHAO_TRY(statement, SqliteStatement::prepare(database_, sql));
    for (std::vector<Parameter> row; next(row); row.clear()) {
      FENHAO_CHECK(statement->bind(row));
      FENHAO_CHECK(step(*statement));
      statement->reset();
    }
    return {};
  });
}

std::int64_t SqliteConnection::changes() const { return sqlite3_changes64(database_); }

Status SqliteConnection::clear() {
  FENHAO_TRY(all, tables());
  for (const auto& table : all) FENHAO_CHECK(execute("DROP TABLE " + table));
  return run_script("PRAGMA application_id = 0");
}

Status SqliteConnection::begin_writing() { return execute("BEGIN IMMEDIATE"); }

// The state is fixed by the first reading, which is made at once.
Status SqliteConnection::begin_reading() {
  FENHAO_CHECK(execute("BEGIN"));
  auto fixed = execute("SELECT count(*) FROM sqlite_master");
  if (fixed) fixed = execute("PRAGMA query_only = ON");
  if (!fixed) undo();
  return fixed;
}

Status SqliteConnection::commit() {
  if (is_in_snapshot()) FENHAO_CHECK(execute("PRAGMA query_only = OFF"));
  return execute("COMMIT");
}

void SqliteConnection::undo() {
  if (is_in_snapshot()) sqlite3_exec(database_, "PRAGMA query_only = OFF", nullptr, nullptr, nullptr);
  if (sqlite3_get_autocommit(database_) == 0) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace fenhao::store
