#include <algorithm>

#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"
#include "payroll/tax_inputs.h"

namespace fenhao::intake {
namespace {

using CodeByHeading = std::map<std::string, std::string>;

struct PaidColumn {
  std::string field;
  std::string code;
};

std::vector<PaidColumn> item_columns(const Table& table, const CodeByHeading& names) {
  std::vector<PaidColumn> columns;
  for (const sheet::ColumnMatch& match : table.header().columns)
    if (match.how == sheet::ColumnMatch::How::extra) columns.push_back({match.field, item_code(names, match.field)});
  return columns;
}

void refuse_no_number(Row& row, const std::string& field) {
  row.complain(field, wrong({"这里应填数字", "a number belongs here"},
                            {"只填数字，例如 1234.50；没有就留空",
                             "write digits only, such as 1234.50; leave it empty when there is nothing"}));
}

// Beyond any pay, piece count or turnover of a person: the number of an account, a telephone or an identity.
bool is_no_amount(const Decimal& value) {
  const Decimal most(10'000'000'000);
  return most < value || value < -most;
}

void refuse_no_amount(Row& row, const std::string& field) {
  row.complain(field, wrong({"这个数超过 100 亿，不会是金额或数量", "beyond ten thousand million: no amount and no quantity"},
                            {"核对是不是把账号、电话或证件号码填到了这一列", "check whether the number of an account, a telephone or an identity stands in this column"}));
}

// One of the words, kept as its position.
void read_choice(Row& row, const std::string& field, const payroll::TaxInput& choice, MonthlyInput& input) {
  if (const auto word = payroll::word_of(choice, row.text(field))) {
    input.values.emplace(std::string(choice.code), Decimal(*word));
    return;
  }
  std::string words;
  for (const auto each : choice.words) words += (words.empty() ? "" : "、") + std::string(each);
  row.complain(field, wrong({"应填 " + words + " 之一", "one of " + words + " belongs here"}, {"改成其中一个词，或留空", "write one of them, or leave it empty"}));
}

// 是 or 否, kept as one or zero.
void read_yes_no(Row& row, const std::string& field, const std::string& code, MonthlyInput& input) {
  const auto number = row.number_of(field);
  const std::string word = number ? number->to_string() : row.text(field);
  if (word == "是" || word == "1") input.values.emplace(code, Decimal(1));
  else if (word == "否" || word == "0") input.values.emplace(code, Decimal(0));
  else row.complain(field, wrong({"应填 是 或 否", "是 (yes) or 否 (no) belongs here"}, {"改成其中一个词，或留空", "write one of them, or leave it empty"}));
}

void check_total(Row& row, const std::vector<people::SalaryAssignment>& amounts) {
  const auto stated = row.money("total");
  if (!stated || row.is_bad()) return;
  Money sum;
  for (const auto& assignment : amounts) sum += assignment.amount;
  if (sum != *stated)
    row.complain("total", wrong({"合计不等于各项之和", "the total differs from the sum of the items"},
                                {"核对各项和合计；合计是公式时检查公式的范围",
                                 "check the items and the total, and the range of its formula"}));
}

}  // namespace

// "补贴/餐补/天" may be the item 餐补/天 below the group 补贴, or 天 below 餐补: from the whole to the last word, then the
// last word with its group, in either order (加班/平时 is 平时加班).
std::string item_code(const std::map<std::string, std::string>& names, const std::string& heading) {
  std::vector<std::string> spellings{heading};
  for (std::size_t at = heading.find('/'); at != std::string::npos; at = heading.find('/', at + 1)) spellings.push_back(heading.substr(at + 1));
  if (const std::vector<std::string> path = split(heading, '/'); path.size() >= 2) {
    const std::string &group = path[path.size() - 2], &name = path.back();
    spellings.push_back(group + name);
    spellings.push_back(name + group);
  }
  for (const std::string& spelling : spellings)
    for (const std::string& key : {heading_key(spelling), sheet::heading_form(spelling)})
      if (const auto found = names.find(key); found != names.end()) return found->second;
  return {};
}

void read_salary(Table& table, Known& known, Content& content) {
  const std::vector<PaidColumn> columns = item_columns(table, known.surroundings().names.salary);
  Repeats repeated([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行是同一人、同一项目、同一天",
                "the same person, item and day as in row " + std::to_string(other)};
  });
  std::vector<std::pair<Row, std::vector<people::SalaryAssignment>>> rows;
  for (Row& row : table.rows()) {
    const std::string employee = known.employee(row);
    const auto from = row.date("from");
    std::vector<people::SalaryAssignment> amounts;
    for (const PaidColumn& column : columns) {
      if (!row.states(column.field)) continue;
      const auto amount = row.money(column.field);
      if (!amount) {
        if (row.number_of(column.field))
          row.complain(column.field,
                       wrong({"金额超过两位小数或过大", "the amount has more than two decimals or is too large"},
                             {"先四舍五入到分", "round it to the fen first"}));
        else
          refuse_no_number(row, column.field);
        continue;
      }
      if (is_no_amount(amount->decimal()))
        refuse_no_amount(row, column.field);
      else if (amount->is_negative())
        row.complain(column.field, wrong({"工资不能为负数", "pay cannot be negative"},
                                         {"核对金额；扣款请放在变动薪资里",
                                          "check the amount; deductions belong to the variable pay"}));
      if (from && !employee.empty())
        repeated.add(employee + " " + column.code + " " + from->to_string(), row, column.field);
      amounts.push_back({.employee = employee, .item = column.code, .amount = *amount, .from = from.value_or(Date())});
    }
    if (amounts.empty() && !row.is_bad())
      row.complain("", wrong({"这一行没有任何金额", "no amount stands in this row"},
                             {"填写金额，或删除这一行", "fill in an amount or delete the row"}));
    check_total(row, amounts);
    rows.emplace_back(row, std::move(amounts));
  }
  for (auto& [row, amounts] : rows)
    if (!row.is_bad()) content.salaries.insert(content.salaries.end(), amounts.begin(), amounts.end());
}

void read_monthly(Table& table, Known& known, Kind kind, Content& content) {
  const Surroundings& surroundings = known.surroundings();
  const bool is_attendance = kind == Kind::attendance;
  const std::vector<PaidColumn> columns =
      item_columns(table, is_attendance ? surroundings.names.attendance : surroundings.names.variable);
  Repeats repeated([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行是同一人同一月",
                "the same person and month as in row " + std::to_string(other)};
  });
  std::vector<std::pair<Row, MonthlyInput>> inputs;
  for (Row& row : table.rows()) {
    MonthlyInput input{.employee = known.employee(row)};
    const auto stated = row.month("month");
    if (stated)
      input.month = EarningMonth{*stated};
    else if (surroundings.month)
      input.month = *surroundings.month;
    else
      row.require("month", {"月份", "the month"});
    if (stated && surroundings.month && surroundings.month->month != *stated)
      row.complain("month",
                   wrong({"这一行是 " + stated->to_string() + " 的数据，而正在导入 " + surroundings.month->to_string(),
                          "this row is for " + stated->to_string() + ", but " + surroundings.month->to_string() +
                              " is being imported"},
                         {"核对是不是选错了文件，或不指定月份再导入",
                          "check that it is the right file, or import without naming a month"},
                         ErrorCode::conflict));
    for (const PaidColumn& column : columns) {
      if (!row.states(column.field)) continue;
      if (const auto* choice = payroll::find_tax_input(column.code); choice && !choice->words.empty()) {
        read_choice(row, column.field, *choice, input);
        continue;
      }
      if (surroundings.names.yes_no.contains(column.code)) {
        read_yes_no(row, column.field, column.code, input);
        continue;
      }
      const auto value = row.number_of(column.field);
      if (!value)
        refuse_no_number(row, column.field);
      else if (is_no_amount(*value))
        refuse_no_amount(row, column.field);
      else if (is_attendance && value->is_negative())
        row.complain(column.field, wrong({"考勤数据不能为负数", "attendance cannot be negative"},
                                         {"核对这个数", "check the number"}));
      else
        input.values.emplace(column.code, *value);
    }
    if (!input.employee.empty()) repeated.add(input.employee + " " + input.month.to_string(), row, "employee");
    inputs.emplace_back(row, std::move(input));
  }
  for (auto& [row, input] : inputs)
    if (!row.is_bad()) content.inputs.push_back(std::move(input));
}

}  // namespace fenhao::intake
