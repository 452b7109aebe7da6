#include "store/tenant.h"

#include <algorithm>

#include "store/postgres_connection.h"

namespace fenhao::store {
namespace {

constexpr std::string_view prefix = "fenhao_";
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

Result<std::vector<std::string>> tenants_on(const std::string& server) {
  FENHAO_TRY(connection, PostgresConnection::open(server, "fenhao"));
  FENHAO_TRY(schemas, connection->marked_schemas(std::string(prefix)));
  std::vector<std::string> names;
  for (const auto& schema : schemas)
    if (const auto name = schema.substr(prefix.size()); check_tenant_name(name)) names.push_back(name);
  return names;
}

Result<std::vector<std::string>> tenants_below(const std::filesystem::path& root) {
  std::vector<std::string> names;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(root, unreadable)) {
    std::error_code none;
    const auto name = entry.path().filename().string();
    if (check_tenant_name(name) && std::filesystem::exists(entry.path() / "fenhao.db", none)) names.push_back(name);
  }
  if (unreadable && unreadable != std::errc::no_such_file_or_directory)
    return fail(Error(ErrorCode::unavailable, {"目录读不了：" + unreadable.message(), "the directory cannot be read: " + unreadable.message()})
                    .at({.file = root.string()})
                    .way_out({"检查目录权限", "check its permissions"}));
  std::ranges::sort(names);
  return names;
}

std::string tenant_schema(std::string_view name) { return std::string(prefix) + std::string(name); }

}  // namespace fenhao::store
