#include "transfer/procedure.h"

#include <algorithm>

namespace fenhao::transfer {
namespace {

bool contains(const Words& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

std::unexpected<Error> unknown(Text what, std::string_view word, std::initializer_list<const Words*> known) {
  std::string list;
  for (const auto* words : known)
    for (const auto& one : *words) list += (list.empty() ? "" : ", ") + one;
  const std::string found(word);
  return fail(Error(ErrorCode::invalid_input,
                    {"不认识的" + what.zh + "“" + found + "”", "unknown " + what.en + " \"" + found + "\""})
                  .way_out({"可用：" + list, "use one of: " + list}));
}

// The last of `count` working days after the day.
Result<Date> working_days_after(Date day, int count, const WorkCalendar& calendar) {
  while (count > 0) {
    day = day + 1;
    FENHAO_TRY(kind, calendar.classify(day));
    if (kind == DayClass::workday) --count;
  }
  return day;
}

}  // namespace

Fields fields(PensionStepRules& rules) {
  return {{"new_place_review", &rules.new_place_review},
          {"old_place", &rules.old_place},
          {"new_place_finish", &rules.new_place_finish}};
}

Fields fields(PaperRules& rules) {
  return {{"channels", &rules.channels},
          {"certificate_not_needed", &rules.certificate_not_needed},
          {"certificate_asked_for", &rules.certificate_asked_for}};
}

Fields fields(MovingInsuranceRules& rules) {
  return {{"transfers", &rules.transfers}, {"join_anew", &rules.join_anew}};
}

Result<PensionSteps> pension_steps(Date applied, const WorkCalendar& calendar, const PensionStepRules& rules) {
  FENHAO_TRY(reviewed, working_days_after(applied, rules.new_place_review, calendar));
  FENHAO_TRY(sent, working_days_after(reviewed, rules.old_place, calendar));
  FENHAO_TRY(finished, working_days_after(sent, rules.new_place_finish, calendar));
  return PensionSteps{reviewed, sent, finished};
}

Result<bool> certificate_required(std::string_view move, std::string_view channel, const PaperRules& rules) {
  if (!contains(rules.channels, channel)) return unknown({"办理渠道", "channel"}, channel, {&rules.channels});
  if (contains(rules.certificate_asked_for, move)) return true;
  if (contains(rules.certificate_not_needed, move)) return false;
  return unknown({"转移类型", "kind of move"}, move, {&rules.certificate_not_needed, &rules.certificate_asked_for});
}

Result<InsurancesOfMove> insurances_of_move(const Words& insurances, const MovingInsuranceRules& rules) {
  InsurancesOfMove move;
  for (const auto& insurance : insurances) {
    if (contains(rules.transfers, insurance))
      move.transfers.push_back(insurance);
    else if (contains(rules.join_anew, insurance))
      move.join_anew.push_back(insurance);
    else
      return unknown({"险种", "insurance"}, insurance, {&rules.transfers, &rules.join_anew});
  }
  return move;
}

}  // namespace fenhao::transfer
