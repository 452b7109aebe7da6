#include "report/sample_run_for_test.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "base/source_file_for_test.h"
#include "report/run_index.h"

namespace fenhao::report::testing {
namespace {

using formula::Type;
using payroll::EmployeeResult;
using policy::Insurance;

Date date(const char* iso) { return Date::parse(iso).value(); }
Month month(const char* iso) { return Month::parse(iso).value(); }

payroll::GroupColumns office() {
  return {.code = "office",
          .name = "职员",
          .items = {{"days", "出勤天数", Type::number, {"考勤"}},
                    {"base", "基本工资", Type::money, {"应发", "计税", "成本"}},
                    {"post", "岗位工资", Type::money, {"应发", "计税", "成本"}},
                    {"overtime", "加班费", Type::money, {"应发", "计税", "成本"}},
                    {"bonus", "全年一次性奖金", Type::money, {"应发", "成本"}},
                    {"gross", "应发合计", Type::money, {"合计"}},
                    {"absence", "事假扣款", Type::money, {"扣款"}},
                    {"insurance", "社会保险个人", Type::money, {"社保公积金"}},
                    {"fund", "公积金个人", Type::money, {"社保公积金"}},
                    {"tax", "个人所得税", Type::money, {"个税"}},
                    {"union_fee", "工会会费", Type::money, {"税后"}},
                    {"net", "实发工资", Type::money, {"合计"}},
                    {"union", "工会经费", Type::money, {"成本"}, false}}};
}

// No items for contributions and tax: the payslip finds them in the results.
payroll::GroupColumns sales() {
  return {.code = "sales",
          .name = "销售",
          .items = {{"base", "基本工资", Type::money, {"应发"}},
                    {"commission", "提成", Type::money, {"应发"}},
                    {"gross", "应发合计", Type::money, {"合计"}},
                    {"loan", "借款扣还", Type::money, {"扣款"}},
                    {"net", "实发工资", Type::money, {"合计"}}}};
}

std::vector<Decimal> values(std::initializer_list<const char*> texts) {
  std::vector<Decimal> list;
  for (const char* text : texts) list.push_back(Decimal::parse(text).value());
  return list;
}

payroll::ChargeLine charge(const EmployeeResult& result, const char* account, Insurance insurance, const char* base,
                           const char* employer, const char* employee) {
  contribution::Charge one{.insurance = insurance, .declared_base = yuan(base), .base = yuan(base)};
  one.employer = yuan(employer);
  one.employee = yuan(employee);
  return {result.place, account, one};
}

EmployeeResult person(const char* employee, const char* name, const char* entity, const char* group,
                      const char* department, const char* position, const char* place) {
  EmployeeResult result;
  result.person = {.employee = employee,
                   .name = name,
                   .identity = Secret(std::string("99000019900307") + employee),
                   .birth = date("1990-03-07"),
                   .phone = Secret(std::string("1990000") + employee),
                   .bank_name = "招商银行北京分行",
                   .bank_account = Secret(std::string("620000000000000") + employee)};
  result.entity = entity;
  result.group = group;
  result.department = department;
  result.position = position;
  result.place = place;
  result.hired = date("2020-07-01");
  result.tax.month = TaxMonth{month("2026-12")};
  result.tax.input.month = result.tax.month;
  return result;
}

void set_totals(EmployeeResult& result, const char* gross, const char* net, const char* cost) {
  result.gross = yuan(gross);
  result.net = yuan(net);
  result.cost = yuan(cost);
  for (const auto& line : result.charges) {
    const bool fund = line.charge.insurance == Insurance::housing_fund;
    (fund ? result.fund_employee : result.insurance_employee) += line.charge.employee;
    (fund ? result.fund_employer : result.insurance_employer) += line.charge.employer;
    if (line.charge.insurance == Insurance::pension) result.tax.pension += line.charge.employee;
    if (line.charge.insurance == Insurance::medical) result.tax.medical += line.charge.employee;
    if (line.charge.insurance == Insurance::unemployment) result.tax.unemployment += line.charge.employee;
    if (fund) result.tax.housing_fund += line.charge.employee;
  }
}

EmployeeResult zhang() {
  auto result = person("1001", "张伟明", "A", "office", "研发部", "=高级工程师", "110000");
  result.values = values({"21", "15000.00", "3000.00", "1824.14", "0.00", "19724.14", "100.00", "2103.00", "2400.00",
                          "648.81", "50.00", "14522.33", "394.48"});
  result.charges = {charge(result, "A-SI", Insurance::pension, "20000", "3200", "1600"),
                    charge(result, "A-SI", Insurance::medical, "20000", "1960", "403"),
                    charge(result, "A-SI", Insurance::unemployment, "20000", "100", "100"),
                    charge(result, "A-SI", Insurance::work_injury, "20000", "40", "0"),
                    charge(result, "A-HF", Insurance::housing_fund, "20000", "2400", "2400")};
  set_totals(result, "19724.14", "14522.33", "27818.62");
  auto& tax = result.tax;
  tax.input.income = yuan("19724.14");
  tax.input.special = yuan("4503.00");
  tax.input.special_additional = yuan("2000.00");
  tax.before = {.income = yuan("220000"),
                .special = yuan("49533"),
                .special_additional = yuan("22000"),
                .withheld = yuan("7000")};
  tax.wage.after = {.income = yuan("239724.14"),
                    .special = yuan("54036"),
                    .special_additional = yuan("24000"),
                    .withheld = yuan("7648.81")};
  tax.wage.cumulative_basic = yuan("60000");
  tax.wage.taxable_before_clamp = tax.wage.cumulative_taxable = yuan("101688.14");
  tax.wage.rate = Rate::parse("10%").value();
  tax.wage.quick_deduction = yuan("2520");
  tax.wage.cumulative_tax = yuan("7648.81");
  tax.wage.due = yuan("648.81");
  tax.additional_to_date = {{"children", yuan("12000")}, {"rent", yuan("12000")}};
  return result;
}

EmployeeResult li() {
  auto result = person("1002", "李秀兰", "A", "office", "财务部", "会计", "110000");
  result.person.sex = Gender::female;
  result.values = values({"22", "10000.00", "0.00", "0.00", "36000.00", "46000.00", "0.00", "1053.00", "1200.00",
                          "1170.10", "0.00", "42576.90", "200.00"});
  result.charges = {charge(result, "A-SI", Insurance::pension, "10000", "1600", "800"),
                    charge(result, "A-SI", Insurance::medical, "10000", "980", "203"),
                    charge(result, "A-SI", Insurance::unemployment, "10000", "50", "50"),
                    charge(result, "A-HF", Insurance::housing_fund, "10000", "1200", "1200")};
  set_totals(result, "46000.00", "42576.90", "50030.00");
  auto& tax = result.tax;
  tax.input.income = yuan("10000");
  tax.wage.after = {.income = yuan("120000"), .special = yuan("27036"), .withheld = yuan("988.92")};
  tax.wage.cumulative_basic = yuan("60000");
  tax.wage.taxable_before_clamp = tax.wage.cumulative_taxable = yuan("32964");
  tax.wage.rate = Rate::parse("3%").value();
  tax.wage.cumulative_tax = yuan("988.92");
  tax.before.withheld = yuan("898.82");
  tax.wage.due = yuan("90.10");
  tax.bonus = tax::BonusTax{
      .bonus = yuan("36000"), .per_month = Decimal(3000), .rate = Rate::parse("3%").value(), .tax = yuan("1080")};
  return result;
}

EmployeeResult wang() {
  auto result = person("1003", "王铁柱", "B", "sales", "销售部", "客户经理", "310000");
  result.person.bank_account = Secret();
  result.last_day = date("2026-11-20");
  result.values = values({"6000.00", "2500.00", "8500.00", "300.00", "7306.00"});
  result.charges = {charge(result, "", Insurance::pension, "7384", "1181.44", "590.72"),
                    charge(result, "", Insurance::housing_fund, "7384", "369.00", "303.28")};
  set_totals(result, "8500.00", "7306.00", "10050.44");
  result.tax.input.income = yuan("8500");
  result.tax.input.other = yuan("500");
  result.tax.other_by_kind = {{"health", yuan("200")}};
  result.tax.wage.after.income = yuan("8500");
  return result;
}

EmployeeResult ana() {
  auto result = person("1004", "Ana Lima", "B", "sales", "销售部", "顾问", "310000");
  result.person.identity_kind = IdentityKind::passport_foreign;
  result.person.nationality = "巴西";
  result.person.sex = Gender::female;
  result.values = values({"300.00", "0.00", "300.00", "300.00", "0.00"});
  set_totals(result, "300.00", "0.00", "300.00");
  result.tax.input.income = yuan("300");
  return result;
}

EmployeeResult zhao() {
  auto result = person("1005", "赵小红", "B", "sales", "销售部", "客户经理", "310000");
  result.values = values({"100.00", "0.00", "100.00", "220.50", "-120.50"});
  set_totals(result, "100.00", "-120.50", "100.00");
  result.tax.input.income = yuan("100");
  return result;
}

}  // namespace

payroll::RunView sample_run() {
  payroll::RunView view;
  view.id = 42;
  view.month = EarningMonth{month("2026-11")};
  view.known = date("2026-12-05");
  view.state = payroll::RunState::approved;
  view.entities = {{.code = "A", .name = "北京星河科技有限公司", .place = "110000"},
                   {.code = "B", .name = "上海星河贸易有限公司", .place = "310000"}};
  view.accounts = {{.code = "A-SI",
                    .entity = "A",
                    .kind = people::AccountKind::social_insurance,
                    .place = "110000",
                    .number = "110105000001"},
                   {.code = "A-HF",
                    .entity = "A",
                    .kind = people::AccountKind::housing_fund,
                    .place = "110000",
                    .number = "880001"}};
  view.place_names = {{"110000", "北京市"}, {"310000", "上海市"}};
  view.payment_months = {{"A", PaymentMonth{month("2026-12")}}, {"B", PaymentMonth{month("2026-12")}}};
  view.payment_dates = {{"A", date("2026-12-10")}, {"B", date("2026-12-15")}};
  view.groups = {office(), sales()};
  // By entity, department, employee number.
  view.employees = {li(), zhang(), wang(), ana(), zhao()};
  view.notices = {{payroll::Notice::Severity::warning,
                   "low_confidence",
                   "1001",
                   {"工伤费率来源待核实", "the work-injury rate needs checking"}},
                  {payroll::Notice::Severity::warning,
                   "low_confidence",
                   "1002",
                   {"工伤费率来源待核实", "the work-injury rate needs checking"}},
                  {payroll::Notice::Severity::warning,
                   "negative_net",
                   "1005",
                   {"实发为负，无法发放", "net pay is negative and cannot be paid"}},
                  {payroll::Notice::Severity::error, "tax", "1006", {"没有本年累计数据", "no year-to-date figures"}}};
  return view;
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "fenhao-report-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Money yuan(const char* text) { return Money::parse(text).value(); }

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string output_of(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer;
  for (std::size_t got = 0; pipe && (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), got);
  if (pipe) ::pclose(pipe);
  return text;
}

std::string cell(const sheet::Sheet& sheet, int row, int column) {
  return row >= 0 && column >= 0 && row < sheet.rows && column < sheet.columns ? sheet.at(row, column).text
                                                                               : "(outside)";
}

int row_with(const sheet::Sheet& sheet, int column, const std::string& text) {
  for (int row = 0; row < sheet.rows; ++row)
    if (cell(sheet, row, column) == text) return row;
  return -1;
}

int column_with(const sheet::Sheet& sheet, int row, const std::string& text) {
  for (int column = 0; column < sheet.columns; ++column)
    if (cell(sheet, row, column) == text) return column;
  return -1;
}

LayoutDirectory own_layouts() {
  return LayoutDirectory::load(source_file("templates/files")).value();
}

// The sample itself must hold together, or the other tests prove little.
TEST(SampleRun, IsConsistent) {
  const auto view = sample_run();
  EXPECT_TRUE(RunIndex::of(view));
  for (const auto& result : view.employees) {
    const auto& items = std::ranges::find(view.groups, result.group, &payroll::GroupColumns::code)->items;
    const auto value = [&](std::string_view code) {
      return result.values[std::ranges::find(items, code, &payroll::ItemColumn::code) - items.begin()];
    };
    EXPECT_EQ(value("gross"), result.gross.decimal()) << result.person.employee;
    EXPECT_EQ(value("net"), result.net.decimal()) << result.person.employee;
  }
}

}  // namespace fenhao::report::testing
