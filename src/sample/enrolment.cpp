#include "sample/enrolment.h"

#include <algorithm>

namespace fenhao::sample {
namespace {

constexpr int office_last_joining_day = 15;   // who joins later is insured from the next month
constexpr int workshop_last_joining_day = 5;  // attendance closes on the 15th: little is earned by then
constexpr int least_days_of_a_leaver = 15;    // who leaves earlier is not insured for the month

// Bases are settled for twelve months from July.
Month base_year_start(Month month) { return Month::from_index((month.year() - (month.number() < 7 ? 1 : 0)) * 12 + 6); }

Month last_covered(Date last_day) { return last_day.month() - (last_day.day() >= least_days_of_a_leaver ? 0 : 1); }

class Planning {
 public:
  Planning(const Setting& setting, const Worker& worker, const Pay& pay)
      : setting_(setting), worker_(worker), pay_(pay), random_(setting.stream(worker, Stream::enrolment)) {}

  std::vector<payroll::EnrolmentPlan> take() {
    if (is_student(*worker_.position)) return {};
    decide();
    // Of the month before, so that a plan which ends then is there.
    const Month from = std::max(first_covered(worker_), base_year_start(setting_.month.month - 1));
    std::optional<Month> to;
    if (worker_.last_day) to = last_covered(*worker_.last_day);
    if (!worker_.move || worker_.move->workplace == worker_.workplace) {
      add(worker_.workplace, *worker_.position, from, to);
    } else {
      // Who moves after the first day is insured at the old place for the month.
      const Month next = worker_.move->from.month() + (worker_.move->from.day() == 1 ? 0 : 1);
      add(worker_.workplace, *worker_.position, from, next - 1);
      add(worker_.move->workplace, *worker_.move->position, next, to);
    }
    return std::move(plans_);
  }

 private:
  // Last year's average: with or without the changing part; some bases are stated too low, some are odd amounts.
  Money draw_base() {
    const auto& position = *worker_.position;
    const Money usual = usual_month(pay_.steps.front().in_force,
                                    usual_extra_yuan(setting_.city(worker_.workplace), position, worker_.level));
    if (random_.chance(25)) return Money::from_yuan(random_.stepped(2200, 3200, 100));
    const std::int64_t fen = usual.fen() * random_.between(88, 103) / 100;
    return Money::from_fen(random_.chance(600) ? fen / 100 * 100 : fen);
  }

  // Decisions that hold for all plans of the worker, drawn in a fixed order.
  void decide() {
    base_ = draw_base();
    const bool same = random_.chance(800);
    const std::int64_t fund_yuan = base_.fen() / 100 * (same ? 100 : random_.between(70, 95)) / 100;
    fund_base_ = same ? base_ : Money::from_yuan(fund_yuan);
    own_choice_ = random_.chance(40);
    choice_ = random_.below(100);
    home_cover_ = random_.chance(500);  // proof of cover at home: out of pension and unemployment
  }

  bool enrolled(Insurance insurance) const {
    const bool visiting =
        worker_.story == Story::hong_kong || worker_.story == Story::macau || worker_.story == Story::taiwan;
    if (worker_.story == Story::retiree) return insurance == Insurance::work_injury;
    if (insurance == Insurance::housing_fund) return !worker_.from_outside();
    if (visiting && home_cover_) return insurance != Insurance::pension && insurance != Insurance::unemployment;
    return true;
  }

  // The entity's own rate for the city, or the person's; nothing where the place sets it.
  std::optional<Rate> fund_rate(std::size_t workplace, const Position& position) const {
    const auto rates = setting_.city(workplace).fund_rates();
    if (rates.empty()) return std::nullopt;
    if (own_choice_) return rates[static_cast<std::size_t>(choice_) % rates.size()];
    const auto last = rates.size() - 1;
    const std::size_t wanted = in_workshop(position) || position.site == Site::plant ? 0
                               : position.site == Site::headquarters                 ? last
                                                                                     : last / 2;
    return rates[wanted];
  }

  void add(std::size_t workplace, const Position& position, Month from, std::optional<Month> to) {
    if (to && *to < from) return;
    const City& city = setting_.city(workplace);
    payroll::EnrolmentPlan plan{.employee = worker_.number(),
                                .entity = setting_.entity(workplace).code,
                                .place = city.place.code,
                                .from = CoverageMonth{from},
                                .to = to};
    for (const Insurance insurance : city.insurances) {
      if (!enrolled(insurance)) continue;
      contribution::Enrolment enrolment{.insurance = insurance, .declared_base = base_};
      if (insurance == Insurance::housing_fund) {
        enrolment.declared_base = fund_base_;
        enrolment.employer_rate = enrolment.employee_rate = fund_rate(workplace, position);
      }
      plan.insurances.push_back(enrolment);
    }
    plans_.push_back(std::move(plan));
  }

  const Setting& setting_;
  const Worker& worker_;
  const Pay& pay_;
  Random random_;
  Money base_, fund_base_;
  bool own_choice_ = false, home_cover_ = false;
  int choice_ = 0;
  std::vector<payroll::EnrolmentPlan> plans_;
};

}  // namespace

Month first_covered(const Worker& worker) {
  const int last_day = in_workshop(*worker.position) ? workshop_last_joining_day : office_last_joining_day;
  return worker.hired.month() + (worker.hired.day() <= last_day ? 0 : 1);
}

std::vector<payroll::EnrolmentPlan> plans_of(const Setting& setting, const Worker& worker, const Pay& pay) {
  return Planning(setting, worker, pay).take();
}

Result<std::vector<contribution::Charge>> charges_of(const City& city, const payroll::EnrolmentPlan& plan,
                                                     const std::string& household) {
  std::vector<contribution::Charge> charges;
  for (const auto& enrolment : plan.insurances) {
    const auto* terms = city.find_terms(enrolment.insurance, household);
    if (!terms) continue;  // work injury, or merged into another
    FENHAO_TRY(charge, contribution::charge(*terms, enrolment));
    charges.push_back(std::move(charge));
  }
  return charges;
}

}  // namespace fenhao::sample
