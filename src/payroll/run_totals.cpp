#include <algorithm>
#include <utility>

#include "payroll/block.h"

namespace fenhao::payroll {

void RunTotals::add(Block&& block) {
  std::ranges::move(block.notices, std::back_inserter(notices_));
  sums_.add(block.sums);
  for (auto& [key, use] : block.terms) {
    auto& all = terms_[key];
    all.heads += use.heads;
    all.warnings = std::move(use.warnings);
  }
  for (const auto& [entity, sums] : block.annuities) annuities_[entity].add(sums);
  place_names_.merge(block.place_names);
  employments_ += block.employments;
}

std::vector<Notice> RunTotals::take_notices(const Rules& rules, EarningMonth month) {
  auto all = std::exchange(notices_, {});
  std::ranges::move(policy_notices(terms_), std::back_inserter(all));
  for (auto& notice : annuity_notices(annuities_, rules, month.month)) all.push_back({{NoticeStep::entities, {}, {}, {}}, std::move(notice)});
  return in_order(std::move(all));
}

}  // namespace fenhao::payroll
