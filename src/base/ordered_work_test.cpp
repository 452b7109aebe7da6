#include "base/ordered_work.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>

namespace fenhao {
namespace {

using Worker = std::function<Result<std::size_t>(std::size_t)>;

std::vector<Worker> threads(int count, const Worker& worker) { return std::vector<Worker>(static_cast<std::size_t>(count), worker); }

TEST(OrderedWork, PartsAreTakenInTheirOrderWhateverTheThreads) {
  for (const int count : {1, 2, 5}) {
    std::vector<std::size_t> taken;
    const auto status = work_in_order<std::size_t>(100, threads(count, [](std::size_t part) -> Result<std::size_t> { return part * part; }), [&](std::size_t part, std::size_t&& square) -> Status {
      EXPECT_EQ(square, part * part);
      taken.push_back(part);
      return {};
    });
    EXPECT_TRUE(status);
    ASSERT_EQ(taken.size(), 100u) << count;
    EXPECT_TRUE(std::ranges::is_sorted(taken));
  }
}

TEST(OrderedWork, NothingRunsFarAhead) {
  std::atomic<std::size_t> begun{0};
  std::size_t furthest = 0;
  const auto worker = [&](std::size_t part) -> Result<std::size_t> {
    ++begun;
    return part;
  };
  EXPECT_TRUE(work_in_order<std::size_t>(1000, threads(3, worker), [&](std::size_t part, std::size_t&&) -> Status {
    furthest = std::max(furthest, begun - part);
    return {};
  }));
  EXPECT_LE(furthest, 7u);
}

TEST(OrderedWork, TheFirstErrorEndsAll) {
  std::size_t taken = 0;
  const auto worker = [](std::size_t part) -> Result<std::size_t> {
    if (part >= 10) return fail(ErrorCode::internal, "错 " + std::to_string(part), "wrong " + std::to_string(part));
    return part;
  };
  const auto status = work_in_order<std::size_t>(1000, threads(3, worker), [&](std::size_t, std::size_t&&) -> Status { return ++taken, Status(); });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message().en, "wrong 10");
  EXPECT_EQ(taken, 10u);
  EXPECT_FALSE(work_in_order<std::size_t>(1000, threads(3, [](std::size_t part) -> Result<std::size_t> { return part; }), [](std::size_t, std::size_t&&) -> Status { return fail(ErrorCode::unavailable, "满", "full"); }));
}

TEST(OrderedWork, AnExceptionIsThrownAgain) {
  const auto worker = [](std::size_t part) -> Result<std::size_t> {
    if (part == 7) throw std::runtime_error("broken");
    return part;
  };
  EXPECT_THROW((void)work_in_order<std::size_t>(100, threads(2, worker), [](std::size_t, std::size_t&&) -> Status { return {}; }), std::runtime_error);
}

}  // namespace
}  // namespace fenhao
