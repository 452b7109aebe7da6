// Whatever PlainXml reads or leaves to expat, the events are those expat tells of the same text.
#include "sheet/plain_xml.h"

#include <gtest/gtest.h>

#include <random>

#include "sheet/files_for_test.h"
#include "sheet/xml_part.h"

namespace fenhao::sheet {
namespace {

class Told : public XmlEvents {
 public:
  void start(std::string_view name, XmlAttributes attributes) override {
    log += "<" + std::string(name);
    for (const char* key : {"r", "s", "t", "id"})
      if (const auto value = attributes[key]; !value.empty()) log += " " + std::string(key) + "=" + std::string(value);
    log += ">";
  }
  void end(std::string_view name) override { log += "</" + std::string(name) + ">"; }
  void text(std::string_view piece) override { log += piece; }

  std::string log;
};

std::string told_by_plain(std::string_view text, std::size_t piece, bool& is_plain) {
  Told told;
  PlainXml plain(told);
  is_plain = true;
  for (std::size_t at = 0; is_plain && at < text.size(); at += piece) is_plain = plain.take(text.substr(at, piece));
  is_plain = is_plain && plain.is_complete();
  return told.log;
}

class PlainXmlFiles : public ::testing::Test {
 protected:
  // Through a zip, as the readers do it; "refused" when the text is no XML.
  std::string told(const std::string& text) const {
    const auto path = directory_ / "part.zip";
    write_zip(path, {{"part.xml", text}});
    const auto zip = ZipArchive::open(path, 1 << 20);
    EXPECT_TRUE(zip);
    Told told;
    return read_xml(*zip, "part.xml", told) ? told.log : "refused";
  }
  // A comment in front leaves everything to expat.
  std::string told_by_expat(const std::string& text) const { return told("<!-- -->" + text); }

 private:
  TempFolder directory_;
};

constexpr std::string_view sheet =
    R"(<worksheet xmlns="main" xmlns:r="relations"><sheetData><row r="1" spans="1:2"><c r="A1" s="3" t="s"><v>12</v></c>)"
    R"(<c r="B1"  t="inlineStr" ><is><t xml:space="preserve"> 张&amp;三 &lt;&gt;&quot;&apos;&#20013;&#x1F600; </t></is></c></row>)"
    "\n<row r=\"2\"><c r=\"A2\"/><c/></row ></sheetData><x:drawing r:id=\"rId1\"/></worksheet>";

TEST_F(PlainXmlFiles, WhatProgramsWriteIsTheSameInPiecesOfAnySize) {
  const std::string expected = told_by_expat(std::string(sheet));
  ASSERT_NE(expected.find("<t> 张&三 <>\"'中😀 </t>"), std::string::npos) << expected;
  ASSERT_NE(expected.find("<drawing id=rId1></drawing>"), std::string::npos);
  for (const std::string head : {"", "\xEF\xBB\xBF", R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)", "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n"})
    for (const std::size_t piece : {1, 2, 3, 7, 64, 100'000}) {
      bool is_plain = false;
      EXPECT_EQ(told_by_plain(head + std::string(sheet), piece, is_plain), expected);
      EXPECT_TRUE(is_plain) << head << piece;
    }
}

TEST_F(PlainXmlFiles, WhatIsNotPlainIsReadOnByExpat) {
  for (const std::string text :
       {"<a>1<!-- < > --><b>2</b></a>", "<a><![CDATA[<b>]]></a>", "<a r='1'>x</a>", "<a r=\"&amp;\">x</a>", "<a r=\"1&#10;2\"/>", "<a>1\r\n2</a>",
        "<a r=\"x\ty\"/>", "<a r=\"1>2\">x</a>", "<a>x</a><!-- after -->", "<a>x</a>\n", "<a>x<?pi?></a>", "<a r = \"1\"/>", "<a\r>x</a>",
        "<甲 r=\"1\">x</甲>", "<a>x</a><?pi?>\n", "<a><b><c>1</c><!-- -->2</b>3</a>"}) {
    const std::string expected = told_by_expat(text);
    EXPECT_NE(expected, "refused") << text;
    EXPECT_EQ(told(text), expected) << text;
    bool is_plain = true;
    told_by_plain(text, 100, is_plain);
    EXPECT_FALSE(is_plain) << text;
  }
}

TEST_F(PlainXmlFiles, WhatIsNoXmlIsRefused) {
  for (const std::string text :
       {"", "x", "<", "<a", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>x", "<a r=\"1\" r=\"2\"/>", "<a r=\"1\"s=\"2\"/>", "<a r=\"<\"/>", "<a>&nothing;</a>",
        "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>\x01</a>", "<a>\xFF</a>", "<a>]]></a>", "<a r=1/>", "<a r/>", "<1/>", "< a/>", "<a/ >", "<!DOCTYPE a><a/>",
        "<a><!DOCTYPE a></a>", "<a>\xEF\xBB</a>", "<a>&amp</a>"})
    EXPECT_EQ(told(text), "refused") << text;
}

TEST_F(PlainXmlFiles, RandomlyDamagedTextsAreReadAsExpatReadsThem) {
  std::mt19937 random(20261201);
  const std::string letters = "<>/=\"'& \n\ra1x!?-[];#:\x01\xE4\xBD\xA0";
  int plain = 0, refused = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string text(sheet);
    for (auto changes = random() % 3 + 1; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0: text[at] = letters[random() % letters.size()]; break;
        case 1: text.erase(at, random() % 4 + 1); break;
        default: text.insert(at, 1, letters[random() % letters.size()]);
      }
    }
    const std::string expected = told_by_expat(text), got = told(text);
    ASSERT_EQ(got, expected) << text;
    bool is_plain = false;
    told_by_plain(text, 100, is_plain);
    plain += is_plain;
    refused += got == "refused";
    if (is_plain) {
      ASSERT_NE(expected, "refused") << text;
    }
  }
  EXPECT_GT(plain, 200);
  EXPECT_GT(refused, 300);
}

}  // namespace
}  // namespace fenhao::sheet
