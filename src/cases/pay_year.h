// One person's months of pay at one payer: contributions, then cumulative withholding, each by the product.
#pragma once

#include <vector>

#include "cases/insurance_terms.h"
#include "tax/tax.h"

namespace fenhao::cases {

// A list of insurances as insurance_terms() reads them, charged on the declared base.
std::vector<contribution::Charge> insurance_charges(const std::vector<Node>& items, Money base);

// {rate, floor, cap, rounding?}; a rate of 0 in a case means that there is no fund.
std::vector<contribution::Charge> fund_charges(const Node& fund, Money base);

struct MonthPay {
  int month = 0;
  Money gross;
  contribution::Total insurance, fund;
  tax::Withholding tax;

  Money net() const { return gross - insurance.employee - fund.employee - tax.due; }
  Money employer_cost() const { return gross + insurance.employer + fund.employer; }
};

class PayYear {
 public:
  // The basic deduction counts from `first_month` on.
  PayYear(const Context& context, int year, int first_month);

  MonthPay pay(int month, Money gross, Money special_additional, Money other, contribution::Total insurance,
               contribution::Total fund);

  TaxMonth tax_month(int month) const;
  const tax::Parameters& parameters() const { return parameters_; }
  const tax::YearToDate& sums() const { return sums_; }

 private:
  int year_, first_month_;
  tax::Parameters parameters_;
  tax::YearToDate sums_;
};

}  // namespace fenhao::cases
