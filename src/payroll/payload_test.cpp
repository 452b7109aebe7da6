#include "payroll/payload.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fenhao::payroll {
namespace {

Money yuan(std::string_view text) { return *Money::parse(text); }

EmployeeResult full_result() {
  EmployeeResult result;
  result.position = "工程师";
  result.hired = *Date::of(2020, 2, 29);
  result.last_day = *Date::of(2026, 11, 20);
  result.values = {*Decimal::parse("-12.50"), *Decimal::parse("0.459770114943"), Decimal(0), Decimal::of(power_of_ten(30), 12)};
  result.texts = {{"city_tier", "一线"}, {"remark", ""}};
  result.inputs = {{.missing = true}, {.number = *Decimal::parse("21.75")}, {.text = "本地"}};
  contribution::Charge charge{.insurance = policy::Insurance::medical, .declared_base = yuan("99999.99"), .base = yuan("36348"),
                              .clamp = contribution::Charge::Clamp::cap, .employer_rate = *Rate::parse("9.8%"), .employee_fixed = yuan("3"),
                              .employer = yuan("3562.10"), .employee = yuan("729.96"), .rounding = Rounding::up_jiao, .facts = "a b"};
  result.charges = {{.place = "110000", .account = "BJ-1", .charge = charge}};
  auto& tax = result.tax;
  tax.month = TaxMonth{*Month::of(2026, 12)};
  tax.before = {.income = yuan("1"), .exempt = yuan("2"), .special = yuan("3"), .special_additional = yuan("4"), .other = yuan("5"),
                .reliefs = yuan("6"), .donation = yuan("7"), .withheld = yuan("8")};
  tax.input = {.month = tax.month, .basic_months = 11, .rule = tax::BasicDeductionRule::sixty_thousand, .income = yuan("20000")};
  tax.wage = {.after = tax.before, .cumulative_taxable = yuan("73479"), .rate = *Rate::parse("0.1"), .due = yuan("1049.70")};
  tax.bonus = tax::BonusTax{.bonus = yuan("36001"), .per_month = *Decimal::parse("3000.083333333333"), .in_dead_zone = true, .zone_from = yuan("36000")};
  tax.bonus_taxed_alone_before = yuan("9");
  tax.additional_to_date = {{"children", yuan("24000")}, {"rent", yuan("16500")}};
  tax.other_by_kind = {{"pension", yuan("12000")}};
  result.gross = yuan("20000");
  result.net = yuan("15182.09");
  return result;
}

TEST(Payload, BringsEverythingBack) {
  const auto result = full_result();
  const auto bytes = encode(result);
  EmployeeResult back;
  ASSERT_TRUE(decode(bytes, back));
  EXPECT_EQ(encode(back), bytes);
  EXPECT_EQ(back.values, result.values);
  EXPECT_EQ(back.texts, result.texts);
  EXPECT_TRUE(back.inputs[0].missing);
  EXPECT_EQ(back.inputs[2].text, "本地");
  EXPECT_EQ(back.last_day, result.last_day);
  EXPECT_EQ(back.charges[0].charge.employer_rate, result.charges[0].charge.employer_rate);
  EXPECT_FALSE(back.charges[0].charge.employee_rate);
  EXPECT_EQ(back.charges[0].charge.rounding, Rounding::up_jiao);
  EXPECT_EQ(back.tax.month, result.tax.month);
  EXPECT_EQ(back.tax.input.rule, tax::BasicDeductionRule::sixty_thousand);
  EXPECT_EQ(back.tax.bonus->per_month, result.tax.bonus->per_month);
  EXPECT_FALSE(back.tax.bonus->zone_to);
  EXPECT_EQ(back.tax.additional_to_date, result.tax.additional_to_date);
  EXPECT_EQ(back.net, result.net);
}

TEST(Payload, OtherIncomesThanWagesComeBack) {
  auto result = full_result();
  auto& tax = result.tax;
  tax.income_kind = IncomeKind::labour_agent;
  tax.bonus_merged = yuan("10");
  tax.others_before = {.labour = {{yuan("11"), yuan("12"), yuan("13"), yuan("14"), yuan("15")}, yuan("16")}, .payments = yuan("17"), .payments_withheld = yuan("18"), .equity = yuan("19")};
  tax.labour = LabourWorking{.scope = tax::LabourScope::agent, .months = 3, .month = {.income = yuan("20")}, .withholding = {.agent_cost = yuan("21"), .rate = *Rate::parse("0.03"), .due = yuan("22")}};
  tax.separate = {{.kind = SeparateTax::Kind::equity, .income = yuan("23"), .before = yuan("24"), .taxable = yuan("25"), .months = 26, .rate = *Rate::parse("0.1"), .tax = yuan("27")}};
  tax.net_agreed = yuan("28");
  tax.grossed_up = yuan("29");
  tax.bonus_borne = yuan("30");
  EmployeeResult back;
  ASSERT_TRUE(decode(encode(result), back));
  EXPECT_EQ(back.tax.income_kind, IncomeKind::labour_agent);
  EXPECT_EQ(back.tax.bonus_merged, yuan("10"));
  EXPECT_EQ(back.tax.others_before, result.tax.others_before);
  EXPECT_EQ(back.tax.labour->months, 3);
  EXPECT_EQ(back.tax.labour->withholding.due, yuan("22"));
  EXPECT_EQ(back.tax.separate.at(0).before, yuan("24"));
  EXPECT_EQ(tax_in_all(back.tax), tax_in_all(result.tax));
  EXPECT_EQ(back.tax.net_agreed, yuan("28"));
  EXPECT_EQ(back.tax.grossed_up, yuan("29"));
  EXPECT_EQ(back.tax.bonus_borne, yuan("30"));
}

constexpr std::ptrdiff_t no_tax_borne = 1;       // bytes: the employer's part of the tax on a bonus
constexpr std::ptrdiff_t no_other_incomes = 15;  // bytes: kind, merged bonus, net agreed and its gross, nine sums, no labour, none separate

// Where what versions 4 and 5 added ends: before the eight sums.
std::ptrdiff_t added_end(const EmployeeResult& result) {
  auto without = result;
  for (auto* sum : {&without.gross, &without.taxable, &without.net, &without.cost, &without.insurance_employee, &without.fund_employee,
                    &without.insurance_employer, &without.fund_employer})
    *sum = Money{};
  return static_cast<std::ptrdiff_t>(encode(without).size()) - 8;
}

// The bytes as an older program wrote them: without tax borne on a bonus, before that without other incomes than wages,
// before that without differences of
// earlier months, and before that without texts.
std::vector<std::uint8_t> written_by(std::uint8_t version, const EmployeeResult& result) {
  auto bytes = encode(result);
  const auto end = bytes.begin() + added_end(result), incomes = end - no_tax_borne;
  EXPECT_TRUE(std::all_of(incomes - no_other_incomes, end, [](std::uint8_t byte) { return byte == 0; }));
  bytes[0] = version;
  if (version == 4) return bytes.erase(incomes, end), bytes;
  bytes.erase(incomes - no_other_incomes, end);
  if (version == 3) return bytes;
  const std::string facts = "a b";  // of the one charge; its back payment and the list of differences follow, both empty
  const auto charge = std::search(bytes.begin(), bytes.end(), facts.begin(), facts.end()) + static_cast<std::ptrdiff_t>(facts.size());
  EXPECT_EQ(charge[0], 0);
  EXPECT_EQ(charge[1], 0);
  bytes.erase(charge, charge + 2);
  if (version == 2) return bytes;
  const std::size_t behind_values = encode(EmployeeResult{.position = result.position, .hired = result.hired, .last_day = result.last_day, .values = result.values}).size() -
                                    encode(EmployeeResult{}).size() + 5;  // of an empty result: version, position, hired, last day, values
  EXPECT_EQ(bytes[behind_values], 0) << "no texts";
  bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(behind_values));
  return bytes;
}

