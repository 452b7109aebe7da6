#include "measure.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <limits>
#include <stdexcept>

namespace fenhao::bench {

Line less_is_better(std::string name, double value, std::string unit, std::string reference, double reference_value) {
  return {std::move(name),      value,           std::move(unit),
          std::move(reference), reference_value, value > 0 ? reference_value / value : 0};
}

Line more_is_better(std::string name, double value, std::string unit, std::string reference, double reference_value) {
  return {std::move(name),      value,           std::move(unit),
          std::move(reference), reference_value, reference_value > 0 ? value / reference_value : 0};
}

namespace {

double seconds_now(Clock clock) {
  timespec now{};
  clock_gettime(clock == Clock::wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

std::vector<double> best_of_turns(Clock clock, const std::vector<std::function<void()>>& works, int turns) {
  std::vector<double> best(works.size(), std::numeric_limits<double>::infinity());
  for (int turn = 0; turn < turns; ++turn)
    for (std::size_t i = 0; i < works.size(); ++i) {
      const double start = seconds_now(clock);
      works[i]();
      best[i] = std::min(best[i], seconds_now(clock) - start);
    }
  return best;
}

void print_table(const std::vector<Line>& lines) {
  std::size_t name = 4, reference = 9;
  for (const Line& line : lines) {
    name = std::max(name, line.name.size());
    reference = std::max(reference, line.reference.size());
  }
  const int name_width = static_cast<int>(name), reference_width = static_cast<int>(reference);
  std::printf("%-*s  %12s %-14s  %-*s %12s  %7s\n", name_width, "what", "value", "unit", reference_width, "reference",
              "value", "ratio");
  for (const Line& line : lines)
    std::printf("%-*s  %12.3f %-14s  %-*s %12.3f  %7.2f\n", name_width, line.name.c_str(), line.value,
                line.unit.c_str(), reference_width, line.reference.c_str(), line.reference_value, line.ratio);
}

void write_json(const std::string& path, const std::vector<Line>& lines) {
  boost::json::array list;
  for (const Line& line : lines)
    list.push_back({{"name", line.name},
                    {"value", line.value},
                    {"unit", line.unit},
                    {"reference", line.reference},
                    {"reference_value", line.reference_value},
                    {"ratio", line.ratio}});
  std::ofstream file(path);
  file << boost::json::serialize(list) << '\n';
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace fenhao::bench
