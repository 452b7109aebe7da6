// A workload: plain-number formulas over the columns of a csv, for checking and measuring the engine with other
// people's numbers. Huge files are streamed. The only part of formula/ that touches files.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/error.h"

namespace fenhao::formula {

struct RunSpecSummary {
  std::size_t rows = 0;
  std::size_t failed_rows = 0;  // with some item that could not be computed; its cell stays empty
  std::vector<std::pair<std::string, Decimal>> totals;  // of each item, over the rows where it was computed
  std::vector<Error> errors;                            // of rows, the first hundred
  std::size_t error_count = 0;
};

// Evaluates {about?, inputs: [names], items: [{name, formula}]} over the rows of `csv`, whose first line names its
// columns in any order; further columns are not read. All inputs are numbers with the decimals their texts have;
// an empty cell is a missing value. Writes the items in their order as exact decimals without trailing zeros
// (quotients have at most 12), lines ending in CR LF, beside `out_csv` first and renames when complete: an error leaves
// no output.
Status run_spec(const std::filesystem::path& spec_json, const std::filesystem::path& csv,
                const std::filesystem::path& out_csv, unsigned threads, RunSpecSummary& summary);

}  // namespace fenhao::formula
