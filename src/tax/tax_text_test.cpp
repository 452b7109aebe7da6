#include "tax/tax_text.h"

#include <gtest/gtest.h>

#include "tax/expiry.h"
#include "tax/foreign_resident.h"
#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

std::string national_text() { return must(read_file(national_file("tax.yaml"))); }

// The national text with one place changed; the place must be there.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = national_text();
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

// What load() says about a text that it must refuse.
std::string refusal(const std::string& text) {
  const auto loaded = NationalTax::load(text, "tax.yaml");
  if (loaded) return "accepted";
  EXPECT_EQ(loaded.error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(loaded.error().where().file, "tax.yaml");
  EXPECT_GT(loaded.error().where().row, 0);
  return loaded.error().message().en;
}

TEST(NationalTax, KnowsTheParametersOfAMonth) {
  const auto now = parameters_of(tax_month(2026, 11));
  EXPECT_EQ(now.annual.brackets.size(), 7u);
  EXPECT_EQ(now.labour.brackets.size(), 3u);
  EXPECT_EQ(now.basic_deduction.to_string(), "5000.00");
  EXPECT_EQ(now.small_income_limit->to_string(), "60000.00");
  EXPECT_TRUE(now.first_job_rule);
  EXPECT_EQ(now.bonus_alone_until.to_string(), "2027-12-31");
}

TEST(NationalTax, MonthlyTableIsTheAnnualOneByTwelve) {
  const auto now = parameters_of(tax_month(2026, 11));
  for (std::size_t i = 0; i < now.annual.brackets.size(); ++i) {
    const auto& year = now.annual.brackets[i];
    const auto& month = now.monthly.brackets[i];
    EXPECT_EQ(year.rate, month.rate);
    EXPECT_EQ(year.quick_deduction, month.quick_deduction * 12);
    if (year.up_to) {
      EXPECT_EQ(*year.up_to, *month.up_to * 12);
    }
  }
}

TEST(NationalTax, EveryParameterTellsItsLegalBasis) {
  const auto now = parameters_of(tax_month(2026, 11));
  EXPECT_EQ(now.sources.size(), 24u);
  for (const auto& source : now.sources) {
    EXPECT_FALSE(source.document.empty()) << source.id;
    const bool is_reading = source.item.ends_with("_reading");
    EXPECT_EQ(is_reading, source.mark == "U") << source.id;
  }
}

TEST(NationalTax, RulesBeginInTheirMonth) {
  EXPECT_FALSE(parameters_of(tax_month(2020, 6)).first_job_rule);
  EXPECT_TRUE(parameters_of(tax_month(2020, 7)).first_job_rule);
  EXPECT_FALSE(parameters_of(tax_month(2020, 12)).small_income_limit);
  EXPECT_TRUE(parameters_of(tax_month(2021, 1)).small_income_limit);
}

TEST(NationalTax, AMonthOutsideAllPeriodsIsAnError) {
  const auto early = national_tax().at(tax_month(2018, 12));
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().code(), ErrorCode::not_found);
  EXPECT_NE(early.error().message().en.find("2018-12"), std::string::npos);
  EXPECT_NE(early.error().message().en.find("2019-01"), std::string::npos);
  const auto ended =
      changed("  mark: V\n  basis: 《中华人民共和国个人所得税法》第六条", "  to: 2026-06\n  mark: V\n  basis: x");
  EXPECT_TRUE(parameters_for(ended, "tax.yaml", tax_month(2026, 6)));
  EXPECT_EQ(parameters_for(ended, "tax.yaml", tax_month(2026, 7)).error().code(), ErrorCode::not_found);
}

TEST(NationalTax, ALaterEntryTakesOver) {
  const auto raised = national_text() + R"(
- {id: basic_deduction-202701, item: basic_deduction, from: 2027-01, mark: U, basis: an example, amount: '6000'}
)";
  EXPECT_EQ(parameters_for(raised, "tax.yaml", tax_month(2026, 12))->basic_deduction.to_string(), "5000.00");
  EXPECT_EQ(parameters_for(raised, "tax.yaml", tax_month(2027, 1))->basic_deduction.to_string(), "6000.00");
}

TEST(NationalTax, RefusesOverlapsAndRepeatedIds) {
  const auto closed = changed("  from: 2019-01\n  mark: V\n  basis: 《中华人民共和国个人所得税法》第六条",
                              "  from: 2019-01\n  to: 2027-01\n  mark: V\n  basis: 第六条");
  const std::string next = "- {id: b2, item: basic_deduction, from: 2027-01, mark: U, basis: x, amount: '6000'}\n";
  EXPECT_NE(refusal(closed + next).find("overlaps"), std::string::npos);
  const std::string same =
      "- {id: bonus_alone-201901, item: small_income_limit, from: 2030-01, mark: U, basis: x, amount: '1'}\n";
  EXPECT_NE(refusal(national_text() + same).find("stands twice"), std::string::npos);
}

