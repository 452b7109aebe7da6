#include "report/wage_table.h"

#include <algorithm>
#include <numeric>

#include "report/closing_lines.h"
#include "report/item_section.h"

namespace fenhao::report {
namespace {

using formula::Type;

// The run's groups with those of their members that are in a sheet.
std::vector<RunIndex::Group> groups_of(const RunIndex& index, const Members& members) {
  std::unordered_map<std::string_view, Members> by_group;
  for (const auto* member : members) by_group[member->group].push_back(member);
  std::vector<RunIndex::Group> groups;
  for (const auto& group : index.groups())
    if (auto found = by_group.find(group.columns->code); found != by_group.end())
      groups.push_back({group.columns, std::move(found->second)});
  return groups;
}

Decimal sum_of(const RunIndex::Group& group, const EmployeeResult& result, Section section) {
  Decimal sum;
  const auto& items = group.columns->items;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].type == Type::money && section_of(items[i]) == section) sum = sum + result.values[i];
  return sum;
}

// A group whose earnings are gross already takes its 扣款 off afterwards.
bool deducts_after_gross(const RunIndex::Group& group) {
  bool is_any = false;
  for (const auto* member : group.members) {
    if (sum_of(group, *member, Section::deduction).is_zero()) continue;
    if (sum_of(group, *member, Section::earning) != member->gross.decimal()) return false;
    is_any = true;
  }
  return is_any;
}

std::optional<WagePart> pay_part(Section section, bool is_after_gross) {
  switch (section) {
    case Section::earning: return WagePart::earning;
    case Section::deduction: return is_after_gross ? WagePart::after_tax : WagePart::before_gross;
    case Section::contribution: return WagePart::contribution;
    case Section::annuity: return WagePart::annuity;
    case Section::tax: return WagePart::tax;
    case Section::after_tax: return WagePart::after_tax;
    case Section::cost: return WagePart::cost;
    case Section::other:
    case Section::absence:
    case Section::attendance:
    case Section::check:
    case Section::total: break;
  }
  return std::nullopt;
}

std::optional<WagePart> pay_part(const payroll::ItemColumn& item, bool is_after_gross) {
  if (item.type != Type::money) return std::nullopt;
  return pay_part(section_of(item), is_after_gross);
}

bool repeats(const RunIndex::Group& group, std::size_t item, Money EmployeeResult::*figure) {
  return std::ranges::all_of(group.members,
                             [&](const auto* member) { return member->values[item] == (member->*figure).decimal(); });
}

bool repeats_a_figure(const RunIndex::Group& group, std::size_t item) {
  const auto& column = group.columns->items[item];
  if (column.type != Type::money || section_of(column) != Section::total) return false;
  return repeats(group, item, &EmployeeResult::gross) || repeats(group, item, &EmployeeResult::net) ||
         repeats(group, item, &EmployeeResult::cost);
}

}  // namespace

Text label(WagePart part) {
  switch (part) {
    case WagePart::earning: return {"应发项目", "earnings"};
    case WagePart::before_gross: return {"减：扣款", "less deductions"};
    case WagePart::gross: return {"应发", "gross"};
    case WagePart::contribution: return {"社保公积金（个人）", "contributions"};
    case WagePart::annuity: return {"企业年金（个人）", "annuity"};
    case WagePart::tax_base: return {"计税（不参与加减）", "tax base"};
    case WagePart::tax: return {"个税", "income tax"};
    case WagePart::after_tax: return {"其他扣款", "other deductions"};
    case WagePart::net: return {"实发", "net"};
    case WagePart::cost:
    case WagePart::cost_total: return {"单位缴费与成本", "employer cost"};
    case WagePart::working: return {"计算过程", "working"};
  }
  return {};
}

