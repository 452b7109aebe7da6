#include "payroll/group.h"

namespace fenhao::payroll {
namespace {

using formula::Input;
using formula::Type;

Input money(std::string code, std::string zh, int stage = 0) {
  return {.code = std::move(code), .zh = std::move(zh), .type = Type::money, .scale = 2, .stage = stage};
}

Input other(std::string code, std::string zh, Type type, int scale = 0) {
  return {.code = std::move(code), .zh = std::move(zh), .type = type, .scale = scale};
}

}  // namespace

const std::vector<Input>& common_inputs() {
  static const std::vector<Input> inputs{
      other("profile.hired", "档案.入职日期", Type::date),
      other("profile.service_years", "档案.司龄", Type::number),       // full years on the last day of the month
      other("profile.service_months", "档案.司龄月数", Type::number),  // full months on the last day of the month
      other("profile.sex", "档案.性别", Type::text),                   // 男 | 女
      other("profile.household", "档案.户籍", Type::text),             // 本地 | 外地; missing when not stated
      other("profile.department", "档案.部门", Type::text),
      other("profile.position", "档案.岗位", Type::text),
      other("profile.place", "档案.参保地", Type::text),
      other("profile.entity", "档案.法人主体", Type::text),
      other("month.number", "薪资.月份", Type::number),  // 1–12 of the earning month
      other("month.first_day", "薪资.首日", Type::date),
      other("month.last_day", "薪资.末日", Type::date),
      other(std::string(full_days_input), "考勤.计薪天数", Type::number, 2),
      other(std::string(employed_days_input), "考勤.在职天数", Type::number, 2),
      money("insurance.pension.employee", "社保.养老个人"),
      money("insurance.medical.employee", "社保.医疗个人"),
      money("insurance.unemployment.employee", "社保.失业个人"),
      money("insurance.large_medical.employee", "社保.大额医疗个人"),
      money("insurance.long_term_care.employee", "社保.长护个人"),
      money("insurance.employee", "社保.个人合计"),
      money("insurance.pension.employer", "社保.养老单位"),
      money("insurance.medical.employer", "社保.医疗单位"),
      money("insurance.unemployment.employer", "社保.失业单位"),
      money("insurance.work_injury.employer", "社保.工伤单位"),
      money("insurance.maternity.employer", "社保.生育单位"),
      money("insurance.large_medical.employer", "社保.大额医疗单位"),
      money("insurance.long_term_care.employer", "社保.长护单位"),
      money("insurance.employer", "社保.单位合计"),
      money("fund.employee", "公积金.个人"),
      money("fund.employer", "公积金.单位"),
      money("tax.additional", "个税.专项附加扣除"),  // of this month
      money("tax.wage", "个税.工资薪金", 1),
      money("tax.bonus", "个税.年终奖", 1),
      money("tax.labour", "个税.劳务报酬", 1),       // of groups whose income_kind is labour remuneration
      money("tax.separate", "个税.单独计税", 1),     // severance, early or internal retirement, equity: each by its own rule
      money("tax.grossed_up", "个税.税前还原", 1),   // gross of a wage agreed after tax, see the role net_agreed
      money("tax.bonus_borne", "个税.单位负担奖金税", 1),  // of a bonus whose tax the employer bears, wholly or in part
      money("tax.total", "个税.合计", 1),            // wages, bonus, labour remuneration and what is taxed separately
      money("year.income", "本年累计.收入"),  // before this month, at this payer
      money("year.withheld", "本年累计.已扣税额"),
      // Closed runs at this payer; missing when there is none.
      money("last.gross", "上月.应发合计"),
      money("last.net", "上月.实发工资"),
      other("recent.months", "前十二月.月数", Type::number),   // closed months with pay among the twelve before
      money("recent.gross", "前十二月.应发合计"),              // of these months together
      // Differences of earlier months carried into this one (补差); zero when there are none.
      money("retro.gross", "补差.应发"),
      money("retro.taxable", "补差.计税"),
      money("retro.exempt", "补差.免税"),
      money("retro.other", "补差.其他"),
      money("retro.tax", "补差.个税"),
      money("policy.minimum_wage", "政策.最低工资"),
      money("policy.hourly_minimum_wage", "政策.小时最低工资"),  // of non-full-time work
      money("policy.average_wage", "政策.社会平均工资"),
      other("policy.maternity_days", "政策.生育津贴月天数", Type::number, 2),  // the setting maternity_days
  };
  return inputs;
}

}  // namespace fenhao::payroll
