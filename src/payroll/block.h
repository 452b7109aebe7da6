// A part of a run: the month of some people, calculated by itself. A run is the sum of its blocks, whatever their size
// and whoever calculated them: all employments, payers, plans and differences of a person lie in one block, and nothing
// else passes between blocks. Pure.
//
// A run in blocks, on threads or in processes:
//   1. divide the employee numbers into ranges (month/blocks.h, divide());
//   2. for each range, anywhere: load its facts (month/facts.h, load_block()) and calculate() them with the same rules,
//      month, day, entities and accounts; one BlockCalculator a thread, because it keeps what policy said;
//   3. write the results of each block (payroll/run_store.h, RunWriter) and add() the block to one RunTotals;
//   4. when all blocks are added: totals and notices of the run are RunTotals::sums() and notices().
// The order in which blocks are calculated and added does not matter.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "payroll/charges.h"
#include "payroll/checks.h"
#include "payroll/input_positions.h"
#include "payroll/month_facts.h"
#include "payroll/notice_order.h"
#include "payroll/policy_terms.h"
#include "payroll/result.h"
#include "payroll/run_sums.h"

namespace fenhao::payroll {

struct Block {
  std::vector<EmployeeResult> employees;  // by employee, then salary group
  std::vector<PlacedNotice> notices;
  // What is added up over the run.
  RunSums sums;
  TermsUses terms;
  std::map<std::string, AnnuitySums> annuities;   // by entity
  std::map<std::string, std::string> place_names;  // code → name
  std::size_t employments = 0;
};

class BlockCalculator {
 public:
  // Groups, library and calendar of `rules` must outlive it.
  BlockCalculator(const Rules& rules, EarningMonth month, Date known);

  // Contributions, items that do not need tax, tax, the rest. One person's error is an error notice and leaves that
  // person out. Errors of the whole run: a month without an official calendar, tax parameters unknown for the tax month.
  // `threads`: for the formulas of one block.
  Result<Block> calculate(const MonthFacts& facts, unsigned threads = 1);

 private:
  Rules rules_;
  PolicyTerms terms_;
  std::vector<InputPositions> positions_;  // by group
  std::vector<GroupColumns> columns_;
};

// What is said of the run as a whole once every block was added.
class RunTotals {
 public:
  // Everything of the block but its results.
  void add(Block&& block);

  const RunSums& sums() const { return sums_; }
  const std::map<std::string, std::string>& place_names() const { return place_names_; }
  std::size_t employments() const { return employments_; }
  // All notices of the run in their order, with those that only the whole can tell. Leaves none behind.
  std::vector<Notice> take_notices(const Rules& rules, EarningMonth month);

 private:
  std::vector<PlacedNotice> notices_;
  RunSums sums_;
  TermsUses terms_;
  std::map<std::string, AnnuitySums> annuities_;
  std::map<std::string, std::string> place_names_;
  std::size_t employments_ = 0;
};

}  // namespace fenhao::payroll
