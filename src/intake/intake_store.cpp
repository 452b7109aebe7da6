#include "intake/intake_store.h"

#include <map>
#include <set>

#include "base/text.h"
#include "intake/closed_months_store.h"
#include "intake/payload_json.h"
#include "intake/recorded_tables.h"
#include "intake/records_store.h"
#include "intake/voidings_store.h"
#include "intake/work_terms_store.h"

namespace fenhao::intake {
namespace {

using store::bind;
using store::Blob;
using store::Parameter;
using store::Row;

// An encrypted field bound to its column and owner; absent when empty.
Parameter sealed(const store::Store& store, const Secret& secret, const std::string& column, const std::string& owner) {
  if (secret.empty()) return nullptr;
  return store.cipher().encrypt(secret.reveal(), column + ":" + owner);
}

class Writer {
 public:
  Writer(store::Store& store, std::int64_t batch) : store_(store), batch_(batch) {}

  Status write(const Intake& intake) {
    const auto& content = intake.content;
    FENHAO_CHECK(entities(content.entities));
    FENHAO_CHECK(accounts(content.accounts));
    FENHAO_CHECK(persons(content.persons));
    FENHAO_CHECK(employments(content.employments));
    FENHAO_CHECK(salaries(content.salaries));
    FENHAO_CHECK(inputs(content.inputs, intake.kind == Kind::attendance ? "attendance" : "variable"));
    FENHAO_CHECK(deductions(content.deductions));
    FENHAO_CHECK(enrolments(content.enrolments));
    FENHAO_CHECK(save_work_terms(store_, content.work_terms, batch_));
    return history(content.history);
  }

 private:
  template <class Record, class Fill>
  Status insert(std::string_view table, std::vector<std::string> columns, const std::vector<Record>& records, Fill fill) {
    if (records.empty()) return {};
    columns.push_back("batch");
    auto at = records.begin();
    return store_.connection().insert_many(table, columns, [&](std::vector<Parameter>& out) {
      if (at == records.end()) return false;
      out = fill(*at++);
      out.push_back(bind(batch_));
      return true;
    });
  }

  Status entities(const std::vector<people::LegalEntity>& records) {
    return insert("legal_entity", {"code", "name", "uscc", "place", "pay_month_offset", "pay_day", "bank_name", "bank_account"}, records,
                  [&](const people::LegalEntity& entity) -> std::vector<Parameter> {
                    return {bind(entity.code), bind(entity.name), bind(entity.uscc), bind(entity.place), bind(std::int64_t{entity.pay_month_offset}),
                            bind(std::int64_t{entity.pay_day}), bind(entity.bank_name), sealed(store_, entity.bank_account, "legal_entity.bank_account", entity.code)};
                  });
  }

  Status accounts(const std::vector<people::EmployerAccount>& records) {
    return insert("employer_account", {"code", "entity", "kind", "place", "number", "work_injury_rate", "work_injury_from"}, records,
                  [&](const people::EmployerAccount& account) -> std::vector<Parameter> {
                    return {bind(account.code), bind(account.entity), bind(std::string(people::to_string(account.kind))), bind(account.place), bind(account.number),
                            account.work_injury_rate ? bind(account.work_injury_rate->to_string()) : Parameter(nullptr), bind(account.work_injury_from)};
                  });
  }

  Status persons(const std::vector<people::Person>& records) {
    return insert("person",
                  {"employee", "name", "identity_kind", "identity", "identity_index", "birth", "sex", "nationality", "household", "phone", "bank_name", "bank_account", "tax_resident",
                   "tax_resident_from", "first_job"},
                  records, [&](const people::Person& person) -> std::vector<Parameter> {
                    const auto& owner = person.employee;
                    return {bind(owner), bind(person.name), bind(label(person.identity_kind).zh), sealed(store_, person.identity, "person.identity", owner),
                            Parameter(store_.cipher().blind_index(person.identity.reveal(), "person.identity")), bind(person.birth),
                            bind(std::string(person.sex == Gender::male ? "male" : "female")), bind(person.nationality), bind(person.household),
                            sealed(store_, person.phone, "person.phone", owner), bind(person.bank_name), sealed(store_, person.bank_account, "person.bank_account", owner),
                            person.tax_residence ? bind(std::int64_t{person.tax_residence->is_resident}) : Parameter(nullptr),
                            person.tax_residence ? bind(person.tax_residence->from) : Parameter(nullptr), person.first_job ? bind(std::int64_t{*person.first_job}) : Parameter(nullptr)};
                  });
  }

