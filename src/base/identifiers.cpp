#include "base/identifiers.h"

#include <algorithm>
#include <array>

#include "base/number_complaint.h"
#include "base/text.h"

namespace fenhao {
namespace {

std::string normalise(std::string_view number) {
  std::string result = half_width(trim(number));
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

// GB/T 2260 provinces that residents' numbers begin with.
bool is_province(std::string_view code) {
  static constexpr std::array<std::string_view, 32> provinces{
      "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
      "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71"};
  return std::find(provinces.begin(), provinces.end(), code) != provinces.end();
}

Result<Date> birth_in(std::string_view eight) {
  return Date::parse(std::string(eight.substr(0, 4)) + "-" + std::string(eight.substr(4, 2)) + "-" +
                     std::string(eight.substr(6, 2)));
}

// The 18-character structure shared by residents' cards, residence permits and foreigners' cards of 2023.
Result<Identity> check_eighteen(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() != 18) return complaint.length("18");
  if (!all_digits(number.substr(0, 17)) || !(is_digit(number[17]) || number[17] == 'X'))
    return complaint.characters(
        {" 17 位数字加 1 位校验码（数字或 X）", "17 digits and a check character, a digit or X"});
  const auto birth = birth_in(number.substr(6, 8));
  if (!birth) return complaint.date();
  if (*resident_check_character(number.substr(0, 17)) != number[17]) return complaint.checksum();
  return Identity{.normalised = number,
                  .birth = *birth,
                  .gender = (number[16] - '0') % 2 == 1 ? Gender::male : Gender::female,
                  .province = number.substr(0, 2),
                  .country = {}};
}

Result<Identity> check_resident(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() == 15 && all_digits(number)) {
    const std::string seventeen = number.substr(0, 6) + "19" + number.substr(6);
    return check_resident(seventeen + *resident_check_character(seventeen), complaint);
  }
  if (number.size() != 18) return complaint.length("18");
  const std::string province = number.substr(0, 2);
  if (all_digits(number.substr(0, 17))) {
    if (province == "81" || province == "82" || province == "83")
      return complaint.region({"81、82、83 开头的是港澳台居民居住证",
                               "81, 82 and 83 begin a residence permit of Hong Kong, Macau and Taiwan residents"});
    if (!is_province(province))
      return complaint.region({"没有代码为 " + province + " 的省份", "there is no province " + province});
  }
  return check_eighteen(number, complaint);
}

Result<Identity> check_hk_macau_residence_permit(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() == 18 && !number.starts_with("810000") && !number.starts_with("820000"))
    return complaint.region({"港澳居民居住证以 810000 或 820000 开头", "it begins with 810000 or 820000"});
  return check_eighteen(number, complaint);
}

Result<Identity> check_taiwan_residence_permit(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() == 18 && !number.starts_with("830000"))
    return complaint.region({"台湾居民居住证以 830000 开头", "it begins with 830000"});
  return check_eighteen(number, complaint);
}

// Two cards are in use: 3 letters and 12 digits (2017), or 9, province, country and the resident structure (2023).
Result<Identity> check_permanent_resident(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() == 15) {
    if (!all_letters(number.substr(0, 3)) || !all_digits(number.substr(3)))
      return complaint.characters({" 3 位字母加 12 位数字", "3 letters and 12 digits"});
    return Identity{.normalised = number, .birth = {}, .gender = {}, .province = number.substr(3, 2), .country = {}};
  }
  if (number.size() != 18) return complaint.length("15 / 18");
  auto identity = check_eighteen(number, complaint);
  if (!identity) return identity;
  identity->province = number.substr(1, 2);
  identity->country = number.substr(3, 3);
  identity->gender.reset();
  if (number[0] != '9' || !is_province(identity->province))
    return complaint.region({"应以 9 和省份代码开头", "it begins with 9 and a province"});
  return identity;
}

Result<Identity> plain(const std::string& number) {
  return Identity{.normalised = number, .birth = {}, .gender = {}, .province = {}, .country = {}};
}

bool is_letter_or_digit(char c) { return is_digit(c) || is_letter(c); }

