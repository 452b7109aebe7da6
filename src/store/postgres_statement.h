// One prepared statement of PostgreSQL and the rows of its result. For postgres_connection.cpp.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/store.h"

struct pg_conn;
struct pg_result;

namespace fenhao::store {

struct ClearResult {
  void operator()(pg_result* result) const;
};
using PostgresResult = std::unique_ptr<pg_result, ClearResult>;

// What went wrong as SQLSTATE and the names the server gives; connections that broke have no state.
Error error_of(const pg_conn* connection, const pg_result* result);

class PostgresStatement {
 public:
  // internal when the text is not one statement.
  static Result<std::unique_ptr<PostgresStatement>> prepare(pg_conn* connection, std::string_view sql,
                                                            const std::string& name);
  // Sends it with its values; the result is then read by a PostgresStream. internal when number or type of the
  // values is not what the statement takes.
  Status send(pg_conn* connection, std::span<const Parameter> parameters) const;

 private:
  Result<std::string> encoded(std::size_t index, const Parameter& value) const;

  std::string name_;
  std::vector<unsigned> types_;  // of the parameters
};

// The rows of a result as they come in. While it lives the connection can take no other statement, unless the rest
// was kept first.
class PostgresStream {
 public:
  explicit PostgresStream(pg_conn* connection) : connection_(connection) {}
  PostgresStream(const PostgresStream&) = delete;
  PostgresStream& operator=(const PostgresStream&) = delete;
  ~PostgresStream() { keep_rest(); }

  // The next result: one row, or at the end none. Null when the end was reached before.
  PostgresResult next();
  void keep_rest();

 private:
  PostgresResult receive();

  pg_conn* connection_;
  std::deque<PostgresResult> kept_;
  bool is_received_ = false;
};

class PostgresRow final : public Row {
 public:
  explicit PostgresRow(const pg_result* result) : result_(result) {}
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  std::string text(int column) const override;
  Blob blob(int column) const override;
  Parameter value(int column) const override;

 private:
  // The bytes of a value that is of one of `types`; Failure otherwise.
  std::string_view bytes(int column, std::initializer_list<unsigned> types, const char* expected) const;

  const pg_result* result_;
};

}  // namespace fenhao::store
