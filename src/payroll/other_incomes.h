// Incomes of a month that are not a resident's cumulative wages: labour remuneration, one-off payments at the end of an
// employment, equity incentives, non-residents. Each adds what it found to the working. Inside payroll/ only.
#pragma once

#include "payroll/withholding.h"

namespace fenhao::payroll {

// Severance first: under the reading of the text its part above the law's obligation is wages of the month.
// Caishui 2018 No. 164 art. 5 (1). not_found without the average wage of the place.
Status add_severance(const tax::Parameters& parameters, const WageItems& wages, const TaxSurroundings& surroundings, TaxWorking& working);

// Early and internal retirement, equity incentives, after the wages of the month are withheld. The tax of an internal
// retirement is what the lump sum adds to the month's wage by the monthly table: the wage itself is withheld
// cumulatively (Guoshuifa 1999 No. 58 art. 1; STA 2018 No. 61 art. 6).
Status add_separate_incomes(const tax::Parameters& parameters, const WageItems& wages, const TaxSurroundings& surroundings, TaxWorking& working);

// Students, agents and platform workers by the cumulative method, others per payment (the month's continuous income is
// one payment): labour and author's remuneration, royalties.
Status withhold_labour_remuneration(const tax::Parameters& parameters, const Declared& declared, const WageItems& wages,
                                    const TaxSurroundings& surroundings, TaxWorking& working);

// Month by month by the monthly table, nothing cumulative; days in China decide what is taxed here (MOF/STA 2019
// No. 35). Equity incentives are taxed over six months; no rule says how one-off payments at the end of an employment are.
// invalid_input when the days are not stated.
Status withhold_non_resident(const tax::Parameters& parameters, const Declared& declared, const WageItems& wages,
                             const TaxSurroundings& surroundings, TaxWorking& working);

}  // namespace fenhao::payroll
