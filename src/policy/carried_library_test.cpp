// The library as it is carried in policy/: nothing lost, nothing wrong, and figures of real places.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "base/source_file_for_test.h"
#include "policy/archive.h"
#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const std::filesystem::path root = source_file("policy");

const Library& carried() {
  static const Library library = Library::load(root).value();
  return library;
}

Query november(const std::string& place, Insurance insurance) {
  Query query = asking(insurance);
  query.place = place;
  return query;
}

// The library's own national rules stand beside the facts that were collected.
bool is_collected(const Fact& fact) { return fact.info.file.find("-规则.yaml") == std::string::npos; }

TEST(CarriedLibrary, HoldsEveryFact) {
  const Archive archive = Archive::open(root).value();
  std::map<std::string, int> counts;
  int facts = 0, disagreements = 0, by_library = 0, high = 0, medium = 0, low = 0, rules = 0;
  for (const Place& place : archive.places())
    for (const Fact& fact : archive.facts(place.code).value()->facts) {
      if (!is_collected(fact)) {
        ++rules;
        continue;
      }
      ++facts;
      ++counts[fact.info.item];
      if (fact.conflict) ++(fact.conflict->marked_by == "library" ? by_library : disagreements);
      ++(fact.info.confidence == Confidence::high ? high : fact.info.confidence == Confidence::medium ? medium : low);
    }
  EXPECT_EQ(facts, 2272);
  EXPECT_EQ(archive.places().size(), 367u);  // 366 and the nation
  EXPECT_EQ(disagreements, 73);
  EXPECT_EQ(by_library, 17);
  EXPECT_EQ(rules, 5);
  EXPECT_EQ(high, 324);
  EXPECT_EQ(medium, 779);
  EXPECT_EQ(low, 1169);
  const std::map<std::string, int> expected{{"housing_fund", 742},  {"medical", 427},     {"rent_deduction_tier", 337},
                                            {"minimum_wage", 179},  {"pension", 144},     {"average_wage", 137},
                                            {"large_medical", 107}, {"unemployment", 75}, {"work_injury", 50},
                                            {"timing", 41},         {"maternity", 16},    {"long_term_care", 15},
                                            {"rounding", 2}};
  EXPECT_EQ(counts, expected);
}

TEST(CarriedLibrary, HasNoErrors) {
  for (const Finding& finding : carried().check())
    EXPECT_FALSE(finding.is_error) << finding.file << ":" << finding.line << " " << finding.message.zh;
}

TEST(CarriedLibrary, FindsPlacesByTheNamesPeopleUse) {
  for (const char* name : {"440300", "深圳", "深圳市"})
    EXPECT_EQ(carried().find_place(name).value().code, "440300") << name;
  for (const char* name : {"江苏省苏州市", "江苏苏州", "江苏-苏州市"}) EXPECT_EQ(carried().find_place(name).value().code, "320500") << name;
  EXPECT_EQ(carried().find_place("新疆维吾尔自治区乌鲁木齐市").value().code, "650100");
  EXPECT_EQ(carried().find_place("北京市北京").value().code, "110000");
  EXPECT_FALSE(carried().find_place("江苏省杭州市"));
  EXPECT_EQ(carried().find_place("恩施州").value().code, "422800");
  EXPECT_EQ(carried().find_place("海南").value().code, "460000");
  EXPECT_EQ(carried().find_place("海南州").value().code, "632500");
  const auto typo = carried().find_place("深训");
  ASSERT_FALSE(typo);
  EXPECT_NE(typo.error().message().zh.find("深圳"), std::string::npos) << typo.error().message().zh;
}

void expect_base(const Terms& terms, const char* floor, const char* cap) {
  EXPECT_EQ(terms.floor->value, yuan(floor));
  EXPECT_EQ(terms.cap->value, yuan(cap));
}

void expect_rates(const Terms& terms, const char* employer, const char* employee) {
  EXPECT_EQ(terms.employer.rate->value, rate(employer));
  EXPECT_EQ(terms.employee.rate->value, rate(employee));
}

