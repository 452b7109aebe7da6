#include "tax/deduction_text.h"

namespace fenhao::tax {
namespace {

const ItemKeys& items() {
  static const ItemKeys known{
      {"children_education", {"amount", "shares"}},
      {"infant_care", {"amount", "shares"}},
      {"elderly_support", {"only_child", "shared_limit", "parent_age"}},
      {"mortgage_interest", {"amount", "shares"}},
      {"rent", {"tiers"}},
      {"degree_study", {"amount"}},
      {"professional_certificate", {"amount"}},
      {"serious_illness", {"threshold", "cap"}},
      {"personal_pension", {"year_limit"}},
      {"commercial_health", {"amount"}},
  };
  return known;
}

// The values under a list key, each through `parse`; invalid_input when the list is missing or empty.
template <class T>
Result<std::vector<T>> list_of(const std::string& origin, const YamlNode& map, std::string_view key,
                               Result<T> (*parse)(std::string_view)) {
  const auto* list = map.find(key);
  if (!list || list->items.empty())
    return fail(yaml_error(origin, list ? *list : map,
                           {"缺少列表“" + std::string(key) + "”", "the list \"" + std::string(key) + "\" is missing"}));
  std::vector<T> values;
  for (const auto& item : list->items) {
    auto value = parse(item.scalar);
    if (!value) return fail(yaml_error(origin, item, value.error().message()));
    values.push_back(*value);
  }
  return values;
}

Result<SharedAmount> shared_amount(const std::string& origin, const Fact& fact) {
  FENHAO_TRY(amount, money_of(origin, fact.node, "amount"));
  FENHAO_TRY(shares, list_of<Rate>(origin, fact.node, "shares", Rate::parse));
  return SharedAmount{amount, shares};
}

// One entry written into the limits; its item decides where.
Status read_into(DeductionLimits& limits, const std::string& origin, const Fact& fact) {
  const auto& node = fact.node;
  const auto& item = fact.basis.item;
  const auto amount = [&](std::string_view key, Money& target) -> Status {
    FENHAO_TRY(value, money_of(origin, node, key));
    target = value;
    return {};
  };
  if (item == "degree_study") return amount("amount", limits.degree);
  if (item == "professional_certificate") return amount("amount", limits.certificate);
  if (item == "commercial_health") return amount("amount", limits.health);
  if (item == "personal_pension") return amount("year_limit", limits.pension_year_limit.emplace());
  if (item == "serious_illness") {
    FENHAO_CHECK(amount("threshold", limits.illness_threshold));
    return amount("cap", limits.illness_cap);
  }
  if (item == "elderly_support") {
    FENHAO_TRY(age, count_of(origin, node, "parent_age"));
    limits.elderly_parent_age = age;
    FENHAO_CHECK(amount("only_child", limits.elderly_only_child));
    return amount("shared_limit", limits.elderly_shared_limit);
  }
  if (item == "rent") {
    FENHAO_TRY(tiers, list_of<Money>(origin, node, "tiers", Money::parse));
    limits.rent_tiers = tiers;
    return {};
  }
  FENHAO_TRY(shared, shared_amount(origin, fact));
  if (item == "children_education") limits.child = shared;
  if (item == "infant_care") limits.infant = shared;
  if (item == "mortgage_interest") limits.mortgage = shared;
  return {};
}

// Introduced later than the law itself; a month before has none.
bool came_later(std::string_view item) { return item == "infant_care" || item == "personal_pension"; }

}  // namespace

Result<NationalDeductions> NationalDeductions::load(std::string_view yaml_text, const std::string& origin) {
  FENHAO_TRY(text, FactText::parse(yaml_text, origin, "national-deductions/1", items()));
  DeductionLimits read;
  for (const auto& fact : text.facts()) FENHAO_CHECK(read_into(read, origin, fact));
  return NationalDeductions(std::move(text));
}

Result<DeductionLimits> NationalDeductions::at(TaxMonth month, std::optional<Date> known) const {
  DeductionLimits limits;
  for (const auto& [item, keys] : items()) {
    if (came_later(item) && !text_.find(item, month.month, known)) continue;
    FENHAO_TRY(fact, text_.at(item, month.month, known));
    FENHAO_CHECK(read_into(limits, text_.origin(), *fact));
  }
  return limits;
}

}  // namespace fenhao::tax
