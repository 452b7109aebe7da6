// What is peculiar to an insurance: merging, shared bases, yearly amounts, shares not taken from pay.
#include <gmock/gmock.h>

#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const auto fact = LibraryForTest::fact;
using testing::ElementsAre;

// A city where the statutory ones are known; `more` adds items of the main scheme.
std::string city_with(const std::string& more, const std::string& medical = "") {
  return "\n  main:\n    pension:\n" +
         fact("330200-p", "from: 2026-01-01, base: {floor: 4000, cap: 20000}, " + usual_rates) + "    medical:\n" +
         fact("330200-m",
              "from: 2026-01-01, base: {floor: 5000, cap: 25000}, employer: {rate: 9%}, employee: {rate: 2%" + medical +
                  "}, includes: [maternity]") +
         "    unemployment:\n" +
         fact("330200-u",
              "from: 2026-01-01, employer: {rate: 0.5%}, employee: {rate: 0.5%}, base: {same_as: pension}") +
         "    work_injury:\n" +
         fact("330200-w", "from: 2026-01-01, employer: {range: 0.2%-1.9%}, base: {floor: 0, cap: none}") +
         "    housing_fund:\n" +
         fact("330200-h",
              "from: 2026-07-01, base: {floor: 2500, cap: 30000}, employer: {range: 5%-12%}, employee: {range: "
              "5%-12%}") +
         more;
}

const std::string merged_nationally =
    LibraryForTest::header("000000", "全国", "全国") + "\n  main:\n    maternity:\n" +
    fact("000000-maternity-rule", "from: 2019-03-06, merged_into: medical, base: {same_as: medical}");

TEST(Insurances, MaternityIsChargedInsideMedicalUnlessThePlaceStatesItsOwnRate) {
  LibraryForTest files;
  files.write("00-全国/000000-全国-规则.yaml", merged_nationally);
  files.city(city_with(""));
  {
    const Library& library = files.load();
    EXPECT_EQ(library.resolve(asking(Insurance::maternity)).value().merged_into, Insurance::medical);
    EXPECT_THAT(library.insurances("330200", coverage("2026-11"), day("2026-11-22")).value(),
                ElementsAre(Insurance::pension, Insurance::medical, Insurance::unemployment, Insurance::work_injury,
                            Insurance::housing_fund));
  }
  files.city(city_with("    maternity:\n" +
                       fact("330200-b", "from: 2026-01-01, employer: {rate: 0.85%}, employee: {rate: 0%}")));
  const Library& library = files.load();
  const auto own = library.resolve(asking(Insurance::maternity)).value();
  EXPECT_FALSE(own.merged_into);
  EXPECT_EQ(own.employer.rate->value, rate("0.85%"));
  EXPECT_EQ(own.floor->value, yuan("5000"));  // the medical base
  EXPECT_THAT(library.insurances("330200", coverage("2026-11"), day("2026-11-22")).value(),
              testing::Contains(Insurance::maternity));
}

TEST(Insurances, MaternityOutsideMedicalWithoutAKnownRateIsAnErrorNotAnOmission) {
  LibraryForTest files;
  files.write("00-全国/000000-全国-规则.yaml", merged_nationally);
  files.city("\n  main:\n    medical:\n" + fact("330200-m",
                                                "from: 2026-01-01, base: {floor: 5000, cap: 25000}, employer: {rate: "
                                                "8%}, employee: {rate: 2%}, excludes: [maternity]"));
  const Library& library = files.load();
  EXPECT_FALSE(library.resolve(asking(Insurance::maternity)));
  EXPECT_THAT(library.insurances("330200", coverage("2026-11"), day("2026-11-22")).value(),
              testing::Contains(Insurance::maternity));
}

TEST(Insurances, ALaterMergerAtTheSamePlaceEndsTheSeparateRate) {
  LibraryForTest files;
  files.city(city_with("    maternity:\n" + fact("330200-old", "from: 2025-01-01, employer: {rate: 0.8%}") +
                       fact("330200-new", "from: 2026-01-01, merged_into: medical")));
  const Library& library = files.load();
  EXPECT_TRUE(library.resolve(asking(Insurance::maternity)).value().merged_into);
}

TEST(Insurances, ALaterSeparateRateAtTheSamePlaceEndsTheMerger) {
  LibraryForTest files;
  files.city(city_with("    maternity:\n" + fact("330200-old", "from: 2025-01-01, merged_into: medical") +
                       fact("330200-new", "from: 2026-01-01, base: {same_as: medical}, employer: {rate: 0.8%}")));
  EXPECT_EQ(files.load().resolve(asking(Insurance::maternity)).value().employer.rate->value, rate("0.8%"));
}

