#include "report/labels.h"

#include <gtest/gtest.h>

#include "report/file_names.h"
#include "report/item_section.h"

namespace fenhao::report {
namespace {

Decimal decimal(const char* text) { return Decimal::parse(text).value(); }

TEST(Labels, AmountsKeepEveryDecimalAndShowAtLeastTwo) {
  EXPECT_EQ(grouped(decimal("0")), "0.00");
  EXPECT_EQ(grouped(decimal("1234567.5")), "1,234,567.50");
  EXPECT_EQ(grouped(decimal("-123456.00")), "-123,456.00");
  EXPECT_EQ(grouped(decimal("-100")), "-100.00");
  EXPECT_EQ(grouped(decimal("12.3456")), "12.3456");
}

TEST(Labels, ItemsReadAsTheirTypes) {
  EXPECT_EQ(item_text(formula::Type::rate, decimal("0.085")), "8.5%");
  EXPECT_EQ(item_text(formula::Type::date, Decimal(Date::parse("2026-11-20").value().days_since_1970())), "2026-11-20");
  EXPECT_EQ(item_text(formula::Type::month, Decimal(Month::parse("2026-11").value().index())), "2026-11");
  EXPECT_EQ(item_text(formula::Type::boolean, decimal("1")), "是");
  EXPECT_EQ(item_text(formula::Type::number, decimal("21.50")), "21.5");
}

TEST(ItemSection, TheFirstTagInPrecedenceWins) {
  const auto section = [](std::vector<std::string> tags) {
    return section_of({.code = "x", .name = "x", .tags = std::move(tags)});
  };
  EXPECT_EQ(section({"应发", "计税", "成本"}), Section::earning);
  EXPECT_EQ(section({"应发", "合计"}), Section::total);
  EXPECT_EQ(section({"扣款", "社保公积金"}), Section::contribution);
  EXPECT_EQ(section({"扣款", "个税"}), Section::tax);
  EXPECT_EQ(section({"成本"}), Section::cost);
  EXPECT_EQ(section({"计税", "单位成本"}), Section::cost);
  EXPECT_EQ(section({"税后"}), Section::after_tax);
  EXPECT_EQ(section({"考勤"}), Section::attendance);
  EXPECT_EQ(section({"津贴"}), Section::other);
  EXPECT_EQ(section({}), Section::other);
}

TEST(FileNames, AreSafeAndUnique) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "_.._etc_passwd");
  EXPECT_EQ(safe_name(" a:b*c?. "), "a_b_c_");
  EXPECT_EQ(safe_name("..."), "_");
  EXPECT_EQ(safe_name(""), "_");
  std::string name;
  for (int i = 0; i < 60; ++i) name += "长";
  EXPECT_EQ(safe_name(name).size(), 120u);
  EXPECT_EQ(safe_name("a" + name).size(), 118u) << "cut between characters";
  FileNames names;
  EXPECT_EQ(names.claim("d", "Ann", "pdf"), "d/Ann.pdf");
  EXPECT_EQ(names.claim("d", "ANN", "pdf"), "d/ANN (2).pdf");
  EXPECT_EQ(names.claim("e", "Ann", "pdf"), "e/Ann.pdf");
}

}  // namespace
}  // namespace fenhao::report
