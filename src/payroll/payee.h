// Payees: one person at one payer in one month, with the inputs of their salary group.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "payroll/input_positions.h"
#include "payroll/month_facts.h"
#include "payroll/notice_order.h"
#include "payroll/result.h"

namespace fenhao::payroll {

struct Payee {
  const people::Person* person = nullptr;
  const people::Employment* employment = nullptr;  // the last one of the period at this payer
  std::vector<Period> employed;                    // days in the attendance period, one a stretch
  std::optional<Date> last_day;
  std::size_t group = 0;         // index into Rules::groups
  bool takes_recorded = true;    // attendance and variable pay of the month are this payer's
  std::span<InputValue> inputs;  // by InputPositions of the group; lent while the payee is calculated

  void set(std::size_t position, const Decimal& value) {
    inputs[position].missing = false;
    inputs[position].number = value;
  }
  void set(std::size_t position, std::int64_t value) { set(position, Decimal(value)); }
  void set(std::size_t position, Money value) { set(position, value.decimal()); }
  void set(std::size_t position, std::string_view value) {
    inputs[position].missing = false;
    inputs[position].text = value;
  }
};

struct Payees {
  std::vector<Payee> payees;  // by employee, then entity
  std::vector<PlacedNotice> notices;
};

// Who is paid in the month: the employments of a person at a payer that reach into the attendance period of their
// group, joined. An unknown group becomes an error notice.
Payees find_payees(const MonthFacts& facts, const Rules& rules);

}  // namespace fenhao::payroll
