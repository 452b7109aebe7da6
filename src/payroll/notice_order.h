// Notices of a run in one order, whichever blocks and threads they were found by: by the step of the calculation, then
// by legal entity, department and employee, then as they were found. Pure.
#pragma once

#include <compare>
#include <string>
#include <utility>
#include <vector>

#include "payroll/result.h"

namespace fenhao::payroll {

// The steps in the order their notices are told. Each salary group has the steps of `Group` for itself.
struct NoticeStep {
  enum Of { unknown_group, two_payers, inputs, unpaid_variable, unpaid_attendance, contribution, policy, not_enrolled, retro_without_pay, enrolled_without_pay, groups };
  enum Group { prepared, before_tax, tax, after_tax, result, group_steps };
  static constexpr int law = 1'000'000'000;      // of one result
  static constexpr int entities = law + 1;       // of a legal entity

  static int of_group(std::size_t group, Group step) { return groups + static_cast<int>(group) * group_steps + step; }
};

struct NoticePlace {
  int step = 0;
  std::string entity, department, employee;  // empty where the order of the step does not name it
  friend auto operator<=>(const NoticePlace&, const NoticePlace&) = default;
};

struct PlacedNotice {
  NoticePlace place;
  Notice notice;
  bool once = false;  // of a place, not of a person: only the first is told
};

std::vector<Notice> in_order(std::vector<PlacedNotice> notices);

}  // namespace fenhao::payroll
