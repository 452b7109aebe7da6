#include "payroll/notice_order.h"

#include <algorithm>
#include <set>

namespace fenhao::payroll {

std::vector<Notice> in_order(std::vector<PlacedNotice> notices) {
  std::ranges::stable_sort(notices, {}, &PlacedNotice::place);
  std::set<std::pair<std::string, std::string>> told;
  std::vector<Notice> ordered;
  ordered.reserve(notices.size());
  for (auto& [place, notice, once] : notices)
    if (!once || told.emplace(notice.subject, notice.message.en).second) ordered.push_back(std::move(notice));
  return ordered;
}

}  // namespace fenhao::payroll
