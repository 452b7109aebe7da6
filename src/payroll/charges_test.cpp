// Tiers, districts and households within one place, chosen by the enrolment and the person.
#include "payroll/charges.h"

#include <algorithm>

#include "payroll/law_for_test.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

constexpr std::string_view own_facts = R"(schema: fenhao-policy/1
company: 示例公司
places:
  - place: {code: "110000"}
    schemes:
      main:
        unemployment:
          - {id: own-nonlocal, from: 2026-07-01, household: nonlocal, employee: {rate: 0.2%}, who: 王主管, evidence: 告知书, recorded: 2026-08-05}
        medical:
          - {id: own-main, from: 2026-07-01, base: {floor: 7270, cap: 36348}, who: 王主管, evidence: 告知书, recorded: 2026-08-05}
      二档:
        medical:
          - {id: own-tier, from: 2026-07-01, base: {floor: 5000, cap: 20000}, employer: {rate: 5%}, employee: {rate: 1%}, who: 王主管, evidence: 告知书, recorded: 2026-08-05}
      区县下限:
        housing_fund:
          - {id: own-district, from: 2026-07-01, areas: [延庆区], base: {floor: 30000}, who: 王主管, evidence: 告知书, recorded: 2026-08-05}
)";

const TestRules& rules() {
  static const TestRules made = [] {
    TestRules with({"office"});
    const auto added = with.library.add_company_facts(own_facts, "company.yaml");
    EXPECT_TRUE(added) << (added ? "" : added.error().describe(Lang::zh));
    return with;
  }();
  return made;
}

Charges charge_everybody(const MonthFacts& facts) {
  PolicyTerms terms(rules().library, facts.month, facts.known);
  return charge_all(facts, terms);
}

bool is_charged(const Charges& charges, const std::string& employee) {
  return std::ranges::any_of(charges.plans, [&](const PlanCharges& plan) { return plan.entity == "E1" && plan.employee == employee; });
}

const contribution::Charge& charge(const Charges& charges, const std::string& employee, Insurance insurance) {
  for (const auto& plan : charges.plans)
    for (const auto& line : plan.lines)
      if (plan.entity == "E1" && plan.employee == employee && line.charge.insurance == insurance) return line.charge;
  throw std::runtime_error("not charged");
}

TEST(ChargeAll, TierDistrictAndHouseholdEachChooseTheirFigures) {
  auto facts = beijing_company();
  for (const char* employee : {"1001", "1002", "1003", "1004"}) hire(facts, employee, "2026-11-01", "25000");
  facts.enrolments[1].scheme = "二档";
  facts.enrolments[2].district = "延庆区";
  facts.persons[3].household = "nonlocal";
  const auto charges = charge_everybody(facts);
  for (const auto& [place, notice, once] : charges.notices) EXPECT_NE(notice.severity, Notice::Severity::error) << notice.message.zh;
  EXPECT_EQ(charge(charges, "1001", Insurance::medical).base, yuan("25000"));
  EXPECT_EQ(charge(charges, "1002", Insurance::medical).base, yuan("20000")) << "the tier's cap";
  EXPECT_EQ(charge(charges, "1002", Insurance::medical).employer, yuan("1000"));
  EXPECT_EQ(charge(charges, "1002", Insurance::pension).base, charge(charges, "1001", Insurance::pension).base) << "a tier of medical is no tier of pension";
  EXPECT_EQ(charge(charges, "1003", Insurance::housing_fund).base, yuan("30000")) << "the district's floor";
  EXPECT_EQ(charge(charges, "1001", Insurance::housing_fund).base, yuan("25000"));
  EXPECT_EQ(charge(charges, "1004", Insurance::unemployment).employee, yuan("50")) << "0.2% for people from elsewhere";
  EXPECT_EQ(charge(charges, "1001", Insurance::unemployment).employee, yuan("125"));
}

TEST(ChargeAll, ATierThePlaceDoesNotHaveIsAnErrorOfThatPersonAlone) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "25000");
  hire(facts, "1002", "2026-11-01", "25000");
  facts.enrolments[0].scheme = "九档";
  const auto charges = charge_everybody(facts);
  EXPECT_TRUE(is_charged(charges, "1002"));
  EXPECT_FALSE(is_charged(charges, "1001")) << "never the main tier in silence";
}

}  // namespace
}  // namespace fenhao::payroll
