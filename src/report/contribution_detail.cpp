#include "report/contribution_detail.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/text.h"
#include "payroll/contribution_sums.h"
#include "report/labels.h"
#include "report/run_index.h"
#include "report/sheet_parts.h"

namespace fenhao::report {
namespace {

using payroll::ContributionSum;
using payroll::ContributionSums;
using policy::Insurance;
using sheet::Style;
using sheet::WorkbookWriter;

// One employer account, or an entity's business at a place when the company gave no account.
struct AccountKey {
  std::string entity, place, account;
  friend auto operator<=>(const AccountKey&, const AccountKey&) = default;
};

// One person's lines of one coverage month: the run's own, or an earlier one that is paid or refunded with it.
struct AccountMember {
  const EmployeeResult* result;
  std::optional<Month> back_pay;
  std::vector<const payroll::ChargeLine*> lines;
};

struct AccountBook {
  std::vector<AccountMember> members;  // in the order of the run, a person's back payments behind the month itself
  ContributionSums sums;
};

using Books = std::map<AccountKey, AccountBook>;

Books collect(const RunIndex& index) {
  Books books;
  for (const auto& entity : index.entities())
    for (const auto* member : entity.members)
      for (const auto& line : member->charges) {
        auto& book = books[{member->entity, line.place, line.account}];
        const auto back_pay = line.back_pay ? std::optional(line.back_pay->month.month) : std::nullopt;
        if (book.members.empty() || book.members.back().result != member || book.members.back().back_pay != back_pay)
          book.members.push_back({member, back_pay, {}});
        book.members.back().lines.push_back(&line);
        book.sums.add(line);
      }
  return books;
}

std::string_view kind_name(people::AccountKind kind) {
  switch (kind) {
    case people::AccountKind::social_insurance: return "社保";
    case people::AccountKind::medical: return "医保";
    case people::AccountKind::housing_fund: return "公积金";
  }
  return {};
}

const people::EmployerAccount* find_account(const RunView& view, const std::string& code) {
  const auto found = std::ranges::find(view.accounts, code, &people::EmployerAccount::code);
  return code.empty() || found == view.accounts.end() ? nullptr : &*found;
}

std::string account_title(const RunIndex& index, const AccountKey& key) {
  std::string title = "社保公积金明细　" + index.place_name(key.place);
  const auto* account = find_account(index.view(), key.account);
  if (!account) return title + (key.account.empty() ? "" : "　" + key.account);
  title += "　" + std::string(kind_name(account->kind)) + "账户";
  return account->number.empty() ? title : title + " " + account->number;
}

std::string sheet_title(const RunIndex& index, const AccountKey& key) {
  const auto* account = find_account(index.view(), key.account);
  return index.place_name(key.place) + (account ? std::string(kind_name(account->kind)) : key.account) + "-" +
         index.entity_name(key.entity);
}

constexpr std::array<const char*, 5> person_headings{"工号", "姓名", "证件号码（遮盖）", "部门", "费款所属月"};
constexpr int person_columns = static_cast<int>(person_headings.size());
constexpr int bands_row = title_rows;
constexpr int first_person_row = bands_row + 2;

class AccountSheet {
 public:
  AccountSheet(WorkbookWriter& writer, const RunIndex& index, const AccountBook& book)
      : writer_(writer), index_(index), book_(book), insurances_(book.sums.insurances()) {}

  void write(const std::string& name, const std::string& title, const std::string& entity) {
    writer_.add_sheet(name);
    set_widths();
    write_title(writer_, index_, title, total_column() + 3, index_.view().entity(entity));
    write_headings();
    for (const auto& member : book_.members) write_member(member);
    write_total();
    writer_.freeze(first_person_row, 2);
    writer_.print_setup({.repeat_rows = first_person_row, .footer = name});
  }

 private:
  int column_of(std::size_t insurance) const { return person_columns + 3 * static_cast<int>(insurance); }
  int total_column() const { return column_of(insurances_.size()); }

