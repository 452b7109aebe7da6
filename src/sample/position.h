// The posts of the group: where they are, what they earn in the dearest cities, and what is special about them.
#pragma once

#include <span>
#include <string_view>

namespace fenhao::sample {

enum class Site { headquarters, branch, plant };

// What decides the inputs of a month beyond the salary itself.
enum class Work {
  office,      // fixed pay with performance pay
  sales,       // monthly bonuses, meals while travelling
  commission,  // paid by what is collected
  research,    // project pools, standby
  placement,   // student on placement, by the day
  project,     // sent out by the day, project bonuses
  manager,     // phone, car and company insurance, no overtime
  piece,       // paid by the piece
  hourly,      // monthly wage with overtime
  shift,       // as hourly, on rotating shifts
};

struct Position {
  Site site;
  std::string_view group;  // salary group code
  std::string_view department;
  std::string_view name;
  Work work;
  int monthly;  // yuan in the dearest cities at the middle of the post's range
  int weight;   // how many of them there are, against the others of the site; 0 = only by appointment
  bool dusty = false;
};

std::span<const Position> positions();
// The post that leads a site.
const Position& head_of(Site site);
// Not an employee: no insurance, no earlier months, tax on labour remuneration.
inline bool is_student(const Position& position) { return position.work == Work::placement; }
inline bool in_workshop(const Position& position) { return position.group == "manufacturing"; }

}  // namespace fenhao::sample
