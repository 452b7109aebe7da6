// A city's insurances and fund on one declared base, then the same pay in every month withheld cumulatively.
#include "cases/pay_year.h"

namespace fenhao::cases {
namespace {

using contribution::total;

void expect_contributions(const Expected& expect, const std::vector<contribution::Charge>& insurance,
                          const std::vector<contribution::Charge>& fund) {
  expect_charges(expect, "insurance", insurance);
  expect.money("insurance_employee", total(insurance).employee);
  expect.money("insurance_employer", total(insurance).employer);
  expect.money("fund_base", fund.empty() ? Money{} : fund[0].base);
  expect.money("fund_employee", total(fund).employee);
  expect.money("fund_employer", total(fund).employer);
}

}  // namespace

void check_city_payroll(const Node& input, const Expected& expect, const Context& context) {
  must(context.law.library.find_place(input.text("city")));
  const auto months = input.at("months");
  const int first = months.count("first"), last = months.count("last");
  const Money gross = months.money("gross"), base = months.money("declared_base"), additional = months.money("special_additional");
  const auto insurance = insurance_charges(input.list("insurance"), base);
  const auto fund = fund_charges(input.at("fund"), base);
  expect_contributions(expect, insurance, fund);
  PayYear year(context, input.count("tax_year"), first);
  std::vector<MonthPay> pays;
  for (int month = first; month <= last; ++month)
    pays.push_back(year.pay(month, gross, additional, Money{}, total(insurance), total(fund)));
  if (pays.empty()) months.refuse({"first 在 last 之后", "first is after last"});
  expect.each("months", pays, [](const Expected& row, const MonthPay& pay) {
    row.count("month", pay.month);
    row.money("tax", pay.tax.due);
    row.money("net", pay.net());
  });
  expect.money("cumulative_taxable", pays.back().tax.taxable_before_clamp);
  expect.money("cumulative_tax", pays.back().tax.cumulative_tax);
}

}  // namespace fenhao::cases
