// Twelve closed months, then two hundred things that become known about them later: each month still comes to what
// was closed.
#include "month/reproduce.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <random>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "month/company_policy.h"
#include "month/month_for_test.h"
#include "month/retro.h"

namespace fenhao::month {
namespace {

constexpr int months = 12;

class ReproduceTest : public MonthTest {
 protected:
  Date hired() const override { return day("2025-11-01"); }

  // The months before the library's facts about Beijing.
  void record_policy() {
    record(R"(          - {id: "own-1", from: 2025-07-01, base: {floor: 7000, cap: 35000}, employer: {rate: 16%}, employee: {rate: 8%}, kind: counter, recorded: 2025-10-01, who: 王主管, evidence: 通知})", "pension");
    record(R"(          - {id: "own-2", from: 2025-07-01, base: {floor: 7000, cap: 35000}, employer: {rate: 9.8%}, employee: {rate: 2%, fixed: 3}, kind: counter, recorded: 2025-10-01, who: 王主管, evidence: 通知})", "medical");
    record(R"(          - {id: "own-3", from: 2025-07-01, base: {floor: 7000, cap: 35000}, employer: {rate: 0.5%}, employee: {rate: 0.5%}, kind: counter, recorded: 2025-10-01, who: 王主管, evidence: 通知})", "unemployment");
    record(R"(          - {id: "own-4", from: 2025-07-01, base: {floor: 7000, cap: 35000}, kind: counter, recorded: 2025-10-01, who: 王主管, evidence: 通知})", "work_injury");
    record(R"(          - {id: "own-5", from: 2025-07-01, base: {floor: 2500, cap: 35000}, kind: counter, recorded: 2025-10-01, who: 王主管, evidence: 通知})", "housing_fund");
    reopen();
  }

  void close_all() {
    record_policy();
    for (int i = 0; i < months; ++i) {
      const auto month = (month_of("2025-11") + i).to_string();
      auto calculated = calculate(month);
      ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
      for (const auto& notice : calculated->view.notices) ASSERT_NE(notice.severity, payroll::Notice::Severity::error) << notice.message.zh;
      ASSERT_EQ(calculated->view.employees.size(), 2u);
      close_run(calculated->run.id);
    }
  }

  // What recorded facts are checked against.
  policy::Library& library() {
    if (!library_) library_ = std::make_unique<policy::Library>(*policy::Library::load(source_file("policy")));
    return *library_;
  }

  void record(const std::string& fact, const std::string& insurance) {
    const std::string text = "schema: fenhao-policy/1\ncompany: \"-\"\nplaces:\n  - place: {code: \"110000\"}\n    schemes:\n      main:\n        " + insurance + ":\n" + fact + "\n";
    const auto recorded = record_facts(workspace_->store(), library(), text, "本公司.yaml", "王主管");
    ASSERT_TRUE(recorded) << recorded.error().describe(Lang::zh);
  }

  void expect_all_reproduced(int changes) {
    reopen();
    for (int i = 0; i < months; ++i) {
      const EarningMonth month{month_of("2025-11") + i};
      const auto again = reproduce(*workspace_, month, day("2026-11-22"));
      ASSERT_TRUE(again) << again.error().describe(Lang::zh);
      ASSERT_EQ(again->people, 2u);
      ASSERT_TRUE(again->different.empty()) << month.to_string() << " after " << changes << " changes";
    }
  }

  int random(int from, int to) { return std::uniform_int_distribution(from, to)(engine_); }
  std::string employee() { return random(0, 1) ? "1001" : "1002"; }
  Month month() { return month_of("2025-11") + random(0, months - 1); }
  Date any_day() { return month().first_day() + random(0, 27); }
  Money amount(int from, int to) { return Money::from_fen(random(from, to) * 100LL + random(0, 99)); }

  void take(intake::Kind kind, intake::Content content) {
    intake::Intake intake;
    intake.kind = kind;
    intake.content = std::move(content);
    const std::string name = "change " + std::to_string(++files_);
    // Taking back what is not there is refused; anything else must be taken in.
    const auto saved = intake::save(workspace_->store(), intake, name, name, "张三", true);
    ASSERT_TRUE(saved || !intake.content.voidings.empty()) << saved.error().describe(Lang::zh);
  }

