#include "intake/records_store.h"

#include <algorithm>
#include <set>

#include "intake/payload_json.h"
#include "intake/recorded_rows.h"
#include "intake/stretches.h"

namespace fenhao::intake {
namespace {

using store::bind;
using store::Parameter;
using store::Row;

// SELECT `columns` FROM `table` AS r, of each `key` the row of the latest batch ≤ $1. `condition` narrows the
// keys looked at and may use $2 …; what it says of other columns is asked of that latest row.
std::string latest(const std::string& columns, const std::string& table, const std::vector<std::string>& key, const std::string& condition) {
  std::string same;
  for (const auto& column : key) same += " AND q." + column + " = r." + column;
  return "SELECT " + columns + " FROM " + table + " r WHERE r.batch = (SELECT max(q.batch) FROM " + table + " q WHERE q.batch <= $1" + same + ")" +
         (condition.empty() ? "" : " AND " + condition) + " ORDER BY " + [&] {
           std::string order;
           for (const auto& column : key) order += (order.empty() ? "r." : ", r.") + column;
           return order;
         }();
}

Result<Secret> unseal(const store::Store& store, const Row& row, int column, const std::string& name, const std::string& owner) {
  if (row.is_null(column)) return Secret();
  return store.cipher().decrypt(row.blob(column), name + ":" + owner);
}

Result<std::optional<Month>> optional_month(const Row& row, int column) {
  if (row.is_null(column)) return std::optional<Month>();
  FENHAO_TRY(month, row.month(column));
  return std::optional<Month>(month);
}

Result<people::Person> read_person(const store::Store& store, const Row& row, Secrets secrets) {
  people::Person person;
  person.employee = row.text(0);
  person.name = row.text(1);
  FENHAO_TRY(kind, parse_identity_kind(row.text(2)));
  person.identity_kind = kind;
  FENHAO_TRY(birth, row.date(4));
  person.birth = birth;
  person.sex = row.text(5) == "male" ? Gender::male : Gender::female;
  person.nationality = row.text(6);
  person.household = row.text(7);
  person.bank_name = row.text(9);
  if (secrets == Secrets::opened) {
    FENHAO_TRY(identity, unseal(store, row, 3, "person.identity", person.employee));
    person.identity = identity;
    FENHAO_TRY(phone, unseal(store, row, 8, "person.phone", person.employee));
    person.phone = phone;
    FENHAO_TRY(account, unseal(store, row, 10, "person.bank_account", person.employee));
    person.bank_account = account;
  }
  if (!row.is_null(11)) person.tax_residence = people::TaxResidence{.is_resident = row.integer(11) != 0};
  if (person.tax_residence && !row.is_null(12)) {
    FENHAO_TRY(from, row.date(12));
    person.tax_residence->from = from;
  }
  if (!row.is_null(13)) person.first_job = row.integer(13) != 0;
  return person;
}

Result<people::Employment> read_employment(const Row& row) {
  people::Employment employment;
  employment.employee = row.text(0);
  FENHAO_TRY(from, row.date(1));
  employment.from = from;
  if (!row.is_null(2)) {
    FENHAO_TRY(last_day, row.date(2));
    employment.last_day = last_day;
  }
  employment.entity = row.text(3);
  employment.department = row.text(4);
  employment.position = row.text(5);
  employment.place = row.text(6);
  employment.salary_group = row.text(7);
  FENHAO_TRY(hired, row.date(8));
  employment.hired = hired;
  return employment;
}

}  // namespace

Result<std::vector<people::LegalEntity>> load_entities(store::Store& store, std::int64_t batch) {
  std::vector<people::LegalEntity> entities;
  const auto sql = latest("r.code, r.name, r.uscc, r.place, r.pay_month_offset, r.pay_day, r.bank_name, r.bank_account", "legal_entity", {"code"}, {});
  FENHAO_CHECK(store.connection().query(sql, {bind(batch)}, [&](const Row& row) -> Status {
    people::LegalEntity entity{.code = row.text(0), .name = row.text(1), .uscc = row.text(2), .place = row.text(3),
                               .pay_month_offset = static_cast<int>(row.integer(4)), .pay_day = static_cast<int>(row.integer(5)), .bank_name = row.text(6)};
    FENHAO_TRY(account, unseal(store, row, 7, "legal_entity.bank_account", entity.code));
    entity.bank_account = account;
    entities.push_back(std::move(entity));
    return {};
  }));
  return entities;
}

Result<std::vector<people::EmployerAccount>> load_accounts(store::Store& store, std::int64_t batch) {
  std::vector<people::EmployerAccount> accounts;
  const auto sql = latest("r.code, r.entity, r.kind, r.place, r.number, r.work_injury_rate, r.work_injury_from", "employer_account", {"code"}, {});
  FENHAO_CHECK(store.connection().query(sql, {bind(batch)}, [&](const Row& row) -> Status {
    FENHAO_TRY(kind, people::parse_account_kind(row.text(2)));
    people::EmployerAccount account{.code = row.text(0), .entity = row.text(1), .kind = kind, .place = row.text(3), .number = row.text(4)};
    if (!row.is_null(5)) {
      FENHAO_TRY(rate, Rate::parse(row.text(5)));
      account.work_injury_rate = rate;
    }
    FENHAO_TRY(from, optional_month(row, 6));
    account.work_injury_from = from;
    accounts.push_back(std::move(account));
    return {};
  }));
  return accounts;
}

Result<std::vector<people::Person>> load_persons(store::Store& store, const AsOf& as_of, Secrets secrets) {
  std::vector<people::Person> persons;
  const Selection selection(as_of);
  const auto sql = by_key("r.employee, r.name, r.identity_kind, r.identity, r.birth, r.sex, r.nationality, r.household, r.phone, r.bank_name, r.bank_account, r.tax_resident, "
                          "r.tax_resident_from, r.first_job", "person", {"employee"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(person, read_person(store, row, secrets));
    if (!persons.empty() && persons.back().employee == person.employee) {
      // What a later row does not state stays as stated before.
      auto& before = persons.back();
      if (!person.tax_residence) person.tax_residence = before.tax_residence;
      if (!person.first_job) person.first_job = before.first_job;
      before = std::move(person);
    } else {
      persons.push_back(std::move(person));
    }
    return {};
  }));
  return persons;
}

