// What another process does to this one, and what a kill leaves.
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>

#include "base/fresh_directory_for_test.h"
#include "store/fault_for_test.h"

namespace fenhao::store {
namespace {

using namespace std::chrono_literals;

class StoreFault : public testing::Test {
 protected:
  FreshDirectory directory;
  SchemaForTest schema;
  Address address = schema.address(directory / "data");
  std::filesystem::path key = directory / "fenhao.key";
};

TEST_F(StoreFault, ASecondWriterWaitsThenSaysSo) {
  { ASSERT_TRUE(Store::create(address, key)); }
  OtherProcess other([&] {
    auto second = Store::open(address, key);
    if (!second) return said_something_else;
    second->set_lock_patience(300ms);
    const auto begun = std::chrono::steady_clock::now();
    const int said = answer(put(*second, "theirs", "1"));
    return std::chrono::steady_clock::now() - begun < 250ms ? said_something_else : said;
  });
  auto store = Store::open(address, key);
  ASSERT_TRUE(store);
  EXPECT_TRUE(store->transaction([&]() -> Status {
    FENHAO_CHECK(put(*store, "mine", "1"));
    other.go();
    EXPECT_EQ(other.answer(), said_unavailable);
    return {};
  }));
  EXPECT_EQ(count(*store, "mine"), 1);
  EXPECT_EQ(count(*store, "theirs"), 0);
}

TEST_F(StoreFault, ASecondWriterGoesOnWhenTheFirstIsDone) {
  { ASSERT_TRUE(Store::create(address, key)); }
  OtherProcess other([&] {
    auto second = Store::open(address, key);
    return second ? answer(second->transaction([&] { return put(*second, "theirs", "1"); })) : said_something_else;
  });
  auto store = Store::open(address, key);
  ASSERT_TRUE(store);
  EXPECT_TRUE(store->transaction([&]() -> Status {
    FENHAO_CHECK(put(*store, "mine", "1"));
    other.go();
    ::poll(nullptr, 0, 200);  // the other is waiting for the lock by now
    return {};
  }));
  EXPECT_EQ(other.answer(), worked);
  EXPECT_EQ(count(*store, "theirs"), 1);
}

TEST_F(StoreFault, AReaderIsNotHeldUpByAWriter) {
  { ASSERT_TRUE(Store::create(address, key)); }
  OtherProcess other([&] {
    auto reader = Store::open(address, key);
    if (!reader) return said_something_else;
    reader->set_lock_patience(0ms);
    return count(*reader, "mine") == 0 && reader->verify_audit() ? worked : said_something_else;
  });
  auto store = Store::open(address, key);
  ASSERT_TRUE(store);
  EXPECT_TRUE(store->transaction([&]() -> Status {
    FENHAO_CHECK(put(*store, "mine", "1"));
    other.go();
    EXPECT_EQ(other.answer(), worked);
    return {};
  }));
}

TEST_F(StoreFault, AKilledWriterLeavesTheLastCommittedState) {
  { ASSERT_TRUE(Store::create(address, key)); }
  EXPECT_EQ(in_another_process([&] {
              auto store = Store::open(address, key);
              if (!store || !put(*store, "committed", "1")) return said_something_else;
              (void)store->transaction([&]() -> Status {
                for (int i = 0; i < 2000; ++i)
                  FENHAO_CHECK(put(*store, "half " + std::to_string(i), std::string(4000, 'x')));
                ::kill(::getpid(), SIGKILL);
                return {};
              });
              return said_something_else;
            }),
            128 + SIGKILL);
  auto store = Store::open(address, key);
  ASSERT_TRUE(store) << store.error().describe(Lang::en);
  EXPECT_EQ(count(*store, "committed"), 1);
  EXPECT_EQ(count(*store, "half"), 0);
}

}  // namespace
}  // namespace fenhao::store
