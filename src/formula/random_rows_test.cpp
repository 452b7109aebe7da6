// What random programs are about: their inputs, tables and rows of values.
#include "formula/random_program.h"

namespace fenhao::formula::reference {
namespace {

Environment make_environment(const WorkCalendar& calendar) {
  Environment environment;
  environment.inputs = {
      {.code = "salary.base",
       .zh = "定薪.基本工资",
       .type = Type::money,
       .scale = 2,
       .day_product = "salary.base.days"},
      {.code = "salary.base.days", .zh = "定薪.基本工资.日积", .type = Type::money, .scale = 4},
      {.code = "variable.bonus", .zh = "录入.奖金", .type = Type::money, .scale = 2},
      {.code = "policy.minimum_wage", .zh = "政策.最低工资", .type = Type::money, .scale = 0},
      {.code = "attendance.days", .zh = "考勤.出勤天数", .type = Type::number, .scale = 2},
      {.code = "attendance.full_days", .zh = "考勤.计薪天数", .type = Type::number, .scale = 2},
      {.code = "attendance.late", .zh = "考勤.迟到次数", .type = Type::number, .scale = 0},
      {.code = "variable.factor", .zh = "录入.绩效系数", .type = Type::number, .scale = 5},
      {.code = "fund.rate", .zh = "公积金.比例", .type = Type::rate, .scale = 4},
      {.code = "tax.rate", .zh = "个税.税率", .type = Type::rate, .scale = 8},
      {.code = "file.hired", .zh = "档案.入职日期", .type = Type::date},
      {.code = "file.left", .zh = "档案.离职日期", .type = Type::date},
      {.code = "run.month", .zh = "本月", .type = Type::month},
      {.code = "file.position", .zh = "档案.岗位", .type = Type::text},
      {.code = "file.city", .zh = "档案.城市", .type = Type::text},
      {.code = "file.married", .zh = "档案.已婚", .type = Type::boolean},
      {.code = "file.foreign", .zh = "档案.外籍", .type = Type::boolean},
  };
  environment.full_days = "attendance.full_days";
  environment.calendar = &calendar;
  environment.tables = {
      {"allowance",
       "岗位津贴",
       {"岗位", "金额", "比例", "类别"},
       {Type::text, Type::money, Type::rate, Type::text},
       {{"经理", "1200.5", "12.5%", "管理"}, {"主管", "800", "0.08", "管理"}, {"文员", "", "5%", "行政"}}},
      {"grades",
       "职级表",
       {"级", "系数", "金额"},
       {Type::number, Type::number, Type::money},
       {{"0", "1.25", "100"}, {"1", "0.333", "250.55"}, {"2", "-2", "3"}, {"10.5", "7", "9000"}}},
  };
  return environment;
}

}  // namespace

ProgramMaker::ProgramMaker(std::uint64_t seed, const WorkCalendar& calendar)
    : random_(seed), environment_(make_environment(calendar)) {}

std::string ProgramMaker::random_word() {
  static const std::vector<std::string> words{"经理", "主管", "文员",   "",     "管理",
                                              "行政", "北京", "深圳市", "深圳", "市"};
  return words[static_cast<std::size_t>(number(0, static_cast<int>(words.size()) - 1))];
}

Size ProgramMaker::size() {
  const int draw = number(1, 10);
  return draw <= 6 ? Size::payroll : draw <= 8 ? Size::large : Size::extreme;
}

std::vector<Value> ProgramMaker::row(const RandomProgram& program, Size size) {
  std::vector<Value> values;
  for (const auto& input : program.environment.inputs) {
    Value value;
    value.missing = chance(2);
    switch (input.type) {
      case Type::date: value.number = number(16400, 22500); break;  // 2014 – 2031
      case Type::month: value.number = 2024 * 12 + number(0, 60); break;
      case Type::boolean: value.number = number(0, 1); break;
      case Type::text: value.text = random_word(); break;
      default: {
        Integer coefficient = number(0, 9) == 0 ? number(-2, 2) : number(-200000, 3000000);
        if (chance(10)) coefficient = 0;
        const bool big = size != Size::payroll && chance(size == Size::large ? 30 : 50);
        if (big)
          coefficient *=
              boost::multiprecision::pow(Integer(10), static_cast<unsigned>(number(6, size == Size::large ? 11 : 30)));
        if (chance(20)) coefficient = coefficient / 100 * 100;
        if (input.type == Type::rate && !big) coefficient %= 100000000;
        value.number =
            Fraction(coefficient, boost::multiprecision::pow(Integer(10), static_cast<unsigned>(input.scale)));
      }
    }
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace fenhao::formula::reference
