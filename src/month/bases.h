// The new year's contribution bases proposed: each enrolled person's average monthly wage of last year, from closed runs
// and imported year-to-date figures, within floor and cap of the new year, with the working. A proposal for a person to
// look at; nothing is recorded. Social Insurance Law art. 12; Housing Fund Regulations art. 16; State Statistics Bureau
// Order No. 1 of 1990 (total wages).
#pragma once

#include <filesystem>

#include "month/workspace.h"

namespace fenhao::month {

struct BasesRequest {
  std::string place;     // code
  Month from;            // first coverage month of the new bases; wages are those of the calendar year before it
  Date known;
  std::string employee;  // empty = everybody enrolled at the place
};

// One insurance's base as it would be declared.
struct ProposedBase {
  policy::Insurance insurance = policy::Insurance::pension;
  std::optional<Money> floor, cap;  // of the place in the month; absent = none, or not known
  Money base;                       // the average within them
  std::string unknown;              // why floor and cap are not known, in the reader's language; empty = they are
};

struct BasesOfPerson {
  payroll::EnrolmentPlan plan;  // as it holds now
  std::string name;
  int months = 0;               // worked in the year before, as far as known
  Money wages;                  // of these months
  Money from_figures;           // the part of them taken from imported year-to-date figures
  std::optional<Money> average; // absent = no wages of that year are known
  std::vector<ProposedBase> bases;
  std::vector<policy::Insurance> not_enrolled;  // charged at the place and not in the plan
  std::string note;             // why there are fewer than twelve months, in the reader's language
};

Result<std::vector<BasesOfPerson>> propose_bases(Workspace& workspace, const BasesRequest& request, Lang lang);

// As a contribution plan (参保方案) ready to import after a look, with a second sheet of the working. People without a
// proposal stand in the working only. conflict when the file is there already.
Status write_bases(const std::vector<BasesOfPerson>& people, const BasesRequest& request, const policy::Library& library, const std::filesystem::path& file);

}  // namespace fenhao::month
