// Everything that reads one value or a text's encoding.
#include "base/date.h"
#include "base/identifiers.h"
#include "base/money.h"
#include "base/text.h"
#include "fuzz.h"

namespace fenhao::fuzz {
namespace {

void try_numbers(std::string_view text) {
  const auto decimal = Decimal::parse(text);
  must_be_reasoned(decimal);
  if (decimal) must(Decimal::parse(decimal->to_string()) == *decimal, "a number reads back");
  const auto money = Money::parse(text);
  must_be_reasoned(money);
  if (money) must(Money::parse(money->to_string()) == *money, "an amount reads back");
  const auto rate = Rate::parse(text);
  must_be_reasoned(rate);
  if (rate) must(Rate::parse(rate->to_string()) == *rate, "a rate reads back");
}

void try_days(std::string_view text) {
  const auto date = Date::parse(text);
  must_be_reasoned(date);
  if (date) must(Date::parse(date->to_string()) == *date, "a date reads back");
  const auto month = Month::parse(text);
  must_be_reasoned(month);
  if (month) must(Month::parse(month->to_string()) == *month, "a month reads back");
}

void try_identifiers(std::string_view text) {
  must_be_reasoned(check_uscc(text));
  must_be_reasoned(check_bank_card(text));
  must_be_reasoned(resident_id_from_15(text));
  for (int kind = 0; kind <= static_cast<int>(IdentityKind::other); ++kind)
    must_be_reasoned(check_identity(static_cast<IdentityKind>(kind), text));
  must(length(Secret(std::string(text)).masked()) == length(text), "a mask is as long as what it hides");
}

void try_encodings(std::string_view text) {
  must_be_reasoned(decode_text(text));
  must_be_reasoned(gb18030_to_utf8(text));
  const auto gb18030 = utf8_to_gb18030(text);
  must_be_reasoned(gb18030);
  must(length(text) <= text.size() && trim(text).size() <= text.size(), "no text grows by being measured or trimmed");
  if (!is_utf8(text)) return;
  must(gb18030 && gb18030_to_utf8(*gb18030) == std::string(text), "UTF-8 survives GB18030");
  must(heading_key(heading_key(text)) == heading_key(text), "a heading's key is its own key");
  must(half_width(half_width(text)) == half_width(text), "half width stays half width");
}

}  // namespace

void try_bytes(std::string_view bytes) {
  if (bytes.size() > 256) return;
  try_numbers(bytes);
  try_days(bytes);
  try_identifiers(bytes);
  try_encodings(bytes);
}

}  // namespace fenhao::fuzz
