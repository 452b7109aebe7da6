// Long work in numbered parts that several processes share, on one machine or many. Each part is done once: its writes
// and the mark that it is done are one transaction, and who was taken over can no longer write. A process that dies
// loses only the part it was at; another takes that over when its lease has run out.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "store/lease.h"
#include "store/store.h"

namespace fenhao::store {

// A new job of parts 1 … `parts`; to be called inside a transaction when more belongs to it.
Result<std::int64_t> create_job(Store& store, const std::string& kind, const std::string& subject, std::int64_t parts, const std::string& actor);

struct JobProgress {
  std::int64_t waiting = 0, claimed = 0, done = 0;
};
Result<JobProgress> job_progress(Store& store, std::int64_t job);

struct Claim {
  std::int64_t part = 0;
  std::int64_t attempt = 0;
};

// One process at work on a job. Not thread-safe.
class JobWorker {
 public:
  // `name` tells who holds a part; `lease` must be longer than the longest time between two beats.
  JobWorker(Store& store, std::int64_t job, std::string name, std::chrono::milliseconds lease)
      : store_(store), job_(job), name_(std::move(name)), lease_(lease), watch_(lease) {}

  // The lowest part that waits, or one that was abandoned; nothing when there is none at the moment.
  Result<std::optional<Claim>> claim();
  // Still at it; conflict when the part was taken over.
  Status beat(const Claim& claim);
  // `write` and the mark that the part is done, all or nothing; conflict, and nothing written, when it was taken over.
  // True when it was the last part: for exactly one worker.
  Result<bool> finish(const Claim& claim, const std::function<Status()>& write);
  // Back among those that wait: what could not be done.
  Status give_back(const Claim& claim);

  // Claims, works and finishes until every part is done, whoever did it. `work` calculates a part and returns what
  // writes it. After an error of either the part is given back and the error returned.
  using Work = std::function<Result<std::function<Status()>>(const Claim& claim)>;
  Status run(const Work& work);

 private:
  Status mark(const Claim& claim, std::string_view change);

  Store& store_;
  std::int64_t job_;
  std::string name_;
  std::chrono::milliseconds lease_;
  LeaseWatch watch_;
};

}  // namespace fenhao::store
