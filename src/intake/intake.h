// A company's own spreadsheets turned into records of the house: which kind of file it is, its schema with the
// headings people use, checks across rows, and a list of everything that is wrong. Reading and checking are
// pure; intake_store.cpp writes a checked file in one transaction.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "contribution/work_terms.h"
#include "payroll/facts.h"
#include "people/people.h"
#include "people/settings.h"
#include "policy/policy.h"
#include "sheet/sheet.h"
#include "tax/tax.h"

namespace fenhao::intake {

enum class Kind {
  entities,       // 法人主体: payer, tax place, pay day, paying account
  accounts,       // 参保户: accounts at authorities, work-injury rate
  roster,         // 花名册: person, employment, dates, place, salary group, bank account
  moves,          // 异动: a change of entity, department, place, group from a day on
  salary,         // 定薪: dated salary items, one column an item
  attendance,     // 考勤 of a month
  variable,       // 变动薪资: bonuses, piece counts, deductions of a month
  deductions,     // 专项附加扣除 and other deductions
  contributions,  // 参保方案: place, months, bases, fund rates
  history,        // 本年累计: year-to-date figures at this payer
  work_terms,     // 用工: on what terms somebody works, contract and probation, what insurance depends on
};

std::string_view to_string(Kind kind);
Text label(Kind kind);
Result<Kind> parse_kind(std::string_view name);  // code or Chinese label
const sheet::Schema& schema(Kind kind);
// From the headings, the titles and the file's name; not_found naming the headings seen and the kinds considered;
// conflict when two fit equally.
Result<Kind> recognise(const sheet::Workbook& workbook);

// Which input codes a heading of salary, attendance or variable pay means: "基本工资" → "salary.base". Built
// from the company's salary groups.
struct InputNames {
  std::map<std::string, std::string> salary;      // heading_key → code
  std::map<std::string, std::string> attendance;
  std::map<std::string, std::string> variable;
  std::map<std::string, std::string> titles;  // code → what its column is called
  std::set<std::string> yes_no;               // codes whose cells hold 是 or 否
};

using payroll::Deduction;
using payroll::EnrolmentPlan;
using payroll::History;
using payroll::MonthlyInput;

// A row marked 作废: the row of this key that was recorded before holds no longer. What the key has besides the
// employee depends on the kind; an empty entity or item means every one of that start.
struct Voiding {
  int row = 0;  // 1-based, in the file
  std::string employee;
  std::string entity;  // contribution plans, year-to-date figures
  std::string item;    // kind of deduction
  std::string start;   // ISO day or month
};

// The content of one checked file; only the list of its kind is filled.
struct Content {
  std::vector<people::LegalEntity> entities;
  std::vector<people::EmployerAccount> accounts;
  std::vector<people::Person> persons;
  std::vector<people::Employment> employments;
  std::vector<people::SalaryAssignment> salaries;
  std::vector<MonthlyInput> inputs;
  std::vector<Deduction> deductions;
  std::vector<EnrolmentPlan> enrolments;
  std::vector<History> history;
  std::vector<contribution::WorkTerms> work_terms;
  std::vector<Voiding> voidings;
};

struct Intake {
  Kind kind = Kind::roster;
  sheet::HeaderMatch header;
  std::map<std::string, std::string> titles;  // of pay items, by code
  Content content;                   // the good rows
  std::vector<sheet::Issue> issues;  // every bad cell and row
  int rows_seen = 0;
  int rows_taken = 0;                // rows without a complaint; one row may be several records

  // Records of the good rows, whatever their kind.
  std::int64_t rows_good() const;
};

// What is known from outside the file and needed for its checks.
struct Surroundings {
  const policy::Library* library = nullptr;  // places
  InputNames names;
  std::vector<std::string> entities;       // codes and names known already
  std::map<std::string, std::string> entity_by_name;
  std::vector<std::string> employees;      // numbers known already
  std::map<std::string, std::string> employee_names;  // number → name, to catch a number beside the wrong name
  std::function<std::optional<std::string>(const Secret& identity)> employee_of;  // who has an identity number; may be empty
  std::vector<std::string> salary_groups;  // codes and names
  std::map<std::string, std::string> group_by_name;
  std::optional<EarningMonth> month;       // for attendance and variable pay without a month column
  std::vector<std::string> ignored_columns;  // of salary, attendance and variable pay: named by who imports, not read
  Date today;                              // births and dates in the future are refused
  people::ForeignCardSex foreign_card_sex;  // a setting
};

// Reads one workbook as `kind`. All mistakes of the file at once; same person twice, negative base, birth in
// the future, unknown place or group, damaged identity numbers ...
Result<Intake> read(const sheet::Workbook& workbook, Kind kind, const Surroundings& surroundings);

}  // namespace fenhao::intake
