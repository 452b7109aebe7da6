#include <algorithm>
#include <array>
#include <string>

#include "sample/input_values.h"
#include "sample/month_inputs.h"
#include "sample/post_inputs.h"

namespace fenhao::sample {
namespace {

class Variable {
 public:
  Variable(const Setting& setting, const Worker& worker, const Pay& pay, const MonthWorked& month)
      : setting_(setting),
        worker_(worker),
        pay_(pay),
        month_(month),
        position_(worker.latest_position()),
        city_(setting.city(worker.latest_workplace())),
        random_(setting.stream(worker, Stream::variable)) {}

  InputValues take() {
    add_work();
    if (is_student(position_)) return std::move(values_);
    if (worker_.story == Story::leaver && !in_workshop(position_)) add_unused_leave();
    add_annual_bonus();
    add_corrections();
    if (month_.presence.whole) add_repayments();
    return std::move(values_);
  }

 private:
  const Amounts& amounts() const { return pay_.on(setting_.month.month.last_day()); }
  int usual_extra() const { return usual_extra_yuan(city_, position_, worker_.level); }

  // Half days worked, from the attendance of the month.
  int attended_halves() const {
    const auto found = month_.attendance.values.find("attendance.attended_days");
    if (found == month_.attendance.values.end()) return 0;
    return static_cast<int>((found->second * Decimal(2)).round(0, RoundingMode::down).coefficient());
  }

  void add_work() {
    if (in_workshop(position_)) return add_workshop();
    switch (position_.work) {
      case Work::commission: return add_commission(values_, random_, position_, usual_extra());
      case Work::research: return add_research(values_, random_, usual_extra(), worker_.story == Story::joiner);
      case Work::placement: return add_placement(values_, random_);
      default: return add_office();
    }
  }

  void add_office() {
    if (random_.chance(920)) values_.set("variable.performance_factor", random_.around(80, 120), 2);
    if (position_.work == Work::sales)
      values_.set("variable.monthly_bonus", Money::from_yuan(usual_extra() * random_.around(30, 190) / 100 / 10 * 10));
    if (position_.work == Work::project && random_.chance(250))
      values_.set("variable.project_bonus", Money::from_yuan(random_.stepped(1500, 12000, 500)));
    if (setting_.month.month.number() % 3 == 1 && position_.work == Work::sales)
      values_.set("variable.quarterly_bonus", Money::from_yuan(random_.stepped(1000, 9000, 500)));
    if (random_.chance(12)) values_.set("variable.referral_bonus", Money::from_yuan(random_.stepped(1000, 3000, 1000)));
    if (random_.chance(15) && worker_.age(setting_.month.month) < 50)
      values_.set("variable.only_child_fee", Money::from_yuan(10));
    if ((position_.work == Work::sales || position_.work == Work::project) && random_.chance(220))
      values_.set("variable.missed_meal_subsidy", Money::from_yuan(random_.stepped(20, 160, 20)));
    if (random_.chance(6)) values_.set("variable.benefits_in_kind", Money::from_yuan(300));
    if (position_.work == Work::manager) values_.set("variable.employer_insurance", Money::from_yuan(50));
    if (const auto annuity = annuity_of(setting_, worker_, pay_)) {
      values_.set("variable.annuity_base", annuity->base);
      values_.set("variable.annuity_employee", annuity->employee);
      values_.set("variable.annuity_employer", annuity->employer);
    }
  }

  void add_unused_leave() {
    values_.set("variable.unused_leave_days", random_.between(1, 5), 0);
    const Money usual = usual_month(amounts(), usual_extra());
    values_.set("variable.average_wage", usual);
    // Half a month's pay and more; three times the place's average is exempt, so it must be known.
    if (city_.average_wage && random_.chance(300))
      values_.set("variable.severance", Money::from_fen(usual.fen() * random_.between(1, 12) / 2));
  }

  void add_workshop() {
    if (position_.work == Work::piece) add_pieces();
    if (random_.chance(12)) values_.state("variable.accidents", 1, 0);
    if (random_.chance(15)) values_.set("variable.tool_loss", Money::from_yuan(random_.stepped(20, 200, 10)));
    if (!month_.presence.whole) return;
    if (random_.chance(450)) {
      values_.set("variable.dormitory", Money::from_yuan(random_.stepped(100, 300, 50)));
      values_.set("variable.utilities", Money::from_fen(random_.between(1800, 9500)));
    }
    if (random_.chance(550)) values_.set("variable.canteen", Money::from_yuan(random_.stepped(150, 400, 10)));
  }

