#include "policy/warnings.h"

#include <algorithm>

namespace fenhao::policy {
namespace {

Text named(const Fact& fact) {
  const Text item = item_label(fact.info.item);
  const std::string scheme = fact.info.scheme.empty() ? "" : "（" + fact.info.scheme + "）";
  return {fact.info.place.name + " " + item.zh + scheme + " " + fact.info.id,
          fact.info.place.name + " " + item.en + " " + fact.info.id};
}

Text with_note(Text message, const Fact& fact) {
  if (fact.note.empty()) return message;
  return {message.zh + "（" + fact.note + "）", message.en + " (" + fact.note + ")"};
}

bool disputes(const Fact& fact, Parameter parameter) {
  const auto& fields = fact.conflict->fields;
  return fields.empty() || std::find(fields.begin(), fields.end(), parameter) != fields.end();
}

}  // namespace

void Warnings::add(std::string_view code, const Fact& fact, Text message) {
  const bool known = std::any_of(list_.begin(), list_.end(), [&](const Warning& warning) {
    return warning.code == code && warning.fact_id == fact.info.id;
  });
  if (known) return;
  const Text who = named(fact);
  list_.push_back({.code = std::string(code),
                   .message = {who.zh + "：" + message.zh, who.en + ": " + message.en},
                   .fact_id = fact.info.id,
                   .place_code = fact.info.place.code});
}

void Warnings::about(const Found& found, Parameter parameter) {
  const Fact& fact = *found.fact;
  const Text value = fact.words(parameter);
  if (fact.info.confidence == Confidence::low)
    add("low_confidence", fact,
        with_note({"可信度低，请以当地官方通知核对", "low confidence; check against the official notice"}, fact));
  if (fact.provisional)
    add("provisional", fact,
        with_note({"暂定标准，新标准公布后需补差", "provisional; expect a settlement when the new figure is published"},
                  fact));
  if (fact.derived_by_source)
    add("derived", fact,
        with_note({"由来源推算，未见官方数字", "worked out by the source, no official figure seen"}, fact));
  if (fact.conflict && fact.conflict->preferred && disputes(fact, parameter))
    add("conflict_preferred", fact,
        with_note({"来源有分歧，采用证据较多的一方：" + value.zh,
                   "sources disagree; the better supported side is used: " + value.en},
                  fact));
  for (const Doubt doubt : found.doubts) {
    switch (doubt) {
      case Doubt::stale:
        add("stale", fact,
            {"自 " + fact.info.from.to_string() + " 起未见更新，可能已有新标准：" + value.zh,
             "nothing newer since " + fact.info.from.to_string() + "; there may be a new standard: " + value.en});
        break;
      case Doubt::conflict_one_side:
        add("conflict_one_side", fact,
            with_note({"来源有分歧，另一方不在本库或不在本期：" + value.zh,
                       "sources disagree and the other side is not in force here: " + value.en},
                      fact));
        break;
      case Doubt::only_scheme:
        add("only_scheme", fact,
            {"未填方案，采用本地唯一载明的方案“" + fact.info.scheme + "”",
             "no scheme stated; the only one known here is used: " + fact.info.scheme});
        break;
      case Doubt::borrowed_tier:
        add("borrowed_tier", fact,
            {"本通知未列各档城市，按后来通知的城市名单归档",
             "the notice does not list the cities of the tier; a later notice's list is used"});
        break;
      case Doubt::district_unstated:
        add("district_unstated", fact,
            {"本地各区县标准不同，参保方案未写区县，按一般标准 " + value.zh,
             "districts differ here and the enrolment states none; the general value is used: " + value.en});
        break;
      case Doubt::carried_over:
        add("carried_over", fact,
            {"暂按上年：沿用至 " + (fact.info.to ? fact.info.to->to_string() : "") + " 的标准 " + value.zh +
                 "，新标准公布后补差",
             "carried over: the standard that ended " + (fact.info.to ? fact.info.to->to_string() : "") +
                 " is used: " + value.en + "; settle later"});
        break;
    }
  }
}

}  // namespace fenhao::policy
