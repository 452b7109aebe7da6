#include "intake/voidings_store.h"

#include "intake/recorded_tables.h"

namespace fenhao::intake {
namespace {

using store::bind;
using store::Parameter;

// INSERT … SELECT of the rows that hold now, marked as voided.
struct Statement {
  std::string sql;
  std::vector<Parameter> parameters;
};

Statement statement_of(Kind kind, const Voiding& voiding, std::int64_t batch) {
  const auto& table = recorded_table(kind);
  std::string columns, same;
  for (const auto& column : table.key) {
    columns += "r." + column + ", ";
    same += " AND q." + column + " = r." + column;
  }
  for (const auto& column : table.values) columns += (column == "voided" ? "1" : "r." + column) + ", ";
  std::string names;
  for (const auto* list : {&table.key, &table.values})
    for (const auto& column : *list) names += column + ", ";
  Statement statement;
  statement.parameters = {bind(batch), bind(voiding.employee), bind(voiding.start)};
  statement.sql = "INSERT INTO " + table.table + " (" + names + "batch) SELECT " + columns + "$1 FROM " + table.table + " r WHERE r.employee = $2 AND r." + table.start +
                  " = $3 AND r.voided = 0 AND r.batch = (SELECT max(q.batch) FROM " + table.table + " q WHERE q.batch < $1" + same + ")";
  const auto also = [&](const std::string& column, const std::string& value) {
    if (value.empty()) return;
    statement.parameters.push_back(bind(value));
    statement.sql += " AND r." + column + " = $" + std::to_string(statement.parameters.size());
  };
  also("entity", voiding.entity);
  also("kind", voiding.item);
  if (kind == Kind::attendance || kind == Kind::variable) also("source", std::string(to_string(kind)));
  return statement;
}

}  // namespace

Status void_rows(store::Store& store, const Intake& intake, std::int64_t batch) {
  auto& connection = store.connection();
  std::string zh, en;
  for (const auto& voiding : intake.content.voidings) {
    const auto statement = statement_of(intake.kind, voiding, batch);
    FENHAO_CHECK(connection.execute(statement.sql, statement.parameters));
    if (connection.changes() > 0) continue;
    zh += (zh.empty() ? "第 " : "；第 ") + std::to_string(voiding.row) + " 行（工号 " + voiding.employee + "，" + voiding.start + "）";
    en += (en.empty() ? "row " : "; row ") + std::to_string(voiding.row) + " (" + voiding.employee + ", " + voiding.start + ")";
  }
  if (zh.empty()) return {};
  return fail(Error(ErrorCode::not_found, {"要作废的内容没有导入过，或已经作废：" + zh, "nothing recorded to take back, or taken back already: " + en})
                  .way_out({"核对工号和起始日期，必须与当初导入的一致", "check number and start: both must be as they were imported"}));
}

}  // namespace fenhao::intake
