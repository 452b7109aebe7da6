// A topic of golden cases: how the product works out what its cases expect.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "cases/expected.h"
#include "month/workspace.h"

namespace fenhao::cases {

// Most cases hold in 2026.
inline const Date new_year_2026 = Month::from_index(2026 * 12).first_day();
inline TaxMonth month_of_2026(int number) { return TaxMonth(must(Month::of(2026, number))); }

// What the product brings, for checks that need it: its law, and where its texts stand.
struct Context {
  std::filesystem::path home;
  const month::Law& law;
};

// Reads the case's input, calls the product's functions and compares; no formulas of its own. Throws Failure for input
// it cannot read and for a result the case did not expect to be an error.
using Check = void (*)(const Node& input, const Expected& expect, const Context& context);

struct Topic {
  std::string_view name;  // the file's name without .yaml
  Check check;
};

// All topics, in the order of their names. One file topic_<name>.cpp each; topics.cpp lists them.
std::span<const Topic> topics();
const Topic* find_topic(std::string_view name);  // nullptr when there is none

// One of policy/national's texts by its own reader: national(context, "contribution.yaml", NationalLaw::load).
template <class T>
T national(const Context& context, std::string_view name, Result<T> (*read)(std::string_view, const std::string&)) {
  const auto file = (context.home / "policy/national" / name).string();
  return must(read(must(read_file(file)), file));
}

}  // namespace fenhao::cases
