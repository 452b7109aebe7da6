#include "report/staging.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace fenhao::report {
namespace {

namespace fs = std::filesystem;

constexpr const char* hidden_name = ".fenhao-export";
constexpr const char* replaced_name = ".replaced";

Error unavailable(const fs::path& path, const std::string& reason) {
  return Error(ErrorCode::unavailable,
               {"无法写入导出目录（" + reason + "）", "the export folder cannot be written (" + reason + ")"})
      .at(Location{.file = path.string()})
      .way_out({"检查磁盘空间和目录权限", "check disk space and the rights of the folder"});
}

Status make_private_folder(const fs::path& path) {
  std::error_code error;
  const bool is_new = fs::create_directory(path, error);
  if (error) return fail(unavailable(path, error.message()));
  if (is_new && ::chmod(path.c_str(), 0700) != 0) return fail(unavailable(path, "chmod"));
  return {};
}

Status make_with_parents(const fs::path& path) {
  std::error_code error;
  if (path.empty() || fs::is_directory(path, error)) return {};
  FENHAO_CHECK(make_with_parents(path.parent_path()));
  return make_private_folder(path);
}

void clear(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    std::error_code ignored;
    fs::remove_all(entry.path(), ignored);
  }
}

struct Move {
  fs::path from, to;
};

// All or none: what was moved before a failure is moved back.
Status move_all(const std::vector<Move>& moves) {
  for (std::size_t i = 0; i < moves.size(); ++i) {
    std::error_code error;
    fs::rename(moves[i].from, moves[i].to, error);
    if (!error) continue;
    while (i-- > 0) {
      std::error_code ignored;
      fs::rename(moves[i].to, moves[i].from, ignored);
    }
    return fail(unavailable(moves[i + 1].to, error.message()));
  }
  return {};
}

}  // namespace

Result<Staging> Staging::open(const fs::path& out_dir) {
  const fs::path path = out_dir / hidden_name;
  FENHAO_CHECK(make_with_parents(path));
  const int lock = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock < 0) return fail(unavailable(path, "open"));
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return fail(Error(ErrorCode::conflict, {"另一个导出正在写入这个目录", "another export is writing to this folder"})
                    .at(Location{.file = out_dir.string()})
                    .way_out({"等它结束，或换一个目录", "wait for it to end, or choose another folder"}));
  }
  clear(path);
  return Staging(out_dir, path, lock);
}

Staging::Staging(Staging&& other) noexcept
    : out_dir_(std::move(other.out_dir_)), path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

Staging::~Staging() {
  if (lock_ < 0) return;
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  ::close(lock_);
}

Status Staging::make_folder(const fs::path& relative) const {
  fs::path folder = path_;
  for (const auto& part : relative) {
    folder /= part;
    FENHAO_CHECK(make_private_folder(folder));
  }
  return {};
}

Status Staging::commit(bool replace) {
  std::vector<Move> away, in;
  for (const auto& entry : fs::directory_iterator(path_)) {
    const fs::path target = out_dir_ / entry.path().filename();
    in.push_back({entry.path(), target});
    std::error_code error;
    if (!fs::exists(fs::symlink_status(target, error))) continue;
    if (!replace)
      return fail(Error(ErrorCode::conflict,
                        {"目录里已有同名文件，没有覆盖", "a file of that name exists and was not overwritten"})
                      .at(Location{.file = target.string()})
                      .way_out({"换一个目录，或允许替换上次导出的文件",
                                "choose another folder, or allow earlier exports to be replaced"}));
    away.push_back({target, path_ / replaced_name / entry.path().filename()});
  }
  FENHAO_CHECK(make_private_folder(path_ / replaced_name));
  std::vector<Move> moves = std::move(away);
  moves.insert(moves.end(), in.begin(), in.end());
  return move_all(moves);
}

}  // namespace fenhao::report
