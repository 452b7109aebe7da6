#include "cases/pay_year.h"

namespace fenhao::cases {

using contribution::Charge;

std::vector<Charge> insurance_charges(const std::vector<Node>& items, Money base) {
  std::vector<Charge> charges;
  for (const auto& item : items) {
    const auto terms = insurance_terms(item);
    charges.push_back(must(contribution::charge(terms, enrolment(terms.insurance, base))));
  }
  return charges;
}

std::vector<Charge> fund_charges(const Node& fund, Money base) {
  const auto terms = fund_terms(fund);
  const Rate rate = fund.rate("rate");
  if (rate.is_zero()) return {};
  return {must(contribution::charge(terms, fund_enrolment(base, rate)))};
}

PayYear::PayYear(const Context& context, int year, int first_month)
    : year_(year), first_month_(first_month), parameters_(must(context.law.tax.at(tax_month(1)))) {}

TaxMonth PayYear::tax_month(int month) const { return TaxMonth(must(Month::of(year_, month))); }

MonthPay PayYear::pay(int month, Money gross, Money special_additional, Money other, contribution::Total insurance,
                      contribution::Total fund) {
  tax::MonthInput input;
  input.month = tax_month(month);
  input.basic_months = tax::months_employed(input.month, tax_month(first_month_).month.first_day());
  input.income = gross;
  input.special = insurance.employee + fund.employee;
  input.special_additional = special_additional;
  input.other = other;
  const auto withheld = must(tax::withhold(parameters_, sums_, input));
  sums_ = withheld.after;
  return {month, gross, insurance, fund, withheld};
}

}  // namespace fenhao::cases
