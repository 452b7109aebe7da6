// The sample's month goes through the product's own calculation: no error, nobody without pay, plausible figures.
#include <algorithm>
#include <map>
#include <set>

#include "payroll/calculate.h"
#include "sample/sample_for_test.h"

namespace fenhao::sample {
namespace {

using payroll::Notice;

std::vector<payroll::CompiledGroup> compiled_groups() {
  std::vector<payroll::CompiledGroup> compiled;
  for (const auto& group : law().groups) {
    auto program = payroll::compile_group(group, &law().calendar);
    if (!program)
      throw Failure(Error(ErrorCode::internal,
                          {program.error().front().describe(Lang::zh), program.error().front().describe(Lang::en)}));
    compiled.push_back({group, std::move(*program)});
  }
  return compiled;
}

// The rates of the accounts, recorded as the company records them.
policy::Library library_with_account_rates(const Company& company) {
  auto library = must(policy::Library::load(source_file("policy")));
  for (const auto& account : company.accounts) {
    if (!account.work_injury_rate) continue;
    const std::string fact = "schema: fenhao-policy/1\ncompany: \"-\"\nplaces:\n  - place: {code: \"" + account.place +
                             "\"}\n    schemes:\n      main:\n        work_injury:\n" + "          - {id: \"" +
                             account.code + "\", account: \"" + account.code +
                             "\", from: 2026-01-01, employer: {rate: " + account.work_injury_rate->to_string() +
                             "}, who: 社保专员, evidence: 参保户表, recorded: 2026-01-10}\n";
    const auto added = library.add_company_facts(fact, account.code);
    if (!added) throw Failure(added.error());
  }
  return library;
}

template <class T>
void append(std::vector<T>& all, const std::vector<T>& some) {
  all.insert(all.end(), some.begin(), some.end());
}

payroll::MonthFacts facts_of(const Generated& generated, EarningMonth month) {
  payroll::MonthFacts facts{.month = month,
                            .known = month.month.last_day(),
                            .entities = generated.company.entities,
                            .accounts = generated.company.accounts};
  for (const auto& record : generated.records) {
    facts.persons.push_back(record.person);
    append(facts.employments, record.employments);
    append(facts.salaries, record.salaries);
    if (record.attendance) facts.attendance.push_back(*record.attendance);
    if (record.variable) facts.variable.push_back(*record.variable);
    append(facts.deductions, record.deductions);
    append(facts.enrolments, record.plans);
    if (record.history) facts.history.push_back(*record.history);
  }
  return facts;
}

payroll::RunView calculated(const Generated& generated, EarningMonth month) {
  const auto library = library_with_account_rates(generated.company);
  const auto groups = compiled_groups();
  const payroll::Rules rules{&groups, &library, &law().calendar, [](TaxMonth tax_month, Date known) { return law().tax.at(tax_month, known); }};
  return must(payroll::calculate(facts_of(generated, month), rules, {}));
}

// Employees whose attendance period has a day of theirs at some payer.
std::size_t expected_payees(const Generated& generated, EarningMonth month) {
  std::set<std::pair<std::string, std::string>> payees;
  for (const auto& record : generated.records)
    for (const auto& employment : record.employments) {
      const auto& group = *std::ranges::find(law().groups, employment.salary_group, &payroll::SalaryGroup::code);
      const Period period = group.attendance_period(month);
      const Date end = employment.last_day ? *employment.last_day + 1 : period.to;
      if (!Period{employment.from, std::max(employment.from, end)}.overlap(period).empty())
        payees.emplace(employment.entity, employment.employee);
    }
  return payees.size();
}

class Calculation : public testing::Test {
 protected:
  static const EarningMonth month;
  static const Generated& generated() {
    static const Generated all = generate(2000, 60, 7);
    return all;
  }
  static const payroll::RunView& view() {
    static const payroll::RunView run = calculated(generated(), month);
    return run;
  }
};
const EarningMonth Calculation::month = earning_month(2026, 11);

TEST_F(Calculation, EverybodyIsPaid) {
  for (const auto& notice : view().notices) {
    // A place's average wage that the library does not know yet concerns nobody here.
    const bool of_a_place = notice.code == "policy" && notice.message.en.find("average") != std::string::npos;
    if (of_a_place) continue;
    EXPECT_NE(notice.severity, Notice::Severity::error)
        << notice.code << " " << notice.subject << ": " << notice.message.zh;
  }
  EXPECT_EQ(view().employees.size(), expected_payees(generated(), month));
}

TEST_F(Calculation, PayIsPlausible) {
  Money gross, net, tax;
  for (const auto& employee : view().employees) {
    EXPECT_FALSE(employee.net.is_negative()) << employee.person.employee << " " << employee.position;
    EXPECT_LT(employee.gross, Money::from_yuan(400'000)) << employee.person.employee;
    gross += employee.gross;
    net += employee.net;
    tax += employee.tax.wage.due;
  }
  const auto people = static_cast<std::int64_t>(view().employees.size());
  EXPECT_GT(gross, Money::from_yuan(6'000) * people);
  EXPECT_LT(gross, Money::from_yuan(20'000) * people);
  EXPECT_GT(net.fen(), gross.fen() * 70 / 100);
  EXPECT_GT(tax.fen(), gross.fen() / 100);
  EXPECT_LT(tax.fen(), gross.fen() / 10);
}

// The history is what the product would have computed: November's wage tax is a month's, not a correction of the year.
TEST_F(Calculation, TheMonthsTaxContinuesTheYear) {
  int compared = 0;
  for (const auto& employee : view().employees) {
    const auto& working = employee.tax;
    if (working.before.withheld < Money::from_yuan(3'000) || working.bonus || employee.last_day) continue;
    const int months = working.month.month.number() - 1;
    EXPECT_LT(working.wage.due, Money::from_fen(working.before.withheld.fen() * 4 / months + 1'500'00))
        << employee.person.employee;
    ++compared;
  }
  EXPECT_GT(compared, 150);
}

TEST_F(Calculation, TaxMonthsDifferByPayer) {
  std::set<Month> months;
  for (const auto& employee : view().employees) months.insert(employee.tax.month.month);
  EXPECT_EQ(months, (std::set<Month>{month.month, month.month + 1}));
}

TEST_F(Calculation, BonusesAreTaxedAloneForAFew) {
  int bonuses = 0;
  for (const auto& employee : view().employees) bonuses += employee.tax.bonus.has_value();
  EXPECT_GE(bonuses, 5);
  EXPECT_LE(bonuses, 60);
}

}  // namespace
}  // namespace fenhao::sample
