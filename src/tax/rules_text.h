// The entries of policy/national/tax.yaml that make Rules. Inside tax/ only.
#pragma once

#include <string_view>

#include "tax/fact_text.h"
#include "tax/rules.h"

namespace fenhao::tax {

// The items and their keys.
const ItemKeys& rule_items();

// invalid_input at the entry whose value is missing or malformed.
Status check_rule(const std::string& origin, const Fact& fact);

// not_found, naming item and month, for an item that has always been law since 2019 and is not known for the month.
Result<Rules> rules_of(const FactText& text, Month month, std::optional<Date> known);

// Names of the readings as the text writes them; invalid_input listing the known ones.
std::string_view to_string(SeveranceReading reading);
std::string_view to_string(EarlyRetirementReading reading);
std::string_view to_string(RehireReading reading);
Result<SeveranceReading> parse_severance_reading(std::string_view name);
Result<EarlyRetirementReading> parse_early_retirement_reading(std::string_view name);
Result<RehireReading> parse_rehire_reading(std::string_view name);

}  // namespace fenhao::tax
