// Who works where: legal entities, employer accounts, persons, dated employments and salary assignments.
// Plain values; identity numbers and bank accounts are Secret and cannot be printed by accident.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/identifiers.h"
#include "base/money.h"

namespace fenhao::people {

// 法人主体: employer, withholding agent, payer.
struct LegalEntity {
  std::string code;
  std::string name;
  std::string uscc;   // 统一社会信用代码
  std::string place;  // tax place, GB/T 2260 code
  int pay_month_offset = 0;  // 0 = paid in the earning month, 1 = in the next
  int pay_day = 0;           // day of that month, brought to its last day when shorter
  std::string bank_name;
  Secret bank_account;  // paying account
};

enum class AccountKind { social_insurance, medical, housing_fund };
std::string_view to_string(AccountKind kind);  // "social_insurance"
Result<AccountKind> parse_account_kind(std::string_view name);  // the code, or 社保 | 医保 | 公积金

// 参保户: an entity's account with an authority at a place.
struct EmployerAccount {
  std::string code;
  std::string entity;
  AccountKind kind = AccountKind::social_insurance;
  std::string place;
  std::string number;  // registration number at the authority
  std::optional<Rate> work_injury_rate;  // the account's own, confirmed by the counter
  std::optional<Month> work_injury_from;  // the first month it holds for, as the counter's notice says
};

// 居民个人 and 非居民个人 (IIT Law art. 1), as the payer knows it.
struct TaxResidence {
  bool is_resident = true;
  std::optional<Date> from;  // the other held before; absent = always

  bool resident_in(Month month) const { return from && month < from->month() ? !is_resident : is_resident; }
  friend bool operator==(const TaxResidence&, const TaxResidence&) = default;
};

struct Person {
  std::string employee;  // 工号, unique in the tenant
  std::string name;
  IdentityKind identity_kind = IdentityKind::resident_id;
  Secret identity;  // normalised number
  Date birth;
  Gender sex = Gender::male;
  std::string nationality = "中国";
  std::string household;  // "local", "nonlocal", empty = not stated
  Secret phone;
  std::string bank_name;
  Secret bank_account;
  std::optional<TaxResidence> tax_residence;  // absent = never stated: a resident
  std::optional<bool> first_job;  // declared: no wages earlier in the year of hiring (STA 2020 No. 13 art. 1)

  bool tax_resident_in(Month month) const { return !tax_residence || tax_residence->resident_in(month); }
};

// One stretch of employment: entity, place and group do not change inside it. A move ends one and starts the next.
struct Employment {
  std::string employee;
  std::string entity;
  std::string department;
  std::string position;
  std::string place;  // where contributions are paid, GB/T 2260 code
  std::string salary_group;
  Date from;
  std::optional<Date> last_day;  // inclusive; absent = still there
  Date hired;                    // first day at this entity, for tax months
};

// A dated amount of a salary item (基本工资, 岗位工资 ...), from a day until the next one.
struct SalaryAssignment {
  std::string employee;
  std::string item;  // input code, e.g. "salary.base"
  Money amount;
  Date from;
};

}  // namespace fenhao::people
