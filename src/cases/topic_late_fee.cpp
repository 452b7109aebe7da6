// Late fees, one or a list, and the fine for unpaid arrears.
#include "cases/insurance_terms.h"
#include "contribution/arrears.h"

namespace fenhao::cases {
namespace {

// The day rate of the case is that of the national text.
Rate rate_per_day(const Node& input, const Context& context) {
  const Rate rate = national_rules(context).late_fee_per_day;
  if (input.rate("rate_per_day") != rate)
    input.at("rate_per_day").refuse({"全国规则是 " + rate.to_string(), "the national rule says " + rate.to_string()});
  return rate;
}

void check_list(const Node& input, const Expected& expect, const Context& context) {
  const Rate rate = rate_per_day(input, context);
  std::vector<Money> fees;
  Money sum;
  for (const auto& item : input.list("items")) {
    if (item.has("insurance")) (void)insurance_of(item, "insurance");
    fees.push_back(must(contribution::late_fee(item.money("principal"), rate, item.count("days"))));
    sum += fees.back();
  }
  expect.moneys("fees", fees);
  expect.money("total", sum);
}

void check_one(const Node& input, const Expected& expect, const Context& context) {
  const Rate rate = rate_per_day(input, context);
  const bool dated = input.has("payment_day");
  const int days = dated ? contribution::overdue_days(input.date("first_overdue_day"), input.date("payment_day"))
                         : input.count("days");
  if (dated) expect.count("days", days);
  expect.money("fee", must(contribution::late_fee(input.money("principal"), rate, days)));
}

void check_fine(const Node& input, const Expected& expect, const Context& context) {
  const auto fine = contribution::fine_range(national_rules(context), input.money("arrears"));
  expect.money("fine_min", fine.least);
  expect.money("fine_max", fine.most);
}

}  // namespace

void check_late_fee(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("items")) return check_list(input, expect, context);
  if (input.has("arrears")) return check_fine(input, expect, context);
  check_one(input, expect, context);
}

}  // namespace fenhao::cases