Result<std::vector<people::Employment>> load_employments(store::Store& store, const AsOf& as_of) {
  std::set<std::int64_t> rosters;
  FENHAO_CHECK(store.connection().query("SELECT id FROM batch WHERE kind = 'roster'", {}, [&](const Row& row) -> Status {
    rosters.insert(row.integer(0));
    return {};
  }));
  const Selection selection(as_of);
  const auto sql = by_key("r.employee, r.from_date, r.last_day, r.entity, r.department, r.position, r.place, r.salary_group, r.hired, r.batch, r.voided", "employment",
                          {"employee", "from_date"}, selection.condition);
  const auto read = [&](const Row& row) -> Result<RecordedRow> {
    FENHAO_TRY(employment, read_employment(row));
    const std::int64_t batch = row.integer(9);
    return RecordedRow{std::move(employment), batch, rosters.contains(batch)};
  };
  const auto same = [](const RecordedRow& a, const RecordedRow& b) { return a.row.from == b.row.from && a.row.employee == b.row.employee; };
  FENHAO_TRY(rows, latest_rows<RecordedRow>(store, sql, selection.parameters, 10, read, same));
  std::vector<people::Employment> all;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const RecordedRow& other) { return other.row.employee != first->row.employee; });
    for (auto& stretch : join_stretches(without_corrected({std::move_iterator(first), std::move_iterator(last)}))) all.push_back(std::move(stretch));
    first = last;
  }
  return all;
}

Result<std::vector<people::SalaryAssignment>> load_salaries(store::Store& store, const AsOf& as_of) {
  const Selection selection(as_of);
  const auto sql = by_key("r.employee, r.item, r.amount, r.from_date, r.voided", "salary_assignment", {"employee", "item", "from_date"}, selection.condition);
  const auto read = [](const Row& row) -> Result<people::SalaryAssignment> {
    FENHAO_TRY(from, row.date(3));
    return people::SalaryAssignment{row.text(0), row.text(1), row.money(2), from};
  };
  const auto same = [](const people::SalaryAssignment& a, const people::SalaryAssignment& b) { return a.from == b.from && a.item == b.item && a.employee == b.employee; };
  return latest_rows<people::SalaryAssignment>(store, sql, selection.parameters, 4, read, same);
}

Result<std::vector<payroll::MonthlyInput>> load_inputs(store::Store& store, const AsOf& as_of, EarningMonth month, const std::string& source) {
  Selection selection(as_of);
  selection.add("r.earning_month =", bind(month.month));
  selection.add("r.source =", bind(source));
  const auto sql = by_key("r.employee, r.payload, r.voided", "monthly_input", {"employee", "earning_month", "source"}, selection.condition);
  const auto read = [&](const Row& row) -> Result<payroll::MonthlyInput> {
    FENHAO_TRY(values, values_from_json(row.text(1)));
    return payroll::MonthlyInput{row.text(0), month, std::move(values)};
  };
  const auto same = [](const payroll::MonthlyInput& a, const payroll::MonthlyInput& b) { return a.employee == b.employee; };
  return latest_rows<payroll::MonthlyInput>(store, sql, selection.parameters, 2, read, same);
}

