// The commands of the program, one function each; their options as plain values. main.cpp reads the command
// line into them. Each returns an exit code (context.h) and says what happened on standard output.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "cli/context.h"

namespace fenhao::cli {

int run_init(const Context& context);

struct ImportOptions {
  std::vector<std::filesystem::path> files;
  std::string kind;   // empty = recognised from the headings
  std::string month;  // for attendance and variable pay without a month column
  bool good_rows = false;
  bool replace = false;
  std::vector<std::string> ignored;  // headings of columns that concern no pay
  std::filesystem::path marked;  // folder for the marked copies; empty = beside each file
};
int run_import(const Context& context, const ImportOptions& options);

int run_forms(const Context& context, const std::filesystem::path& out);

struct RunOptions {
  std::string month;
  std::string known;  // empty = today
  unsigned threads = 0;
};
int run_run(const Context& context, const RunOptions& options);
// A closed month calculated again as known on a day, compared with what was closed; nothing is saved.
int run_closed_again(const Context& context, month::Workspace& workspace, Month month, Date known, unsigned threads);

struct RetroOptions {
  std::string from;
  std::string scope = "policy,people,inputs";
  std::string settle = "when_paid";
  std::string employee;
  bool carry = false;
  std::string take_back;  // month whose carried differences are taken back
};
int run_retro(const Context& context, const RetroOptions& options);
int run_runs(const Context& context);

struct NoticesOptions {
  std::int64_t run = 0;
  std::string severity;  // "error", "warning"; empty = both
  std::string employee;  // empty = everybody, and what concerns nobody in particular
};
int run_notices(const Context& context, const NoticesOptions& options);

int run_review(const Context& context, std::int64_t run);
int run_approve(const Context& context, std::int64_t run, bool withdraw, bool accept_errors);
int run_discard(const Context& context, std::int64_t run);
int run_close(const Context& context, std::int64_t run);
// `on`: the day of payment, empty = today.
int run_pay(const Context& context, std::int64_t run, const std::string& on);

struct ExplainOptions {
  std::int64_t run = 0;
  std::string employee;
  std::string item;
  bool full = false;
};
int run_explain(const Context& context, const ExplainOptions& options);

struct SettleOptions {
  int year = 0;
  std::string employee;
};
int run_settle(const Context& context, const SettleOptions& options);

struct SeveranceOptions {
  std::string employee;
  std::string last_day;
  bool unlawful = false;
  bool in_lieu = false;
  std::string earlier;                      // one_count | law_of_the_time; empty = by the setting
  std::string earlier_cause = "unlimited";  // limited | unlimited | not_compensated
  std::string average, last_month;          // yuan; empty = from closed months
};
int run_severance(const Context& context, const SeveranceOptions& options);

struct ExportOptions {
  std::int64_t run = 0;
  std::filesystem::path out;
  std::string bank;  // layout that pays all wages; empty = as each entity's bank asks
  bool replace = false;
};
int run_export(const Context& context, const ExportOptions& options);

struct PolicyOptions {
  std::string place;
  std::string month;  // empty = this month
  std::string known;  // empty = today
};
int run_policy_check(const Context& context);
int run_policy_settings(const Context& context);
int run_policy_show(const Context& context, const PolicyOptions& options);
int run_policy_coverage(const Context& context, const PolicyOptions& options);
int run_policy_own(const Context& context);
int run_policy_record(const Context& context, const std::filesystem::path& file);

struct CarryOverOptions {
  std::string place, insurance, until, reason;
};
int run_policy_carry_over(const Context& context, const CarryOverOptions& options);

struct RulesOptions {
  std::string name;                // a digest's beginning; for show also a group's code; for roll-back the group
  std::filesystem::path file;      // submit
  std::string from, to, note;      // months; submit and pilot
  std::string month, known;        // show a group: default this month, today
  std::filesystem::path out;       // show: write the text here, byte for byte
  std::vector<std::string> employees, entities;  // pilot
  std::int64_t pilot = 0;          // end-pilot
};
int run_rules_list(const Context& context);
int run_rules_show(const Context& context, const RulesOptions& options);
int run_rules_submit(const Context& context, const RulesOptions& options);
int run_rules_publish(const Context& context, const RulesOptions& options);
int run_rules_pilot(const Context& context, const RulesOptions& options);
int run_rules_end_pilot(const Context& context, const RulesOptions& options);
int run_rules_roll_back(const Context& context, const RulesOptions& options);

struct CompareOptions {
  std::string with;          // file or digest
  std::string group;         // empty = as the text says
  std::int64_t run = 0;      // 0 = the last closed one
  std::size_t sample = 0;    // people to write for ticking off; 0 = none
  std::uint64_t seed = 1;
  std::filesystem::path out; // of the sample; empty = a name of its own here
};
int run_compare(const Context& context, const CompareOptions& options);

struct BasesOptions {
  std::string place, from, known, employee;
  int year = 0;
  std::filesystem::path out;
};
int run_bases(const Context& context, const BasesOptions& options);

struct SampleOptions {
  int employees = 0;
  int cities = 0;
  std::uint64_t seed = 1;
  std::string month;
  std::filesystem::path out;
};
int run_sample(const Context& context, const SampleOptions& options);

int run_audit_verify(const Context& context);
int run_backup(const Context& context, const std::filesystem::path& file);
int run_restore(const Context& context, const std::filesystem::path& file);
int run_verify(const Context& context, const std::filesystem::path& file, bool file_only);

struct TenantOptions {
  std::string name, title;
  std::filesystem::path file;
};
int run_tenant_create(const Context& context, const TenantOptions& options);
int run_tenant_list(const Context& context);
int run_tenant_archive(const Context& context, const TenantOptions& options);
int run_tenant_restore(const Context& context, const TenantOptions& options);
int run_audit_list(const Context& context);

int run_cases(const Context& context, const std::filesystem::path& directory);

struct FormulaRunOptions {
  std::filesystem::path spec, csv, out;
  unsigned threads = 0;
};
int run_formula(const Context& context, const FormulaRunOptions& options);

}  // namespace fenhao::cli
