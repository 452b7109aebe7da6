// Values of the month collected by input code. Inside sample/ only.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/decimal.h"
#include "base/money.h"
#include "payroll/group.h"

namespace fenhao::sample {

class InputValues {
 public:
  // value × 10^-scale; nothing is kept of a zero.
  void set(const std::string& code, std::int64_t value, int scale) {
    if (value != 0) state(code, value, scale);
  }
  void set(const std::string& code, Money amount) { set(code, amount.fen(), 2); }
  // Keeps a zero too.
  void state(const std::string& code, std::int64_t value, int scale) { values_[code] = Decimal::of(value, scale); }

  // Those that the group asks for.
  std::map<std::string, Decimal> of(const payroll::SalaryGroup& group, payroll::InputSource source) const {
    std::map<std::string, Decimal> asked;
    for (const auto& input : group.inputs)
      if (const auto found = values_.find(input.input.code); input.source == source && found != values_.end())
        asked.insert(*found);
    return asked;
  }

 private:
  std::map<std::string, Decimal> values_;
};

}  // namespace fenhao::sample
