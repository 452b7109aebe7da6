#include "company.h"

#include <algorithm>

#include "intake/intake_store.h"
#include "sample/company.h"
#include "sample/record.h"

namespace fenhao::bench {
namespace {

using intake::Content;
using intake::Kind;

constexpr std::uint64_t seed = 5;
constexpr int people_a_file = 20'000;  // what is in memory at once

template <class T>
void append(std::vector<T>& all, const std::vector<T>& some) {
  all.insert(all.end(), some.begin(), some.end());
}

class Files {
 public:
  explicit Files(store::Store& store) : store_(store) {}

  Status save(Kind kind, Content content) {
    const std::string name = std::string(intake::to_string(kind)) + " " + std::to_string(++number_);
    const auto saved = intake::save(store_, {.kind = kind, .content = std::move(content)}, name, name, "bench");
    return saved ? Status() : fail(saved.error());
  }

 private:
  store::Store& store_;
  int number_ = 0;
};

// Records of some people, one content a kind of file.
struct Contents {
  Content roster, moves, salary, attendance, variable, deductions, plans, history;

  void add(const sample::EmployeeRecord& record) {
    roster.persons.push_back(record.person);
    roster.employments.push_back(record.employments.front());
    moves.employments.insert(moves.employments.end(), record.employments.begin() + 1, record.employments.end());
    append(salary.salaries, record.salaries);
    if (record.attendance) attendance.inputs.push_back(*record.attendance);
    if (record.variable) variable.inputs.push_back(*record.variable);
    append(deductions.deductions, record.deductions);
    append(plans.enrolments, record.plans);
    if (record.history) history.history.push_back(*record.history);
  }

  Status save(Files& files) && {
    FENHAO_CHECK(files.save(Kind::roster, std::move(roster)));
    FENHAO_CHECK(files.save(Kind::moves, std::move(moves)));
    FENHAO_CHECK(files.save(Kind::salary, std::move(salary)));
    FENHAO_CHECK(files.save(Kind::attendance, std::move(attendance)));
    FENHAO_CHECK(files.save(Kind::variable, std::move(variable)));
    FENHAO_CHECK(files.save(Kind::deductions, std::move(deductions)));
    FENHAO_CHECK(files.save(Kind::contributions, std::move(plans)));
    return files.save(Kind::history, std::move(history));
  }
};

}  // namespace

Status write_company(const month::Paths& paths, const CompanySize& size, EarningMonth month) {
  FENHAO_CHECK(month::Workspace::create(paths));
  FENHAO_TRY(workspace, month::Workspace::open(paths));
  const auto& law = workspace.law();
  FENHAO_TRY(cities, sample::choose_cities(law.library, month.month, month.month.last_day(), size.cities));
  const auto company = sample::found_company(std::move(cities), seed);
  std::vector<payroll::SalaryGroup> all_groups;
  for (const auto& compiled : workspace.groups()) all_groups.push_back(compiled.group);
  FENHAO_TRY(groups, sample::Groups::find(all_groups));
  sample::TaxTables tables([&law](TaxMonth tax_month) { return law.tax.at(tax_month); });
  const sample::Setting setting{&company, &law.calendar, month, seed};
  Files files(workspace.store());
  FENHAO_CHECK(files.save(Kind::entities, {.entities = company.entities}));
  FENHAO_CHECK(files.save(Kind::accounts, {.accounts = company.accounts}));
  for (int first = 0; first < size.employees; first += people_a_file) {
    Contents contents;
    for (int i = first; i < std::min(first + people_a_file, size.employees); ++i) {
      FENHAO_TRY(record, sample::make_record(setting, groups, tables, i));
      contents.add(record);
    }
    FENHAO_CHECK(std::move(contents).save(files));
  }
  return {};
}

}  // namespace fenhao::bench