TEST(CarriedLibrary, Beijing) {
  const auto pension = carried().resolve(november("110000", Insurance::pension)).value();
  expect_base(pension, "7270", "36348");
  expect_rates(pension, "16%", "8%");
  const auto medical = carried().resolve(november("110000", Insurance::medical)).value();
  expect_rates(medical, "9.8%", "2%");
  EXPECT_EQ(medical.employee.fixed->value, yuan("3"));
  EXPECT_EQ(carried().resolve(november("110000", Insurance::maternity)).value().merged_into, Insurance::medical);
  EXPECT_EQ(carried().resolve(november("110000", Insurance::large_medical)).value().merged_into, Insurance::medical);
  const auto fund = carried().resolve(november("110000", Insurance::housing_fund)).value();
  expect_base(fund, "2540", "36348");
  EXPECT_EQ(fund.rate_max->value, rate("12%"));
  EXPECT_EQ(fund.rounding, Rounding::half_up_yuan);
  EXPECT_EQ(fund.rounding_fact->id, "110000-housing_fund-20260701-1");
  EXPECT_EQ(carried().minimum_wage("110000", month("2026-11"), day("2026-11-22")).value().value, yuan("2540"));
}

TEST(CarriedLibrary, Shanghai) {
  expect_base(carried().resolve(november("310000", Insurance::pension)).value(), "7546", "37731");
  const auto unemployment = carried().resolve(november("310000", Insurance::unemployment)).value();
  expect_rates(unemployment, "1%", "0.5%");
  EXPECT_TRUE(warned(unemployment, "conflict_preferred"));
  EXPECT_TRUE(warned(unemployment, "derived"));
  EXPECT_EQ(carried().resolve(november("310000", Insurance::housing_fund)).value().rate_max->value, rate("7%"));
  // The stage rate of the medical insurance has an end.
  Query spring = november("310000", Insurance::medical);
  spring.month = coverage("2027-02");
  expect_rates(carried().resolve(spring).value(), "9%", "2%");
  spring.month = coverage("2027-03");
  EXPECT_FALSE(carried().resolve(spring));
}

TEST(CarriedLibrary, Shenzhen) {
  const auto pension = carried().resolve(november("440300", Insurance::pension)).value();
  expect_base(pension, "4775", "27549");  // the province's tier for the other cities, provisional
  EXPECT_TRUE(warned(pension, "provisional"));
  const auto medical = carried().resolve(november("440300", Insurance::medical)).value();
  expect_base(medical, "6727", "33633");
  expect_rates(medical, "6%", "2%");
  EXPECT_TRUE(warned(medical, "only_scheme"));
  const auto fund = carried().resolve(november("440300", Insurance::housing_fund)).value();
  expect_base(fund, "2700", "48471");
  const auto care = carried().resolve(november("440300", Insurance::long_term_care)).value();
  expect_rates(care, "0.125%", "0.125%");
  expect_base(care, "4775", "27549");
  const auto injury = carried().resolve(november("440300", Insurance::work_injury));
  ASSERT_FALSE(injury);
  EXPECT_NE(injury.error().message().zh.find("0.2%–1.4%"), std::string::npos) << injury.error().message().zh;
  EXPECT_EQ(carried().minimum_wage("440300", month("2026-08"), day("2026-11-22")).value().value, yuan("2520"));
  EXPECT_EQ(carried().minimum_wage("440300", month("2026-09"), day("2026-11-22")).value().value, yuan("2700"));
}

TEST(CarriedLibrary, Guangzhou) {
  expect_base(carried().resolve(november("440100", Insurance::pension)).value(), "5510", "27549");
  expect_rates(carried().resolve(november("440100", Insurance::medical)).value(), "6%", "2%");
  const auto maternity = carried().resolve(november("440100", Insurance::maternity)).value();
  EXPECT_FALSE(maternity.merged_into);
  EXPECT_EQ(maternity.employer.rate->value, rate("0.85%"));
  expect_base(carried().resolve(november("440100", Insurance::unemployment)).value(), "2680", "42933");
  expect_base(carried().resolve(november("440100", Insurance::housing_fund)).value(), "2680", "41697");
  Query injury = november("440100", Insurance::work_injury);
  injury.attributes.scheme = "一类行业";
  const auto terms = carried().resolve(injury).value();
  EXPECT_EQ(terms.floor->value, Money{});
  EXPECT_FALSE(terms.cap);
}

TEST(CarriedLibrary, Hangzhou) {
  const auto pension = carried().resolve(november("330100", Insurance::pension)).value();
  expect_base(pension, "4986", "25299");
  EXPECT_TRUE(warned(pension, "provisional"));
  expect_rates(carried().resolve(november("330100", Insurance::medical)).value(), "9.5%", "2%");
  expect_rates(carried().resolve(november("330100", Insurance::unemployment)).value(), "1.5%", "0.5%");
  const auto charged = carried().insurances("330100", coverage("2026-11"), day("2026-11-22")).value();
  EXPECT_THAT(charged,
              testing::Not(testing::Contains(Insurance::large_medical)));  // 48 yuan a year from the medical account
}

