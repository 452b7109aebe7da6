// The SQLite engine: one connection and its kept statements.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "store/engine.h"
#include "store/sqlite_statement.h"

namespace fenhao::store {

class SqliteConnection final : public Engine {
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

  Status run_script(const std::string& sql) override;
  Result<std::vector<std::string>> tables() override;
  Result<std::vector<std::string>> columns(const std::string& table) override;
  Result<std::vector<std::string>> key(const std::string& table) override;
  void set_lock_patience(std::chrono::milliseconds patience) override;
  Status set_mark() override;
  Status check_mark() override;
  Status clear() override;

 private:
  class Execution;

  explicit SqliteConnection(sqlite3* database) : database_(database) {}
  static Result<std::unique_ptr<SqliteConnection>> open_with(const char* name, int flags);
  Status configure(bool in_memory);
  Result<Execution> begin_execution(std::string_view sql, std::span<const Parameter> parameters);
  Result<bool> step(SqliteStatement& statement);
  Status begin_writing() override;
  Status begin_reading() override;
  Status commit() override;
  void undo() override;

  sqlite3* database_;
  std::map<std::string, std::unique_ptr<SqliteStatement>, std::less<>> statements_;
};

}  // namespace fenhao::store
