#include <algorithm>

#include "base/text.h"
#include "intake/intake.h"
#include "intake/readers.h"
#include "intake/recorded_tables.h"
#include "intake/wording.h"
#include "payroll/tax_inputs.h"

namespace fenhao::intake {
namespace {

// What the company's own columns of this kind mean; absent for kinds with fixed columns.
std::optional<Table::Items> items_of(Kind kind, const Surroundings& surroundings) {
  const InputNames& names = surroundings.names;
  const auto is_ignored = [&ignored = surroundings.ignored_columns](const std::string& heading) {
    const std::string key = heading_key(heading);
    return std::ranges::any_of(ignored, [&](const std::string& name) { return key == heading_key(name) || key.ends_with("/" + heading_key(name)); });
  };
  const auto make = [&](const std::map<std::string, std::string>& by_heading, Text what) {
    Table::Items items{.code_of = [&by_heading](const std::string& heading) { return item_code(by_heading, heading); },
                       .is_ignored = is_ignored,
                       .known = {},
                       .what = std::move(what)};
    for (const auto& [heading, code] : by_heading) items.known.push_back(heading);
    return items;
  };
  switch (kind) {
    case Kind::salary: return make(names.salary, {"定薪项目", "salary item"});
    case Kind::attendance: return make(names.attendance, {"考勤项目", "attendance item"});
    case Kind::variable: return make(names.variable, {"变动薪资项目", "item of variable pay"});
    default: return std::nullopt;
  }
}

// A word of the company's own groups comes first.
Surroundings with_tax_inputs(Surroundings known) {
  for (const auto& input : payroll::tax_inputs()) known.names.variable.try_emplace(heading_key(input.heading), std::string(input.code));
  return known;
}

void read_rows(Table& table, Known& known, Kind kind, Content& content) {
  switch (kind) {
    case Kind::entities: return read_entities(table, known, content);
    case Kind::accounts: return read_accounts(table, known, content);
    case Kind::roster: return read_roster(table, known, content);
    case Kind::moves: return read_moves(table, known, content);
    case Kind::salary: return read_salary(table, known, content);
    case Kind::attendance:
    case Kind::variable: return read_monthly(table, known, kind, content);
    case Kind::deductions: return read_deductions(table, known, content);
    case Kind::contributions: return read_contributions(table, known, content);
    case Kind::history: return read_history(table, known, content);
    case Kind::work_terms: return read_work_terms(table, known, content);
  }
}

// Attendance and variable pay belong to a month: the rows say which, or the one who imports.
Status require_month(const Table& table, Kind kind, const Surroundings& surroundings, const sheet::Workbook& workbook) {
  const bool is_monthly = kind == Kind::attendance || kind == Kind::variable;
  if (!is_monthly || surroundings.month || table.has_column("month")) return {};
  const std::string file = workbook.path.filename().string(), example = surroundings.today.month().to_string();
  return fail(wrong({"不知道这份" + label(kind).zh + "是哪个月的",
                     "it is not known which month this " + label(kind).en + " is for"},
                    {"增加“月份”列，或导入时指定月份：fenhao import " + file + " --month " + example,
                     "add a column 月份 (month), or name the month when importing: fenhao import " + file + " --month " + example})
                  .at({.file = file}));
}

}  // namespace

Result<Intake> read(const sheet::Workbook& workbook, Kind kind, const Surroundings& given) {
  const Surroundings surroundings = with_tax_inputs(given);
  if (!surroundings.library)
    return fail(ErrorCode::internal, "读取文件需要政策库", "reading a file needs the policy library");
  const auto items = items_of(kind, surroundings);
  FENHAO_TRY(table, Table::open(workbook, schema(kind), items ? &*items : nullptr));
  FENHAO_CHECK(require_month(table, kind, surroundings, workbook));
  Known known(surroundings);
  Intake intake{.kind = kind, .header = table.header(), .titles = surroundings.names.titles};
  read_rows(table, known, kind, intake.content);
  if (is_voidable(kind)) read_voidings(table, known, kind, intake.content);
  intake.rows_taken = table.rows_without_complaint();
  intake.issues = table.take_issues();
  intake.rows_seen = table.rows_seen();
  return intake;
}

}  // namespace fenhao::intake
