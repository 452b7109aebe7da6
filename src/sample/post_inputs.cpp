#include "sample/post_inputs.h"

#include <algorithm>
#include <string>

#include "base/money.h"

namespace fenhao::sample {
namespace {

Money yuan(int amount) { return Money::from_yuan(amount); }

// What must be collected for a commission of so much: 1% of 100,000, then 1.5% up to 300,000, then 2%.
int collected_for(int commission_yuan) {
  if (commission_yuan <= 1000) return commission_yuan * 100;
  if (commission_yuan <= 4000) return 100'000 + (commission_yuan - 1000) * 200 / 3;
  return 300'000 + (commission_yuan - 4000) * 50;
}

}  // namespace

void add_commission(InputValues& values, Random& random, const Position& position, int usual_yuan) {
  const int target = collected_for(usual_yuan) / 1000 * 1000;
  const int collected = collected_for(usual_yuan * random.around(30, 190) / 100);
  values.set("variable.target", yuan(target));
  values.set("variable.collected", Money::from_fen(static_cast<std::int64_t>(collected) * 100 + random.between(0, 99)));
  if (random.chance(350)) values.set("variable.new_contracts", yuan(random.stepped(10'000, 120'000, 1000)));
  if (random.chance(200)) values.set("variable.new_product_collected", yuan(random.stepped(2000, 30'000, 500)));
  if (random.chance(200)) values.set("variable.service_collected", yuan(random.stepped(1000, 15'000, 500)));
  if (position.name == "销售经理") {
    values.set("variable.team_target", yuan(target * 8));
    values.set("variable.team_collected", yuan(target * random.around(50, 120) / 100 * 8));
  }
  if (random.chance(60)) values.set("variable.returned_commission", yuan(random.stepped(50, 3000, 50)));
  if (random.chance(20)) values.set("variable.bad_debt_commission", yuan(random.stepped(100, 2000, 100)));
  if (random.chance(40)) values.set("variable.clawback_brought", yuan(random.stepped(50, 800, 50)));
  if (random.chance(60)) values.set("variable.draw_brought", yuan(random.stepped(100, 2000, 100)));
  if (random.chance(80)) values.set("variable.retained_released", yuan(random.stepped(100, 1500, 50)));
  if (random.chance(50)) values.set("variable.contest", yuan(random.stepped(500, 3000, 500)));
  if (random.chance(220)) values.set("variable.missed_meal_subsidy", yuan(random.stepped(20, 160, 20)));
}

void add_research(InputValues& values, Random& random, int usual_yuan, bool joins) {
  if (random.chance(920)) values.set("variable.performance_factor", random.around(85, 120), 2);
  const int projects = joins ? 0 : random.between(0, 3);
  for (int project = 1; project <= projects; ++project) {
    const std::string number = std::to_string(project);
    const int total = random.stepped(100, 400, 10);
    const int own = random.between(2, 30);
    values.set("variable.pool_" + number, yuan(std::max(1, usual_yuan / projects) * total / own / 100 * 100));
    values.set("variable.points_" + number, total, 0);
    values.set("variable.own_points_" + number, own * 10 + random.between(0, 9), 1);
  }
  if (random.chance(60)) {
    values.set("variable.milestone", yuan(random.stepped(2000, 10'000, 1000)));
    values.state("variable.milestone_rate", random.between(70, 125), 2);
  }
  if (random.chance(40)) values.set("variable.inventions_filed", random.between(1, 2), 0);
  if (random.chance(20)) {
    values.set("variable.inventions_granted", 1, 0);
    values.set("variable.patent_share", random.stepped(20, 100, 10), 2);
  }
  if (random.chance(20)) values.set("variable.designs_granted", 1, 0);
  if (random.chance(8)) values.set("variable.patent_reward", yuan(random.stepped(1000, 8000, 500)));
  if (random.chance(12)) values.set("variable.papers", 1, 0);
  if (random.chance(joins ? 300 : 5)) values.set("variable.sign_on", yuan(random.stepped(5000, 30'000, 5000)));
  if (random.chance(40)) values.set("variable.missed_meal_subsidy", yuan(random.stepped(20, 100, 20)));
}

void add_placement(InputValues& values, Random& random) {
  values.set("variable.liability_insurance", yuan(30));
  if (random.chance(400)) values.set("variable.accident_insurance", yuan(25));
  if (random.chance(500)) values.set("variable.placement_factor", random.around(85, 125), 2);
  if (random.chance(200)) values.state("variable.independent", 1, 0);
  if (random.chance(300)) values.set("variable.task_bonus", yuan(random.stepped(100, 600, 100)));
  if (random.chance(120)) values.set("variable.project_bonus", yuan(random.stepped(200, 1500, 100)));
  if (random.chance(60)) values.set("variable.award", yuan(500));
  if (random.chance(100)) values.set("variable.travel", yuan(random.stepped(50, 400, 50)));
  if (random.chance(120)) values.set("variable.return_fare", yuan(random.stepped(80, 600, 20)));
  if (random.chance(30)) values.set("variable.back_pay", yuan(random.stepped(50, 300, 50)));
  if (random.chance(30)) values.set("variable.recovered_pay", yuan(random.stepped(10, 60, 10)));
  if (random.chance(60)) values.set("variable.benefits_in_kind", yuan(100));
  if (random.chance(500)) values.set("variable.medical_check", yuan(80));
  if (random.chance(300)) values.set("variable.training", yuan(200));
  if (random.chance(200)) values.set("variable.school_fee", yuan(300));
  if (random.chance(300)) values.set("variable.canteen", yuan(random.stepped(50, 150, 10)));
  if (random.chance(200)) values.set("variable.dormitory", yuan(random.stepped(50, 150, 50)));
  if (random.chance(40)) values.set("variable.advance", yuan(random.stepped(50, 200, 50)));
}

}  // namespace fenhao::sample
