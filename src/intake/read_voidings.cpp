#include <set>

#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"
#include "tax/deductions.h"

namespace fenhao::intake {
namespace {

const char* start_field(Kind kind) {
  switch (kind) {
    case Kind::attendance:
    case Kind::variable: return "month";
    case Kind::history: return "through";
    default: return "from";
  }
}

// The start of the row to take back, as the database writes it; empty with a complaint when it is not stated.
std::string start_of(Row& row, Kind kind, const Surroundings& surroundings) {
  const char* field = start_field(kind);
  switch (kind) {
    case Kind::roster: {
      const auto from = row.date("from");
      const auto day = from ? from : row.date("hired");
      if (!day) row.require("hired", {"入职日期", "the day of hiring"});
      return day ? day->to_string() : "";
    }
    case Kind::moves:
    case Kind::work_terms:
    case Kind::salary: {
      const auto day = row.date(field);
      if (!day) row.require(field, {"生效日期", "the day it holds from"});
      return day ? day->to_string() : "";
    }
    default: {
      auto month = row.month(field);
      const bool is_monthly = kind == Kind::attendance || kind == Kind::variable;
      if (!month && is_monthly && surroundings.month) month = surroundings.month->month;
      if (!month) row.require(field, {"月份", "the month"});
      return month ? month->to_string() : "";
    }
  }
}

// "employee start" of the rows that are stated anew.
std::set<std::string> stated_starts(const Content& content) {
  std::set<std::string> starts;
  for (const auto& row : content.employments) starts.insert(row.employee + " " + row.from.to_string());
  for (const auto& row : content.salaries) starts.insert(row.employee + " " + row.from.to_string());
  for (const auto& row : content.inputs) starts.insert(row.employee + " " + row.month.to_string());
  for (const auto& row : content.deductions) starts.insert(row.employee + " " + row.from.to_string());
  for (const auto& row : content.enrolments) starts.insert(row.employee + " " + row.from.to_string());
  for (const auto& row : content.work_terms) starts.insert(row.employee + " " + row.from.to_string());
  for (const auto& row : content.history) starts.insert(row.employee + " " + row.through.to_string());
  return starts;
}

std::string deduction_kind(Row& row) {
  if (!row.states("kind")) return {};
  const auto kind = tax::parse_deduction_kind(half_width(row.text("kind")));
  if (kind) return std::string(tax::to_string(*kind));
  row.complain("kind", wrong(kind.error().message(), kind.error().hint()));
  return {};
}

}  // namespace

void read_voidings(Table& table, Known& known, Kind kind, Content& content) {
  const auto stated = stated_starts(content);
  for (Row& row : table.voided_rows()) {
    Voiding voiding{.row = row.number(), .employee = known.employee(row), .start = start_of(row, kind, known.surroundings())};
    if (kind == Kind::contributions || kind == Kind::history || kind == Kind::work_terms) voiding.entity = known.entity(row, "entity");
    if (kind == Kind::deductions) voiding.item = deduction_kind(row);
    if (stated.contains(voiding.employee + " " + voiding.start))
      row.complain("voided", wrong({"同一份文件里又作废又填写了同一人同一起始日的内容", "the same person and start is taken back and stated in one file"},
                                   {"要改内容就直接填新内容（同一起始日会替换旧的）；要取消就只留作废的一行",
                                    "to change it, state it anew (the same start replaces the old); to cancel it, keep only the row marked 作废"},
                                   ErrorCode::conflict));
    if (!row.is_bad()) content.voidings.push_back(std::move(voiding));
  }
}

}  // namespace fenhao::intake
