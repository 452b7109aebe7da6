#include "store/sqlite_statement.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>

#include "store/sqlite_error.h"
#include "store/statement_error.h"

namespace fenhao::store {
namespace {

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  bool is_null(int column) const override { return type(column) == SQLITE_NULL; }

  std::int64_t integer(int column) const override {
    if (type(column) != SQLITE_INTEGER) wrong_type(column, "integer");
    return sqlite3_column_int64(statement_, column);
  }

  std::string text(int column) const override {
    if (type(column) != SQLITE_TEXT) wrong_type(column, "text");
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }

  Blob blob(int column) const override {
    if (type(column) != SQLITE_BLOB) wrong_type(column, "blob");
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return Blob(bytes, bytes + sqlite3_column_bytes(statement_, column));
  }

  Parameter value(int column) const override {
    switch (type(column)) {
      case SQLITE_INTEGER: return integer(column);
      case SQLITE_TEXT: return text(column);
      case SQLITE_BLOB: return blob(column);
      case SQLITE_NULL: return nullptr;
      default: wrong_type(column, "value of a known type");
    }
  }

 private:
  int type(int column) const {
    if (column < 0 || column >= sqlite3_column_count(statement_)) wrong_type(column, "column");
    return sqlite3_column_type(statement_, column);
  }

  sqlite3_stmt* statement_;
};

// The number in "$12"; 0 for any other name.
std::size_t parameter_number(const char* name) {
  const std::string_view text = name ? name : "";
  std::size_t number = 0;
  if (!text.starts_with('$')) return 0;
  const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

Result<std::unique_ptr<SqliteStatement>> SqliteStatement::prepare(sqlite3* database, std::string_view sql) {
  std::unique_ptr<SqliteStatement> statement(new SqliteStatement(database));
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement->handle_, &rest);
  if (code != SQLITE_OK) return fail(sqlite_error(code, sqlite3_errmsg(database)));
  const std::string_view behind(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
  if (!statement->handle_ || behind.find_first_not_of(" \n\t;") != std::string_view::npos)
    return wrong_statement("一次只能执行一条语句", "exactly one statement at a time");
  FENHAO_CHECK(statement->number_parameters());
  statement->row_ = std::make_unique<SqliteRow>(statement->handle_);
  return statement;
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

Status SqliteStatement::number_parameters() {
  for (int index = 1; index <= sqlite3_bind_parameter_count(handle_); ++index) {
    const std::size_t number = parameter_number(sqlite3_bind_parameter_name(handle_, index));
    if (number == 0) return wrong_statement("参数须写作 $1、$2 …", "parameters are written $1, $2 …");
    numbers_.push_back(number);
    highest_ = std::max(highest_, number);
  }
  return {};
}

Status SqliteStatement::bind(std::span<const Parameter> parameters) {
  if (parameters.size() != highest_) {
    const std::string wanted = std::to_string(highest_), given = std::to_string(parameters.size());
    return wrong_statement("语句要 " + wanted + " 个参数，给了 " + given + " 个",
                           "the statement takes " + wanted + " parameters, got " + given);
  }
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    const int code = bind_one(static_cast<int>(i) + 1, parameters[numbers_[i] - 1]);
    if (code != SQLITE_OK) return fail(sqlite_error(code, sqlite3_errmsg(database_)));
  }
  return {};
}

int SqliteStatement::bind_one(int index, const Parameter& parameter) {
  if (const auto* integer = std::get_if<std::int64_t>(&parameter)) return sqlite3_bind_int64(handle_, index, *integer);
  if (const auto* text = std::get_if<std::string>(&parameter))
    return sqlite3_bind_text64(handle_, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  if (const auto* blob = std::get_if<Blob>(&parameter)) {
    if (blob->empty()) return sqlite3_bind_zeroblob(handle_, index, 0);
    return sqlite3_bind_blob64(handle_, index, blob->data(), blob->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(handle_, index);
}

Result<bool> SqliteStatement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return fail(sqlite_error(code, sqlite3_errmsg(database_)));
}

void SqliteStatement::reset() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

}  // namespace fenhao::store