  void change_people() {
    intake::Content content;
    switch (random(0, 9)) {
      case 0: content.salaries = {{employee(), "salary.base", amount(5000, 60000), any_day()}}; return take(intake::Kind::salary, content);
      case 1: content.salaries = {{employee(), "salary.post", amount(100, 3000), any_day()}}; return take(intake::Kind::salary, content);
      case 2: content.voidings = {{.row = 2, .employee = employee(), .start = "2025-11-01"}}; return take(intake::Kind::salary, content);
      case 3: content.employments = {{.employee = employee(), .entity = "E1", .department = "销售部", .position = "经理", .place = "110000", .salary_group = "manufacturing", .from = any_day(), .hired = hired()}}; return take(intake::Kind::moves, content);
      case 4: content.employments = {{.employee = employee(), .entity = "E1", .department = "研发部", .place = "110000", .salary_group = "office", .from = hired(), .last_day = any_day(), .hired = hired()}}; return take(intake::Kind::roster, content);
      case 5: content.deductions = {{employee(), random(0, 1) ? "children" : "elderly", month(), {}, Money::from_yuan(1000)}}; return take(intake::Kind::deductions, content);
      case 6: content.inputs = {{employee(), EarningMonth{month()}, {{"variable.monthly_bonus", Decimal(random(1, 9000))}}}}; return take(intake::Kind::variable, content);
      case 7: content.inputs = {{employee(), EarningMonth{month()}, {{"attendance.personal_leave_days", Decimal(random(1, 5))}}}}; return take(intake::Kind::attendance, content);
      case 8: content.accounts = {{.code = "BJ-SI", .entity = "E1", .place = "110000", .number = "1", .work_injury_rate = *Rate::parse("0." + std::to_string(random(2, 9)) + "%"), .work_injury_from = month()}}; return take(intake::Kind::accounts, content);
      default:
        content.enrolments = {{.employee = employee(), .entity = "E1", .place = "110000", .from = CoverageMonth{month()}, .insurances = {{.insurance = Insurance::pension, .declared_base = amount(6000, 40000)}}}};
        return take(intake::Kind::contributions, content);
    }
  }

  void change_rules() {
    const auto text = read_file(source_file("templates/groups/office.yaml"));
    ASSERT_TRUE(text);
    std::string changed = *text;
    const std::string own = "formula: 应发合计 * 2%";
    const auto at = changed.find(own);
    ASSERT_NE(at, std::string::npos);
    changed.replace(at, own.size(), "formula: 应发合计 * " + std::to_string(random(1, 9)) + "%");
    changed.resize(changed.find("\nexamples:"));
    fs::create_directories(paths_.data / "groups");
    std::ofstream(paths_.data / "groups" / "office.yaml") << changed << "\n";
  }

  void change_policy() {
    static int facts = 0;
    const std::string id = "late-" + std::to_string(++facts);
    if (random(0, 2) == 0) {
      ASSERT_TRUE(record_carry_over(workspace_->store(), library(), {"110000", Insurance::pension, month_of("2027-06"), "王主管", day("2026-11-22"), "新基数未公布"}));
      return;
    }
    const Month from = month();
    record("          - {id: \"" + id + "\", from: " + from.first_day().to_string() + ", base: {floor: " + std::to_string(random(7001, 9000)) + "}, kind: counter, recorded: 2026-11-22, who: 王主管, evidence: 通知}", "pension");
  }

  void carry_something() {
    const auto found = find_differences(*workspace_, {.from = EarningMonth{month()}, .known = day("2026-11-22"), .scope = {}, .employee = {}});
    ASSERT_TRUE(found) << found.error().describe(Lang::zh);
    ASSERT_TRUE(carry_differences(*workspace_, *found, "张三"));
  }

  // The product's texts in a folder of the test's own, so that it can change them.
  void take_home() {
    const auto home = folder_ / "home";
    fs::create_directories(home);
    fs::copy(source_file("policy"), home / "policy", fs::copy_options::recursive);
    fs::create_directory_symlink(source_file("templates"), home / "templates");
    paths_.home = home;
  }
  fs::path national(const char* name) const { return paths_.home / "policy/national" / name; }
  void append(const char* name, const std::string& entry) { std::ofstream(national(name), std::ios::app) << entry; }

