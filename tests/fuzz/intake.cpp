// A company's file as text: recognised as one of the kinds, read and checked against what is known.
#include "intake/intake.h"
#include "sheets.h"

namespace fenhao::fuzz {
namespace {

const intake::Surroundings& company() {
  static const auto library = policy::Library::load(FENHAO_SOURCE_DIR "/policy").value();
  static const intake::Surroundings company{
      .library = &library,
      .names = {.salary = {{"基本工资", "salary.base"}, {"岗位工资", "salary.post"}},
                .attendance = {{"出勤天数", "attendance.days"}},
                .variable = {{"月度奖金", "variable.bonus"}}},
      .entities = {"HQ", "SZ"},
      .entity_by_name = {{"测试科技有限公司", "HQ"}, {"测试科技深圳有限公司", "SZ"}},
      .employees = {"E001", "E002"},
      .employee_names = {{"E001", "张三"}, {"E002", "李四"}},
      .employee_of = [](const Secret&) -> std::optional<std::string> { return std::nullopt; },
      .salary_groups = {"office"},
      .group_by_name = {{"办公室", "office"}},
      .month = EarningMonth{Month::parse("2026-11").value()},
      .today = Date::parse("2026-11-22").value()};
  return company;
}

}  // namespace

void try_bytes(std::string_view bytes) {
  if (bytes.empty() || bytes.size() > 16 << 10) return;
  const InputFile file(bytes);
  const auto workbook = sheet::read_workbook(file.path(), small_limits);
  if (!workbook) return must_be_reasoned(workbook.error());
  const auto kind = intake::recognise(*workbook);
  if (!kind) return must_be_reasoned(kind.error());
  const auto intake = intake::read(*workbook, *kind, company());
  if (!intake) return must_be_reasoned(intake.error());
  must(intake->rows_taken <= intake->rows_seen, "no more rows are taken than seen");
  for (const auto& issue : intake->issues) must_be_reasoned(issue.error);
}

}  // namespace fenhao::fuzz
