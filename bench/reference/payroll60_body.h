// The loop itself, included once for each level of vector instructions into a namespace of its own.
#include <bit>

#include "reference/payroll60.h"

namespace {

using fenhao::bench::Payroll60Pay;
using fenhao::bench::Payroll60Row;
using Number = std::int64_t;
__extension__ using Long = __int128;

struct Employee {
  Number base, position_pay, grade_pay, perf_base, perf_coef, meal_days, transport, housing, phone, attend_days,
      work_days, late_cnt, sick_days, personal_days, ot1, ot2, ot3, bonus, sales, declared_si, declared_hf, hf_rate,
      si_lower, si_upper, hf_lower, hf_upper, sd1, sd2, sd3, sd4, sd5, sd6, ytd_income, ytd_si, ytd_special, ytd_tax,
      month_no, years, annuity_on, other, min_wage;
};

struct Pay {
  Number daily_rate, hourly_rate, attend_ratio, base_paid, position_paid, grade_paid, perf_pay, ot1_pay, ot2_pay,
      ot3_pay, ot_total, meal, transport_allow, housing_allow, phone_allow, heat_allow, late_ded, sick_ded,
      personal_ded, seniority, bonus_pay, commission, gross_fixed, gross_var, allowances, absence_ded, gross, si_base,
      hf_base, pension_ee, med_ee, unemp_ee, hf_ee, pension_er, med_er, unemp_er, injury_er, maternity_er, hf_er,
      si_ee_total, si_er_total, union_fee, annuity_ee, annuity_er, special_ded, pretax_deduct, month_income, cum_income,
      cum_si, cum_special, cum_basic, cum_taxable, cum_tax, tax, net_before, other_ded, net, employer_cost, cost_rate,
      low_flag;
};

constexpr Number trillion = 1'000'000'000'000;

inline Number smaller(Number a, Number b) { return a < b ? a : b; }
inline Number larger(Number a, Number b) { return a > b ? a : b; }

// value / divisor, halves away from zero.
template <Number divisor>
inline Number rounded(Number value) {
  return (value + (value < 0 ? -divisor / 2 : divisor / 2)) / divisor;
}

// Quotient with twelve decimals.
inline Number quotient(Number a, Number b) {
  const Long wide = Long{a} * trillion;
  const bool negative = (a < 0) != (b < 0);
  return static_cast<Number>((wide + (negative ? -b / 2 : b / 2)) / b);
}

inline Number late_deduction(Number count) {
  return count <= 2 ? 0 : count <= 5 ? 50 * (count - 2) : 150 + 100 * (count - 5);
}

// In thousandths of a yuan, of sales in yuan.
inline Number sales_commission(Number sales) {
  return sales <= 100'000   ? sales * 10
         : sales <= 500'000 ? 1'000'000 + (sales - 100'000) * 15
                            : 7'000'000 + (sales - 500'000) * 20;
}

// Individual income tax law, schedule of comprehensive income: in ten-thousandths of a yuan, of fen.
inline Number cumulative_tax(Number taxable) {
  Number rate = 3, quick = 0;
  if (taxable > 36'000'00) rate = 10, quick = 2520;
  if (taxable > 144'000'00) rate = 20, quick = 16920;
  if (taxable > 300'000'00) rate = 25, quick = 31920;
  if (taxable > 420'000'00) rate = 30, quick = 52920;
  if (taxable > 660'000'00) rate = 35, quick = 85920;
  if (taxable > 960'000'00) rate = 45, quick = 181920;
  return taxable * rate - quick * 10000;
}

inline Pay pay(const Employee& in) {
  const Number fixed_rate = in.base + in.position_pay + in.grade_pay;
  const Number daily_rate = rounded<87>(fixed_rate * 400);
  const Number hourly_rate = rounded<8>(daily_rate);
  const Number ratio = smaller(trillion, quotient(in.attend_days, in.work_days));
  const Number base_paid = rounded<trillion / 100>(in.base * ratio);
  const Number position_paid = rounded<trillion / 100>(in.position_pay * ratio);
  const Number grade_paid = rounded<trillion / 100>(in.grade_pay * ratio);
  const Number perf_pay = in.perf_base * in.perf_coef * 10;
  const Number ot1_pay = rounded<10>(in.ot1 * hourly_rate * 15);
  const Number ot2_pay = in.ot2 * hourly_rate * 2;
  const Number ot3_pay = in.ot3 * hourly_rate * 3;
  const Number ot_total = ot1_pay + ot2_pay + ot3_pay;
  const Number meal = in.meal_days * 20;
  const Number transport_allow =
      in.attend_days >= 1500 ? in.transport * 100 : rounded<trillion / 100>(in.transport * ratio);
  const Number housing_allow = rounded<trillion / 100>(in.housing * ratio);
  const Number phone_allow = in.phone;
  const Number heat_allow = in.month_no >= 6 && in.month_no <= 9 ? 300 : 0;
  const Number late_ded = late_deduction(in.late_cnt);
  const Number sick_ded = rounded<10>(daily_rate * in.sick_days * 4);
  const Number personal_ded = daily_rate * in.personal_days;
  const Number whole_years = (in.years - (in.years < 0 ? 99 : 0)) / 100;
  const Number seniority = smaller(larger(whole_years * 50, 0), 500);
  const Number bonus_pay = in.bonus;
  const Number commission = rounded<10>(sales_commission(in.sales));
  const Number gross_fixed = base_paid + position_paid + grade_paid + seniority * 100;
  const Number gross_var = perf_pay + ot_total + bonus_pay * 100 + commission;
  const Number allowances = (meal + phone_allow + heat_allow) * 100 + transport_allow + housing_allow;
  const Number absence_ded = late_ded * 100 + sick_ded + personal_ded;
  const Number gross = larger(0, gross_fixed + gross_var + allowances - absence_ded);
  const Number si_base = smaller(larger(in.declared_si, in.si_lower), in.si_upper);
  const Number hf_base = smaller(larger(in.declared_hf, in.hf_lower), in.hf_upper);
  const Number pension_ee = si_base * 8;
  const Number med_ee = si_base * 2 + 300;
  const Number unemp_ee = rounded<10>(si_base * 5);
  const Number hf_ee = rounded<100>(hf_base * in.hf_rate);
  const Number pension_er = si_base * 16;
  const Number med_er = rounded<10>(si_base * 98);
  const Number unemp_er = unemp_ee;
  const Number injury_er = rounded<10>(si_base * 4);
  const Number maternity_er = rounded<10>(si_base * 8);
  const Number hf_er = hf_ee;
  const Number si_ee_total = pension_ee + med_ee + unemp_ee;
  const Number si_er_total = pension_er + med_er + unemp_er + injury_er + maternity_er;
  const Number union_fee = rounded<1000>(gross * 5);
  const Number annuity_ee = in.annuity_on * smaller(rounded<100>(gross * 4), 1500'00);
  const Number annuity_er = in.annuity_on * smaller(rounded<100>(gross * 8), 3000'00);
  const Number special_ded = in.sd1 + in.sd2 + in.sd3 + in.sd4 + in.sd5 + in.sd6;
  const Number pretax_deduct = si_ee_total + hf_ee * 100 + annuity_ee;
  const Number cum_income = in.ytd_income * 100 + gross;
  const Number cum_si = in.ytd_si * 100 + pretax_deduct;
  const Number cum_special = in.ytd_special + special_ded;
  const Number cum_basic = 5000 * in.month_no;
  const Number cum_taxable = larger(0, cum_income - cum_si - (cum_special + cum_basic) * 100);
  const Number cum_tax = rounded<100>(cumulative_tax(cum_taxable));
  const Number tax = larger(0, cum_tax - in.ytd_tax);
  const Number net_before = gross - pretax_deduct - tax - union_fee;
  const Number min_wage = in.min_wage * 100;
  const Number other_ded = smaller(in.other * 100, larger(0, net_before - min_wage));
  const Number net = net_before - other_ded;
  const Number employer_cost = gross + si_er_total + hf_er * 100 + annuity_er;
  const Number cost_rate = quotient(employer_cost, larger(gross, 100));
  return {daily_rate,      hourly_rate,   ratio,       base_paid,     position_paid, grade_paid,
          perf_pay,        ot1_pay,       ot2_pay,     ot3_pay,       ot_total,      meal,
          transport_allow, housing_allow, phone_allow, heat_allow,    late_ded,      sick_ded,
          personal_ded,    seniority,     bonus_pay,   commission,    gross_fixed,   gross_var,
          allowances,      absence_ded,   gross,       si_base,       hf_base,       pension_ee,
          med_ee,          unemp_ee,      hf_ee,       pension_er,    med_er,        unemp_er,
          injury_er,       maternity_er,  hf_er,       si_ee_total,   si_er_total,   union_fee,
          annuity_ee,      annuity_er,    special_ded, pretax_deduct, gross,         cum_income,
          cum_si,          cum_special,   cum_basic,   cum_taxable,   cum_tax,       tax,
          net_before,      other_ded,     net,         employer_cost, cost_rate,     net < min_wage ? 1 : 0};
}

void run(const Payroll60Row* employees, Payroll60Pay* pays, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    pays[i] = std::bit_cast<Payroll60Pay>(pay(std::bit_cast<Employee>(employees[i])));
}

}  // namespace
