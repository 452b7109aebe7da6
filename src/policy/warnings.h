// Warnings about the facts that were used. One per fact and reason.
#pragma once

#include <vector>

#include "policy/lookup.h"

namespace fenhao::policy {

class Warnings {
 public:
  // Every doubt about a fact used for the parameter: its own marks and what the look-up found.
  void about(const Found& found, Parameter parameter);
  void add(std::string_view code, const Fact& fact, Text message);

  std::vector<Warning> take() { return std::move(list_); }

 private:
  std::vector<Warning> list_;
};

}  // namespace fenhao::policy
