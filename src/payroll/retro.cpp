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

// Incomes that neither the wages of the month nor its full-year bonus hold, by kind.
std::map<SeparateTax::Kind, Money> taxed_apart(const EmployeeResult* result) {
  using Kind = SeparateTax::Kind;
  std::map<Kind, Money> incomes;
  if (!result) return incomes;
  for (const auto& part : result->tax.separate)
    if (!is_per_payment(part.kind) && part.kind != Kind::non_resident_wage) incomes[part.kind] += part.income;
  return incomes;
}

void add_items(std::vector<RetroItem>& to, const std::vector<RetroItem>& items, int sign) {
  for (const auto& item : items) {
    const Money before = sign < 0 ? item.now : item.then, after = sign < 0 ? item.then : item.now;
    const auto same = std::ranges::find(to, item.code, &RetroItem::code);
    if (same == to.end()) to.push_back({item.code, item.name, before, after});
    else same->then += before - after;
  }
  std::erase_if(to, [](const RetroItem& item) { return item.then == item.now; });
}

void add_charges(std::vector<ChargeLine>& to, const std::vector<ChargeLine>& lines, int sign) {
  for (const auto& line : lines) {
    const Money employer = sign < 0 ? -line.charge.employer : line.charge.employer, employee = sign < 0 ? -line.charge.employee : line.charge.employee;
    const auto same = std::ranges::find_if(to, [&](const ChargeLine& other) {
      return other.charge.insurance == line.charge.insurance && other.place == line.place && other.account == line.account;
    });
    if (same == to.end()) {
      to.push_back(line);
      to.back().charge.employer = employer;
      to.back().charge.employee = employee;
    } else {
      same->charge.employer += employer;
      same->charge.employee += employee;
    }
  }
  std::erase_if(to, [](const ChargeLine& line) { return line.charge.employer.is_zero() && line.charge.employee.is_zero(); });
}

// `sign`: 1 adds, -1 takes away.
void add(RetroEntry& to, const RetroEntry& entry, int sign) {
  for (Money RetroEntry::*amount : {&RetroEntry::gross, &RetroEntry::taxable, &RetroEntry::exempt, &RetroEntry::bonus, &RetroEntry::other, &RetroEntry::tax})
    to.*amount += sign < 0 ? -(entry.*amount) : entry.*amount;
  add_items(to.items, entry.items, sign);
  add_charges(to.charges, entry.charges, sign);
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
  for (const auto& entry : carried)
    if (entry.employee == found.employee && entry.entity == found.entity && entry.earned == found.earned) add(found, entry, -1);
  return found;
}

RetroEntry together(RetroEntry later, const RetroEntry& earlier) {
  add(later, earlier, 1);
  return later;
}

Status settled_with_wages(const EmployeeResult* then, const EmployeeResult* now) {
  const auto borne = [](const EmployeeResult* result) { return result ? result->tax.bonus_borne : Money{}; };
  if (borne(then) != borne(now))
    return fail(Error(ErrorCode::not_allowed, {"由单位负担税款的奖金有差额，别的月份补发时这部分税不会由单位负担", "a bonus whose tax the employer bears differs: settled in another month, its tax would not be borne"})
                    .way_out({"作废晚录的那一行，把奖金和“奖金税款负担比例”录入为本月；当时就已发放的，按所属月更正（--settle when_earned）",
                              "take the late row back and enter the bonus and 奖金税款负担比例 for this month; if it was paid then, settle it when earned (--settle when_earned)"}));
  if (taxed_apart(then) == taxed_apart(now)) return {};
  return fail(Error(ErrorCode::not_allowed, {"离职补偿、退休补贴、股权激励或非居民奖金有差额，这些单独计税，不能随工资补差", "severance, retirement grants, equity or a non-resident's bonus differ: they are taxed apart and are not settled with wages"})
                  .way_out({"作废晚录的那一行，把这笔钱录入为本月的同一项目；当时就已发放的，按所属月更正（--settle when_earned）",
                            "take the late row back and enter the sum as the same item of this month; if it was paid then, settle it when earned (--settle when_earned)"}));
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
