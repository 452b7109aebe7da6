// What the fuzzers share. A fuzzer defines try_bytes(): any bytes are answered or refused with a reason; a crash, a
// broken promise (must) or an exception is a find.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao::fuzz {

void try_bytes(std::string_view bytes);

// Ends the program when a promise is broken.
inline void must(bool holds, std::string_view promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

// An error that people can read, in both languages, and not a broken invariant of ours.
inline void must_be_reasoned(const Error& error) {
  must(!error.message().zh.empty() && !error.message().en.empty(), "an error says what, in Chinese and English");
  must(!error.describe(Lang::zh).empty() && !error.describe(Lang::en).empty(), "an error can be described");
  if (error.code() == ErrorCode::internal) std::fprintf(stderr, "%s\n", error.describe(Lang::en).c_str());
  must(error.code() != ErrorCode::internal, "input is never an internal error");
}

template <class T>
void must_be_reasoned(const Result<T>& result) {
  if (!result) must_be_reasoned(result.error());
}

// The bytes as a file in memory, for readers that take a path.
class InputFile {
 public:
  explicit InputFile(std::string_view bytes) : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
    must(descriptor_ >= 0 && ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
         "a file in memory can be made");
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile() { ::close(descriptor_); }
  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace fenhao::fuzz
