// The sixty-item workload: rules read from text against the same arithmetic written by hand.
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "benches.h"
#include "reference/payroll60.h"
#include "workload60.h"

namespace fenhao::bench {
namespace {

constexpr std::size_t cents_of_the_two_thousand = 6405682545;
constexpr std::size_t rows_at_once = 4096;

// What the reference reads and writes.
struct HandWritten {
  std::vector<Payroll60Row> employees;
  std::vector<Payroll60Pay> pays;

  explicit HandWritten(const Workload60& workload) : employees(workload.rows()), pays(workload.rows()) {
    if (workload.columns.size() != payroll60_inputs || workload.items.size() != payroll60_items)
      throw std::runtime_error("the workload has other columns than its reference");
    for (std::size_t i = 0; i < payroll60_inputs; ++i)
      for (std::size_t row = 0; row < workload.rows(); ++row) employees[row][i] = workload.columns[i][row];
  }
};

// Calls work(first, last) for the parts of `rows` on so many threads.
template <class Work>
void in_threads(std::size_t rows, unsigned threads, Work work) {
  std::vector<std::jthread> helpers;
  for (unsigned part = 1; part < threads; ++part)
    helpers.emplace_back([=] { work(rows * part / threads, rows * (part + 1) / threads); });
  work(0, rows / threads);
}

// Reads every input and writes every item, and does nothing else: what memory alone costs.
void only_traffic(const Workload60& workload, std::vector<std::vector<std::int64_t>>& items, std::size_t first,
                  std::size_t last) {
  for (std::size_t row = first; row < last; row += rows_at_once) {
    const std::size_t end = std::min(row + rows_at_once, last);
    for (std::size_t item = 0; item < items.size(); ++item) {
      const std::int64_t* from = workload.columns[item % payroll60_inputs].data();
      std::int64_t* to = items[item].data();
      for (std::size_t i = row; i < end; ++i) to[i] = from[i];
    }
  }
}

std::int64_t scaled(std::int64_t value, int decimals) {
  for (; decimals > 0; --decimals) value *= 10;
  return value;
}

// Throws unless every cell of both is the same number, and the net pay of the first two thousand is what it must be.
void compare(const Workload60& workload, const formula::Frame& frame, const HandWritten& by_hand) {
  for (std::size_t item = 0; item < payroll60_items; ++item) {
    const formula::Column& engine = frame.item(workload.items[item].code);
    if (!engine.wide.empty() || !engine.missing.empty()) throw std::runtime_error("a column is not as expected");
    const int scale = std::max(engine.scale, payroll60_scales[item]);
    for (std::size_t row = 0; row < workload.rows(); ++row)
      if (scaled(engine.narrow[row], scale - engine.scale) !=
          scaled(by_hand.pays[row][item], scale - payroll60_scales[item]))
        throw std::runtime_error(workload.items[item].code + " differs in row " + std::to_string(row));
  }
  const formula::Column& net = frame.item("net");
  std::size_t sum = 0;
  for (std::size_t row = 0; row < 2000; ++row) sum += static_cast<std::size_t>(net.narrow[row]);
  if (net.scale != 2 || sum != cents_of_the_two_thousand)
    throw std::runtime_error("the net pay of the two thousand is not 64,056,825.45");
}

}  // namespace

std::vector<Line> bench_engine(const Setting& setting) {
  const std::size_t rows = setting.small ? 10'000 : 1'000'000;
  const Workload60 workload = read_workload60(setting.home, rows);
  const formula::Program program = workload.compile();
  formula::Frame frame = workload.frame(program);
  HandWritten by_hand(workload);
  std::vector<std::vector<std::int64_t>> copied(payroll60_items, std::vector<std::int64_t>(rows));
  const Payroll60Loop loop = payroll60_loop();
  std::vector<Line> lines;
  for (const unsigned threads : {1u, setting.threads}) {
    const auto engine = [&] { program.evaluate(frame, 0, {.threads = threads}); };
    const auto hand_written = [&] {
      in_threads(rows, threads, [&](std::size_t first, std::size_t last) {
        loop(&by_hand.employees[first], &by_hand.pays[first], last - first);
      });
    };
    const auto traffic = [&] {
      in_threads(rows, threads,
                 [&](std::size_t first, std::size_t last) { only_traffic(workload, copied, first, last); });
    };
    const auto best = best_of_turns(threads == 1 ? Clock::processor : Clock::wall, {engine, traffic, hand_written});
    if (lines.empty()) compare(workload, frame, by_hand);
    const double per_million = static_cast<double>(rows) / 1e6;
    const std::string cores = threads == 1 ? ", 1 core" : ", " + std::to_string(threads) + " cores";
    lines.push_back(more_is_better("60 items, exact, rules from text" + cores, per_million / best[0], "M employees/s",
                                   "hand-written loop", per_million / best[2]));
    lines.push_back(more_is_better("60 items, share of memory's limit" + cores, per_million / best[0], "M employees/s",
                                   "reading and writing them", per_million / best[1]));
    if (threads == setting.threads) break;
  }
  lines.push_back(less_is_better("60 items, compiling their text",
                                 best_of_turns(Clock::processor, {[&] { workload.compile(); }}).front() * 1e6, "us",
                                 "promised", 10'000));
  return lines;
}

}  // namespace fenhao::bench
