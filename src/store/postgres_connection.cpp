#include "store/postgres_connection.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>

#include "store/postgres_binary.h"
#include "store/postgres_error.h"
#include "store/postgres_statement.h"
#include "store/script.h"

namespace fenhao::store {
namespace {

constexpr int oldest_server = 15'00'00;
constexpr std::size_t copy_piece = 1 << 18;        // bytes handed to the server at once
constexpr std::int64_t rows_worth_counting = 2000;  // from here on the planner is told what a table holds now
constexpr std::int32_t lock_class = 0x464E484F;    // "FNHO": advisory locks of this program
constexpr std::string_view mark = "Fenhao 分毫";

Error wrong_address() {
  return Error(ErrorCode::invalid_input, {"数据库地址写错", "the database's address is wrong"})
      .way_out({"写成 postgresql://用户@主机:端口/数据库；密码写在 ~/.pgpass",
                "write postgresql://user@host:port/database; a password belongs into ~/.pgpass"});
}

// The text libpq reports, in one line.
std::string one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  for (auto& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  return text;
}

std::string as_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

std::string as_text(std::string_view value) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? std::string("''") : std::string(1, c);
  return text + "'";
}

// Which writers wait for one another: those of one schema. FNV-1a; the same name twice is all that matters.
std::int32_t lock_number(std::string_view schema) {
  std::uint32_t hash = 2166136261u;
  for (const char c : schema) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return static_cast<std::int32_t>(hash);
}

Status check_address(const std::string& url) {
  if (!url.starts_with("postgresql://") && !url.starts_with("postgres://")) return fail(wrong_address());
  char* problem = nullptr;  // it may quote the address with its password
  PQconninfoOption* options = PQconninfoParse(url.c_str(), &problem);
  PQfreemem(problem);
  if (!options) return fail(wrong_address());
  PQconninfoFree(options);
  return {};
}

Status check_server(const PGconn* connection) {
  if (PQserverVersion(connection) < oldest_server)
    return fail(Error(ErrorCode::not_allowed, {"数据库服务器版本低于 PostgreSQL 15", "the server is older than PostgreSQL 15"})
                    .way_out({"升级服务器", "upgrade the server"}));
  const char* encoding = PQparameterStatus(connection, "server_encoding");
  if (!encoding || std::string_view(encoding) != "UTF8")
    return fail(Error(ErrorCode::not_allowed, {"数据库的编码不是 UTF-8", "the database's encoding is not UTF-8"})
                    .way_out({"另建数据库：CREATE DATABASE fenhao ENCODING 'UTF8' TEMPLATE template0",
                              "make another: CREATE DATABASE fenhao ENCODING 'UTF8' TEMPLATE template0"}));
  return {};
}

}  // namespace

void PostgresConnection::CloseConnection::operator()(pg_conn* connection) const { PQfinish(connection); }
PostgresConnection::PostgresConnection(std::string url, std::string schema)
    : url_(std::move(url)), schema_(std::move(schema)) {}
PostgresConnection::~PostgresConnection() = default;

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& url, const std::string& schema) {
  FENHAO_CHECK(check_address(url));
  std::unique_ptr<PostgresConnection> connection(new PostgresConnection(url, schema));
  FENHAO_CHECK(connection->connect());
  return connection;
}

// What stands before the address is a default that it may change; what stands behind it holds.
Status PostgresConnection::connect() {
  statements_.clear();
  const std::array keys{"application_name", "connect_timeout", "keepalives_idle", "keepalives_interval", "tcp_user_timeout", "dbname", "client_encoding", static_cast<const char*>(nullptr)};
  const std::array values{"fenhao", "10", "30", "10", "60000", url_.c_str(), "UTF8", static_cast<const char*>(nullptr)};
  handle_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
  if (PQstatus(handle_.get()) != CONNECTION_OK) return fail(no_connection(one_line(PQerrorMessage(handle_.get()))));
  PQsetNoticeProcessor(handle_.get(), [](void*, const char*) {}, nullptr);
  FENHAO_CHECK(check_server(handle_.get()));
  return configure();
}

