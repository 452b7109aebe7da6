// One employee of the sixty-item workload: calculated alone, and the way to the net pay told in full.
#include <stdexcept>

#include "benches.h"
#include "workload60.h"

namespace fenhao::bench {
namespace {

constexpr int employees = 200;
constexpr double promised_us = 50;

std::size_t steps_of(const formula::Explanation& told) {
  std::size_t steps = 1;
  for (const auto& step : told.steps) steps += steps_of(step);
  return steps;
}

}  // namespace

std::vector<Line> bench_explain(const Setting& setting) {
  const Workload60 workload = read_workload60(setting.home, 2000);
  const formula::Program program = workload.compile();
  formula::Frame frame = workload.frame(program);
  program.evaluate(frame, 0, {});
  std::size_t steps = 0;
  const auto explain = [&] {
    for (std::size_t row = 0; row < employees; ++row) steps += steps_of(program.explain(frame, row, "net", Lang::zh));
  };
  std::vector<formula::Frame> alone;
  const Workload60 one = read_workload60(setting.home, 1);
  for (int i = 0; i < employees; ++i) alone.push_back(one.frame(program));
  const auto calculate = [&] {
    for (formula::Frame& each : alone) program.evaluate(each, 0, {});
  };
  const auto best = best_of_turns(Clock::processor, {explain, calculate});
  if (steps < employees * 100) throw std::runtime_error("the explanations are not complete");
  const double explaining = best[0] / employees * 1e6, calculating = best[1] / employees * 1e6;
  return {less_is_better("one employee, 60 items calculated alone", calculating, "us", "promised", promised_us),
          less_is_better("one employee, net pay explained in full", explaining, "us", "promised", promised_us)};
}

}  // namespace fenhao::bench
