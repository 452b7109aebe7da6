// From near to far, tiers and schemes: whose fact speaks for a person.
#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const auto fact = LibraryForTest::fact;
const std::string base = "base: {floor: 4000, cap: 20000}, " + usual_rates;

std::string fund(const std::string& floor) {
  return "from: 2026-07-01, base: {floor: " + floor +
         ", cap: 30000}, employer: {range: 5%-12%}, employee: {range: 5%-12%}";
}

TEST(PlaceOrder, CityBeforeProvinceBeforeNation) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-c", "from: 2026-01-01, base: {floor: 4100}"));
  files.province("\n  main:\n    pension:\n" + fact("330000-p", "from: 2026-06-01, base: {floor: 4000, cap: 20000}"));
  files.write("00-全国/000000-全国-费率.yaml",
              LibraryForTest::header("000000", "全国", "全国") + "\n  main:\n    pension:\n" +
                  fact("000000-n", "from: 2026-01-01, base: {cap: 99999}, " + usual_rates));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.floor->fact->id, "330200-c");
  EXPECT_EQ(terms.cap->fact->id, "330000-p");
  EXPECT_EQ(terms.employee.rate->fact->id, "000000-n");
}

TEST(PlaceOrder, DistrictBeforeCity) {
  LibraryForTest files;
  files.city("\n  main:\n    housing_fund:\n" + fact("330200-c", fund("2500")) +
             "  district floor:\n    housing_fund:\n" +
             fact("330200-d", "from: 2026-07-01, areas: [丙县, 丁], base: {floor: 2200}"));
  const Library& library = files.load();
  Query query = asking(Insurance::housing_fund);
  const auto unstated = library.resolve(query).value();
  EXPECT_EQ(unstated.floor->value, yuan("2500"));
  EXPECT_TRUE(warned(unstated, "district_unstated"));
  query.attributes.district = "丙县";
  EXPECT_FALSE(warned(library.resolve(query).value(), "district_unstated"));
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("2200"));
  query.attributes.district = "丁区";  // an administrative ending does not matter
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("2200"));
  EXPECT_EQ(library.resolve(query).value().cap->value, yuan("30000"));
  query.attributes.district = "戊区";
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("2500"));
}

TEST(PlaceOrder, ADistrictCodeIsServedByItsCity) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-c", "from: 2026-01-01, " + base));
  Query query = asking();
  query.place = "330205";
  EXPECT_EQ(files.load().resolve(query).value().floor->fact->id, "330200-c");
}

TEST(PlaceOrder, ProvinceTiersApplyToTheCitiesTheyName) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2026-01-01, " + usual_rates));
  files.province("\n  一类:\n    pension:\n" +
                 fact("330000-1", "from: 2026-01-01, areas: [甲市], base: {floor: 5000, cap: 25000}") +
                 "  二类:\n    pension:\n" +
                 fact("330000-2", "from: 2026-01-01, areas: [乙, 丙], base: {floor: 4000, cap: 20000}"));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.floor->fact->id, "330000-2");
  EXPECT_FALSE(warned(terms, "borrowed_tier"));
}

TEST(PlaceOrder, ATierKeepsTheCitiesOfItsEarlierNotice) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2024-01-01, " + usual_rates));
  files.province("\n  二类:\n    pension:\n" +
                 fact("330000-25", "from: 2025-01-01, to: 2025-12-31, areas: [乙市], base: {floor: 3900, cap: 20000}") +
                 fact("330000-26", "from: 2026-01-01, to: 2026-12-31, base: {floor: 4000, cap: 20000}"));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.floor->value, yuan("4000"));
  EXPECT_FALSE(warned(terms, "borrowed_tier"));
}

