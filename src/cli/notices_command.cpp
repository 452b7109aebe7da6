// notices: what a run has to say about its people and policies, one by one.
#include <algorithm>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "intake/records_store.h"
#include "payroll/run_store.h"
#include "report/notice_groups.h"

namespace fenhao::cli {
namespace {

using payroll::Notice;
using report::NoticeGroup;

bool is_error(const Notice& notice) { return notice.severity == Notice::Severity::error; }

Result<std::vector<Notice>> wanted_notices(store::Store& store, const NoticesOptions& options) {
  if (!options.severity.empty() && options.severity != "error" && options.severity != "warning")
    return fail(Error(ErrorCode::invalid_input, {"没有“" + options.severity + "”这一级", "there is no severity \"" + options.severity + "\""})
                    .way_out({"写 --severity error（错误）或 --severity warning（提醒）", "write --severity error or --severity warning"}));
  FENHAO_TRY(notices, payroll::load_notices(store, options.run));
  std::erase_if(notices, [&](const Notice& notice) {
    const bool other_severity = !options.severity.empty() && is_error(notice) != (options.severity == "error");
    const bool other_person = !options.employee.empty() && (!report::is_about_person(notice) || notice.subject != options.employee);
    return other_severity || other_person;
  });
  return notices;
}

Status require_employee(const report::Names& names, const std::string& employee) {
  if (employee.empty() || names.contains(employee)) return {};
  std::vector<std::string> numbers;
  for (const auto& [number, unused] : names) numbers.push_back(number);
  std::string near;
  for (const auto& number : suggestions(employee, numbers)) near += (near.empty() ? "" : "、") + number;
  return fail(Error(ErrorCode::not_found, {"花名册里没有工号 " + employee, "nobody in the roster has number " + employee})
                  .way_out({near.empty() ? "核对工号" : "是否想写：" + near, near.empty() ? "check the number" : "did you mean " + near}));
}

bool all_say_the_same(const NoticeGroup& group) {
  return std::ranges::all_of(group.notices, [&](const Notice* notice) { return notice->message == group.notices.front()->message; });
}

void print_group(const Context& context, const NoticeGroup& group, const report::Names& names) {
  const bool same = group.notices.size() > 1 && all_say_the_same(group);
  const auto& message = context.say(group.notices.front()->message);
  const std::string number = std::to_string(group.subjects.size());
  context.print("");
  context.print(context.say(group.severity == Notice::Severity::error ? "错误：" : "提醒：", group.severity == Notice::Severity::error ? "error: " : "warning: ") +
                context.say(group.kind.title) + context.say("（" + number + (group.about_people ? " 人）" : " 处）"), " (" + number + ")"));
  if (same && message != context.say(group.kind.title)) context.print("  " + message);
  context.print(context.say("  处理办法：", "  what to do: ") + context.say(group.kind.way_out));
  for (const Notice* notice : group.notices)
    context.print("  - " + report::subject_name(*notice, names, context.lang) + (same ? "" : context.say("：", ": ") + context.say(notice->message)));
}

JsonObject notice_json(const Context& context, const Notice& notice, const NoticeGroup& group, const report::Names& names) {
  const auto name = names.find(notice.subject);
  const bool person = report::is_about_person(notice);
  return {{"severity", std::string(is_error(notice) ? "error" : "warning")}, {"code", notice.code}, {"title", context.say(group.kind.title)},
          {"employee", person ? notice.subject : std::string()}, {"name", person && name != names.end() ? name->second : std::string()},
          {"subject", notice.subject}, {"message", context.say(notice.message)}, {"what_to_do", context.say(group.kind.way_out)}};
}

}  // namespace

int run_notices(const Context& context, const NoticesOptions& options) {
  auto store = open_store(context);
  if (!store) return context.report(store.error());
  auto run = payroll::find_run(*store, options.run);
  if (!run) return context.report(run.error());
  auto names = intake::load_names(*store, run->known_batch);
  if (!names) return context.report(names.error());
  if (auto status = require_employee(*names, options.employee); !status) return context.report(status.error());
  auto notices = wanted_notices(*store, options);
  if (!notices) return context.report(notices.error());
  const auto errors = std::ranges::count_if(*notices, is_error);
  const auto warnings = static_cast<std::ptrdiff_t>(notices->size()) - errors;
  const std::string run_number = std::to_string(options.run), month = run->month.to_string();
  context.print(context.say("批次 " + run_number + "（" + month + "）：错误 " + std::to_string(errors) + " 条，提醒 " + std::to_string(warnings) + " 条",
                            "run " + run_number + " (" + month + "): " + std::to_string(errors) + " errors, " + std::to_string(warnings) + " warnings"));
  std::vector<JsonObject> list;
  for (const auto& group : report::group_notices(*notices)) {
    print_group(context, group, *names);
    for (const Notice* notice : group.notices) list.push_back(notice_json(context, *notice, group, *names));
  }
  context.print_json("notices", list);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
