// What breaks from outside: a full disk, a read-only place, another process, a kill. Each in a process of its own.
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/fresh_directory_for_test.h"
#include "store/store.h"

namespace fenhao::store {
namespace {

using namespace std::chrono_literals;

// Another process, begun before this one opens the database: SQLite's locks do not survive a fork. It waits for
// go() before it works; its answer is the exit code, 128 and the signal when it was killed.
class OtherProcess {
 public:
  explicit OtherProcess(const std::function<int()>& work) {
    if (::pipe(go_) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) ::_exit(wait_and_run(work));
  }
  void go() { ASSERT_EQ(::write(go_[1], "g", 1), 1); }
  int answer() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  int wait_and_run(const std::function<int()>& work) {
    char byte;
    if (::read(go_[0], &byte, 1) != 1) return 100;
    try {
      return work();
    } catch (...) {
      return 101;
    }
  }

  int go_[2];
  pid_t child_;
};

int in_another_process(const std::function<int()>& work) {
  OtherProcess other(work);
  other.go();
  return other.answer();
}

constexpr int worked = 0, said_unavailable = 1, said_something_else = 2;

int answer(const Status& status) {
  if (status) return worked;
  return status.error().code() == ErrorCode::unavailable && !status.error().hint().empty() ? said_unavailable
                                                                                           : said_something_else;
}

Status put(Store& store, const std::string& name, const std::string& value) {
  return store.connection().execute("INSERT INTO setting (name, value) VALUES ($1, $2)", {bind(name), bind(value)});
}

std::int64_t count(Store& store, const std::string& prefix) {
  std::int64_t rows = -1;
  EXPECT_TRUE(store.connection().query("SELECT COUNT(*) FROM setting WHERE name LIKE $1", {bind(prefix + "%")},
                                       [&](const Row& row) -> Status {
                                         rows = row.integer(0);
                                         return {};
                                       }));
  return rows;
}

class StoreFault : public testing::Test {
 protected:
  FreshDirectory directory;
  std::filesystem::path data = directory / "data";
  std::filesystem::path key = directory / "fenhao.key";
};

// The file may not grow past a limit: what a full disk or a quota does to a write.
TEST_F(StoreFault, ADiskThatFillsUpLosesNothingAndLeavesNothingHalfDone) {
  { ASSERT_TRUE(Store::create(data, key)); }
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              auto store = Store::open(data, key);
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
  auto store = Store::open(data, key);
  ASSERT_TRUE(store) << store.error().describe(Lang::en);
  EXPECT_EQ(count(*store, "before"), 1);
  EXPECT_EQ(count(*store, "bulk"), 0);
}

TEST_F(StoreFault, NoRoomForANewDatabaseLeavesNothingBehind) {
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{20'000, 20'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const auto store = Store::create(data, key);
              return store ? worked : answer(fail(store.error()));
            }),
            said_unavailable);
  EXPECT_TRUE(std::filesystem::is_empty(data));
  EXPECT_FALSE(std::filesystem::exists(key));
  EXPECT_TRUE(Store::create(data, key)) << "with room again it works";
}

// Permission bits do not bind root: a test that runs as root becomes an ordinary user in the child, and what that
// user shall own is given away before.
constexpr uid_t ordinary_user = 65534;

bool become_ordinary() { return ::geteuid() != 0 || (::setgid(ordinary_user) == 0 && ::setuid(ordinary_user) == 0); }

void give_away(const std::filesystem::path& path) {
  if (::geteuid() != 0) return;
  ASSERT_EQ(::chown(path.c_str(), ordinary_user, ordinary_user), 0);
}

TEST_F(StoreFault, AReadOnlyPlaceIsUnavailable) {
  using std::filesystem::perms;
  constexpr auto read_only = perms::owner_read | perms::owner_exec | perms::others_read | perms::others_exec;
  const auto made = directory / "made";
  { ASSERT_TRUE(Store::create(made, key)); }
  std::filesystem::create_directories(data);
  give_away(key);
  std::filesystem::permissions(made / "fenhao.db", read_only);
  for (const auto& path : {data, made, directory.path()}) std::filesystem::permissions(path, read_only);

  EXPECT_EQ(in_another_process([&] {
              if (!become_ordinary()) return said_something_else;
              const auto store = Store::create(data, data / "new.key");
              return store ? worked : answer(fail(store.error()));
            }),
            said_unavailable);
  EXPECT_EQ(in_another_process([&] {
              if (!become_ordinary()) return said_something_else;
              auto store = Store::open(made, key);
              return answer(store ? put(*store, "a", "b") : Status(fail(store.error())));
            }),
            said_unavailable);
  for (const auto& path : {directory.path(), data, made}) std::filesystem::permissions(path, perms::owner_all);
}

TEST_F(StoreFault, AFileWhereTheDirectoryShouldBeIsUnavailable) {
  std::ofstream(data) << "a file";
  const auto store = Store::create(data, key);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code(), ErrorCode::unavailable);
  EXPECT_FALSE(std::filesystem::exists(key));
}

TEST_F(StoreFault, ASecondWriterWaitsThenSaysSo) {
  { ASSERT_TRUE(Store::create(data, key)); }
  OtherProcess other([&] {
    auto second = Store::open(data, key);
    if (!second) return said_something_else;
    second->set_lock_patience(300ms);
    const auto begun = std::chrono::steady_clock::now();
    const int said = answer(put(*second, "theirs", "1"));
    return std::chrono::steady_clock::now() - begun < 250ms ? said_something_else : said;
  });
  auto store = Store::open(data, key);
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
  { ASSERT_TRUE(Store::create(data, key)); }
  OtherProcess other([&] {
    auto second = Store::open(data, key);
    return second ? answer(second->transaction([&] { return put(*second, "theirs", "1"); })) : said_something_else;
  });
  auto store = Store::open(data, key);
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
  { ASSERT_TRUE(Store::create(data, key)); }
  OtherProcess other([&] {
    auto reader = Store::open(data, key);
    if (!reader) return said_something_else;
    reader->set_lock_patience(0ms);
    return count(*reader, "mine") == 0 && reader->verify_audit() ? worked : said_something_else;
  });
  auto store = Store::open(data, key);
  ASSERT_TRUE(store);
  EXPECT_TRUE(store->transaction([&]() -> Status {
    FENHAO_CHECK(put(*store, "mine", "1"));
    other.go();
    EXPECT_EQ(other.answer(), worked);
    return {};
  }));
}

TEST_F(StoreFault, AKilledWriterLeavesTheLastCommittedState) {
  { ASSERT_TRUE(Store::create(data, key)); }
  EXPECT_EQ(in_another_process([&] {
              auto store = Store::open(data, key);
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
  auto store = Store::open(data, key);
  ASSERT_TRUE(store) << store.error().describe(Lang::en);
  EXPECT_EQ(count(*store, "committed"), 1);
  EXPECT_EQ(count(*store, "half"), 0);
}

}  // namespace
}  // namespace fenhao::store
