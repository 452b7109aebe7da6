// The functions of the rule language: names, numbers of arguments, what they are for. Internal to formula/;
// formula.h shows the same list to editors and help pages.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "formula/formula.h"

namespace fenhao::formula {

enum class FunctionId : std::uint8_t {
  if_,
  ifs,
  switch_,
  and_,
  or_,
  not_,
  min,
  max,
  sum,
  abs,
  clamp,
  round,
  round_up,
  round_down,
  round_even,
  ceiling,
  floor,
  integer,
  truncate,
  modulo,
  divide,
  tier,
  step,
  step_from,
  lookup,
  prorate,
  date,
  year_month,
  year,
  month,
  day,
  weekday,
  month_of,
  first_day,
  end_of_month,
  days_in_month,
  days,
  months_between,
  years_between,
  add_months,
  workdays,
  paid_days,
  contains,
  starts_with,
  ends_with,
  known,
  is_blank,
  if_blank,
  money,
  number,
  rate,
};

inline constexpr int any_number = 1000;

struct FunctionEntry {
  FunctionId id;
  int least;  // arguments
  int most;
  Function shown;
};

std::span<const FunctionEntry> function_entries();
const FunctionEntry& entry_of(FunctionId id);
// By either name; English in any case. nullptr when there is none.
const FunctionEntry* find_function(std::string_view name);

}  // namespace fenhao::formula
