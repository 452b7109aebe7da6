// The new year's bases from closed runs and imported figures.
#include "month/bases.h"

#include "intake/intake.h"
#include "month/month_for_test.h"
#include "month/surroundings.h"

namespace fenhao::month {
namespace {

class Bases : public MonthTest {
 protected:
  Date hired() const override { return day("2025-01-01"); }
  Month enrolled() const override { return month_of("2026-07"); }  // not all of Beijing's rates of 2025 are known

  // Ten months imported, two closed here: 190,050 and 440,050 in the year, 50 of them for the year served in December.
  void year_2025() {
    intake::Content history;
    for (const auto& [employee, income] : {std::pair("1001", "150000"), std::pair("1002", "400000")})
      history.history.push_back({.employee = employee, .entity = "E1", .through = TaxMonth{month_of("2025-10")}, .figures = {.income = yuan(income)}});
    save(intake::Kind::history, history, "history");
    for (const char* month : {"2025-11", "2025-12"}) {
      const auto calculated = calculate(month);
      ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
      close_run(calculated->run.id);
    }
  }
  BasesRequest request() const { return {.place = "110000", .from = month_of("2026-07"), .known = day("2026-11-22"), .employee = {}}; }
};

TEST_F(Bases, TheAverageOfTheYearWithinFloorAndCap) {
  year_2025();
  const auto people = propose_bases(*workspace_, request(), Lang::zh);
  ASSERT_TRUE(people) << people.error().describe(Lang::zh);
  ASSERT_EQ(people->size(), 2u);
  const auto& first = (*people)[0];
  EXPECT_EQ(first.months, 12);
  EXPECT_EQ(first.wages, yuan("190050"));
  EXPECT_EQ(first.average, yuan("15837.50"));
  EXPECT_EQ(first.from_figures, yuan("150000"));
  for (const auto& base : first.bases) EXPECT_EQ(base.base, yuan("15837.50")) << policy::to_string(base.insurance);
  const auto& second = (*people)[1];
  EXPECT_EQ(second.average, yuan("36670.83"));
  for (const auto& base : second.bases) {
    ASSERT_TRUE(base.cap) << policy::to_string(base.insurance) << base.unknown;
    EXPECT_EQ(base.base, std::min(*base.cap, yuan("36670.83")));
  }
  EXPECT_EQ(second.bases.front().base, yuan("36348")) << "the cap of July 2026";
}

TEST_F(Bases, WhoHasNoWagesOfTheYearIsTold) {
  const auto people = propose_bases(*workspace_, request(), Lang::zh);
  ASSERT_TRUE(people);
  ASSERT_EQ(people->size(), 2u);
  EXPECT_FALSE((*people)[0].average);
  EXPECT_TRUE((*people)[0].bases.empty());
  EXPECT_NE((*people)[0].note.find("2025 年"), std::string::npos);
}

TEST_F(Bases, TheFileIsAPlanThatImportsAsItStands) {
  year_2025();
  const auto people = propose_bases(*workspace_, request(), Lang::zh);
  ASSERT_TRUE(people);
  const auto file = folder_ / "新基数.xlsx";
  const auto written = write_bases(*people, request(), workspace_->law().library, file);
  ASSERT_TRUE(written) << written.error().describe(Lang::zh);
  EXPECT_EQ(write_bases(*people, request(), workspace_->law().library, file).error().code(), ErrorCode::conflict);
  const auto workbook = sheet::read_workbook(file);
  ASSERT_TRUE(workbook);
  ASSERT_EQ(*intake::recognise(*workbook), intake::Kind::contributions);
  const auto known = surroundings(*workspace_, std::nullopt, day("2026-11-22"));
  ASSERT_TRUE(known);
  const auto read = intake::read(*workbook, intake::Kind::contributions, *known);
  ASSERT_TRUE(read) << read.error().describe(Lang::zh);
  for (const auto& issue : read->issues) ADD_FAILURE() << issue.error.describe(Lang::zh);
  ASSERT_EQ(read->content.enrolments.size(), 2u);
  const auto& plan = read->content.enrolments[0];
  EXPECT_EQ(plan.from.month, month_of("2026-07"));
  EXPECT_EQ(plan.place, "110000");
  ASSERT_EQ(plan.insurances.size(), (*people)[0].bases.size());
  for (const auto& enrolment : plan.insurances) EXPECT_EQ(enrolment.declared_base, yuan("15837.50"));
  EXPECT_EQ(plan.insurances.back().employer_rate, *Rate::parse("12%"));
}

}  // namespace
}  // namespace fenhao::month
