#include "payroll/bonus_choice.h"

#include <algorithm>

namespace fenhao::payroll {
namespace {

// "；金额落在 36000.00 至 38566.67 的临界区间，发 36000.00 到手不会更少"
Text dead_zone(const tax::Parameters& parameters, Money bonus) {
  const auto zones = tax::dead_zones(parameters.monthly);
  if (!zones) return {};
  const auto zone = std::ranges::find_if(*zones, [&](const tax::DeadZone& each) { return each.from < bonus && bonus <= each.to; });
  if (zone == zones->end()) return {};
  const std::string from = zone->from.grouped(), to = zone->to.grouped();
  return {"；单独计税时金额落在 " + from + " 至 " + to + " 的临界区间，发 " + from + " 到手不会更少",
          "; taxed alone it lies in the dead zone " + from + " to " + to + ": a bonus of " + from + " leaves no less"};
}

}  // namespace

tax::AnnualFigures expected_year(const TaxWorking& working, const Declared& declared, int months_left) {
  const auto& month = working.input;
  const auto& sums = working.wage.after;
  const Money wage = month.income - working.bonus_merged;
  return {.income = sums.income - working.bonus_merged + wage * months_left,
          .exempt = sums.exempt + month.exempt * months_left,
          .special = sums.special + month.special * months_left,
          .special_additional = declared.additional_expected,
          .other = sums.other + month.other * months_left,
          .donation = sums.donation};
}

std::vector<Notice> bonus_notices(const tax::Parameters& parameters, const std::string& employee, const TaxWorking& working,
                                  const Declared& declared, int months_left) {
  const bool merged = !working.bonus_merged.is_zero();
  const Money bonus = merged ? working.bonus_merged : working.bonus ? working.bonus->bonus : Money{};
  if (bonus.is_zero() || !working.bonus_taxed_alone_before.is_zero()) return {};
  const auto choice = tax::compare_bonus(parameters, expected_year(working, declared, months_left), bonus, working.month);
  if (!choice) return {};
  using Better = tax::BonusChoice::Better;
  const bool dearer = choice->better == (merged ? Better::alone : Better::merged);
  const Text zone = dead_zone(parameters, bonus);
  const Text chosen = merged ? Text{"并入综合所得", "merged"} : Text{"单独计税", "alone"};
  const Text better = choice->better == Better::merged ? Text{"并入综合所得", "merging"} : Text{"单独计税", "taxing it alone"};
  const std::string left = std::to_string(months_left);
  Text text{"年终奖选择" + chosen.zh + "；按本年已知数、以后 " + left + " 个月照本月估计，", "the bonus is taxed " + chosen.en + "; with the year so far and " + left + " more months like this one, "};
  if (choice->better == Better::equal) text = {text.zh + "两种方式税额相同", text.en + "both ways cost the same"};
  else text = {text.zh + better.zh + "全年少缴 " + choice->saving.grouped() + " 元", text.en + better.en + " saves " + choice->saving.grouped() + " over the year"};
  text.zh += zone.zh;
  text.en += zone.en;
  return {{Notice::Severity::warning, dearer ? "bonus_dearer_way" : "bonus_cheaper_way", employee, std::move(text)}};
}

}  // namespace fenhao::payroll
