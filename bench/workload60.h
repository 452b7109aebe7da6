// The sixty-item workload at any number of employees: its spec, its two thousand employees, and varied copies of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formula/formula.h"

namespace fenhao::bench {

struct Workload60 {
  std::vector<std::string> inputs;                 // names, in the order of the spec
  std::vector<int> scales;                         // decimals of each input
  std::vector<std::vector<std::int64_t>> columns;  // of each input
  std::vector<formula::Item> items;

  std::size_t rows() const { return columns.front().size(); }
  // The rules, from their text.
  formula::Program compile() const;
  // Columns for the engine.
  formula::Frame frame(const formula::Program& program) const;
};

// The first two thousand rows are those of the csv; each further copy of them has other salaries, sales, declared bases
// and sums of the year.
Workload60 read_workload60(const std::string& home, std::size_t rows);

}  // namespace fenhao::bench
