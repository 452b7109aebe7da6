// cases/city_payroll.yaml and cases/payroll_year.yaml: contributions, then cumulative withholding, month by month.
#include "contribution/terms_for_test.h"
#include "tax/tax_text.h"

namespace fenhao::contribution {
namespace {

using cases::Case;
using cases::expect_money;
using cases::Node;

tax::Parameters tax_parameters(int year) {
  const auto path = std::string(FENHAO_SOURCE_DIR) + "/policy/national/tax.yaml";
  return must(tax::parameters_for(must(read_file(path)), path, TaxMonth(must(Month::of(year, 1)))));
}

std::vector<Charge> insurance_charges(const std::vector<Node>& items, Money base) {
  std::vector<Charge> charges;
  for (const auto& item : items) {
    const auto terms = case_terms(item);
    charges.push_back(must(charge(terms, {terms.insurance, base, std::nullopt, std::nullopt})));
  }
  return charges;
}

// A rate of 0 in a case means that there is no fund.
std::vector<Charge> fund_charges(const Node& fund, Money base) {
  const auto rounding = fund.has("rounding") ? case_rounding(fund.text("rounding")) : Rounding::half_up_fen;
  const auto terms = fund_terms(fund.optional_money("floor"), fund.optional_money("cap"), rounding);
  const Rate rate = fund.rate("rate");
  if (rate.is_zero()) return {};
  return {must(charge(terms, fund_enrolment(base, rate)))};
}

struct MonthPay {
  Money gross;
  Total insurance, fund;
  tax::Withholding tax;

  Money net() const { return gross - insurance.employee - fund.employee - tax.due; }
  Money employer_cost() const { return gross + insurance.employer + fund.employer; }
};

// One person's year at one payer, from the first month that counts.
class Year {
 public:
  Year(int year, int first_month) : parameters_(tax_parameters(year)), year_(year), first_month_(first_month) {}

  MonthPay pay(int month, Money gross, Money special_additional, Money other, Total insurance, Total fund) {
    tax::MonthInput input;
    input.month = TaxMonth(must(Month::of(year_, month)));
    input.basic_months = tax::months_employed(input.month, must(Date::of(year_, first_month_, 1)));
    input.income = gross;
    input.special = insurance.employee + fund.employee;
    input.special_additional = special_additional;
    input.other = other;
    const auto withheld = must(tax::withhold(parameters_, sums_, input));
    sums_ = withheld.after;
    return {gross, insurance, fund, withheld};
  }

  const tax::Parameters& parameters() const { return parameters_; }
  const tax::YearToDate& sums() const { return sums_; }