  Status employments(const std::vector<people::Employment>& records) {
    return insert("employment", {"employee", "from_date", "last_day", "entity", "department", "position", "place", "salary_group", "hired"}, records,
                  [](const people::Employment& row) -> std::vector<Parameter> {
                    return {bind(row.employee), bind(row.from), bind(row.last_day), bind(row.entity), bind(row.department),
                            bind(row.position), bind(row.place), bind(row.salary_group), bind(row.hired)};
                  });
  }

  Status salaries(const std::vector<people::SalaryAssignment>& records) {
    return insert("salary_assignment", {"employee", "item", "from_date", "amount"}, records,
                  [](const people::SalaryAssignment& row) -> std::vector<Parameter> { return {bind(row.employee), bind(row.item), bind(row.from), bind(row.amount)}; });
  }

  Status inputs(const std::vector<MonthlyInput>& records, const std::string& source) {
    return insert("monthly_input", {"employee", "earning_month", "source", "payload"}, records, [&](const MonthlyInput& row) -> std::vector<Parameter> {
      return {bind(row.employee), bind(row.month.month), bind(source), bind(values_to_json(row.values))};
    });
  }

  Status deductions(const std::vector<Deduction>& records) {
    return insert("tax_deduction", {"employee", "kind", "from_month", "to_month", "amount"}, records,
                  [](const Deduction& row) -> std::vector<Parameter> { return {bind(row.employee), bind(row.kind), bind(row.from), bind(row.to), bind(row.amount)}; });
  }

  Status enrolments(const std::vector<EnrolmentPlan>& records) {
    return insert("enrolment", {"employee", "entity", "from_month", "to_month", "place", "scheme", "district", "payload"}, records,
                  [](const EnrolmentPlan& row) -> std::vector<Parameter> {
                    return {bind(row.employee), bind(row.entity), bind(row.from.month), bind(row.to), bind(row.place), bind(row.scheme), bind(row.district),
                            bind(insurances_to_json(row.insurances))};
                  });
  }

  Status history(const std::vector<History>& records) {
    return insert("year_to_date",
                  {"employee", "entity", "through_month", "income", "exempt", "special", "special_additional", "other", "reliefs", "donation", "withheld", "basic_rule",
                   "bonus_taxed_alone", "labour_income", "labour_withheld", "payments", "payments_withheld", "equity", "run"},
                  records, [](const History& row) -> std::vector<Parameter> {
                    const auto& figures = row.figures;
                    const auto& others = row.others;
                    return {bind(row.employee), bind(row.entity), bind(row.through.month), bind(figures.income), bind(figures.exempt), bind(figures.special),
                            bind(figures.special_additional), bind(figures.other), bind(figures.reliefs), bind(figures.donation), bind(figures.withheld),
                            bind(std::string(tax::to_string(row.rule))), bind(row.bonus_taxed_alone), bind(others.labour.figures.income), bind(others.labour.withheld),
                            bind(others.payments), bind(others.payments_withheld), bind(others.equity), Parameter(nullptr)};
                  });
  }

