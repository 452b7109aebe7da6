// The part of a wage sheet a pay item stands in, told by the tags its salary group gave it. Pure.
#pragma once

#include "base/error.h"
#include "payroll/result.h"

namespace fenhao::report {

enum class Section {
  other,         // attendance, bases and everything without a known tag
  earning,       // 应发项目
  deduction,     // 扣款
  contribution,  // 社保公积金, the employee's part
  tax,           // 个税
  after_tax,     // paid on top of what is taxed: 报销, 税后补发
  total,         // 合计
  cost,          // what the employer bears
};

// With several tags the first of: total, contribution, tax, after_tax, deduction, earning, cost.
Section section_of(const payroll::ItemColumn& item);
Text label(Section section);

}  // namespace fenhao::report
