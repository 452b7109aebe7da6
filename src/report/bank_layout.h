// Which layout a legal entity's wages are paid with. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "people/people.h"
#include "report/file_layout.h"

namespace fenhao::report {

// True when the bank's name ("中国建设银行北京分行") holds one of the names.
bool is_at_bank(std::string_view bank_name, std::span<const std::string> names);

// Of the layouts that pay wages, the one whose bank the entity's 开户行 names (the first by id), else the one for any
// bank; nullptr when there is neither.
const FileLayout* bank_layout_of(const people::LegalEntity& entity, std::span<const FileLayout* const> layouts);

}  // namespace fenhao::report