// A client that died must not hold the writer's lock for long: the server looks whether it is still there.
Status PostgresConnection::configure() {
  return command("SET search_path TO " + as_name(schema_) +
                 "; SET jit TO off; SET standard_conforming_strings TO on; SET tcp_keepalives_idle TO 30; SET tcp_keepalives_interval TO 10; "
                 "SET client_connection_check_interval TO 2000; SET statement_timeout TO 0; SET idle_in_transaction_session_timeout TO 0; SET lock_timeout TO " +
                 std::to_string(std::max<std::int64_t>(1, patience_.count())) +
                 "; SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
}

// The connection free for a statement; one that broke outside a transaction is made anew.
Status PostgresConnection::ready() {
  FENHAO_CHECK(may_go_on());
  if (stream_) stream_->keep_rest();
  if (is_in_transaction()) return PQstatus(handle_.get()) == CONNECTION_OK ? Status() : failed(lost_connection());
  // Notices that the server has gone: its farewell comes first, the end of the connection behind it.
  for (int reads = 0; reads < 2; ++reads) PQconsumeInput(handle_.get());
  return PQstatus(handle_.get()) == CONNECTION_OK ? Status() : connect();
}

std::unexpected<Error> PostgresConnection::failed_result(const pg_result* result) {
  return failed(error_of(handle_.get(), result));
}

// Statements without parameters and rows, several at once; to the server's own text protocol.
Status PostgresConnection::command(const std::string& sql) {
  if (stream_) stream_->keep_rest();
  const PostgresResult result(PQexec(handle_.get(), sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
  return failed_result(result.get());
}

Result<PostgresStatement*> PostgresConnection::prepared(std::string_view sql) {
  if (const auto kept = statements_.find(sql); kept != statements_.end()) return kept->second.get();
  auto fresh = PostgresStatement::prepare(handle_.get(), sql, "fenhao_" + std::to_string(statements_.size()));
  if (!fresh) return failed(fresh.error());
  return statements_.emplace(std::string(sql), std::move(*fresh)).first->second.get();
}

Status PostgresConnection::query(std::string_view sql, std::span<const Parameter> parameters,
                                 const std::function<Status(const Row&)>& each) {
  FENHAO_CHECK(ready());
  FENHAO_TRY(statement, prepared(sql));
  FENHAO_CHECK(statement->send(handle_.get(), parameters));
  PostgresStream stream(handle_.get());
  PostgresStream* const outer = std::exchange(stream_, &stream);
  const auto read = [&]() -> Status {
    while (auto result = stream.next()) {
      switch (PQresultStatus(result.get())) {
        case PGRES_SINGLE_TUPLE: FENHAO_CHECK(each(PostgresRow(result.get()))); break;
        case PGRES_TUPLES_OK: break;
        case PGRES_COMMAND_OK: {
          const std::string_view count = PQcmdTuples(result.get());
          changes_ = 0;
          std::from_chars(count.data(), count.data() + count.size(), changes_);
          break;
        }
        default: return failed_result(result.get());
      }
    }
    return {};
  };
  try {
    const auto done = read();
    stream_ = outer;
    return done;
  } catch (const Failure& failure) {
    stream_ = outer;
    return fail(failure.error());
  } catch (...) {
    stream_ = outer;
    throw;
  }
}

Status PostgresConnection::execute(std::string_view sql, std::span<const Parameter> parameters) {
  const auto run = [&] { return query(sql, parameters, [](const Row&) -> Status { return {}; }); };
  return is_in_transaction() ? run() : transaction(run);
}

// BYTES, as a word of its own, is BYTEA here, and a TEXT is compared byte by byte.
Status PostgresConnection::run_script(const std::string& sql) {
  FENHAO_CHECK(ready());
  FENHAO_CHECK(command(with_word(with_word(sql, "BYTES", "BYTEA"), "TEXT", "TEXT COLLATE \"C\"") + "; DEALLOCATE ALL"));
  statements_.clear();  // what they were prepared for may have changed
  return {};
}

Status PostgresConnection::insert_many(std::string_view table, std::span<const std::string> columns,
                                       const std::function<bool(std::vector<Parameter>&)>& next) {
  std::string names;
  for (const auto& column : columns) names += (names.empty() ? "" : ", ") + column;
  const std::string target(table);
  return transaction([&]() -> Status {
    FENHAO_CHECK(ready());
    FENHAO_CHECK(copy_in("COPY " + target + " (" + names + ") FROM STDIN (FORMAT binary)", next));
    return changes_ < rows_worth_counting ? Status() : command("ANALYZE " + target);
  });
}

Status PostgresConnection::copy_in(const std::string& sql, const std::function<bool(std::vector<Parameter>&)>& next) {
  const PostgresResult begun(PQexec(handle_.get(), sql.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return failed_result(begun.get());
  std::string piece = postgres::copy_head();
  const auto send = [&] {
    const bool sent = PQputCopyData(handle_.get(), piece.data(), static_cast<int>(piece.size())) == 1;
    piece.clear();
    return sent;
  };
  std::vector<Parameter> row;
  try {
    for (; next(row); row.clear()) {
      postgres::add_copy_row(piece, row);
      if (piece.size() >= copy_piece && !send()) return end_copy(nullptr);
    }
  } catch (...) {
    (void)end_copy("stopped by the program");
    throw;
  }
  piece += postgres::copy_end();
  (void)send();  // a failure shows in the result
  return end_copy(nullptr);
}

Status PostgresConnection::end_copy(const char* problem) {
  PQputCopyEnd(handle_.get(), problem);
  Status done;
  changes_ = 0;
  while (const PostgresResult result{PQgetResult(handle_.get())}) {
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
      const std::string_view count = PQcmdTuples(result.get());
      std::from_chars(count.data(), count.data() + count.size(), changes_);
    } else if (done) {
      done = failed_result(result.get());
    }
    if (PQresultStatus(result.get()) == PGRES_COPY_IN) break;  // the connection broke
  }
  return done;
}

Result<std::vector<std::string>> PostgresConnection::tables() {
  return texts(*this, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace($1) ORDER BY relname COLLATE \"C\"", {bind(as_name(schema_))});
}

Result<std::vector<std::string>> PostgresConnection::columns(const std::string& table) {
  return texts(*this, "SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = to_regnamespace($1) AND c.relname = $2 AND c.relkind = 'r' "
                      "AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
               {bind(as_name(schema_)), bind(table)});
}

Result<std::vector<std::string>> PostgresConnection::key(const std::string& table) {
  return texts(*this, "SELECT a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid CROSS JOIN unnest(i.indkey) WITH ORDINALITY k(column_number, place) "
                      "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.column_number WHERE i.indisprimary AND c.relnamespace = to_regnamespace($1) AND c.relname = $2 ORDER BY k.place",
               {bind(as_name(schema_)), bind(table)});
}

Result<std::vector<std::string>> PostgresConnection::marked_schemas(const std::string& prefix) {
  return texts(*this, "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1) AND obj_description(oid, 'pg_namespace') = $2 ORDER BY nspname COLLATE \"C\"",
               {bind(prefix), bind(std::string(mark))});
}

void PostgresConnection::set_lock_patience(std::chrono::milliseconds patience) {
  patience_ = patience;
  (void)command("SET lock_timeout TO " + std::to_string(std::max<std::int64_t>(1, patience.count())));  // 0 would be for ever
}

Status PostgresConnection::set_mark() {
  return command("CREATE SCHEMA " + as_name(schema_) + "; COMMENT ON SCHEMA " + as_name(schema_) + " IS " + as_text(mark));
}

Status PostgresConnection::check_mark() {
  bool is_there = false;
  std::string found;
  FENHAO_CHECK(query("SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = $1", {bind(schema_)}, [&](const Row& row) -> Status {
    is_there = true;
    found = row.text(0);
    return {};
  }));
  if (found == mark) return {};
  if (!is_there) return fail(ErrorCode::not_found, "数据库里没有模式 " + schema_, "there is no schema " + schema_ + " in the database");
  return fail(Error(ErrorCode::not_allowed, {"模式 " + schema_ + " 不是本程序建立的", "the schema " + schema_ + " was not made by this program"})
                  .way_out({"换一个数据库，或请管理员给该模式改名", "use another database, or have that schema renamed"}));
}

Status PostgresConnection::clear() {
  FENHAO_CHECK(check_mark());
  return command("DROP SCHEMA " + as_name(schema_) + " CASCADE");
}

Status PostgresConnection::begin(const std::string& sql) {
  FENHAO_CHECK(ready());
  auto begun = command(sql);
  if (!begun && PQstatus(handle_.get()) == CONNECTION_BAD) {  // nothing was done yet
    FENHAO_CHECK(connect());
    begun = command(sql);
  }
  if (!begun) undo();
  return begun;
}

// One writer a schema: who begins to write waits for the others, and then sees what they wrote.
Status PostgresConnection::begin_writing() {
  return begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(" + std::to_string(lock_class) + ", " + std::to_string(lock_number(schema_)) + ")");
}

Status PostgresConnection::begin_reading() { return begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1"); }

Status PostgresConnection::commit() {
  auto done = command("COMMIT");
  if (!done && PQstatus(handle_.get()) == CONNECTION_BAD) return fail(lost_commit());
  return done;
}

void PostgresConnection::undo() {
  if (stream_) stream_->keep_rest();
  if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) PQclear(PQexec(handle_.get(), "ROLLBACK"));
}

}  // namespace fenhao::store
