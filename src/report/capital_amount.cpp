#include "report/capital_amount.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace fenhao::report {
namespace {

constexpr std::array<std::string_view, 10> digits{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::uint64_t wan = 10'000;
constexpr std::uint64_t yi = 100'000'000;

struct Unit {
  std::uint64_t size;
  std::string_view name;
};

std::string digit(std::uint64_t value) { return std::string(digits[value]); }

// 1–9999; a run of zeros between two digits is one 零, zeros at the end are silent.
std::string below_wan(std::uint64_t value) {
  static constexpr std::array<Unit, 4> units{{{1000, "仟"}, {100, "佰"}, {10, "拾"}, {1, ""}}};
  std::string text;
  bool gap = false;
  for (const auto& unit : units) {
    const std::uint64_t here = value / unit.size % 10;
    if (here == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += digits[0];
    gap = false;
    text += digit(here) + std::string(unit.name);
  }
  return text;
}

// Any positive whole number. A lower part that does not reach its highest place is announced by 零.
std::string whole(std::uint64_t value) {
  for (const Unit unit : {Unit{yi, "亿"}, Unit{wan, "万"}}) {
    if (value < unit.size) continue;
    const std::uint64_t low = value % unit.size;
    std::string text = whole(value / unit.size) + std::string(unit.name);
    if (low == 0) return text;
    if (low < unit.size / 10) text += digits[0];
    return text + whole(low);
  }
  return below_wan(value);
}

}  // namespace

std::string capital_amount(Money amount) {
  const std::int64_t fen = amount.fen();
  const std::uint64_t magnitude = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  const std::uint64_t yuan = magnitude / 100;
  const std::uint64_t jiao = magnitude / 10 % 10;
  const std::uint64_t rest = magnitude % 10;

  std::string text = fen < 0 ? "负" : "";
  if (magnitude == 0) return "零元整";
  if (yuan > 0) text += whole(yuan) + "元";
  if (jiao == 0 && rest == 0) return text + "整";
  if (yuan > 0 && (jiao == 0 || yuan % 10 == 0)) text += digits[0];
  if (jiao > 0) text += digit(jiao) + "角";
  if (rest > 0) text += digit(rest) + "分";
  return text;
}

}  // namespace fenhao::report
