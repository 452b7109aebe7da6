// Year-to-date figures agree with the law when computed from their own sums.
#include <algorithm>
#include <map>

#include "sample/sample_for_test.h"

namespace fenhao::sample {
namespace {

const EarningMonth november = earning_month(2026, 11);

const people::LegalEntity& entity_of(const Generated& generated, const std::string& code) {
  return *std::ranges::find(generated.company.entities, code, &people::LegalEntity::code);
}

// What the year owes on the sums so far.
Money owed(const payroll::History& history, const people::Employment& employment) {
  const auto parameters = must(law().tax.at(history.through));
  const int months = tax::months_employed(history.through, employment.hired, employment.last_day);
  Money basic = parameters.basic_deduction * months;
  if (history.rule == tax::BasicDeductionRule::first_job_in_year)
    basic = parameters.basic_deduction * history.through.month.number();
  if (history.rule == tax::BasicDeductionRule::sixty_thousand) basic = *parameters.small_income_limit;
  const auto& sums = history.figures;
  return must(tax::tax_by(parameters.annual,
                          sums.income - sums.exempt - basic - sums.special - sums.special_additional - sums.other));
}

TEST(History, AgreesWithTheYearsTax) {
  const auto generated = generate(1200, 12, 11);
  int taxed = 0, exact = 0, all = 0;
  for (const auto& record : generated.records) {
    if (!record.history) continue;
    const Money due = owed(*record.history, record.employments.front());
    const Money withheld = record.history->figures.withheld;
    EXPECT_GE(withheld, due) << record.person.employee;  // nothing is refunded within the year
    ++all;
    taxed += !withheld.is_zero();
    exact += withheld == due;
  }
  EXPECT_GT(all, 1100);
  EXPECT_GT(taxed, all / 4);
  EXPECT_GT(exact, all * 85 / 100);
}

TEST(History, BelongsToWhoWasPaidEarlierInTheYear) {
  const auto generated = generate(1200, 12, 11);
  for (const auto& record : generated.records) {
    const auto& employment = record.employments.front();
    const auto& entity = entity_of(generated, employment.entity);
    EXPECT_EQ(record.history.has_value(), employment.hired.month() < november.month) << record.person.employee;
    if (!record.history) continue;
    EXPECT_EQ(record.history->entity, entity.code);
    EXPECT_EQ(record.history->through.month, november.month + entity.pay_month_offset - 1);
    EXPECT_GT(record.history->figures.income, Money{});
  }
}

TEST(History, ANewTaxYearStartsFromNothing) {
  const auto generated = generate(300, 2, 11, earning_month(2026, 12));
  for (const auto& record : generated.records) {
    if (entity_of(generated, record.employments.front().entity).pay_month_offset == 0) continue;
    EXPECT_FALSE(record.history) << record.person.employee;
  }
}

TEST(History, KnowsTheThreeRulesAndEarlierBonuses) {
  std::map<tax::BasicDeductionRule, int> rules;
  int bonuses = 0;
  for (const auto& record : generate(4000, 30, 11).records) {
    if (!record.history) continue;
    ++rules[record.history->rule];
    bonuses += !record.history->bonus_taxed_alone.is_zero();
  }
  EXPECT_GT(rules[tax::BasicDeductionRule::months_employed], 3500);
  EXPECT_GE(rules[tax::BasicDeductionRule::first_job_in_year], 10);
  EXPECT_GE(rules[tax::BasicDeductionRule::sixty_thousand], 1);
  EXPECT_GT(bonuses, 200);
}

}  // namespace
}  // namespace fenhao::sample
