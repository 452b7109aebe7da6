// 税款由单位负担: what gross leaves a wanted net. Pure. Solved on the fen grid with the forward functions of this
// folder, so that every answer is verified by calculation. STA 2018 No. 61; STA 2011 No. 28; Guoshuifa 1996 No. 161.
// The tax the employer bears is income of the employee: the gross found contains it.
#pragma once

#include <optional>
#include <vector>

#include "tax/cumulative_labour.h"
#include "tax/non_resident.h"
#include "tax/remuneration.h"
#include "tax/tax.h"

namespace fenhao::tax {

struct GrossRange {
  Money first, last;  // fen by fen, both inclusive
};

// The rule of choice is smallest_reaching: of the grosses that leave exactly the net, the smallest; when none does, the
// smallest that leaves more. It costs the employer least.
struct GrossUp {
  Money net;  // as asked
  // Every gross that leaves exactly `net`. Neighbouring fen, which rounding of the tax may give, are one range.
  std::vector<GrossRange> exact;
  enum class Fit { none, one, several } fit = Fit::none;  // by the number of ranges
  Money gross;                                            // chosen
  Money net_reached;                                      // of `gross`, calculated forward; ≥ net
};

// "无解取最接近", "唯一解", ...: what a screen says about the fit.
Text label(GrossUp::Fit fit);

// The employee's contributions as a function of gross: rate × gross within [floor, cap], half-up to the fen, + fixed.
// Usually only `fixed`, because the base is declared for the year.
struct Contributions {
  Rate rate;  // below one
  Money fixed;
  Money floor;
  std::optional<Money> cap;
};
Money contributions_of(const Contributions& contributions, Money gross);

struct WageGrossUp {
  GrossUp found;
  Money contributions;
  Withholding withholding;  // of the month with the gross found
};

// A month's wage under cumulative withholding: gross − contributions − tax of the month = net. `month` holds the other
// figures of the month: its income (benefits in kind) is taxed along and not part of the net; contributions are added
// to its `special`. The tax rises through the year, so each month is solved on the figures before it.
// invalid_input: negative net or contributions, a contribution rate of one or more; errors of withhold().
Result<WageGrossUp> gross_up_wage(const Parameters& parameters, const YearToDate& before, const MonthInput& month,
                                  const Contributions& contributions, Money net);

// The same gross every month, so that the net of `months` months is months × net after the tax of these months.
struct AverageMonth {
  Contributions contributions;
  Money special_additional, other;  // a month
  int months = 0;                   // 1–12 of one tax year, employed in all
};
struct AverageGrossUp {
  GrossUp found;        // gross of a month; net and net_reached are of all months
  Money contributions;  // a month
  Money tax;            // of all months
};
Result<AverageGrossUp> gross_up_average(const Parameters& parameters, const AverageMonth& month, Money monthly_net);

struct BonusGrossUp {
  // Bonus before tax: net + the employer's share of its tax. It can be found in several brackets, or only by the grid.
  GrossUp found;
  BonusTax tax;
  Money employer_bears, employee_bears;
  Rate rate_a;  // 税率 A, by net / 12 in the net table
  Money quick_a;
  Money by_formula;            // (net − quick A × share) / (1 − rate A × share), half-up to the fen
  bool formula_holds = false;  // its forward calculation gives `net`; within the first range it is the gross chosen
};

// The one-off annual bonus with `share` of its tax borne by the employer; 1 = all of it, and `net` is what the
// employee receives. With a smaller share `net` is the bonus agreed, from which the employee's part of the tax still
// goes. STA 2011 No. 28. invalid_input: negative net, share outside 0 to 1; errors of annual_bonus().
Result<BonusGrossUp> gross_up_bonus(const Parameters& parameters, Money net, Rate share, TaxMonth month);

struct RemunerationGrossUp {
  GrossUp found;
  RemunerationTax tax;
};
// A payment of labour or author's remuneration or royalties, tax borne by the payer. Guoshuifa 1996 No. 161.
Result<RemunerationGrossUp> gross_up_remuneration(const Parameters& parameters, RemunerationKind kind, Money net);
Result<RemunerationGrossUp> gross_up_non_resident_remuneration(const Parameters& parameters, RemunerationKind kind,
                                                               Money net);

struct LabourGrossUp {
  GrossUp found;
  LabourWithholding withholding;
};
// A month of labour remuneration by the cumulative method; `month.income` is what is looked for and must be zero.
Result<LabourGrossUp> gross_up_labour(const Parameters& parameters, LabourScope scope, const LabourToDate& before,
                                      const LabourFigures& month, int months, TaxMonth tax_month, Money net);

struct NonResidentGrossUp {
  GrossUp found;
  NonResidentTax tax;
};
// A month's wage of a non-resident, all of it taxed in China.
Result<NonResidentGrossUp> gross_up_non_resident_month(const Parameters& parameters, Money net);

// The same when only a part is taxed in China: the gross looked for is paid or borne in China, next to what is paid
// abroad for the same days; net = gross − tax in China. Errors of wage_income().
struct PartlyInChina {
  WageSource source = WageSource::worked_in_china;
  Money paid_abroad;
  Decimal days_in_china;
  int days = 0;
};
Result<NonResidentGrossUp> gross_up_partly_in_china(const Parameters& parameters, const PartlyInChina& work, Money net);

struct NonResidentBonusGrossUp {
  GrossUp found;
  SpreadTax tax;
};
// A bonus of several months of a non-resident, all of it taxed in China.
Result<NonResidentBonusGrossUp> gross_up_non_resident_bonus(const Parameters& parameters, Money net);

}  // namespace fenhao::tax
