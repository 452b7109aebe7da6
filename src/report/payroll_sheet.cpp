#include "report/payroll_sheet.h"

#include <array>
#include <map>

#include "base/text.h"
#include "report/labels.h"
#include "report/run_figures.h"
#include "report/run_index.h"
#include "report/sheet_parts.h"
#include "report/wage_sheet.h"

namespace fenhao::report {
namespace {

using sheet::Style;
using sheet::WorkbookWriter;

// 汇总: what each department of each legal entity costs; the columns add up from gross to net and to cost.
class SummarySheet {
 public:
  SummarySheet(WorkbookWriter& writer, const RunIndex& index) : writer_(writer), index_(index) {}

  void write() {
    PayFigures all;
    for (const auto* result : everyone(index_)) all.add(*result);
    writer_.add_sheet("汇总");
    set_widths(all);
    write_title(writer_, index_, "工资汇总", columns);
    for (int i = 0; i < columns; ++i) writer_.text(title_rows, i, headings[i], Style::heading);
    for (const auto& entity : index_.entities()) write_entity(entity);
    write_row("总计", "", all, true);
    write_signatures(writer_, index_.view(), row_ + 1, columns);
    writer_.freeze(title_rows + 1, name_columns);
    writer_.print_setup({.repeat_rows = title_rows + 1, .footer = "工资汇总"});
  }

 private:
  static constexpr std::array<const char*, 14> headings{"法人主体",   "部门",       "人次",     "应发合计", "个人社保",
                                                        "个人公积金", "工资个税",   "奖金个税", "其他扣减", "实发工资",
                                                        "单位社保",   "单位公积金", "其他成本", "人工成本"};
  static constexpr int columns = static_cast<int>(headings.size());
  static constexpr int name_columns = 2;
  using Amounts = std::array<Money, columns - name_columns - 1>;

  static Amounts amounts(const PayFigures& figures) {
    return {figures.gross,         figures.insurance_employee, figures.fund_employee, figures.wage_tax + figures.other_tax,
            figures.bonus_tax,     figures.other_deductions(), figures.net,           figures.insurance_employer,
            figures.fund_employer, figures.other_cost(),       figures.cost};
  }

  void set_widths(const PayFigures& all) {
    std::size_t department = 8;
    for (const auto* result : everyone(index_))
      department = std::max(department, display_width(department_name(result->department)));
    writer_.set_column_width(0, entity_column_width(index_));
    writer_.set_column_width(1, column_width(department));
    writer_.set_column_width(2, 8);
    const auto sums = amounts(all);
    for (std::size_t i = 0; i < sums.size(); ++i)
      writer_.set_column_width(static_cast<int>(i) + name_columns + 1,
                               column_width(std::max<std::size_t>(10, sums[i].grouped().size())));
  }

  void write_entity(const RunIndex::Entity& entity) {
    std::vector<std::pair<std::string, PayFigures>> departments;
    PayFigures all;
    for (const auto* member : entity.members) {
      if (departments.empty() || departments.back().first != member->department)
        departments.emplace_back(member->department, PayFigures{});
      departments.back().second.add(*member);
      all.add(*member);
    }
    for (const auto& [department, figures] : departments)
      write_row(entity.entity->name, department_name(department), figures, false);
    write_row(entity.entity->name + " 小计", "", all, true);
  }

  void write_row(const std::string& entity, const std::string& department, const PayFigures& figures, bool is_total) {
    const Style text = is_total ? Style::total_text : Style::text;
    if (is_total) {
      writer_.merge(row_, 0, row_, name_columns - 1, entity, text);
    } else {
      writer_.text(row_, 0, entity, text);
      writer_.text(row_, 1, department, text);
    }
    writer_.number(row_, 2, Decimal(figures.results), is_total ? Style::total_integer : Style::integer);
    const auto sums = amounts(figures);
    for (std::size_t i = 0; i < sums.size(); ++i)
      writer_.number(row_, static_cast<int>(i) + name_columns + 1, sums[i].decimal(),
                     is_total ? Style::total_money : Style::money_or_dash);
    ++row_;
  }

  WorkbookWriter& writer_;
  const RunIndex& index_;
  int row_ = title_rows + 1;
};

// 说明: how the columns add up, and the items that no sheet shows.
void write_notes(WorkbookWriter& writer, const RunIndex& index,
                 const std::vector<std::pair<std::string, std::vector<std::string>>>& left_out) {
  writer.add_sheet("说明");
  writer.set_column_width(0, 36);
  writer.set_column_width(1, 110);
  write_title(writer, index, "工资表说明", 2);
  int row = title_rows;
  const auto line = [&](const std::string& name, const std::string& words) {
    writer.text(row, 0, name, Style::wrapped_text);
    writer.text(row++, 1, words, Style::wrapped_text);
  };
  const auto heading = [&](const char* words) {
    writer.text(row, 0, words, Style::heading);
    writer.text(row++, 1, "", Style::heading);
  };
  heading("各列怎样相加");
  line("应发合计", "应发项目之和 − 扣款");
  line("实发工资", "应发合计 − 社保公积金（个人） − 企业年金（个人） − 个税 − 其他扣款，即 应发合计 − 扣减合计");
  line("人工成本", "应发合计 + 单位缴费与成本各列");
  line("计税各列", "说明个税怎样算出，不参与加减；累计应纳税所得额为本年累计，不合计");
  line("空白与零", "空白：此人的薪资组没有该项目；“-”：有该项目，本月为零");
  line("计算过程各列", "小时、天数、比例、中间结果和分项明细，只供核对，不合计");
  heading("本月全为零、未列出的项目");
  for (const auto& [sheet, names] : left_out) line(sheet, names.empty() ? "无" : joined(names));
  writer.print_setup({.footer = "工资表说明"});
}

}  // namespace

Result<FileReport> write_payroll_sheet(const payroll::RunView& view, const std::filesystem::path& path) {
  FENHAO_TRY(index, RunIndex::of(view));
  FENHAO_TRY(writer, WorkbookWriter::create(path));
  writer.set_created(view.calculated_at);
  SummarySheet(writer, index).write();
  FileReport report;
  std::vector<std::pair<std::string, std::vector<std::string>>> left_out;
  for (const auto& entity : index.entities()) {
    const auto table = WageTable::of_pay(index, entity.members);
    write_entity_sheet(writer, index, entity, table);
    left_out.emplace_back(entity.entity->name, table.left_out());
    for (const auto* member : entity.members) report.total += member->net;
    report.rows += static_cast<std::int64_t>(entity.members.size());
  }
  const auto all = everyone(index);
  const auto working = WageTable::of_working(index, all);
  write_working_sheet(writer, index, all, working);
  left_out.emplace_back("计算过程", working.left_out());
  write_notes(writer, index, left_out);
  FENHAO_CHECK(writer.close());
  return report;
}

}  // namespace fenhao::report
