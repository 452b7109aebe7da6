// What a compiled rule set consists of. Internal to formula/.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "formula/checker.h"
#include "formula/code.h"
#include "formula/explain_plan.h"
#include "formula/formula.h"
#include "formula/names.h"
#include "formula/text_pool.h"

namespace fenhao::formula {

// One column of a company table by key.
struct LookupTable {
  std::uint32_t table = 0;
  std::size_t column = 0;
  int key_scale = 0;  // decimals of the keys
  int scale = 0;      // decimals of the values
  std::unordered_map<std::int64_t, Int128> values;
};

// Where in the rule set an instruction comes from.
struct Site {
  std::uint32_t item = 0;
  NodeId node = 0;
};

struct ProgramState {
  std::vector<Item> items;
  Environment environment;
  std::optional<Names> names;
  std::vector<ResolvedItem> resolved;
  std::vector<CheckedItem> checked;
  std::vector<std::size_t> order;
  std::vector<int> item_stages;
  std::map<std::string, std::uint32_t, std::less<>> inputs, item_codes;
  TextPool texts;  // texts of formulas and tables
  std::vector<LookupTable> lookups;
  std::map<std::pair<std::uint32_t, std::size_t>, std::uint32_t> lookup_of_column;  // table, column → lookups
  std::vector<Site> sites;
  std::vector<std::uint32_t> first_site;  // of each item: site = first_site + node
  std::vector<Code> stages;

  // Made when the first explanation is asked for; thread-safe.
  const ExplainPlan& explain_plan() const;

  std::uint32_t input_index(std::string_view code) const;
  std::uint32_t item_index(std::string_view code) const;

 private:
  mutable std::once_flag planned_;
  mutable ExplainPlan plan_;
};

}  // namespace fenhao::formula
