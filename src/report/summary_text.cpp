#include <algorithm>

#include "payroll/run.h"
#include "report/labels.h"
#include "report/run_figures.h"
#include "report/summary.h"
#include "report/text_table.h"

namespace fenhao::report {
namespace {

using Align = TextTable::Align;

constexpr std::size_t names_shown = 3;

class SummaryText {
 public:
  SummaryText(const payroll::RunView& view, const payroll::RunSums& sums, Lang lang, const Names& names)
      : view_(view), lang_(lang), figures_(figures_of(sums, view.notices)), names_(names) {}

  std::string write() const {
    std::string text = heading() + "\n" + gross_to_net() + "\n";
    if (figures_.by_entity.size() > 1) text += entities() + "\n";
    text += contributions();
    text += notices();
    return text;
  }

 private:
  std::string say(const char* zh, const char* en) const { return lang_ == Lang::zh ? zh : en; }

  std::string name_of_entity(const std::string& code) const {
    const auto found = std::ranges::find(view_.entities, code, &people::LegalEntity::code);
    return found == view_.entities.end() ? code : found->name;
  }

  std::string name_of_place(const std::string& code) const {
    const auto found = view_.place_names.find(code);
    return found == view_.place_names.end() ? code : found->second;
  }

  std::string heading() const {
    const auto& month = view_.month.month;
    return say("工资核算汇总  ", "Payroll run  ") + (lang_ == Lang::zh ? chinese_month(month) : month.to_string()) +
           say("  批次 ", "  run ") + std::to_string(view_.id) + "  " + label(view_.state).in(lang_) + "\n";
  }

  std::string gross_to_net() const {
    const auto& all = figures_.all;
    TextTable table({Align::left, Align::right});
    const auto line = [&](const char* zh, const char* en, Money amount) { table.add({say(zh, en), amount.grouped()}); };
    table.add({say("人数", "People"), std::to_string(figures_.persons)});
    if (all.results != figures_.persons)
      table.add({say("人次（按法人主体）", "People by legal entity"), std::to_string(all.results)});
    line("应发合计", "Gross pay", all.gross);
    line("个人社会保险", "Employee social insurance", all.insurance_employee);
    line("个人住房公积金", "Employee housing fund", all.fund_employee);
    line("个人所得税（工资薪金）", "Income tax on wages", all.wage_tax);
    if (!all.other_tax.is_zero()) line("个人所得税（劳务报酬、一次性收入）", "Income tax on labour remuneration and one-off incomes", all.other_tax);
    if (!all.bonus_tax.is_zero()) line("个人所得税（年终奖）", "Income tax on full-year bonus", all.bonus_tax);
    if (!all.other_deductions().is_zero()) line("其他扣减", "Other deductions", all.other_deductions());
    line("实发合计", "Net pay", all.net);
    line("单位社会保险", "Employer social insurance", all.insurance_employer);
    line("单位住房公积金", "Employer housing fund", all.fund_employer);
    if (!all.other_cost().is_zero()) line("其他成本", "Other cost", all.other_cost());
    line("人工成本合计", "Employer cost", all.cost);
    return table.render();
  }

  std::string entities() const {
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
    table.add({say("法人主体", "Legal entity"), say("人数", "people"), say("应发", "gross"), say("个税", "tax"),
               say("实发", "net"), say("人工成本", "cost")});
    for (const auto& [code, pay] : figures_.by_entity)
      table.add({name_of_entity(code), std::to_string(pay.results), pay.gross.grouped(),
                 (pay.wage_tax + pay.bonus_tax + pay.other_tax).grouped(), pay.net.grouped(), pay.cost.grouped()});
    return table.render();
  }

  std::string contributions() const {
    TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
    table.add({say("参保地", "Place"), say("险种", "insurance"), say("人数", "people"), say("缴费基数", "base"),
               say("单位", "employer"), say("个人", "employee"), say("合计", "both")});
    for (const auto& [place, sums] : figures_.contributions_by_place) add_place(table, name_of_place(place), sums);
    if (figures_.contributions_by_place.size() != 1)
      add_place(table, say("全部", "All places"), figures_.contributions);
    return table.render();
  }

  void add_place(TextTable& table, std::string place, const ContributionSums& sums) const {
    for (const auto insurance : sums.insurances()) {
      const auto& sum = sums[insurance];
      table.add({std::move(place), policy::label(insurance).in(lang_), std::to_string(sum.heads), sum.base.grouped(),
                 sum.employer.grouped(), sum.employee.grouped(), (sum.employer + sum.employee).grouped()});
      place.clear();
    }
    const auto total = sums.total();
    table.add({std::move(place), say("小计", "subtotal"), "", "", total.employer.grouped(), total.employee.grouped(),
               (total.employer + total.employee).grouped()});
  }

  // Warnings, then errors: what must be dealt with stands last, nearest to the prompt.
  std::string notices() const {
    std::string warnings, errors;
    for (const NoticeGroup& group : group_notices(view_.notices)) {
      const bool is_error = group.severity == payroll::Notice::Severity::error;
      (is_error ? errors : warnings) += "  " + notice_line(group) + "\n";
    }
    std::string text;
    if (!warnings.empty()) text += "\n" + say("提醒", "Warnings") + "\n" + warnings;
    if (!errors.empty()) text += "\n" + say("错误", "Errors") + "\n" + errors;
    if (!text.empty())
      text += "\n" + say("逐条查看：", "see each: ") + "fenhao notices --run " + std::to_string(view_.id) + "\n";
    return text;
  }

  std::string notice_line(const NoticeGroup& group) const {
    const std::string number = std::to_string(group.subjects.size());
    std::string line = group.kind.title.in(lang_) + say("：", ": ") + number;
    if (!group.about_people) return line + say(" 处", " in all");
    line += say(" 人  ", group.subjects.size() == 1 ? " person  " : " people  ");
    for (std::size_t i = 0; i < std::min(names_shown, group.subjects.size()); ++i)
      line += (i == 0 ? "" : say("、", ", ")) + subject_name(*group.subjects[i], names_, lang_);
    return group.subjects.size() > names_shown ? line + say(" 等", " ...") : line;
  }

  const payroll::RunView& view_;
  Lang lang_;
  RunFigures figures_;
  const Names& names_;
};

}  // namespace

std::string summary_text(const payroll::RunView& view, const payroll::RunSums& sums, Lang lang, const Names& names) {
  return SummaryText(view, sums, lang, names).write();
}

}  // namespace fenhao::report
