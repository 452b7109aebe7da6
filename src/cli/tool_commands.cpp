// sample, formula run: tools that need no workspace.
#include <algorithm>
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/progress.h"
#include "formula/workload.h"
#include "sample/sample.h"

namespace fenhao::cli {

int run_sample(const Context& context, const SampleOptions& options) {
  auto month = options.month.empty() ? Result<Month>(today().month()) : Month::parse(options.month);
  if (!month) return context.report(month.error());
  auto law = month::load_law(context.paths.home);
  if (!law) return context.report(law.error());
  auto compiled = month::load_groups(context.paths, law->calendar);
  if (!compiled) return context.report(compiled.error());
  std::vector<payroll::SalaryGroup> groups;
  for (const auto& group : *compiled) groups.push_back(group.group);
  Progress progress(context, {"生成", "writing"});
  const sample::SampleOptions wanted{options.employees, options.cities, options.seed, EarningMonth{*month}, options.out, today()};
  auto summary = sample::write_sample(wanted, law->library, law->calendar, groups, [&](TaxMonth at) { return law->tax.at(at); }, progress.callback());
  if (!summary) return context.report(summary.error());
  std::vector<JsonObject> list;
  for (const auto& file : summary->files) {
    context.print("  " + file.path.filename().string() + context.say("，" + std::to_string(file.rows) + " 行", ", " + std::to_string(file.rows) + " rows"));
    list.push_back({{"file", file.path.string()}, {"rows", static_cast<std::int64_t>(file.rows)}});
  }
  context.print(context.say("示例集团：" + std::to_string(options.employees) + " 人，" + std::to_string(summary->entities) + " 个法人主体，" + std::to_string(summary->cities.size()) + " 个城市（全部虚构）",
                            "sample group: " + std::to_string(options.employees) + " people, " + std::to_string(summary->entities) + " legal entities, " + std::to_string(summary->cities.size()) + " cities (all invented)"));
  context.print_json("files", list);
  return ExitCode::ok;
}

int run_formula(const Context& context, const FormulaRunOptions& options) {
  const unsigned threads = options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  formula::RunSpecSummary summary;
  if (auto status = formula::run_spec(options.spec, options.csv, options.out, threads, summary); !status) return context.report(status.error());
  const std::string rows = std::to_string(summary.rows), items = std::to_string(summary.totals.size());
  context.print(context.say(rows + " 行 × " + items + " 项，结果在 ", rows + " rows × " + items + " items, results in ") + options.out.string());
  if (!summary.totals.empty()) {
    const auto& [item, total] = summary.totals.back();
    context.print(context.say("末项 " + item + " 合计 ", "total of the last item, " + item + ": ") + total.normalized().to_string());
  }
  for (const auto& error : summary.errors) std::cerr << error.describe(context.lang) << '\n';
  std::vector<JsonObject> totals;
  for (const auto& [item, total] : summary.totals) totals.push_back({{"item", item}, {"total", total.normalized().to_string()}});
  context.print_json("totals", totals);
  return summary.error_count == 0 ? ExitCode::ok : ExitCode::partial;
}

}  // namespace fenhao::cli
