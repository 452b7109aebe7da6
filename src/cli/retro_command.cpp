// retro: what closed months come to as known now, and the difference carried into the open month. run --known on a
// closed month: the month calculated again without saving.
#include <algorithm>
#include <thread>

#include "cli/commands.h"
#include "cli/opening.h"
#include "intake/records_store.h"
#include "month/reproduce.h"
#include "month/retro.h"
#include "payroll/run_store.h"

namespace fenhao::cli {
namespace {

using payroll::RetroEntry;
using Names = std::map<std::string, std::string>;

constexpr std::size_t entries_shown = 20;

unsigned all_cores(unsigned asked) { return asked ? asked : std::max(1u, std::thread::hardware_concurrency()); }

std::string signed_amount(Money amount) { return (amount.is_negative() || amount.is_zero() ? "" : "+") + amount.grouped(); }

struct Sums {
  Money gross, tax, employee, employer;
  void add(const RetroEntry& entry) {
    gross += entry.gross;
    tax += entry.tax;
    for (const auto& line : entry.charges) {
      employee += line.charge.employee;
      employer += line.charge.employer;
    }
  }
};

std::string who(const RetroEntry& entry, const Names& names) {
  const auto name = names.find(entry.employee);
  return entry.employee + (name == names.end() ? "" : " " + name->second) + "（" + entry.entity + "）";
}

class Printer {
 public:
  Printer(const Context& context, const Names& names, payroll::RetroTreatment treatment) : context_(context), names_(names), when_earned_(treatment == payroll::RetroTreatment::when_earned) {}

  void month(const month::RetroMonth& month, bool in_detail) const {
    const std::string people = std::to_string(month.entries.size());
    context_.print("");
    context_.print(month.run.month.to_string() + context_.say("（批次 " + std::to_string(month.run.id) + "）：" + people + " 人有差额", " (run " + std::to_string(month.run.id) + "): " + people + " people differ"));
    for (const auto& notice : month.unsettled)
      context_.print(context_.say("  不能重算，未计入：", "  cannot be calculated, left out: ") + notice.subject + context_.say("：", ": ") + context_.say(notice.message));
    if (month.entries.empty()) return;
    Sums sums;
    for (const auto& entry : month.entries) sums.add(entry);
    context_.print("  " + amounts(sums));
    std::size_t shown = 0;
    for (const auto& entry : month.entries) {
      if (!in_detail && shown++ == entries_shown) {
        context_.print(context_.say("  … 其余 " + std::to_string(month.entries.size() - entries_shown) + " 人用 --employee 工号 或 --json 查看", "  … the other " + std::to_string(month.entries.size() - entries_shown) + " with --employee or --json"));
        break;
      }
      one(entry, in_detail);
    }
  }

 private:
  std::string amounts(const Sums& sums) const {
    std::string text = context_.say("应发 ", "gross ") + signed_amount(sums.gross) + context_.say("，个人缴费 ", ", contributions of employees ") + signed_amount(sums.employee) +
                       context_.say("，单位缴费 ", ", of the employer ") + signed_amount(sums.employer);
    if (when_earned_) text += context_.say("，个税 ", ", tax ") + signed_amount(sums.tax);
    return text;
  }

  void one(const RetroEntry& entry, bool in_detail) const {
    Sums sums;
    sums.add(entry);
    context_.print("  - " + who(entry, names_) + context_.say("：", ": ") + amounts(sums));
    if (!in_detail) return;
    for (const auto& item : entry.items)
      context_.print("      " + item.name + "  " + item.then.grouped() + " → " + item.now.grouped() + "  " + signed_amount(item.now - item.then));
    for (const auto& line : entry.charges)
      context_.print("      " + context_.say(policy::label(line.charge.insurance)) + context_.say("补缴：个人 ", " back payment: employee ") + signed_amount(line.charge.employee) + context_.say("，单位 ", ", employer ") + signed_amount(line.charge.employer));
  }

