#include "report/file_fields.h"

#include <algorithm>
#include <array>

#include "base/identifiers.h"
#include "report/bank_layout.h"

namespace fenhao::report {
namespace {

using Context = FieldContext;
using Reader = FieldValue (*)(const Context&);

FieldValue count(std::int64_t number) {
  FieldValue value(std::to_string(number));
  value.is_count = true;
  return value;
}

FieldValue day(const std::optional<Date>& date) { return FieldValue(date ? date->to_string() : std::string{}); }

// An amount by kind; a kind nobody declared is empty, so that the tax client may fill it itself.
FieldValue of_kind(const std::map<std::string, Money>& amounts, const std::string& kind) {
  const auto found = amounts.find(kind);
  return found == amounts.end() ? FieldValue{} : FieldValue(found->second);
}

FieldValue to_date(const Context& c, const char* kind) { return of_kind(c.result.tax.additional_to_date, kind); }
FieldValue other(const Context& c, const char* kind) { return of_kind(c.result.tax.other_by_kind, kind); }

// The client asks for the year to date; a run may know the month's share only.
FieldValue personal_pension(const Context& c) {
  auto value = to_date(c, "pension");
  const auto month = c.result.tax.other_by_kind.find("pension");
  value.is_unknown = value.text.empty() && month != c.result.tax.other_by_kind.end() && !month->second.is_zero();
  return value;
}

// Other deductions of the month that have no column of their own.
FieldValue other_rest(const Context& c) {
  const auto& tax = c.result.tax;
  Money rest = tax.input.other;
  for (const char* kind : {"pension", "health", "annuity"})
    if (const auto found = tax.other_by_kind.find(kind); found != tax.other_by_kind.end()) rest -= found->second;
  return rest.is_zero() ? FieldValue{} : FieldValue(rest);
}

FieldValue unless_zero(Money amount) { return amount.is_zero() ? FieldValue{} : FieldValue(amount); }

// At another bank than the one whose file it is. Who has no bank on record is taken for a customer of that bank,
// which checks its own account numbers.
bool is_at_other_bank(const Context& c) {
  const auto& name = c.result.person.bank_name;
  return !name.empty() && !is_at_bank(name, c.banks);
}

// 开户地 as the branch tells it: "中国工商银行上海分行" → "上海".
FieldValue other_bank_place(const Context& c) {
  if (!is_at_other_bank(c)) return {};
  constexpr std::string_view bank = "银行", branch = "分行";
  const std::string_view name = c.result.person.bank_name;
  const auto end = name.find(branch);
  const auto start = end == name.npos ? end : name.rfind(bank, end);
  FieldValue value;
  if (start != name.npos) value.text = name.substr(start + bank.size(), end - start - bank.size());
  value.is_unknown = value.text.empty();
  return value;
}

// 所得项目 of the tax client; whether an agent sells insurance or securities is not kept here.
FieldValue labour_kind(const Context& c) {
  switch (c.result.tax.income_kind) {
    case payroll::IncomeKind::labour_student: return FieldValue("其他连续劳务报酬");
    case payroll::IncomeKind::labour: return FieldValue("一般劳务报酬");
    case payroll::IncomeKind::author:
    case payroll::IncomeKind::royalty:
    case payroll::IncomeKind::labour_agent:
    case payroll::IncomeKind::labour_platform:
    case payroll::IncomeKind::wage: break;
  }
  FieldValue value;
  value.is_unknown = true;
  return value;
}

// 任职受雇从业类型 of the tax client.
FieldValue employment_kind(const Context& c) {
  switch (c.result.tax.income_kind) {
    case payroll::IncomeKind::wage: return FieldValue("雇员");
    case payroll::IncomeKind::labour_student: return FieldValue("实习学生（全日制学历教育）");
    case payroll::IncomeKind::author:
    case payroll::IncomeKind::royalty:
    case payroll::IncomeKind::labour: return FieldValue("其他");
    case payroll::IncomeKind::labour_agent:          // 保险营销员 or 证券经纪人: not kept here
    case payroll::IncomeKind::labour_platform: break;  // filed by the platform in a form of its own
  }
  FieldValue value;
  value.is_unknown = true;
  return value;
}

struct Field {
  std::string_view name;
  bool is_amount;
  Reader read;
};

constexpr std::array<Field, 43> fields{{
    {"row.number", false, [](const Context& c) { return count(c.row_number); }},
    {"entity.name", false, [](const Context& c) { return FieldValue(c.index.entity_name(c.result.entity)); }},
    {"payment.date", false, [](const Context& c) { return FieldValue(c.index.payment_date(c.result.entity)); }},
    {"person.employee", false, [](const Context& c) { return FieldValue(c.result.person.employee); }},
    {"person.name", false, [](const Context& c) { return FieldValue(c.result.person.name); }},
    {"person.sex", false,
     [](const Context& c) { return FieldValue(c.result.person.sex == Gender::male ? "男" : "女"); }},
    {"person.birth", false, [](const Context& c) { return day(c.result.person.birth); }},
    {"person.nationality", false, [](const Context& c) { return FieldValue(c.result.person.nationality); }},
    {"person.phone", false, [](const Context& c) { return FieldValue(c.result.person.phone.reveal()); }},
    {"identity.kind", false, [](const Context& c) { return FieldValue(label(c.result.person.identity_kind).zh); }},
    {"identity.number", false, [](const Context& c) { return FieldValue(c.result.person.identity.reveal()); }},
    {"employment.hired", false, [](const Context& c) { return day(c.result.hired); }},
    {"employment.last_day", false, [](const Context& c) { return day(c.result.last_day); }},
    {"employment.department", false, [](const Context& c) { return FieldValue(c.result.department); }},
    {"employment.position", false, [](const Context& c) { return FieldValue(c.result.position); }},
    {"bank.name", false, [](const Context& c) { return FieldValue(c.result.person.bank_name); }},
    {"bank.account", false, [](const Context& c) { return FieldValue(c.result.person.bank_account.reveal()); }},
    {"bank.is_other", false, [](const Context& c) { return FieldValue(is_at_other_bank(c) ? "1" : "0"); }},
    {"bank.other_name", false,
     [](const Context& c) { return FieldValue(is_at_other_bank(c) ? c.result.person.bank_name : std::string{}); }},
    {"bank.other_place", false, other_bank_place},
    {"pay.net", true, [](const Context& c) { return FieldValue(c.result.net - c.result.paid_net); }},
    {"tax.income", true, [](const Context& c) { return FieldValue(c.result.tax.input.income); }},
    {"tax.exempt", true, [](const Context& c) { return FieldValue(c.result.tax.input.exempt); }},
    {"tax.pension", true, [](const Context& c) { return FieldValue(c.result.tax.pension); }},
    {"tax.medical", true, [](const Context& c) { return FieldValue(c.result.tax.medical); }},
    {"tax.unemployment", true, [](const Context& c) { return FieldValue(c.result.tax.unemployment); }},
    {"tax.housing_fund", true, [](const Context& c) { return FieldValue(c.result.tax.housing_fund); }},
    {"tax.children_to_date", true, [](const Context& c) { return to_date(c, "children"); }},
    {"tax.continuing_to_date", true, [](const Context& c) { return to_date(c, "continuing"); }},
    {"tax.mortgage_to_date", true, [](const Context& c) { return to_date(c, "mortgage"); }},
    {"tax.rent_to_date", true, [](const Context& c) { return to_date(c, "rent"); }},
    {"tax.elderly_to_date", true, [](const Context& c) { return to_date(c, "elderly"); }},
    {"tax.infant_to_date", true, [](const Context& c) { return to_date(c, "infant"); }},
    {"tax.personal_pension_to_date", true, personal_pension},
    {"tax.annuity", true, [](const Context& c) { return other(c, "annuity"); }},
    {"tax.health", true, [](const Context& c) { return other(c, "health"); }},
    {"tax.other_rest", true, other_rest},
    {"tax.donation", true, [](const Context& c) { return unless_zero(c.result.tax.input.donation); }},
    {"tax.reliefs", true, [](const Context& c) { return unless_zero(c.result.tax.input.reliefs); }},
    {"tax.labour_kind", false, labour_kind},
    {"tax.employment_kind", false, employment_kind},
    {"tax.other", true, [](const Context& c) { return unless_zero(c.result.tax.labour ? c.result.tax.labour->month.other : Money{}); }},
    {"tax.bonus", true,
     [](const Context& c) { return c.result.tax.bonus ? FieldValue(c.result.tax.bonus->bonus) : FieldValue{}; }},
}};

const Field* find(std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

bool is_field(std::string_view name) { return find(name) != nullptr; }

bool is_amount_field(std::string_view name) {
  const auto* field = find(name);
  return field && field->is_amount;
}

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const auto& field : fields) names.emplace_back(field.name);
  return names;
}

FieldValue field_value(std::string_view name, const FieldContext& context) { return find(name)->read(context); }

}  // namespace fenhao::report
