#include "intake/records_store.h"

#include "intake/payload_json.h"
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

// Narrows to a point of knowledge and perhaps a person.
struct Selection {
  std::vector<Parameter> parameters;
  std::string condition;

  explicit Selection(const AsOf& as_of) : parameters{bind(as_of.batch)} {
    if (!as_of.employee.empty()) add("r.employee =", bind(as_of.employee));
  }
  void add(const std::string& left, Parameter right) {
    parameters.push_back(std::move(right));
    also(left + " $" + std::to_string(parameters.size()));
  }
  // Of the tables whose rows can be taken back.
  void leave_out_voided() { also("r.voided = 0"); }

 private:
  void also(const std::string& term) { condition += (condition.empty() ? "" : " AND ") + term; }
};

Result<Secret> unseal(const store::Store& store, const Row& row, int column, const std::string& name, const std::string& owner) {
  if (row.is_null(column)) return Secret();
  return store.cipher().decrypt(row.blob(column), name + ":" + owner);
}

Result<std::optional<Month>> optional_month(const Row& row, int column) {
  if (row.is_null(column)) return std::optional<Month>();
  FENHAO_TRY(month, row.month(column));
  return std::optional<Month>(month);
}

// A column of a person as the latest row that states `by` says.
std::string stated(const std::string& column, const std::string& by) {
  return "(SELECT p." + column + " FROM person p WHERE p.employee = r.employee AND p.batch = (SELECT max(q.batch) FROM person q WHERE q.employee = r.employee AND q.batch <= $1 AND q." +
         by + " IS NOT NULL))";
}

Result<people::Person> read_person(const store::Store& store, const Row& row) {
  people::Person person;
  person.employee = row.text(0);
  person.name = row.text(1);
  FENHAO_TRY(kind, parse_identity_kind(row.text(2)));
  person.identity_kind = kind;
  FENHAO_TRY(identity, unseal(store, row, 3, "person.identity", person.employee));
  person.identity = identity;
  FENHAO_TRY(birth, row.date(4));
  person.birth = birth;
  person.sex = row.text(5) == "male" ? Gender::male : Gender::female;
  person.nationality = row.text(6);
  person.household = row.text(7);
  FENHAO_TRY(phone, unseal(store, row, 8, "person.phone", person.employee));
  person.phone = phone;
  person.bank_name = row.text(9);
  FENHAO_TRY(account, unseal(store, row, 10, "person.bank_account", person.employee));
  person.bank_account = account;
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

Result<std::vector<people::Person>> load_persons(store::Store& store, const AsOf& as_of) {
  std::vector<people::Person> persons;
  Selection selection(as_of);
  const auto sql = latest("r.employee, r.name, r.identity_kind, r.identity, r.birth, r.sex, r.nationality, r.household, r.phone, r.bank_name, r.bank_account, " +
                          stated("tax_resident", "tax_resident") + ", " + stated("tax_resident_from", "tax_resident") + ", " + stated("first_job", "first_job"), "person",
                          {"employee"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(person, read_person(store, row));
    persons.push_back(std::move(person));
    return {};
  }));
  return persons;
}

Result<std::vector<people::Employment>> load_employments(store::Store& store, const AsOf& as_of) {
  std::vector<people::Employment> all;
  std::vector<RecordedRow> chain;
  const auto join = [&] {
    for (auto& stretch : join_stretches(without_corrected(chain))) all.push_back(std::move(stretch));
    chain.clear();
  };
  Selection selection(as_of);
  selection.leave_out_voided();
  const auto sql = latest("r.employee, r.from_date, r.last_day, r.entity, r.department, r.position, r.place, r.salary_group, r.hired, r.batch, "
                          "(SELECT b.kind FROM batch b WHERE b.id = r.batch)", "employment", {"employee", "from_date"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(employment, read_employment(row));
    if (!chain.empty() && chain.front().row.employee != employment.employee) join();
    chain.push_back({std::move(employment), row.integer(9), row.text(10) == "roster"});
    return {};
  }));
  join();
  return all;
}

Result<std::vector<people::SalaryAssignment>> load_salaries(store::Store& store, const AsOf& as_of) {
  std::vector<people::SalaryAssignment> salaries;
  Selection selection(as_of);
  selection.leave_out_voided();
  const auto sql = latest("r.employee, r.item, r.amount, r.from_date", "salary_assignment", {"employee", "item", "from_date"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(from, row.date(3));
    salaries.push_back({row.text(0), row.text(1), row.money(2), from});
    return {};
  }));
  return salaries;
}

