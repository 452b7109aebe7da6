#include "payroll/run.h"

#include <array>

namespace fenhao::payroll {
namespace {

struct Named {
  RunState state;
  std::string_view code;
  std::string_view zh;
};

constexpr std::array states{
    Named{RunState::draft, "draft", "草稿"},           Named{RunState::calculated, "calculated", "已计算"},
    Named{RunState::reviewed, "reviewed", "已复核"},   Named{RunState::approved, "approved", "已批准"},
    Named{RunState::closed, "closed", "已关闭"},
};

const Named& named(RunState state) { return states[static_cast<std::size_t>(state)]; }

std::unexpected<Error> not_allowed(Text message, Text hint) {
  return fail(Error(ErrorCode::not_allowed, std::move(message)).way_out(std::move(hint)));
}

}  // namespace

std::string_view to_string(RunState state) { return named(state).code; }
Text label(RunState state) { return {std::string(named(state).zh), std::string(named(state).code)}; }

Result<RunState> parse_run_state(std::string_view text) {
  for (const auto& entry : states)
    if (entry.code == text) return entry.state;
  return fail(ErrorCode::internal, "不认识的批次状态“" + std::string(text) + "”", "unknown run state \"" + std::string(text) + "\"");
}

Status may_advance(const RunRecord& run, RunState to, const std::string& actor) {
  const std::string number = std::to_string(run.id);
  if (run.state == RunState::closed)
    return not_allowed({"批次 " + number + "（" + run.month.to_string() + "）已关闭，不能再改", "run " + number + " (" + run.month.to_string() + ") is closed and cannot change"},
                       {"差额在以后月份补发或扣回", "pay or recover the difference in a later month"});
  const bool before_approval = run.state == RunState::calculated || run.state == RunState::reviewed;
  switch (to) {
    case RunState::draft: break;
    case RunState::calculated:
      if (run.state == RunState::approved)
        return not_allowed({"批次 " + number + " 已批准", "run " + number + " is approved"},
                           {"先撤回批准：fenhao approve --run " + number + " --withdraw", "withdraw the approval first: fenhao approve --run " + number + " --withdraw"});
      return {};
    case RunState::reviewed:
      if (before_approval) return {};
      break;
    case RunState::approved:
      if (run.state != RunState::reviewed)
        return not_allowed({"批次 " + number + " 还没有复核，不能批准", "run " + number + " was not reviewed yet"},
                           {"先复核：fenhao review --run " + number, "review it first: fenhao review --run " + number});
      if (actor == run.created_by)
        return not_allowed({"计算人“" + actor + "”不能批准自己的批次", "\"" + actor + "\" calculated this run and may not approve it"},
                           {"由另一人批准：--by 姓名", "let somebody else approve: --by NAME"});
      return {};
    case RunState::closed:
      if (run.state != RunState::approved)
        return not_allowed({"批次 " + number + " 还没有批准，不能关闭", "run " + number + " is not approved and cannot be closed"},
                           {"先批准：fenhao approve --run " + number, "approve it first: fenhao approve --run " + number});
      return {};
  }
  return not_allowed({"批次 " + number + " 处于“" + label(run.state).zh + "”，不能改为“" + label(to).zh + "”",
                      "run " + number + " is " + std::string(to_string(run.state)) + " and cannot become " + std::string(to_string(to))},
                     {"状态依次为 已计算、已复核、已批准、已关闭", "the states are calculated, reviewed, approved, closed, in this order"});
}

}  // namespace fenhao::payroll
