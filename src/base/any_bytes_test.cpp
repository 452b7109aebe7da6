// Everything that reads outside text, given bytes nobody would write: it answers or refuses, and never breaks off.
// Worth most under the sanitizers.
#include <gtest/gtest.h>

#include <random>

#include "base/date.h"
#include "base/identifiers.h"
#include "base/money.h"
#include "base/text.h"
#include "base/work_calendar_text.h"
#include "base/yaml.h"

namespace fenhao {
namespace {

// Pieces of real input, cut and put together wrongly, with stray bytes between.
std::string scrambled(std::mt19937& random) {
  static const std::vector<std::string> pieces{"11010519491231002X",
                                               "2026-11-",
                                               "1.10105E+17",
                                               "-",
                                               "+",
                                               ".",
                                               "%",
                                               "0.16",
                                               "9999999999999999999",
                                               "姓名",
                                               "\xD0\xD5",
                                               "\xF0\xA0\xAE",
                                               "\xEF\xBB\xBF",
                                               "\xFF",
                                               std::string(1, '\0'),
                                               "[",
                                               "]",
                                               "{",
                                               "}",
                                               ": ",
                                               "\n- ",
                                               "\"",
                                               "&a ",
                                               "*a",
                                               "!!",
                                               "\t",
                                               "|\n",
                                               "years",
                                               "kind: work_calendar\n"};
  std::string text;
  for (auto i = random() % 12; i > 0; --i) {
    const auto& piece = pieces[random() % pieces.size()];
    text += random() % 3 ? piece : piece.substr(0, random() % (piece.size() + 1));
    if (random() % 8 == 0) text += static_cast<char>(random());
  }
  return text;
}

template <class T>
void expect_reasoned(const Result<T>& result) {
  if (result) return;
  EXPECT_FALSE(result.error().message().zh.empty());
  EXPECT_FALSE(result.error().message().en.empty());
}

TEST(AnyBytes, AreReadOrRefused) {
  std::mt19937 random(20261122);
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = scrambled(random);
    expect_reasoned(decode_text(text));
    expect_reasoned(utf8_to_gb18030(text));
    expect_reasoned(Decimal::parse(text));
    expect_reasoned(Money::parse(text));
    expect_reasoned(Rate::parse(text));
    expect_reasoned(Date::parse(text));
    expect_reasoned(Month::parse(text));
    expect_reasoned(check_uscc(text));
    expect_reasoned(check_bank_card(text));
    expect_reasoned(resident_id_from_15(text));
    for (int kind = 0; kind <= static_cast<int>(IdentityKind::other); ++kind)
      expect_reasoned(check_identity(static_cast<IdentityKind>(kind), text));
    EXPECT_LE(length(text), text.size());
    EXPECT_LE(trim(text).size(), text.size());
    EXPECT_EQ(length(Secret(text).masked()), length(text));
  }
}

TEST(AnyBytes, AreYamlOrNot) {
  std::mt19937 random(7);
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = scrambled(random) + scrambled(random);
    expect_reasoned(parse_yaml(text, "x.yaml"));
    expect_reasoned(parse_work_calendar(text, "x.yaml"));
  }
}

TEST(AnyBytes, ValidUtf8SurvivesEveryChange) {
  std::mt19937 random(11);
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = scrambled(random);
    if (!is_utf8(text)) continue;
    EXPECT_EQ(gb18030_to_utf8(utf8_to_gb18030(text).value()).value(), text);
    EXPECT_EQ(heading_key(heading_key(text)), heading_key(text));
    EXPECT_EQ(half_width(half_width(text)), half_width(text));
  }
}

}  // namespace
}  // namespace fenhao
