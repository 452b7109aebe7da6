// Every level of vector instructions against the arithmetic of one row.
#include "formula/lane_loops.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

#include "formula/row_arithmetic.h"

namespace fenhao::formula {
namespace {

std::vector<std::int64_t> random_values(std::mt19937_64& random, std::int64_t limit, std::size_t count) {
  std::vector<std::int64_t> values{0, 1, -1, limit, -limit};
  std::uniform_int_distribution<std::int64_t> any(-limit, limit), small(-1000, 1000);
  while (values.size() < count) values.push_back(values.size() % 3 == 0 ? small(random) : any(random));
  return values;
}

Int128 size(Int128 value) { return value < 0 ? -value : value; }

// What bounds would prove of these operands; every job runs with and without it.
struct Proof {
  bool short_factors = true, small_dividend = true, negative = false;

  Proof(const Instruction& instruction, const FixedDivisor& by, const std::vector<std::int64_t>& a,
        const std::vector<std::int64_t>& b, bool same) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      const Int128 factor = b[same ? 0 : i];
      const Int128 dividend = instruction.op == Op::multiply_round ? a[i] * factor : Int128{a[i]};
      short_factors = short_factors && size(a[i]) < INT32_MAX && size(factor) < INT32_MAX;
      small_dividend = small_dividend && (size(dividend) + by.divisor) >> by.twos < Int128{1} << 51;
      negative = negative || dividend < 0;
    }
    small_dividend = small_dividend && by.multiplier_52 != 0;
  }
};

// Runs one job on every level and compares each row.
void check(const Instruction& instruction, const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b,
           const std::vector<std::int64_t>& c) {
  for (std::size_t level = 0; level < lane_loop_levels(); ++level) {
    for (const int variant : {0, 1, 2, 3}) {
      const bool same = variant % 2 == 1, proven = variant > 1;
      const Proof proof(instruction, instruction.divisor, a, b, same);
      std::vector<std::int64_t> out(a.size(), 42);
      const LaneJob job{.op = instruction.op,
                        .mode = instruction.mode,
                        .a = {a.data(), false},
                        .b = {b.data(), same},
                        .c = {c.data(), false},
                        .divisor = instruction.divisor,
                        .short_factors = proven && proof.short_factors,
                        .small_dividend = proven && proof.small_dividend,
                        .negative = !proven || proof.negative,
                        .out = out.data(),
                        .count = out.size()};
      ASSERT_TRUE(lane_loops_of_level(level).run(job));
      for (std::size_t i = 0; i < a.size(); ++i) {
        Int128 expected = 0;
        with_arithmetic(instruction.op,
                        [&]<Op op>() { compute<op>(instruction, a[i], b[same ? 0 : i], c[i], expected); });
        ASSERT_EQ(out[i], static_cast<std::int64_t>(expected))
            << "level " << level << " op " << static_cast<int>(instruction.op) << " mode "
            << static_cast<int>(instruction.mode) << " a " << a[i] << " b " << b[same ? 0 : i] << " / "
            << static_cast<std::int64_t>(instruction.power) << " variant " << variant;
      }
    }
  }
}

TEST(LaneLoops, EveryLevelAgreesWithTheArithmeticOfOneRow) {
  std::mt19937_64 random(7);
  constexpr std::int64_t small = 2'000'000'000;
  const auto a = random_values(random, small, 1021), b = random_values(random, small, 1021),
             c = random_values(random, small, 1021);
  for (const Op op : {Op::add, Op::subtract, Op::multiply, Op::negate, Op::absolute, Op::minimum, Op::maximum,
                      Op::equal, Op::not_equal, Op::less, Op::less_equal, Op::greater, Op::greater_equal})
    check({.op = op}, a, b, c);
  std::vector<std::int64_t> truths, others;
  for (const std::int64_t value : a) truths.push_back(value & 1);
  for (const std::int64_t value : b) others.push_back(value & 1);
  for (const Op op : {Op::logical_and, Op::logical_or, Op::logical_not, Op::select})
    check({.op = op}, truths, others, c);
}

TEST(LaneLoops, RoundByEveryPowerOfTenInEveryMode) {
  std::mt19937_64 random(11);
  for (int decimals = 1; decimals <= 18; ++decimals) {
    const auto power = static_cast<std::int64_t>(power_of_ten(decimals));
    auto values = random_values(random, std::numeric_limits<std::int64_t>::max() - power, 509);
    for (std::int64_t multiple : {0, 1, 2, 3, 4})
      for (std::int64_t near : {-1, 0, 1})
        for (std::int64_t sign : {-1, 1})
          if (multiple * (power / 2) < std::numeric_limits<std::int64_t>::max() - power - 1)
            values.push_back(sign * (multiple * (power / 2) + near));
    for (const Mode mode : {Mode::half_up, Mode::half_even, Mode::up, Mode::down, Mode::floor, Mode::ceiling}) {
      Instruction instruction{.op = Op::round, .mode = mode, .power = power, .divisor = FixedDivisor::of(power)};
      check(instruction, values, values, values);
      instruction.op = Op::multiply_round;
      const std::vector<std::int64_t> factors(values.size(), -1);
      check(instruction, values, factors, values);
    }
  }
}

