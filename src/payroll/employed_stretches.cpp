#include "payroll/employed_stretches.h"

#include <algorithm>

namespace fenhao::payroll {
namespace {

Month january(Month month) { return Month::from_index(month.year() * 12); }

}  // namespace

std::vector<tax::Stretch> employed_stretches(const std::vector<const people::Employment*>& rows, const people::Employment& current,
                                             const std::function<IncomeKind(const people::Employment&)>& kind_of) {
  std::vector<tax::Stretch> stretches;
  const auto kind = kind_of(current);
  const people::Employment* before = nullptr;  // the row before, whatever its kind
  Date hired;                                  // of the stretch being built
  for (const auto* row : rows) {
    if (current.from < row->from) break;
    const bool follows = before && before->hired == row->hired;
    const bool same_kind_before = before && kind_of(*before) == kind;
    if (kind_of(*row) == kind) {
      if (follows && same_kind_before && !stretches.empty()) stretches.back().last_day = row->last_day;
      else stretches.push_back({follows ? row->from : row->hired, row->last_day});
    }
    before = row;
  }
  return stretches;
}

Result<int> basic_months(TaxMonth month, const std::vector<tax::Stretch>& stretches, bool counts_leaving, tax::RehireReading reading) {
  auto counted = stretches;
  auto& last = counted.back().last_day;
  if (last && (!counts_leaving || *last < january(month.month).first_day())) last.reset();
  return tax::months_employed(month, counted, reading);
}

Money declared_to_date(const tax::Declaration& declaration, TaxMonth through, const std::vector<tax::Stretch>& stretches) {
  const Month first = january(through.month);
  Money sum;
  Month next = first;  // first month not counted yet
  for (const auto& stretch : stretches) {
    const bool is_last = &stretch == &stretches.back();
    auto last_day = stretch.last_day;
    if (last_day && last_day->month() < first) {
      if (!is_last) continue;
      last_day.reset();  // left before the year, paid in it
    }
    const Date from = std::max(stretch.hired, next.first_day());
    sum += tax::declared_to_date(declaration, through, from, last_day);
    if (last_day) next = std::max(next, last_day->month() + 1);
  }
  return sum;
}

}  // namespace fenhao::payroll
