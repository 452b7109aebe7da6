// Names of a file resolved against what is known: places, legal entities, salary groups, employees. Complaints
// come with suggestions.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "intake/intake.h"
#include "intake/table.h"

namespace fenhao::intake {

class Known {
 public:
  explicit Known(const Surroundings& surroundings);

  // Codes; empty when the cell is blank, unreadable or unknown (then the row has its complaint).
  std::string place(Row& row, std::string_view field);
  std::string entity(Row& row, std::string_view field);
  std::string salary_group(Row& row, std::string_view field);
  // The number of somebody known, and of that name when both are stated.
  std::string employee(Row& row);

  const Surroundings& surroundings() const { return surroundings_; }
  // Insurances charged on their own at a place in a month.
  const Result<std::vector<policy::Insurance>>& insurances(const std::string& place, Month month);

 private:
  struct Names {
    std::map<std::string, std::string> code_by_key;             // heading_key of code or name → code
    std::vector<std::string> names;                             // to suggest
    std::unordered_map<std::string, std::string> code_by_text;  // as written, of those found so far
  };
  static Names names_of(const std::vector<std::string>& codes, const std::map<std::string, std::string>& code_by_name);
  static std::string find(Row& row, std::string_view field, Names& names, const Text& what, const Text& way_out);

  const Surroundings& surroundings_;
  Names entities_, groups_;
  Text groups_shown_;
  std::unordered_set<std::string> employees_;
  std::map<std::string, Result<policy::Place>> places_;  // as written → place
  std::map<std::pair<std::string, Month>, Result<std::vector<policy::Insurance>>> insurances_;
  int suggested_employees_ = 0;
};

// "张 三" → "张三"; blanks between Latin words stay.
std::string person_name(std::string_view written);

}  // namespace fenhao::intake
