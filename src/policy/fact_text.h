// Reads the text form of policy facts (policy/README.md has the schema). Strict: an unknown key, an unreadable
// number or a missing duty field is an error with file and line; everything readable is still returned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "policy/facts.h"

namespace fenhao::policy {

// One place per document: `schema`, `place`, `schemes`. `origin` names the file in errors.
Batch<PlaceFacts> parse_place_text(std::string_view text, const std::string& origin);

// Company facts: `schema`, `company`, `places: [{place, schemes}]`; each fact also has who, evidence and may
// have account. A place may be given by code alone; its name is filled in by the library.
Batch<std::vector<PlaceFacts>> parse_company_text(std::string_view text, const std::string& origin);

}  // namespace fenhao::policy
