// Individuals without domicile in China: days, which part of a wage is taxed here, the tax of non-residents, and what a
// changed status asks for. Pure. IIT Law art. 1, 6; MOF/STA 2019 No. 34, No. 35. Tax treaties are not applied: who
// claims one settles days and sourcing with the tax authority first.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "tax/tax.h"

namespace fenhao::tax {

// A day counts as residence only when all of its 24 hours were spent in China: the days of arrival and departure do
// not. `stays` run from the day of arrival to the day of departure, both named, and must not overlap; a departure and
// an arrival on one day are allowed. invalid_input when a stay ends before it begins or stays overlap.
struct Stay {
  Date arrived;
  Date departed;
};
Result<int> residence_days(std::span<const Stay> stays, int year);

// 境内工作天数: whole days count one, days of less than 24 hours a half. invalid_input when negative.
Result<Decimal> working_days_in_china(const NonResidentRules& rules, int whole_days, int part_days);

// One earlier calendar year of a person.
struct YearOfStay {
  int residence_days = 0;
  int longest_absence_days = 0;  // longest single absence in the year
};

// Which part of a wage is taxed in China.
enum class WageSource {
  worked_and_borne_in_china,  // formula 1: up to 90 days
  worked_in_china,            // formula 2: more than 90 days, less than 183
  all_but_abroad,             // formula 3: work abroad paid and borne abroad is left out
  whole_world,                // resident with six full years behind
  borne_in_china,             // executive of a domestic enterprise, up to 90 days
};

std::string_view to_string(WageSource source);  // "worked_in_china"
Text label(WageSource source);

// From the residence days expected or reached in the year; `earlier` are the years before it, the latest last, from
// 2019 on. Executives (董事、监事、高层管理人员) up to 90 days are taxed on what is borne in China, then by formula 3.
// MOF/STA 2019 No. 34 art. 1, No. 35 art. 2. invalid_input for a day count that no year has.
Result<WageSource> wage_source(const NonResidentRules& rules, int residence_days, bool executive,
                               std::span<const YearOfStay> earlier);
bool is_resident(const NonResidentRules& rules, int residence_days);

struct Wage {
  Money worldwide;        // of the period the work belongs to
  Money borne_in_china;   // paid or borne by a domestic employer, within it
  Decimal days_in_china;  // working_days_in_china() of the period
  int days = 0;           // calendar days of the period
};

// 工资薪金收入额, rounded half-up to the fen once. invalid_input: negative amounts, more borne than paid, more days
// in China than the period has, no days.
Result<Money> wage_income(WageSource source, const Wage& wage);

struct NonResidentTax {
  Money income;
  Money taxable;  // ≥ 0
  Rate rate;
  Money quick_deduction;
  Money tax;
};

// A month: (income − 5000) by the monthly table; no other deduction, nothing cumulative. IIT Law art. 6 (1) 2.
// invalid_input when negative.
Result<NonResidentTax> tax_non_resident_month(const Parameters& parameters, Money income);

struct SpreadTax {
  Money income;
  Decimal per_month;  // income / 6 to 2 decimals, for display; the bracket is chosen on the exact value
  Rate rate;
  Money quick_deduction;
  Money tax;
};

// 数月奖金: (income / 6 × rate − quick deduction) × 6, rounded once; no 5000, not merged, once a year, which the
// caller keeps count of. No. 35 art. 3 (2). invalid_input when negative.
Result<SpreadTax> tax_non_resident_bonus(const Parameters& parameters, Money income);

// 股权激励: as the bonus, on all of the year's together, less the tax of the earlier ones. No. 35 art. 3 (2).
// The result is of this one: its income, and the tax it adds.
Result<SpreadTax> tax_non_resident_equity(const Parameters& parameters, Money income_before, Money income);

// A status foreseen at the start of the year that turns out otherwise. No. 35 art. 5 (1).
struct StatusChange {
  enum class Duty {
    none,               // as foreseen
    annual_settlement,  // foreseen non-resident, is resident: withholding stays, settled after the year
    report_again,       // foreseen resident, is not: months taxed anew, no late fee
  } duty = Duty::none;
  std::optional<Date> report_from, report_until;  // report_again: from the day it is clear to 15 days after the year
};
StatusChange status_change(const NonResidentRules& rules, bool foreseen_resident, bool is_resident, Date clear_on);

// A stay foreseen at 90 days or less that reaches them: earlier months are taxed anew and reported by this day, 15 days
// after the end of the month in which it happened. No. 35 art. 5 (1).
Date report_longer_stay_until(const NonResidentRules& rules, Date reached_on);

// The year of a foreseen resident taxed month by month as a non-resident.
struct Retaxed {
  std::vector<NonResidentTax> months;
  Money tax;
  Money difference;  // tax − withheld: to pay when positive, to refund when negative
};
Result<Retaxed> tax_again_as_non_resident(const Parameters& parameters, std::span<const Money> month_incomes,
                                          Money withheld);

}  // namespace fenhao::tax
