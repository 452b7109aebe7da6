#include "sheet/parse_value.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/identifiers.h"
#include "base/money.h"
#include "base/text.h"
#include "sheet/number_text.h"

namespace fenhao::sheet {
namespace {

std::string plain_text(const Cell& cell) { return half_width(trim(cell.text)); }

std::unexpected<Problem> damaged_number() {
  return std::unexpected(Problem{
      {"号码已被 Excel 改坏：数字单元格只保留前 15 位，其余变成了 0 或科学计数",
       "Excel has damaged this number: a number cell keeps 15 digits only, the rest became zeros or an exponent"},
      {"先把这一列设为“文本”格式，再重新录入完整号码（只改格式找不回丢失的位数）",
       "set the column to text format first, then enter the full number again (the format alone does not bring digits "
       "back)"}});
}

// A number cell with more digits than Excel keeps: only a writer other than Excel can have filled it exactly.
bool has_lost_digits(const Cell& cell) {
  if (cell.text.find_first_of("eE") != std::string::npos) return true;
  const std::string_view digits =
      cell.text.starts_with('-') ? std::string_view(cell.text).substr(1) : std::string_view(cell.text);
  return digits.size() > 15 && digits.find('.') == std::string_view::npos &&
         digits.substr(15).find_first_not_of('0') == std::string_view::npos;
}

std::expected<Value, Problem> text_value(const Cell& cell) {
  if (cell.kind == Cell::Kind::number && has_lost_digits(cell)) return damaged_number();
  std::string text = trim(cell.text);
  if (cell.kind == Cell::Kind::text && looks_like_damaged_number(text) && text.find_first_of("eE") != std::string::npos)
    return damaged_number();
  return Value{.text = std::move(text)};
}

std::expected<Decimal, Problem> number_of(const Cell& cell, bool percent_allowed) {
  if (cell.kind == Cell::Kind::number) {
    if (const auto plain = Decimal::parse(without_binary_dust(cell.text))) return *plain;
    return parse_number(cell.text, percent_allowed);  // with an exponent: refused
  }
  if (cell.kind == Cell::Kind::date)
    return std::unexpected(Problem{
        {"这里应填数字，但单元格是日期格式", "a number belongs here, but the cell has a date format"},
        {"把单元格改为“常规”或“数值”格式后重新填写", "set the cell to a number format and enter the number again"}});
  return parse_number(plain_text(cell), percent_allowed);
}

Value number_value(const Decimal& number) { return {.text = number.to_string(), .number = number}; }

std::expected<Value, Problem> money_value(const Cell& cell) {
  const auto number = number_of(cell, false);
  if (!number) return std::unexpected(number.error());
  const Decimal amount = number->normalized();
  if (amount.scale() > 2)
    return std::unexpected(
        Problem{{"金额超过两位小数", "the amount has more than two decimals"},
                {"先四舍五入到分（例如用 ROUND(…,2)）再导入", "round it to the fen first, with ROUND(…,2) for one"}});
  if (!Money::parse(amount.to_string()))
    return std::unexpected(Problem{{"金额过大", "the amount is too large"}, {"核对单元格", "check the cell"}});
  return number_value(amount);
}

std::expected<Value, Problem> integer_value(const Cell& cell) {
  const auto number = number_of(cell, false);
  if (!number) return std::unexpected(number.error());
  if (number->normalized().scale() > 0)
    return std::unexpected(
        Problem{{"这里应填整数", "a whole number belongs here"}, {"去掉小数部分", "leave out the fraction"}});
  return number_value(number->normalized());
}

std::expected<Value, Problem> rate_value(const Cell& cell) {
  const auto number = number_of(cell, true);
  if (!number) return std::unexpected(number.error());
  if (!Rate::from(*number))
    return std::unexpected(Problem{{"比例的小数位太多或数值过大", "the rate has too many decimals or is too large"},
                                   {"写成 12% 或 0.12", "write it as 12% or 0.12"}});
  return number_value(number->normalized());
}

// A number without date format is a serial when it has five digits, or yyyymmdd when it has eight.
std::expected<Date, Problem> date_of(const Cell& cell, DateSystem dates) {
  if (cell.kind == Cell::Kind::number && cell.text.substr(0, cell.text.find('.')).size() == 5) {
    double serial = 0;
    std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), serial);
    if (const auto date = date_of_serial(serial, dates)) return *date;
  }
  return parse_date(plain_text(cell));
}

