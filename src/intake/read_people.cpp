#include "base/text.h"
#include "intake/person_checks.h"
#include "intake/readers.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

struct Worker {
  Row row;
  people::Person person;
  people::Employment employment;
};

// 9999-12-31 is how some systems write "no end".
std::optional<Date> read_last_day(const Row& row) {
  const auto last = row.date("last_day");
  return last && last->year() == 9999 ? std::nullopt : last;
}

// 劳动法 art. 15: nobody under sixteen.
bool is_under_sixteen(Date birth, Date day) {
  const int years = day.year() - birth.year();
  const bool had_birthday = std::pair(day.month_number(), day.day()) >= std::pair(birth.month_number(), birth.day());
  return years - (had_birthday ? 0 : 1) < 16;
}

void check_dates(Row& row, const people::Employment& employment, const people::Person& person) {
  if (row.date("hired") && employment.last_day && *employment.last_day < employment.hired)
    row.complain("last_day", wrong({"离职日期早于入职日期", "the last day lies before the day of hiring"},
                                   {"核对两个日期", "check both dates"}));
  else if (employment.last_day && *employment.last_day < employment.from)
    row.complain("last_day", wrong({"离职日期早于任现职日期", "the last day lies before the start of the present post"},
                                   {"核对两个日期", "check both dates"}));
  if (row.date("from") && row.date("hired") && employment.from < employment.hired)
    row.complain("from", wrong({"任现职日期早于入职日期", "the present post starts before the day of hiring"},
                               {"核对两个日期", "check both dates"}));
  const bool knows_birth = row.date("birth") || !person.identity.empty();
  if (knows_birth && row.date("hired") && !row.has_complaint("birth") &&
      is_under_sixteen(person.birth, employment.hired))
    row.complain("hired", wrong({"入职时未满 16 周岁（劳动法第十五条）",
                                 "under sixteen on the day of hiring (Labour Law art. 15)"},
                                {"核对出生日期和入职日期", "check the dates of birth and hiring"}));
}

people::Employment read_employment(Row& row, Known& known) {
  people::Employment employment{.employee = row.text("employee"),
                                .entity = known.entity(row, "entity"),
                                .department = row.text("department"),
                                .position = row.text("position"),
                                .place = known.place(row, "place"),
                                .salary_group = known.salary_group(row, "salary_group")};
  employment.hired = row.date("hired").value_or(Date());
  employment.from = row.date("from").value_or(employment.hired);
  employment.last_day = read_last_day(row);
  return employment;
}

}  // namespace

void read_roster(Table& table, Known& known, Content& content) {
  Repeats same_employee([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行是同一工号",
                "the same number as in row " + std::to_string(other)};
  });
  Repeats same_identity([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行是同一证件号码",
                "the same identity number as in row " + std::to_string(other)};
  });
  std::vector<Worker> workers;
  for (Row& row : table.rows()) {
    Worker worker{row, read_person(row, known.surroundings()), read_employment(row, known)};
    check_dates(row, worker.employment, worker.person);
    same_employee.add(worker.person.employee, row, "employee");
    same_identity.add(worker.person.identity.reveal(), row, "identity");
    const auto& owner_of = known.surroundings().employee_of;
    if (const auto owner =
            owner_of && !worker.person.identity.empty() ? owner_of(worker.person.identity) : std::nullopt;
        owner && *owner != worker.person.employee)
      row.complain(
          "identity",
          wrong({"这个证件号码已属于工号 " + *owner, "this identity number belongs to number " + *owner + " already"},
                {"同一个人沿用原工号（离职再入职也一样）；不是同一个人时核对证件号码",
                 "one person keeps one number, also when hired again; otherwise check the identity number"},
                ErrorCode::conflict));
    workers.push_back(std::move(worker));
  }
  for (Worker& worker : workers) {
    if (worker.row.is_bad()) continue;
    content.persons.push_back(std::move(worker.person));
    content.employments.push_back(std::move(worker.employment));
  }
}

void read_moves(Table& table, Known& known, Content& content) {
  Repeats same_day([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行是同一人同一天的异动",
                "the same person moves on the same day in row " + std::to_string(other)};
  });
  std::vector<std::pair<Row, people::Employment>> moves;
  for (Row& row : table.rows()) {
    people::Employment move{.employee = known.employee(row),
                            .entity = known.entity(row, "entity"),
                            .department = row.text("department"),
                            .position = row.text("position"),
                            .place = known.place(row, "place"),
                            .salary_group = known.salary_group(row, "salary_group")};
    move.from = move.hired = row.date("from").value_or(Date());
    if (row.date("from"))
      same_day.add(move.employee.empty() ? "" : move.employee + " " + move.from.to_string(), row, "from");
    const std::string kind = heading_key(row.text("kind"));
    const bool leaves = kind.find("离职") != std::string::npos || kind.find("辞职") != std::string::npos ||
                        kind.find("辞退") != std::string::npos;
    const bool changes = row.states("entity") || row.states("department") || row.states("position") ||
                         row.states("place") || row.states("salary_group");
    if (leaves)
      row.complain("kind", wrong({"离职不在异动表里办理", "leaving is not recorded in the list of moves"},
                                 {"在花名册里填写离职日期，重新导入花名册",
                                  "write the last day in the roster and import it again"}));
    else if (!changes && !row.is_bad())
      row.complain("", wrong({"没有写明变动后的主体、部门、岗位、参保地或薪资组",
                              "no new entity, department, post, place or salary group is stated"},
                             {"至少填写一项变动后的内容", "fill in what changed"}));
    moves.emplace_back(row, std::move(move));
  }
  for (auto& [row, move] : moves)
    if (!row.is_bad()) content.employments.push_back(std::move(move));
}

}  // namespace fenhao::intake
