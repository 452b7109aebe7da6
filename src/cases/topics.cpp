#include <algorithm>

#include "cases/topic.h"

namespace fenhao::cases {

// In topic_<name>.cpp each.
void check_late_fee(const Node& input, const Expected& expect, const Context& context);

namespace {

constexpr Topic all[] = {
    {"late_fee", check_late_fee},
};

}  // namespace

std::span<const Topic> topics() { return all; }

const Topic* find_topic(std::string_view name) {
  const auto found = std::ranges::find(all, name, &Topic::name);
  return found == std::end(all) ? nullptr : found;
}

}  // namespace fenhao::cases