TEST(CarriedLibrary, ChengduMedicalIsUnknownSinceTheSourcesDisagree) {
  Query query = november("510100", Insurance::medical);
  query.month = coverage("2026-09");
  expect_rates(carried().resolve(query).value(), "8.3%", "2%");
  const auto terms = carried().resolve(november("510100", Insurance::medical));
  ASSERT_FALSE(terms);
  EXPECT_NE(terms.error().message().zh.find("2025-10-01 至 2026-09-30 8.3%"), std::string::npos)
      << terms.error().message().zh;
  expect_base(carried().resolve(november("510100", Insurance::pension)).value(), "4699", "23493");
}

TEST(CarriedLibrary, ADecisionCarriesLastYearsChengduRatesOver) {
  Library library = Library::load(root).value();
  library.add_carry_over({.place = "510100",
                          .insurance = Insurance::medical,
                          .until = month("2026-12"),
                          .decided_by = "王主管",
                          .decided_on = day("2026-10-08"),
                          .reason = "新年度费率未见通知"});
  const auto terms = library.resolve(november("510100", Insurance::medical)).value();
  expect_rates(terms, "8.3%", "2%");
  expect_base(terms, "4699", "23493");  // the base of the new year is known and stays
  EXPECT_TRUE(warned(terms, "carried_over"));
}

TEST(CarriedLibrary, Wuhan) {
  expect_base(carried().resolve(november("420100", Insurance::pension)).value(), "4498", "22488");
  const auto medical = carried().resolve(november("420100", Insurance::medical)).value();
  expect_rates(medical, "8.7%", "2%");
  EXPECT_FALSE(medical.employee.fixed);  // the 7 yuan are charged as large medical
  EXPECT_EQ(carried().resolve(november("420100", Insurance::large_medical)).value().employee.fixed->value, yuan("7"));
  const auto fund = carried().resolve(november("420100", Insurance::housing_fund)).value();
  EXPECT_EQ(fund.total_cap->value, yuan("8657.34"));
}

TEST(CarriedLibrary, XiAnHasADisagreementAndAnEndedFund) {
  const auto medical = carried().resolve(november("610100", Insurance::medical));
  ASSERT_FALSE(medical);
  EXPECT_EQ(medical.error().code(), ErrorCode::conflict);
  const std::string words = medical.error().message().zh;
  EXPECT_NE(words.find("610100-medical-20260101-1"), std::string::npos) << words;
  EXPECT_NE(words.find("610100-medical-20260101-2"), std::string::npos) << words;
  expect_base(carried().resolve(november("610100", Insurance::pension)).value(), "4737", "23685");
  EXPECT_FALSE(carried().resolve(november("610100", Insurance::housing_fund)));
}

TEST(CarriedLibrary, WagesAndRent) {
  const Date known = day("2026-11-22");
  EXPECT_EQ(carried().average_wage("110000", 2024, known).value().value, yuan("11937"));
  EXPECT_EQ(carried().average_wage("440100", 2024, known).value().value, yuan("13703.58"));  // 164443 a year
  EXPECT_EQ(carried().average_wage("420100", 2024, known).value().value, yuan("7496"));      // the tier of Wuhan
  EXPECT_EQ(carried().average_wage("421000", 2024, known).value().value, yuan("7154"));      // the tier of the rest
  EXPECT_FALSE(carried().average_wage("110000", 2019, known));
  EXPECT_EQ(carried().rent_deduction("440300", month("2026-11"), known).value().value, yuan("1500"));
  EXPECT_EQ(carried().minimum_wage("330100", month("2026-11"), known).value().value, yuan("2660"));
  EXPECT_EQ(carried().minimum_wage("530100", month("2026-11"), known).value().value,
            yuan("2270"));  // the newer tier, not the city's old row
  EXPECT_EQ(carried().hourly_minimum_wage("110000", month("2026-11"), known).value().value, yuan("27.7"));
  EXPECT_EQ(carried().hourly_minimum_wage("110000", month("2025-08"), known).value().value, yuan("26.4"));
  EXPECT_EQ(carried().hourly_minimum_wage("110000", month("2026-11"), known).value().fact,
            carried().minimum_wage("110000", month("2026-11"), known).value().fact);
  const auto tiers = carried().minimum_wage("500000", month("2026-11"), known);
  ASSERT_FALSE(tiers);
  EXPECT_NE(tiers.error().message().zh.find("一档"), std::string::npos) << tiers.error().message().zh;
  EXPECT_FALSE(carried().minimum_wage("510100", month("2026-11"), known));
}

