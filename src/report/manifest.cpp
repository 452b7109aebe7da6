#include "report/manifest.h"

#include <array>

#include "sheet/sheet.h"

namespace fenhao::report {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

template <std::size_t N>
std::string line(const std::array<std::string, N>& cells) {
  return sheet::csv_line(cells);
}

}  // namespace

std::string manifest_csv(const std::vector<ExportedFile>& files) {
  std::string text =
      byte_order_mark + line(std::array<std::string, 6>{"文件", "内容", "行数", "金额", "SHA-256", "状态"});
  for (const auto& file : files)
    text += line(std::array<std::string, 6>{file.name, file.title, std::to_string(file.rows), file.total.to_string(),
                                            file.sha256,
                                            !file.written           ? "未生成，见待处理"
                                            : file.problems.empty() ? "已生成"
                                                                    : "已生成，有待处理"});
  return text;
}

std::string problems_csv(const std::vector<ExportedFile>& files) {
  std::string text;
  for (const auto& file : files)
    for (const auto& problem : file.problems)
      text +=
          line(std::array<std::string, 4>{file.name, problem.where().subject, problem.message().zh, problem.hint().zh});
  if (text.empty()) return text;
  return byte_order_mark + line(std::array<std::string, 4>{"文件", "工号", "问题", "处理办法"}) + text;
}

}  // namespace fenhao::report