TEST(PlaceOrder, ATierThatListsItsCitiesOnlyLaterIsUsedWithAWarning) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2024-01-01, " + usual_rates));
  files.province("\n  二类:\n    pension:\n" +
                 fact("330000-26", "from: 2026-01-01, to: 2026-12-31, base: {floor: 4000, cap: 20000}") +
                 fact("330000-27", "from: 2027-01-01, areas: [乙市], base: {floor: 4100, cap: 20000}"));
  EXPECT_TRUE(warned(files.load().resolve(asking()).value(), "borrowed_tier"));
}

TEST(PlaceOrder, TheRestMeansCitiesNoOtherTierNames) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2026-01-01, " + usual_rates));
  files.write("33-甲省/330100-省城.yaml", LibraryForTest::header("330100", "省城", "甲省") +
                                              "\n  main:\n    pension:\n" +
                                              fact("330100-rates", "from: 2026-01-01, " + usual_rates));
  files.province("\n  省城及省直:\n    pension:\n" +
                 fact("330000-1", "from: 2026-01-01, areas: [省城], base: {floor: 5000, cap: 25000}") +
                 "  其他市:\n    pension:\n" + fact("330000-2", "from: 2026-01-01, base: {floor: 4000, cap: 25000}"));
  const Library& library = files.load();
  EXPECT_EQ(library.resolve(asking()).value().floor->value, yuan("4000"));
  Query capital = asking();
  capital.place = "330100";
  EXPECT_EQ(library.resolve(capital).value().floor->value, yuan("5000"));
  Query whole_province = asking();
  whole_province.place = "330000";
  EXPECT_FALSE(library.resolve(whole_province));  // which tier, nobody said
}

TEST(PlaceOrder, ANamedSchemeIsForWhoeverIsEnrolledInIt) {
  LibraryForTest files;
  files.city("\n  main:\n    medical:\n" +
             fact("330200-m",
                  "from: 2026-01-01, base: {floor: 4000, cap: 20000}, employer: {rate: 8%}, employee: {rate: 2%}") +
             "  单建统筹:\n    medical:\n" +
             fact("330200-s", "from: 2026-01-01, employer: {rate: 5%}, employee: {rate: 0%}"));
  const Library& library = files.load();
  Query query = asking(Insurance::medical);
  EXPECT_EQ(library.resolve(query).value().employer.rate->value, rate("8%"));
  query.attributes.scheme = "单建统筹";
  const auto named = library.resolve(query).value();
  EXPECT_EQ(named.employer.rate->value, rate("5%"));
  EXPECT_EQ(named.employee.rate->value, Rate{});
  EXPECT_EQ(named.floor->fact->id, "330200-m");  // what the scheme does not state, the main one does
}

TEST(PlaceOrder, AnotherInsurancesSchemeMeansTheMainOneAndAnUnknownOneIsRefused) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-c", "from: 2026-01-01, " + base) + "  一档:\n    medical:\n" +
             fact("330200-m",
                  "from: 2026-01-01, employer: {rate: 6%}, employee: {rate: 2%}, base: {floor: 4000, cap: 20000}"));
  const Library& library = files.load();
  Query query = asking();
  query.attributes.scheme = "一档";
  EXPECT_TRUE(library.resolve(query));
  query.attributes.scheme = "三档";
  const auto refused = library.resolve(query);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::invalid_input);
  EXPECT_NE(refused.error().message().zh.find("已知：一档"), std::string::npos) << refused.error().message().zh;
}

TEST(PlaceOrder, WithoutAMainSchemeTheOnlyOneIsUsedAndSeveralMustBeChosenFrom) {
  LibraryForTest files;
  const std::string first =
      "\n  一档:\n    medical:\n" +
      fact("330200-1", "from: 2026-01-01, employer: {rate: 6%}, employee: {rate: 2%}, base: {floor: 4000, cap: 20000}");
  files.city(first);
  const auto only = files.load().resolve(asking(Insurance::medical)).value();
  EXPECT_EQ(only.employer.rate->value, rate("6%"));
  EXPECT_TRUE(warned(only, "only_scheme"));

  files.city(first + "  二档:\n    medical:\n" +
             fact("330200-2",
                  "from: 2026-01-01, employer: {rate: 1.5%}, employee: {rate: 0.5%}, base: {floor: 4000, cap: 20000}"));
  const auto several = files.load().resolve(asking(Insurance::medical));
  ASSERT_FALSE(several);
  EXPECT_NE(several.error().message().zh.find("一档、二档"), std::string::npos) << several.error().message().zh;
}

