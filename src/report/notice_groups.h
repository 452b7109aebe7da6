// The notices of a run sorted for people: one group a kind, with a title instead of a code, whom it concerns and
// what to do. Pure.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "payroll/result.h"

namespace fenhao::report {

// Employee number → name, of everybody a notice may concern; who is not in it is shown by number alone.
using Names = std::map<std::string, std::string>;

struct NoticeKind {
  Text title;    // one line
  Text way_out;  // what to do about any notice of this kind
};
// A code nobody has given a title takes the notice's own message for one.
NoticeKind notice_kind(const payroll::Notice& notice);

// The subject is a person, not a place or a policy fact.
bool is_about_person(const payroll::Notice& notice);

// "E00012 张三"; the number alone when the name is unknown; of a policy fact "政策 <id>".
std::string subject_name(const payroll::Notice& notice, const Names& names, Lang lang);

struct NoticeGroup {
  payroll::Notice::Severity severity = payroll::Notice::Severity::warning;
  std::string code;
  NoticeKind kind;
  bool about_people = true;
  std::vector<const payroll::Notice*> notices;  // in the order of the run; point into what was grouped
  std::vector<const payroll::Notice*> subjects;  // the first notice of each subject
};

// Errors before warnings; within them the kinds that concern most first, then by code.
std::vector<NoticeGroup> group_notices(std::span<const payroll::Notice> notices);

}  // namespace fenhao::report
