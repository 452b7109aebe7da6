// One prepared statement of SQLite: parameters by number, rows with checked types. For sqlite_connection.cpp.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "store/store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace fenhao::store {

class SqliteStatement {
 public:
  // internal when the text is not one statement or its parameters are not $1, $2 …
  static Result<std::unique_ptr<SqliteStatement>> prepare(sqlite3* database, std::string_view sql);
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement();

  // The values are not copied: they must outlive the execution.
  Status bind(std::span<const Parameter> parameters);
  // true = a row stands ready, false = done.
  Result<bool> step();
  // The row that step() made ready; reading a column as another type throws Failure(internal).
  const Row& row() const { return *row_; }
  void reset();

  bool in_use = false;

 private:
  explicit SqliteStatement(sqlite3* database) : database_(database) {}
  Status number_parameters();
  int bind_one(int index, const Parameter& parameter);

  sqlite3* database_;
  sqlite3_stmt* handle_ = nullptr;
  std::unique_ptr<Row> row_;
  // SQLite counts named parameters by appearance; this is the $number of each of them.
  std::vector<std::size_t> numbers_;
  std::size_t highest_ = 0;
};

}  // namespace fenhao::store