  const Context& context_;
  const Names& names_;
  bool when_earned_;
};

JsonObject entry_json(const RetroEntry& entry) {
  Sums sums;
  sums.add(entry);
  return {{"employee", entry.employee}, {"entity", entry.entity}, {"month", entry.earned.to_string()}, {"treatment", std::string(payroll::to_string(entry.treatment))},
          {"gross", entry.gross.to_string()}, {"taxable", entry.taxable.to_string()}, {"tax", entry.tax.to_string()}, {"other", entry.other.to_string()},
          {"contributions_employee", sums.employee.to_string()}, {"contributions_employer", sums.employer.to_string()}};
}

Result<month::RetroRequest> request_of(const RetroOptions& options, Date today) {
  FENHAO_TRY(from, Month::parse(options.from));
  FENHAO_TRY(treatment, payroll::parse_retro_treatment(options.settle));
  FENHAO_TRY(scope, month::parse_retro_scope(options.scope));
  return month::RetroRequest{.from = EarningMonth{from}, .known = today, .scope = scope, .treatment = treatment, .employee = options.employee, .threads = all_cores(0)};
}

int take_back(const Context& context, month::Workspace& workspace, const std::string& text) {
  auto month = Month::parse(text);
  if (!month) return context.report(month.error());
  if (auto status = month::take_back_differences(workspace, EarningMonth{*month}, context.actor); !status) return context.report(status.error());
  context.print(context.say("已撤销并入 " + text + " 的补差；重新计算该月：fenhao run --month " + text, "took back what was carried into " + text + "; calculate it again: fenhao run --month " + text));
  context.print_json({{"taken_back", text}});
  return ExitCode::ok;
}

int carry(const Context& context, month::Workspace& workspace, const month::RetroFound& found) {
  auto count = month::carry_differences(workspace, found, context.actor);
  if (!count) return context.report(count.error());
  const std::string month = found.settled.to_string();
  context.print("");
  if (*count == 0) context.print(context.say("没有差额，什么也没有写入", "no difference: nothing was written"));
  else context.print(context.say("已并入 " + month + "（" + std::to_string(*count) + " 笔）。计算该月：fenhao run --month " + month + "；撤销：fenhao retro --take-back " + month,
                                 "carried into " + month + " (" + std::to_string(*count) + " entries). Calculate it: fenhao run --month " + month + "; take back: fenhao retro --take-back " + month));
  return ExitCode::ok;
}

}  // namespace

int run_retro(const Context& context, const RetroOptions& options) {
  if ((options.carry || !options.take_back.empty()) && context.actor.empty())
    return context.report(Error(ErrorCode::invalid_input, {"没有操作人", "nobody is named as acting"}).way_out({"用 --by 写明姓名", "name somebody with --by"}));
  if (options.from.empty() == options.take_back.empty())
    return context.report(Error(ErrorCode::invalid_input, {"要么写 --from（从哪个月查起），要么写 --take-back（撤销并入哪个月的补差）", "state either --from or --take-back"})
                              .way_out({"例：fenhao retro --from 2026-07", "e.g. fenhao retro --from 2026-07"}));
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  if (!options.take_back.empty()) return take_back(context, *workspace, options.take_back);
  auto request = request_of(options, workspace->store().today());
  if (!request) return context.report(request.error());
  auto found = month::find_differences(*workspace, *request);
  if (!found) return context.report(found.error());
  auto highest = workspace->store().highest_id("batch");
  if (!highest) return context.report(highest.error());
  auto names = intake::load_names(workspace->store(), *highest);
  if (!names) return context.report(names.error());
  const Printer printer(context, *names, request->treatment);
  std::vector<JsonObject> list;
  for (const auto& month : found->months) {
    printer.month(month, !options.employee.empty());
    for (const auto& entry : month.entries) list.push_back(entry_json(entry));
  }
  if (options.carry) {
    if (const int code = carry(context, *workspace, *found); code != ExitCode::ok) return code;
  } else if (!list.empty()) {
    context.print(context.say("\n加 --carry 并入 " + found->settled.to_string() + "（" + payroll::label(request->treatment).zh + "）", "\nadd --carry to carry this into " + found->settled.to_string() + " (" + payroll::label(request->treatment).en + ")"));
  }
  context.print_json("entries", list);
  const bool left_out = std::ranges::any_of(found->months, [](const auto& month) { return !month.unsettled.empty(); });
  return left_out ? ExitCode::partial : ExitCode::ok;
}

int run_closed_again(const Context& context, month::Workspace& workspace, Month month, Date known, unsigned threads) {
  auto again = month::reproduce(workspace, EarningMonth{month}, known, all_cores(threads));
  if (!again) return context.report(again.error());
  auto names = intake::load_names(workspace.store(), again->run.known_batch);
  if (!names) return context.report(names.error());
  const std::string people = std::to_string(again->people), different = std::to_string(again->different.size());
  context.print(context.say(month.to_string() + " 已关账（批次 " + std::to_string(again->run.id) + "）。按 " + known.to_string() + " 所知重算，不保存：", month.to_string() + " is closed (run " + std::to_string(again->run.id) + "). Calculated again as known on " + known.to_string() + ", not saved:"));
  if (again->different.empty()) context.print(context.say("  " + people + " 人的结果与关账时逐分一致", "  the results of " + people + " people are those that were closed, to the fen"));
  else context.print(context.say("  " + people + " 人中 " + different + " 人与关账时不同：", "  " + different + " of " + people + " people differ from what was closed:"));
  std::vector<JsonObject> list;
  const Printer printer(context, *names, payroll::RetroTreatment::when_earned);
  if (!again->different.empty()) printer.month({.run = again->run, .entries = again->differences, .unsettled = {}, .corrected = {}}, false);
  for (const auto& entry : again->differences) list.push_back(entry_json(entry));
  context.print_json("entries", list);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
