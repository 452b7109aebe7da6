// Check characters of identifiers.h: GB 11643 (MOD 11-2), GB 32100 and GB 11714, Luhn; and numbers that
// spreadsheets damaged.
#include <array>

#include "base/identifiers.h"
#include "base/number_complaint.h"

namespace fenhao {
namespace {

// GB 32100: no I, O, S, V, Z. The position is the value.
constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_uscc_character(char c) { return uscc_alphabet.find(c) != std::string_view::npos; }

// GB 11714: check character of the 8 characters of an organisation code.
char organisation_check_character(std::string_view eight) {
  constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    sum += weights[i] * (is_digit(eight[i]) ? eight[i] - '0' : eight[i] - 'A' + 10);
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c, doubled = !doubled) {
    const int value = (*c - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

// "1.10105E+17", "6.22E18"
bool is_scientific(std::string_view text) {
  const auto exponent = text.find_first_of("Ee");
  if (exponent == std::string_view::npos || exponent == 0) return false;
  std::string_view mantissa = text.substr(0, exponent), power = text.substr(exponent + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  if (power.empty() || power.size() > 2 || !all_digits(power) || !is_digit(mantissa[0])) return false;
  return mantissa.size() == 1 || (mantissa[1] == '.' && all_digits(mantissa.substr(2)));
}

}  // namespace

Result<char> resident_check_character(std::string_view first17) {
  const NumberComplaint complaint({"公民身份号码前 17 位", "the first 17 digits of a resident number"}, first17);
  if (first17.size() != 17) return complaint.length("17");
  if (!all_digits(first17)) return complaint.characters({"数字", "digits"});
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first17[i] - '0');
  return "10X98765432"[sum % 11];
}

Result<std::string> resident_id_from_15(std::string_view number) {
  const NumberComplaint complaint({"15 位身份证号码", "15-digit resident number"}, number);
  if (number.size() != 15) return complaint.length("15");
  if (!all_digits(number)) return complaint.characters({"数字", "digits"});
  FENHAO_TRY(identity, check_identity(IdentityKind::resident_id, number));
  return identity.normalised;
}

bool looks_like_damaged_number(std::string_view text) {
  if (is_scientific(text)) return true;
  constexpr std::size_t exact_digits = 15;  // what a spreadsheet's number holds
  if (text.size() < exact_digits + 2 || text.size() > 19 || !all_digits(text)) return false;
  if (text.find_first_not_of('0', exact_digits) != std::string_view::npos) return false;
  const bool valid_resident = text.size() == 18 && *resident_check_character(text.substr(0, 17)) == text.back();
  return !valid_resident && !passes_luhn(text);
}

Result<char> uscc_check_character(std::string_view first17) {
  const NumberComplaint complaint(
      {"统一社会信用代码前 17 位", "the first 17 characters of a unified social credit code"}, first17);
  if (first17.size() != 17) return complaint.length("17");
  int sum = 0, weight = 1;
  for (const char c : first17) {
    if (!is_uscc_character(c))
      return complaint.characters({"数字和大写字母（不用 I O S V Z）", "digits and capitals except I O S V Z"});
    sum += weight * static_cast<int>(uscc_alphabet.find(c));
    weight = weight * 3 % 31;
  }
  return uscc_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

Status check_uscc(std::string_view code) {
  const NumberComplaint complaint({"统一社会信用代码", "unified social credit code"}, code);
  if (code.size() != 18) return complaint.length("18");
  if (!all_digits(code.substr(2, 6)) || !is_uscc_character(code[17]))
    return complaint.characters({"数字和大写字母（不用 I O S V Z），第 3–8 位为数字",
                                 "digits and capitals except I O S V Z, digits in places 3 to 8"});
  FENHAO_TRY(check, uscc_check_character(code.substr(0, 17)));
  if (check != code[17] || organisation_check_character(code.substr(8, 8)) != code[16])
    return complaint.checksum(ErrorCode::conflict);
  return {};
}

Status check_bank_card(std::string_view number) {
  const NumberComplaint complaint({"银行卡号", "bank card number"}, number);
  if (looks_like_damaged_number(number)) return complaint.damaged();
  if (number.size() < 13 || number.size() > 19) return complaint.length("13–19");
  if (!all_digits(number)) return complaint.characters({"数字", "digits"});
  if (!passes_luhn(number)) return complaint.checksum();
  return {};
}

}  // namespace fenhao
