#include "report/labels.h"

#include <cstdint>

namespace fenhao::report {
namespace {

std::string with_separators(const std::string& plain) {
  const std::size_t start = plain.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string text = plain.substr(0, start);
  for (std::size_t i = start; i < point; ++i) {
    if (i > start && (point - i) % 3 == 0) text += ',';
    text += plain[i];
  }
  return text + plain.substr(point);
}

std::int32_t whole_number(const Decimal& value) {
  return static_cast<std::int32_t>(value.round(0, RoundingMode::down).coefficient());
}

}  // namespace

std::string chinese_month(Month month) {
  return std::to_string(month.year()) + "年" + std::to_string(month.number()) + "月";
}

std::string grouped(const Decimal& amount) {
  const Decimal shortest = amount.normalized();
  const Decimal shown = shortest.scale() < 2 ? shortest.round(2, RoundingMode::down) : shortest;
  return with_separators(shown.to_string());
}

std::string item_text(formula::Type type, const Decimal& value) {
  switch (type) {
    case formula::Type::money: return grouped(value);
    case formula::Type::rate: return (value * Decimal(100)).normalized().to_string() + "%";
    case formula::Type::date: return Date::from_days(whole_number(value)).to_string();
    case formula::Type::month: return Month::from_index(whole_number(value)).to_string();
    case formula::Type::boolean: return value.is_zero() ? "否" : "是";
    case formula::Type::number:
    case formula::Type::text: break;
  }
  return value.normalized().to_string();
}

}  // namespace fenhao::report
