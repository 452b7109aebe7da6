#include "formula/function_catalog.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>
#include <vector>

namespace fenhao::formula {
namespace {

constexpr std::array entries{
    FunctionEntry{FunctionId::if_,
                  3,
                  3,
                  {"IF", "如果", "条件, 成立时, 不成立时", "condition, then, otherwise", "按条件取两者之一",
                   "one of two by a condition"}},
    FunctionEntry{FunctionId::ifs,
                  2,
                  any_number,
                  {"IFS", "多条件", "条件1, 值1, 条件2, 值2, …, [其余]",
                   "condition1, value1, condition2, value2, ..., [otherwise]", "取第一个成立的条件的值",
                   "the value of the first condition that holds"}},
    FunctionEntry{FunctionId::switch_,
                  3,
                  any_number,
                  {"SWITCH", "匹配", "对象, 值1, 结果1, 值2, 结果2, …, [其余]",
                   "subject, value1, result1, value2, result2, ..., [otherwise]", "取与对象相等的值的结果",
                   "the result of the value the subject equals"}},
    FunctionEntry{
        FunctionId::and_,
        1,
        any_number,
        {"AND", "且", "条件1, 条件2, …", "condition1, condition2, ...", "条件都成立", "whether all conditions hold"}},
    FunctionEntry{FunctionId::or_,
                  1,
                  any_number,
                  {"OR", "或", "条件1, 条件2, …", "condition1, condition2, ...", "有一个条件成立",
                   "whether some condition holds"}},
    FunctionEntry{FunctionId::not_,
                  1,
                  1,
                  {"NOT", "非", "条件", "condition", "条件不成立", "whether the condition does not hold"}},
    FunctionEntry{FunctionId::min,
                  1,
                  any_number,
                  {"MIN", "最小值", "值1, 值2, …", "value1, value2, ...", "最小的一个", "the smallest"}},
    FunctionEntry{FunctionId::max,
                  1,
                  any_number,
                  {"MAX", "最大值", "值1, 值2, …", "value1, value2, ...", "最大的一个", "the largest"}},
    FunctionEntry{
        FunctionId::sum, 1, any_number, {"SUM", "求和", "值1, 值2, …", "value1, value2, ...", "各值之和", "the sum"}},
    FunctionEntry{FunctionId::abs, 1, 1, {"ABS", "绝对值", "值", "value", "去掉负号", "the value without its sign"}},
    FunctionEntry{FunctionId::clamp,
                  3,
                  3,
                  {"CLAMP", "限定", "值, 下限, 上限", "value, lowest, highest", "低于下限取下限，高于上限取上限",
                   "the value, brought into its limits"}},
    FunctionEntry{FunctionId::round,
                  2,
                  2,
                  {"ROUND", "四舍五入", "值, 小数位数", "value, decimals", "四舍五入", "rounded half away from zero"}},
    FunctionEntry{
        FunctionId::round_up,
        2,
        2,
        {"ROUNDUP", "进位", "值, 小数位数", "value, decimals", "有余数就进一（见分进角等）", "rounded away from zero"}},
    FunctionEntry{FunctionId::round_down,
                  2,
                  2,
                  {"ROUNDDOWN", "舍去", "值, 小数位数", "value, decimals", "舍去多余小数", "rounded toward zero"}},
    FunctionEntry{
        FunctionId::round_even,
        2,
        2,
        {"ROUND_EVEN", "五成双", "值, 小数位数", "value, decimals", "四舍六入五成双", "rounded half to even"}},
    FunctionEntry{FunctionId::ceiling,
                  1,
                  2,
                  {"CEILING", "向上取整", "值, [单位]", "value, [unit]", "不小于它的最小整数（或单位的倍数）",
                   "the least integer (or multiple of the unit) not below"}},
    FunctionEntry{FunctionId::floor,
                  1,
                  2,
                  {"FLOOR", "向下取整", "值, [单位]", "value, [unit]", "不大于它的最大整数（或单位的倍数）",
                   "the largest integer (or multiple of the unit) not above"}},
    FunctionEntry{FunctionId::integer,
                  1,
                  1,
                  {"INT", "取整", "值", "value", "不大于它的最大整数", "the largest integer not above"}},
    FunctionEntry{
        FunctionId::truncate,
        1,
        2,
        {"TRUNC", "截断", "值, [小数位数]", "value, [decimals]", "截去多余小数", "cut off after so many decimals"}},
    FunctionEntry{FunctionId::modulo,
                  2,
                  2,
                  {"MOD", "求余", "被除数, 除数", "dividend, divisor", "余数，符号随除数",
                   "the remainder, with the divisor's sign"}},
    FunctionEntry{FunctionId::divide,
                  3,
                  4,
                  {"DIVIDE", "除", "被除数, 除数, 小数位数, [舍入方式]", "dividend, divisor, decimals, [rounding]",
                   "相除并只舍入一次", "a quotient rounded once"}},
    FunctionEntry{FunctionId::tier,
                  4,
                  any_number,
                  {"TIER", "分段累进", "值, 上限1, 比例1, 上限2, 比例2, …, 其余比例",
                   "value, bound1, rate1, bound2, rate2, ..., rate above", "各段按各自比例计算后相加",
                   "each part of the value at its own rate, added up"}},
    FunctionEntry{
        FunctionId::step,
        4,
        any_number,
        {"STEP", "跳档", "值, 上限1, 结果1, 上限2, 结果2, …, 其余结果",
         "value, bound1, result1, bound2, result2, ..., result above", "整个值落在哪一档（不超过上限）取哪一档",
         "the result of the band the whole value lies in (up to its bound)"}},
    FunctionEntry{FunctionId::step_from,
                  4,
                  any_number,
                  {"STEP_FROM", "满档", "值, 起始结果, 起点1, 结果1, 起点2, 结果2, …",
                   "value, result below, from1, result1, from2, result2, ...", "满哪一档的起点取哪一档",
                   "the result of the highest start reached"}},
    FunctionEntry{FunctionId::lookup,
                  3,
                  4,
                  {"LOOKUP", "查表", "表, 键, 列, [查不到时]", "table, key, column, [if absent]",
                   "公司表中键所在行的一列", "a column of the table row with that key"}},
    FunctionEntry{FunctionId::prorate,
                  1,
                  3,
                  {"PRORATE", "折算", "定薪项目；或 金额, 实际天数, 满额天数",
                   "dated salary input; or amount, served, full", "按天数折算", "an amount for the share of days"}},
    FunctionEntry{
        FunctionId::date, 3, 3, {"DATE", "日期", "年, 月, 日", "year, month, day", "由年月日得到日期", "a date"}},
    FunctionEntry{FunctionId::year_month,
                  2,
                  2,
                  {"YEAR_MONTH", "年月", "年, 月", "year, month", "由年和月得到月份", "a month of a year"}},
    FunctionEntry{FunctionId::year, 1, 1, {"YEAR", "年", "日期或月份", "date or month", "年份", "the year"}},
    FunctionEntry{FunctionId::month,
                  1,
                  1,
                  {"MONTH", "月", "日期或月份", "date or month", "月份的数字 1–12", "the number of the month, 1–12"}},
    FunctionEntry{FunctionId::day, 1, 1, {"DAY", "日", "日期", "date", "几号 1–31", "the day of the month, 1–31"}},
    FunctionEntry{FunctionId::weekday,
                  1,
                  1,
                  {"WEEKDAY", "星期", "日期", "date", "星期几，星期一是 1", "the day of the week, Monday is 1"}},
    FunctionEntry{FunctionId::month_of,
                  1,
                  1,
                  {"MONTH_OF", "所属月", "日期", "date", "日期所在的月份", "the month a date lies in"}},
    FunctionEntry{FunctionId::first_day,
                  1,
                  1,
                  {"FIRST_DAY", "月首", "日期或月份", "date or month", "月份的第一天", "the first day of the month"}},
    FunctionEntry{FunctionId::end_of_month,
                  1,
                  2,
                  {"EOMONTH", "月末", "日期或月份, [加几个月]", "date or month, [months to add]", "月份的最后一天",
                   "the last day of the month"}},
    FunctionEntry{
        FunctionId::days_in_month,
        1,
        1,
        {"DAYS_IN_MONTH", "当月天数", "日期或月份", "date or month", "月份有几天", "how many days the month has"}},
    FunctionEntry{FunctionId::days,
                  2,
                  2,
                  {"DAYS", "天数", "结束日, 开始日", "end, start", "结束日减开始日", "days from the start to the end"}},
    FunctionEntry{FunctionId::months_between,
                  2,
                  2,
                  {"MONTHS_BETWEEN", "整月数", "从, 到", "from, to", "满几个月", "completed months"}},
    FunctionEntry{FunctionId::years_between,
                  2,
                  2,
                  {"YEARS_BETWEEN", "整年数", "从, 到", "from, to", "满几年", "completed years"}},
    FunctionEntry{FunctionId::add_months,
                  2,
                  2,
                  {"ADD_MONTHS", "加月", "日期或月份, 月数", "date or month, months", "几个月以后，没有对应日取月末",
                   "so many months later; the month's end where the day is missing"}},
    FunctionEntry{FunctionId::workdays,
                  2,
                  2,
                  {"WORKDAYS", "工作日", "从, 到", "from, to", "官方日历的工作日数，含两端",
                   "workdays by the official calendar, both ends included"}},
    FunctionEntry{FunctionId::paid_days,
                  2,
                  2,
                  {"PAID_DAYS", "计薪日", "从, 到", "from, to", "工作日加法定节假日，含两端",
                   "workdays and statutory holidays, both ends included"}},
    FunctionEntry{
        FunctionId::contains,
        2,
        2,
        {"CONTAINS", "包含", "文字, 部分", "text, part", "文字中有这一部分", "whether the text contains the part"}},
    FunctionEntry{
        FunctionId::starts_with,
        2,
        2,
        {"STARTS_WITH", "开头是", "文字, 部分", "text, part", "文字以它开头", "whether the text starts with the part"}},
    FunctionEntry{
        FunctionId::ends_with,
        2,
        2,
        {"ENDS_WITH", "结尾是", "文字, 部分", "text, part", "文字以它结尾", "whether the text ends with the part"}},
    FunctionEntry{
        FunctionId::known,
        1,
        1,
        {"KNOWN", "有值", "输入项", "input", "这个人有没有这一项", "whether the input is there for the employee"}},
    FunctionEntry{FunctionId::is_blank,
                  1,
                  1,
                  {"ISBLANK", "为空", "输入项", "input", "没有这一项，或文字是空的",
                   "whether the input is absent or an empty text"}},
    FunctionEntry{FunctionId::if_blank,
                  2,
                  2,
                  {"IFBLANK", "空则", "输入项, 没有时", "input, if absent", "没有这一项时取后者",
                   "the input, or the other value where it is absent"}},
    FunctionEntry{FunctionId::money,
                  1,
                  1,
                  {"MONEY", "金额", "数值", "number", "把数值当作金额（元）", "a number taken as an amount of yuan"}},
    FunctionEntry{FunctionId::number,
                  1,
                  1,
                  {"NUMBER", "数值", "金额或比例", "amount or rate", "把金额或比例当作数值",
                   "an amount or rate taken as a plain number"}},
    FunctionEntry{
        FunctionId::rate, 1, 1, {"RATE", "比例", "数值", "number", "把数值当作比例", "a number taken as a rate"}},
};

constexpr bool in_order_of_ids() {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (static_cast<std::size_t>(entries[i].id) != i) return false;
  return true;
}
static_assert(in_order_of_ids());

std::string upper(std::string_view name) {
  std::string result(name);
  for (char& c : result) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return result;
}

}  // namespace

std::span<const FunctionEntry> function_entries() { return entries; }
const FunctionEntry& entry_of(FunctionId id) { return entries[static_cast<std::size_t>(id)]; }

const FunctionEntry* find_function(std::string_view name) {
  static const auto by_name = [] {
    std::map<std::string, const FunctionEntry*, std::less<>> names;
    for (const auto& entry : entries) {
      names.emplace(entry.shown.code, &entry);
      names.emplace(entry.shown.zh, &entry);
    }
    return names;
  }();
  const auto found = by_name.find(upper(name));
  return found == by_name.end() ? nullptr : found->second;
}

const std::vector<Function>& functions() {
  static const auto shown = [] {
    std::vector<Function> list;
    for (const auto& entry : entries) list.push_back(entry.shown);
    return list;
  }();
  return shown;
}

}  // namespace fenhao::formula