  // An entry of a national text again, from the same day, with one value changed and known since `recorded`.
  void amend(const char* name, const std::string& id, const std::string& from, const std::string& to, Date recorded) {
    const std::string text = *read_file(national(name));
    const auto at = text.find("- id: " + id + "\n");
    ASSERT_NE(at, std::string::npos) << id;
    auto entry = text.substr(at, text.find("\n- id: ", at + 1) - at);
    entry = entry.substr(0, entry.find("\n#"));
    const auto put = [&](const std::string& old, const std::string& fresh) {
      ASSERT_NE(entry.find(old), std::string::npos) << old;
      entry.replace(entry.find(old), old.size(), fresh);
    };
    put(id, "late-" + recorded.to_string() + "\n  recorded: " + recorded.to_string());
    put(from, to);
    append(name, "\n" + entry + "\n");
  }

  // November rests one workday more.
  void amend_calendar(Date recorded) {
    const std::string text = *read_file(national("holidays.yaml"));
    const auto at = text.find("- year: 2025\n");
    auto entry = text.substr(at, text.find("\n- year: ", at) - at);
    entry.insert(entry.find("  days_off:"), "  recorded: " + recorded.to_string() + "\n");
    const Date off = day("2025-11-03") + 7 * random(0, 3);  // a Monday
    entry.insert(entry.find("  - 2025-01-01"), "  - " + off.to_string() + "\n");
    append("holidays.yaml", "\n" + entry + "\n");
  }

  void amend_minimum_wage(Date recorded) {
    const auto file = paths_.home / "policy/11-北京/110000-北京.yaml";
    std::string text = *read_file(file);
    const auto at = text.find("      - id: 110000-minimum_wage-20250901-1\n");
    ASSERT_NE(at, std::string::npos);
    text.insert(at, "      - id: late-" + recorded.to_string() + "\n        from: 2025-09-01\n        monthly: " + std::to_string(random(2600, 3000)) + "\n        hourly: 27.7\n        recorded: " + recorded.to_string() +
                        "\n        confidence: high\n        source: {title: 通知, kind: official, url: 'https://rsj.beijing.gov.cn'}\n");
    std::ofstream(file) << text;
  }

  // One of the national texts learns something of the closed months, a day later each time.
  void change_nation() {
    const Date recorded = day("2026-11-23") + ++amendments_;
    const std::string since = ", recorded: " + recorded.to_string() + ", mark: V, basis: 新公告";
    switch (random(0, 9)) {
      case 0: return append("tax.yaml", "- {id: late-" + std::to_string(amendments_) + ", item: basic_deduction, from: " + month().to_string() + since + ", amount: '" + std::to_string(random(4000, 7000)) + "'}\n");
      case 1: return amend("labour.yaml", "overtime-199501", "workday: '1.5'", "workday: '1." + std::to_string(random(6, 9)) + "'", recorded);
      case 2: return amend("labour.yaml", "paid_time-202501", "'21.75'", "'" + std::to_string(random(20, 23)) + "'", recorded);
      case 3: return amend("settings.yaml", "overtime_holiday_hours-199501", "counted: false", "counted: true", recorded);
      case 4: return amend("contribution.yaml", "contribution-201107", "'0.0005'", "'0.000" + std::to_string(random(6, 9)) + "'", recorded);
      case 5: return amend("retirement.yaml", "retirement-202501", "early_notice: 3", "early_notice: " + std::to_string(random(4, 9)), recorded);
      case 6: return amend("transfer.yaml", "medical_transfer-202112", "gap_months: 3", "gap_months: " + std::to_string(random(4, 9)), recorded);
      case 7: return append("pay_parameters.yaml", "- {name: 平日加班倍数, at_least: '" + std::to_string(random(2, 3)) + "', recorded: " + recorded.to_string() + "}\n");
      case 8: return amend_minimum_wage(recorded);
      default: return amend_calendar(recorded);
    }
  }

