// Severance (经济补偿) and pay in lieu of notice. Pure. Labour Contract Law art. 40, 46, 47, 87, 97; Implementing
// Regulations art. 20, 25, 27; for service before 2008 劳部发〔1994〕481号 and 劳办发〔1997〕98号. The tax on it is
// tax/'s.
//
// Two averages, never confused: the employee's own average wage of the last 12 months, which severance multiplies; and
// the city's average wage of last year, three times which bounds it. Pay in lieu of notice takes neither but the wage
// of the last month.
#pragma once

#include <optional>
#include <span>

#include "base/dated_text.h"

namespace fenhao::labour {

struct SeveranceRules {
  static constexpr std::string_view item = "severance";
  LegalBasis basis;
  int year_from_months = 0;   // a remainder of so many months counts as a year
  Decimal shorter_remainder;  // what a shorter one counts
  int averaged_months = 0;
  int high_wage_multiple = 0;  // of the city's monthly average wage
  int high_wage_most_years = 0;
  int unlawful_multiple = 0;  // art. 87
  Decimal notice_months;      // wages in lieu of notice
};

// Service before the Labour Contract Law (art. 97).
struct EarlierServiceRules {
  static constexpr std::string_view item = "earlier_service";
  LegalBasis basis;
  Date ends_before;     // first day of the present law
  int most_months = 0;  // for causes that had a limit
  Readings readings;
};

Fields fields(SeveranceRules& rules);
Fields fields(EarlierServiceRules& rules);

// Service in whole months and whether days are left over; the last day of employment counts.
struct ServiceLength {
  int full_months = 0;
  bool more_days = false;

  bool none() const { return full_months == 0 && !more_days; }
};

// invalid_input when `last` is before `first`.
Result<ServiceLength> service_length(Date first, Date last);
// Years written as a number: "3.4" is 40 months and some days. invalid_input when negative or above 100.
Result<ServiceLength> service_of_years(const Decimal& years);

// One for each full year; a remainder of six months or more one, a shorter one half. Not limited.
Decimal months_paid(const ServiceLength& service, const SeveranceRules& rules);

// How service before 2008 counts is decided province by province.
//   one_count            all service by art. 47, with its limits
//   law_of_the_time      the part before 2008 by the rules of 1994: a begun year counts as one, the wage is not bounded
//   by
//                        three times the average, and some causes have a limit of 12 months
enum class EarlierServiceReading { one_count, law_of_the_time };
std::string_view to_string(EarlierServiceReading reading);

// What the rules of 1994 say about the cause of the termination (art. 5–9).
enum class EarlierCause {
  limited,          // agreement on the employer's proposal, incompetence
  unlimited,        // illness, changed circumstances, lay-off
  not_compensated,  // causes paid only since 2008, such as the end of a fixed term
};

struct ServiceParts {
  ServiceLength earlier;  // none: everything counts by the present law
  ServiceLength present;
};

// Service from `first` to `last` split as the reading says. A reading is needed only when the service began before the
// present law: invalid_input without one then.
Result<ServiceParts> service_parts(Date first, Date last, std::optional<EarlierServiceReading> reading,
                                   const EarlierServiceRules& rules);

// Sum of the last 12 months' gross wages (all pay, art. 27), or of the fewer months worked, by their number; half-up to
// the fen. invalid_input: none, more than 12, or a negative one.
Result<Money> average_monthly_wage(std::span<const Money> months, const SeveranceRules& rules);

// Three times the city's average monthly wage of last year.
Money high_wage_line(Money city_average_monthly, const SeveranceRules& rules);

struct SeveranceFacts {
  Money average_wage;  // own, of the last 12 months
  ServiceParts service;
  EarlierCause earlier_cause = EarlierCause::unlimited;  // read only when there is earlier service
  std::optional<Money> high_wage_line;  // absent: the caller states that the wage is known to be below it
  std::optional<Money> minimum_wage;    // absent: the caller states that the wage is known to be above it
  // Monthly average of the employer's staff: what earlier service is paid at least for unlimited causes (481号 art.
  // 11); absent: the caller states that the own wage is not below it.
  std::optional<Money> employer_average;
  bool unlawful = false;  // art. 87: twice, no severance besides; counts from the hire in one (Regulations art. 25)
};

struct Severance {
  Decimal months;             // by the present law, after the limit of 12 for high wages
  Decimal earlier_months;     // by the rules of 1994
  Money wage;                 // the monthly wage used for `months`
  Money earlier_wage;         // and for `earlier_months`
  bool wage_bounded = false;  // above three times the city's average: bound and 12 years hold
  Money amount;
};

// months × wage, each part rounded once half-up to the fen, twice when unlawful. invalid_input: negative amounts, or an
// unlawful termination with service split.
Result<Severance> severance(const SeveranceFacts& facts, const SeveranceRules& rules,
                            const EarlierServiceRules& earlier);

// Wage of the last month in lieu of 30 days' notice (art. 40; Regulations art. 20). invalid_input when negative.
Result<Money> notice_pay(Money last_month_wage, const SeveranceRules& rules);

}  // namespace fenhao::labour
