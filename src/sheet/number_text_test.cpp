#include "sheet/number_text.h"

#include <gtest/gtest.h>

namespace fenhao::sheet {
namespace {

TEST(NumberText, ShortestDecimalIsWhatWasTyped) {
  EXPECT_EQ(shortest_decimal(0.1), "0.1");
  EXPECT_EQ(shortest_decimal(12345.67), "12345.67");
  EXPECT_EQ(shortest_decimal(-0.5), "-0.5");
  EXPECT_EQ(shortest_decimal(0), "0");
  EXPECT_EQ(shortest_decimal(1e15), "1000000000000000");
  EXPECT_EQ(shortest_decimal(1.10105199001011e17), "110105199001011000");
  EXPECT_EQ(shortest_decimal(0.00001), "0.00001");
  EXPECT_EQ(shortest_decimal(1e300), "1e+300");
}

TEST(NumberText, EveryFenUpToTenThousandYuanIsExact) {
  for (int fen = 0; fen < 1'000'000; ++fen) {
    const std::string expected = Decimal::of(fen, 2).normalized().to_string();
    ASSERT_EQ(shortest_decimal(fen / 100.0), expected);
  }
}

TEST(NumberText, ReadsWhatExcelWrites) {
  EXPECT_EQ(number_from_file("2.2999999999999998"), "2.3");
  EXPECT_EQ(number_from_file("1.10105199001011E+17"), "110105199001011000");
  EXPECT_EQ(number_from_file("110105199001011234"), "110105199001011234");  // exact, not by Excel
  EXPECT_EQ(number_from_file("1E-3"), "0.001");
  EXPECT_EQ(number_from_file("abc"), std::nullopt);
  EXPECT_EQ(number_from_file("1.5x"), std::nullopt);
  EXPECT_EQ(number_from_file(""), std::nullopt);
  EXPECT_EQ(number_from_file("inf"), std::nullopt);
}

TEST(NumberText, DustOfBinarySumsGoesDecimalsStay) {
  EXPECT_EQ(without_binary_dust("0.30000000000000004"), "0.3");
  EXPECT_EQ(without_binary_dust("1234.5600000000001"), "1234.56");
  EXPECT_EQ(without_binary_dust("1234.567"), "1234.567");
  EXPECT_EQ(without_binary_dust("0.000123456789012"), "0.000123456789012");
  EXPECT_EQ(without_binary_dust("110105199001011234"), "110105199001011234");
}

TEST(NumberText, FormatsThatChangeTheMeaning) {
  EXPECT_TRUE(parse_number_format("yyyy\"年\"m\"月\"d\"日\";@").is_date);
  EXPECT_TRUE(parse_number_format("[$-804]yyyy/mm/dd").is_date);
  EXPECT_TRUE(parse_number_format("[h]:mm").is_date);
  EXPECT_FALSE(parse_number_format("0.00_);[Red]\\(0.00\\)").is_date);
  EXPECT_FALSE(parse_number_format("General").is_date);
  EXPECT_FALSE(parse_number_format("\"day\"0").is_date);
  EXPECT_FALSE(parse_number_format("#,##0.00").is_date);
  EXPECT_EQ(parse_number_format("0000").zero_width, 4);
  EXPECT_EQ(parse_number_format("0").zero_width, 0);
  EXPECT_EQ(parse_number_format("0.00").zero_width, 0);
  for (const int id : {14, 22, 31, 57}) EXPECT_TRUE(builtin_number_format(id).is_date) << id;
  for (const int id : {0, 2, 4, 9, 37, 49}) EXPECT_FALSE(builtin_number_format(id).is_date) << id;
}

TEST(NumberText, DatesOfBothSystems) {
  EXPECT_EQ(date_of_serial(46327, DateSystem::from_1900)->to_string(), "2026-11-01");
  EXPECT_EQ(date_of_serial(46327 - 1462, DateSystem::from_1904)->to_string(), "2026-11-01");
  EXPECT_EQ(date_of_serial(1, DateSystem::from_1900)->to_string(), "1900-01-01");
  EXPECT_EQ(date_of_serial(59, DateSystem::from_1900)->to_string(), "1900-02-28");
  EXPECT_EQ(date_of_serial(60, DateSystem::from_1900), std::nullopt);
  EXPECT_EQ(date_of_serial(61, DateSystem::from_1900)->to_string(), "1900-03-01");
  EXPECT_EQ(date_of_serial(0.5, DateSystem::from_1900), std::nullopt);
  EXPECT_EQ(date_of_serial(2958465, DateSystem::from_1900)->to_string(), "9999-12-31");
  EXPECT_EQ(date_of_serial(2958466, DateSystem::from_1900), std::nullopt);
}

TEST(NumberText, CellsByFormat) {
  const Cell date = number_cell("46327", {.is_date = true}, DateSystem::from_1900);
  EXPECT_EQ(date.kind, Cell::Kind::date);
  EXPECT_EQ(date.text, "2026-11-01");
  EXPECT_EQ(number_cell("46327.354166666664", {.is_date = true}, DateSystem::from_1900).text, "2026-11-01 08:30:00");
  EXPECT_EQ(number_cell("46327.999999999", {.is_date = true}, DateSystem::from_1900).text, "2026-11-02");
  const Cell padded = number_cell("12", {.zero_width = 4}, DateSystem::from_1900);
  EXPECT_EQ(padded.kind, Cell::Kind::number);
  EXPECT_EQ(padded.text, "0012");
}

}  // namespace
}  // namespace fenhao::sheet
