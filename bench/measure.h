// Measuring beside a reference in the same run, and the table that comes of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace fenhao::bench {

// One line of the table and of build/bench.json. The ratio is our speed over the reference's: above one is faster.
struct Line {
  std::string name;
  double value = 0;
  std::string unit;
  std::string reference;
  double reference_value = 0;
  double ratio = 0;
};

// A line whose value is a time or a size: less is better.
Line less_is_better(std::string name, double value, std::string unit, std::string reference, double reference_value);
// A line whose value is a rate.
Line more_is_better(std::string name, double value, std::string unit, std::string reference, double reference_value);

inline constexpr int times_measured = 5;

// Wall time, or the time of the processor, which others on the machine disturb less.
enum class Clock { wall, processor };

// Seconds of the best of five of each, taken in turns, so that a busy moment of the machine meets all of them.
std::vector<double> best_of_turns(Clock clock, const std::vector<std::function<void()>>& works,
                                  int turns = times_measured);

void print_table(const std::vector<Line>& lines);
void write_json(const std::string& path, const std::vector<Line>& lines);

}  // namespace fenhao::bench
