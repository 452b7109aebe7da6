// Cells of one sheet as a reader meets them, in any order, brought into the dense form of Sheet. Keeps the
// limits: a stray cell at the end of the world must not cost gigabytes.
#pragma once

#include <string>
#include <vector>

#include "sheet/sheet.h"

namespace fenhao::sheet {

class CellCollector {
 public:
  CellCollector(std::string sheet_name, const ReadLimits& limits) : name_(std::move(sheet_name)), limits_(limits) {}

  // Empty cells are left out. False once a limit is passed: stop reading, finish() tells the error.
  bool put(int row, int column, Cell cell);
  void merge(MergedRange range);
  bool within_limits() const { return within_limits_; }

  Result<Sheet> finish() &&;

 private:
  struct Placed {
    int row, column;
    Cell cell;
  };

  std::string name_;
  ReadLimits limits_;
  std::vector<Placed> cells_;
  std::vector<MergedRange> merged_;
  int rows_ = 0;
  int columns_ = 0;
  bool within_limits_ = true;
};

// "A", "Z", "AA" of a 0-based column.
std::string column_letters(int column);

}  // namespace fenhao::sheet
