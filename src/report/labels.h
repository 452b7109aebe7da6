// Words that several reports share, and how they write months, dates and amounts. Pure.
#pragma once

#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "payroll/result.h"

namespace fenhao::report {

std::string chinese_month(Month month);      // "2026年11月"
std::string grouped(const Decimal& amount);  // "1,234.50": at least two decimals, never fewer than it has
// A pay item's value as people read it; amounts grouped, dates in ISO form, rates as percent.
std::string item_text(formula::Type type, const Decimal& value);

}  // namespace fenhao::report
