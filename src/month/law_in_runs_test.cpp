// Labour and contribution law through the shell: terms of work from a file to a run's notices, bases changed backwards.
#include "month/month_for_test.h"
#include "month/retro.h"
#include "payroll/payload.h"

namespace fenhao::month {
namespace {

class LawInRuns : public MonthTest {
 protected:
  Date hired() const override { return day("2026-07-01"); }

  void close_months(std::string_view first, int count) {
    for (int i = 0; i < count; ++i) {
      auto calculated = calculate((month_of(first) + i).to_string());
      ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
      close_run(calculated->run.id);
    }
  }

  void declare_base(std::string_view from, std::string_view base, const std::string& digest) {
    intake::Content plans;
    contribution::Enrolment fund{.insurance = Insurance::housing_fund, .declared_base = yuan(base), .employer_rate = *Rate::parse("12%"), .employee_rate = *Rate::parse("12%")};
    plans.enrolments = {{.employee = "1001", .entity = "E1", .place = "110000", .from = CoverageMonth{month_of(from)},
                         .insurances = {{.insurance = Insurance::pension, .declared_base = yuan(base)}, {.insurance = Insurance::medical, .declared_base = yuan(base)},
                                        {.insurance = Insurance::unemployment, .declared_base = yuan(base)}, {.insurance = Insurance::work_injury, .declared_base = yuan(base)}, fund}}};
    save(intake::Kind::contributions, plans, digest);
  }

  // The differences since July, carried into September; then September.
  Calculated september_with_differences() {
    const auto found = find_differences(*workspace_, {.from = EarningMonth{month_of("2026-07")}, .known = day("2026-11-22"), .scope = {}, .treatment = payroll::RetroTreatment::when_paid, .employee = {}});
    EXPECT_TRUE(found) << (found ? "" : found.error().describe(Lang::zh));
    EXPECT_TRUE(carry_differences(*workspace_, *found, "张三"));
    auto september = calculate("2026-09");
    EXPECT_TRUE(september) << (september ? "" : september.error().describe(Lang::zh));
    return std::move(*september);
  }

  static const payroll::EmployeeResult& of(const Calculated& calculated, std::string_view employee) {
    for (const auto& result : calculated.view.employees)
      if (result.person.employee == employee) return result;
    throw std::runtime_error("nobody of that number");
  }
  static std::string notice(const Calculated& calculated, std::string_view code) {
    for (const auto& notice : calculated.view.notices)
      if (notice.code == code) return notice.message.zh;
    return {};
  }
};

// 22.5% of 2,000 for the employee, July and August; September itself on the new base.
TEST_F(LawInRuns, BasesRecordedInSeptemberHoldFromJuly) {
  close_months("2026-07", 2);
  declare_base("2026-07", "22000", "new bases of the year");
  const auto september = september_with_differences();
  const auto& paid = of(september, "1001");
  std::map<std::string, Money> back;
  Money own;
  for (const auto& line : paid.charges) {
    if (line.back_pay) back[line.back_pay->month.to_string()] += line.charge.employee;
    else own += line.charge.employee;
  }
  EXPECT_EQ(back, (std::map<std::string, Money>{{"2026-07", yuan("450")}, {"2026-08", yuan("450")}}));
  EXPECT_EQ(own, yuan("4953")) << "22.5% of 22,000 and 3";
  EXPECT_EQ(paid.insurance_employee + paid.fund_employee, yuan("5853"));
  EXPECT_NE(notice(september, "late_fee").find("由单位承担"), std::string::npos);
  for (const auto& line : of(september, "1002").charges) EXPECT_FALSE(line.back_pay);
}

TEST_F(LawInRuns, ALowerBaseIsRefunded) {
  close_months("2026-07", 2);
  declare_base("2026-07", "18000", "corrected bases");
  const auto september = september_with_differences();
  Money employee, employer;
  for (const auto& line : of(september, "1001").charges)
    if (line.back_pay) employee += line.charge.employee, employer += line.charge.employer;
  EXPECT_EQ(employee, yuan("-900"));
  EXPECT_LT(employer, Money{});
  EXPECT_TRUE(notice(september, "late_fee").empty());
}

TEST_F(LawInRuns, TermsOfWorkReachTheRunAndCanBeTakenBack) {
  intake::Content content;
  content.work_terms = {{.employee = "1001", .entity = "E1", .from = day("2026-07-01"), .kind = contribution::WorkKind::dispatched, .contract_party = "乙人力资源公司"}};
  save(intake::Kind::work_terms, content, "work terms");
  const auto told = calculate("2026-07");
  ASSERT_TRUE(told) << told.error().describe(Lang::zh);
  EXPECT_NE(notice(*told, "employers_apart").find("乙人力资源公司"), std::string::npos);
  intake::Content taken_back;
  taken_back.voidings = {{.row = 2, .employee = "1001", .entity = "E1", .start = "2026-07-01"}};
  save(intake::Kind::work_terms, taken_back, "taken back");
  const auto silent = calculate("2026-07");
  ASSERT_TRUE(silent);
  EXPECT_TRUE(notice(*silent, "employers_apart").empty());
  EXPECT_EQ(payroll::encode(told->view.employees[0]), payroll::encode(silent->view.employees[0])) << "a notice changes no result";
}

TEST_F(LawInRuns, TheCompanyStatesItsOwnPractice) {
  std::FILE* file = std::fopen((paths_.data / "settings.yaml").c_str(), "w");
  ASSERT_NE(file, nullptr);
  std::fputs("schema: law-settings/1\nfacts:\n- {id: own, item: maternity_days, from: 2026-01-01, mark: U, basis: 当地答复, days_of_month: '31'}\n", file);
  std::fclose(file);
  reopen();
  EXPECT_EQ(workspace_->law().settings.at<contribution::MaternityDays>(day("2026-11-01"))->days_of_month, Decimal(31));
}

}  // namespace
}  // namespace fenhao::month
