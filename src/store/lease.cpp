#include "store/lease.h"

namespace fenhao::store {

bool LeaseWatch::is_abandoned(std::int64_t part, std::int64_t attempt, std::int64_t beat, Time now) {
  const auto [sight, is_new] = seen_.try_emplace(part, Sight{attempt, beat, now});
  if (sight->second.attempt != attempt || sight->second.beat != beat) sight->second = {attempt, beat, now};
  return now - sight->second.since >= lease_;
}

}  // namespace fenhao::store
