// Executes every case of cases/identifiers.yaml. An input kind or an expectation it does not know is a failure.
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "base/case_file_test.h"
#include "base/identifiers.h"

namespace fenhao {
namespace {

using Answers = std::map<std::string, std::string>;

std::string reason(const Error& error) {
  static const std::map<std::string, std::string> sentences{{"check character does not match", "checksum"},
                                                            {"invalid date", "invalid_date"},
                                                            {"wrong length", "length"},
                                                            {"unexpected characters", "characters"},
                                                            {"wrong region", "region"}};
  for (const auto& [sentence, name] : sentences)
    if (error.message().en.find(sentence) != std::string::npos) return name;
  return "unclear: " + error.message().en;
}

template <class T>
void answer_validity(const Result<T>& result, Answers& answers) {
  answers["valid"] = result ? "true" : "false";
  if (result) return;
  answers["reason"] = reason(result.error());
  answers["allow_override"] = result.error().code() == ErrorCode::conflict ? "true" : "false";
}

Answers answer_identity(IdentityKind kind, const YamlNode& input) {
  Answers answers;
  const auto identity = check_identity(kind, input.text("number"));
  answer_validity(identity, answers);
  answers["valid_format"] = answers["valid"];
  if (!identity) return answers;
  answers["normalised"] = identity->normalised;
  answers["province"] = identity->province;
  answers["country"] = identity->country;
  if (identity->birth) answers["birth"] = identity->birth->to_string();
  if (identity->gender) answers["sex"] = std::string(to_string(*identity->gender));
  return answers;
}

Answers answer(const YamlNode& input) {
  const std::string kind = input.text("kind"), number = input.text("number");
  if (kind == "resident_id") return answer_identity(IdentityKind::resident_id, input);
  if (kind == "hk_residence_permit" || kind == "macau_residence_permit")
    return answer_identity(IdentityKind::hk_macau_residence_permit, input);
  if (kind == "foreign_permanent_resident_2023" || kind == "foreign_permanent_resident_2017")
    return answer_identity(IdentityKind::foreigner_permanent_resident, input);
  Answers answers;
  if (kind == "resident_id_check") {
    answers["check"] = std::string(1, resident_check_character(input.text("first17")).value());
  } else if (kind == "resident_id_15") {
    answers["number18"] = resident_id_from_15(number).value();
  } else if (kind == "uscc") {
    answer_validity(check_uscc(number), answers);
  } else if (kind == "bank_card") {
    answer_validity(check_bank_card(number), answers);
    if (input.find("number_swapped"))
      answers["swapped_valid"] = check_bank_card(input.text("number_swapped")) ? "true" : "false";
  } else {
    ADD_FAILURE() << "no function for kind " << kind;
  }
  return answers;
}

TEST(IdentifierCases, AllHold) {
  const auto cases = read_cases("identifiers");
  for (const auto& each : cases) {
    SCOPED_TRACE(each.text("id") + " " + each.text("title"));
    const auto& input = *each.find("input");
    ASSERT_TRUE(refuse_unknown_keys("input", input, {"kind", "number", "first17", "number_swapped"}));
    const Answers answers = answer(input);
    ASSERT_FALSE(each.find("expect")->entries.empty());
    for (const auto& [field, expected] : each.find("expect")->entries) {
      ASSERT_TRUE(answers.contains(field)) << "the product does not say " << field;
      EXPECT_EQ(answers.at(field), expected.scalar) << field;
    }
  }
}

}  // namespace
}  // namespace fenhao
