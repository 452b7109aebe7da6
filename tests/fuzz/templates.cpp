// Templates as text: a salary group is read, compiled and tried on its own examples; a file layout is read.
#include "base/work_calendar.h"
#include "fuzz.h"
#include "payroll/group.h"
#include "report/file_layout.h"

namespace fenhao::fuzz {
namespace {

void try_group(std::string_view text) {
  const auto group = payroll::parse_group(text, "input.yaml");
  if (!group) return must_be_reasoned(group.error());
  static const WorkCalendar no_years({});
  const auto program = payroll::compile_group(*group, &no_years);
  if (program) {
    for (const auto& error : payroll::run_examples(*group, *program)) must_be_reasoned(error);
    return;
  }
  must(!program.error().empty(), "what does not compile has a mistake");
  for (const auto& mistake : program.error()) must(!mistake.describe(Lang::zh).empty(), "a mistake can be described");
}

}  // namespace

void try_bytes(std::string_view bytes) {
  try_group(bytes);
  must_be_reasoned(report::parse_layout(bytes, "input.yaml"));
}

}  // namespace fenhao::fuzz
