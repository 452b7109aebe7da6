// Written samples: read back by intake without a complaint and with every value; the same seed, the same cells.
#include <algorithm>
#include <chrono>
#include <filesystem>

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
    return {employees, cities, seed, earning_month(2026, 11), folder_ / name, {}};
  }
  static SampleSummary write(const SampleOptions& options) { return must(write_sample(options, law().library, law().calendar, law().groups, law().tax_parameters())); }

  fs::path folder_;
};

// What the product knows besides the file, as it grows with every file.
intake::Surroundings surroundings() {
  intake::Surroundings known{.library = &law().library, .today = earning_month(2026, 11).month.last_day()};
  for (const auto& group : law().groups) {
    known.salary_groups.push_back(group.code);
    known.group_by_name[group.name] = group.code;
    for (const auto& input : group.inputs) {
      auto& names = input.source == payroll::InputSource::salary ? known.names.salary : input.source == payroll::InputSource::attendance ? known.names.attendance : known.names.variable;
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

TEST_F(WriteSample, IsReadWithoutAnIssue) {
  const auto summary = write(options(500, 12, 7, "a"));
  const auto content = read_all(summary);
  EXPECT_EQ(content.persons.size(), 500u);
  for (auto& f : summary.files) std::cerr << f.path << " " << f.rows << "\n";
}

}  // namespace
}  // namespace fenhao::sample
