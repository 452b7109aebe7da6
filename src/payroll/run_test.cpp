#include "payroll/run.h"

#include <gtest/gtest.h>

namespace fenhao::payroll {
namespace {

RunRecord run_in(RunState state) {
  return {.id = 7, .month = EarningMonth{*Month::of(2026, 11)}, .state = state, .created_by = "张三"};
}

TEST(RunStates, GoForwardOneByOne) {
  EXPECT_TRUE(may_advance(run_in(RunState::draft), RunState::calculated, "张三"));
  EXPECT_TRUE(may_advance(run_in(RunState::calculated), RunState::reviewed, "张三"));
  EXPECT_TRUE(may_advance(run_in(RunState::reviewed), RunState::approved, "李四"));
  EXPECT_TRUE(may_advance(run_in(RunState::approved), RunState::closed, "李四"));
  EXPECT_FALSE(may_advance(run_in(RunState::draft), RunState::reviewed, "李四"));
  EXPECT_FALSE(may_advance(run_in(RunState::calculated), RunState::approved, "李四"));
  EXPECT_FALSE(may_advance(run_in(RunState::reviewed), RunState::closed, "李四"));
}

TEST(RunStates, CanBeCalculatedAgainUntilApproved) {
  EXPECT_TRUE(may_advance(run_in(RunState::calculated), RunState::calculated, "张三"));
  EXPECT_TRUE(may_advance(run_in(RunState::reviewed), RunState::calculated, "张三"));
  const auto refused = may_advance(run_in(RunState::approved), RunState::calculated, "张三");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::not_allowed);
  EXPECT_NE(refused.error().describe(Lang::zh).find("先撤回批准"), std::string::npos);
}

TEST(RunStates, TheMakerMayNotApprove) {
  const auto refused = may_advance(run_in(RunState::reviewed), RunState::approved, "张三");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe(Lang::zh).find("不能批准自己的批次"), std::string::npos);
}

TEST(RunStates, ClosedNeverChanges) {
  for (const auto to : {RunState::draft, RunState::calculated, RunState::reviewed, RunState::approved, RunState::closed})
    EXPECT_FALSE(may_advance(run_in(RunState::closed), to, "李四"));
}

}  // namespace
}  // namespace fenhao::payroll
