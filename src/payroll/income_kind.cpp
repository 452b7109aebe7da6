#include "payroll/income_kind.h"

#include <array>

namespace fenhao::payroll {
namespace {

struct Word {
  IncomeKind kind;
  std::string_view name, zh, en;
};
constexpr std::array words{
    Word{IncomeKind::wage, "wage", "工资薪金", "wages"},
    Word{IncomeKind::labour_student, "labour_student", "劳务报酬（实习学生）", "labour remuneration of student interns"},
    Word{IncomeKind::labour_agent, "labour_agent", "劳务报酬（保险营销员、证券经纪人）", "labour remuneration of insurance agents and securities brokers"},
    Word{IncomeKind::labour, "labour", "劳务报酬（按次）", "labour remuneration per payment"},
    Word{IncomeKind::labour_platform, "labour_platform", "劳务报酬（平台从业人员）", "labour remuneration of platform workers"},
    Word{IncomeKind::author, "author", "稿酬", "author's remuneration"},
    Word{IncomeKind::royalty, "royalty", "特许权使用费", "royalties"},
};

const Word& word(IncomeKind kind) { return words[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view to_string(IncomeKind kind) { return word(kind).name; }

Text label(IncomeKind kind) { return {std::string(word(kind).zh), std::string(word(kind).en)}; }

Result<IncomeKind> parse_income_kind(std::string_view name) {
  std::string known;
  for (const auto& each : words) {
    if (each.name == name) return each.kind;
    known += (known.empty() ? "" : ", ") + std::string(each.name);
  }
  return fail(Error(ErrorCode::invalid_input, {"没有“" + std::string(name) + "”这种所得", "there is no income kind \"" + std::string(name) + "\""})
                  .way_out({"写 " + known + " 之一", "write one of " + known}));
}

std::optional<tax::RemunerationKind> remuneration_kind(IncomeKind kind) {
  if (kind == IncomeKind::wage) return std::nullopt;
  if (kind == IncomeKind::author) return tax::RemunerationKind::author;
  return kind == IncomeKind::royalty ? tax::RemunerationKind::royalty : tax::RemunerationKind::labour;
}

std::optional<tax::LabourScope> labour_scope(IncomeKind kind) {
  if (kind == IncomeKind::labour_student) return tax::LabourScope::student_intern;
  if (kind == IncomeKind::labour_agent) return tax::LabourScope::agent;
  if (kind == IncomeKind::labour_platform) return tax::LabourScope::platform_worker;
  return std::nullopt;
}

}  // namespace fenhao::payroll
