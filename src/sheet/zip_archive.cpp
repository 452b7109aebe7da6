#include "sheet/zip_archive.h"

#include <zip.h>

#include <array>

namespace fenhao::sheet {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

}  // namespace

struct ZipArchive::State {
  std::unique_ptr<zip_t, CloseArchive> archive;
};

ZipArchive::ZipArchive() : state_(std::make_unique<State>()) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Error damaged_file() {
  return Error(ErrorCode::invalid_input,
               {"文件已损坏或不完整，无法读取", "the file is damaged or incomplete and cannot be read"})
      .way_out({"重新下载或让对方重发；能用 Excel/WPS 打开时，另存为 .xlsx 后再导入",
                "download it again or ask for it anew; if Excel or WPS opens it, save it as .xlsx and import that"});
}

Result<ZipArchive> ZipArchive::open(const std::filesystem::path& path, std::uint64_t unpacked_limit) {
  ZipArchive zip;
  int problem = 0;
  zip.state_->archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &problem));
  if (!zip.state_->archive) return fail(damaged_file());

  std::uint64_t unpacked = 0;
  const zip_int64_t count = zip_get_num_entries(zip.state_->archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t info;
    if (zip_stat_index(zip.state_->archive.get(), static_cast<zip_uint64_t>(i), 0, &info) != 0 ||
        !(info.valid & ZIP_STAT_SIZE))
      return fail(damaged_file());
    if (info.valid & ZIP_STAT_ENCRYPTION_METHOD && info.encryption_method != ZIP_EM_NONE)
      return fail(
          Error(ErrorCode::invalid_input, {"压缩包有密码，无法读取", "the archive has a password and cannot be read"})
              .way_out({"先解压，再导入里面的表格", "unpack it first and import the spreadsheet inside"}));
    if (info.size > unpacked_limit - unpacked)
      return fail(
          Error(ErrorCode::invalid_input,
                {"文件解压后超过 " + megabytes(unpacked_limit) + " 的上限，可能是异常文件",
                 "unpacked, the file exceeds the limit of " + megabytes(unpacked_limit) + "; it may be a hostile file"})
              .way_out({"在 Excel/WPS 中删除多余内容或拆成几个文件，另存为 .xlsx 后再导入",
                        "remove what is not needed or split the file in Excel or WPS, save as .xlsx and import that"}));
    unpacked += info.size;
  }
  return zip;
}

bool ZipArchive::contains(const std::string& entry) const {
  return zip_name_locate(state_->archive.get(), entry.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> ZipArchive::entries() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(state_->archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i)
    if (const char* name = zip_get_name(state_->archive.get(), static_cast<zip_uint64_t>(i), 0))
      names.emplace_back(name);
  return names;
}

Status ZipArchive::read(const std::string& entry, const std::function<bool(std::string_view)>& each) const {
  const zip_int64_t index = zip_name_locate(state_->archive.get(), entry.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return fail(ErrorCode::not_found, "压缩包内没有 " + entry, "the archive holds no " + entry);
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(state_->archive.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) return fail(damaged_file());
  zip_stat_t info;
  zip_stat_index(state_->archive.get(), static_cast<zip_uint64_t>(index), 0, &info);

  std::array<char, 1 << 17> buffer;
  std::uint64_t taken = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return fail(damaged_file());
    if (got == 0) break;
    taken += static_cast<std::uint64_t>(got);
    if (taken > info.size) return fail(damaged_file());
    if (!each({buffer.data(), static_cast<std::size_t>(got)})) return {};
  }
  if (taken != info.size) return fail(damaged_file());
  return {};
}

}  // namespace fenhao::sheet
