#include <algorithm>

#include "sample/input_values.h"
#include "sample/month_inputs.h"

namespace fenhao::sample {
namespace {

constexpr int overtime_limit_hours = 36;  // a month, Labour Law art. 41
constexpr int overtime_hours_a_day = 3;

class Attendance {
 public:
  Attendance(const Setting& setting, const Worker& worker, const Presence& presence)
      : worker_(worker),
        presence_(presence),
        work_(worker.latest_position().work),
        random_(setting.stream(worker, Stream::attendance)) {}

  InputValues take() {
    add_leave();
    const int attended = 2 * presence_.workdays - leave_halves_;
    values_.state("attendance.attended_days", attended * 5, 1);
    if (attended > 8) add_work();
    return std::move(values_);
  }

 private:
  // Days in halves; never more than there are.
  void leave(const char* code, int halves) {
    const int granted = std::min(halves, 2 * presence_.workdays - leave_halves_);
    leave_halves_ += granted;
    values_.set(code, granted * 5, 1);
  }

  // Holidays inside it are part of the leave.
  void maternity_leave() {
    leave_halves_ = 2 * presence_.workdays;
    values_.set("attendance.maternity_days", presence_.workdays + presence_.statutory_days, 0);
  }

  void add_leave() {
    if (worker_.story == Story::maternity) return maternity_leave();
    if (worker_.story == Story::sick)
      return leave("attendance.sick_days", 2 * presence_.workdays - random_.between(0, 10));
    if (presence_.workdays < 5) return;
    if (random_.chance(40)) leave("attendance.sick_days", random_.between(1, 6));
    if (random_.chance(55)) leave("attendance.personal_leave_days", random_.between(1, 5));
    if (random_.chance(in_workshop(worker_.latest_position()) ? 6 : work_ == Work::commission || work_ == Work::research ? 8 : 0))
      leave("attendance.absent_days", 2);
  }

  void add_work() {
    switch (work_) {
      case Work::manager: return;
      case Work::piece: return add_piece_work();
      case Work::hourly:
      case Work::shift: return add_workshop_work();
      case Work::commission: return add_selling();
      case Work::research: return add_research();
      case Work::placement: return add_placement();
      case Work::office:
      case Work::sales:
      case Work::project: return add_office_work();
    }
  }

  void add_office_work() {
    if (random_.chance(70)) values_.set("attendance.late_minutes", random_.stepped(3, 48, 3), 0);
    if (random_.chance(work_ == Work::sales ? 20 : 160))
      add_overtime(random_.between(1, 30), random_.chance(300) ? 8 : 0);
    if (work_ == Work::project && random_.chance(700))
      values_.set("attendance.assignment_days", random_.between(2, std::max(2, presence_.workdays / 2)), 0);
  }

  void add_selling() {
    values_.set("attendance.travel_days", random_.between(0, presence_.workdays / 2), 0);
    if (random_.chance(120)) add_overtime(random_.between(1, 16), random_.chance(500) ? 8 : 0);
  }

  void add_research() {
    if (random_.chance(300)) add_overtime(random_.between(2, 40), random_.chance(300) ? 8 : 0);
    if (!random_.chance(350)) return;
    values_.set("attendance.standby_days", random_.between(1, 4), 0);
    values_.set("attendance.standby_rest_days", random_.between(0, std::min(2, presence_.rest_days)), 0);
    if (presence_.statutory_days > 0) values_.set("attendance.standby_holidays", random_.between(0, 1), 0);
  }

  // Leave of a student is what school asks for; hours keep to eight a day but for a few.
  void add_placement() {
    const int days = (2 * presence_.workdays - leave_halves_) / 2;
    values_.set("attendance.placement_hours", days * (random_.chance(20) ? 17 : random_.between(14, 16)) * 5, 1);
    if (random_.chance(250)) values_.set("attendance.leave_days", random_.between(1, 2), 0);
    if (random_.chance(15)) values_.set("attendance.night_shifts", 1, 0);
    if (random_.chance(20)) values_.set("attendance.rest_day_days", 1, 0);
    if (presence_.statutory_days > 0 && random_.chance(200)) values_.set("attendance.holiday_days", 1, 0);
    values_.set("attendance.heat_days", presence_.hot_workdays, 0);
  }

  void add_piece_work() {
    late_in_workshop();
    if (random_.chance(350)) values_.set("attendance.time_hours", random_.between(1, 32) * 5, 1);
    dusty();
  }

  void add_workshop_work() {
    late_in_workshop();
    dusty();
    if (presence_.whole && leave_halves_ == 0 && random_.chance(30)) return add_period();
    if (random_.chance(850)) add_overtime(random_.between(6, 48), random_.chance(600) ? random_.stepped(8, 16, 8) : 0);
    if (work_ != Work::shift) return;
    const int nights = random_.between(0, presence_.workdays / 2);
    values_.set("attendance.night_shifts", nights, 0);
    values_.set("attendance.swing_shifts", random_.between(0, presence_.workdays / 2 - nights / 2), 0);
  }

  // Comprehensive hours of a quarter that ends: what is beyond the standard, within the months' limits, and holidays.
  void add_period() {
    constexpr int standard = 496;
    const int holiday = random_.chance(400) ? 8 : 0;
    values_.set("attendance.period_standard_hours", standard, 0);
    values_.set("attendance.period_hours", standard + holiday + random_.between(0, overtime_limit_hours - 8), 0);
    values_.set("attendance.period_holiday_hours", holiday, 0);
  }

  void late_in_workshop() {
    if (random_.chance(90)) values_.set("attendance.late_count", random_.between(1, 4), 0);
    if (work_ != Work::office && presence_.hot_workdays > 0)
      values_.set("attendance.heat_days", presence_.hot_workdays, 0);
  }

  void dusty() {
    if (worker_.latest_position().dusty)
      values_.set("attendance.dust_days", presence_.workdays - (leave_halves_ + 1) / 2, 0);
  }

  // Half hours on workdays, whole hours on rest days and holidays; the month's limit holds for all of them.
  void add_overtime(int weekday_halves, int rest_hours) {
    const int holiday = presence_.statutory_days > 0 && random_.chance(400) ? 8 : 0;
    const int rest = std::min(rest_hours, presence_.rest_days * 8);
    const int halves = std::min(
        {weekday_halves, presence_.workdays * overtime_hours_a_day * 2, (overtime_limit_hours - holiday - rest) * 2});
    values_.set("attendance.weekday_overtime_hours", halves * 5, 1);
    values_.set("attendance.rest_day_overtime_hours", rest, 0);
    values_.set("attendance.holiday_overtime_hours", holiday, 0);
  }

  const Worker& worker_;
  const Presence& presence_;
  Work work_;
  Random random_;
  InputValues values_;
  int leave_halves_ = 0;
};

}  // namespace

payroll::MonthlyInput attendance_of(const Setting& setting, const Worker& worker, const Presence& presence,
                                    const payroll::SalaryGroup& group) {
  auto values = Attendance(setting, worker, presence).take();
  return {.employee = worker.number(),
          .month = setting.month,
          .values = values.of(group, payroll::InputSource::attendance)};
}

}  // namespace fenhao::sample
