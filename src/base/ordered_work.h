// Parts of a work done on several threads and taken by the calling thread in their order, a few at a time: what is not
// taken yet stays bounded. The outcome does not depend on the number of threads.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "base/error.h"

namespace fenhao {

// `workers`: one function a thread, called with the number of a part from 0 to `parts` - 1. The first error, in the order
// of parts, ends all; an exception of a worker is thrown again here.
template <class Outcome>
Status work_in_order(std::size_t parts, const std::vector<std::function<Result<Outcome>(std::size_t)>>& workers, const std::function<Status(std::size_t part, Outcome&&)>& take) {
  constexpr std::size_t ahead_a_worker = 2;
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Result<Outcome>> done;
  std::exception_ptr failure;
  std::size_t next = 0, taken = 0;
  bool stopped = false;
  const std::size_t window = workers.size() * ahead_a_worker;
  const auto run = [&](const std::function<Result<Outcome>(std::size_t)>& worker) {
    try {
      while (true) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return stopped || next == parts || next < taken + window; });
        if (stopped || next == parts) return;
        const std::size_t part = next++;
        lock.unlock();
        auto outcome = worker(part);
        lock.lock();
        done.emplace(part, std::move(outcome));
        changed.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
      changed.notify_all();
    }
  };
  Status status;
  {
    std::vector<std::jthread> threads;
    for (const auto& worker : workers) threads.emplace_back([&run, &worker] { run(worker); });
    const auto stop = [&] {
      const std::lock_guard lock(mutex);
      stopped = true;
      changed.notify_all();
    };
    try {
      while (taken < parts && status) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return failure || done.contains(taken); });
        if (failure) break;
        auto outcome = std::move(done.extract(taken).mapped());
        lock.unlock();
        if (outcome) status = take(taken, std::move(*outcome));
        else status = fail(std::move(outcome).error());
        lock.lock();
        ++taken;
        changed.notify_all();
      }
    } catch (...) {
      stop();
      throw;
    }
    stop();
  }
  if (failure) std::rethrow_exception(failure);
  return status;
}

}  // namespace fenhao
