// Written samples: read back by intake without a complaint and with every value; the same seed, the same cells.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "intake/intake.h"
#include "intake/stretches.h"
#include "sample/sample_for_test.h"

namespace fenhao::sample {
namespace {

namespace fs = std::filesystem;

class WriteSample : public testing::Test {
 protected:
  void SetUp() override {
    const auto unique = std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
    folder_ = fs::temp_directory_path() / ("fenhao_sample_test_" + unique);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  SampleOptions options(int employees, int cities, std::uint64_t seed, const std::string& name) const {
    return {employees, cities, seed, earning_month(2026, 11), folder_ / name, known_by_tests};
  }
  static SampleSummary write(const SampleOptions& options) {
    return must(write_sample(options, law().library, law().calendar, law().groups, law().tax_parameters()));
  }

  fs::path folder_;
};

// What the product knows besides the file, as it grows with every file.
intake::Surroundings surroundings() {
  intake::Surroundings known{.library = &law().library, .today = earning_month(2026, 11).month.last_day()};
  for (const auto& group : law().groups) {
    known.salary_groups.push_back(group.code);
    known.group_by_name[group.name] = group.code;
    for (const auto& input : group.inputs) {
      auto& names = input.source == payroll::InputSource::salary       ? known.names.salary
                    : input.source == payroll::InputSource::attendance ? known.names.attendance
                                                                       : known.names.variable;
      names.emplace(heading_key(input.input.zh.substr(input.input.zh.rfind('.') + 1)), input.input.code);
    }
  }
  return known;
}

template <class T>
void append(std::vector<T>& all, std::vector<T>& some) {
  std::ranges::move(some, std::back_inserter(all));
}

// Reads every file in order; any complaint is a failure of the test.
intake::Content read_all(const SampleSummary& summary) {
  auto known = surroundings();
  intake::Content all;
  for (const auto& file : summary.files) {
    const auto workbook = must(sheet::read_workbook(file.path));
    const auto kind = must(intake::recognise(workbook));
    EXPECT_EQ(intake::label(kind).zh, file.what.zh) << file.path;
    auto read = must(intake::read(workbook, kind, known));
    for (const auto& issue : read.issues) ADD_FAILURE() << issue.error.describe(Lang::zh);
    EXPECT_EQ(static_cast<std::size_t>(read.rows_seen), file.rows) << file.path;
    auto& content = read.content;
    for (const auto& entity : content.entities) {
      known.entities.push_back(entity.code);
      known.entity_by_name[entity.name] = entity.code;
    }
    for (const auto& person : content.persons) {
      known.employees.push_back(person.employee);
      known.employee_names[person.employee] = person.name;
    }
    append(all.entities, content.entities);
    append(all.accounts, content.accounts);
    append(all.persons, content.persons);
    append(all.employments, content.employments);
    append(all.salaries, content.salaries);
    append(all.inputs, content.inputs);
    append(all.deductions, content.deductions);
    append(all.enrolments, content.enrolments);
    append(all.history, content.history);
  }
  return all;
}

std::vector<sheet::Cell> cells_of(const fs::path& path) {
  std::vector<sheet::Cell> cells;
  for (const auto& each : must(sheet::read_workbook(path)).sheets)
    cells.insert(cells.end(), each.cells.begin(), each.cells.end());
  return cells;
}

bool same(const std::vector<sheet::Cell>& a, const std::vector<sheet::Cell>& b) {
  return std::ranges::equal(
      a, b, [](const sheet::Cell& x, const sheet::Cell& y) { return x.kind == y.kind && x.text == y.text; });
}

// By employee number and day, as the product joins them.
std::map<std::string, std::vector<people::Employment>> joined(const std::vector<people::Employment>& rows) {
  std::map<std::string, std::vector<people::Employment>> by_employee;
  for (const auto& row : rows) by_employee[row.employee].push_back(row);
  for (auto& [employee, own] : by_employee) own = intake::join_stretches(std::move(own));
  return by_employee;
}

void expect_same(const people::Employment& read, const people::Employment& written) {
  EXPECT_EQ(std::tie(read.entity, read.department, read.position, read.place, read.salary_group),
            std::tie(written.entity, written.department, written.position, written.place, written.salary_group))
      << read.employee;
  EXPECT_EQ(std::tie(read.from, read.last_day, read.hired), std::tie(written.from, written.last_day, written.hired))
      << read.employee;
}

void expect_same(const payroll::EnrolmentPlan& read, const payroll::EnrolmentPlan& written) {
  EXPECT_EQ(std::tie(read.employee, read.entity, read.place, read.from, read.to),
            std::tie(written.employee, written.entity, written.place, written.from, written.to));
  ASSERT_EQ(read.insurances.size(), written.insurances.size()) << read.employee << " in " << read.place;
  for (const auto& enrolment : written.insurances) {
    const auto found = std::ranges::find(read.insurances, enrolment.insurance, &contribution::Enrolment::insurance);
    ASSERT_NE(found, read.insurances.end()) << read.employee;
    EXPECT_EQ(found->declared_base, enrolment.declared_base) << read.employee;
    EXPECT_EQ(found->employer_rate, enrolment.employer_rate) << read.employee;
    EXPECT_EQ(found->employee_rate, enrolment.employee_rate) << read.employee;
  }
}

// What was read is what was meant.
void expect_same(const intake::Content& read, const Generated& written) {
  auto employments = joined(read.employments);
  std::map<std::string, std::map<std::string, Decimal>> inputs;
  for (const auto& input : read.inputs) inputs[input.employee].insert(input.values.begin(), input.values.end());
  std::size_t salaries = 0, deductions = 0, plan = 0, history = 0;
  for (std::size_t i = 0; i < written.records.size(); ++i) {
    const auto& record = written.records[i];
    const auto& person = read.persons.at(i);
    EXPECT_EQ(std::tie(person.employee, person.name, person.identity_kind, person.birth, person.sex, person.nationality,
                       person.household, person.bank_name),
              std::tie(record.person.employee, record.person.name, record.person.identity_kind, record.person.birth,
                       record.person.sex, record.person.nationality, record.person.household, record.person.bank_name));
    EXPECT_TRUE(person.identity == record.person.identity && person.phone == record.person.phone &&
                person.bank_account == record.person.bank_account)
        << person.employee;
    const auto& own = employments[person.employee];
    ASSERT_EQ(own.size(), record.employments.size()) << person.employee;
    for (std::size_t j = 0; j < own.size(); ++j) expect_same(own[j], record.employments[j]);
    std::map<std::string, Decimal> values;
    for (const auto* input : {&record.attendance, &record.variable})
      if (*input) values.insert((*input)->values.begin(), (*input)->values.end());
    EXPECT_EQ(inputs[person.employee], values) << person.employee;
    salaries += record.salaries.size();
    for (const auto& deduction : record.deductions) {
      const auto& other = read.deductions.at(deductions++);
      EXPECT_EQ(std::tie(other.employee, other.kind, other.from, other.to, other.amount),
                std::tie(deduction.employee, deduction.kind, deduction.from, deduction.to, deduction.amount));
    }
    for (const auto& each : record.plans) expect_same(read.enrolments.at(plan++), each);
    if (!record.history) continue;
    const auto& other = read.history.at(history++);
    EXPECT_EQ(std::tie(other.employee, other.entity, other.through, other.figures, other.rule, other.bonus_taxed_alone),
              std::tie(record.history->employee, record.history->entity, record.history->through,
                       record.history->figures, record.history->rule, record.history->bonus_taxed_alone));
  }
  EXPECT_EQ(read.salaries.size(), salaries);
  EXPECT_EQ(read.deductions.size(), deductions);
  EXPECT_EQ(read.enrolments.size(), plan);
  EXPECT_EQ(read.history.size(), history);
}

TEST_F(WriteSample, FiveHundredInTwelveCitiesAreReadAsTheyWereMeant) {
  const auto summary = write(options(500, 12, 7, "large"));
  const auto content = read_all(summary);
  EXPECT_EQ(content.entities.size(), summary.entities);
  EXPECT_EQ(summary.cities.size(), 12u);
  expect_same(content, generate(500, 12, 7));
}

TEST_F(WriteSample, FiftyInOneCityAreReadAsTheyWereMeant) {
  const auto summary = write(options(50, 1, 3, "small"));
  const auto content = read_all(summary);
  EXPECT_GE(content.entities.size(), 2u);
  EXPECT_EQ(summary.cities.size(), 1u);
  expect_same(content, generate(50, 1, 3));
}

TEST_F(WriteSample, SixtyCitiesAreReadAsTheyWereMeant) {
  expect_same(read_all(write(options(400, 60, 4, "wide"))), generate(400, 60, 4));
}

TEST_F(WriteSample, KnowsWhatTheLibraryKnewOnADay) {
  auto early = options(50, 1, 3, "early");
  early.known = Date::of(2020, 1, 1).value();
  EXPECT_FALSE(write_sample(early, law().library, law().calendar, law().groups, law().tax_parameters()));
  early.known.reset();
  EXPECT_EQ(write(early).cities.size(), 1u);
}

TEST_F(WriteSample, CoversEveryKindOfFile) {
  std::set<std::string> kinds;
  for (const auto& file : write(options(120, 2, 5, "kinds")).files) {
    kinds.insert(file.what.zh);
    EXPECT_GT(file.rows, 0u) << file.path;
  }
  EXPECT_EQ(kinds.size(), 10u);
}

TEST_F(WriteSample, TheSameSeedGivesTheSameCells) {
  const auto first = write(options(300, 6, 5, "first")), second = write(options(300, 6, 5, "second")),
             other = write(options(300, 6, 6, "other"));
  ASSERT_EQ(first.files.size(), second.files.size());
  int different = 0;
  for (std::size_t i = 0; i < first.files.size(); ++i) {
    EXPECT_TRUE(same(cells_of(first.files[i].path), cells_of(second.files[i].path))) << first.files[i].path;
    different += !same(cells_of(first.files[i].path), cells_of(other.files[i].path));
  }
  EXPECT_GE(different, 9);  // all but the list of accounts
}

TEST_F(WriteSample, AttendanceIsGb18030) {
  const auto summary = write(options(200, 1, 8, "csv"));
  const auto file = std::ranges::find(summary.files, "考勤", [](const SampleFile& each) { return each.what.zh; });
  const auto bytes = must(read_file(file->path.string()));
  EXPECT_FALSE(is_utf8(bytes));
  EXPECT_TRUE(must(gb18030_to_utf8(bytes)).starts_with("工号,姓名,部门,考勤月份,出勤天数"));
}

TEST_F(WriteSample, SaysWhatIsWrong) {
  const auto attempt = [](const SampleOptions& wanted) {
    return write_sample(wanted, law().library, law().calendar, law().groups, law().tax_parameters());
  };
  const auto refused = [&](const SampleOptions& wanted, ErrorCode code, const std::string& words) {
    const auto result = attempt(wanted);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), code);
    EXPECT_NE(result.error().describe(Lang::zh).find(words), std::string::npos) << result.error().describe(Lang::zh);
    EXPECT_FALSE(result.error().message().en.empty());
  };
  refused(options(0, 1, 1, "x"), ErrorCode::invalid_input, "员工数");
  refused(options(most_employees + 1, 1, 1, "x"), ErrorCode::invalid_input, "员工数");
  refused(options(50, 0, 1, "x"), ErrorCode::invalid_input, "城市数");
  refused(options(5'000, 400, 1, "x"), ErrorCode::invalid_input, "数据完整");
  refused(options(5, 12, 1, "x"), ErrorCode::invalid_input, "至少要");
  EXPECT_FALSE(fs::exists(folder_ / "x"));
  write(options(50, 1, 1, "taken"));
  refused(options(50, 1, 1, "taken"), ErrorCode::conflict, "不是空的");
  const auto without_groups =
      write_sample(options(50, 1, 1, "x"), law().library, law().calendar, {}, law().tax_parameters());
  ASSERT_FALSE(without_groups);
  EXPECT_EQ(without_groups.error().code(), ErrorCode::not_found);
}

TEST_F(WriteSample, ReportsProgress) {
  std::vector<std::size_t> seen;
  must(write_sample(options(2'000, 1, 1, "p"), law().library, law().calendar, law().groups, law().tax_parameters(),
                    [&](std::size_t done, std::size_t total) {
                      seen.push_back(done);
                      EXPECT_EQ(total, 2'000u);
                    }));
  EXPECT_EQ(seen, (std::vector<std::size_t>{1'000, 2'000}));
}

}  // namespace
}  // namespace fenhao::sample
