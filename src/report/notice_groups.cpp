#include "report/notice_groups.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace fenhao::report {

using payroll::Notice;

bool is_about_person(const Notice& notice) { return notice.code != "policy" && !notice.code.starts_with("policy."); }

std::string subject_name(const Notice& notice, const Names& names, Lang lang) {
  if (!is_about_person(notice)) return (lang == Lang::zh ? "政策 " : "policy ") + notice.subject;
  const auto name = names.find(notice.subject);
  return name == names.end() ? notice.subject : notice.subject + " " + name->second;
}

std::vector<NoticeGroup> group_notices(std::span<const Notice> notices) {
  std::map<std::pair<Notice::Severity, std::string>, NoticeGroup> by_code;
  std::set<std::tuple<Notice::Severity, std::string, std::string>> seen;
  for (const Notice& notice : notices) {
    NoticeGroup& group = by_code[{notice.severity, notice.code}];
    if (group.notices.empty())
      group = {.severity = notice.severity,
               .code = notice.code,
               .kind = notice_kind(notice),
               .about_people = is_about_person(notice)};
    group.notices.push_back(&notice);
    if (seen.emplace(notice.severity, notice.code, notice.subject).second) group.subjects.push_back(&notice);
  }
  std::vector<NoticeGroup> groups;
  for (auto& [unused, group] : by_code) groups.push_back(std::move(group));
  std::ranges::stable_sort(groups, [](const NoticeGroup& a, const NoticeGroup& b) {
    const auto rank = [](const NoticeGroup& group) {
      return std::pair(group.severity == Notice::Severity::error ? 0 : 1, -static_cast<std::int64_t>(group.subjects.size()));
    };
    return rank(a) < rank(b);
  });
  return groups;
}

}  // namespace fenhao::report
