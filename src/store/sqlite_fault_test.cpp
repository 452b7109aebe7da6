// A full disk, a read-only place: what breaks SQLite's files from outside. Each in a process of its own.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <fstream>

#include "base/fresh_directory_for_test.h"
#include "store/fault_for_test.h"

namespace fenhao::store {
namespace {

class SqliteFault : public testing::Test {
 protected:
  FreshDirectory directory;
  std::filesystem::path data = directory / "data";
  std::filesystem::path key = directory / "fenhao.key";
};

// The file may not grow past a limit: what a full disk or a quota does to a write.
TEST_F(SqliteFault, ADiskThatFillsUpLosesNothingAndLeavesNothingHalfDone) {
  { ASSERT_TRUE(Store::create({data}, key)); }
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              auto store = Store::open({data}, key);
              if (!store || !put(*store, "before", "kept")) return said_something_else;
              const rlimit limit{300'000, 300'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              return answer(store->transaction([&]() -> Status {
                for (int i = 0; i < 1000; ++i)
                  FENHAO_CHECK(put(*store, "bulk " + std::to_string(i), std::string(8000, 'x')));
                return {};
              }));
            }),
            said_unavailable);
  auto store = Store::open({data}, key);
  ASSERT_TRUE(store) << store.error().describe(Lang::en);
  EXPECT_EQ(count(*store, "before"), 1);
  EXPECT_EQ(count(*store, "bulk"), 0);
}

TEST_F(SqliteFault, NoRoomForANewDatabaseLeavesNothingBehind) {
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{20'000, 20'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const auto store = Store::create({data}, key);
              return store ? worked : answer(fail(store.error()));
            }),
            said_unavailable);
  EXPECT_TRUE(std::filesystem::is_empty(data));
  EXPECT_FALSE(std::filesystem::exists(key));
  EXPECT_TRUE(Store::create({data}, key)) << "with room again it works";
}

// Permission bits do not bind root: a test that runs as root becomes an ordinary user in the child, and what that
// user shall own is given away before.
constexpr uid_t ordinary_user = 65534;

bool become_ordinary() { return ::geteuid() != 0 || (::setgid(ordinary_user) == 0 && ::setuid(ordinary_user) == 0); }

void give_away(const std::filesystem::path& path) {
  if (::geteuid() != 0) return;
  ASSERT_EQ(::chown(path.c_str(), ordinary_user, ordinary_user), 0);
}

TEST_F(SqliteFault, AReadOnlyPlaceIsUnavailable) {
  using std::filesystem::perms;
  constexpr auto read_only = perms::owner_read | perms::owner_exec | perms::others_read | perms::others_exec;
  const auto made = directory / "made";
  { ASSERT_TRUE(Store::create({made}, key)); }
  std::filesystem::create_directories(data);
  give_away(key);
  std::filesystem::permissions(made / "fenhao.db", read_only);
  for (const auto& path : {data, made, directory.path()}) std::filesystem::permissions(path, read_only);

  EXPECT_EQ(in_another_process([&] {
              if (!become_ordinary()) return said_something_else;
              const auto store = Store::create({data}, data / "new.key");
              return store ? worked : answer(fail(store.error()));
            }),
            said_unavailable);
  EXPECT_EQ(in_another_process([&] {
              if (!become_ordinary()) return said_something_else;
              auto store = Store::open({made}, key);
              return answer(store ? put(*store, "a", "b") : Status(fail(store.error())));
            }),
            said_unavailable);
  for (const auto& path : {directory.path(), data, made}) std::filesystem::permissions(path, perms::owner_all);
}

TEST_F(SqliteFault, AFileWhereTheDirectoryShouldBeIsUnavailable) {
  std::ofstream(data) << "a file";
  const auto store = Store::create({data}, key);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code(), ErrorCode::unavailable);
  EXPECT_FALSE(std::filesystem::exists(key));
}

}  // namespace
}  // namespace fenhao::store
