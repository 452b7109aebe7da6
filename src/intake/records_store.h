// What the company recorded, as of a batch: of each key the latest row recorded by then. Vectors in key order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "payroll/facts.h"
#include "payroll/whom_store.h"
#include "people/people.h"
#include "store/store.h"

namespace fenhao::intake {

// A point of knowledge, and of whom: one person when `employee` is not empty, else everybody in the range.
struct AsOf {
  std::int64_t batch = 0;
  std::string employee;
  payroll::EmployeeRange range = {};
};

// Identity number, phone and bank account: decrypted, or left empty by who does not need them.
enum class Secrets { opened, left_out };

Result<std::vector<people::LegalEntity>> load_entities(store::Store& store, std::int64_t batch);
Result<std::vector<people::EmployerAccount>> load_accounts(store::Store& store, std::int64_t batch);
Result<std::vector<people::Person>> load_persons(store::Store& store, const AsOf& as_of, Secrets secrets = Secrets::opened);
// All stretches of everybody, moves joined (stretches.h).
Result<std::vector<people::Employment>> load_employments(store::Store& store, const AsOf& as_of);
Result<std::vector<people::SalaryAssignment>> load_salaries(store::Store& store, const AsOf& as_of);
// source: "attendance" or "variable".
Result<std::vector<payroll::MonthlyInput>> load_inputs(store::Store& store, const AsOf& as_of, EarningMonth month, const std::string& source);
Result<std::vector<payroll::Deduction>> load_deductions(store::Store& store, const AsOf& as_of);
// Enrolments that cover the month.
Result<std::vector<payroll::EnrolmentPlan>> load_enrolments(store::Store& store, const AsOf& as_of, CoverageMonth month);
// Of each person and payer the latest figures through a month of [january, before).
Result<std::vector<payroll::History>> load_history(store::Store& store, const AsOf& as_of, Month january, Month before);
// The same where payers have months of their own; a payer that is not named is left out.
struct TaxMonths {
  Month january, before;
};
Result<std::vector<payroll::History>> load_history(store::Store& store, const AsOf& as_of, const std::map<std::string, TaxMonths>& payers);

// Employee numbers with a record, in their order.
Result<std::vector<std::string>> load_employees(store::Store& store, std::int64_t batch);

// Names by employee number, for checks of later files.
Result<std::map<std::string, std::string>> load_names(store::Store& store, std::int64_t batch);
// Who has this identity number, as of a batch.
Result<std::optional<std::string>> find_employee(store::Store& store, std::int64_t batch, const Secret& identity);

// Where a row of a batch came from, for explanations: file name and day.
struct BatchOrigin {
  std::string file_name;
  std::string recorded_at;
  std::string actor;
};
Result<BatchOrigin> load_origin(store::Store& store, std::int64_t batch);

}  // namespace fenhao::intake
