#include "formula/number_text.h"

#include <charconv>
#include <limits>

namespace fenhao::formula {

int decimals_of(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  int digits = 0, after_point = -1, significant = 0;
  for (const char c : text) {
    if (c == '.' && after_point < 0 && digits > 0) {
      after_point = 0;
      continue;
    }
    if (c < '0' || c > '9') return -1;
    ++digits;
    if (after_point < 0) continue;
    ++after_point;
    if (c != '0') significant = after_point;
  }
  if (digits == 0 || after_point == 0 || digits > 36 || significant > Decimal::max_scale) return -1;
  return significant;
}

Int128 coefficient_of(std::string_view text, int scale) {
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  Int128 value = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.') {
      point = true;
      continue;
    }
    if (point && scale == 0) break;  // only zeros are left
    value = value * 10 + (c - '0');
    if (point) --scale;
  }
  Int128 widened;
  if (__builtin_mul_overflow(value, power_of_ten(scale), &widened))
    throw Failure(Error(ErrorCode::overflow, {"数值超出可精确表示的范围", "a number leaves the exact range"}));
  return negative ? -widened : widened;
}

void append_number(std::string& text, Int128 value, int scale) {
  if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max()) {
    text += Decimal::of(value, scale).normalized().to_string();
    return;
  }
  auto narrow = static_cast<std::int64_t>(value);
  while (scale > 0 && narrow % 10 == 0) {
    if (narrow == 0) {
      text += '0';
      return;
    }
    narrow /= 10;
    --scale;
  }
  char digits[24];
  const bool negative = narrow < 0;
  const std::uint64_t magnitude =
      negative ? 0 - static_cast<std::uint64_t>(narrow) : static_cast<std::uint64_t>(narrow);
  char* end = std::to_chars(digits, digits + sizeof digits, magnitude).ptr;
  const auto count = static_cast<int>(end - digits);
  if (negative) text += '-';
  if (scale == 0) {
    text.append(digits, end);
  } else if (count > scale) {
    text.append(digits, end - scale);
    text += '.';
    text.append(end - scale, end);
  } else {
    text += "0.";
    text.append(static_cast<std::size_t>(scale - count), '0');
    text.append(digits, end);
  }
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace fenhao::formula
