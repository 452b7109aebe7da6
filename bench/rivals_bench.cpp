// The sixty-item workload by other engines: those of bench/rivals, which npm installs.
#include <boost/json.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "benches.h"
#include "workload60.h"

namespace fenhao::bench {
namespace {

constexpr const char* exact_net = "64056825.45";

struct Rival {
  const char* script;
  const char* name;
};
constexpr Rival rivals[] = {{"zen.mjs", "zen"}, {"hyperformula.mjs", "HyperFormula"}};

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string output;
  for (int c = fgetc(pipe.get()); c != EOF; c = fgetc(pipe.get())) output += static_cast<char>(c);
  return output;
}

// Our sums of all items, to the cent as the rivals' are.
std::string net_of(const formula::Frame& frame) {
  const formula::Column& net = frame.item("net");
  Decimal sum;
  for (std::size_t row = 0; row < frame.rows(); ++row) sum = sum + net.decimal(row);
  return sum.to_string();
}

}  // namespace

std::vector<Line> bench_rivals(const Setting& setting) {
  const std::string folder = setting.home + "/bench/rivals";
  if (!std::filesystem::exists(folder + "/node_modules")) {
    std::fprintf(stderr, "rivals: left out, they are not installed (npm ci --ignore-scripts in bench/rivals)\n");
    return {};
  }
  const Workload60 workload = read_workload60(setting.home, 2000);
  std::string net;
  const auto from_text = [&] {
    const formula::Program program = workload.compile();
    formula::Frame frame = workload.frame(program);
    program.evaluate(frame, 0, {});
    net = net_of(frame);
  };
  std::vector<Line> lines;
  for (const Rival& rival : rivals) {
    const double ours = 2000 / best_of_turns(Clock::wall, {from_text}).front();
    if (net != exact_net) throw std::runtime_error("our net pay is " + net);
    const std::string output = output_of("node '" + folder + "/" + rival.script + "'");
    const auto told = boost::json::parse(output).as_object();
    const double theirs = told.at("employees").to_number<double>() / told.at("seconds").to_number<double>();
    const std::string their_net(told.at("sums").at("net").as_string());
    lines.push_back(more_is_better(
        "60 items of 2000, text to results", ours / 1e3, "k employees/s",
        std::string(rival.name) + ", net " + (their_net == exact_net ? "the same" : their_net), theirs / 1e3));
  }
  return lines;
}

}  // namespace fenhao::bench
