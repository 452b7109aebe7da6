// Numbers of people and companies that check but can belong to nobody: every one lies in a range that has never
// been given out. One index, one number: the same index twice gives the same, two indices never meet.
//
//   resident ID      province + 99 + two digits: GB/T 2260 numbers cities 01–70 and 90 only, never 99
//   permanent card   country 999, which ISO 3166-1 leaves to private use (900–999)
//   travel permits   H99…, M99…, 99… (Taiwan): far beyond the numbers in use
//   passport         two letters and ten digits: machine-readable passports hold nine characters (ICAO 9303)
//   bank card        9999 00…: industry digit 9 is national, country 999 is no country (ISO/IEC 7812)
//   phone            100 5…: subscribers' numbers begin with 13 to 19
//   USCC             region 99…: as for the resident ID
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/identifiers.h"

namespace fenhao::sample {

// Indices from 0 on. Resident IDs are distinct below resident_ids.
inline constexpr std::int64_t resident_ids = 499 * 100 * 31;

std::string resident_id(std::int64_t index, Date birth, Gender sex);
std::string permanent_resident_card(std::int64_t index, Date birth);
std::string foreign_passport(std::int64_t index);
std::string hong_kong_permit(std::int64_t index);
std::string macau_permit(std::int64_t index);
std::string taiwan_permit(std::int64_t index);

std::string bank_card(std::int64_t index);
// Corporate accounts follow no check digit.
std::string corporate_account(std::int64_t index);
std::string phone(std::int64_t index);
std::string uscc(std::int64_t index);

}  // namespace fenhao::sample
