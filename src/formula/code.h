// The program of one stage: instructions over slots, each slot one column of a block of rows. Internal to
// formula/. Numbers in slots are value × 10^-scale; texts are ids of the pool; booleans are 0 and 1.
#pragma once

#include <cstdint>
#include <vector>

#include "base/decimal.h"

namespace fenhao::formula {

enum class Op : std::uint8_t {
  // Computed lane-wise: an error can only come from an operand or from leaving 128 bits.
  add,
  subtract,
  multiply,
  negate,
  absolute,
  minimum,
  maximum,
  round,           // a / 10^decimals, by mode
  multiply_round,  // a × b / 10^decimals, by mode
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  select,  // a ? b : c; only the taken branch's error counts
  logical_and,
  logical_or,
  logical_not,
  // Computed row by row; each may fail for a row.
  divide,  // a × 10^decimals / b, by mode; a negative `decimals` widens b instead
  modulo,
  whole,    // a / 10^decimals, which must leave nothing
  require,  // a where b holds, else the error `failure`
  fail,     // the error `failure`
  known,    // whether input `index` is there
  empty_text,
  contains,
  starts_with,
  ends_with,
  lookup,      // value of key a × 10^-decimals in lookup table `index`
  lookup_has,  // whether it is there
  valid_date,  // a, which must be a date of the calendar
  valid_month,
  make_date,
  make_month,
  year_of_date,
  year_of_month,
  number_of_month_of_date,
  number_of_month,
  day_of_date,
  weekday_of_date,
  month_of_date,
  first_day_of_month,
  last_day_of_month,
  days_in_month,
  add_months_to_date,
  months_between_dates,
  workdays,
  paid_days,
};

// The modes of base and the two of INT, CEILING and MOD.
enum class Mode : std::uint8_t { half_up, half_even, up, down, floor, ceiling };

constexpr Mode mode_of(RoundingMode mode) { return static_cast<Mode>(mode); }
static_assert(mode_of(RoundingMode::half_even) == Mode::half_even && mode_of(RoundingMode::down) == Mode::down);

enum class ErrorKind : std::uint8_t {
  none,
  missing,  // the site is an input
  overflow,
  division_by_zero,
  not_whole,
  no_case,           // IFS or SWITCH
  limits_reversed,   // CLAMP
  bounds_unordered,  // TIER, STEP
  not_in_table,
  bad_date,
  no_calendar,
};

// An error of a row: kind and site (input, or node of an item) in one number; 0 = none.
using ErrorId = std::uint32_t;
constexpr ErrorId error_id(ErrorKind kind, std::uint32_t site) { return site << 4 | static_cast<ErrorId>(kind); }
constexpr ErrorKind kind_of(ErrorId id) { return static_cast<ErrorKind>(id & 15); }
constexpr std::uint32_t site_of(ErrorId id) { return id >> 4; }

using SlotId = std::uint32_t;

// n / divisor for 0 ≤ n < 2^63 and 2 ≤ divisor < 2^63 is ⌊n × multiplier / 2^64⌋ >> shift, where
// multiplier = ⌊2^(64 + shift) / divisor⌋ + 1 and shift = ⌈log2 divisor⌉ − 1 (Granlund and Montgomery 1994,
// theorem 4.2 with 63 bits).
struct FixedDivisor {
  std::uint64_t divisor = 2;
  std::uint64_t multiplier = 0;
  int shift = 0;
  // The same with 52 bits for n < 2^(51 + twos): ⌊⌊n / 2^twos⌋ × multiplier_52 / 2^52⌋ >> shift_52, where 2^twos
  // divides the divisor and leaves at least 2; multiplier_52 is 0 where the divisor is too large for it.
  int twos = 0;
  std::uint64_t multiplier_52 = 0;
  int shift_52 = 0;

  static FixedDivisor of(std::int64_t divisor);
};

struct Slot {
  enum class Source : std::uint8_t { constant, input, item, computed } source = Source::computed;
  std::uint32_t index = 0;  // of the input or item
  Int128 constant = 0;
  int scale = 0;
  std::uint32_t buffer = 0;  // of the block, for computed
};

struct Instruction {
  Op op = Op::add;
  Mode mode = Mode::half_up;
  ErrorKind failure = ErrorKind::none;
  std::int8_t decimals = 0;
  std::uint8_t operands = 0;
  SlotId out = 0;
  SlotId a = 0, b = 0, c = 0;
  std::uint32_t index = 0;
  std::uint32_t site = 0;
  Int128 power = 1;      // 10^|decimals|
  FixedDivisor divisor;  // of power, for round and multiply_round
};

struct ItemResult {
  std::uint32_t item;
  SlotId slot;
};

struct Code {
  std::vector<Slot> slots;
  std::vector<Instruction> instructions;
  std::vector<ItemResult> results;
  std::uint32_t buffers = 0;
};

}  // namespace fenhao::formula
