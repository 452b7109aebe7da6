#include "report/layout_file.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "report/file_fields.h"
#include "report/private_file.h"
#include "report/run_index.h"
#include "report/sheet_parts.h"
#include "sheet/sheet.h"

namespace fenhao::report {
namespace {

using sheet::Style;
using sheet::WorkbookWriter;
using sheet::XlsWriter;

using Row = std::vector<FieldValue>;

bool applies(Requirement requirement, const RunView& view, const EmployeeResult& result) {
  switch (requirement) {
    case Requirement::optional: return false;
    case Requirement::always:
    case Requirement::employee: return true;
    case Requirement::left: return result.last_day && *result.last_day <= view.month.month.last_day();
    case Requirement::foreign_document: return result.person.identity_kind != IdentityKind::resident_id;
    case Requirement::first_job: return result.tax.input.rule == tax::BasicDeductionRule::first_job_in_year;
  }
  return false;
}

bool is_accepted(const LayoutColumn& column, const std::string& text) {
  return text.empty() || column.codes.empty() || std::ranges::find(column.codes, text) != column.codes.end();
}

class LayoutFile {
 public:
  LayoutFile(const RunIndex& index, const FileLayout& layout, const Members& members)
      : index_(index), layout_(layout), members_(members) {}

  void collect() {
    for (const auto* member : members_)
      if (is_chosen(*member)) add(*member);
    list_shared_accounts();
    report_.rows = static_cast<std::int64_t>(rows_.size());
    const bool is_withheld = is_incomplete_ && layout_.on_missing == OnMissing::withhold_file;
    report_.written = !rows_.empty() && !is_withheld;
  }

  Result<FileReport> write(const std::filesystem::path& path, TextEncoding encoding) {
    if (!report_.written)
      return FileReport{.rows = 0, .total = {}, .written = false, .problems = std::move(report_.problems)};
    if (layout_.kind == FileKind::csv)
      FENHAO_CHECK(write_csv(path, encoding));
    else
      FENHAO_CHECK(write_workbook(path));
    return std::move(report_);
  }

 private:
  void problem(const EmployeeResult& result, ErrorCode code, Text message, Text way_out) {
    report_.problems.push_back(Error(code, std::move(message))
                                   .at(Location{.file = layout_.title, .subject = result.person.employee})
                                   .way_out(std::move(way_out)));
  }

  // What has a form of its own in the tax client is listed: it must not be forgotten.
  bool has_wages(const EmployeeResult& result) {
    if (result.tax.income_kind != payroll::IncomeKind::wage) return false;
    Text others;
    for (const auto& each : result.tax.separate) {
      const Text name = payroll::label(each.kind);
      others = {others.zh + (others.zh.empty() ? "" : "、") + name.zh, others.en + (others.en.empty() ? "" : ", ") + name.en};
    }
    if (!others.zh.empty())
      problem(result, ErrorCode::not_allowed, {"不在本表申报：" + others.zh, "not declared with this file: " + others.en},
              {"在扣缴端的相应表单里填报，算法见工资条", "fill in the client's own form; the payslip shows the working"});
    return !is_non_resident(result.tax);
  }

  bool is_chosen(const EmployeeResult& result) {
    switch (layout_.rows) {
      case RowChoice::all: return true;
      case RowChoice::with_wages: return has_wages(result);
      case RowChoice::with_labour: return payroll::remuneration_kind(result.tax.income_kind) == tax::RemunerationKind::labour && !result.tax.input.income.is_zero();
      case RowChoice::with_bonus: return result.tax.bonus.has_value();
      case RowChoice::positive_net: break;
    }
    if (result.net > result.paid_net) return true;
    if (!result.paid_net.is_zero() && result.net == result.paid_net) return false;
    if (result.net.is_zero())
      problem(result, ErrorCode::not_allowed, {"实发为零，不列入付款", "net pay is zero: nothing to pay"},
              {"无需处理；如应发款，请检查工资项目", "nothing to do; if pay is due, check the pay items"});
    else
      problem(result, ErrorCode::not_allowed, {"实发为负，不列入付款", "net pay is negative: not paid"},
              {"检查扣款，或把差额转到下月扣回", "check the deductions, or carry the difference to next month"});
    return false;
  }

  void add(const EmployeeResult& result) {
    const FieldContext context{index_, result, static_cast<std::int64_t>(rows_.size()) + 1, layout_.banks};
    Row row;
    std::vector<std::string> missing, refused, by_hand;
    for (const auto& column : layout_.columns) {
      FieldValue value = column.field.empty() ? FieldValue(column.fixed) : field_value(column.field, context);
      if (value.is_unknown || (value.text.empty() && applies(column.required, index_.view(), result)))
        (column.field.empty() || value.is_unknown ? by_hand : missing).push_back(column.heading);
      if (!is_accepted(column, value.text)) refused.push_back(column.heading);
      row.push_back(std::move(value));
    }
    if (!by_hand.empty())
      problem(
          result, ErrorCode::not_found,
          {"须在导入后补填：" + joined(by_hand, "、"), "to be filled in after the import: " + joined(by_hand, ", ")},
          {"本系统没有这些信息，请在接收方的软件里补填",
           "these are not kept here; fill them in with the receiver's program"});
    if (missing.empty() && refused.empty()) {
      if (!layout_.total_field.empty())
        report_.total += field_value(layout_.total_field, context).amount.value_or(Money{});
      rows_.push_back(std::move(row));
      chosen_.push_back(&result);
      return;
    }
    is_incomplete_ = true;
    const bool is_left_out = layout_.on_missing == OnMissing::leave_out;
    if (!missing.empty())
      problem(result, ErrorCode::invalid_input,
              {"缺少必填项：" + joined(missing, "、") + (is_left_out ? "，未列入文件" : "，文件未生成"),
               "required values are missing: " + joined(missing, ", ") +
                   (is_left_out ? "; left out of the file" : "; the file was not written")},
              {"在花名册中补齐后重新导出", "complete the roster and export again"});
    if (!refused.empty())
      problem(result, ErrorCode::invalid_input,
              {"取值不在接收方的代码表内：" + joined(refused, "、"),
               "values outside the receiver's code list: " + joined(refused, ", ")},
              {"改为代码表中的值后重新导出", "use a value of the code list and export again"});
  }

