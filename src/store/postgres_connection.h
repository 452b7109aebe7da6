// The PostgreSQL engine: one connection to a server, one tenant's schema, statements kept by text, binary values.
// Texts compare byte by byte as in SQLite (COLLATE "C"), whatever the database's own order is. A connection that broke
// is made anew by the next statement outside a transaction.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "store/engine.h"

struct pg_conn;
struct pg_result;

namespace fenhao::store {

class PostgresStatement;
class PostgresStream;

class PostgresConnection final : public Engine {
 public:
  // `url` as libpq reads it: postgresql://user@host/database. invalid_input for another text, unavailable when the
  // server does not answer, not_allowed before PostgreSQL 15 or for a database that is not UTF-8. No error shows
  // a password. The schema need not be there.
  static Result<std::unique_ptr<PostgresConnection>> open(const std::string& url, const std::string& schema);
  ~PostgresConnection() override;

  using Connection::execute;
  using Connection::query;
  // Outside a transaction it is one of its own.
  Status execute(std::string_view sql, std::span<const Parameter> parameters = {}) override;
  // A large result is read as it comes in; a statement inside `each` lets the rest be kept first.
  Status query(std::string_view sql, std::span<const Parameter> parameters,
               const std::function<Status(const Row&)>& each) override;
  Status insert_many(std::string_view table, std::span<const std::string> columns,
                     const std::function<bool(std::vector<Parameter>&)>& next) override;
  std::int64_t changes() const override { return changes_; }

  Status run_script(const std::string& sql) override;
  Result<std::vector<std::string>> tables() override;
  Result<std::vector<std::string>> columns(const std::string& table) override;
  Result<std::vector<std::string>> key(const std::string& table) override;
  void set_lock_patience(std::chrono::milliseconds patience) override;
  Status set_mark() override;    // makes the schema; conflict when it is there
  Status check_mark() override;  // not_found when there is no schema
  Status clear() override;       // drops the schema
  // The schemas of this program in the database whose names begin with `prefix`.
  Result<std::vector<std::string>> marked_schemas(const std::string& prefix);

 private:
  struct CloseConnection {
    void operator()(pg_conn* connection) const;
  };
  using Handle = std::unique_ptr<pg_conn, CloseConnection>;

  PostgresConnection(std::string url, std::string schema);
  Status connect();
  Status configure();
  Status ready();
  Result<PostgresStatement*> prepared(std::string_view sql);
  Status command(const std::string& sql);
  Status copy_in(const std::string& sql, const std::function<bool(std::vector<Parameter>&)>& next);
  Status end_copy(const char* problem);
  std::unexpected<Error> failed_result(const pg_result* result);

  Status begin(const std::string& sql);
  Status begin_writing() override;
  Status begin_reading() override;
  Status commit() override;
  void undo() override;

  std::string url_, schema_;
  Handle handle_;
  std::map<std::string, std::unique_ptr<PostgresStatement>, std::less<>> statements_;
  PostgresStream* stream_ = nullptr;  // the result that is being read
  std::chrono::milliseconds patience_{10'000};
  std::int64_t changes_ = 0;
};

}  // namespace fenhao::store
