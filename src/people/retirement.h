// Statutory retirement from 2025-01-01: month, flexible span, minimum contributions. Pure functions of rules read from
// policy/national/retirement.yaml. NPC Standing Committee decision of 2024-09-13; State Council Measures; MOHRSS 2024
// No. 94. Women's category goes by post (management or technical 55, worker 50) as contract and file say, not by sex
// alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/dated_text.h"
#include "base/error.h"
#include "base/identifiers.h"

namespace fenhao::people {

// special_*: the early ages of special posts, an offer and no statutory age.
enum class RetirementCategory { male60, female55, female50, special_male55, special_female45 };

std::string_view to_string(RetirementCategory category);
Result<RetirementCategory> parse_retirement_category(std::string_view code);

struct RetirementRules {
  // Raised ages of one category: a month later for every `step` months of birth, at most `cap`.
  struct Category {
    RetirementCategory category = RetirementCategory::male60;
    std::string name;
    int old_age_years = 0;
    Month first_birth;
    int step_months = 1;
    int cap_months = 0;
  };
  std::vector<Category> categories;
  int flexible_earlier = 0, flexible_later = 0;  // months
  int early_notice = 0, late_notice = 0;         // months ahead of the chosen month
  int contribution_base = 0;                     // months
  int contribution_first_raised_year = 0, contribution_raise_a_year = 0, contribution_most = 0;
  std::string basis;

  // not_found when the text lacks the category.
  Result<Category> of(RetirementCategory category) const;
};

// All entries of the text, each a whole RetirementRules from its day on.
class RetirementLaw {
 public:
  // `origin` names the file in errors; invalid_input with file and line.
  static Result<RetirementLaw> load(std::string_view yaml_text, const std::string& origin);
  RetirementLaw known_on(Date day) const { return RetirementLaw(text_.known_on(day)); }
  // Before the first entry that one, which says who had reached the old age.
  Result<RetirementRules> at(Date day) const;

 private:
  explicit RetirementLaw(DatedText text) : text_(std::move(text)) {}
  DatedText text_;
};

struct Retirement {
  bool raised = false;  // false: the old age was reached before 2025, nothing changed
  int delay_months = 0;
  int age_months = 0;  // statutory age, in months
  Month statutory;
  std::optional<Month> earliest, latest;  // flexible retirement, only with raised ages
  int minimum_contribution_months = 0;    // at the statutory month

  bool past(Month month) const { return month > statutory; }
};

Result<Retirement> retirement_of(const RetirementRules& rules, Month birth, RetirementCategory category);

// Where a person stands in a month when only birth and sex are known, for warnings. A woman between the statutory
// months of her two possible categories may be past hers: her post decides.
enum class RetirementStanding { before, maybe_past, past };
Result<RetirementStanding> retirement_standing(const RetirementRules& rules, Date birth, Gender sex, Month month);

// Months of contributions the basic pension asks for when retiring in the year.
int minimum_contributions(const RetirementRules& rules, int retirement_year);

// Whether someone may retire in `chosen`; invalid_input naming the span when not. Late retirement also needs a
// written agreement with the employer, which is not checked here.
Status check_flexible(const Retirement& retirement, Month chosen);

// Last month to give written notice of retiring early, or to agree on retiring late, in `chosen`.
Month early_notice_by(const RetirementRules& rules, Month chosen);
Month late_agreement_by(const RetirementRules& rules, Month chosen);

}  // namespace fenhao::people
