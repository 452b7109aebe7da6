// Labour and author's remuneration and royalties of residents: per payment and by the cumulative method.
#include "cases/topic.h"
#include "tax/cumulative_labour.h"
#include "tax/remuneration.h"

namespace fenhao::cases {
namespace {

// Cases that name no month hold today.
tax::LabourScope scope_of(const Node& input) {
  const std::string name = input.text("scope");
  if (name == "internet_platform_2025_16") return tax::LabourScope::platform_worker;
  if (name == "student_intern_2020_13") return tax::LabourScope::student_intern;
  input.at("scope").refuse({"人员类别未知", "an unknown scope"});
}

void check_payment(const Node& input, const Expected& expect, const Context& context) {
  input.demand("method", "per_payment");
  const auto kind = must(tax::parse_remuneration_kind(input.text("kind")));
  const auto parameters = must(context.law.tax.at(month_of_2026(1)));
  const auto result = must(tax::withhold_remuneration(parameters, kind, input.money("amount")));
  expect.money("withholding_taxable", result.taxable);
  expect.money("tax", result.tax);
}

void check_months(const Node& input, const Expected& expect, const Context& context) {
  input.demand("kind", "labour");
  const auto scope = scope_of(input);
  tax::LabourWithholding last;
  std::vector<Money> taxes;
  int number = 0;
  for (const Money income : input.moneys("monthly_amounts")) {
    const TaxMonth month = month_of_2026(++number);
    const tax::LabourFigures figures{.income = income};
    last = must(tax::withhold_labour(must(context.law.tax.at(month)), scope, last.after, figures, number, month));
    taxes.push_back(last.due);
  }
  expect.moneys("tax_by_month", taxes);
  expect.money("tax_total", last.after.withheld);
  expect.money("cumulative_taxable_last", last.taxable_before_clamp);
}

}  // namespace

void check_labour_remuneration(const Node& input, const Expected& expect, const Context& context) {
  input.demand("resident", "true");
  if (input.text("method") == "cumulative") return check_months(input, expect, context);
  check_payment(input, expect, context);
}

}  // namespace fenhao::cases
