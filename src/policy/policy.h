// The policy library: dated, sourced facts about places, resolved for a person, an insurance and a month as
// known on a date. Pure after load(): const and safe to share between threads. What is not known is an error
// naming fact, place, month and the nearest known one; never a guess, never last year's value in silence.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::policy {

enum class Insurance {
  pension,         // 养老
  medical,         // 医疗
  unemployment,    // 失业
  work_injury,     // 工伤
  maternity,       // 生育, where it is charged by itself
  large_medical,   // 大额医疗 / 大病
  long_term_care,  // 长护
  housing_fund,    // 住房公积金
};
inline constexpr int insurance_count = 8;

std::string_view to_string(Insurance insurance);
Text label(Insurance insurance);                           // {"养老保险", "pension"}
Result<Insurance> parse_insurance(std::string_view name);  // code, or the Chinese names people use

// GB/T 2260 code; 000000 is the nation, xx0000 a province, xxxx00 a city.
struct Place {
  std::string code;
  std::string name;
  std::string province;
};

enum class Confidence { high, medium, low };
enum class FactKind { paper, counter };  // what the notice says; what the counter does
enum class Origin { library, company };  // company = recorded by this company, overrides the library

struct Source {
  std::string title, url, kind, quote, date, via, note;
};

// Identity and evidence of a fact; where it was read from, for explanations and findings.
struct FactInfo {
  std::string id;
  Place place;
  std::string item;  // pension, medical, minimum_wage, average_wage, ...
  std::string scheme;
  Date from;
  std::optional<Date> to;  // last day it holds; absent = until a later one
  FactKind kind = FactKind::paper;
  Origin origin = Origin::library;
  Confidence confidence = Confidence::low;
  Date recorded;  // known since
  Source source;
  std::string file;
  int line = 0;
};

// A resolved parameter and the fact it came from, which lives as long as the Library (null when the company
// stated it by decision).
template <class T>
struct Known {
  T value;
  const FactInfo* fact = nullptr;
};

// Something a person should look at; the run goes on.
struct Warning {
  std::string code;  // "low_confidence", "conflict_preferred", "stale", "carried_over" (暂按上年), "provisional", ...
  Text message;
  std::string fact_id;
  std::string place_code;
  friend bool operator==(const Warning&, const Warning&) = default;
};

// A person's attributes a rule may depend on.
struct Attributes {
  std::string scheme;     // tier or sub-scheme, empty = the place's main one
  std::string household;  // "local", "nonlocal" or empty = not stated
  std::string district;   // empty = not stated
};

struct Query {
  std::string place;  // code
  Insurance insurance = Insurance::pension;
  Attributes attributes;
  CoverageMonth month{Month{}};
  Date known;           // facts recorded later are invisible
  std::string account;  // employer account, for facts that belong to it (work-injury rate); may be empty
};

// One side's terms. A rate and a fixed amount may both apply.
struct SideTerms {
  std::optional<Known<Rate>> rate;
  std::optional<Known<Money>> fixed;  // per month, on top of the rate
};

// All it takes to charge one insurance for one person and month.
struct Terms {
  Insurance insurance = Insurance::pension;
  std::optional<Known<Money>> floor;  // absent only where the place states there is none
  std::optional<Known<Money>> cap;    // absent where the place states there is none
  SideTerms employer;
  SideTerms employee;
  // Allowed range where the employer chooses the rate (housing fund); equal to rate otherwise.
  std::optional<Known<Rate>> rate_min, rate_max;
  // Least and most of both sides together per month, where a place limits the deposit and not only its base.
  std::optional<Known<Money>> total_floor, total_cap;
  Rounding rounding = Rounding::half_up_fen;
  const FactInfo* rounding_fact = nullptr;
  // Charged inside another insurance at this place (maternity inside medical): nothing of its own.
  std::optional<Insurance> merged_into;
  std::vector<Warning> warnings;
};

// 暂按上年: until this year's notice is out, use the last known value of these parameters.
struct CarryOver {
  std::string place;
  Insurance insurance = Insurance::pension;
  Month until;  // last month it may be used for
  std::string decided_by;
  Date decided_on;
  std::string reason;
};

// Findings of `policy check`.
struct Finding {
  bool is_error = true;
  std::string file;
  int line = 0;
  Text message;
};

class Library {
 public:
  struct State;  // private to policy/
  // Indexes the text library below `root` (policy/). A place's text is read when the place is first asked for;
  // malformed text is then an error with file and line, and check() reads everything.
  static Result<Library> load(const std::filesystem::path& root);
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;
  ~Library();

  // Adds facts a company recorded itself (same text form); they override for that company.
  Status add_company_facts(std::string_view yaml, std::string_view origin);
  std::string company_facts() const;  // all of them in the same text form
  void add_carry_over(CarryOver decision);

  // "440300", "深圳", "深圳市"; ambiguous or unknown is an error with suggestions.
  Result<Place> find_place(std::string_view code_or_name) const;
  std::vector<Place> places() const;

  Result<Terms> resolve(const Query& query) const;
  // Which insurances are charged on their own at a place in a month (五险 + 大额医疗 + 公积金 where known).
  Result<std::vector<Insurance>> insurances(std::string_view place, CoverageMonth month, Date known) const;
  // Cities where everything that is charged resolves for the main scheme (work injury: a rate or its range).
  std::vector<std::string> complete_places(CoverageMonth month, Date known) const;

  Result<Known<Money>> minimum_wage(std::string_view place, Month month, Date known) const;
  // Of non-full-time work, from the same notice; not_found when the notice is recorded without it.
  Result<Known<Money>> hourly_minimum_wage(std::string_view place, Month month, Date known) const;
  Result<Known<Money>> average_wage(std::string_view place, int stat_year, Date known) const;  // per month
  Result<Known<Money>> rent_deduction(std::string_view place, Month month, Date known) const;  // per month

  std::vector<Finding> check() const;
  std::string show(std::string_view place, Month month, Date known, Lang lang) const;  // readable table with sources
  std::string coverage(Month month, Date known, Lang lang) const;                      // place × insurance

 private:
  Library();
  std::unique_ptr<State> state_;
};

}  // namespace fenhao::policy
