#include "store/job.h"

#include <thread>

namespace fenhao::store {
namespace {

constexpr std::string_view insert_job =
    "INSERT INTO job (id, kind, subject, state, created_by, created_at) VALUES ($1, $2, $3, 'open', $4, $5)";
constexpr std::string_view select_first_waiting =
    "SELECT part, attempt FROM job_part WHERE job = $1 AND state = 'waiting' ORDER BY part LIMIT 1";
constexpr std::string_view select_claimed =
    "SELECT part, attempt, beat FROM job_part WHERE job = $1 AND state = 'claimed' ORDER BY part";
constexpr std::string_view take_part =
    "UPDATE job_part SET state = 'claimed', holder = $3, attempt = attempt + 1, beat = 0 WHERE job = $1 AND part = $2 "
    "AND attempt = $4 AND state <> 'done'";
constexpr std::string_view end_job = "UPDATE job SET state = 'done', ended_at = $2 WHERE id = $1";

Error taken_over(std::int64_t part) {
  const std::string number = std::to_string(part);
  return Error(ErrorCode::conflict, {"第 " + number + " 部分已由另一个进程接手，这里的结果没有写入",
                                     "part " + number + " was taken over by another process; nothing of it was written here"})
      .way_out({"无需处理；若常发生，请减少同时运行的程序", "nothing to do; if it happens often, run fewer programs at once"});
}

}  // namespace

Result<std::int64_t> create_job(Store& store, const std::string& kind, const std::string& subject, std::int64_t parts, const std::string& actor) {
  std::int64_t id = 0;
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(highest, store.highest_id("job"));
    id = highest + 1;
    FENHAO_CHECK(store.connection().execute(insert_job, {bind(id), bind(kind), bind(subject), bind(actor), bind(store.now())}));
    const std::vector<std::string> columns{"job", "part", "state", "holder", "attempt", "beat"};
    std::int64_t part = 0;
    return store.connection().insert_many("job_part", columns, [&](std::vector<Parameter>& row) {
      row = {bind(id), bind(++part), bind(std::string("waiting")), bind(std::string()), bind(std::int64_t{0}), bind(std::int64_t{0})};
      return part <= parts;
    });
  }));
  return id;
}

Result<JobProgress> job_progress(Store& store, std::int64_t job) {
  JobProgress progress;
  FENHAO_CHECK(store.connection().query("SELECT state, count(*) FROM job_part WHERE job = $1 GROUP BY state", {bind(job)}, [&](const Row& row) -> Status {
    const auto state = row.text(0);
    (state == "done" ? progress.done : state == "claimed" ? progress.claimed : progress.waiting) = row.integer(1);
    return {};
  }));
  return progress;
}

Result<std::optional<Claim>> JobWorker::claim() {
  std::optional<Claim> found;
  FENHAO_CHECK(store_.transaction([&]() -> Status {
    auto& connection = store_.connection();
    FENHAO_CHECK(connection.query(select_first_waiting, {bind(job_)}, [&](const Row& row) -> Status {
      found = Claim{row.integer(0), row.integer(1)};
      return {};
    }));
    const auto now = std::chrono::steady_clock::now();
    if (!found)
      FENHAO_CHECK(connection.query(select_claimed, {bind(job_)}, [&](const Row& row) -> Status {
        const bool is_abandoned = watch_.is_abandoned(row.integer(0), row.integer(1), row.integer(2), now);
        if (is_abandoned && !found) found = Claim{row.integer(0), row.integer(1)};
        return {};
      }));
    if (!found) return {};
    FENHAO_CHECK(connection.execute(take_part, {bind(job_), bind(found->part), bind(name_), bind(found->attempt)}));
    ++found->attempt;
    return {};
  }));
  return found;
}

// A change of a part that only its present holder may make.
Status JobWorker::mark(const Claim& claim, std::string_view change) {
  FENHAO_CHECK(store_.connection().execute("UPDATE job_part SET " + std::string(change) + " WHERE job = $1 AND part = $2 AND attempt = $3 AND state = 'claimed'",
                                           {bind(job_), bind(claim.part), bind(claim.attempt)}));
  return store_.connection().changes() == 1 ? Status() : fail(taken_over(claim.part));
}

Status JobWorker::beat(const Claim& claim) {
  return store_.transaction([&] { return mark(claim, "beat = beat + 1"); });
}

Status JobWorker::give_back(const Claim& claim) {
  return store_.transaction([&] { return mark(claim, "state = 'waiting'"); });
}

Result<bool> JobWorker::finish(const Claim& claim, const std::function<Status()>& write) {
  bool was_last = false;
  FENHAO_CHECK(store_.transaction([&]() -> Status {
    FENHAO_CHECK(mark(claim, "state = 'done'"));
    FENHAO_CHECK(write());
    FENHAO_TRY(progress, job_progress(store_, job_));
    was_last = progress.waiting + progress.claimed == 0;
    return was_last ? store_.connection().execute(end_job, {bind(job_), bind(store_.now())}) : Status();
  }));
  return was_last;
}

Status JobWorker::run(const Work& work) {
  while (true) {
    FENHAO_TRY(claimed, claim());
    if (!claimed) {
      FENHAO_TRY(progress, job_progress(store_, job_));
      if (progress.waiting + progress.claimed == 0) return {};
      std::this_thread::sleep_for(lease_ / 10);
      continue;
    }
    auto write = work(*claimed);
    auto done = write ? finish(*claimed, *write) : Result<bool>(fail(write.error()));
    if (done) continue;
    if (done.error().code() == ErrorCode::conflict && !beat(*claimed)) continue;  // taken over: somebody else does it
    (void)give_back(*claimed);
    return fail(done.error());
  }
}

}  // namespace fenhao::store