TEST(Insurances, ABaseMayBeThatOfAnotherInsurance) {
  LibraryForTest files;
  files.city(city_with(""));
  const auto terms = files.load().resolve(asking(Insurance::unemployment)).value();
  EXPECT_EQ(terms.floor->fact->id, "330200-p");
  EXPECT_EQ(terms.cap->value, yuan("20000"));
  EXPECT_TRUE(warned(terms, "shared_base"));
}

TEST(Insurances, AFloatingRateIsUsedAsStatedWithAWarningUntilTheAccountsIsRecorded) {
  LibraryForTest files;
  files.city("\n  main:\n    unemployment:\n" + fact("330200-u",
                                                     "from: 2026-01-01, base: {floor: 4000, cap: 20000}, employer: "
                                                     "{rate: 1.5%, range: 0.6%-1.5%}, employee: {rate: 0.5%}"));
  Library& library = files.load();
  const auto stated = library.resolve(asking(Insurance::unemployment)).value();
  EXPECT_EQ(stated.employer.rate->value, rate("1.5%"));
  EXPECT_EQ(stated.rate_min->value, rate("1.5%"));
  EXPECT_TRUE(warned(stated, "floating_rate"));
  ASSERT_TRUE(library.add_company_facts(R"(schema: fenhao-policy/1
places:
  - place: {code: "330200"}
    schemes:
      main:
        unemployment:
          - {id: 330200-own, from: 2026-01-01, account: S1, employer: {rate: 0.9%}, who: 王主管, evidence: 核定表, recorded: 2026-01-10}
)",
                                        "company.yaml"));
  Query query = asking(Insurance::unemployment);
  query.account = "S1";
  const auto own = library.resolve(query).value();
  EXPECT_EQ(own.employer.rate->value, rate("0.9%"));
  EXPECT_FALSE(warned(own, "floating_rate"));
}

TEST(Insurances, NoCapMeansNoCap) {
  LibraryForTest files;
  files.city(city_with("", "") + "  一类行业:\n    work_injury:\n" +
             fact("330200-1", "from: 2026-01-01, employer: {rate: 0.2%}"));
  const Library& library = files.load();
  Query query = asking(Insurance::work_injury);
  EXPECT_FALSE(library.resolve(query));  // the class must be stated, never assumed
  query.attributes.scheme = "一类行业";
  const auto terms = library.resolve(query).value();
  EXPECT_EQ(terms.employer.rate->value, rate("0.2%"));
  EXPECT_EQ(terms.floor->value, Money{});
  EXPECT_FALSE(terms.cap);
}

TEST(Insurances, LargeMedicalIsChargedWhereItIsMonthly) {
  LibraryForTest files;
  files.city(city_with(
      "    large_medical:\n" +
      fact("330200-l", "from: 2026-01-01, employer: {fixed: 6.4}, employee: {fixed: 1.6}, unit: yuan/month")));
  const Library& library = files.load();
  const auto terms = library.resolve(asking(Insurance::large_medical)).value();
  EXPECT_EQ(terms.employer.fixed->value, yuan("6.4"));
  EXPECT_EQ(terms.employee.fixed->value, yuan("1.6"));
  EXPECT_FALSE(terms.floor);
  EXPECT_THAT(library.insurances("330200", coverage("2026-11"), day("2026-11-22")).value(),
              testing::Contains(Insurance::large_medical));
}

TEST(Insurances, AYearlyAmountIsNotAMonthlyCharge) {
  LibraryForTest files;
  files.city(city_with("    large_medical:\n" +
                       fact("330200-l", "from: 2026-01-01, value: 50, payer: employee, unit: yuan/year")));
  const Library& library = files.load();
  const auto terms = library.resolve(asking(Insurance::large_medical)).value();
  EXPECT_FALSE(terms.employee.fixed);
  EXPECT_TRUE(warned(terms, "yearly_amount"));
  EXPECT_THAT(library.insurances("330200", coverage("2026-11"), day("2026-11-22")).value(),
              testing::Not(testing::Contains(Insurance::large_medical)));
}

