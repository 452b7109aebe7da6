// Facts of a list by employee, in the order given among one person's. Refers to the list, which must outlive it. Fast
// for who asks in rising order of employee numbers, right for any. Not thread-safe: it remembers where it stood.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace fenhao::payroll {

template <class Fact>
class ByEmployee {
 public:
  explicit ByEmployee(const std::vector<Fact>& facts) {
    rows_.reserve(facts.size());
    for (const auto& fact : facts) rows_.push_back(&fact);
    if (!std::ranges::is_sorted(rows_, {}, employee_of)) std::ranges::stable_sort(rows_, {}, employee_of);
  }

  std::span<const Fact* const> of(std::string_view employee) const {
    seek(employee);
    std::size_t end = at_;
    while (end < rows_.size() && employee_of(rows_[end]) == employee) ++end;
    return {rows_.data() + at_, end - at_};
  }
  const Fact* first_of(std::string_view employee) const {
    const auto rows = of(employee);
    return rows.empty() ? nullptr : rows.front();
  }

 private:
  static std::string_view employee_of(const Fact* fact) { return fact->employee; }

  // To the first row that is not of a smaller employee number.
  void seek(std::string_view employee) const {
    constexpr int near = 16;
    if (at_ > 0 && employee_of(rows_[at_ - 1]) >= employee) at_ = 0;
    for (int step = 0; step < near; ++step, ++at_)
      if (at_ == rows_.size() || employee_of(rows_[at_]) >= employee) return;
    const auto from = rows_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::ranges::lower_bound(from, rows_.end(), employee, {}, employee_of) - rows_.begin());
  }

  std::vector<const Fact*> rows_;
  mutable std::size_t at_ = 0;
};

}  // namespace fenhao::payroll
