#include "intake/columns.h"

#include <array>
#include <map>

#include "base/identifiers.h"
#include "policy/policy.h"
#include "tax/deductions.h"

namespace fenhao::intake {
namespace {

using sheet::FieldType;

std::vector<std::string> identity_kinds() {
  std::vector<std::string> words;
  for (const auto kind :
       {IdentityKind::resident_id, IdentityKind::passport_cn, IdentityKind::hk_macau_travel_permit,
        IdentityKind::hk_macau_residence_permit, IdentityKind::taiwan_travel_permit, IdentityKind::taiwan_residence_permit,
        IdentityKind::passport_foreign, IdentityKind::foreigner_permanent_resident, IdentityKind::foreigner_work_permit_a,
        IdentityKind::foreigner_work_permit_b, IdentityKind::foreigner_work_permit_c, IdentityKind::other})
    words.push_back(label(kind).zh);
  return words;
}

std::vector<std::string> deduction_kinds() {
  std::vector<std::string> words;
  for (const char* code : {"children", "infant", "elderly", "mortgage", "rent", "continuing", "pension", "health", "annuity"})
    if (const auto kind = tax::parse_deduction_kind(code)) words.push_back(tax::label(*kind).zh);
  return words;
}

std::vector<std::string> insurances() {
  using policy::Insurance;
  std::vector<std::string> words;
  for (const auto insurance : {Insurance::pension, Insurance::medical, Insurance::unemployment, Insurance::work_injury,
                               Insurance::maternity, Insurance::large_medical, Insurance::long_term_care, Insurance::housing_fund})
    words.push_back(policy::label(insurance).zh);
  return words;
}

// Columns that know only some words. One name may mean two things in two kinds.
std::vector<std::string> words_of(Kind kind, const sheet::Field& field, const std::vector<std::string>& salary_groups) {
  if (field.type == FieldType::yes_no) return {"是", "否"};
  const std::string& code = field.code;
  if (code == "pay_month") return {"当月", "次月"};
  if (code == "kind" && kind == Kind::accounts) return {"社保", "医保", "公积金"};
  if (code == "kind" && kind == Kind::deductions) return deduction_kinds();
  if (code == "identity_kind") return identity_kinds();
  if (code == "sex") return {"男", "女"};
  if (code == "household") return {"本地", "外地"};
  if (code == "account_kind") return {"银行卡", "存折", "对公"};
  if (code == "first_job") return {"当年首次入职学生", "当年首次入职其他人员", "非首次入职"};
  if (code == "tax_residence") return {"居民", "非居民"};
  if (code == "rule") return {"按月累计", "当年首次入职", "一次性扣除6万"};
  if (code == "excluded" || code == "treaty") return insurances();
  if (kind == Kind::work_terms && code == "kind") return {"全日制", "非全日制", "劳务派遣", "超龄用工", "实习"};
  if (kind == Kind::work_terms && code == "contract") return {"固定期限", "无固定期限", "以完成一定任务为期限"};
  if (kind == Kind::work_terms && code == "post") return {"管理技术", "工人", "特殊工种"};
  if (code == "salary_group" && kind != Kind::salary && kind != Kind::attendance && kind != Kind::variable) return salary_groups;
  return {};
}

// Everybody here is invented; the identity number lies in a range that is never given out.
std::string example_text(Kind kind, const std::string& code) {
  static const std::map<std::string, std::string> examples{
      {"code", "HQ"}, {"name", "张三"}, {"uscc", "91350100M000100Y43"}, {"place", "上海"}, {"pay_day", "10"},
      {"bank_name", "工商银行"}, {"entity", "HQ"}, {"number", "12345678"}, {"work_injury_rate", "0.4%"},
      {"employee", "E001"}, {"identity", "11990119900101123" + std::string(1, resident_check_character("11990119900101123").value_or('X'))},
      {"birth", "1990-01-01"}, {"nationality", "中国"}, {"phone", "13800000000"}, {"department", "研发部"},
      {"position", "工程师"}, {"last_day", "2026-11-30"}, {"bank_account", "6200000000000005"}, {"scheme", "一档"},
      {"district", "浦东新区"}, {"to", "2026-12"}, {"through", "2026-10"}, {"sequence", "1"}, {"note", "转正"}, {"due_days", "21"},
      {"total", "8000.00"}, {"social_base", "8000.00"}, {"fund_employer_rate", "7%"}, {"fund_employee_rate", "7%"},
      {"income", "80000.00"}, {"special", "12000.00"}, {"withheld", "600.00"}, {"amount", "2000.00"}, {"excluded", "工伤保险"}};
  if (kind == Kind::entities && code == "name") return "示例科技有限公司";
  if (kind == Kind::entities && code == "bank_account") return "1234567890";
  if (kind == Kind::accounts && code == "code") return "HQ-上海-社保";
  if (kind == Kind::moves && code == "kind") return "调动";
  if (kind == Kind::deductions && code == "from") return "2026-01";
  if (kind == Kind::work_terms && code == "contract_party") return "示例人力资源有限公司";
  if (kind == Kind::work_terms && code == "contract_to") return "2029-10-31";
  if (kind == Kind::contributions && code == "from") return "2026-11";
  const auto found = examples.find(code);
  return found == examples.end() ? "" : found->second;
}

}  // namespace

std::string example_of(FieldType type) {
  switch (type) {
    case FieldType::money: return "1000.00";
    case FieldType::rate: return "7%";
    case FieldType::date: return "2026-11-01";
    case FieldType::month: return "2026-11";
    case FieldType::integer:
    case FieldType::decimal: return "1";
    case FieldType::text:
    case FieldType::yes_no: break;
  }
  return "";
}

ColumnGuide column_guide(Kind kind, const sheet::Field& field, const std::vector<std::string>& salary_groups) {
  ColumnGuide guide{.words = words_of(kind, field, salary_groups),
                    .takes_several = field.code == "excluded" || field.code == "treaty",
                    .example = example_text(kind, field.code)};
  if (field.code == "salary_group" && !salary_groups.empty()) guide.example = salary_groups.front();
  if (guide.example.empty()) guide.example = guide.words.empty() ? example_of(field.type) : guide.words.front();
  if (field.type == FieldType::yes_no) guide.example = "否";
  return guide;
}

}  // namespace fenhao::intake
