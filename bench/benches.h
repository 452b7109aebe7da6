// Each gives its lines of the table.
#pragma once

#include <string>
#include <vector>

#include "measure.h"

namespace fenhao::bench {

struct Setting {
  std::string home;  // the checkout: cases/, templates/, policy/
  unsigned threads = 1;
  bool small = false;  // everything a hundredth of its size, to see that it works
};

std::vector<Line> bench_engine(const Setting& setting);
std::vector<Line> bench_explain(const Setting& setting);
std::vector<Line> bench_import(const Setting& setting);
std::vector<Line> bench_rivals(const Setting& setting);
std::vector<Line> bench_reports(const Setting& setting);

}  // namespace fenhao::bench