  store::Store& store_;
  std::int64_t batch_;
};

// True when a later batch brought another row for a key of this one: taking the file in again is then no repetition.
Result<bool> is_superseded(store::Store& store, Kind kind, std::int64_t batch) {
  const auto& [table, key, values, first] = recorded_table(kind);
  std::string same;
  for (const auto& column : key) same += " AND q." + column + " = r." + column;
  bool superseded = false;
  FENHAO_CHECK(store.connection().query("SELECT 1 FROM " + table + " r WHERE r.batch = $1 AND EXISTS (SELECT 1 FROM " + table + " q WHERE q.batch > r.batch" + same + ") LIMIT 1",
                                        {bind(batch)}, [&](const Row&) -> Status {
                                          superseded = true;
                                          return {};
                                        }));
  return superseded;
}

// The last batch from the very same bytes, as long as all of it still holds.
Result<BatchReceipt> find_repeated(store::Store& store, Kind kind, const std::string& digest) {
  BatchReceipt receipt;
  const std::vector<Parameter> key{bind(std::string(to_string(kind))), bind(digest)};
  FENHAO_CHECK(store.connection().query("SELECT id, row_count FROM batch WHERE kind = $1 AND digest = $2 ORDER BY id DESC LIMIT 1", key, [&](const Row& row) -> Status {
    receipt = {row.integer(0), row.integer(1), true};
    return {};
  }));
  if (!receipt.repeated) return receipt;
  FENHAO_TRY(superseded, is_superseded(store, kind, receipt.batch));
  return superseded ? BatchReceipt{} : receipt;
}

// What earlier files gave for the months of a file of attendance or variable pay: by month and employee.
using HeldInputs = std::map<EarningMonth, std::map<std::string, std::map<std::string, Decimal>>>;

Result<HeldInputs> held_inputs(store::Store& store, const Intake& intake, std::int64_t batch) {
  HeldInputs held;
  for (const auto& row : intake.content.inputs) {
    if (held.contains(row.month)) continue;
    auto& people = held[row.month];
    FENHAO_TRY(earlier, load_inputs(store, {batch, {}}, row.month, std::string(to_string(intake.kind))));
    for (auto& input : earlier) people[input.employee] = std::move(input.values);
  }
  return held;
}

// A file of attendance or variable pay stands for the whole month of its people. What an earlier file gave them
// and this one does not name would be lost.
Status refuse_lost_inputs(const HeldInputs& held, const Intake& intake) {
  std::set<std::string> people, items;
  for (const auto& row : intake.content.inputs) {
    const auto& earlier = held.at(row.month);
    const auto own = earlier.find(row.employee);
    if (own == earlier.end()) continue;
    for (const auto& [code, value] : own->second)
      if (!value.is_zero() && !row.values.contains(code)) {
        people.insert(row.employee);
        items.insert(code);
      }
  }
  if (people.empty()) return {};
  std::vector<std::string> names;
  for (const auto& item : items) {
    const auto title = intake.titles.find(item);
    names.push_back(title == intake.titles.end() ? item : title->second);
  }
  const std::string count = std::to_string(people.size());
  return fail(Error(ErrorCode::conflict, {"以前导入的文件给了 " + count + " 人本文件没有的项目（" + joined(names) + "），导入后会丢失", "an earlier file gave " + count + " people items that this one does not have (" + joined(names) + "): they would be lost"})
                  .way_out({"把同一个月的内容合成一个文件；本文件才是全部时加 --replace", "put the month into one file; if this file is all there is, add --replace"}));
}

KeptInputs kept_inputs(const HeldInputs& held, const Intake& intake) {
  constexpr std::size_t most_named = 3;
  std::set<std::string> own, others;
  for (const auto& row : intake.content.inputs) own.insert(row.employee);
  for (const auto& [unused, people] : held)
    for (const auto& [employee, values] : people)
      if (!own.contains(employee) && !values.empty()) others.insert(employee);
  KeptInputs kept{.people = std::ssize(others), .first = {}};
  for (const auto& employee : others)
    if (kept.first.size() < most_named) kept.first.push_back(employee);
  return kept;
}

}  // namespace

Result<BatchReceipt> save(store::Store& store, const Intake& intake, const std::string& file_name, const std::string& digest, const std::string& actor, bool replace) {
  BatchReceipt receipt;
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(repeated, find_repeated(store, intake.kind, digest));
    receipt = repeated;
    if (receipt.repeated) return {};
    FENHAO_TRY(highest, store.highest_id("batch"));
    receipt.batch = highest + 1;
    FENHAO_TRY(held, held_inputs(store, intake, receipt.batch));
    if (replace) receipt.kept = kept_inputs(held, intake);
    else FENHAO_CHECK(refuse_lost_inputs(held, intake));
    receipt.rows = intake.rows_good();
    const std::string kind(to_string(intake.kind));
    FENHAO_CHECK(store.connection().execute("INSERT INTO batch (id, kind, file_name, digest, recorded_at, actor, row_count) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                                            {bind(receipt.batch), bind(kind), bind(file_name), bind(digest), bind(store.now()), bind(actor), bind(receipt.rows)}));
    FENHAO_CHECK(void_rows(store, intake, receipt.batch));
    FENHAO_CHECK(Writer(store, receipt.batch).write(intake));
    if (intake.kind == Kind::history) FENHAO_CHECK(refuse_closed_history(store, receipt.batch));
    if (intake.kind == Kind::entities) FENHAO_CHECK(refuse_moved_payment_month(store, receipt.batch));
    FENHAO_TRY(late, changes_of_closed_months(store, intake.kind, receipt.batch));
    receipt.late = late;
    return store.audit(actor, "import." + kind, "batch " + std::to_string(receipt.batch), "{\"rows\":" + std::to_string(receipt.rows) + "}");
  }));
  return receipt;
}

}  // namespace fenhao::intake
