// The list of an export's files and of what people still have to do about them, as CSV for spreadsheets. Pure.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace fenhao::report {

// UTF-8 with BOM: 文件, 内容, 行数, 金额, SHA-256, 状态.
std::string manifest_csv(const std::vector<ExportedFile>& files);

// 文件, 工号, 问题, 处理办法; empty text when there is no problem.
std::string problems_csv(const std::vector<ExportedFile>& files);

}  // namespace fenhao::report
