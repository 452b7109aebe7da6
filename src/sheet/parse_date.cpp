#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "sheet/parse_value.h"

namespace fenhao::sheet {
namespace {

std::unexpected<Problem> no_date() {
  return std::unexpected(Problem{{"这里应填日期，这个写法认不出", "a date belongs here; this one cannot be read"},
                                 {"写成 2026-11-01", "write it as 2026-11-01"}});
}

std::unexpected<Problem> impossible_date() {
  return std::unexpected(
      Problem{{"没有这一天", "there is no such day"}, {"核对年、月、日", "check year, month and day"}});
}

std::unexpected<Problem> ambiguous_date() {
  return std::unexpected(
      Problem{{"年份不是四位，分不清年、月、日",
               "the year does not have four digits; year, month and day cannot be told apart"},
              {"年份写四位，例如 2026-11-01", "write the year with four digits, such as 2026-11-01"}});
}

std::unexpected<Problem> no_month() {
  return std::unexpected(Problem{{"这里应填年月，这个写法认不出", "a month belongs here; this one cannot be read"},
                                 {"写成 2026-11", "write it as 2026-11"}});
}

int digits_value(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 2026年11月1日, 2026/11/1, 2026.11.1 → "2026-11-1", without the time of day behind it.
std::string with_dashes(std::string_view text) {
  const bool has_time = text.find(':') != std::string_view::npos;
  std::string plain(text.substr(0, has_time ? text.find_first_of(" T") : std::string_view::npos));
  std::erase(plain, ' ');
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = plain.find(from); at != std::string::npos; at = plain.find(from, at + to.size()))
      plain.replace(at, from.size(), to);
  };
  replace("年", "-");
  replace("月份", "-");
  replace("月", "-");
  replace("日", "");
  replace("号", "");
  replace("/", "-");
  replace(".", "-");
  if (plain.ends_with('-')) plain.pop_back();
  return plain;
}

}  // namespace

std::expected<Date, Problem> parse_date(std::string_view text) {
  const std::string plain = with_dashes(text);
  std::vector<std::string> parts = split(plain, '-');
  if (parts.size() == 1 && is_digits(parts[0]) && parts[0].size() == 8)
    parts = {parts[0].substr(0, 4), parts[0].substr(4, 2), parts[0].substr(6, 2)};
  if (!std::all_of(parts.begin(), parts.end(),
                   [](const std::string& part) { return is_digits(part) && part.size() <= 4; }))
    return no_date();
  if (parts.size() == 2 && parts[0].size() == 4)
    return std::unexpected(Problem{{"只有年月，缺少日", "year and month only; the day is missing"},
                                   {"写成 2026-11-01", "write it as 2026-11-01"}});
  if (parts.size() != 3) return no_date();
  if (parts[0].size() != 4) return ambiguous_date();
  if (parts[1].size() > 2 || parts[2].size() > 2) return no_date();
  const auto date = Date::of(digits_value(parts[0]), digits_value(parts[1]), digits_value(parts[2]));
  if (!date) return impossible_date();
  return *date;
}

std::expected<Month, Problem> parse_month(std::string_view text) {
  const std::string plain = with_dashes(text);
  std::vector<std::string> parts = split(plain, '-');
  if (parts.size() == 1 && is_digits(parts[0]) && parts[0].size() == 6)
    parts = {parts[0].substr(0, 4), parts[0].substr(4, 2)};
  const bool is_whole_date = parts.size() == 3 || (parts.size() == 1 && parts[0].size() == 8);
  if (is_whole_date) {
    const auto date = parse_date(text);
    if (!date) return std::unexpected(date.error());
    return date->month();
  }
  if (!std::all_of(parts.begin(), parts.end(), is_digits) || parts.size() != 2) return no_month();
  if (parts[0].size() != 4) return ambiguous_date();
  const auto month = parts[1].size() <= 2 ? Month::of(digits_value(parts[0]), digits_value(parts[1]))
                                          : Result<Month>(fail(ErrorCode::invalid_input, "", ""));
  if (!month) return no_month();
  return *month;
}

}  // namespace fenhao::sheet
