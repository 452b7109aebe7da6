#include <algorithm>
#include <array>

#include "payroll/group.h"
#include "payroll/group_inputs.h"

namespace fenhao::payroll {
namespace {

using formula::Diagnostic;
using formula::Item;
using formula::Program;
using formula::Type;

struct RoleRule {
  std::string Roles::*code;
  Text name;
  bool before_tax;  // feeds the tax of this run
};

const std::array<RoleRule, 12>& role_rules() {
  static const std::array<RoleRule, 12> rules{{
      {&Roles::gross, {"应发合计", "gross"}, false},
      {&Roles::taxable, {"计税收入", "taxable"}, true},
      {&Roles::exempt, {"免税收入", "exempt"}, true},
      {&Roles::bonus, {"全年一次性奖金", "bonus"}, true},
      {&Roles::severance, {"一次性补偿", "severance"}, true},
      {&Roles::early_retirement, {"提前退休补贴", "early retirement"}, true},
      {&Roles::internal_retirement, {"内部退养收入", "internal retirement"}, true},
      {&Roles::equity, {"股权激励", "equity"}, true},
      {&Roles::net_agreed, {"税后约定", "net agreed"}, true},
      {&Roles::other, {"其他税前扣除", "other"}, true},
      {&Roles::net, {"实发工资", "net"}, false},
      {&Roles::cost, {"人工成本", "cost"}, false},
  }};
  return rules;
}

Diagnostic at_item(const Item& item, Text message, Text hint) {
  return {.item = item.code,
          .line = item.line,
          .column = 1,
          .message = std::move(message),
          .hint = std::move(hint),
          .source_line = item.formula.substr(0, item.formula.find('\n'))};
}

// What plays a part in a run is money in whole fen, and what the tax is computed from cannot need the tax.
std::vector<Diagnostic> check_roles(const SalaryGroup& group, const Program& program) {
  std::vector<Diagnostic> wrong;
  for (const auto& rule : role_rules()) {
    const auto& code = group.roles.*rule.code;
    if (code.empty()) continue;
    const auto item =
        std::find_if(group.items.begin(), group.items.end(), [&](const Item& each) { return each.code == code; });
    if (program.type_of(code) != Type::money || program.scale_of(code) > 2)
      wrong.push_back(at_item(
          *item, {"“" + rule.name.zh + "”必须是到分的金额", "the " + rule.name.en + " item must be money in whole fen"},
          {"写明取整，例如 round: half_up_fen", "state a rounding, e.g. round: half_up_fen"}));
    if (rule.before_tax && program.stage_of(code) > 0)
      wrong.push_back(
          at_item(*item,
                  {"“" + rule.name.zh + "”用来算税，不能依赖本月个税",
                   "the " + rule.name.en + " item feeds the tax and cannot depend on it"},
                  {"去掉公式里的 个税.工资薪金、个税.年终奖等本月个税", "remove tax.wage, tax.bonus and the like from the formula"}));
  }
  return wrong;
}

}  // namespace

std::expected<Program, std::vector<Diagnostic>> compile_group(const SalaryGroup& group, const WorkCalendar* calendar) {
  auto program = Program::compile(
      group.items, {.inputs = inputs_of(group), .tables = group.tables, .full_days = std::string(full_days_input), .calendar = calendar});
  if (!program) return program;
  if (auto wrong = check_roles(group, *program); !wrong.empty()) return std::unexpected(std::move(wrong));
  return program;
}

}  // namespace fenhao::payroll
