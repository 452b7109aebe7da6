// An invented group of companies written straight into a workspace, without spreadsheets between: the records of
// `fenhao sample`, saved as `fenhao import` saves them.
#pragma once

#include "base/error.h"
#include "month/workspace.h"

namespace fenhao::bench {

struct CompanySize {
  int employees = 0;
  int cities = 60;
};

// Makes workspace and key; nothing may be there. For the earning month only.
Status write_company(const month::Paths& paths, const CompanySize& size, EarningMonth month);

}  // namespace fenhao::bench
