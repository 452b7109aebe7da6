// Executes every case of cases/identifiers.yaml.
#include <gtest/gtest.h>

#include <array>

#include "base/identifiers.h"
#include "cases/run_cases.h"

namespace fenhao {
namespace {

using cases::must;
using cases::Node;

// The reason a message gives, in the words of the cases.
std::string reason(const Error& error) {
  constexpr std::array sentences{std::pair{"check character does not match", "checksum"},
                                 std::pair{"invalid date", "invalid_date"}, std::pair{"wrong length", "length"},
                                 std::pair{"unexpected characters", "characters"}, std::pair{"wrong region", "region"}};
  for (const auto& [sentence, name] : sentences)
    if (error.message().en.find(sentence) != std::string::npos) return name;
  return "unclear: " + error.message().en;
}

// Where the case states the field, it is exactly this.
void expect_text(const Node& expect, std::string_view key, std::string_view actual) {
  if (!expect.has(key)) return;
  EXPECT_EQ(actual, expect.text(key)) << key;
}

template <class T>
void expect_validity(const Node& expect, const Result<T>& result) {
  EXPECT_EQ(result.has_value(), expect.flag(expect.has("valid_format") ? "valid_format" : "valid"));
  if (result) return;
  expect_text(expect, "reason", reason(result.error()));
  expect_text(expect, "allow_override", result.error().code() == ErrorCode::conflict ? "true" : "false");
}

void expect_identity(const Node& input, const Node& expect, IdentityKind kind) {
  const auto identity = check_identity(kind, input.text("number"));
  expect_validity(expect, identity);
  if (!identity) return;
  expect_text(expect, "normalised", identity->normalised);
  expect_text(expect, "birth", identity->birth ? identity->birth->to_string() : "not told");
  expect_text(expect, "sex", identity->gender ? to_string(*identity->gender) : "not told");
  expect_text(expect, "province", identity->province);
  expect_text(expect, "country", identity->country);
}

void check(const cases::Case& one) {
  const std::string kind = one.input.text("kind");
  if (kind == "resident_id") {
    expect_identity(one.input, one.expect, IdentityKind::resident_id);
  } else if (kind == "hk_residence_permit" || kind == "macau_residence_permit") {
    expect_identity(one.input, one.expect, IdentityKind::hk_macau_residence_permit);
  } else if (kind == "foreign_permanent_resident_2017" || kind == "foreign_permanent_resident_2023") {
    expect_identity(one.input, one.expect, IdentityKind::foreigner_permanent_resident);
  } else if (kind == "resident_id_check") {
    EXPECT_EQ(std::string(1, must(resident_check_character(one.input.text("first17")))), one.expect.text("check"));
  } else if (kind == "resident_id_15") {
    EXPECT_EQ(must(resident_id_from_15(one.input.text("number"))), one.expect.text("number18"));
  } else if (kind == "uscc") {
    expect_validity(one.expect, check_uscc(one.input.text("number")));
  } else if (kind == "bank_card") {
    expect_validity(one.expect, check_bank_card(one.input.text("number")));
    if (!one.input.has("number_swapped")) return;
    EXPECT_EQ(check_bank_card(one.input.text("number_swapped")).has_value(), one.expect.flag("swapped_valid"));
  } else {
    ADD_FAILURE() << "no function checks a " << kind;
  }
}

TEST(IdentifierCases, AllHold) { cases::run_cases(std::string(FENHAO_SOURCE_DIR) + "/cases/identifiers.yaml", check); }

}  // namespace
}  // namespace fenhao
