// The tax law in whole runs: who is taxed how, from facts to withheld tax. Figures are those of cases/*.yaml.
#include "base/source_file_for_test.h"
#include "payroll/facts_for_test.h"
#include "tax/deduction_text.h"

namespace fenhao::payroll {
namespace {

// A group without allowances: what is entered is paid, the tax is taken off.
std::string group_text(const std::string& kind) {
  return R"(schema: salary-group/1
code: taxed
name: 计税试算
about: 录入多少发多少，只扣个税
attendance_from_day: 1
day_basis: paid_days
income_kind: )" + kind + R"(
inputs:
  variable:
    - {code: pay, name: 报酬, type: money, absent: 0}
    - {code: bonus, name: 奖金, type: money, absent: 0}
    - {code: severance, name: 补偿, type: money, absent: 0}
    - {code: early, name: 提前退休, type: money, absent: 0}
    - {code: internal, name: 内部退养, type: money, absent: 0}
    - {code: shares, name: 股权, type: money, absent: 0}
    - {code: net, name: 税后约定, type: money, absent: 0}
roles: {gross: 应发, taxable: 计税, bonus: 奖金额, severance: 补偿额, early_retirement: 提前退休额, internal_retirement: 内退额, equity: 股权额, net_agreed: 税后额, net: 实发}
items:
  - {code: taxable, name: 计税, formula: 录入.报酬}
  - {code: bonus, name: 奖金额, formula: 录入.奖金}
  - {code: severance, name: 补偿额, formula: 录入.补偿}
  - {code: early, name: 提前退休额, formula: 录入.提前退休}
  - {code: internal, name: 内退额, formula: 录入.内部退养}
  - {code: shares, name: 股权额, formula: 录入.股权}
  - {code: net_agreed, name: 税后额, formula: 录入.税后约定}
  - {code: gross, name: 应发, formula: 计税 + 个税.税前还原 + 奖金额 + 个税.单位负担奖金税 + 补偿额 + 提前退休额 + 内退额, tags: [合计]}
  - {code: tax, name: 个税, formula: 个税.合计, tags: [个税]}
  - {code: net, name: 实发, formula: 应发 - 社保.个人合计 - 公积金.个人 - 个税, tags: [合计]}
)";
}

class TaxInRun : public ::testing::Test {
 protected:
  explicit TaxInRun(const std::string& kind = "wage") { rules_.add(group_text(kind), "taxed.yaml"); }

  void employ(std::string_view from, std::optional<Date> last_day = {}) {
    if (facts_.persons.empty()) {
      people::Person person;
      person.employee = "1";
      person.name = "员工一";
      facts_.persons.push_back(std::move(person));
    }
    facts_.employments.push_back({.employee = "1", .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000",
                                  .salary_group = "taxed", .from = day(from), .last_day = last_day, .hired = day(from)});
  }
  void enter(std::map<std::string, std::string> values) {
    MonthlyInput input{.employee = "1", .month = facts_.month};
    for (const auto& [code, value] : values) input.values["variable." + code] = *Decimal::parse(value);
    facts_.variable = {input};
  }
  void history(Month through, tax::YearToDate figures, OtherToDate others = {}) {
    facts_.history = {{.employee = "1", .entity = "E1", .through = TaxMonth{through}, .figures = figures, .others = others}};
  }
  const EmployeeResult& run() {
    auto view = calculate(facts_, rules_.rules(), {});
    EXPECT_TRUE(view) << (view ? "" : view.error().describe(Lang::en));
    view_ = std::move(*view);
    const auto* found = find(view_, "1");
    for (const auto& notice : view_.notices)
      if (!found) ADD_FAILURE() << notice.code << ": " << notice.message.en;
    return found ? *found : none_;
  }
  bool warned(const std::string& code) const { return has_notice(view_, Notice::Severity::warning, code, "1"); }
  bool refused(const std::string& code) {
    view_ = *calculate(facts_, rules_.rules(), {});
    return has_notice(view_, Notice::Severity::error, code, "1") && !find(view_, "1");
  }

