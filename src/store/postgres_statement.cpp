#include "store/postgres_statement.h"

#include <libpq-fe.h>

#include <algorithm>

#include "store/binary.h"
#include "store/postgres_binary.h"
#include "store/postgres_error.h"
#include "store/statement_error.h"

namespace fenhao::store {
namespace {

bool is_integer(unsigned type) {
  return type == postgres::int8 || type == postgres::int4 || type == postgres::int2;
}

bool is_text(unsigned type) { return type == postgres::text || type == postgres::varchar || type == postgres::name; }

std::size_t size_of(unsigned type) { return type == postgres::int8 ? 8 : type == postgres::int4 ? 4 : 2; }

// Never the DETAIL of the server, which quotes values.
std::string names_in(const PGresult* result, std::string_view state) {
  const auto field = [&](int code) {
    const char* text = PQresultErrorField(result, code);
    return std::string(text ? text : "");
  };
  std::string names = field(PG_DIAG_CONSTRAINT_NAME);
  if (names.empty()) names = field(PG_DIAG_TABLE_NAME) + (field(PG_DIAG_COLUMN_NAME).empty() ? "" : "." + field(PG_DIAG_COLUMN_NAME));
  const bool speaks_of_text = state.starts_with("42") || state.starts_with("XX") || state.starts_with("58");
  if (speaks_of_text) names += (names.empty() ? "" : ": ") + field(PG_DIAG_MESSAGE_PRIMARY);
  return names.empty() ? "SQLSTATE " + std::string(state) : names;
}

}  // namespace

void ClearResult::operator()(pg_result* result) const { PQclear(result); }

Error error_of(const pg_conn* connection, const pg_result* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  if (state) return postgres_error(state, names_in(result, state));
  if (PQstatus(connection) == CONNECTION_BAD) return lost_connection();
  return Error(ErrorCode::internal, {"数据库客户端库操作失败", "the database client library failed"});
}

Result<std::unique_ptr<PostgresStatement>> PostgresStatement::prepare(pg_conn* connection, std::string_view sql,
                                                                      const std::string& name) {
  std::unique_ptr<PostgresStatement> statement(new PostgresStatement());
  statement->name_ = name;
  const PostgresResult made(PQprepare(connection, name.c_str(), std::string(sql).c_str(), 0, nullptr));
  if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) return fail(error_of(connection, made.get()));
  const PostgresResult described(PQdescribePrepared(connection, name.c_str()));
  if (PQresultStatus(described.get()) != PGRES_COMMAND_OK) return fail(error_of(connection, described.get()));
  for (int i = 0; i < PQnparams(described.get()); ++i) statement->types_.push_back(PQparamtype(described.get(), i));
  return statement;
}

Result<std::string> PostgresStatement::encoded(std::size_t index, const Parameter& value) const {
  const unsigned type = types_[index];
  if (const auto* integer = std::get_if<std::int64_t>(&value); integer && is_integer(type)) {
    const std::string bytes = big_endian(*integer, size_of(type));
    if (read_integer(bytes) == *integer) return bytes;
  }
  if (const auto* text = std::get_if<std::string>(&value); text && is_text(type)) return *text;
  if (const auto* blob = std::get_if<Blob>(&value); blob && type == postgres::bytes)
    return std::string(blob->begin(), blob->end());
  const std::string number = "$" + std::to_string(index + 1);
  return wrong_statement("参数 " + number + " 的类型与语句不符", "parameter " + number + " is of another type than the statement takes");
}

Status PostgresStatement::send(pg_conn* connection, std::span<const Parameter> parameters) const {
  if (parameters.size() != types_.size()) {
    const std::string wanted = std::to_string(types_.size()), given = std::to_string(parameters.size());
    return wrong_statement("语句要 " + wanted + " 个参数，给了 " + given + " 个",
                           "the statement takes " + wanted + " parameters, got " + given);
  }
  std::vector<std::string> bytes(parameters.size());
  std::vector<const char*> values(parameters.size(), nullptr);
  std::vector<int> lengths(parameters.size(), 0);
  const std::vector<int> formats(parameters.size(), 1);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (std::holds_alternative<std::nullptr_t>(parameters[i])) continue;
    FENHAO_TRY(encoding, encoded(i, parameters[i]));
    bytes[i] = std::move(encoding);
    values[i] = bytes[i].data();
    lengths[i] = static_cast<int>(bytes[i].size());
  }
  const int sent = PQsendQueryPrepared(connection, name_.c_str(), static_cast<int>(parameters.size()), values.data(),
                                       lengths.data(), formats.data(), 1);
  if (sent != 1) return fail(error_of(connection, nullptr));
  PQsetSingleRowMode(connection);
  return {};
}

PostgresResult PostgresStream::receive() {
  PostgresResult result(PQgetResult(connection_));
  if (!result) is_received_ = true;
  return result;
}

PostgresResult PostgresStream::next() {
  if (!kept_.empty()) {
    PostgresResult first = std::move(kept_.front());
    kept_.pop_front();
    return first;
  }
  return is_received_ ? PostgresResult() : receive();
}

void PostgresStream::keep_rest() {
  while (!is_received_)
    if (auto result = receive()) kept_.push_back(std::move(result));
}

std::string_view PostgresRow::bytes(int column, std::initializer_list<unsigned> types, const char* expected) const {
  if (column < 0 || column >= PQnfields(result_)) wrong_type(column, "column");
  if (PQgetisnull(result_, 0, column) != 0 || std::ranges::find(types, PQftype(result_, column)) == types.end())
    wrong_type(column, expected);
  return {PQgetvalue(result_, 0, column), static_cast<std::size_t>(PQgetlength(result_, 0, column))};
}

bool PostgresRow::is_null(int column) const {
  if (column < 0 || column >= PQnfields(result_)) wrong_type(column, "column");
  return PQgetisnull(result_, 0, column) != 0;
}

// A condition is 1 or 0, as in SQLite.
std::int64_t PostgresRow::integer(int column) const {
  return read_integer(
      bytes(column, {postgres::int8, postgres::int4, postgres::int2, postgres::boolean}, "integer"));
}

std::string PostgresRow::text(int column) const {
  return std::string(bytes(column, {postgres::text, postgres::varchar, postgres::name, postgres::unknown}, "text"));
}

Blob PostgresRow::blob(int column) const {
  const auto content = bytes(column, {postgres::bytes}, "blob");
  return Blob(content.begin(), content.end());
}

Parameter PostgresRow::value(int column) const {
  if (is_null(column)) return nullptr;
  const unsigned type = PQftype(result_, column);
  if (is_integer(type)) return integer(column);
  return type == postgres::bytes ? Parameter(blob(column)) : Parameter(text(column));
}

}  // namespace fenhao::store
