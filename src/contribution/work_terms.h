// 用工: on what terms somebody works for an employer from a day on, as far as insurance and the law of the contract ask.
// Plain values. Labour Contract Law art. 19, 57–72; Order 56 of 2026 (over-age workers); Order 41 of 2020.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/date.h"
#include "base/money.h"
#include "contribution/duty.h"

namespace fenhao::contribution {

enum class WorkKind {
  full_time,   // 全日制劳动合同
  part_time,   // 非全日制: work injury by the employer, the rest by the worker
  dispatched,  // 劳务派遣: insured by the dispatching employer
  over_age,    // 超龄用工, 退休返聘
  intern,      // 学生实习: no employment
};

std::string_view to_string(WorkKind kind);  // "full_time", as stored
Text label(WorkKind kind);
Result<WorkKind> parse_work_kind(std::string_view name);  // the code, the label or the words of everyday files

// How long the contract lasts.
enum class ContractForm { fixed_term, open_ended, by_task };
std::string_view to_string(ContractForm form);
Result<ContractForm> parse_contract_form(std::string_view name);  // the code, or 固定期限 | 无固定期限 | 以完成一定任务为期限

// What a post is for the retirement age: women's 干部（管理、技术）岗 55, 工人岗 50; 特殊工种 may retire early.
enum class Post { management, worker, special };
std::string_view to_string(Post post);
Result<Post> parse_post(std::string_view name);  // the code, or 管理技术 | 工人 | 特殊工种

struct WorkTerms {
  std::string employee;
  std::string entity;  // who pays
  Date from;
  WorkKind kind = WorkKind::full_time;
  std::string contract_party;  // who is party to the contract, when another than the entity; code or name
  std::optional<ContractForm> contract;
  std::optional<Date> contract_from, contract_to;  // both days within
  std::optional<Date> probation_to;                // last day
  std::optional<Money> agreed_wage;                // a month, after the probation
  std::optional<Post> post;
  bool draws_pension = false;
  bool agreed_to_contribute = false;           // over age: goes on contributing through the employer
  bool home_cover_proved = false;              // Hong Kong, Macau, Taiwan
  std::set<policy::Insurance> exempt_by_treaty;  // foreigners, with a certificate
  std::optional<Month> retires_late_until;     // flexible late retirement agreed, the last month
  friend bool operator==(const WorkTerms&, const WorkTerms&) = default;
};

}  // namespace fenhao::contribution
