// For tests of what breaks from outside: another process, and how it says what happened to it.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/for_test.h"

namespace fenhao::store {

// Another process, begun before this one opens the database: locks and connections do not survive a fork. It waits for
// go() before it works; its answer is the exit code, 128 and the signal when it was killed.
class OtherProcess {
 public:
  explicit OtherProcess(const std::function<int()>& work) {
    if (::pipe(go_) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) ::_exit(wait_and_run(work));
  }
  void go() { ASSERT_EQ(::write(go_[1], "g", 1), 1); }
  void kill() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
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

inline int in_another_process(const std::function<int()>& work) {
  OtherProcess other(work);
  other.go();
  return other.answer();
}

inline constexpr int worked = 0, said_unavailable = 1, said_something_else = 2;

inline int answer(const Status& status) {
  if (status) return worked;
  return status.error().code() == ErrorCode::unavailable && !status.error().hint().empty() ? said_unavailable
                                                                                           : said_something_else;
}

inline Status put(Store& store, const std::string& name, const std::string& value) {
  return store.connection().execute("INSERT INTO setting (name, value) VALUES ($1, $2)", {bind(name), bind(value)});
}

inline std::int64_t count(Store& store, const std::string& prefix) {
  std::int64_t rows = -1;
  EXPECT_TRUE(store.connection().query("SELECT COUNT(*) FROM setting WHERE name LIKE $1", {bind(prefix + "%")},
                                       [&](const Row& row) -> Status {
                                         rows = row.integer(0);
                                         return {};
                                       }));
  return rows;
}

}  // namespace fenhao::store
