// Progress of long work on standard error: count, rate and time left. One line that is rewritten on a terminal,
// a new line every few seconds elsewhere, nothing for work shorter than a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "cli/context.h"

namespace fenhao::cli {

class Progress {
 public:
  Progress(const Context& context, Text label);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(std::size_t done, std::size_t total);
  std::function<void(std::size_t, std::size_t)> callback() {
    return [this](std::size_t done, std::size_t total) { at(done, total); };
  }

 private:
  using Clock = std::chrono::steady_clock;
  const Context& context_;
  Text label_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace fenhao::cli