Result<std::vector<payroll::Deduction>> load_deductions(store::Store& store, const AsOf& as_of) {
  const Selection selection(as_of);
  const auto sql = by_key("r.employee, r.kind, r.from_month, r.to_month, r.amount, r.voided", "tax_deduction", {"employee", "kind", "from_month"}, selection.condition);
  const auto read = [](const Row& row) -> Result<payroll::Deduction> {
    FENHAO_TRY(from, row.month(2));
    FENHAO_TRY(to, optional_month(row, 3));
    return payroll::Deduction{row.text(0), row.text(1), from, to, row.money(4)};
  };
  const auto same = [](const payroll::Deduction& a, const payroll::Deduction& b) { return a.from == b.from && a.kind == b.kind && a.employee == b.employee; };
  FENHAO_TRY(deductions, latest_rows<payroll::Deduction>(store, sql, selection.parameters, 5, read, same));
  // A later declaration of the same kind takes over from its first month.
  for (std::size_t i = 1; i < deductions.size(); ++i) {
    auto& before = deductions[i - 1];
    const auto& now = deductions[i];
    if (before.employee == now.employee && before.kind == now.kind && (!before.to || *before.to >= now.from)) before.to = now.from - 1;
  }
  return deductions;
}

Result<std::vector<payroll::EnrolmentPlan>> load_enrolments(store::Store& store, const AsOf& as_of, CoverageMonth month) {
  Selection selection(as_of);
  selection.add("r.from_month <=", bind(month.month));
  const auto sql = by_key("r.employee, r.entity, r.place, r.scheme, r.district, r.from_month, r.to_month, r.payload, r.voided", "enrolment", {"employee", "entity", "from_month"},
                          selection.condition);
  const auto read = [](const Row& row) -> Result<payroll::EnrolmentPlan> {
    FENHAO_TRY(from, row.month(5));
    FENHAO_TRY(to, optional_month(row, 6));
    FENHAO_TRY(insurances, insurances_from_json(row.text(7)));
    return payroll::EnrolmentPlan{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), CoverageMonth{from}, to, std::move(insurances)};
  };
  const auto same_payer = [](const payroll::EnrolmentPlan& a, const payroll::EnrolmentPlan& b) { return a.employee == b.employee && a.entity == b.entity; };
  const auto same = [&](const payroll::EnrolmentPlan& a, const payroll::EnrolmentPlan& b) { return a.from == b.from && same_payer(a, b); };
  FENHAO_TRY(rows, latest_rows<payroll::EnrolmentPlan>(store, sql, selection.parameters, 8, read, same));
  std::vector<payroll::EnrolmentPlan> plans;
  for (auto& plan : rows) {
    // A later plan of the same person at the same payer takes over from its first month.
    if (!plans.empty() && same_payer(plans.back(), plan)) plans.pop_back();
    plans.push_back(std::move(plan));
  }
  std::erase_if(plans, [&](const payroll::EnrolmentPlan& plan) { return plan.to && *plan.to < month.month; });
  return plans;
}

Result<std::vector<std::string>> load_employees(store::Store& store, std::int64_t batch) {
  std::vector<std::string> employees;
  FENHAO_CHECK(store.connection().query("SELECT r.employee FROM person r WHERE r.batch <= $1 ORDER BY r.employee", {bind(batch)}, [&](const Row& row) -> Status {
    auto employee = row.text(0);
    if (employees.empty() || employees.back() != employee) employees.push_back(std::move(employee));
    return {};
  }));
  return employees;
}

Result<std::map<std::string, std::string>> load_names(store::Store& store, std::int64_t batch) {
  std::map<std::string, std::string> names;
  FENHAO_CHECK(store.connection().query(latest("r.employee, r.name", "person", {"employee"}, {}), {bind(batch)}, [&](const Row& row) -> Status {
    names.emplace_hint(names.end(), row.text(0), row.text(1));
    return {};
  }));
  return names;
}

Result<std::optional<std::string>> find_employee(store::Store& store, std::int64_t batch, const Secret& identity) {
  std::optional<std::string> employee;
  const Parameter index = store.cipher().blind_index(identity.reveal(), "person.identity");
  FENHAO_CHECK(store.connection().query(latest("r.employee", "person", {"employee"}, "r.identity_index = $2"), {bind(batch), index}, [&](const Row& row) -> Status {
    employee = row.text(0);
    return {};
  }));
  return employee;
}

Result<BatchOrigin> load_origin(store::Store& store, std::int64_t batch) {
  BatchOrigin origin;
  FENHAO_CHECK(store.connection().query("SELECT file_name, recorded_at, actor FROM batch WHERE id = $1", {bind(batch)}, [&](const Row& row) -> Status {
    origin = {row.text(0), row.text(1), row.text(2)};
    return {};
  }));
  return origin;
}

}  // namespace fenhao::intake
