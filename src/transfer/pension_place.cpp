#include "transfer/pension_place.h"

#include <map>

namespace fenhao::transfer {
namespace {

Status check(const std::string& household_place, const std::vector<PensionStay>& stays) {
  bool sound = !household_place.empty();
  for (const auto& stay : stays) sound = sound && !stay.place.empty() && stay.months >= 0;
  if (sound) return {};
  return fail(Error(ErrorCode::invalid_input, {"须给出户籍地和每段参保地，月数不能是负数",
                                               "home and every place must be named, months cannot be negative"})
                  .way_out({"补全参保经历", "complete the record of contributions"}));
}

}  // namespace

Fields fields(PensionPlaceRules& rules) { return {{"months", &rules.months}}; }

Text label(PensionPlaceReason reason) {
  switch (reason) {
    case PensionPlaceReason::home_relation: return {"关系在户籍所在地", "the relation is at home"};
    case PensionPlaceReason::relation:
      return {"在关系所在地累计缴费满规定年限", "enough years at the place of the relation"};
    case PensionPlaceReason::last_long_stay:
      return {"转回上一个缴费满规定年限的参保地", "the last place with enough years"};
    case PensionPlaceReason::home: break;
  }
  return {"各地均不满规定年限，由户籍所在地办理", "enough years nowhere: the registered home"};
}

Result<PensionPlace> pension_place(const std::string& household_place, const std::vector<PensionStay>& stays,
                                   const PensionPlaceRules& rules) {
  FENHAO_CHECK(check(household_place, stays));
  std::map<std::string, int> months;
  std::vector<std::string> relations;
  for (const auto& stay : stays) {
    if (stay.temporary_account) continue;
    months[stay.place] += stay.months;
    relations.push_back(stay.place);
  }
  if (relations.empty() || relations.back() == household_place)
    return PensionPlace{household_place,
                        relations.empty() ? PensionPlaceReason::home : PensionPlaceReason::home_relation};
  for (auto place = relations.rbegin(); place != relations.rend(); ++place)
    if (months[*place] >= rules.months)
      return PensionPlace{
          *place, *place == relations.back() ? PensionPlaceReason::relation : PensionPlaceReason::last_long_stay};
  return PensionPlace{household_place, PensionPlaceReason::home};
}

}  // namespace fenhao::transfer
