// The part of a wage sheet a pay item stands in, told by the tags its salary group gave it. Pure.
#pragma once

#include "base/error.h"
#include "payroll/result.h"

namespace fenhao::report {

// Gross = earnings − deductions; net = gross − contributions − annuity − tax − after-tax deductions;
// cost = gross + cost items. The others do not count: they explain.
enum class Section {
  other,         // everything without a known tag
  earning,       // 应发
  deduction,     // 扣款, before gross
  contribution,  // 社保公积金, the employee's part
  annuity,       // 企业年金, the employee's part
  tax,           // 个税
  after_tax,     // 税后扣款
  cost,          // 单位成本
  absence,       // 缺勤, what 扣款 is made of
  attendance,    // 考勤
  check,         // 校验
  total,         // 合计
};

// With several tags the first of: total, check, contribution, annuity, tax, after_tax, deduction, absence, earning,
// cost, attendance.
Section section_of(const payroll::ItemColumn& item);
Text label(Section section);

}  // namespace fenhao::report
