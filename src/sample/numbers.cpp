#include "sample/numbers.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"

namespace fenhao::sample {
namespace {

std::string digits(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

// Spreads consecutive indices over a range without meeting: `factor` and `size` share no divisor.
std::int64_t scatter(std::int64_t index, std::int64_t factor, std::int64_t size) {
  return static_cast<std::int64_t>((static_cast<Int128>(index) * factor + factor / 2) % size);
}

std::string compact(Date date) {
  return digits(date.year(), 4) + digits(date.month_number(), 2) + digits(date.day(), 2);
}

std::string with_check(const std::string& seventeen) { return seventeen + *resident_check_character(seventeen); }

// GB/T 2260 codes of the provinces that residents' numbers begin with.
constexpr std::array provinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41,
                               42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65};

std::string province(std::int64_t number) {
  return digits(provinces[static_cast<std::size_t>(number % std::ssize(provinces))], 2);
}

char luhn_digit(std::string_view payload) {
  int sum = 0;
  bool doubled = true;
  for (auto c = payload.rbegin(); c != payload.rend(); ++c, doubled = !doubled) {
    const int value = (*c - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

// 499 sequence numbers of a sex × 100 regions in one of 31 provinces; the next block of people is shifted to
// other provinces (7 × 49900 + 1 and 31 share no divisor).
std::string resident_id(std::int64_t index, Date birth, Gender sex) {
  constexpr std::int64_t block = 499 * 100;
  const std::int64_t slot = scatter(index % block, 26647, block);
  const std::int64_t sequence = 2 * (slot % 499) + (sex == Gender::male ? 1 : 2);
  return with_check(province(index * 7 + index / block) + "99" + digits(slot / 499, 2) + compact(birth) +
                    digits(sequence, 3));
}

std::string permanent_resident_card(std::int64_t index, Date birth) {
  return with_check("9" + province(index / 999) + "999" + compact(birth) + digits(1 + index % 999, 3));
}

std::string foreign_passport(std::int64_t index) { return "XS99" + digits(index, 8); }
std::string hong_kong_permit(std::int64_t index) { return "H99" + digits(index, 6); }
std::string macau_permit(std::int64_t index) { return "M99" + digits(index, 6); }
std::string taiwan_permit(std::int64_t index) { return "99" + digits(index, 6); }

std::string bank_card(std::int64_t index) {
  const std::string payload = "999900" + digits(scatter(index, 61'803'398'877, 1'000'000'000'000), 12);
  return payload + luhn_digit(payload);
}

std::string corporate_account(std::int64_t index) {
  return "99990001" + digits(scatter(index, 618'033'989, 10'000'000'000), 10);
}

std::string phone(std::int64_t index) { return "1005" + digits(scatter(index, 6'180'341, 10'000'000), 7); }

std::string uscc(std::int64_t index) {
  const std::string sixteen = "91119999" + std::string("9A") + digits(scatter(index, 618'033, 1'000'000), 6);
  for (const char organisation_check : std::string_view("0123456789X")) {
    const std::string seventeen = sixteen + organisation_check;
    const std::string code = seventeen + *uscc_check_character(seventeen);
    if (check_uscc(code)) return code;
  }
  return {};  // one of the eleven always checks
}

}  // namespace fenhao::sample
