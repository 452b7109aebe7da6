#include "payroll/retro.h"

#include <algorithm>
#include <map>

namespace fenhao::payroll {
namespace {

using formula::Type;

Money tax_of(const EmployeeResult& result) { return tax_in_all(result.tax); }

// Σ of the amounts with the sign of their side.
template <class Amount>
Money change(const EmployeeResult* then, const EmployeeResult* now, Amount amount) {
  return (now ? amount(*now) : Money{}) - (then ? amount(*then) : Money{});
}

// What was withheld of contributions of the month itself.
Money own_contributions(const EmployeeResult& result) {
  Money sum;
  for (const auto& line : result.charges) sum += line.charge.employee;
  return sum;
}

// Money items in whole fen, those that make up others and not the totals.
std::map<std::string, RetroItem> money_items(const EmployeeResult* result, const GroupColumns* columns) {
  std::map<std::string, RetroItem> items;
  if (!result || !columns) return items;
  for (std::size_t i = 0; i < columns->items.size() && i < result->values.size(); ++i) {
    const auto& column = columns->items[i];
    const bool is_total = std::ranges::find(column.tags, "合计") != column.tags.end();
    const Decimal value = result->values[i].normalized();
    if (column.type != Type::money || is_total || value.scale() > 2) continue;
    items.emplace(column.code, RetroItem{column.code, column.name, {}, Money::round(value, Rounding::half_up_fen)});
  }
  return items;
}

std::vector<RetroItem> changed_items(const EmployeeResult* then, const EmployeeResult* now, const GroupColumns* columns_then,
                                     const GroupColumns* columns_now) {
  auto items = money_items(now, columns_now);
  for (auto& [code, old] : money_items(then, columns_then)) {
    auto& item = items.try_emplace(code, RetroItem{code, old.name, {}, {}}).first->second;
    item.then = old.now;
  }
  std::vector<RetroItem> changed;
  for (auto& [code, item] : items)
    if (item.then != item.now) changed.push_back(std::move(item));
  return changed;
}

using ChargeKey = std::tuple<policy::Insurance, std::string, std::string>;  // insurance, place, account

// Of the month itself: back payments of other months are entries of their own.
std::map<ChargeKey, ChargeLine> own_charges(const EmployeeResult* result) {
  std::map<ChargeKey, ChargeLine> lines;
  if (!result) return lines;
  for (const auto& line : result->charges)
    if (!line.back_pay) lines.emplace(ChargeKey{line.charge.insurance, line.place, line.account}, line);
  return lines;
}

std::vector<ChargeLine> changed_charges(const EmployeeResult* then, const EmployeeResult* now, EarningMonth month) {
  auto lines = own_charges(now);
  for (const auto& [key, old] : own_charges(then)) {
    const auto [found, is_gone] = lines.try_emplace(key, old);
    auto& charge = found->second.charge;
    if (is_gone) charge.base = charge.declared_base = charge.employer = charge.employee = Money{};
    charge.employer -= old.charge.employer;
    charge.employee -= old.charge.employee;
  }
  std::vector<ChargeLine> changed;
  for (auto& [key, line] : lines) {
    if (line.charge.employer.is_zero() && line.charge.employee.is_zero()) continue;
    line.back_pay = BackPay{.month = CoverageMonth{month.month}};
    changed.push_back(std::move(line));
  }
  return changed;
}

}  // namespace

RetroEntry difference(const EmployeeResult* then, const EmployeeResult* now, const GroupColumns* columns_then, const GroupColumns* columns_now,
                      EarningMonth month) {
  const auto& either = now ? *now : *then;
  RetroEntry entry{.employee = either.person.employee, .entity = either.entity, .earned = month};
  entry.gross = change(then, now, [](const EmployeeResult& result) { return result.gross; });
  entry.taxable = change(then, now, [](const EmployeeResult& result) { return result.tax.input.income; });
  entry.exempt = change(then, now, [](const EmployeeResult& result) { return result.tax.input.exempt; });
  entry.bonus = change(then, now, [](const EmployeeResult& result) { return result.tax.bonus ? result.tax.bonus->bonus : Money{}; });
  entry.tax = change(then, now, tax_of);
  const Money net = change(then, now, [](const EmployeeResult& result) { return result.net; });
  entry.other = net - entry.gross + change(then, now, own_contributions) + entry.tax;
  entry.items = changed_items(then, now, columns_then, columns_now);
  entry.charges = changed_charges(then, now, month);
  return entry;
}

RetroEntry less_carried(RetroEntry found, const std::vector<RetroEntry>& carried) {
  for (const auto& entry : carried) {
    if (entry.employee != found.employee || entry.entity != found.entity || entry.earned != found.earned) continue;
    found.gross -= entry.gross;
    found.taxable -= entry.taxable;
    found.exempt -= entry.exempt;
    found.bonus -= entry.bonus;
    found.other -= entry.other;
    found.tax -= entry.tax;
    for (const auto& item : entry.items) {
      const auto same = std::ranges::find(found.items, item.code, &RetroItem::code);
      if (same == found.items.end()) found.items.push_back({item.code, item.name, item.now, item.then});
      else same->then += item.now - item.then;
    }
    std::erase_if(found.items, [](const RetroItem& item) { return item.then == item.now; });
    for (const auto& line : entry.charges) {
      const auto same = std::ranges::find_if(found.charges, [&](const ChargeLine& other) {
        return other.charge.insurance == line.charge.insurance && other.place == line.place && other.account == line.account;
      });
      if (same == found.charges.end()) {
        found.charges.push_back(line);
        found.charges.back().charge.employer = -line.charge.employer;
        found.charges.back().charge.employee = -line.charge.employee;
      } else {
        same->charge.employer -= line.charge.employer;
        same->charge.employee -= line.charge.employee;
      }
    }
    std::erase_if(found.charges, [](const ChargeLine& line) { return line.charge.employer.is_zero() && line.charge.employee.is_zero(); });
  }
  return found;
}

bool is_zero(const RetroEntry& entry) {
  for (const Money amount : {entry.gross, entry.taxable, entry.exempt, entry.bonus, entry.other})
    if (!amount.is_zero()) return false;
  return entry.charges.empty() && (entry.tax.is_zero() || entry.treatment == RetroTreatment::when_paid);
}

RetroEntry as_settled(RetroEntry entry) {
  const bool when_earned = entry.treatment == RetroTreatment::when_earned;
  for (auto& line : entry.charges) line.back_pay->deducted_then = when_earned;
  if (when_earned) entry.taxable = entry.exempt = Money{};
  else entry.tax = Money{};
  return entry;
}

std::string_view to_string(RetroTreatment treatment) { return treatment == RetroTreatment::when_paid ? "when_paid" : "when_earned"; }

Text label(RetroTreatment treatment) {
  return treatment == RetroTreatment::when_paid ? Text{"发放时计税", "taxed when paid"} : Text{"按所属月更正个税", "taxed when earned"};
}

Result<RetroTreatment> parse_retro_treatment(std::string_view name) {
  if (name == "when_paid" || name == "发放时") return RetroTreatment::when_paid;
  if (name == "when_earned" || name == "所属月") return RetroTreatment::when_earned;
  return fail(Error(ErrorCode::invalid_input, {"没有“" + std::string(name) + "”这种补差方式", "there is no way \"" + std::string(name) + "\" to settle a difference"})
                  .way_out({"写 when_paid（发放时计税）或 when_earned（按所属月更正个税）", "write when_paid or when_earned"}));
}

}  // namespace fenhao::payroll
