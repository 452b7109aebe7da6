// Numbers drawn from a seed, the same on every machine and library: SplitMix64 written out, and no distribution
// of the standard library, whose results differ between implementations. Not for secrets.
#pragma once

#include <cstdint>
#include <span>

namespace fenhao::sample {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A stream of its own for one subject and purpose, so that drawing more for one thing changes nothing else.
  static Random of(std::uint64_t seed, std::uint64_t subject, std::uint64_t purpose);

  std::uint64_t next();
  // 0 … bound − 1; bound > 0.
  int below(int bound);
  // low … high, both included.
  int between(int low, int high) { return low + below(high - low + 1); }
  // As between(), in steps from `low`.
  int stepped(int low, int high, int step) { return low + step * below((high - low) / step + 1); }
  // As between(), the middle more likely than the ends: the mean of three draws.
  int around(int low, int high);
  bool chance(int per_mille) { return below(1000) < per_mille; }
  // Index of a weight, each as likely as its share of the sum; the sum is above 0.
  std::size_t weighted(std::span<const int> weights);
  template <class Items>
  const auto& pick(const Items& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(std::size(items))))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace fenhao::sample
