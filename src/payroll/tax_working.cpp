#include "payroll/tax_working.h"

#include <algorithm>

namespace fenhao::payroll {
namespace {

using Kind = SeparateTax::Kind;

// Remuneration withheld per payment.
constexpr std::initializer_list<Kind> payments{Kind::labour_payment, Kind::author_payment, Kind::royalty_payment};

Money sum_of(const TaxWorking& working, std::initializer_list<Kind> kinds, Money SeparateTax::*amount) {
  Money sum;
  for (const auto& each : working.separate)
    if (std::ranges::find(kinds, each.kind) != kinds.end()) sum += each.*amount;
  return sum;
}

}  // namespace

Text label(Kind kind) {
  switch (kind) {
    case Kind::labour_payment: return {"劳务报酬", "labour remuneration"};
    case Kind::severance: return {"解除劳动合同一次性补偿", "one-off compensation on termination"};
    case Kind::early_retirement: return {"提前退休一次性补贴", "early retirement grant"};
    case Kind::internal_retirement: return {"内部退养一次性收入", "internal retirement lump sum"};
    case Kind::equity: return {"股权激励", "equity incentives"};
    case Kind::non_resident_wage: return {"非居民工资薪金", "wages of a non-resident"};
    case Kind::non_resident_bonus: return {"非居民数月奖金", "bonus of several months of a non-resident"};
    case Kind::author_payment: return {"稿酬", "author's remuneration"};
    case Kind::royalty_payment: return {"特许权使用费", "royalties"};
    case Kind::non_resident_equity: return {"非居民股权激励", "equity incentives of a non-resident"};
  }
  return {};
}

Text basis(Kind kind) {
  switch (kind) {
    case Kind::author_payment:
    case Kind::royalty_payment:
    case Kind::labour_payment: return {"国家税务总局公告 2018 年第 61 号第八条", "STA announcement 2018 No. 61 art. 8"};
    case Kind::severance: return {"财税〔2018〕164 号第五条第（一）项", "Caishui 2018 No. 164 art. 5 (1)"};
    case Kind::early_retirement: return {"财税〔2018〕164 号第五条第（二）项", "Caishui 2018 No. 164 art. 5 (2)"};
    case Kind::internal_retirement: return {"国税发〔1999〕58 号第一条", "Guoshuifa 1999 No. 58 art. 1"};
    case Kind::equity: return {"财政部 税务总局公告 2023 年第 25 号", "MOF/STA 2023 No. 25"};
    case Kind::non_resident_wage:
    case Kind::non_resident_equity:
    case Kind::non_resident_bonus: return {"财政部 税务总局公告 2019 年第 35 号第三条", "MOF/STA 2019 No. 35 art. 3"};
  }
  return {};
}

Money tax_on_wages(const TaxWorking& working) { return working.wage.due + sum_of(working, {Kind::non_resident_wage}, &SeparateTax::tax); }

Money tax_on_bonus(const TaxWorking& working) {
  return (working.bonus ? working.bonus->tax : Money{}) + sum_of(working, {Kind::non_resident_bonus}, &SeparateTax::tax);
}

bool is_per_payment(Kind kind) { return std::ranges::find(payments, kind) != payments.end(); }

Money tax_on_labour(const TaxWorking& working) {
  return (working.labour ? working.labour->withholding.due : Money{}) + sum_of(working, payments, &SeparateTax::tax);
}

Money tax_on_separate(const TaxWorking& working) {
  return sum_of(working, {Kind::severance, Kind::early_retirement, Kind::internal_retirement, Kind::equity, Kind::non_resident_equity}, &SeparateTax::tax);
}

Money tax_in_all(const TaxWorking& working) {
  return tax_on_wages(working) + tax_on_bonus(working) + tax_on_labour(working) + tax_on_separate(working);
}

bool is_non_resident(const TaxWorking& working) { return std::ranges::find(working.separate, Kind::non_resident_wage, &SeparateTax::kind) != working.separate.end(); }

OtherToDate others_after(const TaxWorking& working) {
  OtherToDate after = working.others_before;
  if (working.labour) after.labour = working.labour->withholding.after;
  after.payments += sum_of(working, payments, &SeparateTax::income);
  after.payments_withheld += sum_of(working, payments, &SeparateTax::tax);
  after.equity += sum_of(working, {Kind::equity, Kind::non_resident_equity}, &SeparateTax::income);
  return after;
}

Money bonus_taxed_alone_after(const TaxWorking& working) {
  return working.bonus_taxed_alone_before + (working.bonus ? working.bonus->bonus : Money{}) +
         sum_of(working, {Kind::non_resident_bonus}, &SeparateTax::income);
}

}  // namespace fenhao::payroll
