// A plausible Chinese group of companies as spreadsheets: everything that one payroll month needs, in the kinds of
// files that intake reads. Nobody and nothing in it exists (numbers.h). Deterministic: the same options and the
// same policy library give the same content of every cell, on every machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/work_calendar.h"
#include "payroll/group.h"
#include "policy/policy.h"
#include "tax/tax.h"

namespace fenhao::sample {

struct SampleOptions {
  int employees = 0;  // 1 … most_employees
  int cities = 0;     // at least 1, at most as many as the library knows completely
  std::uint64_t seed = 0;
  EarningMonth month{Month{}};
  std::filesystem::path out;  // created; must be empty
  std::optional<Date> known;  // policy facts recorded later are not used; absent = all that the library holds
};

// What one sheet of a workbook holds, with room for several rows a person.
inline constexpr int most_employees = 500'000;

struct SampleFile {
  std::filesystem::path path;
  Text what;
  std::size_t rows = 0;  // data rows
};

struct SampleSummary {
  std::vector<SampleFile> files;  // in the order they are imported
  std::vector<policy::Place> cities;
  std::size_t entities = 0;
};

using TaxParameters = std::function<Result<tax::Parameters>(TaxMonth)>;
using Progress = std::function<void(std::size_t done, std::size_t total)>;  // employees; may be empty

// Needs the salary groups of the posts (office, manufacturing, sales, research, intern) and the calendar of the month.
// invalid_input for too few employees for the cities, or more cities than are complete; conflict when `out` is not
// empty; unavailable when it cannot be written.
Result<SampleSummary> write_sample(const SampleOptions& options, const policy::Library& library,
                                   const WorkCalendar& calendar, const std::vector<payroll::SalaryGroup>& groups,
                                   const TaxParameters& tax_parameters, const Progress& progress = {});

}  // namespace fenhao::sample
