// The model of the policy text: a fact as it stands in a file, and the facts of a place. Values only.
// A fact states some parameters of one item (an insurance, minimum wage ...) of one scheme at one place for a
// span of time; every parameter is read on a timeline of its own (timeline.h).
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "policy/policy.h"

namespace fenhao::policy {

inline constexpr std::array all_insurances{Insurance::pension,        Insurance::medical,     Insurance::unemployment,
                                           Insurance::work_injury,    Insurance::maternity,   Insurance::large_medical,
                                           Insurance::long_term_care, Insurance::housing_fund};
static_assert(all_insurances.size() == insurance_count);

// What a fact can state and what is looked up one by one.
enum class Parameter {
  floor,  // 缴费基数下限, yuan per month
  cap,    // 缴费基数上限, yuan per month; may be stated as "none"
  employer_rate,
  employee_rate,
  employer_fixed,  // yuan per month on top of the rate
  employee_fixed,
  employer_range,  // allowed or floating range of the employer's rate
  employee_range,
  total_floor,  // least and most of both sides together, yuan per month
  total_cap,
  rounding,
  merged_into,  // charged inside another insurance
  same_base,    // takes floor and cap of another insurance
  monthly,      // minimum wage
  amount,       // average wage
  value,        // rent deduction; yearly amounts
};
Text label(Parameter parameter);

enum class FromKind {
  start,    // the rule begins on this day
  as_of,    // known to hold on this day; the true start is not stated
  unknown,  // the start is not certain
};

struct RateRange {
  Rate min, max;
  friend bool operator==(const RateRange&, const RateRange&) = default;
};

struct Side {
  std::optional<Rate> rate;
  std::optional<RateRange> range;
  std::optional<Money> fixed;
  std::string paid_from;  // where this side's share comes from when not from pay: medical_personal_account
  std::string note;
};

// The sides of a disagreement between sources.
struct Conflict {
  std::vector<std::string> with;  // ids of the other sides, or words where the other side is not in the library
  std::vector<Parameter> fields;  // what they disagree about; empty = whatever differs
  bool preferred = false;         // the better supported side
  std::string marked_by;          // empty: by the source; "library": found by `policy check`; "source+library"
};

struct Fact {
  FactInfo info;
  FromKind from_kind = FromKind::start;
  std::vector<std::string> areas;  // cities of a province tier, districts of a city
  std::string household;           // local, nonlocal, or empty = either
  std::string account;             // employer account it belongs to (company facts only)

  std::optional<Money> floor, cap;
  bool no_cap = false;
  std::optional<Insurance> same_base;
  Side employer, employee;
  std::optional<Money> total_floor, total_cap;
  std::optional<Rate> rate_floor;
  std::optional<Money> monthly, hourly, amount, value;
  std::string unit;   // yuan/month (when empty) or yuan/year
  std::string payer;  // who pays `value`: employee, medical_personal_account
  int stat_year = 0;
  std::string measure;
  std::optional<Rounding> rounding;
  std::string rounding_words;
  std::optional<Insurance> merged_into;
  std::vector<std::string> includes, excludes;  // insurances inside or outside this one's rate
  std::string follows, mode, rule, rate_note;
  int enrol_deadline_day = 0, withdraw_deadline_day = 0;

  bool superseded = false, temporary = false, provisional = false, derived_by_source = false;
  std::optional<Conflict> conflict;
  std::vector<std::string> amends;  // ids whose values this notice changes before their stated end
  std::string check_result, check_note, note;
  std::optional<Date> announced;
  std::vector<Source> corroborated_by;
  std::string who, evidence;  // company facts: who recorded it and on what paper

  bool yearly() const { return unit == "yuan/year"; }
  bool states(Parameter parameter) const;
  // The two facts say the same about a parameter both state.
  bool agrees_with(const Fact& other, Parameter parameter) const;
  // How the value reads: "4775", "16%", "无"; empty when not stated.
  Text words(Parameter parameter) const;
};

// Every parameter the fact states, in the order of the enum.
std::vector<Parameter> stated_parameters(const Fact& fact);

// The fact's days "2025-07-01 至 2026-06-30", with how certain the start is.
Text span_words(const Fact& fact);

struct PlaceFacts {
  Place place;
  std::deque<Fact> facts;  // a deque: addresses stay when facts are added
};

std::string_view to_string(Confidence confidence);
std::string_view to_string(FactKind kind);
std::string_view to_string(FromKind kind);
Text label(Confidence confidence);
// "养老保险" for pension, "最低工资" for minimum_wage; the code itself when unknown.
Text item_label(std::string_view item);
const std::vector<std::string_view>& known_items();

}  // namespace fenhao::policy
