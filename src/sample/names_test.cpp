#include "sample/names.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/text.h"

namespace fenhao::sample {
namespace {

TEST(Names, HanNamesFollowTheFrequencyOfSurnames) {
  Random random(3);
  std::map<std::string, int> surnames;
  std::set<std::string> names;
  for (int i = 0; i < 20'000; ++i) {
    const auto name = han_name(random, i % 2 ? Gender::male : Gender::female, 1960 + i % 45);
    const auto parts = characters(name);
    ASSERT_GE(parts.size(), 2u) << name;
    ASSERT_LE(parts.size(), 4u) << name;
    ++surnames[std::string(parts[0])];
    names.insert(name);
  }
  const int five = surnames["王"] + surnames["李"] + surnames["张"] + surnames["刘"] + surnames["陈"];
  EXPECT_NEAR(five, 20'000 * 33 / 100, 20'000 * 6 / 100);  // about a third of the people bear them
  EXPECT_GT(surnames["王"], 3 * surnames["郑"]);
  EXPECT_GT(surnames.size(), 150u);
  EXPECT_GT(names.size(), 9'000u);
}

TEST(Names, EverySampleNameFitsGb18030) {
  Random random(4);
  for (int i = 0; i < 5'000; ++i) {
    const auto name = i % 10 == 0 ? dotted_name(random, Gender::female) : han_name(random, Gender::male, 1990);
    const auto bytes = utf8_to_gb18030(name);
    ASSERT_TRUE(bytes) << name;
    EXPECT_EQ(gb18030_to_utf8(*bytes).value(), name);
  }
}

TEST(Names, DottedAndForeignNames) {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    EXPECT_NE(dotted_name(random, Gender::male).find("·"), std::string::npos);
    const auto [name, nationality] = foreign_name(random, Gender::female);
    EXPECT_EQ(name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ "), std::string::npos) << name;
    EXPECT_FALSE(nationality.empty());
  }
}

}  // namespace
}  // namespace fenhao::sample
