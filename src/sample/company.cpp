#include "sample/company.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "sample/numbers.h"
#include "sample/random.h"

namespace fenhao::sample {
namespace {

constexpr std::string_view group_name = "澄湖示例";
constexpr std::uint64_t company_stream = 1;
constexpr std::size_t cities_per_plant = 10;
constexpr std::size_t cities_per_shared_branch = 4;

constexpr std::array<std::string_view, 6> banks{"中国工商银行", "中国建设银行", "招商银行",
                                                "中国农业银行", "中国银行",     "交通银行"};

class Founder {
 public:
  Founder(std::vector<City> cities, std::uint64_t seed) : random_(Random::of(seed, 0, company_stream)) {
    company_.name = std::string(group_name) + "集团";
    company_.cities = std::move(cities);
  }

  Company found() {
    add_headquarters();
    add_plants();
    add_branches();
    weigh_plants();
    for (const auto& workplace : company_.workplaces) add_accounts(workplace);
    return std::move(company_);
  }

 private:
  const std::string& city_name(std::size_t city) const { return company_.cities[city].place.name; }
  std::size_t city_count() const { return company_.cities.size(); }

  std::size_t add_entity(std::size_t code, std::string name, std::size_t city, int pay_month_offset, int pay_day) {
    const auto number = static_cast<std::int64_t>(company_.entities.size());
    const std::string bank(random_.pick(banks));
    company_.entities.push_back({.code = std::to_string(code),
                                 .name = std::move(name),
                                 .uscc = uscc(number),
                                 .place = company_.cities[city].place.code,
                                 .pay_month_offset = pay_month_offset,
                                 .pay_day = pay_day,
                                 .bank_name = bank + city_name(city) + "分行",
                                 .bank_account = Secret(corporate_account(number))});
    return company_.entities.size() - 1;
  }

  void add_workplace(std::size_t entity, std::size_t city, Site site, int weight) {
    company_.workplaces.push_back({entity, city, site, weight});
  }

  void add_headquarters() {
    const auto entity = add_entity(1000, std::string(group_name) + "集团有限公司", 0, 0, 28);
    add_workplace(entity, 0, Site::headquarters, 150 * static_cast<int>(1 + city_count() / 8));
    if (city_count() > 1) add_workplace(entity, 1, Site::headquarters, 12);
  }

  // In the cheapest city of every ten.
  void add_plants() {
    for (std::size_t first = 0, number = 1; first < city_count(); first += cities_per_plant, ++number) {
      const auto begin = company_.cities.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end =
          company_.cities.begin() + static_cast<std::ptrdiff_t>(std::min(first + cities_per_plant, city_count()));
      const auto city = static_cast<std::size_t>(std::ranges::min_element(begin, end, {}, &City::pay_percent) -
                                                 company_.cities.begin());
      const auto entity = add_entity(
          2000 + number, std::string(group_name) + "（" + city_name(city) + "）精密制造有限公司", city, 1, 10);
      add_workplace(entity, city, Site::plant, 0);
    }
  }

  // Half of the people work in the plants.
  void weigh_plants() {
    int others = 0, plants = 0;
    for (const auto& workplace : company_.workplaces) {
      others += workplace.weight;
      plants += workplace.site == Site::plant ? 1 : 0;
    }
    for (auto& workplace : company_.workplaces)
      if (workplace.site == Site::plant) workplace.weight = others / plants;
  }

  void add_branches() {
    for (std::size_t city = 1; city < city_count(); ++city) {
      const auto entity =
          add_entity(3000 + city, std::string(group_name) + "集团有限公司" + city_name(city) + "分公司", city, 0, 25);
      add_workplace(entity, city, Site::branch, branch_weight(city));
      if (city % cities_per_shared_branch != 0 || city + 1 == city_count()) continue;
      ++city;
      add_workplace(entity, city, Site::branch, branch_weight(city));
    }
  }

  int branch_weight(std::size_t city) { return company_.cities[city].pay_percent - 40 + random_.between(0, 20); }

  bool has_account(const people::LegalEntity& entity, const std::string& place) const {
    return std::ranges::any_of(company_.accounts, [&](const auto& account) {
      return account.entity == entity.code && account.place == place;
    });
  }

  void add_account(std::string_view prefix, people::AccountKind kind, const people::LegalEntity& entity,
                   const std::string& place, std::optional<Rate> injury) {
    const std::string number = "9999" + std::to_string(10'000'000 + company_.accounts.size() * 7 + 3);
    company_.accounts.push_back({.code = std::string(prefix) + "-" + entity.code + "-" + place,
                                 .entity = entity.code,
                                 .kind = kind,
                                 .place = place,
                                 .number = number,
                                 .work_injury_rate = injury});
  }

  void add_accounts(const Workplace& workplace) {
    const auto& entity = company_.entities[workplace.entity];
    const std::string& place = company_.cities[workplace.city].place.code;
    if (has_account(entity, place)) return;
    add_account("SI", people::AccountKind::social_insurance, entity, place, injury_rate(workplace.site));
    if (separate_medical(place)) add_account("MI", people::AccountKind::medical, entity, place, {});
    add_account("HF", people::AccountKind::housing_fund, entity, place, {});
  }

  // Base rates of 人社部发〔2015〕71号: class 1 for offices, class 3 or 4 for metal and plastic works.
  Rate injury_rate(Site site) {
    const int basis_points = site != Site::plant ? 20 : random_.chance(500) ? 70 : 90;
    return Rate::from(Decimal::of(basis_points, 4)).value();
  }

  // All entities of a place are treated alike.
  static bool separate_medical(const std::string& place) { return (place[2] + place[3]) % 3 == 0; }

  Random random_;
  Company company_;
};

}  // namespace

std::vector<std::size_t> Company::others(std::size_t workplace, bool same_entity) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < workplaces.size(); ++i)
    if (i != workplace && (workplaces[i].entity == workplaces[workplace].entity) == same_entity) found.push_back(i);
  return found;
}

Company found_company(std::vector<City> cities, std::uint64_t seed) { return Founder(std::move(cities), seed).found(); }

}  // namespace fenhao::sample
