// Walks one formula and gives each step its type and scale. Split over checker.cpp (operators) and
// check_functions.cpp (functions). Internal to formula/.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "formula/checker.h"

namespace fenhao::formula {

class ItemChecker {
 public:
  ItemChecker(const CheckContext& context, const Item& item, const ResolvedItem& resolved)
      : context_(context), item_(item), resolved_(resolved) {}
  CheckedItem run();

 private:
  const Node& node(NodeId id) const;
  const Typing& typing(NodeId id) const;

  // Report and give the unknown kind.
  Typing complain(NodeId id, Text message, Text hint);
  Typing wrong_kind(NodeId id, std::string_view wanted_zh, std::string_view wanted_en);
  void disagree(NodeId id, Kind before, std::string_view what_zh, std::string_view what_en);

  // The kind with this scale, or a complaint when it has too many decimals.
  Typing limited(NodeId id, Kind kind, int scale);
  // The kind and scale that all of them can take; nothing after reporting the first that disagrees.
  std::optional<Typing> common(std::span<const NodeId> ids, std::string_view what_zh, std::string_view what_en);

  Typing check_node(NodeId id);
  Typing check_name(NodeId id);
  Typing check_binary(NodeId id);
  Typing check_sum(NodeId id, const Node& sum, NodeId left, NodeId right);
  Typing check_product(NodeId id, NodeId left, NodeId right);
  Typing check_quotient(NodeId id, NodeId left, NodeId right, int decimals);
  // Whether the dividend can be widened for a quotient of so many decimals.
  bool divisor_fits(NodeId divisor, int dividend_scale, int decimals);
  Typing check_comparison(const Node& comparison, NodeId left, NodeId right);
  Typing check_condition(NodeId id);
  void check_result();

  using Arguments = std::span<const NodeId>;
  Typing check_call(NodeId id);
  bool count_fits(NodeId id);
  bool all_known(Arguments arguments) const;
  bool numeric(NodeId id);
  bool of_kind(NodeId id, Kind kind);
  bool whole_number(NodeId id);
  std::optional<int> decimals(NodeId id, int least, int most);
  Typing check_ifs(Arguments arguments);
  Typing check_switch(Arguments arguments);
  Typing check_rounding(Arguments arguments);
  Typing check_unit(Arguments arguments);
  Typing check_clamp(Arguments arguments);
  Typing check_divide(NodeId id, Arguments arguments);
  Typing check_tier(NodeId id, Arguments arguments);
  Typing check_step(NodeId id, Arguments arguments);
  Typing check_step_from(NodeId id, Arguments arguments);
  bool ascending(Arguments bounds);
  Typing check_lookup(Arguments arguments);
  Typing check_prorate(NodeId id, Arguments arguments);
  Typing check_calendar(const Node& call, Arguments arguments);
  Typing check_presence(const Node& call, Arguments arguments);

  const CheckContext& context_;
  const Item& item_;
  const ResolvedItem& resolved_;
  CheckedItem result_;
  std::vector<bool> stands_for_table_;  // by node
};

}  // namespace fenhao::formula
