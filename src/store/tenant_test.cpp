#include "store/tenant.h"

#include <gtest/gtest.h>

namespace fenhao::store {
namespace {

TEST(TenantName, IsWhatCanBeNeitherAPathNorSqlNorLookLikeAnother) {
  for (const char* good : {"a", "huadong", "huadong-2", "91310000", "0", "pg", "public", "select"}) EXPECT_TRUE(check_tenant_name(good)) << good;
  EXPECT_TRUE(check_tenant_name(std::string(40, 'a')));
  for (const char* bad : {"", ".", "..", "../other", "a/b", "/etc", "A", "Huadong", "a b", "a\"b", "a'b", "a;drop schema public", "-a", "--help", "a_b", "a.b", "a\nb", "a%2e", "公司", "\xD0\xB0",
                          "a\xCC\x81", "a\\b", "$(id)", "~", "*", "a\t"}) {
    const auto checked = check_tenant_name(bad);
    ASSERT_FALSE(checked) << bad;
    EXPECT_EQ(checked.error().code(), ErrorCode::invalid_input);
  }
  EXPECT_FALSE(check_tenant_name(std::string("a\0b", 3)));
  EXPECT_FALSE(check_tenant_name(std::string(41, 'a')));
}

}  // namespace
}  // namespace fenhao::store