std::vector<std::int64_t> magnitudes(std::vector<std::int64_t> values) {
  for (std::int64_t& value : values) value = value < 0 ? -value : value;
  return values;
}

TEST(LaneLoops, RoundWhatIsSmallOrNeverNegative) {
  std::mt19937_64 random(17);
  for (int decimals = 1; decimals <= 18; ++decimals) {
    const Int128 power = power_of_ten(decimals);
    const FixedDivisor by = FixedDivisor::of(static_cast<std::int64_t>(power));
    const Int128 widest = (Int128{1} << (51 + by.twos)) - 1 - power;
    const auto limit =
        static_cast<std::int64_t>(std::min(widest, Int128{std::numeric_limits<std::int64_t>::max()} - power));
    auto values = random_values(random, limit, 509);
    for (std::int64_t near : {-1, 0, 1})
      for (std::int64_t halves : {1, 2, 3})
        if (power / 2 * halves + near <= limit) values.push_back(static_cast<std::int64_t>(power / 2 * halves + near));
    const std::vector<std::int64_t> one(values.size(), 1);
    for (const Mode mode : {Mode::half_up, Mode::half_even, Mode::up, Mode::down, Mode::floor, Mode::ceiling})
      for (const Op op : {Op::round, Op::multiply_round}) {
        const Instruction instruction{.op = op, .mode = mode, .power = power, .divisor = by};
        check(instruction, values, one, values);
        check(instruction, magnitudes(values), one, values);
      }
  }
}

TEST(LaneLoops, DivideByWhatIsNoPowerOfTen) {
  std::mt19937_64 random(19);
  const auto values = random_values(random, 40'000'000, 509);
  for (const std::int64_t divisor : {2, 3, 4, 7, 8, 12, 87, 96, 2175, 1 << 20}) {
    Instruction instruction{.op = Op::round, .power = divisor, .divisor = FixedDivisor::of(divisor)};
    for (const Mode mode : {Mode::half_up, Mode::half_even, Mode::up, Mode::down, Mode::floor, Mode::ceiling}) {
      instruction.mode = mode;
      check(instruction, values, values, values);
      check(instruction, magnitudes(values), values, values);
    }
  }
}

TEST(LaneLoops, StreamsAllRowsAndNoOthers) {
  std::vector<std::int64_t> values(101);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int64_t>(i) + 1;
  for (std::size_t level = 0; level < lane_loop_levels(); ++level)
    for (std::size_t from = 0; from < 9; ++from)
      for (const std::size_t count : {0, 1, 7, 8, 40, 90}) {
        std::vector<std::int64_t> out(110, 0);
        lane_loops_of_level(level).stream(values.data(), count, out.data() + from);
        for (std::size_t i = 0; i < out.size(); ++i)
          ASSERT_EQ(out[i], i >= from && i < from + count ? values[i - from] : 0) << level << " " << from << " " << i;
      }
}

TEST(LaneLoops, FixedDivisorsGiveTheQuotient) {
  std::mt19937_64 random(13);
  std::uniform_int_distribution<std::int64_t> any(0, std::numeric_limits<std::int64_t>::max());
  for (int i = 0; i < 200'000; ++i) {
    const std::int64_t divisor = std::max<std::int64_t>(any(random) >> (i % 63), 2);
    std::int64_t n = any(random) >> (i * 7 % 60);
    if (i % 5 == 0) n = n / divisor * divisor;
    if (i % 5 == 1 && n >= divisor) n = n / divisor * divisor - 1;
    const FixedDivisor fixed = FixedDivisor::of(divisor);
    const Int128 upper = (Int128{n} * static_cast<Int128>(fixed.multiplier >> 1) * 2 +
                          Int128{n} * static_cast<Int128>(fixed.multiplier & 1)) >>
                         64;
    ASSERT_EQ(static_cast<std::int64_t>(upper >> fixed.shift), n / divisor) << n << " / " << divisor;
  }
}

TEST(LaneLoops, BoundsAreTheSmallestAndTheLargest) {
  const std::vector<std::int64_t> values{3, -8, 12, 0, 7, 11, -2, 5, 12, -8, 1};
  for (std::size_t level = 0; level < lane_loop_levels(); ++level) {
    std::int64_t low = 0, high = 0;
    lane_loops_of_level(level).bounds(values.data(), values.size(), low, high);
    EXPECT_EQ(low, -8);
    EXPECT_EQ(high, 12);
    lane_loops_of_level(level).bounds(values.data(), 1, low, high);
    EXPECT_EQ(low, 3);
    EXPECT_EQ(high, 3);
  }
}

}  // namespace
}  // namespace fenhao::formula
