// Comparisons, one by one: what is the same, what differs, what stays unread.
#include "cases/expected.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fenhao::cases {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A map of expectations in YAML and what was noted.
class Checked {
 public:
  explicit Checked(const std::string& text)
      : yaml_(must(parse_yaml(text, "test"))), node_(&yaml_, "expect", std::make_shared<Node::Reading>("test")) {}
  Checked(const Checked&) = delete;
  Checked& operator=(const Checked&) = delete;

  const Expected& expect() const { return expected_; }
  std::vector<std::string> unread() const { return node_.unread(); }
  // "field: expected / got"
  std::vector<std::string> differences() const {
    std::vector<std::string> texts;
    for (const auto& [field, expected, got] : *differences_) texts.push_back(field + ": " + expected + " / " + got);
    return texts;
  }

 private:
  YamlNode yaml_;
  Node node_;
  std::shared_ptr<std::vector<Difference>> differences_ = std::make_shared<std::vector<Difference>>();
  Expected expected_{node_, differences_};
};

Money money(std::string_view text) { return must(Money::parse(text)); }

TEST(Expected, ValuesAreComparedNotTheirSpelling) {
  const Checked checked("{pay: '10', rate: '0.10', share: 10%, factor: '1.50', day: 2026-11-01, month: 2026-11, n: 3, ok: true, word: a}");
  const auto& expect = checked.expect();
  expect.money("pay", money("10.00"));
  expect.rate("rate", must(Rate::parse("0.1")));
  expect.rate("share", must(Rate::parse("0.1")));
  expect.decimal("factor", must(Decimal::parse("1.5")));
  expect.date("day", must(Date::parse("2026-11-01")));
  expect.month("month", must(Month::parse("2026-11")));
  expect.count("n", 3);
  expect.flag("ok", true);
  expect.text("word", "a");
  EXPECT_THAT(checked.differences(), IsEmpty());
  EXPECT_THAT(checked.unread(), IsEmpty());
}

TEST(Expected, EveryKindOfValueCanDiffer) {
  const Checked checked("{pay: '10', rate: '0.1', factor: '1.5', day: 2026-11-01, month: 2026-11, n: 3, ok: true, word: a}");
  const auto& expect = checked.expect();
  expect.money("pay", money("10.01"));
  expect.rate("rate", must(Rate::parse("0.11")));
  expect.decimal("factor", must(Decimal::parse("1.51")));
  expect.date("day", must(Date::parse("2026-11-02")));
  expect.month("month", must(Month::parse("2026-12")));
  expect.count("n", 4);
  expect.flag("ok", false);
  expect.text("word", "b");
  EXPECT_THAT(checked.differences(),
              ElementsAre("expect.pay: 10 / 10.01", "expect.rate: 0.1 / 0.11", "expect.factor: 1.5 / 1.51",
                          "expect.day: 2026-11-01 / 2026-11-02", "expect.month: 2026-11 / 2026-12", "expect.n: 3 / 4",
                          "expect.ok: true / false", "expect.word: a / b"));
  EXPECT_THAT(checked.unread(), IsEmpty());
}

TEST(Expected, NullIsNoValue) {
  const Checked checked("{none: null, some: '1.00', absent_amount: null}");
  checked.expect().money("none", std::optional<Money>());
  checked.expect().money("some", std::optional<Money>());
  checked.expect().money("absent_amount", money("2.00"));
  checked.expect().money("unsaid", std::optional<Money>());
  EXPECT_THAT(checked.differences(), ElementsAre("expect.some: 1.00 / null", "expect.absent_amount: null / 2.00", "expect.unsaid:  / null"));
  EXPECT_THAT(checked.unread(), IsEmpty());
}

TEST(Expected, ListsDifferByElementOrAsAWhole) {
  const Checked checked("{fees: ['1', '2.00'], days: [1, 2], words: [a, b], short: ['1.00'], none: []}");
  const auto& expect = checked.expect();
  expect.moneys("fees", {money("1.00"), money("2.01")});
  expect.counts("days", {1, 3});
  expect.texts("words", {"a", "c"});
  expect.moneys("short", {money("1.00"), money("2.00")});
  expect.moneys("none", {});
  expect.moneys("unsaid", {});
  EXPECT_THAT(checked.differences(),
              ElementsAre("expect.fees[1]: 2.00 / 2.01", "expect.days[1]: 2 / 3", "expect.words[1]: b / c",
                          "expect.short: [1.00] / [1.00, 2.00]", "expect.unsaid:  / []"));
  EXPECT_THAT(checked.unread(), IsEmpty());
}

TEST(Expected, MapsOfAListAreCheckedAsFarAsBothGo) {
  const std::vector<int> one{1}, three{1, 2, 3};
  const auto check = [](const Expected& row, int got) { row.count("n", got); };
  const Checked more("{rows: [{n: 1}, {n: 2}]}");
  more.expect().each("rows", one, check);
  EXPECT_THAT(more.differences(), ElementsAre("expect.rows: 2 / 1"));
  EXPECT_THAT(more.unread(), ElementsAre("expect.rows[1].n"));
  const Checked fewer("{rows: [{n: 1}, {n: 2}]}");
  fewer.expect().each("rows", three, check);
  EXPECT_THAT(fewer.differences(), ElementsAre("expect.rows: 2 / 3", "expect.rows[2].n:  / 3"));
  const Checked none("{other: 1}");
  none.expect().each("rows", one, check);
  EXPECT_THAT(none.differences(), ElementsAre("expect.rows:  / 1", "expect.rows[0].n:  / 1"));
}

TEST(Expected, WhatIsComparedWithAMissingMapIsMissing) {
  const Checked checked("{other: 1}");
  checked.expect().at("year").money("tax", money("5.00"));
  EXPECT_THAT(checked.differences(), ElementsAre("expect.year.tax:  / 5.00"));
}

TEST(Node, RefusesValuesOfAnotherKind) {
  const auto yaml = must(parse_yaml("{n: '1.5', f: yes, l: {a: 1}, m: 2026-13, d: 2026-02-30, a: ten, s: [1]}", "test"));
  const Node node(&yaml, "input", std::make_shared<Node::Reading>("test"));
  EXPECT_THROW((void)node.count("n"), Failure);
  EXPECT_THROW((void)node.flag("f"), Failure);
  EXPECT_THROW((void)node.list("l"), Failure);
  EXPECT_THROW((void)node.month("m"), Failure);
  EXPECT_THROW((void)node.date("d"), Failure);
  EXPECT_THROW((void)node.money("a"), Failure);
  EXPECT_THROW((void)node.rate("a"), Failure);
  EXPECT_THROW((void)node.text("s"), Failure);
  EXPECT_THROW((void)node.money("absent"), Failure);
  EXPECT_THROW(node.demand("a", "nine"), Failure);
  EXPECT_NO_THROW(node.demand("a", "ten"));
}

}  // namespace
}  // namespace fenhao::cases
