#include "sample/city.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace fenhao::sample {
namespace {

// Cities that come first, with the level of pay there; all others have one level.
struct KnownCity {
  std::string_view code;
  int pay_percent;
};
constexpr int other_pay_percent = 62;
constexpr std::array<KnownCity, 48> known_cities{{
    {"310000", 100}, {"110000", 100}, {"440300", 98}, {"440100", 92}, {"330100", 90}, {"510100", 82}, {"320100", 85},
    {"420100", 80},  {"320500", 86},  {"500000", 78}, {"610100", 78}, {"120000", 80}, {"430100", 77}, {"410100", 74},
    {"370200", 78},  {"330200", 82},  {"320200", 82}, {"340100", 77}, {"441900", 78}, {"440600", 79}, {"350200", 81},
    {"350100", 76},  {"370100", 75},  {"210200", 74}, {"210100", 71}, {"530100", 71}, {"440400", 79}, {"330300", 74},
    {"450100", 68},  {"360100", 69},  {"520100", 69}, {"220100", 67}, {"230100", 66}, {"130100", 66}, {"140100", 67},
    {"620100", 66},  {"650100", 72},  {"460100", 70}, {"150100", 68}, {"640100", 66}, {"630100", 68}, {"540100", 78},
    {"320400", 78},  {"441300", 74},  {"442000", 74}, {"330400", 76}, {"320600", 75}, {"350500", 73},
}};

const KnownCity* find_known(std::string_view code) {
  const auto found = std::ranges::find(known_cities, code, &KnownCity::code);
  return found == known_cities.end() ? nullptr : &*found;
}

// The rest by number within their province, so that provinces take turns.
std::vector<std::string> in_order(std::vector<std::string> codes) {
  const auto rank = [](const std::string& code) {
    const auto* large = find_known(code);
    return std::tuple(large ? large - known_cities.data() : std::ssize(known_cities), code.substr(2, 2), code);
  };
  std::ranges::sort(codes, {}, rank);
  return codes;
}

template <class T>
std::optional<T> value_of(const Result<policy::Known<T>>& known) {
  if (!known) return std::nullopt;
  return known->value;
}

// Reads what is needed of a place's terms, for one household type; false when something is not known.
bool add_terms(City& city, const policy::Library& library, Month month, Date known, const std::string& household) {
  std::map<std::pair<Insurance, std::string>, policy::Terms> found;
  for (const Insurance insurance : city.insurances) {
    if (insurance == Insurance::work_injury) continue;  // nothing of it comes from pay, and its rate is the account's
    auto terms = library.resolve({.place = city.place.code,
                                  .insurance = insurance,
                                  .attributes = {.household = household},
                                  .month = CoverageMonth{month},
                                  .known = known});
    if (!terms) return false;
    if (!terms->merged_into) found.emplace(std::pair(insurance, household), std::move(*terms));
  }
  city.terms.merge(found);
  return true;
}

// Nothing when something that every employee needs is not known.
Result<std::optional<City>> look_at(const policy::Library& library, const std::string& code, Month month, Date known) {
  City city;
  const auto minimum_wage = library.minimum_wage(code, month, known);
  if (!minimum_wage) return std::nullopt;
  city.minimum_wage = minimum_wage->value;
  FENHAO_TRY(place, library.find_place(code));
  city.place = place;
  const auto by_name = library.find_place(place.name);
  city.written = by_name && by_name->code == code ? place.name : code;
  if (const auto* large = find_known(code))
    city.pay_percent = large->pay_percent;
  else
    city.pay_percent = other_pay_percent;
  FENHAO_TRY(insurances, library.insurances(code, CoverageMonth{month}, known));
  city.insurances = insurances;
  for (const char* household : {"local", "nonlocal", ""})
    if (add_terms(city, library, month, known, household)) city.households.push_back(household);
  city.average_wage = value_of(library.average_wage(code, month.year() - 1, known));
  city.rent_deduction = value_of(library.rent_deduction(code, month, known));
  if (city.households.empty()) return std::nullopt;
  return city;
}

std::unexpected<Error> too_few(std::size_t complete, Month month, int count) {
  const std::string known = std::to_string(complete);
  return fail(Error(ErrorCode::invalid_input, {"政策库在 " + month.to_string() + " 只有 " + known +
                                                   " 个城市的数据完整，不够 " + std::to_string(count) + " 个",
                                               "the policy library knows only " + known + " cities completely for " +
                                                   month.to_string() + ", fewer than " + std::to_string(count)})
                  .way_out({"把城市数改为不超过 " + known, "ask for at most " + known + " cities"}));
}

}  // namespace

bool City::knows_household(const std::string& household) const {
  return std::ranges::find(households, household) != households.end();
}

const policy::Terms* City::find_terms(Insurance insurance, const std::string& household) const {
  const auto found = terms.find({insurance, household});
  return found == terms.end() ? nullptr : &found->second;
}

std::vector<Rate> City::fund_rates() const {
  std::vector<Rate> rates;
  const auto* fund = households.empty() ? nullptr : find_terms(Insurance::housing_fund, households.front());
  if (!fund || !fund->rate_min || !fund->rate_max || fund->rate_min->value == fund->rate_max->value) return rates;
  for (int percent = 1; percent <= 100; ++percent) {
    const auto rate = Rate::from(Decimal::of(percent, 2));
    if (rate && fund->rate_min->value <= *rate && *rate <= fund->rate_max->value) rates.push_back(*rate);
  }
  return rates;
}

Result<std::vector<City>> choose_cities(const policy::Library& library, Month month, Date known, int count) {
  std::vector<City> cities;
  for (const auto& code : in_order(library.complete_places(CoverageMonth{month}, known))) {
    FENHAO_TRY(city, look_at(library, code, month, known));
    if (city) cities.push_back(std::move(*city));
    if (std::ssize(cities) == count) return cities;
  }
  return too_few(cities.size(), month, count);
}

}  // namespace fenhao::sample
