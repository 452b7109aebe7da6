#include "policy/fact_text.h"

#include <gtest/gtest.h>

#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

constexpr std::string_view full = R"(schema: fenhao-policy/1
place: {code: "330200", name: 乙市, province: 甲省}
schemes:
  main:
    medical:
      - id: 330200-medical-1
        from: 2026-01-01
        to: 2026-12-31
        from_kind: as_of
        areas: [丙, 丁]
        base: {floor: 4204.8, cap: none}
        employer: {rate: 0.0665, fixed: 6.4, note: 含生育}
        employee: {rate: 2%, range: 1%-2%}
        includes: [maternity]
        rounding: up_jiao
        rounding_words: 见分进角
        marks: [provisional, temporary]
        conflict: {with: [330200-medical-2], fields: [employer_rate, cap], preferred: true}
        check: {result: floor_off, note: 未到60%}
        note: 说明
        kind: counter
        announced: 2025-12-29
        recorded: 2025-12-29
        confidence: medium
        source: {title: 通知, url: "https://example.org/1", kind: official, quote: 原文, date: 2025-12-29, via: 转载}
        corroborated_by:
          - {title: 另一来源, kind: code}
  单建统筹:
    pension: []
)";

TEST(FactText, ReadsEveryField) {
  const auto parsed = parse_place_text(full, "a.yaml");
  ASSERT_TRUE(parsed.errors.empty()) << parsed.errors.front().describe(Lang::en);
  EXPECT_EQ(parsed.value.place.name, "乙市");
  ASSERT_EQ(parsed.value.facts.size(), 1u);
  const Fact& fact = parsed.value.facts.front();
  EXPECT_EQ(fact.info.item, "medical");
  EXPECT_EQ(fact.info.scheme, "");
  EXPECT_EQ(fact.info.line, 6);
  EXPECT_EQ(fact.info.file, "a.yaml");
  EXPECT_EQ(fact.info.to, day("2026-12-31"));
  EXPECT_EQ(fact.from_kind, FromKind::as_of);
  EXPECT_EQ(fact.areas, (std::vector<std::string>{"丙", "丁"}));
  EXPECT_EQ(fact.floor, yuan("4204.80"));
  EXPECT_TRUE(fact.no_cap);
  EXPECT_EQ(fact.employer.rate, rate("6.65%"));
  EXPECT_EQ(fact.employer.fixed, yuan("6.40"));
  EXPECT_EQ(fact.employee.range, (RateRange{rate("1%"), rate("2%")}));
  EXPECT_EQ(fact.rounding, Rounding::up_jiao);
  EXPECT_TRUE(fact.provisional && fact.temporary && !fact.superseded);
  EXPECT_TRUE(fact.conflict->preferred);
  EXPECT_EQ(fact.conflict->fields, (std::vector<Parameter>{Parameter::employer_rate, Parameter::cap}));
  EXPECT_EQ(fact.check_result, "floor_off");
  EXPECT_EQ(fact.info.kind, FactKind::counter);
  EXPECT_EQ(fact.info.confidence, Confidence::medium);
  EXPECT_EQ(fact.info.source.quote, "原文");
  ASSERT_EQ(fact.corroborated_by.size(), 1u);
  EXPECT_EQ(fact.corroborated_by[0].title, "另一来源");
}

// One line of the good text changed; the finding must name its line.
struct Wrong {
  std::string_view before, after, expected;
  int line;
};

class FactTextMistake : public testing::TestWithParam<Wrong> {};

TEST_P(FactTextMistake, IsReportedWithItsLine) {
  const Wrong& wrong = GetParam();
  std::string text(full);
  const auto at = text.find(wrong.before);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, wrong.before.size(), wrong.after);
  const auto parsed = parse_place_text(text, "a.yaml");
  ASSERT_FALSE(parsed.errors.empty());
  EXPECT_EQ(parsed.errors.front().where().row, wrong.line);
  EXPECT_EQ(parsed.errors.front().where().file, "a.yaml");
  EXPECT_NE(parsed.errors.front().message().zh.find(wrong.expected), std::string::npos)
      << parsed.errors.front().message().zh;
  EXPECT_FALSE(parsed.errors.front().message().en.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Each, FactTextMistake,
    testing::Values(
        Wrong{"fenhao-policy/1", "other/1", "schema", 1}, Wrong{"note: 说明", "remark: 说明", "不认识的键“remark”", 20},
        Wrong{"to: 2026-12-31", "to: 2026-02-30", "读不懂", 8}, Wrong{"floor: 4204.8", "floor: 4204.805", "读不懂", 11},
        Wrong{"rate: 0.0665", "rate: 六点", "读不懂", 12}, Wrong{"range: 1%-2%", "range: 2%-1%", "费率范围", 13},
        Wrong{"rounding: up_jiao", "rounding: upwards", "不认识的取整方式", 15},
        Wrong{"marks: [provisional", "marks: [maybe", "不认识的标记", 17},
        Wrong{"fields: [employer_rate", "fields: [colour", "不认识的参数", 18},
        Wrong{"kind: counter", "kind: rumour", "不在可选之内", 21},
        Wrong{"confidence: medium", "confidence: sure", "不在可选之内", 24},
        Wrong{"        recorded: 2025-12-29\n", "", "缺少“recorded”", 6}, Wrong{"title: 通知, ", "", "缺少“title”", 25},
        Wrong{"    medical:", "    dental:", "不认识的项目“dental”", 6},
        Wrong{"from_kind: as_of", "from_kind: about", "不在可选之内", 9},
        Wrong{"areas: [丙, 丁]", "areas: 丙", "应当是列表", 10}, Wrong{"schemes:", "scheme:", "不认识的键“scheme”", 4},
        Wrong{"from: 2026-01-01\n", "from: 2026-01-01\n        from: 2026-02-01\n", "重复", 8}));

TEST(FactText, APlaceThatCannotBeReadIsAnErrorWhenItIsAskedFor) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n      - {id: 330200-x, from: 2026-13-01}\n");
  const Library& library = files.load();
  const auto terms = library.resolve(asking());
  ASSERT_FALSE(terms);
  EXPECT_EQ(terms.error().where().row, 6);
  EXPECT_TRUE(terms.error().where().file.ends_with("33-甲省/330200-乙市.yaml")) << terms.error().where().file;
}

TEST(FactText, AFileInTheWrongPlaceIsAnError) {
  LibraryForTest files;
  files.write("33-甲省/330300-丙市.yaml",
              LibraryForTest::header("330200", "乙市", "甲省") + "\n  main:\n    pension: []\n");
  const Library& library = files.load();
  const auto findings = library.check();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_NE(findings[0].message.zh.find("文件名与 place.code 不一致"), std::string::npos);
}

TEST(FactText, AFolderWithoutPlacesIsNotALibrary) {
  EXPECT_FALSE(Library::load("/nonexistent/policy"));
  LibraryForTest files;
  EXPECT_EQ(Library::load(files.root() / "00-全国").error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::policy
