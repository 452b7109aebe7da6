#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"
#include "tax/deductions.h"

namespace fenhao::intake {
namespace {

constexpr std::array<const char*, 9> kinds{"children",   "infant",  "elderly", "mortgage", "rent",
                                           "continuing", "pension", "health",  "annuity"};

struct Declared {
  Row row;
  Deduction deduction;
  std::string field;
};

// One amount: sound in itself.
void check_amount(Row& row, const std::string& field, Money amount) {
  if (amount.is_negative() || amount.is_zero())
    row.complain(field, wrong({"扣除金额应大于 0", "a deduction is more than 0"},
                              {"没有这项扣除就留空", "leave it empty when there is none"}));
}

// The form with one column a kind, and the form with kind and amount side by side.
std::vector<Declared> read_row(Row& row, const std::string& employee) {
  std::vector<Declared> found;
  const Deduction base{.employee = employee,
                       .kind = {},
                       .from = row.month("from").value_or(Month()),
                       .to = row.month("to"),
                       .amount = {}};
  const auto add = [&](std::string kind, const std::string& field, Money amount) {
    Deduction deduction = base;
    deduction.kind = std::move(kind);
    deduction.amount = amount;
    check_amount(row, field, amount);
    found.push_back({row, std::move(deduction), field});
  };
  for (const char* kind : kinds)
    if (const auto amount = row.money(kind); amount && !amount->is_zero()) add(kind, kind, *amount);
  const auto amount = row.money("amount");
  if (row.states("kind") && !row.has_complaint("amount")) {
    const auto kind = tax::parse_deduction_kind(half_width(row.text("kind")));
    if (!kind)
      row.complain("kind", wrong(kind.error().message(), kind.error().hint()));
    else if (!amount)
      row.require("amount", {"扣除金额", "the amount"});
    else
      add(std::string(tax::to_string(*kind)), "amount", *amount);
  } else if (amount) {
    row.require("kind", {"扣除项目", "the kind of deduction"});
  }
  return found;
}

bool overlap(const Deduction& a, const Deduction& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

bool in_one_year(const Deduction& a, const Deduction& b) {
  const auto last_year = [](const Deduction& deduction) { return deduction.to ? deduction.to->year() : 9999; };
  return a.from.year() <= last_year(b) && b.from.year() <= last_year(a);
}

void complain_of_each_other(Declared& a, Declared& b, const std::string& zh, const std::string& en,
                            const Text& way_out) {
  for (auto [one, other] : {std::pair(&a, &b), std::pair(&b, &a)})
    one->row.complain(one->field, wrong({"与第 " + std::to_string(other->row.number()) + " 行" + zh,
                                         en + " row " + std::to_string(other->row.number())},
                                        way_out, ErrorCode::conflict));
}

// Two declarations of one person against each other. 国发〔2018〕41号 art. 20: rent and mortgage not in one year.
void check_pair(Declared& a, Declared& b) {
  const Deduction &one = a.deduction, &other = b.deduction;
  if (one.kind == other.kind && overlap(one, other))
    return complain_of_each_other(a, b, "的同一扣除项目时间重叠", "the same deduction overlaps in time with",
                                  {"同一项目合并成一行（金额相加），或给前一行填写终止月",
                                   "join them in one row with the sum, or end the earlier one"});
  const bool rent_and_mortgage =
      (one.kind == "rent" && other.kind == "mortgage") || (one.kind == "mortgage" && other.kind == "rent");
  if (rent_and_mortgage && in_one_year(one, other))
    complain_of_each_other(
        a, b, "同一年度既扣住房租金又扣住房贷款利息", "rent and mortgage interest in one year, with",
        {"一个纳税年度只能扣其中一项，请本人确认", "only one of them in a tax year; ask the person"});
}

}  // namespace

void read_deductions(Table& table, Known& known, Content& content) {
  std::map<std::string, std::vector<Declared>> by_employee;
  std::vector<std::string> order;
  for (Row& row : table.rows()) {
    const std::string employee = known.employee(row);
    if (const auto from = row.month("from"), to = row.month("to"); from && to && *to < *from)
      row.complain("to", wrong({"终止月早于起始月", "the last month lies before the first"},
                               {"核对两个月份", "check both months"}));
    std::vector<Declared> declared = read_row(row, employee);
    if (declared.empty() && !row.is_bad())
      row.complain("", wrong({"这一行没有任何扣除金额", "no amount stands in this row"},
                             {"填写金额，或删除这一行", "fill in an amount or delete the row"}));
    if (employee.empty()) continue;
    std::vector<Declared>& of_employee = by_employee[employee];
    if (of_employee.empty()) order.push_back(employee);
    for (Declared& one : declared) {
      for (Declared& earlier : of_employee) check_pair(earlier, one);
      of_employee.push_back(std::move(one));
    }
  }
  for (const std::string& employee : order)
    for (Declared& one : by_employee[employee])
      if (!one.row.is_bad()) content.deductions.push_back(std::move(one.deduction));
}

}  // namespace fenhao::intake
