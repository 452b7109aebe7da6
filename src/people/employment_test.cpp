#include "people/employment.h"

#include <gtest/gtest.h>

namespace fenhao::people {
namespace {

Date day(int year, int month, int number) { return *Date::of(year, month, number); }

Employment stretch(Date from, std::optional<Date> last_day, const std::string& entity = "A") {
  Employment one;
  one.employee = "E1";
  one.entity = entity;
  one.from = from;
  one.last_day = last_day;
  one.hired = day(2020, 1, 1);
  return one;
}

const Period march = Period::whole(day(2026, 3, 1).month());

TEST(SegmentsIn, CutsToThePeriodAndOrders) {
  const auto segments =
      segments_in({stretch(day(2026, 3, 16), std::nullopt, "B"), stretch(day(2025, 1, 1), day(2026, 3, 15)),
                   stretch(day(2024, 1, 1), day(2026, 2, 28)), stretch(day(2026, 4, 1), std::nullopt)},
                  march);
  ASSERT_EQ(segments.size(), 2u);
  EXPECT_EQ(segments[0].from, day(2026, 3, 1));
  EXPECT_EQ(segments[0].last_day, day(2026, 3, 15));
  EXPECT_EQ(segments[0].hired, day(2020, 1, 1));
  EXPECT_EQ(segments[1].entity, "B");
  EXPECT_EQ(segments[1].last_day, day(2026, 3, 31));
}

TEST(SegmentsIn, ASingleDayCounts) {
  EXPECT_EQ(segments_in({stretch(day(2026, 3, 31), day(2026, 3, 31))}, march).size(), 1u);
  EXPECT_EQ(segments_in({stretch(day(2026, 4, 1), day(2026, 4, 1))}, march).size(), 0u);
}

TEST(PeriodOf, OpenEndsRunToTheEndOfTime) {
  EXPECT_EQ(period_of(stretch(day(2026, 3, 1), std::nullopt)).to, day(9999, 12, 31));
  EXPECT_EQ(period_of(stretch(day(2026, 3, 1), day(2026, 3, 1))).days(), 1);
}

TEST(CheckStretches, OneEntityOneStretchAtATime) {
  const auto first = stretch(day(2025, 1, 1), day(2026, 3, 15));
  EXPECT_TRUE(check_stretches({stretch(day(2026, 3, 16), std::nullopt), first}));
  EXPECT_TRUE(check_stretches({first, stretch(day(2026, 3, 15), std::nullopt, "B")}));
  const auto overlap = check_stretches({first, stretch(day(2026, 3, 15), std::nullopt)});
  ASSERT_FALSE(overlap);
  EXPECT_EQ(overlap.error().code(), ErrorCode::conflict);
  EXPECT_EQ(overlap.error().where().subject, "E1");
  EXPECT_NE(overlap.error().message().en.find("2026-03-15"), std::string::npos);
  EXPECT_FALSE(check_stretches({stretch(day(2025, 1, 1), std::nullopt), stretch(day(2026, 1, 1), day(2026, 1, 2))}));
}

TEST(CheckStretches, AnEndBeforeTheBeginningIsRefused) {
  EXPECT_EQ(check_stretches({stretch(day(2026, 3, 2), day(2026, 3, 1))}).error().code(), ErrorCode::invalid_input);
}

TEST(AccountKind, IsReadByCodeAndChineseName) {
  for (const auto kind : {AccountKind::social_insurance, AccountKind::medical, AccountKind::housing_fund})
    EXPECT_EQ(*parse_account_kind(to_string(kind)), kind);
  EXPECT_EQ(*parse_account_kind("公积金"), AccountKind::housing_fund);
  EXPECT_EQ(parse_account_kind("工会").error().code(), ErrorCode::invalid_input);
}

}  // namespace
}  // namespace fenhao::people
