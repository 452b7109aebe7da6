// For tests: a workspace in a fresh folder with one entity in Beijing and two office employees at 20,000 a month.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "intake/intake_store.h"
#include "month/run.h"
#include "store/for_test.h"

namespace fenhao::month {

namespace fs = std::filesystem;
using policy::Insurance;

inline Date day(std::string_view iso) { return *Date::parse(iso); }
inline Month month_of(std::string_view iso) { return *Month::parse(iso); }
inline Money yuan(std::string_view text) { return *Money::parse(text); }

class MonthTest : public testing::Test {
 protected:
  virtual Date hired() const { return day("2026-11-01"); }
  virtual Month enrolled() const { return hired().month(); }  // the first month with contributions
  virtual int pay_month_offset() const { return 0; }

  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("fenhao-month-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    const auto database = schema_.address();
    paths_ = {folder_ / "data", folder_ / "key", FENHAO_SOURCE_DIR, database.server, database.schema};
    ASSERT_TRUE(Workspace::create(paths_));
    auto opened = Workspace::open(paths_);
    ASSERT_TRUE(opened) << opened.error().describe(Lang::en);
    workspace_.emplace(std::move(*opened));
    workspace_->store().set_clock([this] { return now_; });
    people();
  }
  void TearDown() override {
    workspace_.reset();
    fs::remove_all(folder_);
  }

  intake::BatchReceipt save(intake::Kind kind, intake::Content content, const std::string& digest) {
    intake::Intake intake;
    intake.kind = kind;
    intake.content = std::move(content);
    auto receipt = intake::save(workspace_->store(), intake, digest + ".xlsx", digest, "张三");
    EXPECT_TRUE(receipt) << receipt.error().describe(Lang::en);
    return receipt ? *receipt : intake::BatchReceipt();
  }

  void people() {
    intake::Content entities;
    entities.entities = {{.code = "E1", .name = "北京甲公司", .place = "110000", .pay_month_offset = pay_month_offset(), .pay_day = 25, .bank_account = Secret("110200001")}};
    save(intake::Kind::entities, entities, "entities");
    intake::Content accounts;
    accounts.accounts = {{.code = "BJ-SI", .entity = "E1", .place = "110000", .number = "1", .work_injury_rate = *Rate::parse("0.4%"), .work_injury_from = hired().month()}};
    save(intake::Kind::accounts, accounts, "accounts");
    intake::Content roster, salary, plans;
    for (const char* employee : {"1001", "1002"}) {
      people::Person person;
      person.employee = employee;
      person.name = std::string("员工") + employee;
      person.identity = Secret("11999919900101" + std::string(employee));
      roster.persons.push_back(person);
      roster.employments.push_back({.employee = employee, .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000",
                                    .salary_group = "office", .from = hired(), .hired = hired()});
      salary.salaries.push_back({employee, "salary.base", yuan("20000"), hired()});
      contribution::Enrolment fund{.insurance = Insurance::housing_fund, .declared_base = yuan("20000"), .employer_rate = *Rate::parse("12%"), .employee_rate = *Rate::parse("12%")};
      plans.enrolments.push_back({.employee = employee, .entity = "E1", .place = "110000", .from = CoverageMonth{enrolled()},
                                  .insurances = {{.insurance = Insurance::pension, .declared_base = yuan("20000")}, {.insurance = Insurance::medical, .declared_base = yuan("20000")},
                                                 {.insurance = Insurance::unemployment, .declared_base = yuan("20000")}, {.insurance = Insurance::work_injury, .declared_base = yuan("20000")}, fund}});
    }
    save(intake::Kind::roster, roster, "roster");
    save(intake::Kind::salary, salary, "salary");
    save(intake::Kind::contributions, plans, "plans");
    reopen();
  }

  // A bank account for each of the two, so that they can be paid.
  void give_accounts() {
    intake::Content roster;
    for (const char* employee : {"1001", "1002"}) {
      people::Person person;
      person.employee = employee;
      person.name = std::string("员工") + employee;
      person.identity = Secret("11999919900101" + std::string(employee));
      person.bank_name = "招商银行";
      person.bank_account = Secret("62000000000" + std::string(employee));
      roster.persons.push_back(person);
    }
    save(intake::Kind::roster, roster, "accounts of people");
  }

  // The rates of the accounts join the library when a workspace is opened.
  void reopen() {
    workspace_.reset();
    auto opened = Workspace::open(paths_);
    ASSERT_TRUE(opened) << opened.error().describe(Lang::en);
    workspace_.emplace(std::move(*opened));
    workspace_->store().set_clock([this] { return now_; });
  }

  Result<Calculated> calculate(std::string_view month, std::string_view known = "2026-11-22") {
    return calculate_month(*workspace_, {.month = EarningMonth{month_of(month)}, .known = day(known), .actor = "张三"});
  }

  void close_run(std::int64_t run) {
    ASSERT_TRUE(review(*workspace_, run, "李四"));
    const auto approved = approve(*workspace_, run, "李四");
    ASSERT_TRUE(approved) << approved.error().describe(Lang::zh);
    auto closed = close(*workspace_, run, "李四");
    ASSERT_TRUE(closed) << closed.error().describe(Lang::en);
  }

  store::SchemaForTest schema_;
  fs::path folder_;
  Paths paths_;
  std::string now_ = "2026-11-22T02:00:00Z";
  std::optional<Workspace> workspace_;
};

}  // namespace fenhao::month
