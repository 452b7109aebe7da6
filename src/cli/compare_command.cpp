// compare: what a rule text changes in a month that was calculated, before anybody is paid by it.
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/opening.h"
#include "month/compare.h"
#include "payroll/rule_release.h"
#include "report/comparison_sheet.h"
#include "report/comparison_text.h"

namespace fenhao::cli {
namespace {

using payroll::ChangedPerson;
using payroll::PartSum;

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

std::vector<JsonObject> parts_json(const std::vector<PartSum>& parts) {
  std::vector<JsonObject> list;
  for (const auto& part : parts)
    list.push_back({{"name", part.name}, {"people", number(part.people)}, {"changed", number(part.changed)}, {"gross", part.gross.to_string()}, {"tax", part.tax.to_string()}, {"net", part.net.to_string()}, {"cost", part.cost.to_string()}});
  return list;
}

std::vector<JsonObject> people_json(const std::vector<ChangedPerson>& people) {
  std::vector<JsonObject> list;
  for (const auto& person : people)
    list.push_back({{"employee", person.employee}, {"entity", person.entity}, {"department", person.department}, {"place", person.place}, {"gross_before", person.gross.before.to_string()}, {"gross_after", person.gross.after.to_string()},
                    {"tax_before", person.tax.before.to_string()}, {"tax_after", person.tax.after.to_string()}, {"net_before", person.net.before.to_string()}, {"net_after", person.net.after.to_string()}});
  return list;
}

void print_as_json(const Context& context, const month::Compared& compared, const std::vector<ChangedPerson>& sample) {
  const auto& comparison = compared.comparison;
  std::vector<JsonObject> bands, items, failed;
  for (std::size_t i = 0; i < payroll::band_count; ++i)
    bands.push_back({{"band", context.say(payroll::label(static_cast<payroll::Band>(i)))}, {"people", number(comparison.bands[i].people)}, {"net", comparison.bands[i].net.to_string()}});
  for (const auto& item : comparison.items)
    items.push_back({{"item", item.code}, {"name", item.name}, {"people", number(item.people)}, {"before", item.sum.before.to_string()}, {"after", item.sum.after.to_string()}, {"new", item.is_new}, {"gone", item.is_gone}});
  for (const auto& notice : comparison.failed) failed.push_back({{"subject", notice.subject}, {"code", notice.code}, {"message", context.say(notice.message)}});
  const JsonObject summary{{"group", compared.group}, {"version", compared.digest}, {"run", compared.run.id}, {"month", compared.run.month.to_string()}, {"people", number(comparison.people)}, {"changed", number(comparison.changed.size())},
                           {"gross", comparison.gross.to_string()}, {"tax", comparison.tax.to_string()}, {"net", comparison.net.to_string()}, {"cost", comparison.cost.to_string()}};
  context.print_json({{"summary", {summary}}, {"bands", bands}, {"departments", parts_json(comparison.departments)}, {"places", parts_json(comparison.places)}, {"items", items}, {"failed", failed},
                      {"people", people_json(comparison.changed)}, {"sample", people_json(sample)}});
}

Status write_sample(const Context& context, const month::Compared& compared, const std::vector<ChangedPerson>& sample, const CompareOptions& options, const std::filesystem::path& path) {
  const std::string version = payroll::short_digest(compared.digest);
  const report::SampleSheet sheet{.title = compared.group_name + " " + version + "　" + compared.run.month.to_string() + " 试算核对样本",
                                  .note = "从 " + std::to_string(compared.comparison.changed.size()) + " 个有变化的人里按部门和变化大小分层抽取 " + std::to_string(sample.size()) + " 人，种子 " + std::to_string(options.seed) + "；逐人核对后填写最后三列",
                                  .created = compared.run.calculated_at,
                                  .place_names = compared.place_names};
  FENHAO_CHECK(report::write_comparison_sample(sample, sheet, path));
  context.print(context.say("核对样本：" + path.string() + "，" + std::to_string(sample.size()) + " 人", "sample to tick off: " + path.string() + ", " + std::to_string(sample.size()) + " people"));
  return {};
}

}  // namespace

int run_compare(const Context& context, const CompareOptions& options) {
  if (context.actor.empty())
    return context.report(Error(ErrorCode::invalid_input, {"没有操作人", "nobody is named as acting"}).way_out({"用 --by 写明姓名", "name somebody with --by"}));
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  auto compared = month::compare_rules(*workspace, {options.with, options.group, options.run > 0 ? std::optional(options.run) : std::nullopt, threads});
  if (!compared) return context.report(compared.error());
  const std::string version = payroll::short_digest(compared->digest);
  context.print(context.say("薪资组 " + compared->group + "：批次 " + std::to_string(compared->run.id) + " 用的规则 → " + version, "salary group " + compared->group + ": the rules of run " + std::to_string(compared->run.id) + " → " + version));
  const auto sample = payroll::pick_sample(compared->comparison, options.sample, options.seed);
  if (context.json) print_as_json(context, *compared, sample);
  else std::cout << report::comparison_text(compared->comparison, compared->place_names, context.lang);
  if (options.sample > 0) {
    const auto path = options.out.empty() ? std::filesystem::path(compared->group + "_" + version + "_核对样本.xlsx") : options.out;
    if (auto written = write_sample(context, *compared, sample, options, path); !written) return context.report(written.error());
  }
  if (auto status = month::record_seen(*workspace, *compared, context.actor); !status) return context.report(status.error());
  return compared->comparison.failed.empty() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace fenhao::cli
