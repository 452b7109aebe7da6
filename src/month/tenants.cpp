#include "month/tenants.h"

#include <algorithm>

#include "store/tenant.h"

namespace fenhao::month {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view extension = ".backup";

// No tenant's name begins so.
fs::path archive_folder(const Paths& root) { return root.data / "_archive"; }

Status make_private_folder(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (!problem) fs::permissions(folder, fs::perms::owner_all, problem);
  if (!problem) return {};
  return fail(Error(ErrorCode::unavailable, {"目录无法创建：" + problem.message(), "the directory cannot be created: " + problem.message()})
                  .at({.file = folder.string()})
                  .way_out({"检查目录权限和磁盘空间", "check permissions and disk space"}));
}

// "2026-11-22T07:30:00Z" without what file names do not like.
std::string stamp(std::string time) {
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  return time;
}

// Archives below the root: the tenant's name, and the file.
std::vector<std::pair<std::string, fs::path>> archives(const Paths& root) {
  std::vector<std::pair<std::string, fs::path>> found;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(archive_folder(root), none)) {
    const auto file = entry.path().filename().string();
    const auto name = file.substr(0, file.find('.'));
    if (file.ends_with(extension) && store::check_tenant_name(name)) found.emplace_back(name, entry.path());
  }
  std::ranges::sort(found);
  return found;
}

Result<fs::path> newest_archive(const Paths& root, std::string_view name) {
  fs::path newest;
  for (const auto& [tenant, file] : archives(root))
    if (tenant == name) newest = file;
  if (!newest.empty()) return newest;
  return fail(Error(ErrorCode::not_found, {"没有租户 " + std::string(name) + " 的归档", "there is no archive of the tenant " + std::string(name)})
                  .at({.file = archive_folder(root).string()})
                  .way_out({"用 fenhao tenant list 查看；或写明备份文件", "look at fenhao tenant list, or name a backup file"}));
}

Status title_of(store::Store& store, std::string& title) {
  return store.connection().query("SELECT value FROM setting WHERE name = 'title'", {}, [&](const store::Row& row) -> Status {
    title = row.text(0);
    return {};
  });
}

Status same_tables(const store::BackupContents& before, const store::BackupContents& now) {
  if (before.tables == now.tables) return {};
  return fail(Error(ErrorCode::conflict, {"归档期间有人写入这家公司，没有归档", "somebody wrote to the company while it was archived; it stays as it is"})
                  .way_out({"确认没有人在用，再归档一次", "make sure that nobody works with it and archive again"}));
}

}  // namespace

Result<Paths> tenant_paths(const Paths& root, std::string_view name) {
  FENHAO_CHECK(store::check_tenant_name(name));
  Paths paths = root;
  paths.data /= name;
  paths.key = paths.data.string() + ".key";
  paths.schema = store::tenant_schema(name);
  return paths;
}

Status create_tenant(const Paths& root, std::string_view name, const std::string& title, const std::string& actor) {
  FENHAO_TRY(paths, tenant_paths(root, name));
  FENHAO_CHECK(Workspace::create(paths));
  FENHAO_TRY(store, store::Store::open(paths.database(), paths.key));
  return store.transaction([&]() -> Status {
    FENHAO_CHECK(store.connection().execute("INSERT INTO setting (name, value) VALUES ('title', $1)", {store::bind(title)}));
    return store.audit(actor, "tenant.create", std::string(name), "{}");
  });
}

Result<std::vector<Tenant>> list_tenants(const Paths& root) {
  FENHAO_TRY(names, root.server.empty() ? store::tenants_below(root.data) : store::tenants_on(root.server));
  std::vector<Tenant> tenants;
  for (const auto& name : names) {
    Tenant tenant{.name = name};
    FENHAO_TRY(paths, tenant_paths(root, name));
    auto store = store::Store::open(paths.database(), paths.key);
    if (!store) tenant.problem = store.error();
    else if (auto read = title_of(*store, tenant.title); !read) tenant.problem = read.error();
    tenants.push_back(std::move(tenant));
  }
  for (const auto& [name, file] : archives(root))
    if (std::ranges::find(tenants, name, &Tenant::name) == tenants.end()) tenants.push_back({.name = name, .is_archived = true});
  std::ranges::sort(tenants, {}, &Tenant::name);
  return tenants;
}

Result<fs::path> archive_tenant(const Paths& root, std::string_view name, const std::string& actor) {
  FENHAO_TRY(paths, tenant_paths(root, name));
  FENHAO_TRY(store, store::Store::open(paths.database(), paths.key));
  FENHAO_CHECK(store.audit(actor, "tenant.archive", std::string(name), "{}"));
  FENHAO_CHECK(make_private_folder(archive_folder(root)));
  const fs::path file = archive_folder(root) / (std::string(name) + "." + stamp(store.now()) + std::string(extension));
  FENHAO_CHECK(back_up(paths, file));
  FENHAO_TRY(kept, store::check_backup(file, store.cipher()));
  const auto agrees = [&](store::Store& current) -> Status {
    FENHAO_TRY(now, store::contents_of(current));
    return same_tables(kept, now);
  };
  auto removed = store::Store::remove(paths.database(), std::move(store), agrees);
  std::error_code ignored;
  if (!removed) fs::remove(file, ignored);
  if (!removed) return fail(removed.error());
  return file;
}

Result<store::BackupContents> restore_tenant(const Paths& root, std::string_view name, const fs::path& file, const std::string& actor) {
  FENHAO_TRY(paths, tenant_paths(root, name));
  FENHAO_TRY(from, file.empty() ? newest_archive(root, name) : Result<fs::path>(file));
  FENHAO_TRY(restored, bring_back(paths, from));
  FENHAO_TRY(store, store::Store::open(paths.database(), paths.key));
  FENHAO_CHECK(store.audit(actor, "tenant.restore", std::string(name), "{}"));
  return std::move(restored);
}

}  // namespace fenhao::month