WageTable WageTable::of_pay(const RunIndex& index, const Members& members) {
  WageTable table(index);
  std::unordered_map<const payroll::GroupColumns*, bool> after_gross;
  for (const auto& group : groups_of(index, members)) after_gross[group.columns] = deducts_after_gross(group);
  table.place_items(members, [&](const RunIndex::Group& group, std::size_t item) {
    return pay_part(group.columns->items[item], after_gross[group.columns]);
  });
  table.add_closing_columns();
  table.add_figures();
  table.order_by_part();
  table.drop_blank_columns(members);
  return table;
}

WageTable WageTable::of_working(const RunIndex& index, const Members& members) {
  WageTable table(index);
  table.place_items(members, [](const RunIndex::Group& group, std::size_t item) -> std::optional<WagePart> {
    if (pay_part(group.columns->items[item], false) || repeats_a_figure(group, item)) return std::nullopt;
    return WagePart::working;
  });
  table.drop_blank_columns(members);
  return table;
}

void WageTable::place_items(
    const Members& members,
    const std::function<std::optional<WagePart>(const RunIndex::Group&, std::size_t)>& part_of) {
  for (const auto& group : groups_of(index_, members)) {
    const auto& items = group.columns->items;
    auto& places = places_[group.columns->code];
    places.resize(items.size());
    std::size_t after = 0;  // an item new to the sheet follows the one before it in its own group
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto part = part_of(group, i);
      if (!part) continue;
      const std::size_t before = columns_.size();
      const std::size_t at = column_at(after, *part, items[i].name, items[i].type);
      if (columns_.size() > before)
        for (auto& [unused, others] : places_)
          for (auto& place : others)
            if (place && *place >= at) ++*place;
      places[i] = at;
      after = at + 1;
    }
  }
}

std::size_t WageTable::column_at(std::size_t after, WagePart part, const std::string& name, Type type) {
  const auto found = std::ranges::find_if(columns_, [&](const WageColumn& column) {
    return column.part == part && column.name == name && column.type == type;
  });
  if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  const WageColumn column{.part = part, .name = name, .type = type, .is_summed = type == Type::money};
  columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(after), column);
  return after;
}

// 累计 figures are shown, not added: people of one department have nothing in common there.
void WageTable::add_figures() {
  const auto add = [this](WagePart part, const char* name, bool is_always,
                          std::function<Decimal(const EmployeeResult&)> figure, bool is_summed = true) {
    columns_.push_back(
        {.part = part, .name = name, .is_summed = is_summed, .is_always = is_always, .figure = std::move(figure)});
  };
  add(WagePart::gross, "应发合计", true, [](const auto& result) { return result.gross.decimal(); });
  add(WagePart::tax_base, "计税收入", true, [](const auto& result) { return result.tax.input.income.decimal(); });
  add(WagePart::tax_base, "免税收入", false, [](const auto& result) { return result.tax.input.exempt.decimal(); });
  add(WagePart::tax_base, "专项附加扣除", false,
      [](const auto& result) { return result.tax.input.special_additional.decimal(); });
  add(WagePart::tax_base, "其他扣除", false, [](const auto& result) { return result.tax.input.other.decimal(); });
  add(
      WagePart::tax_base, "累计应纳税所得额", false,
      [](const auto& result) {
        const auto& tax = result.tax;
        return (tax.labour ? tax.labour->withholding.cumulative_taxable : tax.wage.cumulative_taxable).decimal();
      },
      false);
  add(WagePart::net, "扣减合计", true, [](const auto& result) { return (result.gross - result.net).decimal(); });
  add(WagePart::net, "实发工资", true, [](const auto& result) { return result.net.decimal(); });
  add(WagePart::cost_total, "人工成本", true, [](const auto& result) { return result.cost.decimal(); });
}

