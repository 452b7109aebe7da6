#include "report/payslip.h"

#include <algorithm>
#include <array>

#include "payroll/run.h"
#include "report/capital_amount.h"
#include "report/closing_lines.h"
#include "report/item_section.h"
#include "report/labels.h"

namespace fenhao::report {
namespace {

Decimal sum(const std::vector<PayslipLine>& lines) {
  Decimal total;
  for (const auto& line : lines) total = total + line.amount;
  return total;
}

void add_unless_zero(std::vector<PayslipLine>& lines, std::string name, const Decimal& amount) {
  if (!amount.is_zero()) lines.push_back({std::move(name), amount});
}

void add_unless_empty(std::vector<PayslipFact>& facts, std::string name, std::string value) {
  if (!value.empty()) facts.push_back({std::move(name), std::move(value)});
}

// Items with a part in gross-to-net, by section; the others become facts.
struct PayLines {
  std::vector<PayslipLine> earnings, deductions, below_gross;
  std::vector<PayslipLine> after_tax;  // also below gross
};

// A total that only repeats what the slip shows: one of its sums, or a single line.
bool is_said_elsewhere(const EmployeeResult& result, const PayLines& lines, const Decimal& amount) {
  const auto is_line = [&](const PayslipLine& line) { return line.amount == amount; };
  return amount == result.gross.decimal() || amount == result.net.decimal() ||
         amount == (result.gross - result.net).decimal() || amount == result.insurance_employee.decimal() ||
         amount == (result.insurance_employee + result.fund_employee).decimal() || amount == sum(lines.after_tax) ||
         std::ranges::any_of(lines.earnings, is_line) || std::ranges::any_of(lines.deductions, is_line) ||
         std::ranges::any_of(lines.below_gross, is_line);
}

PayLines lines_of(const payroll::GroupColumns& columns, const EmployeeResult& result) {
  PayLines lines;
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    const auto& item = columns.items[i];
    const auto& value = result.values[i];
    if (!item.on_payslip || value.is_zero() || item.type != formula::Type::money) continue;
    switch (section_of(item)) {
      case Section::earning: lines.earnings.push_back({item.name, value}); break;
      case Section::deduction: lines.deductions.push_back({item.name, value}); break;
      case Section::after_tax: lines.after_tax.push_back({item.name, value}); [[fallthrough]];
      case Section::contribution:
      case Section::annuity:
      case Section::tax: lines.below_gross.push_back({item.name, value}); break;
      case Section::total:
      case Section::other:
      case Section::cost:
      case Section::absence:
      case Section::attendance:
      case Section::check: break;
    }
  }
  return lines;
}

bool is_line(Section section) {
  switch (section) {
    case Section::earning:
    case Section::deduction:
    case Section::contribution:
    case Section::annuity:
    case Section::tax:
    case Section::after_tax: return true;
    default: return false;
  }
}

void add_facts(Payslip& slip, const payroll::GroupColumns& columns, const EmployeeResult& result,
               const PayLines& lines) {
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    const auto& item = columns.items[i];
    const auto& value = result.values[i];
    if (!item.on_payslip) continue;
    if (item.type == formula::Type::text) {
      if (const auto text = result.texts.find(item.code); text != result.texts.end())
        add_unless_empty(slip.facts, item.name, text->second);
      continue;
    }
    const bool is_money = item.type == formula::Type::money;
    const auto section = section_of(item);
    if (value.is_zero() || (is_money && is_line(section))) continue;
    if (is_money && section == Section::total && is_said_elsewhere(result, lines, value)) continue;
    slip.facts.push_back({item.name, item_text(item.type, value)});
  }
}

// 扣款 lowers gross; a group whose earnings are gross already takes it off afterwards.
void place_deductions(Payslip& slip, PayLines lines, const Decimal& gross) {
  slip.earnings = std::move(lines.earnings);
  if (sum(slip.earnings) == gross)
    slip.deductions = std::move(lines.deductions);
  else
    for (auto& line : lines.deductions) slip.earnings.push_back({std::move(line.name), -line.amount});
  add_unless_zero(slip.earnings, "其他应发", gross - sum(slip.earnings));
  slip.deductions.insert(slip.deductions.end(), lines.below_gross.begin(), lines.below_gross.end());
}

