#include "base/dated_text.h"

#include <gtest/gtest.h>

namespace fenhao {
namespace {

struct Limit {
  static constexpr std::string_view item = "limit";
  LegalBasis basis;
  int hours = 0;
  Rate rate;
  Steps by_years;
  Readings readings;
};

Fields fields(Limit& limit) {
  return {{"hours", &limit.hours}, {"rate", &limit.rate}, {"by_years", &limit.by_years}, {"readings", &limit.readings}};
}

using Text = LawText<Limit>;

std::string entry(const std::string& id, const std::string& from, const std::string& values) {
  return "- {id: " + id + ", item: limit, from: " + from + ", mark: K, basis: art. 1, " + values + "}\n";
}

const std::string good = "hours: 36, rate: '0.2', by_years: [{from: '0', is: 0}, {from: '1', is: 5}], readings: [a, b]";

Result<Text> load(const std::string& entries) { return Text::load("schema: t/1\nfacts:\n" + entries, "t.yaml", "t/1"); }

Date day(int year, int month, int number) { return *Date::of(year, month, number); }

TEST(DatedText, TheLatestEntryThatHasBegunHolds) {
  std::string later = good;
  later.replace(later.find("36"), 2, "40");
  const auto text = load(entry("old", "2008-01-01", good) + entry("new", "2020-05-02", later));
  ASSERT_TRUE(text) << text.error().describe(Lang::en);
  EXPECT_EQ(text->at<Limit>(day(2020, 5, 1))->hours, 36);
  EXPECT_EQ(text->at<Limit>(day(2020, 5, 2))->hours, 40);
  EXPECT_EQ(text->at<Limit>(day(2020, 5, 2))->basis.id, "new");
  EXPECT_EQ(text->at<Limit>(day(2007, 12, 31)).error().code(), ErrorCode::not_found);
}

TEST(DatedText, StepsAndReadings) {
  const auto limit = load(entry("one", "2008-01-01", good))->at<Limit>(day(2026, 1, 1));
  EXPECT_EQ(step_at(limit->by_years, *Decimal::parse("0.99")), 0);
  EXPECT_EQ(step_at(limit->by_years, Decimal(1)), 5);
  EXPECT_TRUE(limit->readings.offers("b", limit->basis));
  EXPECT_EQ(limit->readings.offers("c", limit->basis).error().code(), ErrorCode::invalid_input);
}

TEST(DatedText, MistakesShowAtLoadWithTheirLine) {
  const auto refused = [](const std::string& entries) {
    const auto text = load(entries);
    return !text && text.error().code() == ErrorCode::invalid_input && text.error().where().row > 0;
  };
  const auto with = [](std::string_view part, const std::string& instead) {
    std::string values = good;
    return entry("one", "2008-01-01", values.replace(values.find(part), part.size(), instead));
  };
  EXPECT_TRUE(load(entry("one", "2008-01-01", good)));
  EXPECT_TRUE(refused(with("hours: 36", "hours: -1")));
  EXPECT_TRUE(refused(with("hours: 36, ", "")));
  EXPECT_TRUE(refused(with("hours: 36", "hours: 36, minutes: 1")));
  EXPECT_TRUE(refused(with("'0.2'", "a fifth")));
  EXPECT_TRUE(refused(with("{from: '1'", "{from: '0'")));
  EXPECT_TRUE(refused(with("{from: '0', is: 0}, ", "")));
  EXPECT_TRUE(refused(with("[a, b]", "[]")));
  EXPECT_TRUE(refused(entry("one", "2008-02-30", good)));
  EXPECT_TRUE(refused(entry("one", "2008-01-01", good) + entry("one", "2009-01-01", good)));
  EXPECT_TRUE(refused(entry("one", "2008-01-01", good) + entry("two", "2008-01-01", good)));
  EXPECT_TRUE(refused(entry("one", "2008-01-01, to: 2010-01-01", good) + entry("two", "2010-01-01", good)));
  EXPECT_TRUE(refused("- {id: x, item: other, from: 2008-01-01, mark: K, basis: art. 1}\n"));
}

TEST(DatedText, AClosedEntryLeavesAGap) {
  const auto text = load(entry("one", "2008-01-01, to: 2010-01-01", good));
  EXPECT_TRUE(text->at<Limit>(day(2010, 1, 1)));
  EXPECT_FALSE(text->at<Limit>(day(2010, 1, 2)));
}

// What was recorded later about earlier days holds once it is known, and not before.
TEST(DatedText, IsAskedAsItWasKnownOnADay) {
  std::string later = good;
  later.replace(later.find("36"), 2, "40");
  const auto text = load(entry("old", "2008-01-01", good) + entry("amended", "2008-01-01", "recorded: 2026-11-23, " + later));
  ASSERT_TRUE(text) << text.error().describe(Lang::en);
  EXPECT_EQ(text->at<Limit>(day(2026, 1, 1))->hours, 40);
  EXPECT_EQ(text->known_on(day(2026, 11, 23)).at<Limit>(day(2026, 1, 1))->hours, 40);
  EXPECT_EQ(text->known_on(day(2026, 11, 22)).at<Limit>(day(2026, 1, 1))->hours, 36);
  EXPECT_FALSE(load(entry("old", "2008-01-01", good) + entry("same", "2008-01-01", later))) << "neither was recorded later";
  EXPECT_FALSE(load(entry("old", "2008-01-01", "recorded: soon, " + good)));
}

}  // namespace
}  // namespace fenhao
