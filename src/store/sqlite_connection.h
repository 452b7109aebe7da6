// The SQLite engine behind store.h: one connection, its kept statements, its transaction.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "store/sqlite_statement.h"
#include "store/store.h"

namespace fenhao::store {

class SqliteConnection final : public Connection {
 public:
  // Opens an existing file: write-ahead log, full synchronous, foreign keys, waiting for locks.
  static Result<std::unique_ptr<SqliteConnection>> open(const std::filesystem::path& file);
  static Result<std::unique_ptr<SqliteConnection>> open_in_memory();
  ~SqliteConnection() override;

  using Connection::execute;
  using Connection::query;
  Status execute(std::string_view sql, std::span<const Parameter> parameters = {}) override;
  Status query(std::string_view sql, std::span<const Parameter> parameters,
               const std::function<Status(const Row&)>& each) override;
  Status insert_many(std::string_view table, std::span<const std::string> columns,
                     const std::function<bool(std::vector<Parameter>&)>& next) override;
  std::int64_t changes() const override;

  // Several statements without parameters: migrations and settings.
  Status run_script(const std::string& sql);
  // All of `work` or nothing; a call inside another joins it. When inner work failed the whole is undone, also if
  // the outer work chose to go on.
  Status transaction(const std::function<Status()>& work);
  // How long to wait for another process's lock before `unavailable`.
  void set_lock_patience(std::chrono::milliseconds patience);

 private:
  class Execution;

  explicit SqliteConnection(sqlite3* database) : database_(database) {}
  static Result<std::unique_ptr<SqliteConnection>> open_with(const char* name, int flags);
  Status configure(bool in_memory);
  Result<Execution> begin_execution(std::string_view sql, std::span<const Parameter> parameters);
  Result<bool> step(SqliteStatement& statement);
  Status run_guarded(const std::function<Status()>& work);
  Status join(const std::function<Status()>& work);
  void undo();
  bool lost_transaction() const;

  sqlite3* database_;
  std::map<std::string, std::unique_ptr<SqliteStatement>, std::less<>> statements_;
  int depth_ = 0;                // of nested transaction() calls
  std::optional<Error> doomed_;  // the failure inside the transaction that will undo it
};

}  // namespace fenhao::store
