// The records of a sample: complete, lawful, and each person once.
#include <algorithm>
#include <map>
#include <set>

#include "sample/sample_for_test.h"
#include "tax/deduction_text.h"

namespace fenhao::sample {
namespace {

const EarningMonth november = earning_month(2026, 11);

const Generated& generated() {
  static const Generated all = generate(1500, 12, 42);
  return all;
}

Decimal value(const std::optional<payroll::MonthlyInput>& input, const std::string& code) {
  if (!input || !input->values.contains(code)) return Decimal(0);
  return input->values.at(code);
}

TEST(Records, EveryIdentityChecksAndStandsOnce) {
  std::set<std::string> identities, cards, phones, employees;
  for (const auto& [person, employments, salaries, attendance, variable, deductions, plans, history] :
       generated().records) {
    const auto identity = check_identity(person.identity_kind, person.identity.reveal());
    ASSERT_TRUE(identity) << identity.error().describe(Lang::zh);
    EXPECT_EQ(identity->birth.value_or(person.birth), person.birth);
    EXPECT_EQ(identity->gender.value_or(person.sex), person.sex);
    EXPECT_TRUE(check_bank_card(person.bank_account.reveal()));
    EXPECT_TRUE(identities.insert(person.identity.reveal()).second) << person.employee;
    EXPECT_TRUE(cards.insert(person.bank_account.reveal()).second) << person.employee;
    EXPECT_TRUE(phones.insert(person.phone.reveal()).second) << person.employee;
    EXPECT_TRUE(employees.insert(person.employee).second) << person.employee;
  }
}

TEST(Records, EveryStoryIsTold) {
  std::map<IdentityKind, int> documents;
  std::map<std::string, int> households;
  int joiners = 0, leavers = 0, moves = 0, other_entity = 0, other_city = 0, other_department = 0, dotted = 0,
      only_injury = 0;
  for (const auto& record : generated().records) {
    const auto& first = record.employments.front();
    const auto& last = record.employments.back();
    ++documents[record.person.identity_kind];
    ++households[record.person.household];
    joiners += first.hired.month() == november.month;
    leavers += last.last_day && last.last_day->month() == november.month;
    dotted += record.person.name.find("·") != std::string::npos;
    only_injury += record.plans.size() == 1 && record.plans[0].insurances.size() == 1 &&
                   record.plans[0].insurances[0].insurance == Insurance::work_injury;
    if (record.employments.size() == 1) continue;
    ++moves;
    if (first.entity != last.entity)
      ++other_entity;
    else if (first.place != last.place)
      ++other_city;
    else
      other_department += first.department != last.department;
  }
  for (const auto kind : {IdentityKind::passport_foreign, IdentityKind::foreigner_permanent_resident,
                          IdentityKind::hk_macau_travel_permit, IdentityKind::taiwan_travel_permit})
    EXPECT_GE(documents[kind], 1) << to_string(kind);
  EXPECT_GT(households["local"], 500);
  EXPECT_GT(households["nonlocal"], 300);
  for (const int count : {joiners, leavers, other_entity, other_city, other_department, dotted, only_injury})
    EXPECT_GE(count, 1);
  EXPECT_EQ(moves, other_entity + other_city + other_department);
}

TEST(Records, AllGroupsOfThePostsAndBothTaxMonths) {
  std::map<std::string, int> groups;
  std::set<int> offsets;
  for (const auto& record : generated().records) ++groups[record.employments.back().salary_group];
  for (const auto& entity : generated().company.entities) offsets.insert(entity.pay_month_offset);
  EXPECT_GT(groups["office"], 350);
  EXPECT_GT(groups["manufacturing"], 450);
  EXPECT_GT(groups["sales"], 80);
  EXPECT_GT(groups["research"], 80);
  EXPECT_GT(groups["intern"], 8);
  EXPECT_EQ(groups.size(), 5u);
  EXPECT_EQ(offsets, (std::set<int>{0, 1}));
}

TEST(Records, EveryWorkplaceHasAccountsForItsInsurances) {
  for (const auto& record : generated().records)
    for (const auto& plan : record.plans)
      for (const auto kind : {people::AccountKind::social_insurance, people::AccountKind::housing_fund})
        EXPECT_TRUE(std::ranges::any_of(generated().company.accounts, [&](const auto& account) {
          return account.entity == plan.entity && account.place == plan.place && account.kind == kind;
        })) << record.person.employee;
  for (const auto& account : generated().company.accounts)
    EXPECT_EQ(account.work_injury_rate.has_value(), account.kind == people::AccountKind::social_insurance);
}

TEST(Records, BasesAndRatesAreAllowedAndSomeAreClamped) {
  int below = 0, above = 0;
  for (const auto& record : generated().records)
    for (const auto& plan : record.plans) {
      const auto city = std::ranges::find_if(generated().company.cities,
                                             [&](const City& each) { return each.place.code == plan.place; });
      for (const auto& charge :
           must(charges_of(*city, plan, record.person.household))) {  // refuses negative bases and rates out of range
        EXPECT_GT(charge.declared_base, Money{});
        below += charge.clamp == contribution::Charge::Clamp::floor;
        above += charge.clamp == contribution::Charge::Clamp::cap;
      }
      for (const auto& enrolment : plan.insurances) EXPECT_GT(enrolment.declared_base, Money{});
    }
  EXPECT_GT(below, 20);
  EXPECT_GT(above, 20);
}

TEST(Records, DeductionsArePossibleAndCompatible) {
  const auto limits = must(must(tax::NationalDeductions::load(
                                    must(read_file(source_file("policy/national/deductions.yaml"))), "deductions.yaml"))
                               .at(TaxMonth{november.month}));
  std::map<std::string, int> kinds;
  for (const auto& record : generated().records) {
    std::vector<tax::Declaration> declarations;
    for (const auto& deduction : record.deductions) {
      ++kinds[deduction.kind];
      declarations.push_back(
          {must(tax::parse_deduction_kind(deduction.kind)), deduction.from, deduction.to, deduction.amount});
      for (const auto& warning : tax::check_declaration(limits, declarations.back()))
        ADD_FAILURE() << record.person.employee << ": " << warning.message.zh;
    }
    EXPECT_TRUE(tax::check_compatible(declarations, november.month.year())) << record.person.employee;
  }
  for (const char* kind : {"children", "infant", "elderly", "mortgage", "rent", "continuing", "pension", "health"})
    EXPECT_GE(kinds[kind], 1) << kind;
}

TEST(Records, OvertimeKeepsTheMonthsLimit) {
  int weekday = 0, rest = 0;
  for (const auto& record : generated().records) {
    const auto hours = value(record.attendance, "attendance.weekday_overtime_hours") +
                       value(record.attendance, "attendance.rest_day_overtime_hours") +
                       value(record.attendance, "attendance.holiday_overtime_hours");
    EXPECT_LE(hours, Decimal(36)) << record.person.employee;
    EXPECT_GE(hours, Decimal(0));
    weekday += !value(record.attendance, "attendance.weekday_overtime_hours").is_zero();
    rest += !value(record.attendance, "attendance.rest_day_overtime_hours").is_zero();
    EXPECT_TRUE(value(record.attendance, "attendance.holiday_overtime_hours").is_zero())
        << "November has no statutory holiday";
  }
  EXPECT_GT(weekday, 100);
  EXPECT_GT(rest, 50);
}

TEST(Records, HolidayOvertimeWhereTheMonthHasHolidays) {
  int holiday = 0;
  for (const auto& record : generate(300, 2, 42, earning_month(2026, 10)).records)
    holiday += !value(record.attendance, "attendance.holiday_overtime_hours").is_zero();
  EXPECT_GT(holiday, 10);
}

TEST(Records, AbsenceNeverExceedsTheMonth) {
  int sick = 0, personal = 0;
  for (const auto& record : generated().records) {
    Decimal days(0);
    for (const char* code : {"attended_days", "sick_days", "personal_leave_days", "absent_days", "maternity_days"})
      days = days + value(record.attendance, std::string("attendance.") + code);
    EXPECT_LE(days, Decimal(21)) << record.person.employee;
    sick += !value(record.attendance, "attendance.sick_days").is_zero();
    personal += !value(record.attendance, "attendance.personal_leave_days").is_zero();
  }
  EXPECT_GT(sick, 20);
  EXPECT_GT(personal, 20);
}

// An input added to a template belongs into the sample, or the sample shows less than the product can do.
TEST(Records, KnowEveryInputOfTheTemplates) {
  std::set<std::string> used;
  for (const auto month : {november, earning_month(2026, 7), earning_month(2026, 10)})
    for (const auto& record : generate(6000, 2, 42, month).records) {
      for (const auto& assignment : record.salaries) used.insert(assignment.item);
      for (const auto* input : {&record.attendance, &record.variable})
        if (*input)
          for (const auto& [code, unused] : (*input)->values) used.insert(code);
    }
  for (const auto& group : law().groups)
    for (const auto& input : group.inputs) EXPECT_TRUE(used.contains(input.input.code)) << input.input.code;
}

TEST(Records, PlansOfOnePersonNeverOverlap) {
  for (const auto& record : generated().records)
    for (std::size_t i = 1; i < record.plans.size(); ++i) {
      ASSERT_TRUE(record.plans[i - 1].to) << record.person.employee;
      EXPECT_LT(*record.plans[i - 1].to, record.plans[i].from.month) << record.person.employee;
    }
}

TEST(Records, SomeSalariesChangeInTheMiddleOfTheMonth) {
  int in_year = 0, in_month = 0;
  for (const auto& record : generated().records) {
    std::set<Date> days;
    for (const auto& assignment : record.salaries) days.insert(assignment.from);
    in_year += days.size() > 1;
    in_month += days.size() > 1 && days.rbegin()->month() == november.month && days.rbegin()->day() > 1;
  }
  EXPECT_GT(in_year, 300);
  EXPECT_GT(in_month, 15);
}

TEST(Records, DoNotDependOnHowManyThereAre) {
  const auto few = generate(60, 2, 9), many = generate(90, 2, 9);
  for (std::size_t i = 0; i < few.records.size(); ++i) {
    EXPECT_EQ(few.records[i].person.name, many.records[i].person.name);
    EXPECT_EQ(few.records[i].history.has_value(), many.records[i].history.has_value());
    if (few.records[i].history) {
      EXPECT_EQ(few.records[i].history->figures, many.records[i].history->figures);
    }
  }
}

TEST(Records, StudentsAreNewAndNotInsured) {
  int students = 0;
  for (const auto& record : generated().records) {
    if (record.employments.back().salary_group != "intern") continue;
    ++students;
    EXPECT_EQ(record.employments.front().hired.month(), november.month) << record.person.employee;
    EXPECT_TRUE(record.plans.empty() && record.deductions.empty() && !record.history) << record.person.employee;
  }
  EXPECT_GT(students, 8);
}

TEST(Records, OtherMonthsWorkToo) {
  for (const auto month : {earning_month(2026, 12), earning_month(2026, 8)})
    EXPECT_EQ(generate(120, 2, 9, month).records.size(), 120u);
}

}  // namespace
}  // namespace fenhao::sample