  void set_widths() {
    constexpr std::array<double, person_columns> person{12, 12, 22, 20, 16};
    for (int i = 0; i < person_columns; ++i) writer_.set_column_width(i, person[i]);
    const auto total = book_.sums.total();
    for (std::size_t i = 0; i < insurances_.size(); ++i)
      for (int part = 0; part < 3; ++part)
        writer_.set_column_width(column_of(i) + part,
                                 std::max(11.0, column_width(book_.sums[insurances_[i]].base.grouped().size())));
    for (int part = 0; part < 3; ++part)
      writer_.set_column_width(total_column() + part,
                               std::max(12.0, column_width((total.employer + total.employee).grouped().size())));
  }

  void write_headings() {
    writer_.merge(bands_row, 0, bands_row, person_columns - 1, "人员", Style::heading);
    for (std::size_t i = 0; i < insurances_.size(); ++i)
      writer_.merge(bands_row, column_of(i), bands_row, column_of(i) + 2, policy::label(insurances_[i]).zh,
                    Style::heading);
    writer_.merge(bands_row, total_column(), bands_row, total_column() + 2, "合计", Style::heading);
    for (int i = 0; i < person_columns; ++i) writer_.text(bands_row + 1, i, person_headings[i], Style::heading);
    for (std::size_t i = 0; i <= insurances_.size(); ++i) {
      const bool is_total = i == insurances_.size();
      writer_.text(bands_row + 1, column_of(i), is_total ? "单位" : "缴费基数", Style::heading);
      writer_.text(bands_row + 1, column_of(i) + 1, is_total ? "个人" : "单位", Style::heading);
      writer_.text(bands_row + 1, column_of(i) + 2, is_total ? "单位＋个人" : "个人", Style::heading);
    }
  }

  void write_member(const AccountMember& member) {
    const auto& person = member.result->person;
    writer_.text(row_, 0, person.employee);
    writer_.text(row_, 1, person.name);
    writer_.text(row_, 2, person.identity.masked());
    writer_.text(row_, 3, member.result->department);
    ContributionSums sums;
    for (const auto* line : member.lines) sums.add(*line);
    writer_.text(row_, 4, coverage_month(member, sums.total()));
    write_amounts(sums, Style::money_or_dash);
  }

  // "2026-11"; "2026-09 补缴" or "2026-09 退费" for an earlier month settled with this one.
  std::string coverage_month(const AccountMember& member, const ContributionSum& sums) const {
    if (!member.back_pay) return index_.view().month.to_string();
    return member.back_pay->to_string() + ((sums.employer + sums.employee).is_negative() ? " 退费" : " 补缴");
  }

  std::size_t people() const {
    std::set<const EmployeeResult*> counted;
    for (const auto& member : book_.members) counted.insert(member.result);
    return counted.size();
  }

  void write_total() {
    writer_.merge(row_, 0, row_, person_columns - 1, "合计（" + std::to_string(people()) + " 人）",
                  Style::total_text);
    write_amounts(book_.sums, Style::total_money);
  }

  // An insurance nobody of these is charged for stays blank.
  void write_amounts(const ContributionSums& sums, Style style) {
    for (std::size_t i = 0; i < insurances_.size(); ++i) {
      const auto& sum = sums[insurances_[i]];
      if (sum.lines == 0) continue;
      if (sum.heads > 0) writer_.number(row_, column_of(i), sum.base.decimal(), style);
      writer_.number(row_, column_of(i) + 1, sum.employer.decimal(), style);
      writer_.number(row_, column_of(i) + 2, sum.employee.decimal(), style);
    }
    const auto total = sums.total();
    writer_.number(row_, total_column(), total.employer.decimal(), style);
    writer_.number(row_, total_column() + 1, total.employee.decimal(), style);
    writer_.number(row_, total_column() + 2, (total.employer + total.employee).decimal(), style);
    ++row_;
  }

