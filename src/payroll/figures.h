// One result's items and inputs by what they are called in the rules, for checks. Internal to *_checks.cpp.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "payroll/result.h"

namespace fenhao::payroll {

class Figures {
 public:
  Figures(const EmployeeResult& result, const GroupColumns& columns) : result_(result), columns_(columns) {}

  static bool has_tag(const ItemColumn& item, std::string_view tag) {
    return std::ranges::find(item.tags, tag) != item.tags.end();
  }

  // The amount of an item that has the tag; absent when the group has no such item.
  std::optional<Money> amount(std::string_view code, std::string_view tag) const {
    for (std::size_t i = 0; i < columns_.items.size(); ++i) {
      const auto& item = columns_.items[i];
      if (item.code == code && item.type == formula::Type::money && has_tag(item, tag)) return money(result_.values[i]);
    }
    return std::nullopt;
  }

  // An input the group's formulas read; absent when they do not, or nobody stated it.
  std::optional<Decimal> input(std::string_view code) const {
    for (std::size_t i = 0; i < columns_.inputs.size(); ++i)
      if (columns_.inputs[i] == code && !result_.inputs[i].missing) return result_.inputs[i].number;
    return std::nullopt;
  }

  struct Sum {
    Money amount;
    int items = 0;  // not zero
  };
  // Of the money items that `counts` accepts.
  template <class Counts>
  Sum sum(Counts counts) const {
    Sum total;
    for (std::size_t i = 0; i < columns_.items.size(); ++i) {
      const auto& item = columns_.items[i];
      if (item.type != formula::Type::money || !counts(item) || result_.values[i].is_zero()) continue;
      total.amount += money(result_.values[i]);
      ++total.items;
    }
    return total;
  }

 private:
  static Money money(const Decimal& value) { return Money::round(value, Rounding::half_up_fen); }

  const EmployeeResult& result_;
  const GroupColumns& columns_;
};

}  // namespace fenhao::payroll