 private:
  tax::Parameters parameters_;
  int year_, first_month_;
  tax::YearToDate sums_;
};

void check_city_charges(const Node& expect, const std::vector<Charge>& insurance, const std::vector<Charge>& fund) {
  const auto expected = expect.list("insurance");
  ASSERT_EQ(expected.size(), insurance.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(case_insurance(expected[i].text("item")), insurance[i].insurance);
    expect_money(expected[i], "base", insurance[i].base);
    expect_money(expected[i], "employee", insurance[i].employee);
    expect_money(expected[i], "employer", insurance[i].employer);
  }
  expect_money(expect, "insurance_employee", total(insurance).employee);
  expect_money(expect, "insurance_employer", total(insurance).employer);
  expect_money(expect, "fund_base", fund.empty() ? Money{} : fund[0].base);
  expect_money(expect, "fund_employee", total(fund).employee);
  expect_money(expect, "fund_employer", total(fund).employer);
}

void check_city(const Case& one) {
  EXPECT_FALSE(one.input.text("city").empty());
  const auto months = one.input.at("months");
  const int first = months.count("first"), last = months.count("last");
  const Money base = months.money("declared_base");
  const auto insurance = insurance_charges(one.input.list("insurance"), base);
  const auto fund = fund_charges(one.input.at("fund"), base);
  check_city_charges(one.expect, insurance, fund);
  const auto expected = one.expect.list("months");
  ASSERT_EQ(expected.size(), static_cast<std::size_t>(last - first + 1));
  Year year(one.input.count("tax_year"), first);
  MonthPay pay;
  for (int month = first; month <= last; ++month) {
    pay = year.pay(month, months.money("gross"), months.money("special_additional"), Money{}, total(insurance),
                   total(fund));
    const auto& row = expected[static_cast<std::size_t>(month - first)];
    EXPECT_EQ(row.count("month"), month);
    expect_money(row, "tax", pay.tax.due);
    expect_money(row, "net", pay.net());
  }
  expect_money(one.expect, "cumulative_taxable", pay.tax.taxable_before_clamp);
  expect_money(one.expect, "cumulative_tax", pay.tax.cumulative_tax);
}

// The parameters in force: the last that begin no later than the month.
Node parameters_in(const Node& input, int month) {
  std::optional<Node> found;
  for (const auto& candidate : input.list("parameters"))
    if (candidate.count("from_month") <= month) found = candidate;
  if (!found) throw Failure(Error(ErrorCode::not_found, {"没有参数", "no parameters for the month"}));
  return *found;
}

void check_year_month(const Node& expect, const MonthPay& pay) {
  expect_money(expect, "insurance_employee", pay.insurance.employee);
  expect_money(expect, "insurance_employer", pay.insurance.employer);
  expect_money(expect, "fund_employee", pay.fund.employee);
  expect_money(expect, "fund_employer", pay.fund.employer);
  expect_money(expect, "cumulative_taxable", pay.tax.taxable_before_clamp);
  expect_money(expect, "tax", pay.tax.due);
  expect_money(expect, "net", pay.net());
  expect_money(expect, "employer_cost", pay.employer_cost());
}

// Tax of a bonus taxed alone in the month; nothing when there is none.
Money check_bonus(const Node& expect, const Year& year, TaxMonth month, std::optional<Money> bonus) {
  if (!bonus) return {};
  const auto result = must(tax::annual_bonus(year.parameters(), *bonus, month));
  expect_money(expect, "bonus_tax", result.tax);
  expect_money(expect, "bonus_net", *bonus - result.tax);
  return result.tax;
}

void check_year(const Case& one) {
  const int calendar_year = one.input.count("tax_year");
  Year year(calendar_year, one.input.count("basic_deduction_from_month"));
  const auto months = one.input.list("months");
  const auto expected = one.expect.list("months");
  ASSERT_EQ(months.size(), expected.size());
  Money net, cost, bonus_tax;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto& row = months[i];
    const int month = row.count("month");
    EXPECT_EQ(expected[i].count("month"), month);
    SCOPED_TRACE("month " + std::to_string(month));
    const auto parameters = parameters_in(one.input, month);
    const auto insurance = total(insurance_charges(parameters.list("insurance"), row.money("base")));
    const auto fund = total(fund_charges(parameters.at("fund"), row.money("base")));
    const auto pay = year.pay(month, row.money("gross"), row.money("special_additional"),
                              row.money_or("other", Money{}), insurance, fund);
    check_year_month(expected[i], pay);
    net += pay.net();
    cost += pay.employer_cost();
    bonus_tax += check_bonus(expected[i], year, TaxMonth(must(Month::of(calendar_year, month))),
                             row.optional_money("bonus_separate"));
  }
  const auto sums = one.expect.at("year");
  expect_money(sums, "tax_on_wages", year.sums().withheld);
  expect_money(sums, "net_wages", net);
  expect_money(sums, "employer_cost_wages", cost);
  if (!bonus_tax.is_zero()) expect_money(sums, "tax_on_bonus", bonus_tax);
}

TEST(GoldenCases, CityPayroll) { cases::run_cases(case_file("city_payroll"), check_city); }

TEST(GoldenCases, PayrollYear) { cases::run_cases(case_file("payroll_year"), check_year); }

}  // namespace
}  // namespace fenhao::contribution
