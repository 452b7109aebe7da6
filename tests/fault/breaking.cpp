// Preloaded into a program (LD_PRELOAD): at its n-th change of a file or word to a server it is killed, or the call
// fails. Standard output and error do not count.
//   BREAK_AT=n          which one, from 1; without it they are only counted
//   BREAK_HOW=kill      SIGKILL instead of the call
//             torn      half of what was to be written, then SIGKILL
//             ENOSPC    the call says the disk is full, and so does every one after it
//             EIO       the call says input/output error, once
//   BREAK_COUNT=file    how many there were, written at the end
//   BREAK_CLOCK=n       the clock of the system is n seconds off; negative = behind
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum class Breaking { none, kill, torn, full, failed };

std::atomic<long> calls{0};

long number_at() {
  static const long at = std::getenv("BREAK_AT") ? std::atol(std::getenv("BREAK_AT")) : 0;
  return at;
}

Breaking how() {
  static const Breaking chosen = [] {
    const char* word = std::getenv("BREAK_HOW");
    if (!word || !std::strcmp(word, "kill")) return Breaking::kill;
    if (!std::strcmp(word, "torn")) return Breaking::torn;
    return std::strcmp(word, "ENOSPC") ? Breaking::failed : Breaking::full;
  }();
  return chosen;
}

// What becomes of this call.
Breaking next() {
  const long number = ++calls;
  if (number_at() == 0 || number < number_at()) return Breaking::none;
  return number == number_at() || how() == Breaking::full ? how() : Breaking::none;
}

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  std::abort();
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// A call without bytes: made, or failed with -1.
template <class Call>
int change(const Call& call) {
  switch (next()) {
    case Breaking::none: return call();
    case Breaking::full: errno = ENOSPC; return -1;
    case Breaking::failed: errno = EIO; return -1;
    default: die();
  }
}

// `put` writes the first `size` bytes.
template <class Put>
ssize_t put_bytes(std::size_t size, const Put& put) {
  switch (next()) {
    case Breaking::none: return put(size);
    case Breaking::full: errno = ENOSPC; return -1;
    case Breaking::failed: errno = EIO; return -1;
    case Breaking::torn: put(size / 2); die();
    default: die();
  }
}

struct Report {
  ~Report() {
    const char* path = std::getenv("BREAK_COUNT");
    if (!path) return;
    if (std::FILE* file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld\n", calls.load());
      std::fclose(file);
    }
  }
} report;

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t size) {
  static const auto call = real<ssize_t (*)(int, const void*, std::size_t)>("write");
  if (file == STDOUT_FILENO || file == STDERR_FILENO) return call(file, bytes, size);
  return put_bytes(size, [&](std::size_t part) { return call(file, bytes, part); });
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
  static const auto call = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
  return put_bytes(size, [&](std::size_t part) { return call(file, bytes, part, at); });
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) { return pwrite64(file, bytes, size, at); }

ssize_t send(int socket, const void* bytes, std::size_t size, int flags) {
  static const auto call = real<ssize_t (*)(int, const void*, std::size_t, int)>("send");
  return put_bytes(size, [&](std::size_t part) { return call(socket, bytes, part, flags); });
}

int fsync(int file) {
  static const auto call = real<int (*)(int)>("fsync");
  return change([&] { return call(file); });
}

int fdatasync(int file) {
  static const auto call = real<int (*)(int)>("fdatasync");
  return change([&] { return call(file); });
}

int ftruncate64(int file, off64_t size) {
  static const auto call = real<int (*)(int, off64_t)>("ftruncate64");
  return change([&] { return call(file, size); });
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int clock_gettime(clockid_t clock, timespec* now) {
  static const auto call = real<int (*)(clockid_t, timespec*)>("clock_gettime");
  static const long off = std::getenv("BREAK_CLOCK") ? std::atol(std::getenv("BREAK_CLOCK")) : 0;
  const int done = call(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += off;
  return done;
}

int rename(const char* from, const char* to) {
  static const auto call = real<int (*)(const char*, const char*)>("rename");
  return change([&] { return call(from, to); });
}

int unlink(const char* path) {
  static const auto call = real<int (*)(const char*)>("unlink");
  return change([&] { return call(path); });
}

}  // extern "C"
