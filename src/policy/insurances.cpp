// Which insurances a place charges on their own, and where everything charged is known.
#include <algorithm>
#include <array>

#include "policy/state.h"

namespace fenhao::policy {
namespace {

constexpr std::array statutory{Insurance::pension, Insurance::medical, Insurance::unemployment, Insurance::work_injury};
constexpr std::array local{Insurance::maternity, Insurance::large_medical, Insurance::long_term_care};

bool charges_something(const Terms& terms) {
  return !terms.merged_into &&
         (terms.employer.rate || terms.employee.rate || terms.employer.fixed || terms.employee.fixed);
}

// A rate or a monthly amount is stated for this month, whether or not everything else is.
Result<bool> stated_here(const Lookup& lookup) {
  for (const Parameter parameter :
       {Parameter::employer_rate, Parameter::employee_rate, Parameter::employer_fixed, Parameter::employee_fixed}) {
    auto found = lookup.find(parameter);
    if (!found) return true;  // sources disagree, or a scheme must be stated: charged, and resolve() says what is wrong
    if (*found) return true;
  }
  return false;
}

// A province without cities in the library is a city itself: 北京, 天津, 上海, 重庆.
bool is_municipality(const Place& province, const std::vector<Place>& all) {
  if (province.code == "000000") return false;
  return std::count_if(all.begin(), all.end(),
                       [&](const Place& place) { return place.code.starts_with(province.code.substr(0, 2)); }) == 1;
}

}  // namespace

Result<std::vector<Insurance>> Library::insurances(std::string_view code, CoverageMonth month, Date known) const {
  FENHAO_TRY(place, state_->place(code));
  std::vector<Insurance> charged(statutory.begin(), statutory.end());
  for (const Insurance insurance : local) {
    Query query{.place = place.code, .insurance = insurance, .month = month, .known = known};
    const auto terms = resolve(query);
    if (terms) {
      if (charges_something(*terms)) charged.push_back(insurance);
      continue;
    }
    FENHAO_TRY(lookup, state_->lookup({.place = place,
                                       .item = std::string(to_string(insurance)),
                                       .attributes = {},
                                       .month = month.month,
                                       .known = known,
                                       .account = {}}));
    FENHAO_TRY(stated, stated_here(lookup));
    // Maternity that is not merged is owed even where its rate is not known: resolve() names what is missing.
    if (stated || insurance == Insurance::maternity) charged.push_back(insurance);
  }
  charged.push_back(Insurance::housing_fund);
  return charged;
}

std::vector<std::string> Library::complete_places(CoverageMonth month, Date known) const {
  std::vector<std::string> complete;
  const std::vector<Place> all = state_->archive.places();
  for (const Place& place : all) {
    if (place.code.ends_with("0000") && !is_municipality(place, all)) continue;
    const auto charged = insurances(place.code, month, known);
    if (!charged) continue;
    const bool known_entirely = std::all_of(charged->begin(), charged->end(), [&](Insurance insurance) {
      Query query{.place = place.code, .insurance = insurance, .month = month, .known = known};
      if (resolve(query)) return true;
      if (insurance != Insurance::work_injury) return false;
      const auto lookup = state_->lookup({.place = place,
                                          .item = "work_injury",
                                          .attributes = {},
                                          .month = month.month,
                                          .known = known,
                                          .account = {}});
      if (!lookup) return false;
      const auto range = lookup->find(Parameter::employer_range);
      return range && range->has_value();
    });
    if (known_entirely) complete.push_back(place.code);
  }
  return complete;
}

}  // namespace fenhao::policy
