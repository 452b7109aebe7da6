// backup, restore, verify: a company's data in one encrypted file.
#include "cli/commands.h"
#include "month/safekeeping.h"

namespace fenhao::cli {
namespace {

std::int64_t rows_in(const store::BackupContents& contents) {
  std::int64_t rows = 0;
  for (const auto& table : contents.tables) rows += table.rows;
  return rows;
}

void say_contents(const Context& context, const std::string& zh, const std::string& en, const store::BackupContents& contents) {
  const std::string tables = std::to_string(contents.tables.size()), rows = std::to_string(rows_in(contents)), entries = std::to_string(contents.audit_entries);
  context.print(context.say(zh + "：" + tables + " 张表，" + rows + " 行，审计链 " + entries + " 条，数据截至 " + contents.made_at,
                            en + ": " + tables + " tables, " + rows + " rows, " + entries + " audit entries, as of " + contents.made_at));
}

std::vector<JsonObject> table_list(const store::BackupContents& contents) {
  std::vector<JsonObject> list;
  for (const auto& table : contents.tables) list.push_back({{"table", table.table}, {"rows", table.rows}, {"sha256", table.digest}});
  return list;
}

}  // namespace

int run_backup(const Context& context, const std::filesystem::path& file) {
  auto written = month::back_up(context.paths, file);
  if (!written) return context.report(written.error());
  say_contents(context, "已备份到 " + file.string(), "backed up to " + file.string(), *written);
  context.print(context.say("备份用密钥文件加密：没有 " + context.paths.key.string() + " 就不能恢复，请另处保存", "it is encrypted: without " + context.paths.key.string() + " it cannot be restored; keep the key elsewhere"));
  context.print_json("tables", table_list(*written));
  return ExitCode::ok;
}

int run_restore(const Context& context, const std::filesystem::path& file) {
  auto restored = month::bring_back(context.paths, file);
  if (!restored) return context.report(restored.error());
  say_contents(context, "已恢复 " + file.string(), "restored " + file.string(), *restored);
  context.print_json("tables", table_list(*restored));
  return ExitCode::ok;
}

int run_verify(const Context& context, const std::filesystem::path& file, bool file_only) {
  auto verified = month::verify_backup(context.paths, file, file_only);
  if (!verified) return context.report(verified.error());
  say_contents(context, "备份完好", "the backup is whole", verified->backup);
  for (const auto& table : verified->different) context.print(context.say("  现在的数据不同：", "  the data differ now: ") + table);
  if (!file_only && verified->different.empty()) context.print(context.say("与现在的数据逐表一致", "every table is as it is now"));
  std::vector<JsonObject> different;
  for (const auto& table : verified->different) different.push_back({{"table", table}});
  context.print_json({{"tables", table_list(verified->backup)}, {"different", different}});
  return verified->different.empty() ? ExitCode::ok : ExitCode::refused;
}

}  // namespace fenhao::cli
