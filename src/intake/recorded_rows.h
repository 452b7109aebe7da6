// Rows of a table of records as known in a batch. For *_store.cpp of this folder.
#pragma once

#include <string>
#include <vector>

#include "intake/records_store.h"

namespace fenhao::intake {

// SELECT `columns` FROM `table` AS r as known in batch $1, by key and then batch, so that of each key the last row holds.
// One walk along the primary key; `condition` speaks of the key alone, because what a row says may be overruled by the
// next.
inline std::string by_key(const std::string& columns, const std::string& table, const std::vector<std::string>& key, const std::string& condition, const char* direction = "") {
  std::string order;
  for (const auto& column : key) order += "r." + column + direction + ", ";
  return "SELECT " + columns + " FROM " + table + " r WHERE r.batch <= $1" + condition + " ORDER BY " + order + "r.batch" + direction;
}

// Reads by_key() rows: keeps the last of each key, and it only unless it is voided.
template <class Record, class Read, class SameKey>
Result<std::vector<Record>> latest_rows(store::Store& store, const std::string& sql, const std::vector<store::Parameter>& parameters, int voided_column, Read read, SameKey same_key) {
  std::vector<Record> rows;
  bool voided = false;  // the last one
  FENHAO_CHECK(store.connection().query(sql, parameters, [&](const store::Row& row) -> Status {
    FENHAO_TRY(record, read(row));
    if (!rows.empty() && (voided || same_key(rows.back(), record))) rows.pop_back();
    rows.push_back(std::move(record));
    voided = row.integer(voided_column) != 0;
    return {};
  }));
  if (voided) rows.pop_back();
  return rows;
}

// Parameters and condition of a point of knowledge and its people.
struct Selection {
  std::vector<store::Parameter> parameters;
  std::string condition;

  explicit Selection(const AsOf& as_of) : parameters{store::bind(as_of.batch)}, condition(payroll::of_whom({as_of.employee, as_of.range}, parameters)) {}
  void add(const std::string& left, store::Parameter right) {
    parameters.push_back(std::move(right));
    condition += " AND " + left + " $" + std::to_string(parameters.size());
  }
};

}  // namespace fenhao::intake
