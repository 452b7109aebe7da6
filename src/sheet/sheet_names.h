// Names of the sheets of one workbook, as spreadsheet programs allow them.
#pragma once

#include <set>
#include <string>

namespace fenhao::sheet {

class SheetNames {
 public:
  // Characters a name may not have are replaced, a name used already gets a number; at most 31 UTF-16 units.
  std::string claim(const std::string& wanted);
  bool empty() const { return used_.empty(); }

 private:
  std::set<std::string> used_;
};

}  // namespace fenhao::sheet
