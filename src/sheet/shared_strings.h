// The texts of a workbook, each once; cells refer to them by number. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "sheet/biff_output.h"

namespace fenhao::sheet {

class SharedStrings {
 public:
  // The text's number, in the order of first use. At most 32,767 UTF-16 units.
  std::uint32_t number_of(const std::string& utf8);
  // An SST record and the CONTINUE records it needs.
  void write(BiffOutput& out) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;  // the keys of numbers_
  std::size_t uses_ = 0;
};

}  // namespace fenhao::sheet
