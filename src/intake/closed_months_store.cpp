#include "intake/closed_months_store.h"

#include <algorithm>

#include "intake/recorded_tables.h"

namespace fenhao::intake {
namespace {

using store::bind;
using store::Row;

struct ClosedMonths {
  std::string first, last;  // empty when none is closed
};

Result<ClosedMonths> closed_months(store::Store& store) {
  ClosedMonths closed;
  FENHAO_CHECK(store.connection().query("SELECT coalesce(min(earning_month), ''), coalesce(max(earning_month), '') FROM run WHERE state = 'closed'", {}, [&](const Row& row) -> Status {
    closed = {row.text(0), row.text(1)};
    return {};
  }));
  return closed;
}

// Equal, or an end that lies beyond the closed months on both sides.
std::string says_the_same(const std::string& column) {
  if (column != "last_day" && column != "to_month") return "q." + column + " = r." + column;
  const std::string before = "coalesce(q." + column + ", '9')", now = "coalesce(r." + column + ", '9')";
  return "(" + before + " = " + now + " OR (" + before + " > $2 AND " + now + " > $2))";
}

std::string changed_rows(const RecordedTable& table) {
  std::string same_key, same_values;
  for (const auto& column : table.key) same_key += " AND q." + column + " = r." + column;
  for (const auto& column : table.values) same_values += " AND " + says_the_same(column);
  const std::string earlier = "SELECT max(p.batch) FROM " + table.table + " p WHERE p.batch < $1" + [&] {
    std::string same;
    for (const auto& column : table.key) same += " AND p." + column + " = r." + column;
    return same;
  }();
  return "SELECT count(DISTINCT r.employee), coalesce(min(r." + table.start + "), '') FROM " + table.table + " r WHERE r.batch = $1 AND r." + table.start +
         " <= $2 AND NOT EXISTS (SELECT 1 FROM " + table.table + " q WHERE q.batch = (" + earlier + ")" + same_key + same_values + ")";
}

}  // namespace

Result<LateRows> changes_of_closed_months(store::Store& store, Kind kind, std::int64_t batch) {
  LateRows late;
  const auto& table = recorded_table(kind);
  if (table.start.empty() || kind == Kind::history) return late;
  FENHAO_TRY(closed, closed_months(store));
  if (closed.last.empty()) return late;
  const bool by_day = table.start == "from_date";
  FENHAO_CHECK(store.connection().query(changed_rows(table), {bind(batch), bind(closed.last + (by_day ? "-31" : ""))}, [&](const Row& row) -> Status {
    late.people = row.integer(0);
    if (late.people > 0) {
      late.first_month = std::max(row.text(1).substr(0, 7), closed.first);
      late.last_closed = closed.last;
    }
    return {};
  }));
  return late;
}

Status refuse_closed_history(store::Store& store, std::int64_t batch) {
  std::string who;
  FENHAO_CHECK(store.connection().query("SELECT r.employee, r.through_month FROM year_to_date r WHERE r.batch = $1 AND EXISTS (SELECT 1 FROM year_to_date q WHERE q.batch < $1 AND "
                                        "q.employee = r.employee AND q.entity = r.entity AND q.through_month = r.through_month AND q.run IS NOT NULL) ORDER BY 1, 2 LIMIT 20",
                                        {bind(batch)}, [&](const Row& row) -> Status {
                                          who += (who.empty() ? "" : "、") + row.text(0) + "（" + row.text(1) + "）";
                                          return {};
                                        }));
  if (who.empty()) return {};
  return fail(Error(ErrorCode::conflict, {"这些人的本年累计由已关账的批次写成，不能用文件改写：" + who, "these year-to-date figures were written by a closed run and cannot be restated by a file: " + who})
                  .way_out({"从文件里删掉这些行；差额在以后月份补发或扣回", "delete these rows from the file; pay or recover differences in a later month"}));
}

Status refuse_moved_payment_month(store::Store& store, std::int64_t batch) {
  FENHAO_TRY(closed, closed_months(store));
  if (closed.last.empty()) return {};
  std::string which;
  FENHAO_CHECK(store.connection().query("SELECT r.code FROM legal_entity r JOIN legal_entity q ON q.code = r.code AND q.batch = (SELECT max(o.batch) FROM legal_entity o WHERE o.code = r.code AND o.batch < $1) "
                                        "WHERE r.batch = $1 AND q.pay_month_offset <> r.pay_month_offset ORDER BY 1",
                                        {bind(batch)}, [&](const Row& row) -> Status {
                                          which += (which.empty() ? "" : "、") + row.text(0);
                                          return {};
                                        }));
  if (which.empty()) return {};
  return fail(Error(ErrorCode::conflict, {"法人主体 " + which + " 的发薪月（当月或次月）与以前不同，而 " + closed.last + " 及以前已关账：税款所属期会重复或缺一个月", "entities " + which + " would pay in another month than before, but months through " + closed.last + " are closed: a tax month would be counted twice or left out"})
                  .way_out({"保持原来的发薪月；确要变更，另建法人主体编码并从变更月起使用", "keep the month of payment; to change it, use a new entity code from that month on"}));
}

}  // namespace fenhao::intake
