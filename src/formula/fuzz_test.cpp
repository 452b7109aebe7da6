// Random bytes and random soups of words: the compiler answers every one of them, and what compiles can be run
// and explained.
#include <gtest/gtest.h>

#include <random>

#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

ExampleSheet sheet() {
  ExampleSheet sheet;
  sheet.add("a", "甲", Type::number, "7")
      .add("m", "钱", Type::money, "100.25")
      .add("d", "日子", Type::date, "2026-10-15")
      .add("t", "字", Type::text, "文")
      .add("r", "率", Type::rate, "8%", 4)
      .with_calendar();
  sheet.add_table({"tab", "表", {"键", "值"}, {Type::text, Type::money}, {{"文", "3.5"}}});
  return sheet;
}

// Whatever it is: an answer. Returns whether it compiled.
bool try_formula(const ExampleSheet& sheet, const std::string& formula) {
  auto program = sheet.compile({item("x", formula)});
  if (!program) {
    EXPECT_FALSE(program.error().empty());
    for (const auto& mistake : program.error()) {
      EXPECT_FALSE(mistake.message.zh.empty()) << formula;
      EXPECT_FALSE(mistake.message.en.empty()) << formula;
      EXPECT_GE(mistake.column, 1);
      EXPECT_FALSE(mistake.describe(Lang::zh).empty());
    }
    return false;
  }
  Frame frame = sheet.frame(*program);
  program->evaluate(frame, 0, {});
  EXPECT_FALSE(program->explain(frame, 0, "x", Lang::zh).title.empty());
  return true;
}

TEST(Fuzz, RandomBytesGetAnAnswer) {
  const auto s = sheet();
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 60, ' ');
    for (char& c : bytes) c = static_cast<char>(random() % (i % 2 == 0 ? 256 : 128));
    try_formula(s, bytes);
  }
}

TEST(Fuzz, SoupsOfWordsGetAnAnswer) {
  const auto s = sheet();
  std::vector<std::string> words{"a",
                                 "m",
                                 "d",
                                 "t",
                                 "r",
                                 "甲",
                                 "钱",
                                 "表",
                                 "tab",
                                 "键",
                                 "1",
                                 "0",
                                 "2.50",
                                 "12%",
                                 "“文”",
                                 "\"值\"",
                                 "(",
                                 ")",
                                 "（",
                                 "）",
                                 "(",
                                 ")",
                                 ",",
                                 "，",
                                 "+",
                                 "-",
                                 "*",
                                 "/",
                                 "=",
                                 "<>",
                                 "<",
                                 ">=",
                                 "且",
                                 " AND ",
                                 " 或 ",
                                 " NOT ",
                                 "[甲]",
                                 "TRUE",
                                 "否",
                                 "\n",
                                 " ",
                                 "#",
                                 "99999999999999999999999999"};
  for (const auto& function : functions()) {
    words.push_back(std::string(function.code) + "(");
    words.push_back(std::string(function.zh) + "（");
  }
  std::mt19937_64 random(2);
  int compiled = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string soup;
    for (std::uint64_t words_left = 1 + random() % 12; words_left > 0; --words_left)
      soup += words[random() % words.size()] + (random() % 3 == 0 ? " " : "");
    compiled += try_formula(s, soup);
  }
  EXPECT_GT(compiled, 300);
}

TEST(Fuzz, DamagedFormulasGetAnAnswer) {
  const auto s = sheet();
  const std::string good =
      "ROUND(IF(甲 > 3 且 字 = “文”, TIER(钱, 100, 3%, 500, 10%, 20%), LOOKUP(表, 字, 值) * (1 + r)) / "
      "DAYS(EOMONTH(d), d), 2)";
  ASSERT_TRUE(try_formula(s, good));
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = good;
    for (std::uint64_t hits = 1 + random() % 3; hits > 0; --hits) {
      const std::size_t at = random() % damaged.size();
      switch (random() % 3) {
        case 0: damaged.erase(at, 1 + random() % 4); break;
        case 1: damaged[at] = static_cast<char>(random() % 256); break;
        default: damaged.insert(at, good.substr(random() % good.size(), 1 + random() % 6)); break;
      }
      if (damaged.empty()) break;
    }
    try_formula(s, damaged);
  }
}

}  // namespace
}  // namespace fenhao::formula
