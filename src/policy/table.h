// A plain text table for terminals, aligned by display width.
#pragma once

#include <string>
#include <vector>

namespace fenhao::policy {

class Table {
 public:
  explicit Table(std::vector<std::string> heading) : rows_{std::move(heading)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  // Columns two blanks apart; a rule under the heading; the last column is not padded.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace fenhao::policy
