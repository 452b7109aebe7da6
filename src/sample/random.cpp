#include "sample/random.h"

#include "base/decimal.h"

namespace fenhao::sample {
namespace {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15u;

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

}  // namespace

Random Random::of(std::uint64_t seed, std::uint64_t subject, std::uint64_t purpose) {
  return Random(mix(mix(mix(seed + golden) + subject * golden) + purpose * golden));
}

std::uint64_t Random::next() { return mix(state_ += golden); }

int Random::below(int bound) {
  const Int128 product = static_cast<Int128>(next() >> 1) * bound;
  return static_cast<int>(product >> 63);
}

int Random::around(int low, int high) {
  const int sum = between(low, high) + between(low, high) + between(low, high);
  return (sum - 3 * low) / 3 + low;
}

std::size_t Random::weighted(std::span<const int> weights) {
  int sum = 0;
  for (const int weight : weights) sum += weight;
  int left = below(sum);
  std::size_t index = 0;
  while (left >= weights[index]) left -= weights[index++];
  return index;
}

}  // namespace fenhao::sample
