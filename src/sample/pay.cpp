#include "sample/pay.h"

#include <algorithm>

namespace fenhao::sample {
namespace {

Money yuan(int amount) { return Money::from_yuan(amount); }
int to_tens(int amount) { return amount / 10 * 10; }

// The minimum wage up to the next ten yuan.
int least_base(const City& city) {
  const auto whole = static_cast<int>(city.minimum_wage.rounded(Rounding::up_yuan).fen() / 100);
  return (whole + 9) / 10 * 10;
}

// 0.5% of the base, half-up to the fen.
Money union_fee(int base) { return multiply(yuan(base), Rate::from(Decimal::of(5, 3)).value(), Rounding::half_up_fen); }

void add(Amounts& amounts, const std::string& code, int yuan_amount) {
  if (yuan_amount > 0) amounts["salary." + code] = yuan(yuan_amount);
}

Amounts office_pay(Random& random, const City& city, const Position& position, int level) {
  const int monthly = monthly_yuan(city, position, level);
  const int base = std::max(to_tens(monthly * 50 / 100), least_base(city));
  Amounts amounts;
  add(amounts, "base", base);
  add(amounts, "post", to_tens(monthly * 20 / 100));
  add(amounts, "grade", to_tens(monthly * 10 / 100));
  add(amounts, "performance", to_tens(monthly * 20 / 100));
  add(amounts, "meal_per_day", city.pay_percent >= 90 ? 30 : city.pay_percent >= 75 ? 25 : 20);
  if (random.chance(700)) add(amounts, "transport", random.stepped(200, 500, 100));
  if (position.work == Work::sales || position.work == Work::project || position.work == Work::manager)
    add(amounts, "phone", random.stepped(100, 300, 50));
  if (random.chance(80)) add(amounts, "housing", random.stepped(500, 1500, 100));
  if (position.work == Work::project) {
    add(amounts, "assignment_per_day", random.stepped(80, 150, 10));
    add(amounts, "heat", 200);
  }
  if (position.work == Work::office && random.chance(150)) add(amounts, "certificate", random.stepped(200, 800, 100));
  if (position.work == Work::office) add(amounts, "full_attendance", 200);
  amounts["salary.union_fee"] = union_fee(base);
  return amounts;
}

// Below the office's fixed part: the rest is commission.
Amounts seller_pay(Random& random, const City& city, const Position& position, int level) {
  const int monthly = monthly_yuan(city, position, level);
  const int base = std::max(to_tens(monthly * 45 / 100), least_base(city));
  Amounts amounts;
  add(amounts, "base", base);
  if (random.chance(500)) add(amounts, "post", to_tens(monthly * 15 / 100));
  add(amounts, "performance", to_tens(monthly * 20 / 100));
  if (random.chance(250)) add(amounts, "draw", to_tens(monthly * 15 / 100));
  add(amounts, "meal_per_day", city.pay_percent >= 90 ? 30 : 20);
  add(amounts, "transport", random.stepped(200, 600, 100));
  add(amounts, "phone", random.stepped(100, 300, 50));
  add(amounts, "travel_per_day", random.stepped(60, 120, 20));
  amounts["salary.union_fee"] = union_fee(base);
  return amounts;
}

Amounts researcher_pay(Random& random, const City& city, const Position& position, int level) {
  const int monthly = monthly_yuan(city, position, level);
  const int base = std::max(to_tens(monthly * 50 / 100), least_base(city));
  Amounts amounts;
  add(amounts, "base", base);
  add(amounts, "post", to_tens(monthly * 20 / 100));
  add(amounts, "grade", to_tens(monthly * 10 / 100));
  add(amounts, "performance", to_tens(monthly * 15 / 100));
  add(amounts, "meal_per_day", city.pay_percent >= 90 ? 30 : 25);
  if (random.chance(300)) add(amounts, "technical", random.stepped(300, 1000, 100));
  if (random.chance(200)) add(amounts, "confidentiality", random.stepped(300, 800, 100));
  if (random.chance(150)) add(amounts, "housing", random.stepped(500, 2000, 100));
  if (random.chance(300)) add(amounts, "phone", 100);
  amounts["salary.union_fee"] = union_fee(base);
  return amounts;
}

// By the day, or a part by the month; stated even when it is nothing.
Amounts student_pay(Random& random, const City& city, const Position& position, int level) {
  const int monthly = monthly_yuan(city, position, level);
  const bool by_month = random.chance(250);
  Amounts amounts{{"salary.daily", yuan(by_month ? 0 : to_tens(monthly / usual_workdays) + 10)}};
  if (by_month) add(amounts, "monthly", to_tens(monthly));
  if (random.chance(300)) add(amounts, "degree_daily", random.stepped(30, 80, 10));
  if (random.chance(250)) add(amounts, "assessment", random.stepped(200, 600, 100));
  if (random.chance(400)) add(amounts, "post_standard", to_tens(monthly * 120 / 100));
  add(amounts, "meal_per_day", 20);
  if (random.chance(500)) add(amounts, "fare_per_day", 10);
  if (random.chance(300)) add(amounts, "housing", random.stepped(300, 900, 100));
  if (random.chance(300)) add(amounts, "heat_per_day", 12);
  return amounts;
}

Amounts workshop_pay(Random& random, const City& city, const Position& position, int level) {
  const int monthly = monthly_yuan(city, position, level);
  const bool by_piece = position.work == Work::piece;
  const int base = by_piece ? (random.chance(120) ? 0 : to_tens(monthly * 75 / 100))
                            : std::max(to_tens(monthly * 60 / 100), least_base(city));
  Amounts amounts{{"salary.base", yuan(base)}};  // stated even when it is nothing: paid by the piece alone
  if (!by_piece) add(amounts, "post", to_tens(monthly * 20 / 100));
  add(amounts, "skill", to_tens(monthly * 20 / 100));
  if (position.name == "班组长") add(amounts, "leader", random.stepped(400, 800, 100));
  if (by_piece) amounts["salary.hourly_rate"] = Money::from_fen(random.stepped(1650, 2450, 10));
  add(amounts, "full_attendance", random.stepped(150, 300, 50));
  amounts["salary.union_fee"] = union_fee(base);
  return amounts;
}

Amounts starting_pay(Random& random, const City& city, const Position& position, int level) {
  if (in_workshop(position)) return workshop_pay(random, city, position, level);
  switch (position.work) {
    case Work::commission: return seller_pay(random, city, position, level);
    case Work::research: return researcher_pay(random, city, position, level);
    case Work::placement: return student_pay(random, city, position, level);
    default: return office_pay(random, city, position, level);
  }
}

// Base and, where there is one, performance pay raised by so many percent, in tens of yuan.
Amounts raised(const Amounts& before, int percent) {
  Amounts stated;
  for (const char* code : {"salary.base", "salary.performance"}) {
    const auto found = before.find(code);
    if (found == before.end() || found->second.is_zero()) continue;
    const auto whole = static_cast<int>(found->second.fen() / 100);
    stated[code] = yuan(to_tens(whole * (100 + percent) / 100 + 9));
  }
  if (stated.contains("salary.base"))
    stated["salary.union_fee"] = union_fee(static_cast<int>(stated["salary.base"].fen() / 100));
  return stated;
}

class Steps {
 public:
  void add(Date from, Amounts stated) {
    if (stated.empty()) return;
    Amounts in_force = stated;
    if (!pay_.steps.empty()) in_force.insert(pay_.steps.back().in_force.begin(), pay_.steps.back().in_force.end());
    pay_.steps.push_back({from, std::move(stated), std::move(in_force)});
  }
  const Amounts& in_force() const { return pay_.steps.back().in_force; }
  Pay take() { return std::move(pay_); }

