// A table for a terminal: columns aligned by display width, so that Chinese and Latin text line up. Pure.
#pragma once

#include <string>
#include <vector>

namespace fenhao::report {

class TextTable {
 public:
  enum class Align { left, right };

  explicit TextTable(std::vector<Align> columns) : aligns_(std::move(columns)) {}

  // One cell per column; a shorter row leaves the rest empty.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  // Lines ended by '\n', two blanks between columns, no blanks at line ends.
  std::string render() const;

 private:
  std::vector<Align> aligns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace fenhao::report