TEST(NationalTax, RefusesMistypedTables) {
  EXPECT_NE(refusal(changed("quick_deduction: '16920'", "quick_deduction: '16290'")).find("jumps"), std::string::npos);
  EXPECT_NE(refusal(changed("rate: '0.25'", "rate: '0.15'")).find("rates do not rise"), std::string::npos);
  EXPECT_NE(refusal(changed("up_to: '300000'", "up_to: '30000'")).find("bounds do not rise"), std::string::npos);
  EXPECT_NE(refusal(changed("{rate: '0.45'", "{up_to: '9999999', rate: '0.45'")).find("no upper bound"),
            std::string::npos);
  EXPECT_NE(refusal(changed("up_to: '960000', rate", "rate")).find("may lack an upper bound"), std::string::npos);
}

TEST(NationalTax, RefusesWhatItDoesNotKnow) {
  EXPECT_NE(refusal(changed("amount: '5000'", "amont: '5000'")).find("amont"), std::string::npos);
  EXPECT_NE(refusal(changed("item: basic_deduction", "item: basic")).find("unknown item"), std::string::npos);
  EXPECT_NE(refusal(changed("mark: K", "mark: X")).find("V, K or U"), std::string::npos);
  EXPECT_NE(refusal(changed("national-tax/1", "national-tax/2")).find("schema"), std::string::npos);
  EXPECT_NE(refusal(changed("  amount: '60000'\n", "")).find("amount"), std::string::npos);
  EXPECT_NE(refusal(changed("amount: '5000'", "amount: '5000.005'")).find("two decimals"), std::string::npos);
  EXPECT_NE(refusal(changed("from: 2021-01", "from: 2021-13")).find("not a month"), std::string::npos);
}

TEST(NationalTax, KnowsTheRulesBeyondWages) {
  const auto rules = parameters_of(tax_month(2026, 11)).rules;
  EXPECT_EQ(rules.annual_deduction, yuan("60000"));
  EXPECT_EQ(rules.remuneration.small_limit, yuan("4000"));
  EXPECT_EQ(rules.cumulative_labour.agent_cost, rate("0.25"));
  EXPECT_EQ(rules.non_resident.short_stay_days, 90);
  EXPECT_EQ(rules.non_resident.resident_days, 183);
  EXPECT_EQ(rules.saving.pension_withdrawal, rate("0.03"));
  EXPECT_FALSE(parameters_of(tax_month(2021, 12)).rules.saving.pension_withdrawal);
}

TEST(NationalTax, DisputedRulesAreReadFromTheTextWithBothReadings) {
  const auto readings_of = [](const std::string& text) {
    return must(parameters_for(text, "tax.yaml", tax_month(2026, 11))).rules.readings;
  };
  EXPECT_EQ(readings_of(national_text()).severance, SeveranceReading::whole_sum);
  EXPECT_EQ(readings_of(changed("reading: whole_sum", "reading: statutory_part")).severance,
            SeveranceReading::statutory_part);
  EXPECT_EQ(readings_of(changed("reading: months_over_twelve", "reading: completed_years")).early_retirement,
            EarlyRetirementReading::completed_years);
  EXPECT_EQ(readings_of(changed("reading: from_new_start", "reading: all_stretches")).rehire,
            RehireReading::all_stretches);
  EXPECT_NE(refusal(changed("reading: whole_sum", "reading: both")).find("statutory_part"), std::string::npos);
}

TEST(NationalTax, RefusesMalformedRules) {
  EXPECT_NE(refusal(changed("part_day: '0.5'", "part_day: half")).find("half"), std::string::npos);
  EXPECT_NE(refusal(changed("  resident_days: 183\n", "")).find("resident_days"), std::string::npos);
  EXPECT_NE(refusal(changed("full_years: 6", "full_years: -6")).find("-6"), std::string::npos);
}

TEST(NationalTax, TellsWhatEnds) {
  const auto all = expiries(parameters_of(tax_month(2026, 11)));
  ASSERT_EQ(all.size(), 4u);
  for (const auto& expiry : all) EXPECT_EQ(expiry.last_day, day("2027-12-31")) << expiry.item;
  EXPECT_EQ(all.front().item, "bonus_alone");
}

TEST(NationalTax, AForeignerChoosesAllowancesOrDeductions) {
  const auto when = tax_month(2026, 11);
  const auto parameters = parameters_of(when);
  EXPECT_TRUE(check_foreigner_choice(parameters, yuan("1000"), Money{}, when));
  EXPECT_TRUE(check_foreigner_choice(parameters, Money{}, yuan("1000"), when));
  EXPECT_EQ(check_foreigner_choice(parameters, yuan("1"), yuan("1"), when).error().code(), ErrorCode::conflict);
  EXPECT_EQ(check_foreigner_choice(parameters, yuan("1"), Money{}, tax_month(2028, 1)).error().code(),
            ErrorCode::not_allowed);
  EXPECT_TRUE(check_foreigner_choice(parameters, Money{}, yuan("1"), tax_month(2028, 1)));
  EXPECT_FALSE(check_foreigner_choice(parameters, yuan("-1"), Money{}, when));
}

}  // namespace
}  // namespace fenhao::tax