TEST(Insurances, AnAmountRepeatedInTheMedicalRowIsChargedOnce) {
  LibraryForTest files;
  const std::string large = "    large_medical:\n" + fact("330200-l", "from: 2026-01-01, employee: {fixed: 7}");
  files.city(city_with(large, ", fixed: 7"));
  const auto once = files.load().resolve(asking(Insurance::medical)).value();
  EXPECT_FALSE(once.employee.fixed);
  EXPECT_TRUE(warned(once, "fixed_in_large_medical"));
  files.city(city_with(
      "    large_medical:\n" + fact("330200-l", "from: 2026-01-01, employee: {fixed: 3}, merged_into: medical"),
      ", fixed: 3"));
  EXPECT_EQ(files.load().resolve(asking(Insurance::medical)).value().employee.fixed->value, yuan("3"));
}

TEST(Insurances, AFixedAmountThatRanOutIsUnknownNotZero) {
  LibraryForTest files;
  files.city(city_with("") + "  附加:\n    medical:\n" +
             fact("330200-x", "from: 2026-01-01, to: 2026-06-30, employee: {fixed: 3}"));
  Query query = asking(Insurance::medical);
  query.attributes.scheme = "附加";
  const auto terms = files.load().resolve(query);
  ASSERT_FALSE(terms);
  EXPECT_NE(terms.error().message().zh.find("个人定额 未知"), std::string::npos) << terms.error().message().zh;
}

TEST(Insurances, LongTermCareIsChargedWhereARateIsKnownAndPaidFromPay) {
  LibraryForTest files;
  files.city(
      city_with("    long_term_care:\n" + fact("330200-c",
                                               "from: 2026-01-01, base: {same_as: pension}, employer: {rate: 0.15%}, "
                                               "employee: {rate: 0.15%, paid_from: medical_personal_account}")));
  const auto terms = files.load().resolve(asking(Insurance::long_term_care)).value();
  EXPECT_EQ(terms.employer.rate->value, rate("0.15%"));
  EXPECT_FALSE(terms.employee.rate);
  EXPECT_TRUE(warned(terms, "not_from_pay"));

  files.city(city_with("    long_term_care:\n" + fact("330200-c", "from: 2026-01-01, note: 由医保统筹基金划转")));
  const Library& library = files.load();
  EXPECT_FALSE(library.resolve(asking(Insurance::long_term_care)));
  EXPECT_THAT(library.insurances("330200", coverage("2026-11"), day("2026-11-22")).value(),
              testing::Not(testing::Contains(Insurance::long_term_care)));
}

TEST(Insurances, TheHousingFundMayLimitTheTotalDeposit) {
  LibraryForTest files;
  files.city(city_with("") + "  total deposit cap:\n    housing_fund:\n" +
             fact("330200-t", "from: 2026-07-01, total: {floor: 240, cap: 8657.34}"));
  const auto terms = files.load().resolve(asking(Insurance::housing_fund)).value();
  EXPECT_EQ(terms.total_cap->value, yuan("8657.34"));
  EXPECT_EQ(terms.total_floor->value, yuan("240"));
  EXPECT_EQ(terms.cap->value, yuan("30000"));
}

TEST(Insurances, AdviceIsNotChargedBy) {
  LibraryForTest files;
  files.city(city_with("") + "  recommended floor:\n    housing_fund:\n" +
             fact("330200-r", "from: 2026-08-01, base: {floor: 4888}"));
  EXPECT_EQ(files.load().resolve(asking(Insurance::housing_fund)).value().floor->value, yuan("2500"));
}

TEST(Insurances, CompletePlacesAreThoseWhereEverythingChargedResolves) {
  LibraryForTest files;
  files.write("00-全国/000000-全国-规则.yaml", merged_nationally);
  files.city(city_with(""));
  EXPECT_THAT(files.load().complete_places(coverage("2026-11"), day("2026-11-22")), ElementsAre("330200"));
  files.city(city_with("    long_term_care:\n" +
                       fact("330200-c", "from: 2026-01-01, employer: {rate: 0.15%}, employee: {rate: 0.15%}")));
  EXPECT_THAT(files.load().complete_places(coverage("2026-11"), day("2026-11-22")), testing::IsEmpty());
}

TEST(Names, InsurancesAreReadByCodeAndByTheNamesPeopleUse) {
  for (int index = 0; index < insurance_count; ++index) {
    const auto insurance = static_cast<Insurance>(index);
    EXPECT_EQ(parse_insurance(to_string(insurance)).value(), insurance);
    EXPECT_EQ(parse_insurance(label(insurance).zh).value(), insurance);
  }
  EXPECT_EQ(parse_insurance(" 公积金 ").value(), Insurance::housing_fund);
  EXPECT_EQ(parse_insurance("医保").value(), Insurance::medical);
  EXPECT_FALSE(parse_insurance("车险"));
}

}  // namespace
}  // namespace fenhao::policy