  std::unique_ptr<policy::Library> library_;
  int amendments_ = 0;
  std::mt19937 engine_{20261122};
  int files_ = 0;
};

TEST_F(ReproduceTest, TwelveMonthsAfterTwoHundredChangesBackwards) {
  take_home();
  close_all();
  if (HasFatalFailure()) return;
  for (int change = 1; change <= 200; ++change) {
    switch (random(0, 19)) {
      case 0: change_rules(); break;
      case 1: change_policy(); break;
      case 2: carry_something(); break;
      case 3:
      case 4:
      case 5: change_nation(); break;
      default: change_people();
    }
    ASSERT_FALSE(HasFatalFailure()) << change;
    if (change == 1 || change == 20 || change == 200) expect_all_reproduced(change);
    ASSERT_FALSE(HasFatalFailure()) << change;
  }
  // The changes were real: today's knowledge comes to something else.
  const auto found = find_differences(*workspace_, {.from = EarningMonth{month_of("2025-11")}, .known = day("2026-11-22"), .scope = {}, .employee = {}});
  ASSERT_TRUE(found) << found.error().describe(Lang::zh);
  std::size_t different = 0;
  for (const auto& each : found->months) different += each.entries.size() + each.unsettled.size();
  EXPECT_GT(different, 6u);
  EXPECT_GT(amendments_, 15);
}

// What the nation's texts say anew of a closed month shows from the day on which it is known: in pay and in what the
// run says of it.
TEST_F(ReproduceTest, TheCalendarAndLabourLawAmendedLater) {
  record_policy();
  take_home();
  const auto calculated = calculate("2025-11");
  ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
  close_run(calculated->run.id);
  const auto people_different = [&](const char* known) {
    const auto again = reproduce(*workspace_, EarningMonth{month_of("2025-11")}, day(known));
    EXPECT_TRUE(again) << (again ? "" : again.error().describe(Lang::zh));
    return again ? again->different.size() : 99;
  };
  amend_calendar(day("2026-11-23"));
  reopen();
  EXPECT_EQ(people_different("2026-11-22"), 0u);
  EXPECT_EQ(people_different("2026-11-23"), 2u) << "a paid day less in the month";
  amend("labour.yaml", "overtime-199501", "workday: '1.5'", "workday: '1.6'", day("2026-11-24"));
  reopen();
  EXPECT_EQ(people_different("2026-11-22"), 0u);
}

TEST_F(ReproduceTest, WhatARunSaysIsSaidOnTheKnowledgeOfItsDay) {
  record_policy();
  take_home();
  intake::Content terms;
  terms.work_terms = {{.employee = "1001", .entity = "E1", .from = day("2025-11-01"), .retires_late_until = month_of("2026-04")}};
  take(intake::Kind::work_terms, terms);
  amend("retirement.yaml", "retirement-202501", "early_notice: 3", "early_notice: 6", day("2026-11-23"));
  reopen();
  const auto says = [&](const char* known) {
    const auto calculated = calculate("2025-11", known);
    EXPECT_TRUE(calculated) << (calculated ? "" : calculated.error().describe(Lang::zh));
    return calculated && std::ranges::any_of(calculated->view.notices, [](const auto& notice) { return notice.code == "retirement_ahead"; });
  };
  EXPECT_FALSE(says("2026-11-22")) << "five months ahead, and three were known";
  EXPECT_TRUE(says("2026-11-23"));
}

// The law of the nation learnt later holds from its day of record on, not for what was known before.
TEST_F(ReproduceTest, AnAmendedTaxLawLeavesClosedMonthsAsTheyWere) {
  record_policy();
  auto calculated = calculate("2025-11");
  ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
  close_run(calculated->run.id);
  take_home();
  append("tax.yaml", "- {id: later, item: basic_deduction, from: 2025-11, recorded: 2026-11-23, mark: V, basis: 新公告, amount: '6000'}\n");
  reopen();
  const EarningMonth month{month_of("2025-11")};
  const auto again = reproduce(*workspace_, month, day("2026-11-22"));
  ASSERT_TRUE(again) << again.error().describe(Lang::zh);
  EXPECT_TRUE(again->different.empty());
  const auto now = reproduce(*workspace_, month, day("2026-11-23"));
  ASSERT_TRUE(now) << now.error().describe(Lang::zh);
  EXPECT_EQ(now->different.size(), 2u);
}

}  // namespace
}  // namespace fenhao::month