std::expected<Month, Problem> month_of(const Cell& cell, DateSystem dates) {
  const std::size_t point = cell.text.find('.');
  if (cell.kind == Cell::Kind::number && point != std::string::npos && cell.text.size() - point == 2)
    return std::unexpected(
        Problem{{"数字格式的 2026.1 分不清是 1 月还是 10 月", "as a number, 2026.1 may be January or October"},
                {"写成 2026-01 或 2026-10", "write it as 2026-01 or 2026-10"}});
  if (cell.kind == Cell::Kind::number && point == std::string::npos && cell.text.size() == 5) {
    const auto date = date_of(cell, dates);
    if (!date) return std::unexpected(date.error());
    return date->month();
  }
  return parse_month(plain_text(cell));
}

std::expected<Value, Problem> yes_no_value(const Cell& cell) {
  constexpr std::array yes{"是", "y", "yes", "true", "1", "√", "✓", "✔", "有", "对", "t"};
  constexpr std::array no{"否", "n", "no", "false", "0", "×", "x", "✗", "无", "没有", "不是", "f"};
  const std::string key = heading_key(cell.text);
  const auto is = [&](const char* word) { return key == word; };
  if (std::any_of(yes.begin(), yes.end(), is)) return Value{.text = "true"};
  if (std::any_of(no.begin(), no.end(), is)) return Value{.text = "false"};
  return std::unexpected(
      Problem{{"这里应填“是”或“否”", "yes or no belongs here"}, {"填“是”或“否”", "write 是 (yes) or 否 (no)"}});
}

}  // namespace

bool is_absent(const Cell& cell, FieldType type) {
  constexpr std::array signs{"-", "--", "---", "—", "——", "–", "/", "\\", "无", "n/a"};
  constexpr std::size_t longest_sign = 12;  // bytes, with blanks around
  if (cell.kind != Cell::Kind::text) return cell.text.empty();
  if (cell.text.size() > longest_sign) return trim(cell.text).empty();
  const std::string key = heading_key(cell.text);
  if (key.empty()) return true;
  if (type == FieldType::yes_no && key == "无") return false;
  return std::any_of(signs.begin(), signs.end(), [&](const char* sign) { return key == sign; });
}

std::expected<Value, Problem> parse_value(const Cell& cell, FieldType type, DateSystem dates) {
  if (cell.kind == Cell::Kind::error)
    return std::unexpected(
        Problem{{"公式没有得出结果（" + cell.text + "）", "the formula has no result (" + cell.text + ")"},
                {"修正公式；或用 Excel/WPS 打开、保存后再导入；或粘贴为数值",
                 "correct the formula; or open and save the file in Excel or WPS; or paste the values"}});
  switch (type) {
    case FieldType::text: return text_value(cell);
    case FieldType::integer: return integer_value(cell);
    case FieldType::money: return money_value(cell);
    case FieldType::rate: return rate_value(cell);
    case FieldType::yes_no: return yes_no_value(cell);
    case FieldType::decimal: {
      const auto number = number_of(cell, true);
      if (!number) return std::unexpected(number.error());
      return number_value(*number);
    }
    case FieldType::date: {
      const auto date = date_of(cell, dates);
      if (!date) return std::unexpected(date.error());
      return Value{.text = date->to_string(), .date = *date};
    }
    case FieldType::month: {
      const auto month = month_of(cell, dates);
      if (!month) return std::unexpected(month.error());
      return Value{.text = month->to_string(), .date = month->first_day()};
    }
  }
  return std::unexpected(Problem{{"未知的字段类型", "unknown kind of field"}, {}});
}

}  // namespace fenhao::sheet
