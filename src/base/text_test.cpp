#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace fenhao {
namespace {

using testing::ElementsAre;

const std::string chinese_gb18030 = "\xD0\xD5\xC3\xFB,\xB9\xA4\xD7\xCA";  // 姓名,工资

TEST(Encoding, ReadsGb18030) {
  EXPECT_EQ(gb18030_to_utf8(chinese_gb18030).value(), "姓名,工资");
  EXPECT_EQ(gb18030_to_utf8("").value(), "");
}

TEST(Encoding, ReadsTheFourByteCharactersOfRareNames) {
  const std::string rare = "\xF0\xA0\xAE\xB7";  // 𠮷, outside the two-byte range
  const std::string bytes = utf8_to_gb18030(rare).value();
  EXPECT_EQ(bytes.size(), 4u);
  EXPECT_EQ(gb18030_to_utf8(bytes).value(), rare);
}

TEST(Encoding, EveryCharacterSurvivesTheRoundTrip) {
  std::string all;
  for (std::int32_t code = 0x20; code < 0x30000; code += 7) {
    if (code >= 0xD800 && code <= 0xF8FF) continue;  // surrogates and private use
    if (code < 0x80)
      all += static_cast<char>(code);
    else if (code < 0x800)
      all += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 63))};
    else if (code < 0x10000)
      all += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 63)),
              static_cast<char>(0x80 | (code & 63))};
    else
      all += {static_cast<char>(0xF0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 63)),
              static_cast<char>(0x80 | (code >> 6 & 63)), static_cast<char>(0x80 | (code & 63))};
  }
  ASSERT_TRUE(is_utf8(all));
  EXPECT_EQ(gb18030_to_utf8(utf8_to_gb18030(all).value()).value(), all);
}

TEST(Encoding, ErrorsNameTheOffset) {
  const auto bad = gb18030_to_utf8(chinese_gb18030 + "\xFF\x41");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code(), ErrorCode::invalid_input);
  EXPECT_NE(bad.error().message().en.find("offset 9"), std::string::npos) << bad.error().message().en;
  const auto cut = gb18030_to_utf8(chinese_gb18030 + "\xD0");
  ASSERT_FALSE(cut);
  EXPECT_NE(cut.error().message().en.find("offset 9"), std::string::npos) << cut.error().message().en;
  const auto not_utf8 = utf8_to_gb18030("工资\xFF");
  ASSERT_FALSE(not_utf8);
  EXPECT_NE(not_utf8.error().message().en.find("offset 6"), std::string::npos);
}

TEST(Encoding, DecodesWhatSpreadsheetsSave) {
  EXPECT_EQ(decode_text("姓名").value(), "姓名");
  EXPECT_EQ(decode_text("\xEF\xBB\xBF姓名").value(), "姓名");
  EXPECT_EQ(decode_text(chinese_gb18030).value(), "姓名,工资");
  EXPECT_EQ(decode_text(std::string_view("\xFF\xFE\xD3\x59\x0D\x54", 6)).value(), "姓名");
  EXPECT_EQ(decode_text("plain").value(), "plain");
  EXPECT_FALSE(decode_text("\x81"));
}

TEST(Encoding, RefusesOverlongSurrogatesAndTooLarge) {
  EXPECT_FALSE(is_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_utf8("\xE5\xB7"));
  EXPECT_EQ(valid_utf8_prefix("工\xE5\xB7"), 3u);
}

TEST(Text, TrimsEveryBlank) {
  EXPECT_EQ(trim(" \t\r\n张三\xE3\x80\x80"), "张三");                 // ideographic blank
  EXPECT_EQ(trim("\xEF\xBB\xBF\xC2\xA0张 三\xE2\x80\x8B"), "张 三");  // BOM, no-break, zero-width
  EXPECT_EQ(trim("\xE2\x80\xAA"
                 "110105\xE2\x80\xAC"),
            "110105");  // direction marks of copied numbers
  EXPECT_EQ(trim("  "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\xFF x \xFF"), "\xFF x \xFF");
  EXPECT_EQ(trim(" \xE3\x80 "), "\xE3\x80");  // a blank cut short is none
  EXPECT_EQ(trim("x\x80\x80\x80\x80\x80"), "x\x80\x80\x80\x80\x80");
  EXPECT_EQ(trim("\x80\xE3\x80\x80"), "\x80");
  EXPECT_EQ(trim("\xF0\x90\xE3\x80\x80\xE3\x80\x80 "), "\xF0\x90");
}

TEST(Text, HalfWidth) {
  EXPECT_EQ(half_width("１２３．４５（元）ＡｂＺ～"), "123.45(元)AbZ~");
  EXPECT_EQ(half_width("工　资：，"), "工 资:,");
}

TEST(Text, HeadingKeyIgnoresHowPeopleWriteHeadings) {
  EXPECT_EQ(heading_key("＊ 基本 工资\n（元）："), "基本工资(元)");
  EXPECT_EQ(heading_key("Base Pay"), heading_key("*BASE  pay:"));
  EXPECT_NE(heading_key("基本工资"), heading_key("基本工资1"));
}

TEST(Text, Split) {
  EXPECT_THAT(split("a,b,,c", ','), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_THAT(split(",", ','), ElementsAre("", ""));
}

TEST(Text, CountsCharactersAndColumns) {
  EXPECT_EQ(length("姓名ab"), 4u);
  EXPECT_EQ(length("\xF0\xA0\xAE\xB7"), 1u);
  EXPECT_EQ(display_width("姓名ab"), 6u);
  EXPECT_EQ(display_width("（）"), 4u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u);
  EXPECT_EQ(pad_right("姓名", 6), "姓名  ");
  EXPECT_EQ(pad_left("姓名", 6), "  姓名");
  EXPECT_EQ(pad_left("姓名", 3), "姓名");
  EXPECT_THAT(characters("姓a\xFF"), ElementsAre("姓", "a", "\xFF"));
}

TEST(Text, EditDistanceCountsCharactersNotBytes) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("基本工姿", "基本工资"), 1u);
  EXPECT_EQ(edit_distance("加班费", "加班工资"), 2u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("", "工资"), 2u);
}

TEST(Text, EditDistanceIsAMetric) {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string text;
    for (auto i = random() % 7; i > 0; --i) text += static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string a = word(), b = word(), c = word();
    EXPECT_EQ(edit_distance(a, b), edit_distance(b, a));
    EXPECT_EQ(edit_distance(a, b) == 0, a == b);
    EXPECT_LE(edit_distance(a, c), edit_distance(a, b) + edit_distance(b, c));
  }
}

TEST(Text, SuggestsNearNamesNearestFirst) {
  const std::vector<std::string> names{"岗位工资", "基本工资", "工龄", "加班工资", "奖金"};
  EXPECT_THAT(suggestions("基本工姿", names, 2), ElementsAre("基本工资"));
  EXPECT_THAT(suggestions("工资", names), ElementsAre("岗位工资", "基本工资", "加班工资"));
  EXPECT_THAT(suggestions("社保基数", names), ElementsAre());
  EXPECT_THAT(suggestions("BASE_pay", {"base_pay", "base_day"}, 1), ElementsAre("base_pay"));
}

}  // namespace
}  // namespace fenhao