Result<std::vector<payroll::MonthlyInput>> load_inputs(store::Store& store, const AsOf& as_of, EarningMonth month, const std::string& source) {
  std::vector<payroll::MonthlyInput> inputs;
  Selection selection(as_of);
  selection.leave_out_voided();
  selection.add("r.earning_month =", bind(month.month));
  selection.add("r.source =", bind(source));
  const auto sql = latest("r.employee, r.payload", "monthly_input", {"employee", "earning_month", "source"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(values, values_from_json(row.text(1)));
    inputs.push_back({row.text(0), month, std::move(values)});
    return {};
  }));
  return inputs;
}

Result<std::vector<payroll::Deduction>> load_deductions(store::Store& store, const AsOf& as_of) {
  std::vector<payroll::Deduction> deductions;
  Selection selection(as_of);
  selection.leave_out_voided();
  const auto sql = latest("r.employee, r.kind, r.from_month, r.to_month, r.amount", "tax_deduction", {"employee", "kind", "from_month"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(from, row.month(2));
    FENHAO_TRY(to, optional_month(row, 3));
    // A later declaration of the same kind takes over from its first month.
    if (!deductions.empty() && deductions.back().employee == row.text(0) && deductions.back().kind == row.text(1)) {
      auto& before = deductions.back();
      if (!before.to || *before.to >= from) before.to = from - 1;
    }
    deductions.push_back({row.text(0), row.text(1), from, to, row.money(4)});
    return {};
  }));
  return deductions;
}

Result<std::vector<payroll::EnrolmentPlan>> load_enrolments(store::Store& store, const AsOf& as_of, CoverageMonth month) {
  std::vector<payroll::EnrolmentPlan> plans;
  Selection selection(as_of);
  selection.leave_out_voided();
  selection.add("r.from_month <=", bind(month.month));
  const auto sql = latest("r.employee, r.entity, r.place, r.scheme, r.district, r.from_month, r.to_month, r.payload", "enrolment",
                          {"employee", "entity", "from_month"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(from, row.month(5));
    FENHAO_TRY(to, optional_month(row, 6));
    FENHAO_TRY(insurances, insurances_from_json(row.text(7)));
    payroll::EnrolmentPlan plan{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), CoverageMonth{from}, to, std::move(insurances)};
    // A later plan of the same person at the same payer takes over from its first month.
    if (!plans.empty() && plans.back().employee == plan.employee && plans.back().entity == plan.entity) plans.pop_back();
    plans.push_back(std::move(plan));
    return {};
  }));
  std::erase_if(plans, [&](const payroll::EnrolmentPlan& plan) { return plan.to && *plan.to < month.month; });
  return plans;
}

Result<std::vector<payroll::History>> load_history(store::Store& store, const AsOf& as_of, Month january, Month before) {
  std::vector<payroll::History> history;
  Selection selection(as_of);
  selection.leave_out_voided();
  selection.add("r.through_month >=", bind(january));
  selection.add("r.through_month <", bind(before));
  const auto sql = latest("r.employee, r.entity, r.through_month, r.income, r.exempt, r.special, r.special_additional, r.other, r.reliefs, r.donation, "
                          "r.withheld, r.basic_rule, r.bonus_taxed_alone, r.labour_income, r.labour_exempt, r.labour_surcharges, r.labour_other, r.labour_reliefs, r.labour_withheld, "
                          "r.payments, r.payments_withheld, r.equity", "year_to_date", {"employee", "entity", "through_month"}, selection.condition);
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(through, row.month(2));
    FENHAO_TRY(rule, tax::parse_basic_deduction_rule(row.text(11)));
    payroll::History latest_of{.employee = row.text(0), .entity = row.text(1), .through = TaxMonth{through}, .rule = rule, .bonus_taxed_alone = row.money(12)};
    auto& figures = latest_of.figures;
    figures = {.income = row.money(3), .exempt = row.money(4), .special = row.money(5), .special_additional = row.money(6), .other = row.money(7),
               .reliefs = row.money(8), .donation = row.money(9), .withheld = row.money(10)};
    latest_of.others = {.labour = {{row.money(13), row.money(14), row.money(15), row.money(16), row.money(17)}, row.money(18)},
                        .payments = row.money(19), .payments_withheld = row.money(20), .equity = row.money(21)};
    // Rows come by month: the last one of a person and payer holds.
    if (!history.empty() && history.back().employee == latest_of.employee && history.back().entity == latest_of.entity) history.pop_back();
    history.push_back(std::move(latest_of));
    return {};
  }));
  return history;
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
