// One employee as a life: who, where, since when, and what happens in the month. Everything else (pay, attendance,
// deductions, contributions, history) follows from it. Drawn from the seed and the employee's index alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/identifiers.h"
#include "base/work_calendar.h"
#include "people/people.h"
#include "sample/company.h"
#include "sample/random.h"

namespace fenhao::sample {

enum class Story {
  steady,
  joiner,           // first day in the month
  leaver,           // last day in the month
  department_move,  // within entity and city
  city_move,        // within the entity
  entity_move,      // to another entity of the group
  raise,            // in the middle of the month
  sick,             // for most of the month
  maternity,
  graduate,  // first job of the year, since July
  retiree,   // drawing a pension, employed again
  passport_holder,
  permanent_resident,
  hong_kong,
  macau,
  taiwan,
  minority,
};

// Purposes of an employee's streams of numbers: each part draws from its own.
enum class Stream : std::uint64_t { life = 100, person, salary, attendance, variable, deductions, enrolment, history };

struct Move {
  Date from;
  std::size_t workplace = 0;
  const Position* position = nullptr;
};

struct Worker {
  std::int64_t index = 0;
  Story story = Story::steady;
  std::size_t workplace = 0;  // before any move
  const Position* position = nullptr;
  int level = 100;  // percent of the middle pay of the post
  Gender sex = Gender::male;
  Date birth;
  Date hired;
  std::optional<Date> last_day;
  std::optional<Move> move;

  int age(Month month) const;
  // From abroad, Hong Kong, Macau or Taiwan: no household registration.
  bool from_outside() const;
  // At the end of the month.
  std::size_t latest_workplace() const { return move ? move->workplace : workplace; }
  const Position& latest_position() const { return move ? *move->position : *position; }
  std::string number() const;  // employee number
};

// All that the drawing of a sample has in common.
struct Setting {
  const Company* company = nullptr;
  const WorkCalendar* calendar = nullptr;
  EarningMonth month{Month{}};
  std::uint64_t seed = 0;

  Random stream(const Worker& worker, Stream purpose) const {
    return Random::of(seed, static_cast<std::uint64_t>(worker.index), static_cast<std::uint64_t>(purpose));
  }
  const people::LegalEntity& entity(std::size_t workplace) const {
    return company->entity_of(company->workplaces[workplace]);
  }
  const City& city(std::size_t workplace) const { return company->city_of(company->workplaces[workplace]); }
};

// The first people lead the workplaces, then every story is told once and a student comes, then chance decides.
Worker draw_worker(const Setting& setting, std::int64_t index);

people::Person person_of(const Setting& setting, const Worker& worker);

// Stretches of employment in order: the roster's, then the move's.
std::vector<people::Employment> employments_of(const Setting& setting, const Worker& worker);

}  // namespace fenhao::sample
