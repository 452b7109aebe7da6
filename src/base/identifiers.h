// Identity numbers, organisation codes and bank cards: form, check characters, what they tell. Pure.
// GB 11643-1999 (resident ID), GB 32100-2015 (USCC), ISO/IEC 7812 Luhn (bank card).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error.h"

namespace fenhao {

// A text that must not reach a log, a URL or an error. It has no stream operator and no implicit conversion;
// reveal() is what to search for in a review.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}
  const std::string& reveal() const { return text_; }
  bool empty() const { return text_.empty(); }
  // First and last characters only: "1101**********002X"; at most half of the text and 8 characters stay readable.
  std::string masked() const;
  friend bool operator==(const Secret&, const Secret&) = default;

 private:
  std::string text_;
};

enum class IdentityKind {
  resident_id,                   // 居民身份证
  passport_cn,                   // 中国护照
  hk_macau_travel_permit,        // 港澳居民来往内地通行证
  hk_macau_residence_permit,     // 港澳居民居住证
  taiwan_travel_permit,          // 台湾居民来往大陆通行证
  taiwan_residence_permit,       // 台湾居民居住证
  passport_foreign,              // 外国护照
  foreigner_permanent_resident,  // 外国人永久居留身份证
  foreigner_work_permit_a,       // 外国人工作许可证（A类）
  foreigner_work_permit_b,
  foreigner_work_permit_c,
  other,  // 其他个人证件
};

std::string_view to_string(IdentityKind kind);  // "resident_id", as stored
Text label(IdentityKind kind);                  // the tax client's own words in Chinese
// A label, a code of to_string(), or the short names of everyday files ("身份证", "护照" is ambiguous and refused).
Result<IdentityKind> parse_identity_kind(std::string_view text);

enum class Gender { male, female };

std::string_view to_string(Gender gender);

// What a number tells by itself. Documents without a birth date or sex in the number leave them empty.
struct Identity {
  std::string normalised;  // half-width, upper case, 18 digits where the document has them
  std::optional<Date> birth;
  std::optional<Gender> gender;  // the 17th digit; not told by a foreigner's card
  std::string province;          // two digits of GB/T 2260
  std::string country;           // ISO 3166 numeric, on a foreigner's permanent resident card of 2023
};

// Checks form, region, date and check character. The error never repeats the number, only its mask; its
// message says which of them failed: length, characters, region, date or check character.
Result<Identity> check_identity(IdentityKind kind, std::string_view number);

// Check character of the first 17 digits (GB 11643, MOD 11-2).
Result<char> resident_check_character(std::string_view first17);
// 15-digit resident number → 18.
Result<std::string> resident_id_from_15(std::string_view number);
// True when a spreadsheet turned the number into 1.10105E+17 or lost two or more digits after the 15th to zeros
// (and no check character vouches for the zeros).
bool looks_like_damaged_number(std::string_view text);

// 统一社会信用代码, in capitals. A code of the right form whose check character (or that of the organisation code
// within) fails is reported with code conflict, so that an authorised person may accept an early pilot registration.
Status check_uscc(std::string_view code);
Result<char> uscc_check_character(std::string_view first17);

// 13–19 digits and Luhn. Corporate accounts and passbooks do not follow Luhn: not for them.
Status check_bank_card(std::string_view number);

}  // namespace fenhao
