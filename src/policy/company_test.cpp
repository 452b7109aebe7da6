// What a company records and decides itself.
#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const auto fact = LibraryForTest::fact;

constexpr std::string_view recorded = R"(schema: fenhao-policy/1
company: 示例公司
places:
  - place: {code: "330200"}
    schemes:
      main:
        pension:
          - id: 330200-pension-own
            from: 2026-07-01
            base: {floor: 4300}
            who: 王主管
            evidence: 税务局《告知书》"2026"第3号
            recorded: 2026-08-05
        work_injury:
          - {id: 330200-injury-1, from: 2026-01-01, account: SI-1, employer: {rate: 0.32%}, who: 王主管, evidence: 核定表, recorded: 2026-01-10}
          - {id: 330200-injury-2, from: 2026-01-01, account: SI-2, employer: {rate: 0.56%}, who: 王主管, evidence: 核定表, recorded: 2026-01-10}
)";

void write_city(LibraryForTest& files) {
  files.city("\n  main:\n    pension:\n" +
             fact("330200-p", "from: 2026-07-01, base: {floor: 4200, cap: 21000}, " + usual_rates) +
             "    work_injury:\n" +
             fact("330200-w", "from: 2026-01-01, base: {floor: 4200, cap: 21000}, employer: {range: 0.2%-1.9%}"));
}

TEST(CompanyFacts, OverrideOneParameterAndLeaveTheRest) {
  LibraryForTest files;
  write_city(files);
  Library& library = files.load();
  ASSERT_TRUE(library.add_company_facts(recorded, "company.yaml"));
  const auto terms = library.resolve(asking()).value();
  EXPECT_EQ(terms.floor->value, yuan("4300"));
  EXPECT_EQ(terms.floor->fact->origin, Origin::company);
  EXPECT_EQ(terms.cap->fact->id, "330200-p");
}

TEST(CompanyFacts, AreInvisibleBeforeTheyWereRecorded) {
  LibraryForTest files;
  write_city(files);
  Library& library = files.load();
  ASSERT_TRUE(library.add_company_facts(recorded, "company.yaml"));
  Query query = asking();
  query.known = day("2026-08-04");
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("4200"));
}

TEST(CompanyFacts, TheWorkInjuryRateIsTheAccounts) {
  LibraryForTest files;
  write_city(files);
  Library& library = files.load();
  Query query = asking(Insurance::work_injury);
  query.account = "SI-1";
  const auto missing = library.resolve(query);
  ASSERT_FALSE(missing);
  for (const char* part : {"参保户 SI-1", "已知范围 0.2%–1.9%", "尚未登记"})
    EXPECT_NE(missing.error().message().zh.find(part), std::string::npos) << missing.error().message().zh;

  ASSERT_TRUE(library.add_company_facts(recorded, "company.yaml"));
  const auto terms = library.resolve(query).value();
  EXPECT_EQ(terms.employer.rate->value, rate("0.32%"));
  EXPECT_FALSE(terms.employee.rate);  // employer only, Social Insurance Law art. 33
  query.account = "SI-2";
  EXPECT_EQ(library.resolve(query).value().employer.rate->value, rate("0.56%"));
  query.account = "SI-3";
  EXPECT_FALSE(library.resolve(query));
}

TEST(CompanyFacts, AreWrittenOutInTheFormTheyAreReadIn) {
  LibraryForTest files;
  write_city(files);
  Library& first = files.load();
  ASSERT_TRUE(first.add_company_facts(recorded, "company.yaml"));
  const std::string text = first.company_facts();
  Library& second = files.load();
  ASSERT_TRUE(second.add_company_facts(text, "export.yaml")) << text;
  EXPECT_EQ(second.company_facts(), text);
  Query query = asking(Insurance::work_injury);
  query.account = "SI-2";
  EXPECT_EQ(second.resolve(query).value().employer.rate->value, rate("0.56%"));
  EXPECT_EQ(second.resolve(asking()).value().floor->fact->source.title, "税务局《告知书》\"2026\"第3号");
}

TEST(CompanyFacts, NeedEvidenceAndWhoAndAnUnusedId) {
  LibraryForTest files;
  write_city(files);
  Library& library = files.load();
  const std::string without_evidence = R"(schema: fenhao-policy/1
places:
  - place: {code: "330200"}
    schemes:
      main:
        pension:
          - {id: a, from: 2026-01-01, base: {floor: 1}, who: 甲, recorded: 2026-01-01}
)";
  const auto refused = library.add_company_facts(without_evidence, "company.yaml");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where().row, 7);
  EXPECT_NE(refused.error().message().zh.find("evidence"), std::string::npos);
  ASSERT_TRUE(library.add_company_facts(recorded, "company.yaml"));
  EXPECT_EQ(library.add_company_facts(recorded, "again.yaml").error().code(), ErrorCode::conflict);
  EXPECT_NE(library.company_facts().find("330200-injury-2"), std::string::npos);
}

void write_ended(LibraryForTest& files) {
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2024-01-01, " + usual_rates) +
             fact("330200-24", "from: 2024-07-01, to: 2025-06-30, base: {floor: 3800, cap: 19000}") +
             fact("330200-25", "from: 2025-07-01, to: 2026-06-30, base: {floor: 4000, cap: 20000}"));
}

CarryOver decision(const std::string& until) {
  return {.place = "330200",
          .insurance = Insurance::pension,
          .until = month(until),
          .decided_by = "王主管",
          .decided_on = day("2026-07-05"),
          .reason = "新基数未公布"};
}

TEST(CarryOver, UsesTheLastKnownValueUntilItsMonth) {
  LibraryForTest files;
  write_ended(files);
  Library& library = files.load();
  EXPECT_FALSE(library.resolve(asking(Insurance::pension, "2026-07")));
  library.add_carry_over(decision("2026-12"));
  const auto terms = library.resolve(asking(Insurance::pension, "2026-07")).value();
  EXPECT_EQ(terms.floor->value, yuan("4000"));
  EXPECT_EQ(terms.cap->value, yuan("20000"));
  EXPECT_TRUE(warned(terms, "carried_over"));
  EXPECT_TRUE(library.resolve(asking(Insurance::pension, "2026-12")));
  EXPECT_FALSE(library.resolve(asking(Insurance::pension, "2027-01")));
}

TEST(CarryOver, IsForItsInsuranceAndKnownFromItsDay) {
  LibraryForTest files;
  write_ended(files);
  Library& library = files.load();
  CarryOver medical = decision("2026-12");
  medical.insurance = Insurance::medical;
  library.add_carry_over(medical);
  EXPECT_FALSE(library.resolve(asking()));
  library.add_carry_over(decision("2026-12"));
  Query query = asking(Insurance::pension, "2026-07");
  query.known = day("2026-07-04");
  EXPECT_FALSE(library.resolve(query));
  query.known = day("2026-07-05");
  EXPECT_TRUE(library.resolve(query));
}

TEST(CarryOver, NeverBeatsAFactThatHolds) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-25", "from: 2025-07-01, to: 2026-06-30, base: {floor: 4000, cap: 20000}, " + usual_rates) +
             fact("330200-26", "from: 2026-07-01, base: {floor: 4200, cap: 21000}, " + usual_rates));
  Library& library = files.load();
  library.add_carry_over(decision("2026-12"));
  const auto terms = library.resolve(asking()).value();
  EXPECT_EQ(terms.floor->value, yuan("4200"));
  EXPECT_FALSE(warned(terms, "carried_over"));
}

}  // namespace
}  // namespace fenhao::policy
