#include "report/employer_cost.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "report/run_index.h"
#include "report/sheet_parts.h"

namespace fenhao::report {
namespace {

using policy::Insurance;
using sheet::Style;
using sheet::WorkbookWriter;

struct Cost {
  std::int64_t heads = 0;
  Money gross, total;
  std::array<Money, policy::insurance_count> employer;

  void add(const EmployeeResult& result) {
    ++heads;
    gross += result.gross;
    total += result.cost;
    for (const auto& line : result.charges)
      employer[static_cast<std::size_t>(line.charge.insurance)] += line.charge.employer;
  }
  Money other() const {
    Money rest = total - gross;
    for (const Money amount : employer) rest -= amount;
    return rest;
  }
};

struct Key {
  std::string department, place;
  friend auto operator<=>(const Key&, const Key&) = default;
};

constexpr std::array<const char*, 5> leading{"法人主体", "部门", "参保地", "人数", "应发合计"};
constexpr int first_insurance = static_cast<int>(leading.size());

class CostSheet {
 public:
  CostSheet(WorkbookWriter& writer, const RunIndex& index) : writer_(writer), index_(index) {
    for (const auto* member : everyone(index)) grand_.add(*member);
    for (std::size_t i = 0; i < grand_.employer.size(); ++i)
      if (!grand_.employer[i].is_zero()) insurances_.push_back(static_cast<Insurance>(i));
  }

  FileReport write() {
    writer_.add_sheet("人工成本汇总");
    set_widths();
    write_title(writer_, index_, "人工成本汇总", columns());
    write_headings();
    FileReport report{.total = grand_.total};
    for (const auto& entity : index_.entities()) report.rows += write_entity(entity);
    write_total("总计", grand_);
    writer_.freeze(title_rows + 1, 2);
    writer_.print_setup({.repeat_rows = title_rows + 1, .footer = "人工成本汇总"});
    return report;
  }

 private:
  int columns() const { return first_insurance + static_cast<int>(insurances_.size()) + 2; }

  void set_widths() {
    const std::array<double, first_insurance> widths{entity_column_width(index_), 22, 14, 8, 16};
    for (int i = 0; i < columns(); ++i) writer_.set_column_width(i, i < first_insurance ? widths[i] : 15);
  }

  void write_headings() {
    for (int i = 0; i < first_insurance; ++i) writer_.text(title_rows, i, leading[i], Style::heading);
    int at = first_insurance;
    for (const auto insurance : insurances_)
      writer_.text(title_rows, at++, "单位" + policy::label(insurance).zh, Style::heading);
    writer_.text(title_rows, at++, "其他成本", Style::heading);
    writer_.text(title_rows, at, "人工成本合计", Style::heading);
  }

  std::int64_t write_entity(const RunIndex::Entity& entity) {
    std::map<Key, Cost> lines;
    Cost sum;
    for (const auto* member : entity.members) {
      lines[{member->department, member->place}].add(*member);
      sum.add(*member);
    }
    for (const auto& [key, cost] : lines) {
      writer_.text(row_, 0, entity.entity->name);
      writer_.text(row_, 1, key.department);
      writer_.text(row_, 2, index_.place_name(key.place));
      write_figures(cost, Style::integer, Style::money_or_dash);
    }
    write_total(entity.entity->name + " 合计", sum);
    return static_cast<std::int64_t>(lines.size());
  }

  void write_total(const std::string& caption, const Cost& cost) {
    writer_.merge(row_, 0, row_, 2, caption, Style::total_text);
    write_figures(cost, Style::total_integer, Style::total_money);
  }

  void write_figures(const Cost& cost, Style heads, Style money) {
    writer_.number(row_, 3, Decimal(cost.heads), heads);
    writer_.number(row_, 4, cost.gross.decimal(), money);
    int at = first_insurance;
    for (const auto insurance : insurances_)
      writer_.number(row_, at++, cost.employer[static_cast<std::size_t>(insurance)].decimal(), money);
    writer_.number(row_, at++, cost.other().decimal(), money);
    writer_.number(row_, at, cost.total.decimal(), money);
    ++row_;
  }

  WorkbookWriter& writer_;
  const RunIndex& index_;
  std::vector<Insurance> insurances_;
  Cost grand_;
  int row_ = title_rows + 1;
};

}  // namespace

Result<FileReport> write_employer_cost(const payroll::RunView& view, const std::filesystem::path& path) {
  FENHAO_TRY(index, RunIndex::of(view));
  FENHAO_TRY(writer, WorkbookWriter::create(path));
  writer.set_created(view.calculated_at);
  const FileReport report = CostSheet(writer, index).write();
  FENHAO_CHECK(writer.close());
  return report;
}

}  // namespace fenhao::report
