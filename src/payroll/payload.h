// One employee's result as compact bytes for the database, and back. The person is not in it: identity and
// bank account are stored once, encrypted, and joined by batch.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "payroll/result.h"

namespace fenhao::payroll {

std::vector<std::uint8_t> encode(const EmployeeResult& result);
std::vector<std::uint8_t> encode(const RetroEntry& entry);

// Fills everything encode() wrote; internal error when the bytes are damaged or of an unknown version.
Status decode(std::span<const std::uint8_t> bytes, EmployeeResult& result);
Status decode(std::span<const std::uint8_t> bytes, RetroEntry& entry);

}  // namespace fenhao::payroll
