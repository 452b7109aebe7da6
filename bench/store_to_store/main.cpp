// store_to_store [--threads N] [--best N] [--keep DIR] [EMPLOYEES ...]: a month from the database to the database, with
// loading, readiness checks, contributions, tax, results, totals and audit; each run in a process of its own, so that
// the most memory it needed is its own. Then what closing takes, and calculating the closed month again.
// Default: 1,000, 10,000 and 100,000 employees, the best of five.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "company.h"
#include "month/reproduce.h"
#include "month/run.h"

namespace {

using namespace fenhao;
namespace fs = std::filesystem;

struct Options {
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  int best = 5;
  fs::path folder = fs::temp_directory_path() / ("fenhao-bench-" + std::to_string(getpid()));
  bool keep = false;
  std::vector<int> sizes;
};

struct Measured {
  bool ok = false;
  long microseconds = 0, processor_microseconds = 0, kilobytes = 0;
  std::size_t people = 0;
};

month::Paths paths_of(const fs::path& folder) { return {.data = folder / "company", .key = folder / "company.key", .home = FENHAO_SOURCE_DIR}; }

// Time that passed and time that all threads together worked; on a busy machine only the second says much.
class Stopwatch {
 public:
  void stop(Measured& measured) const {
    measured.microseconds = static_cast<long>(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start_).count());
    measured.processor_microseconds = processor() - processor_;
  }

 private:
  static long processor() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
  }

  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  long processor_ = processor();
};

// Works in a child process, which sends back what it measured.
Measured in_child(const std::function<Result<std::size_t>(Measured&)>& work) {
  int channel[2];
  if (pipe(channel) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    Measured measured;
    auto people = work(measured);
    if (people) measured.people = *people;
    else std::fprintf(stderr, "%s\n", people.error().describe(Lang::en).c_str());
    measured.ok = people.has_value();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    measured.kilobytes = usage.ru_maxrss;
    const bool sent = write(channel[1], &measured, sizeof measured) == sizeof measured;
    _exit(sent ? 0 : 1);
  }
  close(channel[1]);
  Measured measured;
  if (read(channel[0], &measured, sizeof measured) != sizeof measured) measured.ok = false;
  close(channel[0]);
  waitpid(child, nullptr, 0);
  return measured;
}

class Bench {
 public:
  Bench(const Options& options, int employees) : options_(options), employees_(employees), paths_(paths_of(options.folder / std::to_string(employees))) {}

  bool run() {
    if (!fs::exists(paths_.data)) {
      fs::create_directories(paths_.data.parent_path());
      const auto written = in_child([&](Measured&) -> Result<std::size_t> {
        FENHAO_CHECK(bench::write_company(paths_, {.employees = employees_}, month_));
        return std::size_t{0};
      });
      if (!written.ok) return false;
    }
    const bool ok = measure("run", options_.best, [&](month::Workspace& workspace, Measured& time) { return calculate(workspace, time); }, [](month::Workspace& workspace) { return month::discard(workspace, 1, "bench"); }) &&
                    measure("close", 1, [&](month::Workspace& workspace, Measured& time) { return close(workspace, time); }, {}) &&
                    measure("reproduce", options_.best, [&](month::Workspace& workspace, Measured& time) { return reproduce(workspace, time); }, {});
    if (!options_.keep) fs::remove_all(paths_.data.parent_path());
    return ok;
  }

 private:
  using Work = std::function<Result<std::size_t>(month::Workspace&, Measured&)>;

  bool measure(const char* name, int times, const Work& work, const std::function<Status(month::Workspace&)>& undo) {
    Measured best;
    for (int i = 0; i < times; ++i) {
      const auto measured = in_child([&](Measured& time) -> Result<std::size_t> {
        FENHAO_TRY(workspace, month::Workspace::open(paths_));
        return work(workspace, time);
      });
      if (!measured.ok) return false;
      if (!best.ok || measured.microseconds < best.microseconds) best = measured;
      if (undo && i + 1 < times && !in_child([&](Measured&) -> Result<std::size_t> {
            FENHAO_TRY(workspace, month::Workspace::open(paths_));
            FENHAO_CHECK(undo(workspace));
            return std::size_t{0};
          }).ok)
        return false;
    }
    std::printf("%9d  %-10s %9.3f s  %9.3f s of processors  %7.1f us a person  %8.0f people/s  %7.1f MiB\n", employees_, name, static_cast<double>(best.microseconds) / 1e6,
                static_cast<double>(best.processor_microseconds) / 1e6,
                static_cast<double>(best.microseconds) / static_cast<double>(best.people), static_cast<double>(best.people) * 1e6 / static_cast<double>(best.microseconds),
                static_cast<double>(best.kilobytes) / 1024);
    std::fflush(stdout);
    return true;
  }

  Result<std::size_t> calculate(month::Workspace& workspace, Measured& time) const {
    const Stopwatch watch;
    FENHAO_TRY(calculated, month::calculate_month(workspace, {.month = month_, .known = known_, .actor = "bench", .threads = options_.threads, .progress = {}}));
    watch.stop(time);
    return static_cast<std::size_t>(calculated.sums.persons);
  }

  Result<std::size_t> close(month::Workspace& workspace, Measured& time) const {
    FENHAO_CHECK(month::review(workspace, 1, "checker"));
    FENHAO_CHECK(month::approve(workspace, 1, "checker", true));
    const Stopwatch watch;
    FENHAO_CHECK(month::close(workspace, 1, "checker"));
    watch.stop(time);
    return static_cast<std::size_t>(employees_);
  }

  Result<std::size_t> reproduce(month::Workspace& workspace, Measured& time) const {
    const Stopwatch watch;
    FENHAO_TRY(reproduced, month::reproduce(workspace, month_, known_, options_.threads));
    watch.stop(time);
    if (!reproduced.different.empty()) return fail(ErrorCode::internal, "重算与关账不一致", "calculated again the month differs");
    return reproduced.people;
  }

  const Options& options_;
  int employees_;
  month::Paths paths_;
  EarningMonth month_{Month::from_index(2026 * 12 + 10)};
  Date known_ = Date::of(2026, 12, 31).value();
};

Options parse(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const char* value = i + 1 < count ? arguments[i + 1] : "";
    if (argument == "--threads") options.threads = static_cast<unsigned>(std::atoi(value)), ++i;
    else if (argument == "--best") options.best = std::atoi(value), ++i;
    else if (argument == "--keep") options.folder = value, options.keep = true, ++i;
    else options.sizes.push_back(std::atoi(arguments[i]));
  }
  if (options.sizes.empty()) options.sizes = {1'000, 10'000, 100'000};
  return options;
}

}  // namespace

int main(int count, char** arguments) {
  const Options options = parse(count, arguments);
  std::printf("%u threads, best of %d\n", options.threads, options.best);
  bool ok = true;
  for (const int employees : options.sizes) ok = Bench(options, employees).run() && ok;
  if (!options.keep) fs::remove_all(options.folder);
  return ok ? 0 : 1;
}
