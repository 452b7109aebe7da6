// The values that file layouts can ask for, by name: what a run knows of a person for a bank or a tax client.
// The one list of the house; src/report/README.md explains it. Pure. Values may be secret: they go into files
// and nowhere else.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "report/run_index.h"

namespace fenhao::report {

struct FieldContext {
  const RunIndex& index;
  const EmployeeResult& result;
  std::int64_t row_number = 0;  // 1-based place in the file
  std::span<const std::string> banks{};  // whose file it is: FileLayout::banks
};

// Text as the file shows it: amounts "1234.50" without separators, dates ISO.
struct FieldValue {
  std::string text;             // empty = not known or does not apply
  std::optional<Money> amount;  // set when it is an amount
  bool is_count = false;        // a whole number
  bool is_unknown = false;      // it exists but the run does not hold it: to be filled by hand

  FieldValue() = default;
  explicit FieldValue(std::string words) : text(std::move(words)) {}
  explicit FieldValue(Money money) : text(money.to_string()), amount(money) {}
};

bool is_field(std::string_view name);
bool is_amount_field(std::string_view name);
std::vector<std::string> field_names();
// `name` must be a field.
FieldValue field_value(std::string_view name, const FieldContext& context);

}  // namespace fenhao::report
