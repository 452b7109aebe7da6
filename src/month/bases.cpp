#include "month/bases.h"

#include <algorithm>

#include "contribution/base_and_months.h"
#include "intake/records_store.h"
#include "month/facts.h"
#include "payroll/charges.h"

namespace fenhao::month {
namespace {

using policy::Insurance;
using store::bind;
using store::Row;

// What one person earned at one payer in a calendar year.
struct Earned {
  std::map<Month, Money> closed;      // gross of closed runs by earning month
  std::optional<Month> through;       // imported figures of the year reach to this tax month
  Money figures;                      // cumulative income there
  Month hired;
};

using Key = std::pair<std::string, std::string>;  // employee, entity

Status read_closed(store::Store& store, int year, std::map<Key, Earned>& earned) {
  return store.connection().query(
      "SELECT r.employee, r.entity, u.earning_month, r.gross FROM run u JOIN run_result r ON r.run = u.id WHERE u.state = 'closed' AND u.earning_month >= $1 AND u.earning_month <= $2",
      {bind(Month::from_index(year * 12)), bind(Month::from_index(year * 12 + 11))}, [&](const Row& row) -> Status {
        FENHAO_TRY(month, row.month(2));
        earned[{row.text(0), row.text(1)}].closed[month] += row.money(3);
        return {};
      });
}

// The latest imported figures of the year; those a closed run left are its wages again.
Status read_figures(store::Store& store, std::int64_t batch, int year, std::map<Key, Earned>& earned) {
  return store.connection().query(
      "SELECT r.employee, r.entity, r.through_month, r.income FROM year_to_date r WHERE r.run IS NULL AND r.voided = 0 AND r.through_month >= $2 AND r.through_month <= $3 AND r.batch = (SELECT max(q.batch) FROM "
      "year_to_date q WHERE q.batch <= $1 AND q.employee = r.employee AND q.entity = r.entity AND q.through_month = r.through_month) ORDER BY r.through_month",
      {bind(batch), bind(Month::from_index(year * 12)), bind(Month::from_index(year * 12 + 11))}, [&](const Row& row) -> Status {
        FENHAO_TRY(through, row.month(2));
        auto& one = earned[{row.text(0), row.text(1)}];
        one.through = through;
        one.figures = row.money(3);
        return {};
      });
}

// The wages of the year, one entry a month worked. Months up to `through` come from the figures in one sum, spread over
// the months employed; those after it from closed runs.
struct Wages {
  std::vector<Money> months;
  Money from_figures;
};

Wages wages_of(const Earned& earned, int year) {
  Wages wages;
  const Month january = Month::from_index(year * 12);
  if (earned.through) {
    const Month first = std::max(january, earned.hired);
    const int months = std::max(1, *earned.through - first + 1);
    wages.from_figures = earned.figures;
    wages.months.assign(static_cast<std::size_t>(months), Money{});
    wages.months.front() = earned.figures;
  }
  for (const auto& [month, gross] : earned.closed)
    if (!earned.through || month > *earned.through) wages.months.push_back(gross);
  return wages;
}

ProposedBase proposed(const policy::Library& library, const BasesRequest& request, const BasesOfPerson& person, const std::string& household, Insurance insurance, const std::string& account, Lang lang) {
  ProposedBase base{.insurance = insurance, .base = *person.average};
  const policy::Query query{.place = person.plan.place, .insurance = insurance, .attributes = {.scheme = person.plan.scheme, .household = household, .district = person.plan.district},
                            .month = CoverageMonth{request.from}, .known = request.known, .account = account};
  const auto terms = library.resolve(query);
  if (!terms) {
    base.unknown = terms.error().describe(lang);
    return base;
  }
  if (terms->floor) base.floor = terms->floor->value;
  if (terms->cap) base.cap = terms->cap->value;
  if (base.floor) base.base = std::max(base.base, *base.floor);
  if (base.cap) base.base = std::min(base.base, *base.cap);
  return base;
}

std::string note_of(const BasesOfPerson& person, const Earned* earned, int year, Lang lang) {
  const auto say = [&](const std::string& zh, const std::string& en) { return lang == Lang::zh ? zh : en; };
  const std::string number = std::to_string(year);
  if (!person.average) return say(number + " 年在本单位没有已关账的工资或导入的累计；新入职的按首月工资申报", "no closed pay and no imported figures of " + number + " here: a new hire declares the first month's wage");
  std::string note;
  if (person.months < 12) {
    const Month january = Month::from_index(year * 12);
    note = earned && earned->hired > january ? say(earned->hired.to_string() + " 入职，按实际工作的 " + std::to_string(person.months) + " 个月平均", "hired in " + earned->hired.to_string() + ": the average of the " + std::to_string(person.months) + " months worked")
                                             : say("只有 " + std::to_string(person.months) + " 个月的数据，请核对缺的月份", "figures of " + std::to_string(person.months) + " months only: check the missing ones");
  }
  if (!person.from_figures.is_zero())
    note += (note.empty() ? "" : say("；", "; ")) + say("含导入的累计收入 " + person.from_figures.to_string() + "（截至 " + earned->through->to_string() + "）", "with imported income of " + person.from_figures.to_string() + " through " + earned->through->to_string());
  return note;
}

}  // namespace

Result<std::vector<BasesOfPerson>> propose_bases(Workspace& workspace, const BasesRequest& request, Lang lang) {
  auto& store = workspace.store();
  const auto& library = workspace.law().library;
  const int year = request.from.year() - 1;
  FENHAO_TRY(batch, batch_known_on(store, request.known));
  const intake::AsOf as_of{batch, request.employee};
  FENHAO_TRY(plans, intake::load_enrolments(store, as_of, CoverageMonth{request.from}));
  FENHAO_TRY(persons, intake::load_persons(store, as_of));
  FENHAO_TRY(employments, intake::load_employments(store, as_of));
  FENHAO_TRY(accounts, intake::load_accounts(store, batch));
  FENHAO_TRY(charged, library.insurances(request.place, CoverageMonth{request.from}, request.known));
  std::map<Key, Earned> earned;
  FENHAO_CHECK(read_closed(store, year, earned));
  FENHAO_CHECK(read_figures(store, batch, year, earned));
  for (const auto& employment : employments)
    if (const auto at = earned.find({employment.employee, employment.entity}); at != earned.end()) at->second.hired = employment.hired.month();
  std::map<std::string, const people::Person*> by_number;
  for (const auto& person : persons) by_number[person.employee] = &person;

  std::vector<BasesOfPerson> people;
  for (auto& plan : plans) {
    if (plan.place != request.place) continue;
    const auto who = by_number.find(plan.employee);
    if (who == by_number.end()) continue;
    BasesOfPerson person{.plan = std::move(plan), .name = who->second->name};
    const auto at = earned.find({person.plan.employee, person.plan.entity});
    const Earned* of_year = at == earned.end() ? nullptr : &at->second;
    if (of_year) {
      const auto wages = wages_of(*of_year, year);
      person.months = static_cast<int>(wages.months.size());
      person.from_figures = wages.from_figures;
      for (const Money wage : wages.months) person.wages += wage;
      FENHAO_TRY(average, contribution::average_wage_of_year(wages.months, Rounding::half_up_fen));
      person.average = average;
      for (const auto& enrolment : person.plan.insurances) {
        const auto* account = payroll::account_of(accounts, person.plan, enrolment.insurance);
        person.bases.push_back(proposed(library, request, person, who->second->household, enrolment.insurance, account ? account->code : "", lang));
      }
    }
    for (const auto insurance : charged)
      if (std::ranges::none_of(person.plan.insurances, [&](const auto& enrolment) { return enrolment.insurance == insurance; })) person.not_enrolled.push_back(insurance);
    person.note = note_of(person, of_year, year, lang);
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace fenhao::month
