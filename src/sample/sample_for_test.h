// For tests: the law and groups of this source tree, and the records of a whole sample.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/source_file_for_test.h"
#include "base/work_calendar_text.h"
#include "base/yaml.h"
#include "payroll/group.h"
#include "sample/company.h"
#include "sample/enrolment.h"
#include "sample/record.h"
#include "sample/sample.h"
#include "tax/tax_text.h"

namespace fenhao::sample {

template <class T>
T must(Result<T> result) {
  if (!result) throw Failure(result.error());
  return *std::move(result);
}

// Read once for all tests of the program.
struct Law {
  policy::Library library = must(policy::Library::load(source_file("policy")));
  WorkCalendar calendar =
      must(parse_work_calendar(must(read_file(source_file("policy/national/holidays.yaml"))), "holidays.yaml"));
  tax::NationalTax tax =
      must(tax::NationalTax::load(must(read_file(source_file("policy/national/tax.yaml"))), "tax.yaml"));
  std::vector<payroll::SalaryGroup> groups = read_groups();

  TaxParameters tax_parameters() const {
    return [this](TaxMonth month) { return tax.at(month); };
  }

 private:
  // Those that the posts belong to.
  static std::vector<payroll::SalaryGroup> read_groups() {
    std::vector<payroll::SalaryGroup> read;
    for (const char* code : {"office", "manufacturing", "sales", "research", "intern"}) {
      const auto name = std::string(code) + ".yaml";
      read.push_back(must(payroll::parse_group(must(read_file(source_file("templates/groups/" + name))), name)));
    }
    return read;
  }
};

inline const Law& law() {
  static const Law read;
  return read;
}

inline EarningMonth earning_month(int year, int month) {
  return EarningMonth{Month::from_index(year * 12 + month - 1)};
}

// Facts of the carried library are recorded by then.
inline const Date known_by_tests = Date::of(2026, 11, 30).value();

// A group of companies and the records of its people.
struct Generated {
  Company company;
  std::vector<EmployeeRecord> records;
};

inline Generated generate(int employees, int cities, std::uint64_t seed, EarningMonth month = earning_month(2026, 11)) {
  Generated generated{.company =
                          found_company(must(choose_cities(law().library, month.month, known_by_tests, cities)), seed)};
  const Setting setting{&generated.company, &law().calendar, month, seed};
  const Groups groups = must(Groups::find(law().groups));
  TaxTables tables(law().tax_parameters());
  for (int i = 0; i < employees; ++i) generated.records.push_back(must(make_record(setting, groups, tables, i)));
  return generated;
}

}  // namespace fenhao::sample