TEST(CarriedLibrary, WhatWasNotKnownYetIsNotUsed) {
  Query query = november("110000", Insurance::pension);
  query.month = coverage("2026-07");
  query.known = day("2026-08-20");  // the notice is of 2026-08-21
  EXPECT_FALSE(carried().resolve(query));
}

TEST(CarriedLibrary, ManyThreadsMayAskWhileItIsBeingRead) {
  const Library library = Library::load(root).value();
  const std::vector<std::string> codes{"330100", "330200", "440100", "440300", "420100", "310000", "110000", "610100"};
  std::vector<std::string> answers(64);
  std::vector<std::thread> threads;
  for (std::size_t index = 0; index < answers.size(); ++index)
    threads.emplace_back([&, index] {
      const auto terms = library.resolve(november(codes[index % codes.size()], Insurance::pension));
      answers[index] = terms ? terms->floor->fact->id : terms.error().describe(Lang::en);
    });
  for (std::thread& thread : threads) thread.join();
  for (std::size_t index = 0; index < answers.size(); ++index)
    EXPECT_EQ(answers[index],
              carried().resolve(november(codes[index % codes.size()], Insurance::pension)).value().floor->fact->id);
}

TEST(CarriedLibrary, CompletePlaces) {
  const auto complete = carried().complete_places(coverage("2026-11"), day("2026-11-22"));
  EXPECT_EQ(complete.size(), 289u);
  const std::set<std::string> codes(complete.begin(), complete.end());
  for (const char* code : {"110000", "310000", "330100", "420100", "440100", "440300"})
    EXPECT_TRUE(codes.contains(code)) << code;
  for (const char* code : {"120000", "500000", "510100", "610100", "410100", "320500"})
    EXPECT_FALSE(codes.contains(code)) << code;
}

TEST(CarriedLibrary, ShowsAPlaceAndItsSources) {
  const std::string zh = carried().show("北京", month("2026-11"), day("2026-11-22"), Lang::zh);
  for (const char* part : {"北京（110000）2026-11", "7270", "36348", "9.8%", "2% + 3元", "并入医疗保险", "四舍五入到元",
                           "北京市人社局等", "月最低工资 2,540.00"})
    EXPECT_NE(zh.find(part), std::string::npos) << part << " in\n" << zh;
  const std::string xian = carried().show("610100", month("2026-11"), day("2026-11-22"), Lang::en);
  EXPECT_NE(xian.find("disputed"), std::string::npos) << xian;
  EXPECT_NE(carried().show("火星", month("2026-11"), day("2026-11-22"), Lang::zh).find("没有地点"), std::string::npos);
}

// Suzhou's fund limits ended in June 2026: unknown, not absent; carried over once the company decided so.
TEST(CarriedLibrary, ShowsWhatIsUnknownAndWhatIsCarriedOver) {
  Library library = Library::load(root).value();
  const auto fund_row = [&] {
    const std::string text = library.show("苏州", month("2026-11"), day("2026-11-22"), Lang::zh);
    const auto at = text.find("\n住房公积金");
    return text.substr(at, text.find('\n', at + 1) - at);
  };
  EXPECT_NE(fund_row().find("未知  未知"), std::string::npos) << fund_row();
  library.add_carry_over({.place = "320500",
                          .insurance = Insurance::housing_fund,
                          .until = month("2026-12"),
                          .decided_by = "王主管",
                          .decided_on = day("2026-10-08"),
                          .reason = "新年度上下限未公布"});
  EXPECT_NE(fund_row().find("4952  38900"), std::string::npos) << fund_row();
}

TEST(CarriedLibrary, CoverageNamesWhatIsMissing) {
  const std::string text = carried().coverage(month("2026-11"), day("2026-11-22"), Lang::zh);
  const auto row = [&](const std::string& code) {
    const auto at = text.find("\n" + code) + 1;
    return text.substr(at, text.find('\n', at) - at);
  };
  EXPECT_NE(row("610100").find("分歧"), std::string::npos) << row("610100");
  EXPECT_NE(row("120000").find("缺"), std::string::npos) << row("120000");
  EXPECT_EQ(row("110000").find("缺"), std::string::npos) << row("110000");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2 + 366 + 8);
}

}  // namespace
}  // namespace fenhao::policy
