#include "sample/history.h"

#include <algorithm>

#include "payroll/withholding.h"
#include "sample/enrolment.h"
#include "sample/month_inputs.h"

namespace fenhao::sample {
namespace {

using payroll::History;

Month january(Month month) { return Month::from_index(month.year() * 12); }

class Remembering {
 public:
  Remembering(const Setting& setting, const Worker& worker, const Past& past, TaxTables& tables)
      : setting_(setting),
        worker_(worker),
        past_(past),
        tables_(tables),
        entity_(setting.entity(worker.workplace)),
        city_(setting.city(worker.workplace)),
        random_(setting.stream(worker, Stream::history)) {}

  Result<std::optional<History>> take() {
    const TaxMonth tax_month{setting_.month.month + entity_.pay_month_offset};
    const Month first = std::max(worker_.hired.month() + entity_.pay_month_offset, january(tax_month.month));
    if (first >= tax_month.month) return std::nullopt;
    FENHAO_CHECK(prepare(tax_month));
    for (Month month = first; month < tax_month.month; month = month + 1) FENHAO_CHECK(withhold(TaxMonth{month}));
    return history_;
  }

 private:
  Status prepare(TaxMonth tax_month) {
    for (const auto& [deduction, late] : past_.declared)
      if (!late) deductions_.push_back(&deduction);
    // The annual bonus of the year before, paid in spring.
    const bool bonus = worker_.hired < january(tax_month.month - 12).first_day() && worker_.story != Story::retiree &&
                       random_.chance(in_workshop(*worker_.position) ? 120 : 420);
    bonus_ = bonus ? Money::from_yuan(random_.stepped(2000, 36000, 500)) : Money{};
    const bool insured = !past_.plans.empty() && past_.plans.front().entity == entity_.code &&
                         past_.plans.front().place == city_.place.code;
    if (insured) {
      FENHAO_TRY(charges, charges_of(city_, past_.plans.front(), past_.person.household));
      for (auto& charge : charges) lines_.push_back({.place = city_.place.code, .charge = std::move(charge)});
    }
    if (const auto annuity = annuity_of(setting_, worker_, past_.pay)) annuity_ = annuity->employee;
    rule_ = draw_rule(tax_month);
    return {};
  }

  tax::BasicDeductionRule draw_rule(TaxMonth tax_month) {
    if (worker_.story == Story::graduate && worker_.hired.month() >= january(tax_month.month))
      return tax::BasicDeductionRule::first_job_in_year;
    // Asks for employment through the tax month.
    const bool whole_last_year =
        !past_.employment.last_day && worker_.hired < january(tax_month.month - 12).first_day();
    const bool small = usual_month(past_.pay.steps.front().in_force,
                                   usual_extra_yuan(city_, *worker_.position, worker_.level)) < Money::from_yuan(4800);
    return whole_last_year && small && random_.chance(700) ? tax::BasicDeductionRule::sixty_thousand
                                                           : tax::BasicDeductionRule::months_employed;
  }

  // What the month was paid for: the whole month's usual pay, give or take; the share of the month of joining.
  Money income(Month earned) {
    const int extra = usual_extra_yuan(city_, *worker_.position, worker_.level) * random_.between(70, 125) / 100;
    const Money whole = usual_month(past_.pay.on(earned.last_day()), extra);
    if (earned != worker_.hired.month()) return whole;
    const int days = earned.last_day() - worker_.hired + 1;
    return Money::from_fen(whole.fen() * days / earned.days());
  }

  Status withhold(TaxMonth month) {
    const Month earned = month.month - entity_.pay_month_offset;
    FENHAO_TRY(parameters, tables_.at(month));
    auto known = history_;
    if (known) known->rule = rule_;
    FENHAO_TRY(declared, payroll::declare(*parameters, {.employment = &past_.employment, .entity = &entity_}, EarningMonth{earned},
                                          deductions_, known ? &*known : nullptr));
    declared.rule = rule_;
    static const std::vector<payroll::ChargeLine> none;
    payroll::WageItems wages{.income = income(earned), .other = annuity_};
    FENHAO_TRY(working, payroll::withhold(*parameters, declared, earned < first_covered(worker_) ? none : lines_, wages));
    history_ = History{.employee = worker_.number(),
                       .entity = entity_.code,
                       .through = month,
                       .figures = working.wage.after,
                       .rule = rule_,
                       .bonus_taxed_alone = bonus_};
    return {};
  }

  const Setting& setting_;
  const Worker& worker_;
  const Past& past_;
  TaxTables& tables_;
  const people::LegalEntity& entity_;
  const City& city_;
  Random random_;
  std::vector<const payroll::Deduction*> deductions_;
  std::vector<payroll::ChargeLine> lines_;
  Money bonus_, annuity_;
  tax::BasicDeductionRule rule_ = tax::BasicDeductionRule::months_employed;
  std::optional<History> history_;
};

}  // namespace

Result<const tax::Parameters*> TaxTables::at(TaxMonth month) {
  const auto found = known_.find(month.month.index());
  if (found != known_.end()) return &found->second;
  FENHAO_TRY(parameters, provider_(month));
  return &known_.emplace(month.month.index(), std::move(parameters)).first->second;
}

Result<std::optional<History>> history_of(const Setting& setting, const Worker& worker, const Past& past,
                                          TaxTables& tables) {
  return Remembering(setting, worker, past, tables).take();
}

}  // namespace fenhao::sample
