#include "sample/files.h"

#include <map>

#include "sample/rows.h"

namespace fenhao::sample {
namespace {

namespace fs = std::filesystem;

// All that was stated for a person on one day, day by day.
std::vector<SalaryRow> salary_rows(const EmployeeRecord& record) {
  std::vector<SalaryRow> rows;
  for (const auto& assignment : record.salaries) {
    if (rows.empty() || rows.back().from != assignment.from)
      rows.push_back({record.person, assignment.from, rows.empty() ? "定薪" : "调薪", {}});
    rows.back().amounts.emplace(assignment.item, assignment.amount);
  }
  return rows;
}

std::string in_words(Month month) {
  return std::to_string(month.year()) + "年" + std::to_string(month.number()) + "月";
}

class AllFiles : public Files {
 public:
  AllFiles(fs::path folder, const Company& company, const Groups& groups, EarningMonth month)
      : folder_(std::move(folder)),
        company_(company),
        groups_(groups),
        month_(in_words(month.month)),
        names_(company_, groups_) {}

  Status open() {
    FENHAO_CHECK(write_company());
    FENHAO_CHECK(open_people());
    return open_pay();
  }

  void add(const EmployeeRecord& record) override {
    const auto& person = record.person;
    const auto& employments = record.employments;
    roster_->add({person, employments.front()});
    for (std::size_t i = 1; i < employments.size(); ++i) moves_->add({person, employments[i - 1], employments[i]});
    for (const auto& row : salary_rows(record)) salaries_->add(row);
    if (record.attendance) attendance_->add({person, employments.back(), *record.attendance});
    if (record.variable) variable_of(employments.back()).add({person, employments.back(), *record.variable});
    for (const auto& deduction : record.deductions) deductions_->add({person, deduction});
    for (const auto& plan : record.plans) plans_->add({person, plan});
    if (record.history) history_->add({person, *record.history});
  }

  Result<std::vector<SampleFile>> close() override {
    std::vector<SampleFile> written;
    for (auto& [path, what, file] : opened_) {
      FENHAO_CHECK(file->close());
      written.push_back({path, what, file->rows()});
    }
    return written;
  }

 private:
  struct Opened {
    fs::path path;
    Text what;
    std::unique_ptr<TableFile> file;
  };

  // Ready for rows; the name's ending says which kind of file.
  template <class Row>
  Status open(std::optional<Table<Row>>& table, const std::string& name, Text what, const std::string& title,
              std::vector<Column<Row>> columns, bool merge_down = false) {
    const fs::path path = folder_ / name;
    const TableLayout layout{what.zh, title, headings_of(columns), merge_down};
    FENHAO_TRY(file, path.extension() == ".csv" ? create_gb18030_csv(path, layout) : create_xlsx(path, layout));
    opened_.push_back({path, std::move(what), std::move(file)});
    table.emplace(*opened_.back().file, std::move(columns));
    return {};
  }

  Status write_company() {
    std::optional<Table<people::LegalEntity>> entities;
    FENHAO_CHECK(open(entities, "01-法人主体.xlsx", {"法人主体", "legal entities"}, company_.name + "法人主体",
                      entity_columns(names_)));
    for (const auto& entity : company_.entities) entities->add(entity);
    std::optional<Table<people::EmployerAccount>> accounts;
    FENHAO_CHECK(open(accounts, "02-参保户.xlsx", {"参保户", "employer accounts"}, "", account_columns(names_)));
    for (const auto& account : company_.accounts) accounts->add(account);
    return {};
  }

  Status open_people() {
    FENHAO_CHECK(open(roster_, "03-花名册.xlsx", {"花名册", "roster"}, company_.name + "花名册（" + month_ + "）",
                      roster_columns(names_)));
    return open(moves_, "04-异动.xlsx", {"异动", "moves"}, month_ + "人员异动表", move_columns(names_), true);
  }

  Status open_pay() {
    const Text variable{"变动薪资", "variable pay"};
    FENHAO_CHECK(open(salaries_, "05-定薪.xlsx", {"定薪", "salary assignments"}, "", salary_columns(groups_)));
    FENHAO_CHECK(open(attendance_, "06-考勤.csv", {"考勤", "attendance"}, "", attendance_columns(groups_)));
    for (const auto* group : groups_.all()) {
      const std::string title = group == groups_.all().front() ? "" : month_ + "变动薪资（" + group->name + "）";
      FENHAO_CHECK(open(variable_[group->code], "07-变动薪资-" + group->name + ".xlsx", variable, title, variable_columns(*group)));
    }
    FENHAO_CHECK(
        open(deductions_, "08-专项附加扣除.xlsx", {"专项附加扣除", "tax deductions"}, "", deduction_columns()));
    FENHAO_CHECK(open(plans_, "09-参保方案.xlsx", {"参保方案", "contribution plans"}, company_.name + "参保方案",
                      plan_columns(names_)));
    return open(history_, "10-本年累计.xlsx", {"本年累计", "year-to-date figures"}, "", history_columns(names_));
  }

  Table<InputRow>& variable_of(const people::Employment& employment) {
    return *variable_.at(employment.salary_group);
  }

  fs::path folder_;
  const Company& company_;
  Groups groups_;
  std::string month_;  // 2026年11月
  Names names_;
  std::vector<Opened> opened_;  // in the order of import
  std::optional<Table<RosterRow>> roster_;
  std::optional<Table<MoveRow>> moves_;
  std::optional<Table<SalaryRow>> salaries_;
  std::optional<Table<InputRow>> attendance_;
  std::map<std::string, std::optional<Table<InputRow>>> variable_;  // by salary group
  std::optional<Table<DeductionRow>> deductions_;
  std::optional<Table<PlanRow>> plans_;
  std::optional<Table<HistoryRow>> history_;
};

}  // namespace

Result<std::unique_ptr<Files>> create_files(const fs::path& folder, const Company& company, const Groups& groups,
                                            EarningMonth month) {
  auto files = std::make_unique<AllFiles>(folder, company, groups, month);
  FENHAO_CHECK(files->open());
  return std::unique_ptr<Files>(std::move(files));
}

}  // namespace fenhao::sample
