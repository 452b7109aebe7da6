// Rows taken back, and rows that reach into closed months.
#include "intake/intake_for_test.h"
#include "intake/intake_store.h"
#include "intake/records_store.h"
#include "store/for_test.h"

namespace fenhao::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Voidings : public testing::Test {
 protected:
  Result<BatchReceipt> take(Kind kind, const Rows& rows, const Surroundings& known = company()) {
    const Intake intake = read_rows(kind, rows, known);
    EXPECT_THAT(issues(intake), IsEmpty());
    return save(store, intake, "文件.xlsx", "digest " + std::to_string(++files), "clerk");
  }
  void close(const std::string& month) {
    ASSERT_TRUE(store.connection().execute(
        "INSERT INTO run (id, earning_month, state, known, known_batch, created_by, created_at) VALUES ($1, $2, 'closed', '2026-11-22', 0, 'maker', '2026-11-22')",
        {store::bind(std::int64_t{++files}), store::bind(month)}));
  }
  std::vector<std::string> salaries(std::int64_t batch) {
    std::vector<std::string> list;
    const auto held = *load_salaries(store, {batch, ""});
    for (const auto& row : held) list.push_back(row.item + " " + row.from.to_string() + " " + row.amount.to_string());
    return list;
  }

  store::StoreForTest database;
  store::Store& store = *database;
  int files = 0;
};

const std::vector<std::string> headings{"工号", "生效日期", "基本工资", "作废"};

TEST_F(Voidings, ACorrectedStartDateOfASalaryReplacesTheWrongOne) {
  const auto wrong = take(Kind::salary, {{"工号", "生效日期", "基本工资", "岗位工资"}, {"E001", "2026-03-01", "#8000", "#500"}});
  ASSERT_TRUE(wrong);
  const auto right = take(Kind::salary, {headings, {"E001", "2026-03-01", "", "是"}, {"E001", "2026-04-01", "#8000", ""}});
  ASSERT_TRUE(right) << right.error().describe(Lang::zh);
  EXPECT_EQ(right->rows, 2);
  EXPECT_THAT(salaries(right->batch), ElementsAre("salary.base 2026-04-01 8000.00"));
  EXPECT_THAT(salaries(wrong->batch), ElementsAre("salary.base 2026-03-01 8000.00", "salary.post 2026-03-01 500.00")) << "as known then";
}

TEST_F(Voidings, AVoidedRowMayBeStatedAgainLater) {
  ASSERT_TRUE(take(Kind::salary, {headings, {"E001", "2026-03-01", "#8000", ""}}));
  ASSERT_TRUE(take(Kind::salary, {headings, {"E001", "2026-03-01", "", "是"}}));
  const auto again = take(Kind::salary, {headings, {"E001", "2026-03-01", "#8100", ""}});
  ASSERT_TRUE(again);
  EXPECT_THAT(salaries(again->batch), ElementsAre("salary.base 2026-03-01 8100.00"));
}

TEST_F(Voidings, WhatWasNeverRecordedCannotBeTakenBackAndNothingOfTheFileIsWritten) {
  ASSERT_TRUE(take(Kind::salary, {headings, {"E001", "2026-03-01", "#8000", ""}}));
  const auto refused = take(Kind::salary, {headings, {"E002", "2026-05-01", "#7000", ""}, {"E001", "2026-02-01", "", "是"}, {"E003", "2026-03-01", "", "是"}});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().describe(Lang::zh), HasSubstr("第 3 行（工号 E001，2026-02-01）；第 4 行（工号 E003，2026-03-01）"));
  EXPECT_EQ(salaries(99).size(), 1u);
}

TEST_F(Voidings, OneFileCannotTakeBackAndStateTheSameStart) {
  EXPECT_THAT(issues_of(Kind::salary, {headings, {"E001", "2026-03-01", "#8000", ""}, {"E001", "2026-03-01", "", "是"}}),
              ElementsAre("3 作废 (D): 同一份文件里又作废又填写了同一人同一起始日的内容"));
  EXPECT_THAT(issues_of(Kind::salary, {headings, {"E001", "", "", "是"}}), testing::Not(IsEmpty())) << "which one is not stated";
}

TEST_F(Voidings, AMoveTakenBackLetsTheStretchBeforeGoOn) {
  ASSERT_TRUE(take(Kind::roster, {{"工号", "姓名", "证件号码", "合同公司", "参保城市", "薪资组", "入职日期"},
                                  {"E001", "张三", zhang(), "HQ", "深圳", "office", "2024-03-01"}}));
  ASSERT_TRUE(take(Kind::moves, {{"工号", "生效日期", "调入部门"}, {"E001", "2026-06-01", "销售部"}}));
  const auto receipt = take(Kind::moves, {{"工号", "生效日期", "调入部门", "作废"}, {"E001", "2026-06-01", "", "是"}});
  ASSERT_TRUE(receipt);
  const auto stretches = load_employments(store, {receipt->batch, "E001"});
  ASSERT_TRUE(stretches);
  ASSERT_EQ(stretches->size(), 1u);
  EXPECT_EQ((*stretches)[0].last_day, std::nullopt);
}

