// Minimum wage, average wage and the rent deduction of a place.
#include "policy/state.h"

namespace fenhao::policy {
namespace {

Result<Known<Money>> money(const Lookup& lookup, Parameter parameter) {
  FENHAO_TRY(found, lookup.find(parameter));
  if (!found) return fail(lookup.unknown(parameter));
  const Fact& fact = *found->fact;
  const auto& value = parameter == Parameter::monthly ? fact.monthly : fact.value;
  return Known<Money>{*value, &fact.info};
}

Asked minimum_wage_of(const Place& place, Month month, Date known) {
  return {.place = place, .item = "minimum_wage", .attributes = {}, .month = month, .known = known, .account = {}};
}

}  // namespace

Result<Known<Money>> Library::minimum_wage(std::string_view code, Month month, Date known) const {
  FENHAO_TRY(place, state_->place(code));
  FENHAO_TRY(lookup, state_->lookup(minimum_wage_of(place, month, known)));
  return money(lookup, Parameter::monthly);
}

Result<Known<Money>> Library::hourly_minimum_wage(std::string_view code, Month month, Date known) const {
  FENHAO_TRY(place, state_->place(code));
  FENHAO_TRY(lookup, state_->lookup(minimum_wage_of(place, month, known)));
  FENHAO_TRY(found, lookup.find(Parameter::monthly));
  if (!found) return fail(lookup.unknown(Parameter::monthly));
  const Fact& fact = *found->fact;
  if (fact.hourly) return Known<Money>{*fact.hourly, &fact.info};
  return fail(Error(ErrorCode::not_found, {"最低工资标准 " + fact.info.id + " 没有记录小时标准",
                                           "minimum wage " + fact.info.id + " is recorded without its hourly standard"})
                  .way_out({"查当地文件，在公司政策里补录 hourly", "look it up in the local notice and record hourly in the company's policy"}));
}

Result<Known<Money>> Library::rent_deduction(std::string_view code, Month month, Date known) const {
  FENHAO_TRY(place, state_->place(code));
  FENHAO_TRY(lookup, state_->lookup({.place = place,
                                     .item = "rent_deduction_tier",
                                     .attributes = {},
                                     .month = month,
                                     .known = known,
                                     .account = {}}));
  return money(lookup, Parameter::value);
}

Result<Known<Money>> Library::average_wage(std::string_view code, int stat_year, Date known) const {
  FENHAO_TRY(place, state_->place(code));
  FENHAO_TRY(december, Month::of(stat_year, 12));
  FENHAO_TRY(lookup, state_->lookup({.place = place,
                                     .item = "average_wage",
                                     .attributes = {},
                                     .month = december,
                                     .known = known,
                                     .account = {}}));
  FENHAO_TRY(found, lookup.find(Parameter::amount));
  if (!found || found->fact->stat_year != stat_year) return fail(lookup.unknown(Parameter::amount));
  const Fact& fact = *found->fact;
  if (!fact.yearly()) return Known<Money>{*fact.amount, &fact.info};
  const Decimal monthly = divide(fact.amount->decimal(), Decimal(12), 2, RoundingMode::half_up);
  return Known<Money>{Money::round(monthly, Rounding::half_up_fen), &fact.info};
}

}  // namespace fenhao::policy