  // Two people paid to one account: often a copying mistake, sometimes a fraud.
  void list_shared_accounts() {
    const bool pays =
        std::ranges::any_of(layout_.columns, [](const auto& column) { return column.field == "bank.account"; });
    if (!pays || layout_.total_field.empty()) return;
    std::unordered_map<std::string_view, const EmployeeResult*> holder;
    for (const auto* member : chosen_) {
      const auto& account = member->person.bank_account.reveal();
      const auto [entry, is_first] = holder.emplace(account, member);
      if (account.empty() || is_first || entry->second->person.employee == member->person.employee) continue;
      problem(*member, ErrorCode::conflict,
              {"收款账号与工号 " + entry->second->person.employee + " 相同",
               "the account is also that of employee " + entry->second->person.employee},
              {"付款前核对两人的银行卡", "check both bank cards before paying"});
    }
  }

  std::string heading(const LayoutColumn& column) const {
    return (column.required == Requirement::always ? layout_.required_mark : "") + column.heading;
  }

  Status write_csv(const std::filesystem::path& path, TextEncoding encoding) const {
    std::vector<std::string> cells;
    for (const auto& column : layout_.columns) cells.push_back(heading(column));
    std::string text = sheet::csv_line(cells);
    for (const auto& row : rows_) {
      cells.clear();
      for (const auto& value : row) cells.push_back(value.text);
      text += sheet::csv_line(cells);
    }
    if (encoding == TextEncoding::utf8_bom) return write_private_file(path, "\xEF\xBB\xBF" + text);
    FENHAO_TRY(bytes, utf8_to_gb18030(text));
    return write_private_file(path, bytes);
  }

  std::size_t widest(std::size_t column) const {
    std::size_t width = display_width(heading(layout_.columns[column])) + 2;
    for (const auto& row : rows_) width = std::max(width, display_width(row[column].text));
    return width;
  }

  Status write_workbook(const std::filesystem::path& path) const {
    if (layout_.kind == FileKind::xls) {
      FENHAO_TRY(writer, XlsWriter::create(path));
      fill(writer);
      return writer.close();
    }
    FENHAO_TRY(writer, WorkbookWriter::create(path));
    writer.set_created(index_.view().calculated_at);
    fill(writer);
    FENHAO_CHECK(writer.close());
    return make_private(path);
  }

  template <class Writer>
  void fill(Writer& writer) const {
    writer.add_sheet(layout_.sheet);
    for (std::size_t i = 0; i < layout_.columns.size(); ++i)
      writer.set_column_width(static_cast<int>(i), column_width(widest(i)));
    for (std::size_t i = 0; i < layout_.columns.size(); ++i)
      writer.text(0, static_cast<int>(i), heading(layout_.columns[i]), Style::heading);
    for (std::size_t row = 0; row < rows_.size(); ++row)
      for (std::size_t i = 0; i < layout_.columns.size(); ++i)
        put(writer, static_cast<int>(row) + 1, static_cast<int>(i), rows_[row][i]);
    writer.freeze(1, 0);
    write_notes(writer);
  }

  template <class Writer>
  void put(Writer& writer, int row, int column, const FieldValue& value) const {
    if (value.text.empty()) return;
    if (value.amount && layout_.amounts == AmountCells::number)
      writer.number(row, column, value.amount->decimal(), Style::amount);
    else
      writer.text(row, column, value.text);
  }

  template <class Writer>
  void write_notes(Writer& writer) const {
    if (layout_.notes.empty()) return;
    writer.add_sheet("填表说明");
    writer.set_column_width(0, 100);
    for (std::size_t i = 0; i < layout_.notes.size(); ++i) writer.text(static_cast<int>(i), 0, layout_.notes[i]);
  }

  const RunIndex& index_;
  const FileLayout& layout_;
  const Members& members_;
  std::vector<Row> rows_;
  Members chosen_;  // whose rows they are
  bool is_incomplete_ = false;
  FileReport report_;
};

}  // namespace

Result<FileReport> write_layout_file(const payroll::RunView& view, const FileLayout& layout, const std::string& entity,
                                     const std::filesystem::path& path, std::optional<TextEncoding> encoding) {
  FENHAO_TRY(index, RunIndex::of(view));
  const auto found =
      std::ranges::find_if(index.entities(), [&](const auto& one) { return one.entity->code == entity; });
  if (found == index.entities().end())
    return fail(Error(ErrorCode::not_found, {"本次核算没有法人主体 " + entity + " 的人员",
                                             "nobody of legal entity " + entity + " is in this run"})
                    .way_out({"检查法人主体代码", "check the code of the legal entity"}));
  LayoutFile file(index, layout, found->members);
  file.collect();
  return file.write(path, encoding.value_or(layout.encoding));
}

}  // namespace fenhao::report
