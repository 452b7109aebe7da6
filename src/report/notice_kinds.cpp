// Titles and ways out of the kinds of notices that a run gives. A new code in payroll/, tax/ or policy/ gets its
// line here; without one its own message is its title.
#include <algorithm>
#include <array>

#include "report/notice_groups.h"

namespace fenhao::report {
namespace {

struct Line {
  const char* code;
  const char *title_zh, *title_en;
  const char *way_out_zh, *way_out_en;
};

constexpr std::array lines{
    Line{"unknown_group", "薪资组没有规则", "salary group without rules",
         "在花名册里改成已有的薪资组，或把薪资组文件放进数据目录的 groups/，再重新计算（fenhao run）",
         "name an existing salary group in the roster, or add its file to groups/ of the workspace, then calculate again (fenhao run)"},
    Line{"unknown_input", "考勤或变动薪资里有薪资组没有的项目", "attendance or variable pay with an item the salary group lacks",
         "改薪资组，或从考勤、变动薪资文件里删去这一项，用 fenhao import --replace 重新导入",
         "change the salary group, or take the item out of the file and import it again with fenhao import --replace"},
    Line{"input_without_employment", "有考勤或变动薪资，但本月没有任职", "attendance or variable pay without an employment",
         "核对工号和月份，或在花名册里补录任职后重新导入花名册", "check number and month, or add the employment to the roster and import it again"},
    Line{"contribution", "社保公积金算不出", "contributions could not be computed",
         "按每条后面的说明补政策或改参保方案；当地政策用 fenhao policy show 查看",
         "see each line; complete the policy or the contribution plan (fenhao policy show)"},
    Line{"enrolled_twice", "本月有两份参保方案", "two contribution plans cover the month",
         "给其中一份填上止缴月，重新导入参保方案", "give one of them an end month and import the contribution plans again"},
    Line{"enrolled_without_pay", "有参保方案，但本月没有任职", "contribution plan without an employment",
         "填止缴月后重新导入参保方案，或在花名册里补录任职", "end the plan and import it again, or add the employment to the roster"},
    Line{"history", "本年累计数据接不上", "year-to-date figures do not fit",
         "核对并重新导入本年累计（fenhao import 本年累计.xlsx）", "check and import the year-to-date figures again (fenhao import)"},
    Line{"input", "录入的数超出项目允许的范围", "an input outside what its item allows",
         "在原文件里改正后重新导入，再重新计算", "correct it in the file, import that again and calculate again"},
    Line{"policy", "当地标准查不到", "a figure of the place is unknown",
         "用 fenhao policy show 查看；向当地核实后用 fenhao policy record 登记", "see fenhao policy show; ask the authority and record it with fenhao policy record"},
    Line{"formula", "薪资项目算不出", "a pay item could not be computed",
         "按每条后面的说明补齐数据或改公式，再重新计算（fenhao run）", "see each line: complete the data or mend the formula, then calculate again (fenhao run)"},
    Line{"tax", "个人所得税算不出", "income tax could not be computed",
         "按每条后面的说明补齐本年累计或专项附加扣除，再重新计算", "see each line: complete the year-to-date figures or deductions, then calculate again"},
    Line{"rounding", "合计有不足一分的尾数", "a total with a fraction of a fen",
         "在薪资组里给这个项目写明舍入方式", "state a rounding for the item in its salary group"},
    Line{"retro", "以前月份的差额算不出", "the difference of an earlier month could not be computed",
         "按每条后面的说明补齐那个月的数据，再重新计算（fenhao run）", "see each line: complete the data of that month, then calculate again (fenhao run)"},
    Line{"retro_without_pay", "以前月份有差额，但本月没有发薪", "a difference of an earlier month, but no pay this month",
         "差额另行补发或收回，或补录任职后重新计算", "settle the difference separately, or add the employment and calculate again"},
    Line{"two_payers", "本月在两个法人主体任职", "paid by two legal entities this month",
         "核对考勤和变动薪资应计入哪一个", "check which of them attendance and variable pay belong to"},
    Line{"no_attendance", "没有本月考勤", "no attendance this month",
         "漏了就补一份考勤文件，用 fenhao import 导入后重新计算", "if it was forgotten, import it (fenhao import) and calculate again"},
    Line{"not_enrolled", "发薪但没有参保方案", "paid without a contribution plan",
         "应参保的，补参保方案后重新导入；确实不参保的不必处理", "add a contribution plan if the person is to be insured; else nothing needs doing"},
    Line{"negative_net", "实发为负，无法发放", "net pay below zero",
         "用 fenhao explain --item 实发工资 看扣了什么，把扣款分月", "see what was deducted (fenhao explain --item 实发工资) and spread it over months"},
    Line{"bonus_dead_zone", "年终奖落在临界区间", "full-year bonus in a dead zone",
         "批准前比较两种计税方式，或调整奖金金额", "compare both tax treatments before approval, or adjust the bonus"},
    Line{"long_term_care_not_deducted", "长期护理保险个人部分未在税前扣除", "long-term care share not deducted before tax",
         "当地税务另有口径时再调整", "adjust only if the local tax authority says otherwise"},
    Line{"past_retirement", "已过法定退休年龄仍在缴养老保险", "past the retirement age and still insured for pension",
         "核实是否延迟退休；应停保的给参保方案填止缴月", "late retirement, or end the contribution plan"},
    Line{"maybe_past_retirement", "可能已过法定退休年龄", "possibly past the retirement age",
         "核对岗位类别：工人岗位与管理技术岗位的退休年龄不同", "check the post: workers and technical or management posts retire at different ages"},
    Line{"deduction.not_yet_in_force", "申报了当时还没有的扣除", "a deduction that did not exist yet",
         "改起始月后重新导入专项附加扣除", "correct the start and import the deductions again"},
    Line{"deduction.impossible_amount", "专项附加扣除的金额不可能", "an impossible amount of a deduction",
         "核对金额和分摊比例，重新导入专项附加扣除", "check amount and share, and import the deductions again"},
    Line{"deduction.over_limit", "扣除超过国家限额", "a deduction above the national limit",
         "核对金额，重新导入专项附加扣除", "check the amount and import the deductions again"},
    Line{"policy.low_confidence", "政策可信度低", "policy of low confidence",
         "以当地官方通知核对；确认后用 fenhao policy record 登记", "check against the official notice; record it with fenhao policy record"},
    Line{"policy.provisional", "暂定标准，公布后要补差", "provisional figures, to be settled later",
         "新标准公布后补差", "settle when the new figure is published"},
    Line{"policy.derived", "由来源推算的标准", "figures worked out by a source",
         "向当地核实；确认后用 fenhao policy record 登记", "ask the authority; record it with fenhao policy record"},
    Line{"policy.conflict_preferred", "来源有分歧，采用证据较多的一方", "sources disagree; the better supported side is used",
         "向当地核实；确认后用 fenhao policy record 登记", "ask the authority; record it with fenhao policy record"},
    Line{"policy.conflict_one_side", "来源有分歧，只有一方在本期有效", "sources disagree; one side is in force here",
         "向当地核实；确认后用 fenhao policy record 登记", "ask the authority; record it with fenhao policy record"},
    Line{"policy.stale", "标准很久没有更新", "figures not renewed for long",
         "查有没有新通知；有就用 fenhao policy record 登记", "look for a newer notice; record it with fenhao policy record"},
    Line{"policy.only_scheme", "没有填档次，采用当地唯一的一档", "no scheme stated; the only one of the place is used",
         "核对档次；要改就在参保方案里填写", "check it; state the scheme in the contribution plan to change it"},
    Line{"policy.borrowed_tier", "按后来通知的城市名单归档", "the tier's cities are taken from a later notice",
         "向当地核实所属档次", "ask the authority which tier holds"},
    Line{"policy.district_unstated", "没有填区县，采用一般标准", "no district stated; the general figures are used",
         "各区县标准不同时，在参保方案里填写区县", "state the district in the contribution plan where districts differ"},
    Line{"policy.carried_over", "暂按上年标准，公布后要补差", "last year's figures carried over, to be settled later",
         "新标准公布后补差；撤销或延长用 fenhao policy carry-over", "settle when the new figure is published (fenhao policy carry-over)"},
    Line{"policy.yearly_amount", "按年缴纳，不进每月工资", "paid by the year, not through the payroll",
         "到时另行缴纳", "pay it separately when due"},
    Line{"policy.floating_rate", "单位费率浮动，本单位的费率没有登记", "floating employer rate, your own not recorded",
         "按核定通知用 fenhao policy record 登记本单位费率", "record the account's own rate with fenhao policy record"},
    Line{"policy.shared_base", "没有单列基数，用另一险种的上下限", "no base of its own; another insurance's limits are used",
         "向当地核实基数上下限", "ask the authority for floor and cap"},
    Line{"policy.fixed_in_large_medical", "同额定额只作为大额医疗收一次", "the same fixed amount is charged once, as large medical",
         "核对当月账单上是否只有一笔", "check that the bill has it once"},
};

}  // namespace

NoticeKind notice_kind(const payroll::Notice& notice) {
  const auto line = std::ranges::find_if(lines, [&](const Line& each) { return notice.code == each.code; });
  if (line != lines.end()) return {{line->title_zh, line->title_en}, {line->way_out_zh, line->way_out_en}};
  if (notice.code.starts_with("check."))
    return {notice.message,
            {"按薪资组里这一校验项的说明核对，用 fenhao explain 查看数字来源", "look into it as the salary group says; fenhao explain shows where the numbers come from"}};
  return {notice.message, {"用 fenhao explain 查看数字来源", "fenhao explain shows where the numbers come from"}};
}

}  // namespace fenhao::report
