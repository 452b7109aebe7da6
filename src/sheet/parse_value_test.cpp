#include "sheet/parse_value.h"

#include <gtest/gtest.h>

#include <map>

namespace fenhao::sheet {
namespace {

Cell text(std::string content) { return {Cell::Kind::text, std::move(content)}; }
Cell number(std::string content) { return {Cell::Kind::number, std::move(content)}; }

std::string read(const Cell& cell, FieldType type) {
  const auto value = parse_value(cell, type, DateSystem::from_1900);
  return value ? value->text : "!" + value.error().message.zh;
}

TEST(ParseValue, AmountsAsPeopleWriteThem) {
  for (const auto& [written, meant] : std::map<std::string, std::string>{{"1234.50", "1234.5"},
                                                                         {"1,234.50", "1234.5"},
                                                                         {"１，２３４．５０", "1234.5"},
                                                                         {"￥1,234.50", "1234.5"},
                                                                         {"¥ 1234.5", "1234.5"},
                                                                         {"1234.5元", "1234.5"},
                                                                         {"5000元整", "5000"},
                                                                         {"(1,234.50)", "-1234.5"},
                                                                         {"（300）", "-300"},
                                                                         {"-300", "-300"},
                                                                         {"−300", "-300"},
                                                                         {"+300", "300"},
                                                                         {".5", "0.5"},
                                                                         {" 300 ", "300"},
                                                                         {"0", "0"},
                                                                         {"1,234,567.89", "1234567.89"}})
    EXPECT_EQ(read(text(written), FieldType::money), meant) << written;
}

TEST(ParseValue, AmountsThatAreUnclearAreRefused) {
  EXPECT_EQ(read(text("1,23"), FieldType::money), "!逗号的位置不像千分位，无法确定数值");
  EXPECT_EQ(read(text("12,3456"), FieldType::money), "!逗号的位置不像千分位，无法确定数值");
  EXPECT_EQ(read(text("1.2万"), FieldType::money), "!这里应填数字");
  EXPECT_EQ(read(text("12%"), FieldType::money), "!这里应填数字");
  EXPECT_EQ(read(text("--5"), FieldType::money), "!这里应填数字");
  EXPECT_EQ(read(text("."), FieldType::money), "!这里应填数字");
  EXPECT_EQ(read(text("1.2.3"), FieldType::money), "!这里应填数字");
  EXPECT_EQ(read(text("100.005"), FieldType::money), "!金额超过两位小数");
  EXPECT_EQ(read(number("100.005"), FieldType::money), "!金额超过两位小数");
  EXPECT_EQ(read(text("99999999999999999999"), FieldType::money), "!金额过大");
  EXPECT_EQ(read({Cell::Kind::date, "2026-11-01"}, FieldType::money), "!这里应填数字，但单元格是日期格式");
  EXPECT_EQ(read({Cell::Kind::error, "#N/A"}, FieldType::money), "!公式没有得出结果（#N/A）");
}

TEST(ParseValue, DustInNumberCellsOnly) {
  EXPECT_EQ(read(number("1234.5600000000001"), FieldType::money), "1234.56");
  EXPECT_EQ(read(text("1234.5600000000001"), FieldType::money), "!金额超过两位小数");
}

TEST(ParseValue, Rates) {
  EXPECT_EQ(read(text("12%"), FieldType::rate), "0.12");
  EXPECT_EQ(read(text("0.12"), FieldType::rate), "0.12");
  EXPECT_EQ(read(number("0.12"), FieldType::rate), "0.12");
  EXPECT_EQ(read(text("0.45％"), FieldType::rate), "0.0045");
  EXPECT_EQ(read(text("0.000000001"), FieldType::rate), "!比例的小数位太多或数值过大");
}

TEST(ParseValue, Integers) {
  EXPECT_EQ(read(text("22"), FieldType::integer), "22");
  EXPECT_EQ(read(number("22.0"), FieldType::integer), "22");
  EXPECT_EQ(read(text("21.75"), FieldType::integer), "!这里应填整数");
  EXPECT_EQ(read(text("21.75"), FieldType::decimal), "21.75");
}

TEST(ParseValue, DatesInAllTheirForms) {
  for (const char* written :
       {"2026-11-01", "2026/11/1", "2026.11.1", "2026年11月1日", "2026年11月01号", "20261101", "２０２６－１１－０１",
        "2026-11-01 00:00:00", "2026-11-01T08:30:00", "2026年 11月 1日", " 2026/11/1 "})
    EXPECT_EQ(read(text(written), FieldType::date), "2026-11-01") << written;
  EXPECT_EQ(read({Cell::Kind::date, "2026-11-01"}, FieldType::date), "2026-11-01");
  EXPECT_EQ(read(number("46327"), FieldType::date), "2026-11-01");
  EXPECT_EQ(read(number("20261101"), FieldType::date), "2026-11-01");
}

TEST(ParseValue, DatesThatAreUnclearAreRefused) {
  EXPECT_EQ(read(text("26-11-1"), FieldType::date), "!年份不是四位，分不清年、月、日");
  EXPECT_EQ(read(text("11/1/2026"), FieldType::date), "!年份不是四位，分不清年、月、日");
  EXPECT_EQ(read(text("2026-11"), FieldType::date), "!只有年月，缺少日");
  EXPECT_EQ(read(text("2026-02-30"), FieldType::date), "!没有这一天");
  EXPECT_EQ(read(text("20261301"), FieldType::date), "!没有这一天");
  EXPECT_EQ(read(text("46327"), FieldType::date), "!这里应填日期，这个写法认不出");
  EXPECT_EQ(read(text("明天"), FieldType::date), "!这里应填日期，这个写法认不出");
  EXPECT_EQ(read(text("2026-11-01-02"), FieldType::date), "!这里应填日期，这个写法认不出");
}

TEST(ParseValue, Months) {
  for (const char* written :
       {"2026-11", "2026/11", "2026.11", "2026年11月", "2026年11月份", "202611", "2026-11-01", "2026年11月5日"})
    EXPECT_EQ(read(text(written), FieldType::month), "2026-11") << written;
  EXPECT_EQ(read(number("202611"), FieldType::month), "2026-11");
  EXPECT_EQ(read({Cell::Kind::date, "2026-11-01"}, FieldType::month), "2026-11");
  EXPECT_EQ(read(number("46327"), FieldType::month), "2026-11");
  EXPECT_EQ(read(number("2026.1"), FieldType::month), "!数字格式的 2026.1 分不清是 1 月还是 10 月");
  EXPECT_EQ(read(number("2026.11"), FieldType::month), "2026-11");
  EXPECT_EQ(read(text("2026-13"), FieldType::month), "!这里应填年月，这个写法认不出");
  EXPECT_EQ(read(text("11月"), FieldType::month), "!这里应填年月，这个写法认不出");
  EXPECT_EQ(read(text("26-11"), FieldType::month), "!年份不是四位，分不清年、月、日");
}

TEST(ParseValue, YesAndNo) {
  for (const char* yes : {"是", "Y", "yes", "√", "✓", "1", "TRUE", "有"})
    EXPECT_EQ(read(text(yes), FieldType::yes_no), "true") << yes;
  for (const char* no : {"否", "N", "no", "×", "0", "FALSE", "无"})
    EXPECT_EQ(read(text(no), FieldType::yes_no), "false") << no;
  EXPECT_EQ(read(text("也许"), FieldType::yes_no), "!这里应填“是”或“否”");
}

TEST(ParseValue, NumbersInTextCellsKeepTheirDigits) {
  EXPECT_EQ(read(number("1001"), FieldType::text), "1001");
  EXPECT_EQ(read(number("0012"), FieldType::text), "0012");
  EXPECT_EQ(read(number("13800138000"), FieldType::text), "13800138000");
  EXPECT_EQ(read(text("  张三　"), FieldType::text), "张三");
}

TEST(ParseValue, DamagedIdentityNumbersAreRefused) {
  const std::string refusal = "!号码已被 Excel 改坏：数字单元格只保留前 15 位，其余变成了 0 或科学计数";
  EXPECT_EQ(read(number("110105199001011000"), FieldType::text), refusal);
  EXPECT_EQ(read(number("6222021234567890000"), FieldType::text), refusal);
  EXPECT_EQ(read(number("6222021234567890"), FieldType::text), refusal);  // 16 digits: the last is gone
  EXPECT_EQ(read(text("1.10105E+17"), FieldType::text), refusal);
  EXPECT_EQ(read(number("110105199001011234"), FieldType::text), "110105199001011234");
  EXPECT_EQ(read(text("110105199001011000"), FieldType::text), "110105199001011000");  // for check_identity to judge
}

TEST(ParseValue, SignsForNothing) {
  for (const char* sign : {"", " ", "　", "-", "--", "—", "/", "无"})
    EXPECT_TRUE(is_absent(text(sign), FieldType::money)) << sign;
  EXPECT_FALSE(is_absent(text("无"), FieldType::yes_no));
  EXPECT_FALSE(is_absent(number("0"), FieldType::money));
  EXPECT_FALSE(is_absent(text("0"), FieldType::money));
}

}  // namespace
}  // namespace fenhao::sheet
