// The figures of a run that its owner checks first, added up once for every kind of summary. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/money.h"
#include "payroll/result.h"
#include "payroll/run_sums.h"

namespace fenhao::report {

using payroll::ContributionSums;
using PayFigures = payroll::PaySums;

struct NoticeCount {
  std::string code;
  std::int64_t count = 0;
  Text example;  // the first message
};

struct RunFigures {
  std::int64_t persons = 0;  // distinct employee numbers
  PayFigures all;
  std::vector<std::pair<std::string, PayFigures>> by_entity;       // entity code, in the order of the run
  std::map<std::string, ContributionSums> contributions_by_place;  // place code
  ContributionSums contributions;
  std::vector<NoticeCount> warnings, errors;  // by code, in the order of the alphabet
};

RunFigures figures_of(const payroll::RunSums& sums, const std::vector<payroll::Notice>& notices);

}  // namespace fenhao::report
