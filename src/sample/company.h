// The group of companies: legal entities in their cities, accounts at the authorities, and the workplaces that
// people are spread over.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "people/people.h"
#include "sample/city.h"
#include "sample/position.h"

namespace fenhao::sample {

// Where people of one entity work, and in which city their contributions are paid.
struct Workplace {
  std::size_t entity = 0;  // index into Company::entities
  std::size_t city = 0;    // index into Company::cities
  Site site = Site::headquarters;
  int weight = 1;  // how many people, against the others
};

struct Company {
  std::string name;
  std::vector<City> cities;
  std::vector<people::LegalEntity> entities;
  std::vector<people::EmployerAccount> accounts;
  std::vector<Workplace> workplaces;

  const people::LegalEntity& entity_of(const Workplace& workplace) const { return entities[workplace.entity]; }
  const City& city_of(const Workplace& workplace) const { return cities[workplace.city]; }
  // Other workplaces of the same entity (true) or of other entities (false).
  std::vector<std::size_t> others(std::size_t workplace, bool same_entity) const;
};

// Headquarters in the first city with an office in the second, plants that pay in the month after in cheaper cities,
// and branches; some branches look after the next city as well, with accounts of their own there.
Company found_company(std::vector<City> cities, std::uint64_t seed);

}  // namespace fenhao::sample
