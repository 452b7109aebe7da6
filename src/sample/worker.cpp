#include "sample/worker.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace fenhao::sample {
namespace {

struct StoryShare {
  Story story;
  int per_ten_thousand;
};
// The rest is steady. Also the order in which each story is told for the first time.
constexpr std::array<StoryShare, 16> stories{{
    {Story::joiner, 170},
    {Story::leaver, 140},
    {Story::passport_holder, 12},
    {Story::hong_kong, 12},
    {Story::graduate, 120},
    {Story::raise, 300},
    {Story::sick, 60},
    {Story::entity_move, 50},
    {Story::department_move, 80},
    {Story::retiree, 50},
    {Story::permanent_resident, 8},
    {Story::taiwan, 10},
    {Story::minority, 120},
    {Story::maternity, 50},
    {Story::city_move, 40},
    {Story::macau, 6},
}};

constexpr int first_number = 100'001;

Story drawn_story(Random& random) {
  int left = random.below(10'000);
  for (const auto& [story, share] : stories) {
    if (left < share) return story;
    left -= share;
  }
  return Story::steady;
}

int male_per_mille(const Position& position) {
  if (position.dusty) return 900;
  switch (position.work) {
    case Work::piece: return 450;
    case Work::hourly: return 760;
    case Work::shift: return 730;
    case Work::project: return 680;
    case Work::manager: return 620;
    case Work::research: return 700;
    case Work::office:
    case Work::sales:
    case Work::commission:
    case Work::placement: break;
  }
  return 470;
}

// Chooses among posts by weight.
const Position& draw_position(Random& random, Site site, auto&& fits) {
  std::vector<const Position*> open;
  std::vector<int> weights;
  for (const auto& position : positions()) {
    if (position.site != site || position.weight == 0 || !fits(position)) continue;
    open.push_back(&position);
    weights.push_back(position.weight);
  }
  return *open[random.weighted(weights)];
}

bool any_employee(const Position& position) { return !is_student(position); }

bool is_next_door(const Position& other, const Position& position) {
  return other.site == position.site && other.group == position.group && other.work == position.work &&
         other.weight > 0 && other.department != position.department;
}

const Position& nearest_in_pay(const Position& position, Site site) {
  const auto distance = [&](const Position& other) {
    return other.site == site && other.weight > 0 && other.work != Work::piece && !is_student(other)
               ? std::abs(other.monthly - position.monthly)
               : 1'000'000;
  };
  return *std::ranges::min_element(positions(), {}, distance);
}

class Drawing {
 public:
  Drawing(const Setting& setting, std::int64_t index)
      : setting_(setting),
        random_(Random::of(setting.seed, static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(Stream::life))) {
    worker_.index = index;
  }

  Worker draw() {
    const auto workplaces = std::ssize(company().workplaces);
    const std::int64_t nth = worker_.index - workplaces;
    if (nth < 0)
      lead(static_cast<std::size_t>(worker_.index));
    else if (nth == std::ssize(stories))
      place_student();
    else
      join(nth < std::ssize(stories) ? stories[static_cast<std::size_t>(nth)].story : drawn_story(random_));
    return worker_;
  }

 private:
  const Company& company() const { return *setting_.company; }
  Month month() const { return setting_.month.month; }
  Site site(std::size_t workplace) const { return company().workplaces[workplace].site; }

  void lead(std::size_t workplace) {
    worker_.workplace = workplace;
    const bool head = workplace == 0 || site(workplace) != Site::headquarters;
    worker_.position = head ? &head_of(site(workplace)) : &draw_position(random_, site(workplace), any_employee);
    worker_.level = random_.around(90, 140);
    worker_.sex = draw_sex();
    draw_birth(35, 54);
    draw_hired();
  }

  // One at headquarters, so that every sample that tells the stories has a student.
  void place_student() {
    worker_.workplace = 0;
    worker_.position = &draw_position(random_, Site::headquarters, is_student);
    worker_.level = random_.around(82, 128);
    worker_.sex = draw_sex();
    draw_age();
    draw_hired();
  }

  void join(Story story) {
    worker_.story = story == Story::graduate && month().number() <= 7 ? Story::steady : story;
    choose_workplace();
    worker_.position =
        &draw_position(random_, site(worker_.workplace), [&](const Position& position) { return suits(position); });
    worker_.level = random_.around(82, 128);
    worker_.sex = worker_.story == Story::maternity ? Gender::female : draw_sex();
    draw_age();
    draw_hired();
    if (worker_.story == Story::leaver) draw_last_day();
    draw_move();
  }

  // Students come in the month and stay: their tax has no earlier months. Graduates and people from outside work in
  // offices. Who changes the payer is not paid by the piece: the month's pieces are recorded at the later payer only.
  bool suits(const Position& position) const {
    if (is_student(position)) return worker_.story == Story::steady || worker_.story == Story::minority;
    if (worker_.story == Story::entity_move) return position.work != Work::piece;
    if (worker_.story == Story::department_move)
      return std::ranges::any_of(positions(), [&](const Position& other) { return is_next_door(other, position); });
    return !in_workshop(position) || !(worker_.story == Story::graduate || worker_.from_outside());
  }

  void choose_workplace() {
    std::vector<int> weights;
    for (const auto& workplace : company().workplaces) weights.push_back(workplace.weight);
    if (worker_.story == Story::city_move) {
      for (std::size_t i = 0; i < weights.size(); ++i)
        if (company().others(i, true).empty()) weights[i] = 0;
      if (std::ranges::all_of(weights, [](int weight) { return weight == 0; })) {
        worker_.story = Story::department_move;
        return choose_workplace();
      }
    }
    worker_.workplace = random_.weighted(weights);
  }

  Gender draw_sex() { return random_.chance(male_per_mille(*worker_.position)) ? Gender::male : Gender::female; }

  void draw_birth(int youngest, int oldest) {
    const Date latest = (month() - youngest * 12 - 1).last_day();
    worker_.birth = latest - random_.around(0, (oldest - youngest) * 365);
  }

  void draw_age() {
    if (is_student(*worker_.position)) return draw_birth(19, 22);
    const bool workshop = in_workshop(*worker_.position);
    const bool male = worker_.sex == Gender::male;
    switch (worker_.story) {
      case Story::graduate: return draw_birth(22, 24);
      case Story::retiree: return male ? draw_birth(63, 66) : draw_birth(58, 61);
      case Story::maternity: return draw_birth(25, 37);
      default: return draw_birth(workshop ? 19 : 24, male ? 57 : workshop ? 48 : 53);
    }
  }

  void draw_hired() {
    if (is_student(*worker_.position)) {
      worker_.hired = random_.chance(500) ? month().first_day() : workday_in_month(2, 8);
      return;
    }
    const Month recent = month() - 2;
    const int grown = in_workshop(*worker_.position) ? 18 : 22;
    const int possible = std::max(0, recent - (worker_.birth.month() + grown * 12));
    switch (worker_.story) {
      case Story::joiner: worker_.hired = workday_in_month(1, 25); return;
      case Story::graduate:
        worker_.hired = Month::from_index(month().year() * 12 + 6).first_day() + random_.between(0, 14);
        return;
      case Story::retiree: worker_.hired = (recent - random_.between(1, 30)).first_day(); return;
      default: break;
    }
    const int months = std::min({possible, random_.between(0, 200), random_.between(0, 200)});
    worker_.hired = (recent - months).first_day() + random_.between(0, 27);
  }

  Date workday_in_month(int first, int last) {
    Date day = month().first_day() + (random_.between(first, last) - 1);
    for (auto kind = setting_.calendar->classify(day); kind && *kind != DayClass::workday;
         kind = setting_.calendar->classify(day))
      day = day + 1;
    return day;
  }

  // Workshops count attendance from the middle of the month before, so their leavers may have left by then.
  void draw_last_day() {
    const int earliest = in_workshop(*worker_.position) ? -10 : 2;
    worker_.last_day = month().first_day() + random_.between(earliest, 27);
  }

  void draw_move() {
    switch (worker_.story) {
      case Story::department_move:
        return move_to(worker_.workplace, month().first_day() + (random_.chance(500) ? 0 : 15));
      case Story::city_move:
        return move_to(random_.pick(company().others(worker_.workplace, true)), month().first_day());
      case Story::entity_move:
        return move_to(random_.pick(company().others(worker_.workplace, false)),
                       month().first_day() + (random_.chance(500) ? 0 : 10));
      default: return;
    }
  }

  // In the same place to the like work of another department; elsewhere to the same post, or the one that pays most
  // nearly the same.
  void move_to(std::size_t workplace, Date from) {
    const Position* post = worker_.position;
    if (workplace == worker_.workplace)
      post = &draw_position(random_, post->site, [&](const Position& other) { return is_next_door(other, *post); });
    else if (site(workplace) != post->site)
      post = &nearest_in_pay(*post, site(workplace));
    worker_.move = Move{from, workplace, post};
  }

  const Setting& setting_;
  Random random_;
  Worker worker_;
};

}  // namespace

int Worker::age(Month month) const { return (month - birth.month()) / 12; }

bool Worker::from_outside() const {
  switch (story) {
    case Story::passport_holder:
    case Story::permanent_resident:
    case Story::hong_kong:
    case Story::macau:
    case Story::taiwan: return true;
    default: return false;
  }
}

std::string Worker::number() const { return std::to_string(first_number + index); }

Worker draw_worker(const Setting& setting, std::int64_t index) { return Drawing(setting, index).draw(); }

std::vector<people::Employment> employments_of(const Setting& setting, const Worker& worker) {
  const auto stretch = [&](std::size_t workplace, const Position& position, Date from) {
    return people::Employment{.employee = worker.number(),
                              .entity = setting.entity(workplace).code,
                              .department = std::string(position.department),
                              .position = std::string(position.name),
                              .place = setting.city(workplace).place.code,
                              .salary_group = std::string(position.group),
                              .from = from,
                              .last_day = worker.last_day,
                              .hired = worker.hired};
  };
  std::vector<people::Employment> stretches{stretch(worker.workplace, *worker.position, worker.hired)};
  if (!worker.move) return stretches;
  auto after = stretch(worker.move->workplace, *worker.move->position, worker.move->from);
  if (after.entity != stretches.front().entity) after.hired = after.from;
  stretches.front().last_day = after.from - 1;
  stretches.push_back(std::move(after));
  return stretches;
}

}  // namespace fenhao::sample