  TestRules rules_{{}};
  MonthFacts facts_ = beijing_company();
  RunView view_;
  EmployeeResult none_;
};

Month month_of(int year, int month) { return *Month::of(year, month); }

TEST_F(TaxInRun, RehiredInTheYearCountsFromTheNewStartAndKeepsEarlierFigures) {
  employ("2026-01-05", day("2026-03-20"));
  employ("2026-10-08");
  history(month_of(2026, 10), {.income = yuan("30000"), .special_additional = yuan("8000"), .withheld = yuan("90")});
  facts_.deductions = {{"1", "children", month_of(2026, 1), {}, yuan("2000")}};
  enter({{"pay", "20000"}});
  const auto& tax = run().tax;
  EXPECT_EQ(tax.input.basic_months, 2) << "October and November; the reading of the text is from_new_start";
  EXPECT_EQ(tax.wage.after.income, yuan("50000"));
  EXPECT_EQ(tax.input.special_additional, yuan("2000")) << "January to March and October were deducted before";
  EXPECT_EQ(tax.wage.cumulative_taxable, yuan("30000"));  // 50000 - 2 × 5000 - 5 × 2000
  EXPECT_EQ(tax.wage.due, yuan("810"));
}

TEST_F(TaxInRun, EarlierFiguresOfThePayerMustBeKnown) {
  employ("2026-01-05", day("2026-03-20"));
  employ("2026-11-02");
  enter({{"pay", "20000"}});
  EXPECT_TRUE(refused("history"));
}

TEST_F(TaxInRun, PersonalPensionAndHealthInsuranceStopAtTheirLimits) {
  const auto file = source_file("policy/national/deductions.yaml");
  const auto national = *tax::NationalDeductions::load(*read_file(file), file);
  employ("2026-01-05");
  history(month_of(2026, 10), {.income = yuan("100000")});
  facts_.deductions = {{"1", "pension", month_of(2026, 1), {}, yuan("1150")}, {"1", "health", month_of(2026, 1), {}, yuan("250")}};
  enter({{"pay", "20000"}});
  auto rules = rules_.rules();
  rules.deduction_limits = [&](TaxMonth month, Date known) { return national.at(month, known); };
  const auto view = calculate(facts_, rules, {});
  ASSERT_TRUE(view);
  const auto& tax = view->employees.at(0).tax;
  EXPECT_EQ(tax.other_by_kind.at("pension"), yuan("500")) << "11500 of 12000 were used up";
  EXPECT_EQ(tax.other_by_kind.at("health"), yuan("200"));
  EXPECT_EQ(tax.additional_to_date.at("pension"), yuan("12000"));
  EXPECT_EQ(tax.input.other, yuan("700"));
}

TEST_F(TaxInRun, FirstWagesOfTheYearDeductFromJanuary) {
  employ("2026-11-02");
  facts_.persons[0].first_job = true;
  enter({{"pay", "60000"}});
  const auto& tax = run().tax;
  EXPECT_EQ(tax.input.rule, tax::BasicDeductionRule::first_job_in_year);
  EXPECT_EQ(tax.wage.cumulative_basic, yuan("55000"));
  EXPECT_EQ(tax.wage.due, yuan("150"));
}

TEST_F(TaxInRun, AnInternOfTheYearHasNoFirstWages) {
  employ("2026-11-02");
  facts_.persons[0].first_job = true;
  history(month_of(2026, 9), {}, {.labour = {{.income = yuan("9000")}, yuan("0")}});
  enter({{"pay", "60000"}});
  EXPECT_TRUE(refused("history"));
}

TEST_F(TaxInRun, SmallIncomeOfLastYearDeductsSixtyThousandAtOnce) {
  facts_.month = EarningMonth{month_of(2026, 1)};
  employ("2024-05-06");
  enter({{"pay", "7000"}});
  const auto last_year = [&](std::string_view income) {
    facts_.last_year = {{.employee = "1", .entity = "E1", .through = TaxMonth{month_of(2025, 12)}, .figures = {.income = yuan(income)}}};
  };
  last_year("60000");
  EXPECT_EQ(run().tax.input.rule, tax::BasicDeductionRule::sixty_thousand);
  EXPECT_EQ(run().tax.wage.due, yuan("0"));
  EXPECT_TRUE(warned("sixty_thousand"));
  last_year("60000.01");
  EXPECT_EQ(run().tax.input.rule, tax::BasicDeductionRule::months_employed);
  EXPECT_EQ(run().tax.wage.due, yuan("60"));
  facts_.employments[0].hired = facts_.employments[0].from = day("2025-02-01");
  last_year("50000");
  EXPECT_EQ(run().tax.input.rule, tax::BasicDeductionRule::months_employed) << "not all twelve months here";
}

TEST_F(TaxInRun, DeductionsOfLastYearAreConfirmedInJanuary) {
  facts_.month = EarningMonth{month_of(2026, 1)};
  employ("2024-05-06");
  enter({{"pay", "9000"}});
  facts_.deductions = {{"1", "children", month_of(2025, 3), {}, yuan("2000")}};
  run();
  EXPECT_TRUE(warned("deduction.not_confirmed"));
  facts_.deductions = {{"1", "children", month_of(2025, 3), month_of(2025, 12), yuan("2000")}, {"1", "children", month_of(2026, 1), {}, yuan("2000")}};
  run();
  EXPECT_FALSE(warned("deduction.not_confirmed")) << "declared for this year";
}

TEST_F(TaxInRun, DecemberLeaverPaidInJanuaryCountsOneMonth) {
  facts_.month = EarningMonth{month_of(2025, 12)};
  facts_.entities[0].pay_month_offset = 1;
  employ("2024-05-06", day("2025-12-19"));
  enter({{"pay", "9000"}});
  const auto& tax = run().tax;
  EXPECT_EQ(tax.month.month, month_of(2026, 1));
  EXPECT_EQ(tax.input.basic_months, 1);
  EXPECT_EQ(tax.wage.due, yuan("120"));
}

TEST_F(TaxInRun, TheBonusIsMergedWhenChosenAndTheCheaperWayIsTold) {
  employ("2026-11-02");
  enter({{"pay", "6000"}, {"bonus", "38000"}});
  EXPECT_EQ(run().tax.bonus->tax, yuan("3590"));  // 38000 × 10% - 210
  EXPECT_TRUE(warned("bonus_dearer_way")) << "the year's 60000 is far from used up";
  EXPECT_TRUE(warned("bonus_dead_zone"));
  enter({{"pay", "6000"}, {"bonus", "38000"}, {"bonus_treatment", "1"}});
  const auto& merged = run();
  EXPECT_FALSE(merged.tax.bonus);
  EXPECT_EQ(merged.tax.bonus_merged, yuan("38000"));
  EXPECT_EQ(merged.tax.input.income, yuan("44000"));
  EXPECT_EQ(merged.tax.wage.due, yuan("1380"));  // (44000 - 5000) × 10% - 2520, months employed
  EXPECT_EQ(merged.net, yuan("42620"));
  EXPECT_TRUE(warned("bonus_cheaper_way"));
}

TEST_F(TaxInRun, ANonResidentIsTaxedMonthByMonth) {
  employ("2026-11-02");
  facts_.persons[0].tax_residence = people::TaxResidence{.is_resident = false, .from = day("2026-11-01")};
  enter({{"pay", "20000"}});
  EXPECT_TRUE(refused("tax")) << "days in China are not stated";
  enter({{"pay", "20000"}, {"residence_days", "120"}, {"days_in_china", "30"}});
  EXPECT_EQ(tax_in_all(run().tax), yuan("1590"));  // nr-001
  EXPECT_TRUE(warned("became_non_resident"));
  EXPECT_TRUE(is_non_resident(run().tax));
  enter({{"pay", "15000"}, {"paid_abroad", "15000"}, {"residence_days", "90"}, {"days_in_china", "20"}});
  EXPECT_EQ(run().tax.separate.at(0).income, yuan("10000"));  // nr-010
  EXPECT_EQ(run().net, yuan("14710"));                        // (10000 - 5000) × 10% - 210
}

// All of the year's together over six months: MOF/STA 2019 No. 35 art. 3 (2).
TEST_F(TaxInRun, ANonResidentsEquityIsSpreadOverSixMonths) {
  employ("2026-11-02");
  facts_.persons[0].tax_residence = people::TaxResidence{.is_resident = false, .from = day("2026-11-01")};
  enter({{"shares", "60000"}, {"residence_days", "120"}, {"days_in_china", "30"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("4740"));  // (10000 × 10% - 210) × 6
  EXPECT_EQ(others_after(run().tax).equity, yuan("60000"));
  enter({{"shares", "60000"}, {"residence_days", "90"}, {"days_in_china", "20"}});
  EXPECT_TRUE(refused("tax")) << "the part earned in China is not stated";
  enter({{"shares", "60000"}, {"residence_days", "90"}, {"days_in_china", "20"}, {"equity_in_china", "30000"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("1740"));  // (5000 × 10% - 210) × 6
  enter({{"severance", "60000"}, {"residence_days", "90"}, {"days_in_china", "30"}});
  EXPECT_TRUE(refused("tax")) << "no rule says how";
  facts_.employments[0].from = facts_.employments[0].hired = day("2026-10-08");
  history(month_of(2026, 10), {}, {.equity = yuan("60000")});
  enter({{"shares", "60000"}, {"residence_days", "120"}, {"days_in_china", "30"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("10800"));  // (20000 × 20% - 1410) × 6 - 4740
}

// STA 2011 No. 28: 34920 in hand is a bonus of 36000 with 1080 of tax.
TEST_F(TaxInRun, TheTaxOnABonusMayBeTheEmployers) {
  employ("2026-11-02");
  enter({{"pay", "5000"}, {"bonus", "34920"}, {"bonus_tax_borne", "1"}});
  const auto& all = run();
  EXPECT_EQ(all.tax.bonus->bonus, yuan("36000"));
  EXPECT_EQ(all.tax.bonus_borne, yuan("1080"));
  EXPECT_EQ(all.gross, yuan("41000"));
  EXPECT_EQ(all.net, yuan("39920")) << "the bonus whole, and the wage";
  EXPECT_EQ(bonus_taxed_alone_after(all.tax), yuan("36000"));
  enter({{"pay", "5000"}, {"bonus", "30000"}, {"bonus_tax_borne", "0.5"}});
  const auto& half = run();
  EXPECT_EQ(half.tax.bonus->bonus, yuan("30000") + half.tax.bonus_borne);
  EXPECT_EQ(half.tax.bonus_borne, yuan("456.86"));  // half of 913.71 = 30456.86 × 3%
  EXPECT_EQ(half.net, yuan("35000") - (half.tax.bonus->tax - half.tax.bonus_borne));
  enter({{"pay", "5000"}, {"bonus", "30000"}, {"bonus_tax_borne", "2"}});
  EXPECT_TRUE(refused("tax"));
  enter({{"pay", "5000"}, {"bonus", "30000"}, {"bonus_tax_borne", "1"}, {"bonus_treatment", "1"}});
  EXPECT_TRUE(refused("tax")) << "merged";
}

TEST_F(TaxInRun, OneOffIncomesAreTaxedByThemselves) {
  employ("2026-11-02");
  enter({{"pay", "5000"}, {"early", "600000"}, {"months_to_retirement", "60"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("17400"));  // er-003
  enter({{"pay", "6000"}, {"internal", "120000"}, {"months_to_retirement", "24"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("11860")) << "ir-002 11890 less 30 of the month's wage alone";
  EXPECT_EQ(run().tax.wage.due, yuan("30"));
  enter({{"shares", "600000"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("127080"));  // eq-003
  history(month_of(2026, 10), {}, {.equity = yuan("100000")});
  enter({{"shares", "500000"}});
  EXPECT_EQ(tax_on_separate(run().tax), yuan("119600")) << "127080 less 7480 of eq-001";
  EXPECT_EQ(others_after(run().tax).equity, yuan("600000"));
  enter({{"early", "1000"}});
  EXPECT_TRUE(refused("tax")) << "months to the statutory age are not stated";
}

TEST_F(TaxInRun, SeveranceIsExemptUpToThreeAnnualWagesOfThePlace) {
  facts_.month = EarningMonth{month_of(2025, 11)};
  employ("2025-11-03");
  const auto average = rules_.library.average_wage("110000", 2024, facts_.known);
  ASSERT_TRUE(average);
  const Money limit = average->value * 36;
  enter({{"pay", "5000"}, {"severance", (limit + yuan("36000")).to_string()}});
  const auto& severance = run().tax.separate.at(0);
  EXPECT_EQ(severance.exempt, limit);
  EXPECT_EQ(severance.taxable, yuan("36000"));
  EXPECT_EQ(tax_in_all(run().tax), yuan("1080"));
}

TEST_F(TaxInRun, AWageAgreedAfterTaxIsSolvedOnCumulativeFigures) {
  employ("2026-10-08");
  history(month_of(2026, 10), {.income = yuan("30000"), .withheld = yuan("750")});
  enter({{"net", "20000"}});
  const auto& result = run();
  EXPECT_EQ(result.net, yuan("20000"));
  // (30000 + g - 10000) × 10% - 2520 - 750 withheld so far, or 3% of the first 36000; g - tax = 20000.
  EXPECT_EQ(result.gross, result.tax.grossed_up);
  EXPECT_EQ(result.tax.wage.due, result.gross - yuan("20000"));
  EXPECT_EQ(result.tax.wage.cumulative_tax, yuan("750") + result.tax.wage.due);
  EXPECT_EQ(result.tax.input.income, result.gross);
}

TEST_F(TaxInRun, ContributionsComeOffTheGrossedUpWageToo) {
  hire(facts_, "1", "2026-11-02", "10000");
  facts_.employments[0].salary_group = "taxed";
  facts_.salaries.clear();
  enter({{"net", "15000"}, {"pay", "1000"}});
  const auto& result = run();
  EXPECT_FALSE(result.insurance_employee.is_zero());
  EXPECT_EQ(result.net, yuan("16000")) << "what is paid besides comes on top, its tax is borne as well";
}

TEST_F(TaxInRun, ADeclaredAnnuityIsDeductedUpToFourPercentOfTheBase) {
  hire(facts_, "1", "2026-11-02", "20000");
  facts_.employments[0].salary_group = "taxed";
  facts_.salaries.clear();
  facts_.deductions = {{"1", "annuity", month_of(2026, 11), {}, yuan("5000")}};
  enter({{"pay", "20000"}});
  EXPECT_EQ(run().tax.other_by_kind.at("annuity"), yuan("800"));
  EXPECT_EQ(run().tax.input.other, yuan("800"));
  facts_.deductions[0].amount = yuan("600");
  EXPECT_EQ(run().tax.input.other, yuan("600"));
  facts_.enrolments.clear();
  EXPECT_TRUE(refused("tax")) << "nobody knows the base";
}

TEST_F(TaxInRun, HousingFundAboveTwelvePercentIsIncomeOnBothSides) {
  const auto recorded = rules_.library.add_company_facts(R"(schema: fenhao-policy/1
company: "-"
places:
  - place: {code: "110000"}
    schemes:
      main:
        housing_fund:
          - {id: "own-fund", from: 2026-07-01, employer: {range: 5%-15%}, employee: {range: 5%-15%}, kind: counter, recorded: 2026-07-01, who: 王主管, evidence: 通知}
)", "own.yaml");
  ASSERT_TRUE(recorded) << recorded.error().describe(Lang::en);
  hire(facts_, "1", "2026-11-02", "20000");
  facts_.employments[0].salary_group = "taxed";
  facts_.salaries.clear();
  for (auto& enrolment : facts_.enrolments[0].insurances)
    if (enrolment.insurance == policy::Insurance::housing_fund) enrolment.employer_rate = enrolment.employee_rate = *Rate::parse("15%");
  enter({{"pay", "20000"}});
  const auto& result = run();
  EXPECT_EQ(result.fund_employee, yuan("3000"));
  EXPECT_EQ(result.tax.housing_fund, yuan("2400"));
  EXPECT_EQ(result.tax.input.income, yuan("20600")) << "600 of the employer's deposit";
}

// IIT Law art. 5: half of the tax, at most 300 a year.
TEST_F(TaxInRun, TaxOfTheDisabledIsReducedWithinTheCapOfTheYear) {
  employ("2026-10-08");
  history(month_of(2026, 10), {.income = yuan("15000"), .reliefs = yuan("150"), .withheld = yuan("150")});
  enter({{"pay", "15000"}, {"reduction_rate", "0.5"}});
  EXPECT_EQ(run().tax.wage.cumulative_tax, yuan("600"));
  EXPECT_EQ(run().tax.input.reliefs, yuan("150"));
  EXPECT_EQ(run().tax.wage.due, yuan("150"));
  enter({{"pay", "15000"}, {"reduction_rate", "0.5"}, {"reduction_cap", "200"}});
  EXPECT_EQ(run().tax.input.reliefs, yuan("50"));
  EXPECT_EQ(run().tax.wage.due, yuan("250"));
  enter({{"pay", "15000"}, {"reduction_rate", "50"}});
  EXPECT_TRUE(refused("tax"));
}

TEST_F(TaxInRun, ADonationIsDeducted) {
  employ("2026-11-02");
  enter({{"pay", "15000"}, {"donation", "1000"}});
  EXPECT_EQ(run().tax.wage.due, yuan("270"));
}

TEST_F(TaxInRun, AForeignersAllowancesAreExemptOrSpecialDeductionsNeverBoth) {
  employ("2026-11-02");
  enter({{"pay", "30000"}, {"foreign_allowances", "8000"}});
  EXPECT_TRUE(refused("tax")) << "not a foreigner";
  facts_.persons[0].identity_kind = IdentityKind::passport_foreign;
  EXPECT_EQ(run().tax.input.exempt, yuan("8000"));
  EXPECT_EQ(run().tax.wage.due, yuan("510"));
  facts_.deductions = {{"1", "children", month_of(2026, 11), {}, yuan("2000")}};
  EXPECT_TRUE(refused("tax")) << "one choice a year";
  facts_.deductions.clear();
  enter({{"pay", "5000"}, {"foreign_allowances", "8000"}});
  EXPECT_TRUE(refused("tax")) << "more than was paid";
}

struct StudentInRun : TaxInRun {
  StudentInRun() : TaxInRun("labour_student") {}
};
TEST_F(StudentInRun, IsWithheldCumulativelyWithoutContributions) {
  employ("2026-10-08");
  history(month_of(2026, 10), {}, {.labour = {{.income = yuan("10000")}, yuan("90")}});
  enter({{"pay", "10000"}});
  const auto& result = run();
  EXPECT_EQ(tax_on_labour(result.tax), yuan("90"));  // lab-020: 90 and 90
  EXPECT_EQ(result.tax.labour->withholding.cumulative_taxable, yuan("6000"));
  EXPECT_EQ(others_after(result.tax).labour.withheld, yuan("180"));
  EXPECT_EQ(result.net, yuan("9910"));
  EXPECT_FALSE(warned("not_enrolled"));
}

struct PlatformInRun : TaxInRun {
  PlatformInRun() : TaxInRun("labour_platform") {}
};
TEST_F(PlatformInRun, IsWithheldCumulativelySinceOctober2025) {
  employ("2026-10-08");
  history(month_of(2026, 10), {}, {.labour = {{.income = yuan("10000")}, yuan("90")}});
  enter({{"pay", "10000"}});
  EXPECT_EQ(tax_on_labour(run().tax), yuan("90"));
  enter({{"net", "10000"}});
  EXPECT_TRUE(refused("tax"));
}

struct LabourInRun : TaxInRun {
  LabourInRun() : TaxInRun("labour") {}
};
TEST_F(LabourInRun, IsWithheldPerPayment) {
  employ("2026-11-02");
  enter({{"pay", "3000"}});
  EXPECT_EQ(tax_in_all(run().tax), yuan("440"));  // (3000 - 800) × 20%
  EXPECT_EQ(others_after(run().tax).payments_withheld, yuan("440"));
  enter({{"pay", "3000"}, {"bonus", "100"}});
  EXPECT_TRUE(refused("tax"));
}

TEST_F(LabourInRun, TheTaxAgreedToBeThePayersIsSolvedAndVerified) {
  employ("2026-11-02");
  enter({{"net", "8400"}});
  const auto& result = run();
  EXPECT_EQ(result.tax.grossed_up, yuan("10000"));  // 10000 × 80% × 20% = 1600
  EXPECT_EQ(result.net, yuan("8400"));
  enter({{"net", "8400"}, {"pay", "100"}});
  EXPECT_TRUE(refused("tax"));
}

// STA 2018 No. 61 art. 8: less 800 or a fifth, then 70%, at 20%.
struct AuthorInRun : TaxInRun {
  AuthorInRun() : TaxInRun("author") {}
};
TEST_F(AuthorInRun, IsWithheldPerPayment) {
  employ("2026-11-02");
  enter({{"pay", "3000"}});
  EXPECT_EQ(tax_on_labour(run().tax), yuan("308"));
  enter({{"pay", "10000"}});
  EXPECT_EQ(tax_on_labour(run().tax), yuan("1120"));
  EXPECT_EQ(run().tax.separate.at(0).kind, SeparateTax::Kind::author_payment);
  EXPECT_EQ(others_after(run().tax).payments, yuan("10000"));
  enter({{"net", "8880"}});
  EXPECT_EQ(run().gross, yuan("10000")) << "the payer bears the tax";
  enter({{"pay", "3000"}, {"bonus", "100"}});
  EXPECT_TRUE(refused("tax"));
  facts_.persons[0].tax_residence = people::TaxResidence{.is_resident = false, .from = day("2026-11-01")};
  enter({{"pay", "10000"}});
  EXPECT_EQ(tax_on_labour(run().tax), yuan("350"));  // 5600 × 10% - 210
}

struct RoyaltyInRun : TaxInRun {
  RoyaltyInRun() : TaxInRun("royalty") {}
};
TEST_F(RoyaltyInRun, IsWithheldPerPayment) {
  employ("2026-11-02");
  enter({{"pay", "3000"}});
  EXPECT_EQ(tax_on_labour(run().tax), yuan("440"));
  enter({{"pay", "50000"}});
  EXPECT_EQ(tax_on_labour(run().tax), yuan("8000")) << "a flat 20%, no labour table";
}

}  // namespace
}  // namespace fenhao::payroll
