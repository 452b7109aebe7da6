#include "month/safekeeping.h"

#include <algorithm>
#include <fstream>

#include "base/yaml.h"

namespace fenhao::month {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view settings = "settings.yaml", groups = "groups/";

// What a backup may put beside a database: nothing else, and nowhere else.
bool is_own_text(const std::string& name) {
  if (name == settings) return true;
  const fs::path path(name);
  return name.starts_with(groups) && path.extension() == ".yaml" && path == fs::path("groups") / path.filename() && path.filename() != ".yaml";
}

Result<std::vector<store::BackupText>> own_texts(const fs::path& data) {
  std::vector<store::BackupText> texts;
  const auto take = [&](const std::string& name) -> Status {
    FENHAO_TRY(content, read_file((data / name).string()));
    texts.push_back({name, std::move(content)});
    return {};
  };
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(data / "groups", none)) names.push_back(std::string(groups) + entry.path().filename().string());
  if (fs::exists(data / settings, none)) names.emplace_back(settings);
  std::ranges::sort(names);
  for (const auto& name : names)
    if (is_own_text(name)) FENHAO_CHECK(take(name));
  return texts;
}

Error other_text(const fs::path& file) {
  return Error(ErrorCode::conflict, {"这里已有内容不同的文件", "there is a file with another content already"})
      .at({.file = file.string()})
      .way_out({"先移走它，再恢复", "move it away, then restore"});
}

Status check_texts(const fs::path& data, const std::vector<store::BackupText>& texts) {
  for (const auto& text : texts) {
    if (!is_own_text(text.name)) return fail(ErrorCode::invalid_input, "备份里有不认识的文件", "the backup holds a file that does not belong there");
    std::error_code none;
    if (!fs::exists(data / text.name, none)) continue;
    FENHAO_TRY(content, read_file((data / text.name).string()));
    if (content != text.content) return fail(other_text(data / text.name));
  }
  return {};
}

Status write_texts(const fs::path& data, const std::vector<store::BackupText>& texts) {
  std::error_code problem;
  fs::create_directories(data / "groups", problem);
  for (const auto& text : texts) {
    std::ofstream out(data / text.name, std::ios::binary);
    out << text.content << std::flush;
    if (!out)
      return fail(Error(ErrorCode::unavailable, {"文件写不了", "the file cannot be written"}).at({.file = (data / text.name).string()}).way_out({"检查目录权限和磁盘空间", "check the directory's permissions and the disk space"}));
  }
  return {};
}

}  // namespace

Result<store::BackupContents> back_up(const Paths& paths, const fs::path& file) {
  FENHAO_TRY(store, store::Store::open(paths.database(), paths.key));
  FENHAO_TRY(texts, own_texts(paths.data));
  return store::write_backup(store, texts, file);
}

// The texts are looked at first, so that a refusal leaves nothing behind.
Result<store::BackupContents> bring_back(const Paths& paths, const fs::path& file) {
  FENHAO_TRY(cipher, store::Cipher::load(paths.key));
  FENHAO_TRY(checked, store::check_backup(file, cipher));
  FENHAO_CHECK(check_texts(paths.data, checked.texts));
  FENHAO_TRY(restored, store::restore_backup(file, paths.database(), paths.key));
  FENHAO_CHECK(write_texts(paths.data, restored.texts));
  return std::move(restored);
}

Result<Verified> verify_backup(const Paths& paths, const fs::path& file, bool file_only) {
  FENHAO_TRY(cipher, store::Cipher::load(paths.key));
  FENHAO_TRY(backup, store::check_backup(file, cipher));
  Verified verified{std::move(backup), {}};
  if (file_only) return verified;
  FENHAO_TRY(store, store::Store::open(paths.database(), paths.key));
  FENHAO_TRY(now, store::contents_of(store));
  for (const auto& table : now.tables)
    if (std::ranges::find(verified.backup.tables, table) == verified.backup.tables.end()) verified.different.push_back(table.table);
  for (const auto& table : verified.backup.tables)
    if (std::ranges::find(now.tables, table.table, &store::TableDigest::table) == now.tables.end()) verified.different.push_back(table.table);
  return verified;
}

}  // namespace fenhao::month
