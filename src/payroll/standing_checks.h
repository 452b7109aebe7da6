// Who somebody is to their employer, held against enrolment and contract: which insurances are due, one employer for
// contract, wage, tax and insurance, retirement ahead, probation, leaving. Advisory; never changes a number. Pure.
// Social Insurance Law art. 58, 60; Orders 16 of 2011, 41 of 2020 and 56 of 2026; Labour Contract Law art. 19, 20, 50.
// What nobody stated (用工) is not checked.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "payroll/month_facts.h"

namespace fenhao::payroll {

struct FigurePositions;

class StandingChecks {
 public:
  StandingChecks(const RunView& view, const MonthFacts& facts, const Rules& rules);

  std::vector<Notice> of(const EmployeeResult& result, const FigurePositions& columns);
  // The terms somebody works on for the payer of the result; nullptr when nobody stated them.
  const contribution::WorkTerms* terms_of(const EmployeeResult& result) const;

 private:
  using Key = std::pair<std::string, std::string>;  // entity, employee

  void duties(const EmployeeResult& result, const contribution::WorkTerms* terms, std::vector<Notice>& notices);
  void one_employer(const EmployeeResult& result, const contribution::WorkTerms* terms, std::vector<Notice>& notices) const;
  std::optional<std::string> insurer_of(const EmployeeResult& result) const;
  void retirement(const EmployeeResult& result, const contribution::WorkTerms* terms, std::vector<Notice>& notices) const;
  void late_retirement(const EmployeeResult& result, const contribution::WorkTerms& terms, std::vector<Notice>& notices) const;
  void special_post(const EmployeeResult& result, std::vector<Notice>& notices) const;
  void pension_after_retirement(const EmployeeResult& result, const contribution::WorkTerms* terms, std::vector<Notice>& notices) const;
  void probation(const EmployeeResult& result, const FigurePositions& columns, const contribution::WorkTerms& terms, std::vector<Notice>& notices) const;
  void leaving(const EmployeeResult& result, std::vector<Notice>& notices) const;
  bool past_retirement(const EmployeeResult& result, const contribution::WorkTerms* terms) const;
  const std::vector<policy::Insurance>& charged_at(const std::string& place);

  const RunView& view_;
  const MonthFacts& facts_;
  const Rules& rules_;
  std::map<Key, const contribution::WorkTerms*> terms_;
  std::set<Key> paid_by_;
  std::multimap<std::string, std::string> insured_by_;  // employee → entity whose plan covers the month
  std::map<std::string, int> payers_;  // of each person in the run
  std::map<std::string, std::vector<policy::Insurance>> charged_;
  std::optional<people::RetirementRules> retirement_;
  std::optional<labour::ProbationRules> probation_;
  std::optional<labour::ProbationBounds> bounds_;
  std::optional<contribution::OverAgeInjury> injury_;
  std::optional<people::LateRetirementMinimum> late_;
  std::optional<people::SpecialPosts> special_;
  std::optional<transfer::FundTransferWait> fund_;
  std::optional<labour::LeavingRules> leaving_;
  std::optional<transfer::MedicalTransferRules> medical_;
};

}  // namespace fenhao::payroll
