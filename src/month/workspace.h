// A company's workspace opened: its database, the law and the rules in force. What every command starts from.
// Not thread-safe; one per process.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/work_calendar.h"
#include "month/company_policy.h"
#include "payroll/month_facts.h"
#include "payroll/run.h"
#include "policy/policy.h"
#include "store/store.h"
#include "people/retirement.h"
#include "tax/deduction_text.h"
#include "tax/tax_text.h"

namespace fenhao::month {

struct Paths {
  std::filesystem::path data;     // the company's own groups/ and settings.yaml, and fenhao.db when it is SQLite
  std::filesystem::path key;      // key file, outside the database
  std::filesystem::path home;     // policy/ and templates/ of the product
  std::string server = {};        // postgresql://…; empty = SQLite
  std::string schema = "fenhao";  // the company's on the server

  store::Address database() const { return {data, server, schema}; }
};

// The national texts that a run takes as they were known on its day.
struct NationalTexts {
  WorkCalendar calendar;
  people::RetirementLaw retirement;
  labour::LabourLaw labour;
  transfer::TransferLaw transfer;
  contribution::NationalLaw contribution;
  payroll::LawSettings settings;

  NationalTexts known_on(Date day) const;
};

// What the product brings: the policy library, national rules and salary group templates. Library, tax and deductions
// are asked with the day of knowledge themselves.
struct Law : NationalTexts {
  policy::Library library;
  tax::NationalTax tax;
  tax::NationalDeductions deductions;
};

Result<Law> load_law(const std::filesystem::path& home);

// All salary groups: the product's templates and, over them by code, the company's own (data/groups/*.yaml).
// Every group must compile and pass its own examples.
Result<std::vector<payroll::CompiledGroup>> load_groups(const Paths& paths, const WorkCalendar& calendar);
Result<payroll::CompiledGroup> compile_checked(std::string_view text, const std::string& origin, const WorkCalendar& calendar);

class Workspace {
 public:
  static Status create(const Paths& paths);
  static Result<Workspace> open(const Paths& paths);

  const Paths& paths() const { return paths_; }
  store::Store& store() { return store_; }
  // The same database on a connection of its own, for another thread.
  Result<store::Store> another_store() const { return store::Store::open(paths_.database(), paths_.key); }
  const Law& law() const { return *law_; }
  // The national texts as known on a day; they stay while the workspace does.
  const NationalTexts& texts_known_on(Date day);
  // The groups as they stand in files; what holds for a month is groups_in_force (rules.h).
  const std::vector<payroll::CompiledGroup>& groups() const { return *groups_; }
  // Law as known on a day and the groups of files; whoever calculates a month sets `groups` to those of the month, and
  // `library` to what the run knows.
  payroll::Rules rules(Date known);
  // The library with the company's own facts as a run knew them; the last one asked for is kept.
  Result<const policy::Library*> library_known_to(const payroll::RunRecord& run);
  // What the company itself had recorded about policy when the workspace was opened.
  const CompanyKnowledge& company_knowledge() const { return known_; }

 private:
  Workspace(Paths paths, store::Store store, Law law, std::vector<payroll::CompiledGroup> groups, CompanyKnowledge known);

  Paths paths_;
  store::Store store_;
  std::unique_ptr<Law> law_;
  std::map<Date, NationalTexts> texts_;  // by day of knowledge
  std::unique_ptr<std::vector<payroll::CompiledGroup>> groups_;
  CompanyKnowledge known_;
  CompanyKnowledge earlier_;                         // what earlier_library_ holds
  std::unique_ptr<policy::Library> earlier_library_;
};

}  // namespace fenhao::month
