#include "cli/progress.h"

#include <unistd.h>

#include <iostream>

namespace fenhao::cli {

using std::chrono::milliseconds;
using std::chrono::seconds;

Progress::Progress(const Context& context, Text label)
    : context_(context), label_(std::move(label)), terminal_(isatty(STDERR_FILENO) != 0), next_(started_ + seconds(1)) {}

Progress::~Progress() {
  if (shown_ && terminal_) std::cerr << '\n';
}

void Progress::at(std::size_t done, std::size_t total) {
  const auto now = Clock::now();
  if (now < next_ || done == 0) return;
  next_ = now + (terminal_ ? milliseconds(250) : milliseconds(5000));
  const auto elapsed = static_cast<std::size_t>(std::chrono::duration_cast<milliseconds>(now - started_).count());
  const std::size_t rate = elapsed == 0 ? 0 : done * 1000 / elapsed;
  const std::size_t left = rate == 0 || total < done ? 0 : (total - done) / rate;
  std::string line = context_.say(label_) + " " + std::to_string(done) + "/" + std::to_string(total);
  if (rate > 0) line += "  " + std::to_string(rate) + context_.say("/秒  剩余 ", "/s  left ") + std::to_string(left) + context_.say(" 秒", " s");
  std::cerr << (terminal_ ? "\r" : "") << line << (terminal_ ? "  " : "\n") << std::flush;
  shown_ = true;
}

}  // namespace fenhao::cli