  WorkbookWriter& writer_;
  const RunIndex& index_;
  const AccountBook& book_;
  std::vector<Insurance> insurances_;
  int row_ = first_person_row;
};

// Sums by entity and place, over its accounts.
using SummaryKey = std::pair<std::string, std::string>;

class SummarySheet {
 public:
  SummarySheet(WorkbookWriter& writer, const RunIndex& index) : writer_(writer), index_(index) {}

  void write(const Books& books) {
    constexpr std::array<const char*, 8> headings{"法人主体",     "参保地", "险种", "人数",
                                                  "缴费基数合计", "单位",   "个人", "合计"};
    const std::array<double, 8> widths{entity_column_width(index_), 14, 16, 10, 18, 16, 16, 16};
    writer_.add_sheet("汇总");
    for (int i = 0; i < 8; ++i) writer_.set_column_width(i, widths[i]);
    write_title(writer_, index_, "社保公积金汇总", 8);
    for (int i = 0; i < 8; ++i) writer_.text(title_rows, i, headings[i], Style::heading);
    write_places(books);
    writer_.freeze(title_rows + 1, 0);
    writer_.print_setup({.repeat_rows = title_rows + 1, .footer = "社保公积金汇总"});
  }

 private:
  void write_places(const Books& books) {
    std::map<SummaryKey, std::map<Insurance, ContributionSum>> places;
    for (const auto& [key, book] : books)
      for (const auto insurance : book.sums.insurances())
        places[{key.entity, key.place}][insurance].add(book.sums[insurance]);
    ContributionSum grand;
    for (const auto& [key, insurances] : places) {
      ContributionSum place;
      for (const auto& [insurance, sum] : insurances) {
        write_line(key, policy::label(insurance).zh, sum);
        place.add(sum);
      }
      write_total(index_.entity_name(key.first) + "　" + index_.place_name(key.second) + " 小计", place);
      grand.add(place);
    }
    write_total("总计", grand);
  }

  void write_line(const SummaryKey& key, const std::string& insurance, const ContributionSum& sum) {
    writer_.text(row_, 0, index_.entity_name(key.first));
    writer_.text(row_, 1, index_.place_name(key.second));
    writer_.text(row_, 2, insurance);
    writer_.number(row_, 3, Decimal(sum.heads), Style::integer);
    writer_.number(row_, 4, sum.base.decimal(), Style::money);
    write_money(sum, Style::money_or_dash);
  }

  void write_total(const std::string& caption, const ContributionSum& sum) {
    writer_.merge(row_, 0, row_, 4, caption, Style::total_text);
    write_money(sum, Style::total_money);
  }

  void write_money(const ContributionSum& sum, Style style) {
    writer_.number(row_, 5, sum.employer.decimal(), style);
    writer_.number(row_, 6, sum.employee.decimal(), style);
    writer_.number(row_, 7, (sum.employer + sum.employee).decimal(), style);
    ++row_;
  }

  WorkbookWriter& writer_;
  const RunIndex& index_;
  int row_ = title_rows + 1;
};

}  // namespace

Result<FileReport> write_contribution_detail(const payroll::RunView& view, const std::filesystem::path& path) {
  FENHAO_TRY(index, RunIndex::of(view));
  FENHAO_TRY(writer, WorkbookWriter::create(path));
  writer.set_created(view.calculated_at);
  const Books books = collect(index);
  SummarySheet(writer, index).write(books);
  FileReport report;
  for (const auto& [key, book] : books) {
    AccountSheet(writer, index, book).write(sheet_title(index, key), account_title(index, key), key.entity);
    const auto total = book.sums.total();
    report.total += total.employer + total.employee;
    report.rows += static_cast<std::int64_t>(book.members.size());
  }
  FENHAO_CHECK(writer.close());
  return report;
}

}  // namespace fenhao::report
