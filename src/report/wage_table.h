// The columns of a wage sheet for people of several salary groups. Items of one name in one part share a column, so
// that a legal entity has one sheet however many groups it pays. Pure; refers to the run, which must outlive it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/run_index.h"

namespace fenhao::report {

// In the order of the sheet. Earnings − before_gross = gross; gross − contribution − annuity − tax − after_tax = net;
// gross + cost = cost_total. What a group has no item for stands in a closing column, so that every row adds up.
enum class WagePart {
  earning,
  before_gross,  // 扣款 that lowers gross
  gross,
  contribution,
  annuity,
  tax_base,  // what the tax is computed from; takes no part in the sums
  tax,
  after_tax,
  net,
  cost,
  cost_total,
  working,  // every other item: how the amounts came about
};
Text label(WagePart part);

struct WageColumn {
  WagePart part = WagePart::working;
  std::string name;
  formula::Type type = formula::Type::money;
  bool is_summed = true;   // false: rates, hours, counts, cumulative figures
  bool is_always = false;  // stands there even when it is zero for everybody
  bool is_closing = false;
  std::function<Decimal(const EmployeeResult&)> figure;  // of the run's own figures; empty for items
};

struct WageCell {
  Decimal value;
  std::string text;      // of a text item
  bool is_there = true;  // false: the person's group has no such item

  bool is_blank() const { return value.is_zero() && text.empty(); }
};

class WageTable {
 public:
  // Everything from earnings to employer cost; columns that are zero for all members are left out.
  static WageTable of_pay(const RunIndex& index, const Members& members);
  // The items that of_pay() has no column for; those that only repeat gross, net or cost are left out as well.
  static WageTable of_working(const RunIndex& index, const Members& members);

  const std::vector<WageColumn>& columns() const { return columns_; }
  std::vector<WageCell> row(const EmployeeResult& result) const;  // one cell per column
  // Names of items that are zero for all members, in the order of the sheet.
  const std::vector<std::string>& left_out() const { return left_out_; }

 private:
  using Places = std::unordered_map<std::string_view, std::vector<std::optional<std::size_t>>>;

  explicit WageTable(const RunIndex& index) : index_(index) {}
  void place_items(const Members& members,
                   const std::function<std::optional<WagePart>(const RunIndex::Group&, std::size_t item)>& part_of);
  std::size_t column_at(std::size_t after, WagePart part, const std::string& name, formula::Type type);
  void add_figures();
  void add_closing_columns();
  void close(const EmployeeResult& result, std::vector<WageCell>& cells) const;
  void add_to(std::vector<WageCell>& cells, WagePart part, const std::string& name, const Decimal& amount) const;
  void order_by_part();
  void drop_blank_columns(const Members& members);
  void keep(const std::vector<std::optional<std::size_t>>& new_place, std::vector<WageColumn> kept);

  const RunIndex& index_;
  std::vector<WageColumn> columns_;
  Places places_;  // group → column of each item
  std::vector<std::string> left_out_;
};

}  // namespace fenhao::report
