// Where an input of a result came from, as further steps of its explanation.
#pragma once

#include <vector>

#include "formula/formula.h"
#include "month/workspace.h"
#include "payroll/result.h"
#include "payroll/run.h"

namespace fenhao::month {

class Origins {
 public:
  // `library` as known to the run.
  Origins(Workspace& workspace, const policy::Library& library, const payroll::RunRecord& run, const payroll::MonthFacts& facts, const payroll::EmployeeResult& result, Lang lang)
      : workspace_(workspace), library_(library), run_(run), facts_(facts), result_(result), lang_(lang) {}

  // Steps to hang below the input `code`; empty when there is nothing to add.
  std::vector<formula::Explanation> of(const std::string& code) const;

 private:
  std::string say(std::string_view zh, std::string_view en) const { return std::string(lang_ == Lang::zh ? zh : en); }
  formula::Explanation step(std::string title, std::string value) const;
  std::vector<formula::Explanation> file_of(std::string_view table, std::string_view where, const std::vector<store::Parameter>& key) const;
  std::vector<formula::Explanation> salary(const std::string& code) const;
  std::vector<formula::Explanation> recorded(const std::string& source) const;
  std::vector<formula::Explanation> contribution(const std::string& code) const;
  formula::Explanation charge(const payroll::ChargeLine& line) const;
  const payroll::EnrolmentPlan* plan_of(const payroll::ChargeLine& line) const;
  void add_source(formula::Explanation& to, std::string_view what, const std::string& value, const policy::FactInfo* fact) const;
  std::vector<formula::Explanation> wage_tax() const;
  std::vector<formula::Explanation> withheld_before() const;
  std::string basic_rule(const tax::MonthInput& input) const;
  std::vector<formula::Explanation> bonus_tax() const;
  std::vector<formula::Explanation> labour_tax() const;
  std::vector<formula::Explanation> total_tax() const;
  std::vector<formula::Explanation> grossed_up() const;
  // Of the kinds among TaxWorking::separate that the input adds up.
  std::vector<formula::Explanation> separate_tax(const std::string& code) const;
  std::vector<formula::Explanation> minimum_wage() const;

  Workspace& workspace_;
  const policy::Library& library_;
  const payroll::RunRecord& run_;
  const payroll::MonthFacts& facts_;
  const payroll::EmployeeResult& result_;
  Lang lang_;
};

}  // namespace fenhao::month
