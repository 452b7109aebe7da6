// 经济补偿 of one employee from what the company knows: service from the roster, the own average wage of the last twelve
// closed months, the average and minimum wage of the place. Labour Contract Law art. 40, 46–48, 85, 87, 97; Implementing
// Regulations art. 20, 25, 27; tax: Caishui 2018 No. 164 art. 5 (1). Nothing is saved; pay it through the item 一次性补偿.
#pragma once

#include <optional>
#include <string>

#include "formula/formula.h"
#include "labour/severance.h"
#include "month/workspace.h"
#include "tax/one_off.h"

namespace fenhao::month {

struct SeveranceRequest {
  std::string employee;
  Date last_day;          // of the employment, counted
  Date known;             // policy as known on this day
  bool unlawful = false;  // art. 87: twice, and no notice pay
  bool in_lieu = false;   // a month's wage instead of 30 days' notice, art. 40
  std::optional<labour::EarlierServiceReading> earlier;  // absent: as the setting earlier_service_count says
  labour::EarlierCause earlier_cause = labour::EarlierCause::unlimited;
  std::optional<Money> average;     // of the last twelve months, where closed months do not hold them
  std::optional<Money> last_month;  // likewise, for the notice pay
};

struct SeveranceEstimate {
  Date hired, last_day;
  std::string place;
  int months_known = 0;  // closed months the average was taken from; 0 = stated by the caller
  Money average;
  Money high_wage_line;  // three times last year's average wage of the place
  Money minimum_wage;
  labour::ServiceParts service;
  labour::Severance severance;
  Money notice_pay;
  tax::SeveranceTax tax;
  labour::SeveranceRules rules;

  Money total() const { return severance.amount + notice_pay; }
};

// not_found: nobody of that number employed on the day, wages or average wages that are not known, naming the option that
// states them. invalid_input: a reading or a cause the law does not offer.
Result<SeveranceEstimate> estimate_severance(Workspace& workspace, const SeveranceRequest& request);

formula::Explanation explain(const SeveranceEstimate& estimate, Lang lang);

}  // namespace fenhao::month