TEST(PlaceOrder, AReducedSchemeNeverStandsInForAnEndedMainOne) {
  LibraryForTest files;
  files.city("\n  main:\n    medical:\n" +
             fact("330200-m",
                  "from: 2025-01-01, to: 2025-12-31, base: {floor: 4000, cap: 20000}, employer: {rate: 8%}, employee: "
                  "{rate: 2%}") +
             "  单建统筹:\n    medical:\n" +
             fact("330200-s",
                  "from: 2026-01-01, base: {floor: 4000, cap: 20000}, employer: {rate: 5%}, employee: {rate: 0%}"));
  const auto terms = files.load().resolve(asking(Insurance::medical));
  ASSERT_FALSE(terms);
  EXPECT_EQ(terms.error().code(), ErrorCode::not_found);
}

TEST(PlaceOrder, ASchemeThatFollowsAnotherPlaceIsNotCalculatedByThisOne) {
  LibraryForTest files;
  files.city("\n  main:\n    housing_fund:\n" + fact("330200-c", fund("2500")) + "  外来单位:\n    housing_fund:\n" +
             fact("330200-f", "from: 2026-07-01, follows: \"110000\", note: 执行北京标准"));
  Library& library = files.load();
  Query query = asking(Insurance::housing_fund);
  EXPECT_TRUE(library.resolve(query));
  query.attributes.scheme = "外来单位";
  const auto terms = library.resolve(query);
  ASSERT_FALSE(terms);
  EXPECT_NE(terms.error().message().zh.find("执行北京标准"), std::string::npos) << terms.error().message().zh;
  ASSERT_TRUE(library.add_company_facts(R"(schema: fenhao-policy/1
places:
  - place: {code: "330200"}
    schemes:
      外来单位:
        housing_fund:
          - {id: 330200-own, from: 2026-07-01, base: {floor: 2540, cap: 36348}, who: 王主管, evidence: 北京通知, recorded: 2026-09-01}
)",
                                        "company.yaml"));
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("2540"));
}

TEST(PlaceOrder, AHouseholdRuleIsForThatHousehold) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-all", "from: 2026-01-01, " + base) +
             fact("330200-local", "from: 2026-02-01, household: local, employee: {rate: 7%}"));
  const Library& library = files.load();
  Query query = asking();
  EXPECT_EQ(library.resolve(query).value().employee.rate->value, rate("8%"));
  query.attributes.household = "local";
  EXPECT_EQ(library.resolve(query).value().employee.rate->value, rate("7%"));
  query.attributes.household = "nonlocal";
  EXPECT_EQ(library.resolve(query).value().employee.rate->value, rate("8%"));
}

TEST(PlaceOrder, UnknownPlacesAreErrorsWithSuggestions) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-c", "from: 2026-01-01, " + base));
  files.province("\n  main:\n    pension:\n" + fact("330000-c", "from: 2026-01-01, " + base));
  const Library& library = files.load();
  EXPECT_EQ(library.find_place("乙").value().code, "330200");
  EXPECT_EQ(library.find_place("330200").value().name, "乙市");
  EXPECT_EQ(library.find_place(" 甲 ").value().code, "330000");
  Query query = asking();
  query.place = "999900";
  EXPECT_EQ(library.resolve(query).error().code(), ErrorCode::not_found);
  EXPECT_FALSE(library.find_place("不存在市"));
}

}  // namespace
}  // namespace fenhao::policy