TEST(Payload, ResultsOfOlderVersionsAreStillRead) {
  const auto fourth = full_result();
  EmployeeResult newest;
  ASSERT_TRUE(decode(written_by(4, fourth), newest));
  EXPECT_EQ(encode(newest), encode(fourth));
  const auto third = full_result();
  EmployeeResult latest;
  ASSERT_TRUE(decode(written_by(3, third), latest));
  EXPECT_EQ(encode(latest), encode(third));
  const auto second = full_result();
  EmployeeResult back;
  ASSERT_TRUE(decode(written_by(2, second), back));
  EXPECT_EQ(encode(back), encode(second));
  auto first = full_result();
  first.texts.clear();
  EmployeeResult older;
  ASSERT_TRUE(decode(written_by(1, first), older));
  EXPECT_EQ(encode(older), encode(first));
}

TEST(Payload, DifferencesOfEarlierMonthsComeBack) {
  auto result = full_result();
  RetroEntry entry{.employee = "1001", .entity = "E1", .earned = EarningMonth{*Month::of(2026, 9)}, .treatment = RetroTreatment::when_earned, .gross = yuan("-500"), .taxable = yuan("-500"), .tax = yuan("-15")};
  entry.items = {{"base_pay", "基本工资", yuan("8500"), yuan("8000")}};
  auto line = result.charges.front();
  line.back_pay = BackPay{CoverageMonth{*Month::of(2026, 9)}, true};
  entry.charges = {line};
  result.charges.push_back(line);
  result.retro = {entry};
  EmployeeResult back;
  ASSERT_TRUE(decode(encode(result), back));
  EXPECT_EQ(encode(back), encode(result));
  ASSERT_EQ(back.retro.size(), 1u);
  EXPECT_EQ(back.retro[0].items[0].then, yuan("8500"));
  EXPECT_TRUE(back.charges[1].back_pay->deducted_then);
  RetroEntry alone;
  ASSERT_TRUE(decode(encode(entry), alone));
  EXPECT_EQ(encode(alone), encode(entry));
}

TEST(Payload, DamagedBytesAreAnErrorNeverACrash) {
  const auto bytes = encode(full_result());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EmployeeResult back;
    EXPECT_FALSE(decode(std::span(bytes).first(length), back)) << length;
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto changed = bytes;
    changed[at] ^= 0xff;
    EmployeeResult back;
    (void)decode(changed, back);  // may succeed with other values; must not crash or run away
  }
  auto newer = bytes;
  newer[0] = 99;
  EmployeeResult back;
  EXPECT_FALSE(decode(newer, back));
}

}  // namespace
}  // namespace fenhao::payroll
