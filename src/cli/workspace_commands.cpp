// init, audit: the workspace itself.
#include <iostream>

#include "cli/commands.h"
#include "cli/opening.h"

namespace fenhao::cli {

int run_init(const Context& context) {
  if (auto status = month::Workspace::create(context.paths); !status) return context.report(status.error());
  const std::string data = context.paths.data.string(), key = context.paths.key.string();
  context.print(context.say("已新建公司数据目录 " + data, "created the workspace " + data));
  context.print(context.say("密钥文件 " + key + "：请另行备份，丢失后身份证号和银行账号无法解密", "key file " + key + ": back it up elsewhere; without it identity numbers and bank accounts cannot be read"));
  context.print_json({{"data", data}, {"key", key}});
  return ExitCode::ok;
}

int run_audit_verify(const Context& context) {
  auto store = open_store(context);
  if (!store) return context.report(store.error());
  auto entries = store->verify_audit();
  if (!entries) return context.report(entries.error());
  context.print(context.say("审计链完整，共 " + std::to_string(*entries) + " 条", "the audit chain is unbroken: " + std::to_string(*entries) + " entries"));
  context.print_json({{"entries", *entries}, {"unbroken", true}});
  return ExitCode::ok;
}

int run_audit_list(const Context& context) {
  auto store = open_store(context);
  if (!store) return context.report(store.error());
  std::vector<JsonObject> list;
  auto status = store->read_audit([&](const store::AuditEntry& entry) -> Status {
    context.print(std::to_string(entry.number) + "  " + entry.at + "  " + entry.actor + "  " + entry.action + "  " + entry.subject + "  " + entry.details);
    list.push_back({{"number", entry.number}, {"at", entry.at}, {"actor", entry.actor}, {"action", entry.action}, {"subject", entry.subject}, {"details", entry.details}, {"hash", entry.hash}});
    return {};
  });
  if (!status) return context.report(status.error());
  context.print_json("entries", list);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
