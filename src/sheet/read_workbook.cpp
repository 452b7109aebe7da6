#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/text.h"
#include "sheet/compound_file.h"
#include "sheet/readers.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {
namespace {

namespace fs = std::filesystem;

const Text save_as_xlsx{"用 Excel/WPS 打开并另存为 .xlsx 后再导入",
                        "open it in Excel or WPS, save it as .xlsx and import that"};

Error empty_workbook() {
  return Error(ErrorCode::invalid_input, {"文件是空的，没有任何内容", "the file is empty"})
      .way_out(
          {"确认选对了文件，并且内容已经保存", "check that this is the right file and that its content was saved"});
}

Result<std::uint64_t> size_of(const fs::path& path, const ReadLimits& limits) {
  std::error_code problem;
  const auto status = fs::status(path, problem);
  if (!fs::exists(status))
    return fail(Error(ErrorCode::not_found, {"找不到文件", "the file does not exist"})
                    .way_out({"检查路径和文件名", "check the path and the name"}));
  if (!fs::is_regular_file(status))
    return fail(Error(ErrorCode::invalid_input, {"这不是文件", "this is not a file"})
                    .way_out({"给出一个 .xlsx、.xls 或 .csv 文件", "give an .xlsx, .xls or .csv file"}));
  const std::uint64_t size = fs::file_size(path, problem);
  if (problem)
    return fail(ErrorCode::unavailable, "无法读取文件：" + problem.message(),
                "cannot read the file: " + problem.message());
  if (size == 0) return fail(empty_workbook());
  if (size > limits.file_bytes) {
    const std::string limit = std::to_string(limits.file_bytes >> 20) + " MB",
                      actual = std::to_string(size >> 20) + " MB";
    return fail(Error(ErrorCode::invalid_input, {"文件有 " + actual + "，超过 " + limit + " 的上限",
                                                 "the file has " + actual + ", more than the limit of " + limit})
                    .way_out({"拆成几个较小的文件分别导入", "split it into smaller files and import them one by one"}));
  }
  return size;
}

Result<std::string> read_bytes(const fs::path& path, std::uint64_t size) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!file || !file.read(bytes.data(), static_cast<std::streamsize>(size)))
    return fail(Error(ErrorCode::unavailable, {"无法读取文件：" + std::string(std::strerror(errno)),
                                               "cannot read the file: " + std::string(std::strerror(errno))})
                    .way_out({"检查文件权限，或先在其他程序中关闭它",
                              "check its permissions, or close it in other programs first"}));
  return bytes;
}

// Text that is no table of separated cells, and bytes that are no text.
std::optional<Error> refuse_other_kinds(std::string_view bytes) {
  if (bytes.starts_with("%PDF")) return not_a_spreadsheet({"PDF 文件", "a PDF file"});
  if (bytes.starts_with("Rar!") || bytes.starts_with("7z\xBC\xAF") || bytes.starts_with("\x1F\x8B"))
    return Error(ErrorCode::invalid_input, {"这是一个压缩包，不是表格", "this is an archive, not a spreadsheet"})
        .way_out({"先解压，再导入里面的表格", "unpack it first and import the spreadsheet inside"});
  const std::string start = trim(bytes.substr(0, 64));
  if (start.starts_with('<')) {
    if (bytes.substr(0, 4096).find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos)
      return not_a_spreadsheet({"XML 表格（Excel 2003 XML）", "an Excel 2003 XML table"});
    return not_a_spreadsheet({"网页或 XML 文件（有些系统导出的 .xls 其实是网页）",
                              "a web page or XML file (what some systems export as .xls)"});
  }
  const bool has_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!has_mark && bytes.substr(0, 4096).find('\0') != std::string_view::npos)
    return not_a_spreadsheet({"二进制文件，内容无法识别", "a binary file of an unknown kind"});
  return std::nullopt;
}

Result<Workbook> read_by_content(const fs::path& path, const ReadLimits& limits) {
  FENHAO_TRY(size, size_of(path, limits));
  std::ifstream file(path, std::ios::binary);
  std::string signature(std::min<std::uint64_t>(size, 8), '\0');
  file.read(signature.data(), static_cast<std::streamsize>(signature.size()));
  if (signature.starts_with("PK\x03\x04") || signature.starts_with("PK\x05\x06")) return read_xlsx(path, limits);

  FENHAO_TRY(bytes, read_bytes(path, size));
  if (CompoundFile::has_signature(bytes)) return read_xls(bytes, limits);
  if (auto refused = refuse_other_kinds(bytes)) return fail(std::move(*refused));
  return read_csv(bytes, limits);
}

}  // namespace

Error encrypted_workbook() {
  return Error(ErrorCode::invalid_input,
               {"文件设有打开密码，无法读取", "the file has an opening password and cannot be read"})
      .way_out({"在 Excel/WPS 中用密码打开，取消“用密码进行加密”后另存，再导入",
                "open it in Excel or WPS with the password, save it without encryption and import that"});
}

Error not_a_spreadsheet(Text kind) {
  return Error(ErrorCode::invalid_input, {"这是" + kind.zh + "，不是可导入的表格",
                                          "this is " + kind.en + ", not a spreadsheet that can be imported"})
      .way_out(save_as_xlsx);
}

Result<Workbook> read_workbook(const fs::path& path, const ReadLimits& limits) {
  auto workbook = read_by_content(path, limits);
  const std::string name = path.filename().string();
  if (!workbook) {
    Error error = std::move(workbook).error();
    Location where = error.where();
    where.file = name;
    return fail(std::move(error).at(std::move(where)));
  }
  const bool has_cells =
      std::any_of(workbook->sheets.begin(), workbook->sheets.end(), [](const Sheet& sheet) { return sheet.rows > 0; });
  if (!has_cells) return fail(empty_workbook().at({.file = name}));
  workbook->path = path;
  return workbook;
}

}  // namespace fenhao::sheet
