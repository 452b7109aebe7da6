#include "sheet/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/decimal.h"

namespace fenhao::sheet {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1.10105e+17" → "110105000000000000".
std::string expand(std::string_view scientific) {
  const bool negative = scientific.starts_with('-');
  if (negative) scientific.remove_prefix(1);
  const std::size_t e = scientific.find('e');
  std::string digits;
  for (const char c : scientific.substr(0, e))
    if (is_digit(c)) digits += c;
  int exponent = 0;
  const std::string_view power = scientific.substr(e + (scientific[e + 1] == '+' ? 2 : 1));
  std::from_chars(power.data(), power.data() + power.size(), exponent);

  std::string text = negative ? "-" : "";
  if (exponent < 0) {
    text += "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  } else {
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() < whole) digits.resize(whole, '0');
    text += digits.substr(0, whole);
    if (digits.size() > whole) text += "." + digits.substr(whole);
  }
  return text;
}

bool is_plain_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Digits from the first that is not zero.
std::size_t significant_digits(std::string_view number) {
  std::size_t count = 0;
  for (const char c : number)
    if (is_digit(c) && (count > 0 || c != '0')) ++count;
  return count;
}

// The format's first section without quoted and escaped text, colours and conditions.
std::string bare_format(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm" || inside == "s" || inside == "ss")
        bare += inside;
      i = end;
    } else {
      bare += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
  }
  return bare;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string shortest_decimal(double value) {
  if (!std::isfinite(value)) return "";
  std::array<char, 64> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
  const std::string_view scientific(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  if (value == 0) return "0";
  if (std::abs(value) >= 1e40 || std::abs(value) < 1e-40) return std::string(scientific);
  return expand(scientific);
}

std::optional<std::string> number_from_file(std::string_view text) {
  if (is_plain_integer(text)) return text == "-0" ? "0" : std::string(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return shortest_decimal(value);
}

std::string without_binary_dust(std::string_view number) {
  const std::size_t point = number.find('.');
  const std::size_t digits = significant_digits(number);
  if (point == std::string_view::npos || digits <= 15) return std::string(number);
  const auto decimals = number.size() - point - 1;
  const std::size_t excess = digits - 15;
  if (excess > decimals) return std::string(number);
  const auto value = Decimal::parse(number);
  if (!value) return std::string(number);
  return value->round(static_cast<int>(decimals - excess), RoundingMode::half_up).normalized().to_string();
}

std::optional<double> cell_number(const Decimal& value) {
  constexpr std::size_t kept_digits = 15;
  const std::string text = value.normalized().to_string();
  if (significant_digits(text) > kept_digits) return std::nullopt;
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

NumberFormat parse_number_format(std::string_view code) {
  const std::string bare = bare_format(code);
  NumberFormat format;
  if (bare.find("general") != std::string::npos) return format;
  format.is_date = bare.find_first_of("ymdhs") != std::string::npos;
  if (bare.size() > 1 && bare.find_first_not_of('0') == std::string::npos)
    format.zero_width = static_cast<int>(bare.size());
  return format;
}

NumberFormat builtin_number_format(int id) {
  const bool is_date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return {.is_date = is_date};
}

std::optional<Date> date_of_serial(double serial, DateSystem system) {
  constexpr double last = 2958466;  // the day after 9999-12-31
  if (!(serial >= 1) || serial >= last) return std::nullopt;
  const auto day = static_cast<int>(serial);
  if (system == DateSystem::from_1904) {
    const auto date = Date::of(1904, 1, 1);
    return day + 1462 < last ? std::optional(*date + day) : std::nullopt;
  }
  if (day == 60) return std::nullopt;
  return *Date::of(1900, 1, 1) + (day < 60 ? day - 1 : day - 2);
}

int serial_of_date(Date date) {
  const int days = date - *Date::of(1900, 1, 1) + 1;
  return days < 60 ? days : days + 1;  // the day that Excel alone believes in
}

Cell number_cell(std::string number, NumberFormat format, DateSystem system) {
  if (format.is_date) {
    double serial = 0;
    std::from_chars(number.data(), number.data() + number.size(), serial);
    auto date = date_of_serial(serial, system);
    int second = static_cast<int>(std::lround((serial - std::floor(serial)) * 86400));
    if (date && second == 86400) date = *date + 1, second = 0;
    if (date) {
      std::string text = date->to_string();
      if (second > 0)
        text += " " + two_digits(second / 3600) + ":" + two_digits(second / 60 % 60) + ":" + two_digits(second % 60);
      return {Cell::Kind::date, std::move(text)};
    }
  }
  if (format.zero_width > static_cast<int>(number.size()) && is_plain_integer(number) && !number.starts_with('-'))
    number.insert(0, static_cast<std::size_t>(format.zero_width) - number.size(), '0');
  return {Cell::Kind::number, std::move(number)};
}

}  // namespace fenhao::sheet