// A salary group may leave contributions and tax without items of their own.
void close_deductions(Payslip& slip, const EmployeeResult& result) {
  const auto missing = (result.gross - result.net).decimal() - sum(slip.deductions);
  for (auto& line : missing_deductions(result, missing)) slip.deductions.push_back({std::move(line.name), line.amount});
  slip.deducted = sum(slip.deductions);
}

void add_contributions(Payslip& slip, const RunIndex& index, const EmployeeResult& result) {
  for (const auto& line : result.charges) {
    std::string name = policy::label(line.charge.insurance).zh;
    if (line.place != result.place) name += "（" + index.place_name(line.place) + "）";
    if (line.back_pay) name += "（补缴以前月份）";
    auto same = std::ranges::find(slip.contributions, name, &PayslipContribution::name);
    if (!line.back_pay || same == slip.contributions.end())
      same = slip.contributions.insert(slip.contributions.end(), {std::move(name), line.back_pay ? Money{} : line.charge.base, {}, {}});
    same->employee += line.charge.employee;
    same->employer += line.charge.employer;
    slip.contribution_employee += line.charge.employee;
    slip.contribution_employer += line.charge.employer;
  }
}

// "2026年9月 基本工资", "+1,000.00".
void add_retro(Payslip& slip, const EmployeeResult& result) {
  for (const auto& entry : result.retro)
    for (const auto& item : entry.items) {
      const Money change = item.now - item.then;
      slip.retro.push_back({chinese_month(entry.earned.month) + " " + item.name, (change.is_negative() ? "" : "+") + change.grouped()});
    }
}

void add_year_to_date(Payslip& slip, const payroll::TaxWorking& working) {
  const auto& sums = working.wage.after;
  const auto others = others_after(working);
  const std::array<std::pair<const char*, Money>, 9> figures{{{"计税收入", sums.income},
                                                              {"社保公积金（专项扣除）", sums.special},
                                                              {"专项附加扣除", sums.special_additional},
                                                              {"已扣个税", sums.withheld},
                                                              {"累计预扣的劳务报酬", others.labour.figures.income},
                                                              {"劳务报酬已扣个税", others.labour.withheld},
                                                              {"按次劳务报酬", others.payments},
                                                              {"按次劳务报酬已扣个税", others.payments_withheld},
                                                              {"股权激励收入", others.equity}}};
  for (const auto& [name, amount] : figures)
    if (!amount.is_zero()) slip.year_to_date.push_back({name, amount.grouped()});
}

}  // namespace

Payslip make_payslip(const RunIndex& index, const EmployeeResult& result) {
  const auto& view = index.view();
  const auto& columns = index.columns_of(result);
  Payslip slip{.company = index.entity_name(result.entity),
               .group = columns.name,
               .month = chinese_month(view.month.month),
               .payment_date = index.payment_date(result.entity),
               .employee = result.person.employee,
               .name = result.person.name,
               .gross = result.gross,
               .net = result.net,
               .net_in_capitals = "人民币" + capital_amount(result.net),
               .run = std::to_string(view.id)};
  if (view.state < payroll::RunState::approved) slip.state = label(view.state).zh + "，未批准";
  add_unless_empty(slip.person, "部门", result.department);
  add_unless_empty(slip.person, "岗位", result.position);
  add_unless_empty(slip.person, "参保地", index.place_name(result.place));
  add_unless_empty(slip.person, "入职日期", result.hired.to_string());
  if (result.last_day) add_unless_empty(slip.person, "离职日期", result.last_day->to_string());

  PayLines lines = lines_of(columns, result);
  add_facts(slip, columns, result, lines);
  place_deductions(slip, std::move(lines), result.gross.decimal());
  close_deductions(slip, result);
  add_contributions(slip, index, result);
  if (!result.paid_net.is_zero()) {
    slip.facts.push_back({"本月前次已发", result.paid_net.grouped()});
    slip.facts.push_back({"本次实发", (result.net - result.paid_net).grouped()});
  }
  slip.tax_working = tax_working(result.tax);
  add_retro(slip, result);
  add_year_to_date(slip, result.tax);
  return slip;
}

}  // namespace fenhao::report
