#include "sample/numbers.h"

#include <gtest/gtest.h>

#include <set>

namespace fenhao::sample {
namespace {

const Date born = Date::of(1990, 1, 31).value();

TEST(Numbers, ResidentIdsCheckAndLieInNoRegion) {
  std::set<std::string> seen;
  for (std::int64_t index = 0; index < 120'000; index += 7) {
    const Gender sex = index % 2 == 0 ? Gender::female : Gender::male;
    const auto number = resident_id(index, born, sex);
    const auto identity = check_identity(IdentityKind::resident_id, number);
    ASSERT_TRUE(identity) << identity.error().describe(Lang::zh);
    EXPECT_EQ(identity->birth, born);
    EXPECT_EQ(identity->gender, sex);
    EXPECT_EQ(number.substr(2, 2), "99");
    EXPECT_TRUE(seen.insert(number).second) << index;
  }
}

// Whatever the birth dates: region, sequence and sex alone never meet.
TEST(Numbers, ResidentIdsAreDistinctUpToTheirLimit) {
  std::set<std::string> seen;
  for (std::int64_t index = 0; index < resident_ids; index += 13) {
    const auto number = resident_id(index, born, Gender::male);
    ASSERT_TRUE(seen.insert(number.substr(0, 6) + number.substr(14, 3)).second) << index;
  }
}

TEST(Numbers, OtherDocumentsCheck) {
  for (const std::int64_t index : {0, 1, 998, 999, 77'777, 499'999}) {
    EXPECT_TRUE(check_identity(IdentityKind::passport_foreign, foreign_passport(index))) << index;
    EXPECT_TRUE(check_identity(IdentityKind::hk_macau_travel_permit, hong_kong_permit(index))) << index;
    EXPECT_TRUE(check_identity(IdentityKind::hk_macau_travel_permit, macau_permit(index))) << index;
    EXPECT_TRUE(check_identity(IdentityKind::taiwan_travel_permit, taiwan_permit(index))) << index;
    const auto card = check_identity(IdentityKind::foreigner_permanent_resident, permanent_resident_card(index, born));
    ASSERT_TRUE(card) << card.error().describe(Lang::zh);
    EXPECT_EQ(card->country, "999");
    EXPECT_EQ(card->birth, born);
  }
  EXPECT_NE(permanent_resident_card(0, born), permanent_resident_card(999, born));
  EXPECT_GT(foreign_passport(0).size(), 9u);  // longer than any machine-readable passport's
}

TEST(Numbers, BankCardsCheckAndBelongToNoBank) {
  std::set<std::string> seen;
  for (std::int64_t index = 0; index < 20'000; ++index) {
    const auto card = bank_card(index);
    ASSERT_TRUE(check_bank_card(card)) << index;
    EXPECT_TRUE(card.starts_with("9999"));
    EXPECT_TRUE(seen.insert(card).second) << index;
  }
  EXPECT_NE(corporate_account(0), corporate_account(1));
}

TEST(Numbers, PhonesAreOutsideTheSubscribersRange) {
  std::set<std::string> seen;
  for (std::int64_t index = 0; index < 20'000; ++index) {
    const auto number = phone(index);
    EXPECT_EQ(number.size(), 11u);
    EXPECT_TRUE(number.starts_with("1005"));
    EXPECT_TRUE(seen.insert(number).second) << index;
  }
}

TEST(Numbers, CreditCodesCheck) {
  std::set<std::string> seen;
  for (std::int64_t index = 0; index < 500; ++index) {
    const auto code = uscc(index);
    EXPECT_TRUE(check_uscc(code)) << index;
    EXPECT_EQ(code.substr(4, 2), "99");
    EXPECT_TRUE(seen.insert(code).second) << index;
  }
}

}  // namespace
}  // namespace fenhao::sample
