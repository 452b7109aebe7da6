#include <algorithm>
#include <chrono>

#include "base/work_calendar.h"
#include "formula/block_runner.h"
#include "formula/row_arithmetic.h"

namespace fenhao::formula {
namespace {

bool is_date(Int128 days) {
  static const Int128 first = Date::of(1900, 1, 1)->days_since_1970(), last = Date::of(9999, 12, 31)->days_since_1970();
  return days >= first && days <= last;
}
bool is_month(Int128 index) { return index >= 1900 * 12 && index < 10000 * 12; }

Date date(Int128 days) { return Date::from_days(static_cast<std::int32_t>(days)); }
Month month(Int128 index) { return Month::from_index(static_cast<std::int32_t>(index)); }

int days_in(Month month) {
  using namespace std::chrono;
  const year_month_day_last last{year(month.year()),
                                 month_day_last(std::chrono::month(static_cast<unsigned>(month.number())))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

// So many months later, on the same day or the month's last. Civil Code art. 202.
Date add_months(Date from, Month target) { return target.first_day() + (std::min(from.day(), days_in(target)) - 1); }

// Completed months: the most that can be added to `from` without passing `to`; negative when `to` is earlier.
int months_between(Date from, Date to) {
  if (to < from) return -months_between(to, from);
  const int months = to.month() - from.month();
  return add_months(from, from.month() + months) <= to ? months : months - 1;
}

ErrorKind make_date(Int128 year, Int128 number, Int128 day, Int128& out) {
  const auto within = [](Int128 value) { return value >= 0 && value <= 9999; };
  if (!within(year) || !within(number) || !within(day)) return ErrorKind::bad_date;
  const auto made = Date::of(static_cast<int>(year), static_cast<int>(number), static_cast<int>(day));
  if (!made) return ErrorKind::bad_date;
  out = made->days_since_1970();
  return ErrorKind::none;
}

// Both ends count, as people write spans of days; the other way round it is negative.
template <class Count>
ErrorKind count_days(Int128 from, Int128 to, Int128& out, Count count) {
  const bool backwards = to < from;
  const auto counted = count(Period{date(backwards ? to : from), date(backwards ? from : to) + 1});
  if (!counted) return ErrorKind::no_calendar;
  out = backwards ? -*counted : *counted;
  return ErrorKind::none;
}

}  // namespace

template <class Row>
void BlockRunner::each_row(const Instruction& instruction, Row row) {
  const Int128* a = instruction.operands > 0 ? widened(lanes_[instruction.a], 0) : nullptr;
  const Int128* b = instruction.operands > 1 ? widened(lanes_[instruction.b], 1) : a;
  const Int128* c = instruction.operands > 2 ? widened(lanes_[instruction.c], 2) : a;
  if (!scratch_[3]) scratch_[3] = std::make_unique<Int128[]>(block_rows);
  Int128* out = scratch_[3].get();
  if (a == nullptr) a = b = c = out;
  for (std::size_t i = 0; i < count_; ++i) {
    out[i] = 0;
    if (const ErrorId* errors = lanes_[instruction.out].errors; errors != nullptr && errors[i] != 0) continue;
    const ErrorKind error = row(a[i], b[i], c[i], out[i], i);
    if (error == ErrorKind::none) continue;
    out[i] = 0;
    errors_target(instruction.out)[i] = error_id(error, instruction.site);
  }
  settle(instruction.out, out);
}

void BlockRunner::run_rows(const Instruction& instruction) {
  const bool arithmetic = with_arithmetic(instruction.op, [&]<Op op>() {
    each_row(instruction, [&](Int128 a, Int128 b, Int128 c, Int128& out, std::size_t) {
      return compute<op>(instruction, a, b, c, out);
    });
  });
  if (arithmetic || run_text(instruction)) return;
  run_calendar(instruction);
}

bool BlockRunner::run_text(const Instruction& instruction) {
  const auto text = [&](Int128 id) -> const std::string& { return frame_.texts.at(static_cast<std::int64_t>(id)); };
  const auto test = [&](auto holds) {
    each_row(instruction, [&](Int128 a, Int128 b, Int128, Int128& out, std::size_t) {
      out = holds(text(a), text(b));
      return ErrorKind::none;
    });
    return true;
  };
  switch (instruction.op) {
    case Op::contains:
      return test(
          [](const std::string& whole, const std::string& part) { return whole.find(part) != std::string::npos; });
    case Op::starts_with:
      return test([](const std::string& whole, const std::string& part) { return whole.starts_with(part); });
    case Op::ends_with:
      return test([](const std::string& whole, const std::string& part) { return whole.ends_with(part); });
    case Op::empty_text: return test([](const std::string& whole, const std::string&) { return whole.empty(); });
    case Op::require:
      each_row(instruction, [&](Int128 a, Int128 b, Int128, Int128& out, std::size_t) {
        out = a;
        return b != 0 ? ErrorKind::none : instruction.failure;
      });
      return true;
    case Op::fail:
      each_row(instruction, [&](Int128, Int128, Int128, Int128&, std::size_t) { return instruction.failure; });
      return true;
    case Op::known: {
      const InputColumn& input = frame_.inputs[instruction.index];
      each_row(instruction, [&](Int128, Int128, Int128, Int128& out, std::size_t row) {
        out = input.set && !input.column.is_missing(first_ + row);
        return ErrorKind::none;
      });
      return true;
    }
    case Op::lookup:
    case Op::lookup_has: {
      const LookupTable& table = frame_.program->lookups[instruction.index];
      const Int128 beyond = instruction.power;
      const bool asks = instruction.op == Op::lookup_has;
      each_row(instruction, [&](Int128 a, Int128, Int128, Int128& out, std::size_t) {
        const Int128 key = a / beyond;
        const auto narrow_key = static_cast<std::int64_t>(key);
        const auto found = a % beyond == 0 && narrow_key == key ? table.values.find(narrow_key) : table.values.end();
        const bool has = found != table.values.end();
        if (!has && !asks) return ErrorKind::not_in_table;
        out = asks ? Int128{has} : found->second;
        return ErrorKind::none;
      });
      return true;
    }
    default: return false;
  }
}

bool BlockRunner::run_calendar(const Instruction& instruction) {
  const auto each = [&](auto is_valid, auto compute_one) {
    each_row(instruction, [&](Int128 a, Int128, Int128, Int128& out, std::size_t) {
      if (!is_valid(a)) return ErrorKind::bad_date;
      out = compute_one(a);
      return ErrorKind::none;
    });
    return true;
  };
  const WorkCalendar* calendar = frame_.program->environment.calendar;
  switch (instruction.op) {
    case Op::valid_date: return each(is_date, [](Int128 a) { return a; });
    case Op::valid_month: return each(is_month, [](Int128 a) { return a; });
    case Op::make_date:
      each_row(instruction,
               [](Int128 a, Int128 b, Int128 c, Int128& out, std::size_t) { return make_date(a, b, c, out); });
      return true;
    case Op::make_month:
      each_row(instruction, [](Int128 a, Int128 b, Int128, Int128& out, std::size_t) {
        if (a < 1900 || a > 9999 || b < 1 || b > 12) return ErrorKind::bad_date;
        out = a * 12 + b - 1;
        return ErrorKind::none;
      });
      return true;
    case Op::year_of_date: return each(is_date, [](Int128 a) { return date(a).year(); });
    case Op::year_of_month: return each(is_month, [](Int128 a) { return month(a).year(); });
    case Op::number_of_month_of_date: return each(is_date, [](Int128 a) { return date(a).month_number(); });
    case Op::number_of_month: return each(is_month, [](Int128 a) { return month(a).number(); });
    case Op::day_of_date: return each(is_date, [](Int128 a) { return date(a).day(); });
    case Op::weekday_of_date: return each(is_date, [](Int128 a) { return static_cast<int>(date(a).weekday()); });
    case Op::month_of_date: return each(is_date, [](Int128 a) { return date(a).month().index(); });
    case Op::first_day_of_month: return each(is_month, [](Int128 a) { return month(a).first_day().days_since_1970(); });
    case Op::last_day_of_month:
      return each(is_month,
                  [](Int128 a) { return (month(a).first_day() + (days_in(month(a)) - 1)).days_since_1970(); });
    case Op::days_in_month: return each(is_month, [](Int128 a) { return days_in(month(a)); });
    case Op::add_months_to_date:
      each_row(instruction, [](Int128 a, Int128 b, Int128, Int128& out, std::size_t) {
        if (!is_date(a)) return ErrorKind::bad_date;
        const Int128 target = date(a).month().index() + b;
        if (b > 200000 || b < -200000 || !is_month(target)) return ErrorKind::bad_date;
        out = add_months(date(a), month(target)).days_since_1970();
        return ErrorKind::none;
      });
      return true;
    case Op::months_between_dates:
      each_row(instruction, [](Int128 a, Int128 b, Int128, Int128& out, std::size_t) {
        if (!is_date(a) || !is_date(b)) return ErrorKind::bad_date;
        out = months_between(date(a), date(b));
        return ErrorKind::none;
      });
      return true;
    case Op::workdays:
    case Op::paid_days:
      each_row(instruction, [&](Int128 a, Int128 b, Int128, Int128& out, std::size_t) {
        if (!is_date(a) || !is_date(b)) return ErrorKind::bad_date;
        return count_days(a, b, out, [&](Period period) {
          return instruction.op == Op::workdays ? calendar->workdays(period) : calendar->paid_days(period);
        });
      });
      return true;
    default: return false;
  }
}

}  // namespace fenhao::formula
