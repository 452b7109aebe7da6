// Identity numbers, organisation codes, bank cards: valid or not and why, and what a number tells.
#include "base/identifiers.h"

#include <array>

#include "cases/topic.h"

namespace fenhao::cases {
namespace {

// The reason a message gives, in the words of the cases.
std::string reason(const Error& error) {
  constexpr std::array sentences{std::pair{"check character does not match", "checksum"},
                                 std::pair{"invalid date", "invalid_date"}, std::pair{"wrong length", "length"},
                                 std::pair{"unexpected characters", "characters"}, std::pair{"wrong region", "region"}};
  for (const auto& [sentence, name] : sentences)
    if (error.message().en.find(sentence) != std::string::npos) return name;
  return error.message().en;
}

// A case states as much as it is about.
void expect_stated(const Expected& expect, std::string_view key, std::string_view got) {
  if (expect.has(key)) expect.text(key, got);
}

template <class T>
void expect_validity(const Expected& expect, const Result<T>& result) {
  expect.flag(expect.has("valid_format") ? "valid_format" : "valid", result.has_value());
  if (result) return;
  expect_stated(expect, "reason", reason(result.error()));
  expect_stated(expect, "allow_override", result.error().code() == ErrorCode::conflict ? "true" : "false");
}

void check_number(const Node& input, const Expected& expect, IdentityKind kind) {
  const auto identity = check_identity(kind, input.text("number"));
  expect_validity(expect, identity);
  if (!identity) return;
  expect_stated(expect, "normalised", identity->normalised);
  expect_stated(expect, "birth", identity->birth ? identity->birth->to_string() : "");
  expect_stated(expect, "sex", identity->gender ? to_string(*identity->gender) : "");
  expect_stated(expect, "province", identity->province);
  expect_stated(expect, "country", identity->country);
}

void check_card(const Node& input, const Expected& expect) {
  expect_validity(expect, check_bank_card(input.text("number")));
  if (input.has("number_swapped")) expect.flag("swapped_valid", check_bank_card(input.text("number_swapped")).has_value());
}

constexpr std::pair<std::string_view, IdentityKind> documents[] = {
    {"resident_id", IdentityKind::resident_id},
    {"hk_residence_permit", IdentityKind::hk_macau_residence_permit},
    {"macau_residence_permit", IdentityKind::hk_macau_residence_permit},
    {"foreign_permanent_resident_2017", IdentityKind::foreigner_permanent_resident},
    {"foreign_permanent_resident_2023", IdentityKind::foreigner_permanent_resident},
};

}  // namespace

void check_identifiers(const Node& input, const Expected& expect, const Context&) {
  const std::string kind = input.text("kind");
  for (const auto& [name, document] : documents)
    if (kind == name) return check_number(input, expect, document);
  if (kind == "uscc") return expect_validity(expect, check_uscc(input.text("number")));
  if (kind == "bank_card") return check_card(input, expect);
  if (kind == "resident_id_15") return expect.text("number18", must(resident_id_from_15(input.text("number"))));
  if (kind == "resident_id_check")
    return expect.text("check", std::string(1, must(resident_check_character(input.text("first17")))));
  input.at("kind").refuse({"没有检查这种号码的函数", "no function checks this kind"});
}

}  // namespace fenhao::cases
