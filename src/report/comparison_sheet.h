// A sample of changed people as a workbook to tick off, one row each.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "payroll/comparison.h"

namespace fenhao::report {

struct SampleSheet {
  std::string title;    // group, version and month
  std::string note;     // how the sample was drawn
  std::string created;  // UTC; the same moment gives the same bytes
  std::map<std::string, std::string> place_names;  // by code
};

// unavailable when the file cannot be written.
Status write_comparison_sample(const std::vector<payroll::ChangedPerson>& sample, const SampleSheet& sheet, const std::filesystem::path& path);

}  // namespace fenhao::report
