#include "tax/rehire.h"

#include <algorithm>

namespace fenhao::tax {
namespace {

Status check(std::span<const Stretch> stretches) {
  bool in_order = !stretches.empty();
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const auto& stretch = stretches[i];
    if (stretch.last_day && *stretch.last_day < stretch.hired) in_order = false;
    if (i == 0) continue;
    const auto& before = stretches[i - 1];
    if (!before.last_day || stretch.hired <= *before.last_day) in_order = false;
  }
  if (in_order) return {};
  return fail(Error(ErrorCode::invalid_input, {"任职期间缺失、重叠或没有按时间排列",
                                               "stretches of employment are missing, overlap or are out of order"})
                  .way_out({"检查入职日期和离职日期", "check the hiring dates and last days"}));
}

}  // namespace

Result<int> months_employed(TaxMonth month, std::span<const Stretch> stretches, RehireReading reading) {
  FENHAO_CHECK(check(stretches));
  const Month january = month.month - (month.month.number() - 1);
  Month next = january;  // first month not counted yet
  int months = 0;
  for (const auto& stretch : stretches) {
    if (stretch.hired.month() > month.month) break;
    const Month last = stretch.last_day ? std::min(month.month, stretch.last_day->month()) : month.month;
    const bool ended_before_the_year = last < january;
    if (ended_before_the_year) continue;
    if (reading == RehireReading::from_new_start) {
      months = 0;
      next = january;
    }
    const Month first = std::max(next, stretch.hired.month());
    months += std::max(0, last - first + 1);
    next = std::max(next, last + 1);
  }
  return months;
}

}  // namespace fenhao::tax