  // One to four processes of one worker, priced to a hundredth of a fen.
  void add_pieces() {
    const std::int64_t target_fen =
        static_cast<std::int64_t>(usual_extra()) * random_.around(84, 118) * attended_halves() / (2 * usual_workdays);
    const int processes = random_.between(1, 4);
    std::int64_t pieces = 0;
    for (int process = 1; process <= processes && target_fen > 0; ++process) {
      const int price = random_.stepped(800, 19500, 50);  // 10^-4 yuan
      const std::int64_t made = target_fen * 100 / processes / price;
      values_.set("variable.pieces_" + std::to_string(process), made, 0);
      if (made > 0) values_.set("variable.price_" + std::to_string(process), price, 4);
      pieces += made;
    }
    if (pieces == 0) return;
    values_.set("variable.piece_quota", pieces * random_.between(93, 106) / 100, 0);
    if (const auto scrap = pieces * random_.between(0, 12) / 1000; scrap > 0 && random_.chance(700)) {
      values_.set("variable.scrap_pieces", scrap, 0);
      if (random_.chance(120)) values_.set("variable.scrap_cost", random_.stepped(1000, 25000, 500), 4);
    }
    if (random_.chance(550))
      values_.set("variable.weekday_overtime_piece_pay", Money::from_fen(target_fen * random_.between(3, 14) / 100));
    if (random_.chance(250))
      values_.set("variable.rest_day_overtime_piece_pay", Money::from_fen(target_fen * random_.between(3, 9) / 100));
    if (month_.presence.statutory_days > 0 && random_.chance(300))
      values_.set("variable.holiday_overtime_piece_pay", Money::from_fen(target_fen * random_.between(3, 6) / 100));
  }

  void add_annual_bonus() {
    const bool told = worker_.story == Story::raise && random_.chance(300);
    if (!month_.bonus_open || worker_.story == Story::joiner || !(told || random_.chance(10))) return;
    const int monthly = static_cast<int>(usual_month(amounts(), 0).fen() / 100);
    values_.set("variable.annual_bonus", Money::from_yuan(monthly * random_.between(8, 30) / 10 / 100 * 100));
  }

  void add_corrections() {
    if (worker_.story == Story::maternity) return add_maternity_pay();
    if (random_.chance(14)) values_.set("variable.back_pay", Money::from_fen(random_.between(5'000, 180'000)));
    if (random_.chance(7)) values_.set("variable.recovered_pay", Money::from_fen(random_.between(2'000, 40'000)));
  }

  // The difference month by month, or once for the whole leave when the allowance has come in below the pay.
  void add_maternity_pay() {
    const Money monthly = usual_month(amounts(), 0);
    if (!random_.chance(300)) return values_.set("variable.back_pay", Money::from_fen(monthly.fen() * 45 / 100));
    constexpr int days = 128, days_of_month = 30;
    values_.set("variable.maternity_leave_days", days, 0);
    values_.set("variable.maternity_allowance", Money::from_fen(monthly.fen() * days / days_of_month * random_.between(80, 105) / 100));
  }

  void add_repayments() {
    const int monthly = static_cast<int>(usual_month(amounts(), usual_extra()).fen() / 100);
    if (monthly < 5000 || worker_.story == Story::maternity || worker_.story == Story::sick) return;
    if (random_.chance(30)) values_.set("variable.rent", Money::from_yuan(random_.stepped(600, 1500, 100)));
    if (random_.chance(18)) values_.set("variable.loan", Money::from_yuan(random_.stepped(500, 1500, 100)));
    if (random_.chance(3)) values_.set("variable.damage", Money::from_yuan(random_.stepped(100, 800, 50)));
  }

  const Setting& setting_;
  const Worker& worker_;
  const Pay& pay_;
  const MonthWorked& month_;
  const Position& position_;
  const City& city_;
  Random random_;
  InputValues values_;
};

}  // namespace

std::optional<payroll::MonthlyInput> variable_of(const Setting& setting, const Worker& worker, const Pay& pay,
                                                 const MonthWorked& month, const payroll::SalaryGroup& group) {
  auto values = Variable(setting, worker, pay, month).take().of(group, payroll::InputSource::variable);
  if (values.empty()) return std::nullopt;
  return payroll::MonthlyInput{.employee = worker.number(), .month = setting.month, .values = std::move(values)};
}

// Managers at headquarters after a year; 4% of the fixed wage, which counts up to three times the city's average
// (Caishui 2013 No. 103); the company adds twice as much.
std::optional<Annuity> annuity_of(const Setting& setting, const Worker& worker, const Pay& pay) {
  const City& city = setting.city(worker.latest_workplace());
  const bool entitled = worker.latest_position().work == Work::manager &&
                        worker.latest_position().site == Site::headquarters && !worker.move;
  if (!entitled || !city.average_wage || worker.story != Story::steady ||
      worker.hired > (setting.month.month - 12).first_day())
    return std::nullopt;
  const Month january = Month::from_index(setting.month.month.year() * 12);
  Money base;
  for (const char* code : {"salary.base", "salary.post", "salary.grade"})
    if (const auto found = pay.on(january.first_day()).find(code); found != pay.on(january.first_day()).end())
      base += found->second;
  base = std::min(base, *city.average_wage * 3);
  const Money employee = multiply(base, Rate::from(Decimal::of(4, 2)).value(), Rounding::down_fen);
  return Annuity{base, employee, employee * 2};
}

}  // namespace fenhao::sample
