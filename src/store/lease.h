// When a part of a job counts as abandoned: its holder's beat did not change for a lease's length, as one watcher saw
// it by its own steady clock. Pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>

namespace fenhao::store {

class LeaseWatch {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit LeaseWatch(std::chrono::milliseconds lease) : lease_(lease) {}

  // A claimed part as it is seen at `now`; true when it was seen the same for a whole lease.
  bool is_abandoned(std::int64_t part, std::int64_t attempt, std::int64_t beat, Time now);

 private:
  struct Sight {
    std::int64_t attempt, beat;
    Time since;
  };
  std::chrono::milliseconds lease_;
  std::map<std::int64_t, Sight> seen_;
};

}  // namespace fenhao::store
