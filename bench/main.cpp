// fenhao_bench [--small] [--json FILE] [NAME ...]: measures everything, or what is named.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string_view>
#include <thread>

#include "benches.h"

namespace {

using namespace fenhao::bench;

struct Bench {
  std::string_view name;
  std::vector<Line> (*run)(const Setting&);
};

constexpr Bench benches[] = {{"engine", bench_engine},
                             {"rivals", bench_rivals},
                             {"explain", bench_explain},
                             {"import", bench_import},
                             {"reports", bench_reports}};

int run(std::vector<std::string_view> arguments) {
  Setting setting{.home = FENHAO_SOURCE_DIR, .threads = std::max(1u, std::thread::hardware_concurrency())};
  std::string json;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--small")
      setting.small = true;
    else if (arguments[i] == "--json" && i + 1 < arguments.size())
      json = arguments[++i];
    else
      names.push_back(arguments[i]);
  }
  std::vector<Line> lines;
  for (const Bench& bench : benches) {
    if (!names.empty() && std::find(names.begin(), names.end(), bench.name) == names.end()) continue;
    std::fprintf(stderr, "%s ...\n", std::string(bench.name).c_str());
    for (Line& line : bench.run(setting)) lines.push_back(std::move(line));
  }
  print_table(lines);
  if (!json.empty()) write_json(json, lines);
  return lines.empty() ? 2 : 0;
}

}  // namespace

int main(int count, char** arguments) try {
  return run({arguments + 1, arguments + count});
} catch (const std::exception& error) {
  std::fprintf(stderr, "fenhao_bench: %s\n", error.what());
  return 1;
}
