#include <algorithm>
#include <array>

#include "base/text.h"
#include "sheet/parse_value.h"

namespace fenhao::sheet {
namespace {

std::unexpected<Problem> no_number() {
  return std::unexpected(Problem{{"这里应填数字", "a number belongs here"},
                                 {"只填数字，例如 1234.50", "write digits only, such as 1234.50"}});
}

std::unexpected<Problem> bad_grouping() {
  return std::unexpected(Problem{{"逗号的位置不像千分位，无法确定数值",
                                  "the commas are not where thousands separators stand; the number is unclear"},
                                 {"去掉逗号，例如 1234.50", "leave out the commas, such as 1234.50"}});
}

bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  return true;
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  while (text.ends_with(' ')) text.remove_suffix(1);
  return true;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "1,234,567" → "1234567"; absent when the groups are not threes.
std::optional<std::string> without_thousands(std::string_view whole) {
  std::string digits;
  const auto groups = split(whole, ',');
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool right_size = i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3;
    if (!all_digits(groups[i]) || (groups.size() > 1 && !right_size)) return std::nullopt;
    digits += groups[i];
  }
  return digits;
}

}  // namespace

std::expected<Decimal, Problem> parse_number(std::string_view text, bool percent_allowed) {
  bool negative = false;
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {  // accountants' minus
    negative = true;
    text = text.substr(1, text.size() - 2);
  }
  constexpr std::array<std::string_view, 6> currency_before{"￥", "¥", "RMB", "rmb", "CNY", "人民币"};
  for (const std::string_view sign : currency_before) drop_prefix(text, sign);
  if (drop_prefix(text, "-") || drop_prefix(text, "−") || drop_prefix(text, "－"))
    negative = !negative;
  else
    drop_prefix(text, "+");
  for (const std::string_view sign : currency_before) drop_prefix(text, sign);
  if (!drop_suffix(text, "元整")) drop_suffix(text, "元");
  const bool percent = drop_suffix(text, "%");
  if (percent && !percent_allowed) return no_number();

  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (whole.empty() && fraction.empty()) return no_number();
  if (!fraction.empty() && !all_digits(fraction)) return no_number();
  if (whole.find_first_not_of("0123456789,") != std::string_view::npos) return no_number();
  const auto digits = whole.empty() ? std::optional<std::string>("0") : without_thousands(whole);
  if (!digits) return bad_grouping();

  const auto number =
      Decimal::parse((negative ? "-" : "") + *digits + (fraction.empty() ? "" : "." + std::string(fraction)));
  if (!number) return no_number();
  if (!percent) return *number;
  if (number->scale() + 2 > Decimal::max_scale) return no_number();
  return Decimal::of(number->coefficient(), number->scale() + 2).normalized();
}

}  // namespace fenhao::sheet