Result<Identity> check_chinese_passport(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() < 8 || number.size() > 9) return complaint.length("8–9");
  if (!std::all_of(number.begin(), number.end(), is_letter_or_digit) ||
      std::count_if(number.begin(), number.end(), is_digit) < 7)
    return complaint.characters({"字母开头加 7–8 位数字", "letters followed by 7 or 8 digits"});
  return plain(number);
}

Result<Identity> check_foreign_passport(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() < 5 || number.size() > 20) return complaint.length("5–20");
  if (!std::all_of(number.begin(), number.end(), is_letter_or_digit))
    return complaint.characters({"字母和数字", "letters and digits"});
  return plain(number);
}

Result<Identity> check_hk_macau_travel_permit(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() != 9 && number.size() != 11) return complaint.length("9 / 11");
  if ((number[0] != 'H' && number[0] != 'M') || !all_digits(number.substr(1)))
    return complaint.characters(
        {" H 或 M 加 8 位数字（或再加 2 位换证次数）", "H or M and 8 digits, or 10 with the issue count"});
  return plain(number);
}

Result<Identity> check_taiwan_travel_permit(const std::string& number, const NumberComplaint& complaint) {
  if (number.size() != 8 && number.size() != 10 && number.size() != 11) return complaint.length("8 / 10 / 11");
  const bool letter_last = number.size() == 11 && is_letter(number[10]);
  if (!all_digits(std::string_view(number).substr(0, letter_last ? 10 : number.size())) ||
      (number.size() == 11 && !letter_last))
    return complaint.characters(
        {" 8 位数字（旧证 10 位数字，可再加 1 位字母）", "8 digits, or 10 and a letter on the old permit"});
  return plain(number);
}

Result<Identity> check_free_form(const std::string& number, const NumberComplaint& complaint, std::size_t least,
                                 std::size_t most) {
  if (number.size() < least || number.size() > most)
    return complaint.length(std::to_string(least) + "–" + std::to_string(most));
  constexpr std::string_view marks = "-/()";
  if (!std::all_of(number.begin(), number.end(),
                   [&](char c) { return is_letter_or_digit(c) || marks.find(c) != std::string_view::npos; }))
    return complaint.characters({"字母、数字和 - / ( )", "letters, digits and - / ( )"});
  return plain(number);
}

}  // namespace

std::string_view to_string(Gender gender) { return gender == Gender::male ? "male" : "female"; }

std::string Secret::masked() const {
  const auto characters = fenhao::characters(text_);
  const std::size_t open = std::min<std::size_t>(4, characters.size() / 4);  // readable at each end
  std::string result;
  for (std::size_t i = 0; i < characters.size(); ++i)
    result += i < open || i >= characters.size() - open ? characters[i] : "*";
  return result;
}

Result<Identity> check_identity(IdentityKind kind, std::string_view number) {
  const std::string normalised = normalise(number);
  const Text document = label(kind);
  const NumberComplaint complaint({document.zh + "号码", document.en + " number"}, normalised);
  if (kind != IdentityKind::other && looks_like_damaged_number(normalised)) return complaint.damaged();
  switch (kind) {
    case IdentityKind::resident_id: return check_resident(normalised, complaint);
    case IdentityKind::passport_cn: return check_chinese_passport(normalised, complaint);
    case IdentityKind::hk_macau_travel_permit: return check_hk_macau_travel_permit(normalised, complaint);
    case IdentityKind::hk_macau_residence_permit: return check_hk_macau_residence_permit(normalised, complaint);
    case IdentityKind::taiwan_travel_permit: return check_taiwan_travel_permit(normalised, complaint);
    case IdentityKind::taiwan_residence_permit: return check_taiwan_residence_permit(normalised, complaint);
    case IdentityKind::passport_foreign: return check_foreign_passport(normalised, complaint);
    case IdentityKind::foreigner_permanent_resident: return check_permanent_resident(normalised, complaint);
    case IdentityKind::foreigner_work_permit_a:
    case IdentityKind::foreigner_work_permit_b:
    case IdentityKind::foreigner_work_permit_c: return check_free_form(normalised, complaint, 10, 20);
    case IdentityKind::other: break;
  }
  return check_free_form(normalised, complaint, 1, 30);
}

}  // namespace fenhao
