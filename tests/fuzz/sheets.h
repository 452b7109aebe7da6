// What the fuzzers of spreadsheets share: small limits, and what follows when a file could be read.
#pragma once

#include "fuzz.h"
#include "sheet/sheet.h"

namespace fenhao::fuzz {

// Small enough that a bomb costs nothing; the readers keep them as they keep the large ones.
inline constexpr sheet::ReadLimits small_limits{
    .file_bytes = 1 << 20, .unpacked_bytes = 4 << 20, .rows = 5'000, .columns = 500, .cells = 100'000};

inline const sheet::Schema& every_type() {
  using sheet::FieldType;
  static const sheet::Schema schema{
      .code = "any",
      .title = "任何",
      .fields = {{.code = "employee", .label = "工号", .synonyms = {"员工编号", "员工/编号"}, .required = true},
                 {.code = "name", .label = "姓名"},
                 {.code = "identity", .label = "证件号码", .synonyms = {"身份证号"}, .sensitive = true},
                 {.code = "count", .label = "天数", .type = FieldType::integer},
                 {.code = "amount", .label = "金额", .type = FieldType::money, .sensitive = true},
                 {.code = "factor", .label = "系数", .type = FieldType::decimal},
                 {.code = "rate", .label = "比例", .type = FieldType::rate},
                 {.code = "day", .label = "日期", .type = FieldType::date},
                 {.code = "month", .label = "月份", .type = FieldType::month},
                 {.code = "yes", .label = "是否", .type = FieldType::yes_no}},
      .keeps_extra_columns = true};
  return schema;
}

inline void must_keep_promises(const sheet::Workbook& workbook) {
  for (const auto& sheet : workbook.sheets) {
    must(sheet.cells.size() == static_cast<std::size_t>(sheet.rows) * static_cast<std::size_t>(sheet.columns),
         "a sheet has all its cells");
    must(sheet.cells.size() <= small_limits.cells, "the limits hold");
    for (const auto& range : sheet.merged)
      must(0 <= range.first_row && range.first_row <= range.last_row && 0 <= range.first_column &&
               range.first_column <= range.last_column,
           "merged cells are a rectangle");
  }
}

inline void try_workbook(std::string_view bytes) {
  if (bytes.empty()) return;
  const InputFile file(bytes);
  const auto workbook = sheet::read_workbook(file.path(), small_limits);
  if (!workbook) return must_be_reasoned(workbook.error());
  must_keep_promises(*workbook);
  const auto header = sheet::match_header(*workbook, every_type());
  if (!header) return must_be_reasoned(header.error());
  const auto read = sheet::read_records(*workbook, every_type(), *header);
  for (const auto& issue : read.issues) must_be_reasoned(issue.error);
}

}  // namespace fenhao::fuzz
