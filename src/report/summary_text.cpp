#include <algorithm>

#include "payroll/run.h"
#include "report/labels.h"
#include "report/run_figures.h"
#include "report/summary.h"
#include "report/text_table.h"

namespace fenhao::report {
namespace {

using Align = TextTable::Align;

constexpr std::size_t errors_shown = 10;

class SummaryText {
 public:
  SummaryText(const payroll::RunView& view, Lang lang) : view_(view), lang_(lang), figures_(figures_of(view)) {}

  std::string write() const {
    std::string text = heading() + "\n" + gross_to_net() + "\n";
    if (figures_.by_entity.size() > 1) text += entities() + "\n";
    text += contributions();
    if (!figures_.warnings.empty()) text += "\n" + notices({"提醒", "Warnings"}, figures_.warnings);
    if (!figures_.errors.empty()) text += "\n" + notices({"错误", "Errors"}, figures_.errors) + error_list();
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
                 (pay.wage_tax + pay.bonus_tax).grouped(), pay.net.grouped(), pay.cost.grouped()});
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

  std::string notices(const Text& title, const std::vector<NoticeCount>& counts) const {
    std::int64_t all = 0;
    TextTable table({Align::right, Align::left, Align::left});
    for (const auto& entry : counts) {
      all += entry.count;
      table.add({std::to_string(entry.count), entry.code, entry.example.in(lang_)});
    }
    return title.in(lang_) + " " + std::to_string(all) + "\n" + table.render();
  }

  std::string error_list() const {
    std::string text;
    std::size_t shown = 0, all = 0;
    for (const auto& notice : view_.notices) {
      if (notice.severity != payroll::Notice::Severity::error || ++all > errors_shown) continue;
      text += "  " + notice.subject + "  " + notice.message.in(lang_) + "\n";
      ++shown;
    }
    if (all > shown)
      text += lang_ == Lang::zh ? "  另有 " + std::to_string(all - shown) + " 条\n"
                                : "  and " + std::to_string(all - shown) + " more\n";
    return text;
  }

  const payroll::RunView& view_;
  Lang lang_;
  RunFigures figures_;
};

}  // namespace

std::string summary_text(const payroll::RunView& view, Lang lang) { return SummaryText(view, lang).write(); }

}  // namespace fenhao::report
