#include "base/date.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace fenhao {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(std::int32_t days) { return year_month_day(sys_days(std::chrono::days(days))); }

bool in_calendar(int year, int month) { return year >= 1900 && year <= 9999 && month >= 1 && month <= 12; }

// Reads exactly `count` digits.
bool digits(std::string_view text, int& value) {
  value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return !text.empty();
}

std::unexpected<Error> not_a_date(std::string_view text) {
  return fail(Error(ErrorCode::invalid_input,
                    {"“" + std::string(text) + "”不是有效日期", "\"" + std::string(text) + "\" is not a date"})
                  .way_out({"写成 2026-11-01 的样子", "write it like 2026-11-01"}));
}

}  // namespace

Result<Date> Date::of(int year, int month, int day) {
  const year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                           std::chrono::day(static_cast<unsigned>(day))};
  if (!in_calendar(year, month) || day < 1 || day > 31 || !ymd.ok())
    return not_a_date(std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day));
  return from_days(static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count()));
}

Result<Date> Date::parse(std::string_view iso) {
  int year, month, day;
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !digits(iso.substr(0, 4), year) ||
      !digits(iso.substr(5, 2), month) || !digits(iso.substr(8, 2), day))
    return not_a_date(iso);
  return of(year, month, day);
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
int Date::month_number() const { return static_cast<int>(static_cast<unsigned>(civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days_).day())); }
Month Date::month() const { return Month::from_index(year() * 12 + month_number() - 1); }

Weekday Date::weekday() const {
  return static_cast<Weekday>(std::chrono::weekday(sys_days(std::chrono::days(days_))).iso_encoding());
}

std::string Date::to_string() const {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year(), month_number(), day());
  return text;
}

Result<Month> Month::of(int year, int month) {
  if (!in_calendar(year, month))
    return fail(Error(ErrorCode::invalid_input, {std::to_string(year) + " 年 " + std::to_string(month) + " 月不是有效月份",
                                                 std::to_string(year) + "-" + std::to_string(month) + " is not a month"})
                    .way_out({"月份从 1 到 12，写成 2026-11 的样子", "months go from 1 to 12, written like 2026-11"}));
  return from_index(year * 12 + month - 1);
}

Result<Month> Month::parse(std::string_view iso) {
  int year, month;
  if (iso.size() != 7 || iso[4] != '-' || !digits(iso.substr(0, 4), year) || !digits(iso.substr(5, 2), month))
    return fail(Error(ErrorCode::invalid_input,
                      {"“" + std::string(iso) + "”不是有效月份", "\"" + std::string(iso) + "\" is not a month"})
                    .way_out({"写成 2026-11 的样子", "write it like 2026-11"}));
  return of(year, month);
}

Date Month::first_day() const {
  const year_month_day ymd{std::chrono::year(year()), std::chrono::month(static_cast<unsigned>(number())),
                           std::chrono::day(1)};
  return Date::from_days(static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count()));
}
Date Month::last_day() const { return (*this + 1).first_day() - 1; }
int Month::days() const { return (*this + 1).first_day() - first_day(); }

std::string Month::to_string() const {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d", year(), number());
  return text;
}

Result<Period> Period::of(Date from, Date to) {
  if (to < from)
    return fail(ErrorCode::invalid_input, "起始日 " + from.to_string() + " 晚于结束日 " + to.to_string(),
                "period starts " + from.to_string() + " after its end " + to.to_string());
  return Period{from, to};
}

Period Period::whole(Month month) { return {month.first_day(), (month + 1).first_day()}; }

Period Period::overlap(Period other) const {
  const Date start = std::max(from, other.from);
  return {start, std::max(start, std::min(to, other.to))};
}

std::string Period::to_string() const { return from.to_string() + ".." + (to - 1).to_string(); }

}  // namespace fenhao
