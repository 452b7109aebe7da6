// The files of a sample: one for each kind that intake reads (variable pay: one for each group). Headings as people
// write them, titles and group headings where such lists have them; attendance is a csv in GB18030, as time clocks
// export it.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "sample/company.h"
#include "sample/record.h"
#include "sample/sample.h"

namespace fenhao::sample {

class Files {
 public:
  virtual ~Files() = default;
  virtual void add(const EmployeeRecord& record) = 0;
  // Flushes all; what was written, in the order of import.
  virtual Result<std::vector<SampleFile>> close() = 0;
};

// Writes the company's own files at once; employees follow one by one.
Result<std::unique_ptr<Files>> create_files(const std::filesystem::path& folder, const Company& company,
                                            const Groups& groups, EarningMonth month);

}  // namespace fenhao::sample
