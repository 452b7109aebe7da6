// Date, Month, the month kinds, and half-open Periods. Adding to a Month adds months, adding to a Date adds
// days; a Date is turned into a Month only explicitly; the month kinds never mix (tests/compile_fail/).
// Thread-safe values without time zone: payroll dates are civil dates. The clock is passed in by the shell.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao {

enum class Weekday { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

class Month;

// A day of the Gregorian calendar, 1900-01-01 to 9999-12-31.
class Date {
 public:
  constexpr Date() = default;  // 1970-01-01
  static Result<Date> of(int year, int month, int day);
  // ISO only: "2026-11-01". What spreadsheets hold is read by sheet/.
  static Result<Date> parse(std::string_view iso);
  static constexpr Date from_days(std::int32_t days_since_1970) {
    Date date;
    date.days_ = days_since_1970;
    return date;
  }

  constexpr std::int32_t days_since_1970() const { return days_; }
  int year() const;
  int month_number() const;  // 1–12
  int day() const;           // 1–31
  Month month() const;
  Weekday weekday() const;
  std::string to_string() const;  // "2026-11-01"

  friend constexpr Date operator+(Date date, int days) { return from_days(date.days_ + days); }
  friend constexpr Date operator-(Date date, int days) { return from_days(date.days_ - days); }
  friend constexpr int operator-(Date a, Date b) { return a.days_ - b.days_; }
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_ = 0;
};

// A calendar month.
class Month {
 public:
  constexpr Month() = default;  // 1970-01
  static Result<Month> of(int year, int month);
  static Result<Month> parse(std::string_view iso);  // "2026-11"
  static constexpr Month from_index(std::int32_t index) {
    Month month;
    month.index_ = index;
    return month;
  }

  constexpr std::int32_t index() const { return index_; }  // year × 12 + month − 1
  constexpr int year() const { return index_ / 12; }
  constexpr int number() const { return index_ % 12 + 1; }  // 1–12
  Date first_day() const;
  Date last_day() const;
  int days() const;
  std::string to_string() const;  // "2026-11"

  friend constexpr Month operator+(Month month, int months) { return from_index(month.index_ + months); }
  friend constexpr Month operator-(Month month, int months) { return from_index(month.index_ - months); }
  friend constexpr int operator-(Month a, Month b) { return a.index_ - b.index_; }
  friend constexpr auto operator<=>(Month, Month) = default;

 private:
  std::int32_t index_ = 1970 * 12;
};

// A month that says which month it is. Crossing kinds is spelled out: TaxMonth{payment.month}.
template <class Kind>
struct MonthOf {
  Month month;

  explicit constexpr MonthOf(Month m) : month(m) {}
  std::string to_string() const { return month.to_string(); }
  friend constexpr MonthOf operator+(MonthOf a, int months) { return MonthOf(a.month + months); }
  friend constexpr MonthOf operator-(MonthOf a, int months) { return MonthOf(a.month - months); }
  friend constexpr auto operator<=>(MonthOf, MonthOf) = default;
};

using EarningMonth = MonthOf<struct EarningMonthKind>;    // 薪资所属月: when the work was done
using PaymentMonth = MonthOf<struct PaymentMonthKind>;    // 发放月: when it is paid
using TaxMonth = MonthOf<struct TaxMonthKind>;            // 税款所属期 = month of payment
using CoverageMonth = MonthOf<struct CoverageMonthKind>;  // 费款所属期: the month an insurance covers
using ContributionPaymentMonth = MonthOf<struct ContributionPaymentMonthKind>;  // 缴费月

// Days from `from` up to but not including `to`.
struct Period {
  Date from;
  Date to;

  // invalid_input when to < from.
  static Result<Period> of(Date from, Date to);
  static Period whole(Month month);

  int days() const { return to - from; }
  bool empty() const { return from >= to; }
  bool contains(Date date) const { return from <= date && date < to; }
  Period overlap(Period other) const;  // empty when they do not meet
  std::string to_string() const;       // "2026-10-16..2026-11-15", last day inclusive as people write it
  friend bool operator==(Period, Period) = default;
};

}  // namespace fenhao
