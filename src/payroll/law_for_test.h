// The product's labour, transfer and contribution law for tests of runs.
#pragma once

#include "base/source_file_for_test.h"
#include "payroll/facts_for_test.h"

namespace fenhao::payroll {

template <class Law>
Law national_for_test(const char* name, Result<Law> (*load)(std::string_view, const std::string&)) {
  const std::string file = source_file("policy/national/") + name;
  return std::move(*load(*read_file(file), file));
}

inline RunView run_with_law(const MonthFacts& facts, const TestRules& groups) {
  static const auto labour = national_for_test("labour.yaml", labour::load_labour_law);
  static const auto transfer = national_for_test("transfer.yaml", transfer::load_transfer_law);
  static const auto contribution = national_for_test("contribution.yaml", contribution::NationalLaw::load);
  static const auto retirement = national_for_test("retirement.yaml", people::RetirementLaw::load);
  static const auto settings = national_for_test("settings.yaml", LawSettings::load);
  auto rules = groups.rules();
  rules.labour = &labour;
  rules.transfer = &transfer;
  rules.contribution = &contribution;
  rules.retirement = &retirement;
  rules.settings = &settings;
  auto view = calculate(facts, rules, {});
  EXPECT_TRUE(view) << (view ? "" : view.error().describe(Lang::en));
  return view ? std::move(*view) : RunView();
}

// What the run says under a code, of one person unless the subject is empty; empty when it says nothing.
inline std::string notice_of(const RunView& view, const std::string& code, const std::string& subject = {}) {
  for (const auto& notice : view.notices)
    if (notice.code == code && (subject.empty() || notice.subject == subject)) return notice.message.zh;
  return {};
}

}  // namespace fenhao::payroll