 private:
  Pay pay_;
};

}  // namespace

const Amounts& Pay::on(Date day) const {
  const auto* found = &steps.front();
  for (const auto& step : steps)
    if (step.from <= day) found = &step;
  return found->in_force;
}

std::vector<people::SalaryAssignment> Pay::assignments(const std::string& employee) const {
  std::vector<people::SalaryAssignment> all;
  for (const auto& step : steps)
    for (const auto& [code, amount] : step.stated) all.push_back({employee, code, amount, step.from});
  return all;
}

// The year's adjustment in January, often another in April or July, then what happens in the month itself.
Pay pay_of(const Setting& setting, const Worker& worker) {
  Random random = setting.stream(worker, Stream::salary);
  const Month month = setting.month.month;
  const Month january = Month::from_index(month.year() * 12);
  Steps steps;
  steps.add(std::max(worker.hired, january.first_day()),
            starting_pay(random, setting.city(worker.workplace), *worker.position, worker.level));
  const Month adjusted = january + (random.chance(600) ? 6 : 3);
  const int percent = random.between(3, 9);
  if (random.chance(400) && worker.hired < january.first_day() && adjusted < month)
    steps.add(adjusted.first_day(), raised(steps.in_force(), percent));
  // Inside the attendance period of either group.
  if (worker.story == Story::raise)
    steps.add(month.first_day() + (in_workshop(*worker.position) ? 5 : 15),
              raised(steps.in_force(), random.between(5, 15)));
  if (!worker.move) return steps.take();
  const auto& [from, workplace, position] = *worker.move;
  if (workplace == worker.workplace)
    steps.add(from, raised(steps.in_force(), random.between(2, 10)));
  else
    steps.add(from, starting_pay(random, setting.city(workplace), *position, worker.level + 4));
  return steps.take();
}

int monthly_yuan(const City& city, const Position& position, int level) {
  return position.monthly * city.pay_percent / 100 * level / 100 / 50 * 50;
}

int usual_extra_yuan(const City& city, const Position& position, int level) {
  const int monthly = monthly_yuan(city, position, level);
  switch (position.work) {
    case Work::piece: return 3900 * city.pay_percent / 100 * level / 100;
    case Work::sales: return monthly * 25 / 100;
    case Work::commission: return monthly * 30 / 100;
    case Work::research: return monthly * 8 / 100;
    case Work::project: return monthly * 8 / 100;
    case Work::hourly:
    case Work::shift: return monthly * 15 / 100;  // overtime and shifts
    case Work::office:
    case Work::manager:
    case Work::placement: break;
  }
  return 0;
}

Money usual_month(const Amounts& amounts, int extra_yuan) {
  Money sum = Money::from_yuan(extra_yuan);
  for (const auto& [code, amount] : amounts) {
    if (code == "salary.union_fee" || code == "salary.hourly_rate" || code == "salary.assignment_per_day" ||
        code == "salary.travel_per_day" || code == "salary.draw" || code == "salary.heat")
      continue;
    sum += code == "salary.meal_per_day" ? amount * usual_workdays : amount;
  }
  return sum;
}

}  // namespace fenhao::sample
