// A salary group: its attendance period, the inputs it asks for, its pay items and which of them play which
// part in a run. Read from text (templates/groups/*.yaml, or a company's own), checked by its own examples.
// Pure; immutable once read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/error.h"
#include "formula/formula.h"
#include "payroll/income_kind.h"

namespace fenhao {
class WorkCalendar;
}

namespace fenhao::payroll {

enum class InputSource { salary, attendance, variable };

// An input the group asks its people for. What is absent for a person is an error unless the group's text
// states what absence means.
struct GroupInput {
  formula::Input input;  // code salary.* / attendance.* / variable.*, Chinese 定薪.* / 考勤.* / 录入.*
  InputSource source = InputSource::variable;
  std::optional<Decimal> when_absent;  // stated in the text
  std::vector<std::string> headings;  // what its column may be called in a spreadsheet; the name's last part always may
};

// A number that formulas read as 参数.X: of the group's text, or left to the layers above it (parameters.h).
struct GroupParameter {
  formula::Input input;  // code parameter.*, Chinese 参数.*
  std::string name;      // without 参数.
  std::optional<Decimal> value;
  int line = 0;
};

// What the input's column is called in a spreadsheet: the last part of its Chinese name, 录入.月度奖金 → 月度奖金.
std::string column_name(const GroupInput& input);

// Paid days that the month's pay is spread over for joiners, leavers and mid-month changes.
enum class DayBasis { paid_days, calendar_days };  // 计薪日 (workdays and statutory holidays) | 日历日

// Item codes by the part they play. Empty = the group has none.
struct Roles {
  std::string gross;    // 应发合计
  std::string taxable;  // 计税收入 of the month, wage income as declared (本期收入)
  std::string exempt;   // 本期免税收入, contained in taxable
  std::string bonus;    // 全年一次性奖金, taxed alone unless the person chose to merge it
  // Taxed by themselves, not contained in taxable: 解除劳动合同一次性补偿, 提前退休补贴, 内部退养收入, 股权激励.
  std::string severance, early_retirement, internal_retirement, equity;
  // 税后约定: a wage that must leave this after contributions and tax, not contained in taxable; the gross found for it
  // is the input 个税.税前还原.
  std::string net_agreed;
  std::string other;    // further deductions before tax of the month beyond the declared ones (企业年金 …)
  std::string net;      // 实发工资
  std::string cost;     // 人工成本
};

// An example that belongs to the text: inputs by name, expected items by name.
struct Example {
  std::string name;
  std::map<std::string, std::string> given;   // Chinese or English input name → text
  std::map<std::string, std::string> expect;  // item name → text
  int line = 0;
};

struct SalaryGroup {
  std::string code;
  std::string name;
  std::string about;
  int attendance_from_day = 1;  // 1 = the calendar month; 16 = the 16th of the month before to the 15th
  DayBasis day_basis = DayBasis::paid_days;
  IncomeKind income_kind = IncomeKind::wage;
  std::vector<GroupInput> inputs;
  std::vector<GroupParameter> parameters;
  std::vector<formula::Table> tables;  // of the company, for LOOKUP
  std::vector<formula::Item> items;
  std::map<std::string, std::string> notes;  // item code → why it is so: the article of law, the agreement
  Roles roles;
  std::vector<Example> examples;
  std::string text;    // as read
  std::string origin;  // file name

  // The period whose attendance counts for an earning month.
  Period attendance_period(EarningMonth month) const;
};

// invalid_input with file and line: unknown keys, a role naming no item, a duplicate code ...
Result<SalaryGroup> parse_group(std::string_view yaml, const std::string& origin);

// What every group may use besides its own inputs: 档案.*, 考勤.计薪天数, 考勤.在职天数, 社保.*, 公积金.*, 个税.*,
// 本年累计.*, 政策.*. The one list of the house; docs/guide/rule-language.md shows it.
const std::vector<formula::Input>& common_inputs();
inline constexpr std::string_view full_days_input = "attendance.full_days";
inline constexpr std::string_view employed_days_input = "attendance.employed_days";

// The group's program: common inputs, its own, and for each salary input x the money-days x.days.
std::expected<formula::Program, std::vector<formula::Diagnostic>> compile_group(const SalaryGroup& group,
                                                                                const WorkCalendar* calendar);

// Runs the group's own examples; every difference is an error naming example, item, expected and got.
std::vector<Error> run_examples(const SalaryGroup& group, const formula::Program& program);

}  // namespace fenhao::payroll