void WageTable::add_closing_columns() {
  const auto add = [this](WagePart part, const char* name) {
    const bool is_there = std::ranges::any_of(
        columns_, [&](const WageColumn& column) { return column.part == part && column.name == name; });
    if (!is_there) columns_.push_back({.part = part, .name = name, .is_closing = true});
  };
  add(WagePart::earning, "其他应发");
  for (const char* name : {"社会保险（个人）", "住房公积金（个人）"}) add(WagePart::contribution, name);
  for (const char* name : {"个人所得税", "年终奖个人所得税"}) add(WagePart::tax, name);
  add(WagePart::after_tax, "其他扣减");
  for (const char* name : {"社会保险（单位）", "住房公积金（单位）", "其他单位成本"}) add(WagePart::cost, name);
}

void WageTable::order_by_part() {
  std::vector<std::size_t> order(columns_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [this](std::size_t column) { return columns_[column].part; });
  std::vector<std::optional<std::size_t>> new_place(columns_.size());
  std::vector<WageColumn> sorted;
  for (const std::size_t column : order) {
    new_place[column] = sorted.size();
    sorted.push_back(std::move(columns_[column]));
  }
  keep(new_place, std::move(sorted));
}

void WageTable::drop_blank_columns(const Members& members) {
  std::vector<bool> is_used(columns_.size());
  for (const auto* member : members) {
    const auto cells = row(*member);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (!cells[i].is_blank()) is_used[i] = true;
  }
  std::vector<std::optional<std::size_t>> new_place(columns_.size());
  std::vector<WageColumn> kept;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    auto& column = columns_[i];
    if (is_used[i] || column.is_always) {
      new_place[i] = kept.size();
      kept.push_back(std::move(column));
    } else if (!column.is_closing && !column.figure) {
      left_out_.push_back(column.name);
    }
  }
  keep(new_place, std::move(kept));
}

void WageTable::keep(const std::vector<std::optional<std::size_t>>& new_place, std::vector<WageColumn> kept) {
  columns_ = std::move(kept);
  for (auto& [unused, places] : places_)
    for (auto& place : places)
      if (place) place = new_place[*place];
}

std::vector<WageCell> WageTable::row(const EmployeeResult& result) const {
  std::vector<WageCell> cells(columns_.size(), WageCell{.is_there = false});
  const auto& items = index_.columns_of(result).items;
  const auto& places = places_.at(result.group);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!places[i]) continue;
    auto& cell = cells[*places[i]];
    cell = {.value = result.values[i]};
    if (const auto text = result.texts.find(items[i].code); text != result.texts.end()) cell.text = text->second;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].figure) cells[i] = {.value = columns_[i].figure(result)};
  close(result, cells);
  return cells;
}

void WageTable::close(const EmployeeResult& result, std::vector<WageCell>& cells) const {
  if (columns_.empty() || columns_.back().part == WagePart::working) return;
  std::map<WagePart, Decimal> sums;
  for (std::size_t i = 0; i < cells.size(); ++i) sums[columns_[i].part] = sums[columns_[i].part] + cells[i].value;
  const Decimal gross = result.gross.decimal(), net = result.net.decimal(), cost = result.cost.decimal();
  add_to(cells, WagePart::earning, "其他应发", gross - sums[WagePart::earning] + sums[WagePart::before_gross]);
  const Decimal told =
      sums[WagePart::contribution] + sums[WagePart::annuity] + sums[WagePart::tax] + sums[WagePart::after_tax];
  for (const auto& line : missing_deductions(result, gross - net - told)) {
    using Kind = ClosingLine::Kind;
    const WagePart part = line.kind == Kind::contribution ? WagePart::contribution
                          : line.kind == Kind::tax        ? WagePart::tax
                                                          : WagePart::after_tax;
    add_to(cells, part, line.name, line.amount);
  }
  for (const auto& line : missing_cost(result, cost - gross - sums[WagePart::cost]))
    add_to(cells, WagePart::cost, line.name, line.amount);
}

// Columns that nobody needs were dropped; their amount is zero for everyone.
void WageTable::add_to(std::vector<WageCell>& cells, WagePart part, const std::string& name,
                       const Decimal& amount) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].part == part && columns_[i].name == name) cells[i] = {.value = cells[i].value + amount};
}

}  // namespace fenhao::report
