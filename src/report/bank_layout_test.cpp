#include "report/bank_layout.h"

#include <gtest/gtest.h>

#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

std::string chosen(const std::string& bank_name, const std::vector<const FileLayout*>& layouts) {
  const auto* layout = bank_layout_of({.code = "A", .bank_name = bank_name}, layouts);
  return layout ? layout->id : "none";
}

TEST(BankLayout, TheEntitysBankPicksTheLayout) {
  const auto directory = testing::own_layouts();
  std::vector<const FileLayout*> layouts;
  for (const auto& layout : directory.layouts())
    if (layout.pays_wages()) layouts.push_back(&layout);
  EXPECT_EQ(chosen("招商银行上海分行", layouts), "bank_cmb");
  EXPECT_EQ(chosen("招行深圳科技园支行", layouts), "bank_cmb");
  EXPECT_EQ(chosen("中国建设银行股份有限公司北京分行", layouts), "bank_ccb");
  EXPECT_EQ(chosen("建行北京分行", layouts), "bank_ccb");
  EXPECT_EQ(chosen("交通银行广州分行", layouts), "bank_generic") << "no layout of its own";
  EXPECT_EQ(chosen("", layouts), "bank_generic");
}

TEST(BankLayout, WithoutALayoutForAnyBankOnlyNamedBanksArePaid) {
  const FileLayout cmb{.id = "bank_cmb", .banks = {"招商银行"}};
  const FileLayout later{.id = "bank_cmb_other", .banks = {"招商银行"}};
  EXPECT_EQ(chosen("招商银行", {&cmb, &later}), "bank_cmb") << "the first by id";
  EXPECT_EQ(chosen("交通银行", {&cmb}), "none");
}

}  // namespace
}  // namespace fenhao::report
