#include "month/retro_origins.h"

#include "payroll/retro.h"

namespace fenhao::month {
namespace {

using formula::Explanation;
using payroll::RetroEntry;

Explanation step(std::string title, std::string value) {
  Explanation made;
  made.title = std::move(title);
  made.value = std::move(value);
  return made;
}

std::string say(Lang lang, std::string_view zh, std::string_view en) { return std::string(lang == Lang::zh ? zh : en); }

const Money RetroEntry::*amount_of(const std::string& code) {
  if (code == "retro.gross") return &RetroEntry::gross;
  if (code == "retro.taxable") return &RetroEntry::taxable;
  if (code == "retro.exempt") return &RetroEntry::exempt;
  if (code == "retro.other") return &RetroEntry::other;
  if (code == "retro.tax") return &RetroEntry::tax;
  return nullptr;
}

}  // namespace

std::vector<Explanation> retro_origins(const payroll::EmployeeResult& result, const std::string& code, Lang lang) {
  std::vector<Explanation> steps;
  const auto amount = amount_of(code);
  if (!amount) return steps;
  for (const auto& entry : result.retro) {
    if ((entry.*amount).is_zero()) continue;
    auto month = step(say(lang, "薪资月 ", "earning month ") + entry.earned.to_string() + say(lang, " 重算的差额，", " calculated again, ") + payroll::label(entry.treatment).in(lang), (entry.*amount).to_string());
    for (const auto& item : entry.items)
      month.steps.push_back(step(item.name + say(lang, "：当时 ", ": then ") + item.then.to_string() + say(lang, "，现在 ", ", now ") + item.now.to_string(), (item.now - item.then).to_string()));
    steps.push_back(std::move(month));
  }
  return steps;
}

Explanation back_payment(const payroll::ChargeLine& line, Lang lang) {
  const auto& charge = line.charge;
  auto tree = step(policy::label(charge.insurance).in(lang) + say(lang, " 补缴 ", " of ") + line.back_pay->month.to_string() + say(lang, "：单位 ", ": employer ") + charge.employer.to_string() +
                       say(lang, "，个人 ", ", employee ") + charge.employee.to_string(),
                   "");
  tree.steps.push_back(step(say(lang, "该月应有的缴费基数", "base of that month as known now"), charge.base.to_string()));
  tree.steps.push_back(step(line.back_pay->deducted_then ? say(lang, "个税已按所属月更正，本月不再扣除", "deducted in the corrected month") : say(lang, "在本月作专项扣除", "deducted this month"), ""));
  return tree;
}

}  // namespace fenhao::month
