// The items of one evaluation that play a part in the run or belong to its results, found once for all rows. For block.cpp.
#pragma once

#include <string>
#include <vector>

#include "formula/formula.h"
#include "payroll/group.h"
#include "payroll/withholding.h"

namespace fenhao::payroll {

// Whole fen of an item that plays a part; zero when the group has no such item (no column). invalid_input for a fraction
// of a fen.
Result<Money> whole_fen(const formula::Column* column, const std::string& item, std::size_t row);

class ItemColumns {
 public:
  // Refers to both.
  ItemColumns(const SalaryGroup& group, const formula::Frame& frame);

  // In the order of the group.
  const std::vector<const formula::Column*>& items() const { return items_; }
  // Null for an empty code: the group has no item of that part.
  const formula::Column* column(const std::string& code) const { return code.empty() ? nullptr : &frame_.item(code); }
  Result<WageItems> wages(std::size_t row) const;

 private:
  struct Part {
    const std::string* code;
    const formula::Column* column;
    Money WageItems::*amount;
  };

  const formula::Frame& frame_;
  std::vector<const formula::Column*> items_;
  std::vector<Part> parts_;
};

}  // namespace fenhao::payroll
