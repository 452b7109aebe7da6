#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/intake.h"
#include "intake/recorded_tables.h"
#include "intake/schemas.h"

namespace fenhao::intake {
namespace {

struct KindName {
  Kind kind;
  const char* code;
  Text label;
  std::vector<const char*> other_names;
  sheet::Schema (*make_schema)();
};

const std::vector<KindName>& kind_names() {
  static const std::vector<KindName> names{
      {Kind::entities, "entities", {"法人主体", "legal entities"}, {"主体信息", "公司信息"}, entity_schema},
      {Kind::accounts, "accounts", {"参保户", "employer accounts"}, {"社保账户", "单位账户"}, account_schema},
      {Kind::roster, "roster", {"花名册", "roster"}, {"员工信息", "人员信息", "员工名册", "档案"}, roster_schema},
      {Kind::moves, "moves", {"异动", "moves"}, {"调动", "岗位变动"}, move_schema},
      {Kind::salary,
       "salary",
       {"定薪", "salary assignments"},
       {"调薪", "固定工资", "薪资标准", "工资标准"},
       salary_schema},
      {Kind::attendance, "attendance", {"考勤", "attendance"}, {"出勤"}, attendance_schema},
      {Kind::variable,
       "variable",
       {"变动薪资", "variable pay"},
       {"变动工资", "浮动工资", "奖金", "变动项", "录入"},
       variable_schema},
      {Kind::deductions, "deductions", {"专项附加扣除", "tax deductions"}, {"专项扣除", "扣除信息"}, deduction_schema},
      {Kind::contributions,
       "contributions",
       {"参保方案", "contribution plans"},
       {"社保方案", "社保基数", "参保", "社保公积金"},
       contribution_schema},
      {Kind::history, "history", {"本年累计", "year-to-date figures"}, {"累计", "年初至今"}, history_schema},
      {Kind::work_terms, "work_terms", {"用工", "work terms"}, {"用工信息", "劳动合同", "合同信息"}, work_terms_schema},
  };
  return names;
}

const KindName& name_of(Kind kind) { return kind_names()[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view to_string(Kind kind) { return name_of(kind).code; }

Text label(Kind kind) { return name_of(kind).label; }

Result<Kind> parse_kind(std::string_view name) {
  const std::string key = heading_key(name);
  std::string known;
  for (const KindName& each : kind_names()) {
    const bool is_other = std::ranges::any_of(each.other_names, [&](const char* other) { return key == other; });
    if (key == each.code || key == each.label.zh || is_other) return each.kind;
    known += (known.empty() ? "" : "、") + std::string(each.code) + "（" + each.label.zh + "）";
  }
  return fail(Error(ErrorCode::invalid_input,
                    {"没有“" + std::string(name) + "”这种文件", "there is no kind of file “" + std::string(name) + "”"})
                  .way_out({"--kind 后面写其中一种：" + known, "after --kind write one of " + known}));
}

const sheet::Schema& schema(Kind kind) {
  static const std::vector<sheet::Schema> schemas = [] {
    std::vector<sheet::Schema> made;
    for (const KindName& each : kind_names()) {
      made.push_back(each.make_schema());
      if (is_voidable(each.kind)) made.back().fields.push_back(voided_field());
    }
    return made;
  }();
  return schemas[static_cast<std::size_t>(kind)];
}

std::vector<std::string> kind_words(Kind kind) {
  std::vector<std::string> words{label(kind).zh};
  for (const char* other : name_of(kind).other_names) words.emplace_back(other);
  return words;
}

}  // namespace fenhao::intake
