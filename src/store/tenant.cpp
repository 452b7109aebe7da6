#include "store/tenant.h"

#include <algorithm>

namespace fenhao::store {
namespace {

constexpr std::size_t longest_name = 40;  // with the prefix well below PostgreSQL's 63 bytes

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

Status check_tenant_name(std::string_view name) {
  const bool is_good = !name.empty() && name.size() <= longest_name && is_letter_or_digit(name.front()) &&
                       std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == '-'; });
  if (is_good) return {};
  return fail(Error(ErrorCode::invalid_input, {"租户代码不合规定", "the tenant's name does not fit"})
                  .way_out({"用 1 到 40 个小写字母、数字和连字符，以字母或数字开头，例如 huadong-2",
                            "use 1 to 40 lower-case letters, digits and hyphens, a letter or digit first, such as huadong-2"}));
}

std::string tenant_schema(std::string_view name) { return "fenhao_" + std::string(name); }

}  // namespace fenhao::store
