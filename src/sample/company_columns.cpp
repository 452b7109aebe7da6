// Columns of the lists about the company and its people: entities, accounts, roster, moves.
#include <algorithm>

#include "sample/rows.h"

namespace fenhao::sample {
namespace {

const char* account_kind(people::AccountKind kind) {
  switch (kind) {
    case people::AccountKind::social_insurance: return "社保";
    case people::AccountKind::medical: return "医保";
    case people::AccountKind::housing_fund: return "公积金";
  }
  return "";
}

const char* household(const std::string& type) { return type == "local" ? "本地" : type == "nonlocal" ? "外地" : ""; }

const char* kind_of_move(const MoveRow& row) {
  if (row.before.entity != row.after.entity) return "跨主体调动";
  return row.before.place != row.after.place ? "异地调动" : "部门调动";
}

// What did not change stays blank.
void write_change(TableFile& out, const std::string& before, const std::string& after, const std::string& shown) {
  before == after ? out.blank() : out.text(shown);
}

}  // namespace

const std::string& Names::entity(const std::string& code) const {
  return std::ranges::find(company_.entities, code, &people::LegalEntity::code)->name;
}

const City& Names::city(const std::string& code) const {
  return *std::ranges::find_if(company_.cities, [&](const City& city) { return city.place.code == code; });
}

const std::string& Names::place(const std::string& code) const { return city(code).written; }

std::vector<Column<people::LegalEntity>> entity_columns(const Names& names) {
  using Row = people::LegalEntity;
  return {
      {{.text = "公司编码"}, [](auto& out, const Row& row) { out.text(row.code); }},
      {{.text = "公司全称", .width = 40}, [](auto& out, const Row& row) { out.text(row.name); }},
      {{.text = "统一社会信用代码", .width = 22}, [](auto& out, const Row& row) { out.text(row.uscc); }},
      {{.text = "报税城市"}, [&names](auto& out, const Row& row) { out.text(names.place(row.place)); }},
      {{.text = "发薪月份"}, [](auto& out, const Row& row) { out.text(row.pay_month_offset == 0 ? "当月" : "次月"); }},
      {{.text = "发薪日"}, [](auto& out, const Row& row) { out.integer(row.pay_day); }},
      {{.text = "开户行", .width = 26}, [](auto& out, const Row& row) { out.text(row.bank_name); }},
      {{.text = "对公账号", .width = 22}, [](auto& out, const Row& row) { out.text(row.bank_account.reveal()); }},
  };
}

std::vector<Column<people::EmployerAccount>> account_columns(const Names& names) {
  using Row = people::EmployerAccount;
  return {
      {{.text = "参保户编码", .width = 20}, [](auto& out, const Row& row) { out.text(row.code); }},
      {{.text = "参保单位", .width = 40}, [&names](auto& out, const Row& row) { out.text(names.entity(row.entity)); }},
      {{.text = "账户类型"}, [](auto& out, const Row& row) { out.text(account_kind(row.kind)); }},
      {{.text = "参保城市"}, [&names](auto& out, const Row& row) { out.text(names.place(row.place)); }},
      {{.text = "单位登记号", .width = 18}, [](auto& out, const Row& row) { out.text(row.number); }},
      {{.text = "工伤费率"},
       [](auto& out, const Row& row) {
         row.work_injury_rate ? out.text(row.work_injury_rate->percent()) : out.blank();
       }},
  };
}

std::vector<Column<RosterRow>> roster_columns(const Names& names) {
  using Row = RosterRow;
  return {
      {{.text = "工号"}, [](auto& out, const Row& row) { out.text(row.person.employee); }},
      {{.text = "姓名", .width = 16}, [](auto& out, const Row& row) { out.text(row.person.name); }},
      {{.text = "证件类型", .width = 22},
       [](auto& out, const Row& row) { out.text(label(row.person.identity_kind).zh); }},
      {{.text = "证件号码", .width = 22}, [](auto& out, const Row& row) { out.text(row.person.identity.reveal()); }},
      {{.text = "性别"}, [](auto& out, const Row& row) { out.text(row.person.sex == Gender::male ? "男" : "女"); }},
      {{.text = "出生日期"}, [](auto& out, const Row& row) { out.date(row.person.birth); }},
      {{.text = "国籍(地区)"}, [](auto& out, const Row& row) { out.text(row.person.nationality); }},
      {{.text = "户籍类型"}, [](auto& out, const Row& row) { out.text(household(row.person.household)); }},
      {{.text = "手机号", .width = 14}, [](auto& out, const Row& row) { out.text(row.person.phone.reveal()); }},
      {{.text = "合同公司", .width = 40},
       [&names](auto& out, const Row& row) { out.text(names.entity(row.employment.entity)); }},
      {{.text = "所属部门", .width = 16}, [](auto& out, const Row& row) { out.text(row.employment.department); }},
      {{.text = "岗位名称", .width = 16}, [](auto& out, const Row& row) { out.text(row.employment.position); }},
      {{.text = "参保城市"}, [&names](auto& out, const Row& row) { out.text(names.place(row.employment.place)); }},
      {{.text = "薪资组", .width = 18}, [&names](auto& out, const Row& row) { out.text(names.group(row.employment)); }},
      {{.text = "入职日期"}, [](auto& out, const Row& row) { out.date(row.employment.hired); }},
      {{.text = "离职日期"}, [](auto& out, const Row& row) { write_optional(out, row.employment.last_day); }},
      {{.text = "开户行", .width = 26}, [](auto& out, const Row& row) { out.text(row.person.bank_name); }},
      {{.text = "工资卡号", .width = 22},
       [](auto& out, const Row& row) { out.text(row.person.bank_account.reveal()); }},
  };
}

std::vector<Column<MoveRow>> move_columns(const Names& names) {
  using Row = MoveRow;
  const std::string into = "调入";
  return {
      {{.text = "工号"}, [](auto& out, const Row& row) { out.text(row.person.employee); }},
      {{.text = "姓名", .width = 16}, [](auto& out, const Row& row) { out.text(row.person.name); }},
      {{.text = "异动类型"}, [](auto& out, const Row& row) { out.text(kind_of_move(row)); }},
      {{.text = "生效日期"}, [](auto& out, const Row& row) { out.date(row.after.from); }},
      {{"公司", into, 40},
       [&names](auto& out, const Row& row) {
         write_change(out, row.before.entity, row.after.entity, names.entity(row.after.entity));
       }},
      {{"部门", into, 16},
       [](auto& out, const Row& row) {
         write_change(out, row.before.department, row.after.department, row.after.department);
       }},
      {{"岗位", into, 16},
       [](auto& out, const Row& row) {
         write_change(out, row.before.position, row.after.position, row.after.position);
       }},
      {{"参保城市", into},
       [&names](auto& out, const Row& row) {
         write_change(out, row.before.place, row.after.place, names.place(row.after.place));
       }},
      {{"薪资组", into, 18},
       [&names](auto& out, const Row& row) {
         write_change(out, row.before.salary_group, row.after.salary_group, names.group(row.after));
       }},
  };
}

}  // namespace fenhao::sample
