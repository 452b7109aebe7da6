// Work shared by processes: real ones, killed and stopped.
#include "store/job.h"

#include <gtest/gtest.h>
#include <poll.h>

#include "base/fresh_directory_for_test.h"
#include "store/fault_for_test.h"

namespace fenhao::store {
namespace {

using namespace std::chrono_literals;

TEST(LeaseWatch, APartIsAbandonedWhenItsBeatStoodStillForALease) {
  LeaseWatch watch(10s);
  const LeaseWatch::Time start{};
  EXPECT_FALSE(watch.is_abandoned(1, 1, 0, start));
  EXPECT_FALSE(watch.is_abandoned(1, 1, 0, start + 9s));
  EXPECT_FALSE(watch.is_abandoned(1, 1, 1, start + 11s)) << "it moved";
  EXPECT_FALSE(watch.is_abandoned(1, 1, 1, start + 20s));
  EXPECT_TRUE(watch.is_abandoned(1, 1, 1, start + 21s));
  EXPECT_FALSE(watch.is_abandoned(2, 1, 1, start + 30s)) << "another part was not watched yet";
  EXPECT_FALSE(watch.is_abandoned(1, 2, 1, start + 31s)) << "another holder begins anew";
}

class Job : public testing::Test {
 protected:
  static constexpr auto lease = 400ms;

  Store open() { return std::move(Store::open(address, key).value()); }
  std::int64_t create(std::int64_t parts) {
    auto store = std::move(Store::create(address, key).value());
    return create_job(store, "test", "2026-11", parts, "张三").value();
  }
  std::int64_t integer(Store& store, const std::string& sql) {
    std::int64_t value = -1;
    EXPECT_TRUE(store.connection().query(sql, {}, [&](const Row& row) -> Status {
      value = row.integer(0);
      return {};
    }));
    return value;
  }
  // A part's result is a row of its own, so that written twice it is refused; who wrote it stands in it.
  static JobWorker::Work writes(Store& store, const std::string& name, std::chrono::milliseconds each) {
    return [&store, name, each](const Claim& claim) -> Result<std::function<Status()>> {
      ::poll(nullptr, 0, static_cast<int>(each.count()));
      return [&store, name, part = claim.part] { return put(store, "result " + std::to_string(part), name); };
    };
  }
  // A process that works until the job is done: 0, or 1 with an error.
  OtherProcess worker(std::int64_t job, const std::string& name, std::chrono::milliseconds each) {
    return OtherProcess([=, this] {
      Store store = open();
      return JobWorker(store, job, name, lease).run(writes(store, name, each)) ? 0 : 1;
    });
  }

  FreshDirectory directory;
  SchemaForTest schema;
  Address address = schema.address(directory / "data");
  std::filesystem::path key = directory / "fenhao.key";
};

TEST_F(Job, PartsAreDoneInOrderAndTheLastOneIsKnown) {
  const auto job = create(3);
  Store store = open();
  JobWorker worker(store, job, "a", lease);
  for (int part = 1; part <= 3; ++part) {
    const auto claim = worker.claim();
    ASSERT_TRUE(claim && *claim);
    EXPECT_EQ((*claim)->part, part);
    EXPECT_TRUE(worker.beat(**claim));
    const auto was_last = worker.finish(**claim, [] { return Status(); });
    ASSERT_TRUE(was_last);
    EXPECT_EQ(*was_last, part == 3);
    EXPECT_FALSE(worker.finish(**claim, [] { return Status(); })) << "never twice";
  }
  EXPECT_FALSE(worker.claim()->has_value());
  EXPECT_EQ(integer(store, "SELECT count(*) FROM job WHERE state = 'done' AND ended_at IS NOT NULL"), 1);
}

TEST_F(Job, WhatCannotBeWrittenIsGivenBackWhole) {
  const auto job = create(1);
  Store store = open();
  JobWorker worker(store, job, "a", lease);
  const auto failed = worker.run([&](const Claim&) -> Result<std::function<Status()>> {
    return [&]() -> Status {
      FENHAO_CHECK(put(store, "result 1", "half"));
      return fail(ErrorCode::invalid_input, "停", "stop");
    };
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message().en, "stop");
  EXPECT_EQ(count(store, "result"), 0);
  EXPECT_EQ(job_progress(store, job)->waiting, 1);
  EXPECT_TRUE(worker.run(writes(store, "a", 0ms)));
  EXPECT_EQ(count(store, "result"), 1);
}

TEST_F(Job, ThreeProcessesShareItAndAKilledOnesPartIsTakenOver) {
  const auto job = create(60);
  auto a = worker(job, "a", 10ms), b = worker(job, "b", 10ms);
  auto killed = worker(job, "killed", 60'000ms);  // never gets beyond its first part
  killed.go();
  {
    Store store = open();
    while (job_progress(store, job)->claimed == 0) ::poll(nullptr, 0, 5);
  }
  a.go();
  b.go();
  {
    Store store = open();
    while (job_progress(store, job)->done < 10) ::poll(nullptr, 0, 5);
  }
  killed.kill();
  EXPECT_EQ(a.answer(), 0);
  EXPECT_EQ(b.answer(), 0);
  Store store = open();
  EXPECT_EQ(job_progress(store, job)->done, 60);
  EXPECT_EQ(count(store, "result"), 60);
  EXPECT_EQ(integer(store, "SELECT count(*) FROM setting WHERE value = 'killed'"), 0);
  EXPECT_GT(integer(store, "SELECT count(*) FROM setting WHERE value = 'a'"), 0);
  EXPECT_GT(integer(store, "SELECT count(*) FROM setting WHERE value = 'b'"), 0);
  EXPECT_EQ(integer(store, "SELECT attempt FROM job_part WHERE part = 1"), 2) << "the killed one's";
  EXPECT_EQ(integer(store, "SELECT CAST(sum(attempt) AS BIGINT) FROM job_part"), 61) << "no other was done twice";
}

TEST_F(Job, WhoWasStoppedAndTakenOverCanNoLongerWrite) {
  const auto job = create(1);
  Store store = open(), other_store = open();
  JobWorker slow(store, job, "slow", lease), quick(other_store, job, "quick", lease);
  const auto claim = slow.claim();
  ASSERT_TRUE(claim && *claim);
  ASSERT_TRUE(quick.run(writes(other_store, "quick", 0ms)));  // waits for the lease to run out
  EXPECT_EQ(slow.beat(**claim).error().code(), ErrorCode::conflict);
  EXPECT_EQ(slow.finish(**claim, [&] { return put(store, "late", "slow"); }).error().code(), ErrorCode::conflict);
  EXPECT_EQ(count(store, "late"), 0);
  EXPECT_EQ(count(store, "result"), 1);
}

TEST_F(Job, WhoBeatsKeepsItsPart) {
  const auto job = create(1);
  Store store = open(), other_store = open();
  JobWorker slow(store, job, "slow", lease), other(other_store, job, "other", lease);
  const auto claim = slow.claim();
  ASSERT_TRUE(claim && *claim);
  for (int i = 0; i < 20; ++i) {
    ::poll(nullptr, 0, 50);
    ASSERT_TRUE(slow.beat(**claim));
    ASSERT_FALSE(other.claim()->has_value()) << "after " << i * 50 << " ms";
  }
  EXPECT_TRUE(*slow.finish(**claim, [] { return Status(); }));
}

}  // namespace
}  // namespace fenhao::store
