// tenant: many companies below one root.
#include <iostream>

#include "cli/commands.h"
#include "month/tenants.h"

namespace fenhao::cli {

int run_tenant_create(const Context& context, const TenantOptions& options) {
  if (auto made = month::create_tenant(context.root, options.name, options.title, context.actor); !made) return context.report(made.error());
  const std::string key = month::tenant_paths(context.root, options.name)->key.string();
  context.print(context.say("已新建租户 " + options.name + "，以后的命令加 --tenant " + options.name, "created the tenant " + options.name + "; add --tenant " + options.name + " to commands"));
  context.print(context.say("密钥文件 " + key + "：请另行备份", "key file " + key + ": back it up elsewhere"));
  context.print_json({{"tenant", options.name}, {"key", key}});
  return ExitCode::ok;
}

int run_tenant_list(const Context& context) {
  auto tenants = month::list_tenants(context.root);
  if (!tenants) return context.report(tenants.error());
  std::vector<JsonObject> list;
  for (const auto& tenant : *tenants) {
    const std::string state = tenant.is_archived ? "archived" : tenant.problem ? "unavailable" : "active";
    const std::string shown = tenant.is_archived ? context.say("已归档", "archived") : tenant.problem ? context.say(tenant.problem->message()) : tenant.title;
    context.print(tenant.name + "  " + shown);
    list.push_back({{"tenant", tenant.name}, {"title", tenant.title}, {"state", state}});
  }
  if (tenants->empty()) context.print(context.say("还没有租户：fenhao tenant create huadong --title 华东公司", "there is no tenant yet: fenhao tenant create huadong --title Huadong"));
  context.print_json("tenants", list);
  return ExitCode::ok;
}

int run_tenant_archive(const Context& context, const TenantOptions& options) {
  auto file = month::archive_tenant(context.root, options.name, context.actor);
  if (!file) return context.report(file.error());
  context.print(context.say("已归档到 " + file->string() + "；恢复：fenhao tenant restore " + options.name, "archived to " + file->string() + "; to restore: fenhao tenant restore " + options.name));
  context.print_json({{"tenant", options.name}, {"file", file->string()}});
  return ExitCode::ok;
}

int run_tenant_restore(const Context& context, const TenantOptions& options) {
  auto restored = month::restore_tenant(context.root, options.name, options.file, context.actor);
  if (!restored) return context.report(restored.error());
  context.print(context.say("已恢复租户 " + options.name + "，数据截至 " + restored->made_at, "restored the tenant " + options.name + ", as of " + restored->made_at));
  context.print_json({{"tenant", options.name}, {"as_of", restored->made_at}});
  return ExitCode::ok;
}

}  // namespace fenhao::cli