TEST_F(Voidings, PlansDeductionsAndMonthlyInputsTakenBack) {
  const Rows plan{{"工号", "主体", "参保地", "起缴月", "社保基数", "公积金基数", "公积金单位比例", "公积金个人比例", "作废"},
                  {"E001", "HQ", "深圳", "2026-07", "#8000", "#9000", "5%", "5%", ""}};
  Rows voided = plan;
  voided[1][8] = "是";
  ASSERT_TRUE(take(Kind::contributions, plan));
  ASSERT_TRUE(take(Kind::contributions, voided));
  ASSERT_TRUE(take(Kind::deductions, {{"工号", "起始月", "子女教育", "赡养老人"}, {"E001", "2026-01", "#2000", "#1500"}}));
  ASSERT_TRUE(take(Kind::deductions, {{"工号", "起始月", "扣除项目", "作废"}, {"E001", "2026-01", "赡养老人", "是"}}));
  ASSERT_TRUE(take(Kind::variable, {{"工号", "月份", "月度奖金"}, {"E001", "2026-11", "#100"}}));
  const auto last = take(Kind::variable, {{"工号", "月份", "月度奖金", "作废"}, {"E001", "2026-11", "", "是"}});
  ASSERT_TRUE(last);
  const AsOf now{last->batch, ""};
  EXPECT_THAT(*load_enrolments(store, now, CoverageMonth{*Month::parse("2026-11")}), IsEmpty());
  const auto deductions = load_deductions(store, now);
  ASSERT_EQ(deductions->size(), 1u);
  EXPECT_EQ(deductions->front().kind, "children");
  EXPECT_THAT(*load_inputs(store, now, EarningMonth{*Month::parse("2026-11")}, "variable"), IsEmpty());
}

TEST_F(Voidings, WhatReachesIntoClosedMonthsIsTold) {
  ASSERT_TRUE(take(Kind::salary, {headings, {"E001", "2026-03-01", "#8000", ""}, {"E002", "2026-03-01", "#7000", ""}}));
  close("2026-09");
  close("2026-10");
  const auto same = take(Kind::salary, {headings, {"E001", "2026-03-01", "#8000", ""}, {"E002", "2026-11-01", "#7500", ""}});
  ASSERT_TRUE(same);
  EXPECT_EQ(same->late.people, 0) << "nothing of a closed month changes";
  const auto late = take(Kind::salary, {headings, {"E001", "2026-03-01", "#8200", ""}, {"E002", "2026-10-15", "#7500", ""}});
  ASSERT_TRUE(late);
  EXPECT_EQ(late->late.people, 2);
  EXPECT_EQ(late->late.first_month, "2026-09");
  EXPECT_EQ(late->late.last_closed, "2026-10");
}

TEST_F(Voidings, ALeaverOfTheOpenMonthChangesNoClosedOne) {
  const std::vector<std::string> roster{"工号", "姓名", "证件号码", "合同公司", "参保城市", "薪资组", "入职日期", "离职日期"};
  std::vector<std::string> zhang_san{"E001", "张三", zhang(), "HQ", "深圳", "office", "2024-03-01", ""};
  ASSERT_TRUE(take(Kind::roster, {roster, zhang_san}));
  close("2026-10");
  zhang_san[7] = "2026-11-15";
  EXPECT_EQ(take(Kind::roster, {roster, zhang_san})->late.people, 0);
  zhang_san[7] = "2026-10-15";
  EXPECT_EQ(take(Kind::roster, {roster, zhang_san})->late.people, 1);
}

TEST_F(Voidings, AnEntityKeepsItsMonthOfPaymentOnceAMonthIsClosed) {
  const auto pays = [&](int offset) {
    Intake intake{.kind = Kind::entities};
    intake.content.entities = {{.code = "HQ", .name = "测试科技有限公司", .place = "110000", .pay_month_offset = offset, .pay_day = 15}};
    return save(store, intake, "法人主体.xlsx", "digest " + std::to_string(++files), "clerk");
  };
  ASSERT_TRUE(pays(1));
  ASSERT_TRUE(pays(0)) << "nothing is closed yet";
  close("2026-10");
  ASSERT_TRUE(pays(0));
  const auto refused = pays(1);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().describe(Lang::zh), HasSubstr("HQ"));
}

TEST_F(Voidings, HistoryOfAClosedRunCannotBeRestated) {
  const Rows history{{"工号", "扣缴义务人", "截至月份", "累计收入", "累计专项扣除", "累计已预缴税额"}, {"E001", "HQ", "2026-10", "#100000", "#15000", "#500"}};
  ASSERT_TRUE(take(Kind::history, history));
  ASSERT_TRUE(store.connection().execute("UPDATE year_to_date SET run = 1"));
  const auto refused = take(Kind::history, history);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().describe(Lang::zh), HasSubstr("E001（2026-10）"));
}

}  // namespace
}  // namespace fenhao::intake
