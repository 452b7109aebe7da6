// Charges, bases, first and last months, work injury, special groups and maternity.
#include <map>

#include "cases/insurance_terms.h"
#include "contribution/base_and_months.h"
#include "contribution/duty.h"
#include "contribution/maternity.h"

namespace fenhao::cases {
namespace {

using contribution::Charge;
using contribution::Duty;
using policy::Insurance;

void check_charges(const Node& input, const Expected& expect, const Context&) {
  const Money wage = input.money("average_wage");
  std::vector<Charge> charges;
  for (const auto& item : input.list("items")) {
    const auto terms = insurance_terms(item);
    charges.push_back(must(contribution::charge(terms, enrolment(terms.insurance, wage))));
  }
  expect_charges(expect, "items", charges);
  expect.money("employee_total", contribution::total(charges).employee);
  expect.money("employer_total", contribution::total(charges).employer);
}

// The base after floor and cap; the rates play no part.
Money clamped_base(const Node& input, Money wage) {
  const auto terms = terms_at_rates(Insurance::pension, input.money("floor"), input.money("cap"), Rate{}, Rate{});
  return must(contribution::charge(terms, enrolment(Insurance::pension, wage))).base;
}

void check_base_of_year(const Node& input, const Expected& expect, const Context&) {
  (void)input.count("year");
  const Money average = must(contribution::average_wage_of_year(input.moneys("wages_by_month"), Rounding::half_up_fen));
  expect.money("monthly_average", average);
  expect.money("base", clamped_base(input, average));
}

void check_new_hire(const Node& input, const Expected& expect, const Context&) {
  expect.money("base", clamped_base(input, input.money("first_month_contract_wage")));
  expect.month("first_contribution_month", contribution::first_insurance_month(input.date("hire_date")).month);
}

// A charge of work injury, which only the employer pays.
Charge injury_charge(Money base, Rate rate) {
  const auto terms = terms_at_rates(Insurance::work_injury, std::nullopt, std::nullopt, rate, std::nullopt);
  return must(contribution::charge(terms, enrolment(Insurance::work_injury, base)));
}

void check_work_injury(const Node& input, const Expected& expect, const Context& context) {
  const auto rules = national_rules(context);
  const int number = input.count("industry_class");
  const Rate base_rate = must(contribution::work_injury_rate(rules, number, Decimal(1)));
  if (input.rate("base_rate") != base_rate)
    input.at("base_rate").refuse({"全国规则是 " + base_rate.to_string(), "the national rule says " + base_rate.to_string()});
  const Rate rate = must(contribution::work_injury_rate(rules, number, input.decimal("float")));
  expect.rate("effective_rate", rate);
  const auto charge = injury_charge(input.money("total_base"), rate);
  expect.money("employer", charge.employer);
  expect.money("employee", charge.employee);
}

void check_leaver(const Node& input, const Expected& expect, const Context&) {
  input.demand("city_rule", "cutoff_day_15");
  expect.month("last_contribution_month", contribution::last_insurance_month(input.date("leave_date"), 15).month);
}

void check_several_employers(const Node& input, const Expected& expect, const Context&) {
  if (input.count("employers") < 2) input.refuse({"应有几个用人单位", "several employers are expected"});
  const auto where = must(contribution::insured_at(insurance_of(input, "insurance")));
  expect.text("insured_at", where == contribution::InsuredAt::each_employer ? "each_employer" : "one_employer");
}

const CoverageMonth november(Month::from_index(2026 * 12 + 10));

// Whether each insurance named is required.
void expect_duties(const Expected& expect, const std::map<Insurance, Duty>& duties) {
  const std::pair<std::string_view, Insurance> names[] = {{"pension", Insurance::pension},
                                                          {"medical", Insurance::medical},
                                                          {"unemployment", Insurance::unemployment},
                                                          {"injury", Insurance::work_injury},
                                                          {"maternity", Insurance::maternity}};
  for (const auto& [name, insurance] : names)
    if (duties.contains(insurance)) expect.flag(name, duties.at(insurance) == Duty::required);
}

std::string_view to_string(Duty duty) {
  switch (duty) {
    case Duty::required: return "required";
    case Duty::voluntary: return "voluntary";
    case Duty::none: return "none";
  }
  return {};
}

void check_foreigner(const Node& input, const Expected& expect, const Context&) {
  input.demand("nationality", "foreign");
  input.demand("treaty", "none");
  const auto duties = must(contribution::duties({.origin = contribution::Worker::Origin::foreign}, november));
  expect_duties(expect, duties);
  expect.text("housing_fund", to_string(duties.at(Insurance::housing_fund)));
}

void check_hong_kong(const Node& input, const Expected& expect, const Context&) {
  input.demand("resident_of", "HK");
  const contribution::Worker worker{.origin = contribution::Worker::Origin::hk_macau_taiwan,
                                    .home_cover_proved = input.flag("proof_of_home_cover")};
  expect_duties(expect, must(contribution::duties(worker, november)));
}

void check_over_age(const Node& input, const Expected& expect, const Context&) {
  const contribution::Worker worker{.over_retirement_age = input.flag("over_statutory_age"),
                                    .draws_pension = input.flag("draws_pension"),
                                    .agreed_to_contribute = input.flag("agreed_with_employer")};
  const auto month = contribution::first_insurance_month(input.date("hire_date"));
  const auto duties = must(contribution::duties(worker, month));
  for (const auto& [name, insurance] : {std::pair("pension", Insurance::pension), std::pair("injury", Insurance::work_injury)})
    expect.flag(name, duties.at(insurance) == Duty::required);
  // Whoever is insured through the employer has the share withheld by it (Social Insurance Law art. 60).
  expect.text("employee_share_withheld_by", duties.at(Insurance::pension) == Duty::required ? "employer" : "nobody");
  expect.money("injury_employee_share", injury_charge(Money::from_yuan(5000), must(Rate::parse("0.002"))).employee);
}

contribution::MaternityDays maternity_days(const Context& context) {
  return must(context.law.settings.at<contribution::MaternityDays>(november.month.first_day()));
}

void check_allowance(const Node& input, const Expected& expect, const Context& context) {
  expect.money("allowance", must(contribution::leave_pay(input.money("unit_average_monthly_base"), input.count("days"),
                                                         maternity_days(context))));
}

void check_top_up(const Node& input, const Expected& expect, const Context& context) {
  const auto setting = maternity_days(context);
  const Money own = input.money("own_monthly_wage");
  const int days = input.count("days");
  expect.money("own_wage_for_days", must(contribution::leave_pay(own, days, setting)));
  expect.money("employer_top_up", must(contribution::maternity_top_up(own, days, input.money("allowance"), setting)));
}

// The entry of the input that tells one kind of case from the others.
constexpr std::pair<std::string_view, Check> kinds[] = {
    {"items", check_charges},
    {"wages_by_month", check_base_of_year},
    {"first_month_contract_wage", check_new_hire},
    {"industry_class", check_work_injury},
    {"city_rule", check_leaver},
    {"employers", check_several_employers},
    {"nationality", check_foreigner},
    {"resident_of", check_hong_kong},
    {"draws_pension", check_over_age},
    {"unit_average_monthly_base", check_allowance},
    {"own_monthly_wage", check_top_up},
};

}  // namespace

void check_contribution(const Node& input, const Expected& expect, const Context& context) {
  for (const auto& [key, check] : kinds)
    if (input.has(key)) return check(input, expect, context);
  input.refuse({"没有这一类社保案例", "no check knows this kind of case"});
}

}  // namespace fenhao::cases
