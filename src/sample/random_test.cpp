#include "sample/random.h"

#include <gtest/gtest.h>

#include <array>
#include <map>

namespace fenhao::sample {
namespace {

// The published first outputs of SplitMix64.
TEST(Random, GivesTheReferenceNumbers) {
  Random zero(0);
  EXPECT_EQ(zero.next(), 0xE220A8397B1DCDAFu);
  EXPECT_EQ(zero.next(), 0x6E789E6AA1B965F4u);
  EXPECT_EQ(zero.next(), 0x06C45D188009454Fu);
}

TEST(Random, StreamsAreTheirOwn) {
  const auto first = [](std::uint64_t seed, std::uint64_t subject, std::uint64_t purpose) {
    return Random::of(seed, subject, purpose).next();
  };
  EXPECT_EQ(first(1, 2, 3), first(1, 2, 3));
  EXPECT_NE(first(1, 2, 3), first(2, 2, 3));
  EXPECT_NE(first(1, 2, 3), first(1, 3, 3));
  EXPECT_NE(first(1, 2, 3), first(1, 2, 4));
  EXPECT_NE(first(1, 2, 3), first(1, 3, 2));
}

TEST(Random, StaysWithinBoundsAndReachesThem) {
  Random random(7);
  std::map<int, int> counts;
  for (int i = 0; i < 60'000; ++i) ++counts[random.between(-2, 3)];
  EXPECT_EQ(counts.begin()->first, -2);
  EXPECT_EQ(counts.rbegin()->first, 3);
  for (const auto& [value, count] : counts) EXPECT_NEAR(count, 10'000, 500) << value;
}

TEST(Random, StepsAndMiddles) {
  Random random(7);
  int middle = 0;
  for (int i = 0; i < 10'000; ++i) {
    const int stepped = random.stepped(200, 500, 100);
    EXPECT_TRUE(stepped == 200 || stepped == 300 || stepped == 400 || stepped == 500);
    const int around = random.around(80, 120);
    EXPECT_GE(around, 80);
    EXPECT_LE(around, 120);
    if (around >= 90 && around <= 110) ++middle;
  }
  EXPECT_GT(middle, 6500);  // half of the range, but two thirds and more of the draws
}

TEST(Random, WeighsAndGambles) {
  Random random(7);
  constexpr std::array weights{1, 0, 3};
  std::array<int, 3> counts{};
  int wins = 0;
  for (int i = 0; i < 40'000; ++i) {
    ++counts[random.weighted(weights)];
    if (random.chance(25)) ++wins;
  }
  EXPECT_NEAR(counts[0], 10'000, 500);
  EXPECT_EQ(counts[1], 0);
  EXPECT_NEAR(wins, 1000, 150);
  EXPECT_FALSE(random.chance(0));
  EXPECT_TRUE(random.chance(1000));
}

}  // namespace
}  // namespace fenhao::sample
