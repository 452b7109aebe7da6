#include <gmock/gmock.h>

#include <chrono>

#include "base/text.h"
#include "sheet/files_for_test.h"
#include "sheet/xls_for_test.h"

namespace fenhao::sheet {
namespace {

using testing::HasSubstr;

std::string text_at(const Workbook& workbook, int row, int column) {
  return workbook.sheets.at(0).at(row, column).text;
}

Workbook read_xml(const XlsxText& text) {
  TempFolder folder;
  write_zip(folder / "a.xlsx", text.entries());
  auto workbook = read_workbook(folder / "a.xlsx");
  EXPECT_TRUE(workbook) << (workbook ? "" : zh(workbook.error()));
  return workbook ? *workbook : Workbook{};
}

std::string refusal(const TempFolder& folder, const std::string& name, const ReadLimits& limits = {}) {
  const auto workbook = read_workbook(folder / name, limits);
  EXPECT_FALSE(workbook) << name;
  return workbook ? "" : zh(workbook.error());
}

TEST(Xlsx, TextsOfEveryKind) {
  const Workbook workbook = read_xml({
      .sheet_data =
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>)"
          R"(<row r="2"><c r="A2" t="inlineStr"><is><t>内联</t></is></c><c r="B2" t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r></is></c>)"
          R"(<c r="C2" t="str"><f>"a"</f><v>公式</v></c><c r="D2" t="s"><v>99</v></c></row>)",
      .shared_strings =
          R"(<si><t>姓名</t></si><si><r><rPr><b/></rPr><t>工</t></r><r><t>号</t></r></si>)"
          R"(<si><t>王</t><rPh sb="0" eb="1"><t>ワン</t></rPh></si><si><t xml:space="preserve"> a&amp;b_x000D_&#10;c</t></si>)",
  });
  EXPECT_EQ(text_at(workbook, 0, 0), "姓名");
  EXPECT_EQ(text_at(workbook, 0, 1), "工号");
  EXPECT_EQ(text_at(workbook, 0, 2), "王") << "a reading aid is not part of the name";
  EXPECT_EQ(text_at(workbook, 0, 3), " a&b\r\nc");
  EXPECT_EQ(text_at(workbook, 1, 0), "内联");
  EXPECT_EQ(text_at(workbook, 1, 1), "富文本");
  EXPECT_EQ(text_at(workbook, 1, 2), "公式");
  EXPECT_EQ(workbook.sheets[0].at(1, 3).kind, Cell::Kind::error);
  EXPECT_EQ(workbook.sheets[0].name, "花名册");
}

TEST(Xlsx, NumbersDatesTruthErrorsAndFormulas) {
  const std::string styles =
      R"(<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>)"
      R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>)";
  const std::string cells =
      R"(<row><c><v>2.2999999999999998</v></c><c s="1"><v>46327</v></c><c s="2"><v>46327</v></c><c t="b"><v>1</v></c></row>)"
      R"(<row><c t="e"><v>#N/A</v></c><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="d"><v>2026-11-01T08:00</v></c></row>)"
      R"(<row r="5"><c r="C5"><v>1.10105199001011E+17</v></c><c><v>7</v></c></row>)";
  const Workbook workbook = read_xml({.sheet_data = cells, .styles = styles});
  EXPECT_EQ(text_at(workbook, 0, 0), "2.3");
  EXPECT_EQ(workbook.sheets[0].at(0, 1).kind, Cell::Kind::date);
  EXPECT_EQ(text_at(workbook, 0, 1), "2026-11-01");
  EXPECT_EQ(text_at(workbook, 0, 2), "2026-11-01");
  EXPECT_EQ(text_at(workbook, 0, 3), "TRUE");
  EXPECT_EQ(workbook.sheets[0].at(1, 0).kind, Cell::Kind::error);
  EXPECT_EQ(text_at(workbook, 1, 1), "2");
  EXPECT_EQ(workbook.sheets[0].at(1, 2).kind, Cell::Kind::error)
      << "a formula nobody has calculated is not an empty cell";
  EXPECT_EQ(text_at(workbook, 1, 3), "2026-11-01 08:00");
  EXPECT_EQ(workbook.sheets[0].rows, 5);
  EXPECT_EQ(text_at(workbook, 4, 2), "110105199001011000");
  EXPECT_EQ(text_at(workbook, 4, 3), "7");

  const Workbook macintosh = read_xml({.sheet_data = R"(<row><c s="1"><v>44865</v></c></row>)",
                                       .styles = styles,
                                       .workbook_properties = R"(<workbookPr date1904="1"/>)"});
  EXPECT_EQ(text_at(macintosh, 0, 0), "2026-11-01");
}

TEST(Xlsx, MergedRangesAndPrefixedNames) {
  XlsxText text{.sheet_data = R"(<x:row r="1" xmlns:x="urn:x"><x:c r="B1"><x:v>1</x:v></x:c></x:row>)",
                .behind = R"(<mergeCells count="1"><mergeCell ref="B1:D2"/></mergeCells>)"};
  const Workbook workbook = read_xml(text);
  EXPECT_EQ(text_at(workbook, 0, 1), "1");
  ASSERT_EQ(workbook.sheets[0].merged.size(), 1u);
  const MergedRange& range = workbook.sheets[0].merged[0];
  EXPECT_EQ(std::tuple(range.first_row, range.first_column, range.last_row, range.last_column), std::tuple(0, 1, 1, 3));
}

TEST(Xlsx, BrokenFilesSayWhatToDo) {
  TempFolder folder;
  XlsxText text{.sheet_data = "<row><c><v>1</v></c></row>"};
  write_zip(folder / "good.xlsx", text.entries());
  const std::string good = bytes_of(folder / "good.xlsx");

  folder.write("cut.xlsx", good.substr(0, good.size() / 2));
  EXPECT_THAT(refusal(folder, "cut.xlsx"),
              HasSubstr("文件 cut.xlsx：文件已损坏或不完整，无法读取。处理办法：重新下载"));
  folder.write("stub.xlsx", "PK\x03\x04");
  EXPECT_THAT(refusal(folder, "stub.xlsx"), HasSubstr("文件已损坏或不完整"));

  auto entries = text.entries();
  entries["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row>";
  write_zip(folder / "xml.xlsx", entries);
  EXPECT_THAT(refusal(folder, "xml.xlsx"), HasSubstr("文件已损坏或不完整"));

  entries.erase("xl/worksheets/sheet1.xml");
  write_zip(folder / "nosheet.xlsx", entries);
  EXPECT_THAT(refusal(folder, "nosheet.xlsx"), HasSubstr("文件已损坏或不完整"));

  entries = text.entries();
  entries["xl/worksheets/sheet1.xml"] =
      R"(<!DOCTYPE a [<!ENTITY x "1"><!ENTITY y "&x;&x;&x;&x;">]><worksheet><sheetData><row><c><v>&y;</v></c></row></sheetData></worksheet>)";
  write_zip(folder / "entities.xlsx", entries);
  EXPECT_THAT(refusal(folder, "entities.xlsx"), HasSubstr("文件已损坏或不完整"));
}

TEST(Xlsx, EveryPrefixAndEveryFlippedByteIsReadOrRefused) {
  TempFolder folder;
  write_zip(folder / "good.xlsx", XlsxText{.sheet_data = R"(<row><c t="s"><v>0</v></c><c><v>1.5</v></c></row>)",
                                           .shared_strings = "<si><t>姓名</t></si>"}
                                      .entries());
  const std::string good = bytes_of(folder / "good.xlsx");
  for (std::size_t size = 0; size < good.size(); size += 17) {
    folder.write("part.xlsx", good.substr(0, size));
    EXPECT_FALSE(read_workbook(folder / "part.xlsx")) << size;
  }
  for (std::size_t i = 0; i < good.size(); i += 11) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x5A);
    folder.write("bad.xlsx", bad);
    static_cast<void>(read_workbook(folder / "bad.xlsx"));  // must come back
  }
}

TEST(Xlsx, ZipBombIsRefusedBeforeUnpacking) {
  TempFolder folder;
  auto entries = XlsxText{.sheet_data = "<row><c><v>1</v></c></row>"}.entries();
  entries["xl/media/zeros.bin"] = std::string(60 << 20, '\0');
  write_zip(folder / "bomb.xlsx", entries);
  EXPECT_LT(std::filesystem::file_size(folder / "bomb.xlsx"), 1u << 20);
  EXPECT_THAT(refusal(folder, "bomb.xlsx", {.unpacked_bytes = 50 << 20}), HasSubstr("文件解压后超过 50 MB 的上限"));
}

TEST(Xlsx, StrayCellAtTheEndOfTheWorldIsRefused) {
  TempFolder folder;
  write_zip(
      folder / "a.xlsx",
      XlsxText{.sheet_data =
                   R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)"}
          .entries());
  EXPECT_THAT(refusal(folder, "a.xlsx"), HasSubstr("一直延伸到单元格 XFD1048576"));
  write_zip(folder / "b.xlsx",
            XlsxText{.sheet_data = R"(<row r="99999999"><c r="ZZZZZ9"><v>1</v></c></row>)"}.entries());
  EXPECT_THAT(refusal(folder, "b.xlsx"), HasSubstr("工作表内容过大"));
}

TEST(ReadWorkbook, OtherKindsOfFilesAreNamed) {
  TempFolder folder;
  folder.write("empty.xlsx", "");
  EXPECT_THAT(refusal(folder, "empty.xlsx"), HasSubstr("文件是空的"));
  write_zip(folder / "blank.xlsx", XlsxText{}.entries());
  EXPECT_THAT(refusal(folder, "blank.xlsx"), HasSubstr("文件是空的"));
  write_zip(folder / "doc.xlsx", {{"word/document.xml", "<a/>"}});
  EXPECT_THAT(refusal(folder, "doc.xlsx"), HasSubstr("这是Word 文档"));
  write_zip(folder / "zip.xlsx", {{"花名册.xlsx", "x"}});
  EXPECT_THAT(refusal(folder, "zip.xlsx"), HasSubstr("这是一个压缩包，不是表格。处理办法：先解压"));
  folder.write("page.xls", "<html><table><tr><td>姓名</td></tr></table></html>");
  EXPECT_THAT(refusal(folder, "page.xls"), HasSubstr("这是网页或 XML 文件"));
  folder.write("table.xls", R"(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>)");
  EXPECT_THAT(refusal(folder, "table.xls"), HasSubstr("Excel 2003 XML"));
  folder.write("a.pdf", "%PDF-1.7");
  EXPECT_THAT(refusal(folder, "a.pdf"), HasSubstr("这是PDF 文件"));
  folder.write("a.csv", std::string("\x7F"
                                    "ELF\0\0\0\1",
                                    8));
  EXPECT_THAT(refusal(folder, "a.csv"), HasSubstr("这是二进制文件"));
  EXPECT_THAT(refusal(folder, "missing.xlsx"), HasSubstr("找不到文件"));
  std::filesystem::create_directory(folder / "folder.xlsx");
  EXPECT_THAT(refusal(folder, "folder.xlsx"), HasSubstr("这不是文件"));
}

TEST(ReadWorkbook, HugeFileIsRefusedWithoutReadingIt) {
  TempFolder folder;
  folder.write("huge.csv", "工号,姓名\r\n");
  std::filesystem::resize_file(folder / "huge.csv", 1ull << 30);  // sparse
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(refusal(folder, "huge.csv"),
              HasSubstr("文件有 1024 MB，超过 256 MB 的上限。处理办法：拆成几个较小的文件分别导入"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(200));
}

TEST(ReadWorkbook, ContentDecidesNotTheName) {
  TempFolder folder;
  write_zip(folder / "new.xls", XlsxText{.sheet_data = "<row><c><v>1</v></c></row>"}.entries());
  folder.write("old.xlsx", ole_file(u"Workbook", biff8_stream("", record(0x0203, cell_at(0, 0) + f64(2)))));
  folder.write("text.xlsx", "工号,姓名\r\nE001,张三\r\n");
  const auto xlsx = read_workbook(folder / "new.xls");
  const auto xls = read_workbook(folder / "old.xlsx");
  const auto csv = read_workbook(folder / "text.xlsx");
  ASSERT_TRUE(xlsx && xls && csv);
  EXPECT_EQ(xlsx->format, Workbook::Format::xlsx);
  EXPECT_EQ(xls->format, Workbook::Format::xls);
  EXPECT_EQ(csv->format, Workbook::Format::csv);
  EXPECT_EQ(text_at(*xls, 0, 0), "2");
  EXPECT_EQ(text_at(*csv, 1, 1), "张三");
}

Workbook read_bytes(const std::string& name, const std::string& bytes) {
  TempFolder folder;
  folder.write(name, bytes);
  auto workbook = read_workbook(folder / name);
  EXPECT_TRUE(workbook) << (workbook ? "" : zh(workbook.error()));
  return workbook ? *workbook : Workbook{};
}

TEST(Xls, CellsOfEveryKind) {
  const std::string globals = record(0x041E, u16(176) + u16(10) + u8(0) + "yyyy-mm-dd") +
                              record(0x00E0, u16(0) + u16(0)) + record(0x00E0, u16(0) + u16(176)) +
                              shared_strings({u"姓名", u"工号𠀀"});
  const std::string cells =
      record(0x00FD, cell_at(0, 0) + u32(0)) + record(0x00FD, cell_at(0, 1) + u32(1)) +
      record(0x0203, cell_at(1, 0) + f64(12345.67)) + record(0x0203, cell_at(1, 1, 1) + f64(46327)) +
      record(0x027E, cell_at(1, 2) + u32(static_cast<std::uint32_t>(123456 << 2 | 3))) +
      record(0x00BD, u16(2) + u16(0) + u16(0) + u32(5 << 2 | 2) + u16(1) +
                         u32(static_cast<std::uint32_t>(46327 << 2 | 2)) + u16(1)) +
      record(0x0205, cell_at(3, 0) + u8(1) + u8(0)) + record(0x0205, cell_at(3, 1) + u8(0x2A) + u8(1)) +
      record(0x0006, cell_at(4, 0) + f64(0.1) + std::string(8, '\0')) +
      record(0x0006, cell_at(4, 1) + u8(0) + std::string(5, '\0') + u16(0xFFFF) + std::string(8, '\0')) +
      record(0x0207, wide_text(u"结果")) +
      record(0x0006,
             cell_at(4, 2) + u8(2) + u8(0) + u8(7) + std::string(3, '\0') + u16(0xFFFF) + std::string(8, '\0')) +
      record(0x0204, cell_at(5, 0) + u16(3) + u8(0) + "abc") +
      record(0x00E5, u16(1) + u16(0) + u16(1) + u16(0) + u16(2));
  const Workbook workbook = read_bytes("a.xls", ole_file(u"Workbook", biff8_stream(globals, cells)));
  EXPECT_EQ(workbook.sheets.at(0).name, "花名册");
  EXPECT_EQ(text_at(workbook, 0, 0), "姓名");
  EXPECT_EQ(text_at(workbook, 0, 1), "工号𠀀");
  EXPECT_EQ(text_at(workbook, 1, 0), "12345.67");
  EXPECT_EQ(text_at(workbook, 1, 1), "2026-11-01");
  EXPECT_EQ(text_at(workbook, 1, 2), "1234.56");
  EXPECT_EQ(text_at(workbook, 2, 0), "5");
  EXPECT_EQ(text_at(workbook, 2, 1), "2026-11-01");
  EXPECT_EQ(text_at(workbook, 3, 0), "TRUE");
  EXPECT_EQ(text_at(workbook, 3, 1), "#N/A");
  EXPECT_EQ(text_at(workbook, 4, 0), "0.1");
  EXPECT_EQ(text_at(workbook, 4, 1), "结果");
  EXPECT_EQ(text_at(workbook, 4, 2), "#DIV/0!");
  EXPECT_EQ(text_at(workbook, 5, 0), "abc");
  ASSERT_EQ(workbook.sheets[0].merged.size(), 1u);
  EXPECT_EQ(workbook.sheets[0].merged[0].last_row, 1);
  EXPECT_EQ(workbook.sheets[0].merged[0].last_column, 2);
}

TEST(Xls, SharedTextsGoOnInTheNextRecord) {
  // "甲乙" broken inside: the second part is told to be narrow, then a rich text with runs follows.
  const std::string first = u32(2) + u32(2) + u16(4) + u8(1) + utf16(u"甲乙");
  const std::string second = u8(0) + "ab" + u16(2) + u8(0x08 | 0x01) + u16(1) + utf16(u"丙丁") + u32(0);
  const std::string globals = record(0x00FC, first) + record(0x003C, second);
  const std::string cells = record(0x00FD, cell_at(0, 0) + u32(0)) + record(0x00FD, cell_at(0, 1) + u32(1));
  const Workbook workbook = read_bytes("a.xls", ole_file(u"Workbook", biff8_stream(globals, cells)));
  EXPECT_EQ(text_at(workbook, 0, 0), "甲乙ab");
  EXPECT_EQ(text_at(workbook, 0, 1), "丙丁");
}

TEST(Xls, APairCutByTheEndOfARecordIsOneCharacter) {
  const std::string pair = utf16(u"𠀀");
  const std::string globals = record(0x00FC, u32(1) + u32(1) + u16(3) + u8(1) + utf16(u"张") + pair.substr(0, 2)) +
                              record(0x003C, u8(1) + pair.substr(2));
  const std::string cells = record(0x00FD, cell_at(0, 0) + u32(0));
  EXPECT_EQ(text_at(read_bytes("a.xls", ole_file(u"Workbook", biff8_stream(globals, cells))), 0, 0), "张𠀀");
}

TEST(Xls, WhatIsNotReadIsNamed) {
  TempFolder folder;
  folder.write("password.xls", ole_file(u"Workbook", biff8_stream(record(0x002F, u16(1)), "")));
  EXPECT_THAT(refusal(folder, "password.xls"),
              HasSubstr("文件设有打开密码，无法读取。处理办法：在 Excel/WPS 中用密码打开"));
  folder.write("encrypted.xlsx", ole_file(u"EncryptedPackage", "x"));
  EXPECT_THAT(refusal(folder, "encrypted.xlsx"), HasSubstr("文件设有打开密码"));
  folder.write("word.xls", ole_file(u"WordDocument", "x"));
  EXPECT_THAT(refusal(folder, "word.xls"), HasSubstr("这是Word 文档"));
  folder.write("old.xls", ole_file(u"Workbook", record(0x0809, u16(0x0500) + u16(5) + std::string(4, '\0'))));
  EXPECT_THAT(refusal(folder, "old.xls"), HasSubstr("这是 Excel 95 或更早的文件"));
  folder.write("stub.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  EXPECT_THAT(refusal(folder, "stub.xls"), HasSubstr("文件已损坏"));
}

TEST(Xls, EveryPrefixAndEveryFlippedByteIsReadOrRefused) {
  TempFolder folder;
  std::string cells;
  for (unsigned row = 0; row < 200; ++row)
    cells += record(0x0203, cell_at(row, 0) + f64(row)) + record(0x00FD, cell_at(row, 1) + u32(0));
  const std::string good = ole_file(u"Workbook", biff8_stream(shared_strings({u"姓名", u"工号"}), cells));
  for (std::size_t size = 0; size < good.size() - 1024; size += 397) {
    folder.write("part.xls", good.substr(0, size));
    EXPECT_FALSE(read_workbook(folder / "part.xls")) << size;
  }
  for (std::size_t i = 0; i < good.size(); i += 101)
    for (const int change : {0xFF, 0x01, 0x80}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      folder.write("bad.xls", bad);
      static_cast<void>(read_workbook(folder / "bad.xls", {.cells = 100'000}));  // must come back
    }
}

TEST(Csv, SeparatorsQuotesAndLineEnds) {
  for (const std::string separator : {",", ";", "\t"}) {
    std::string text = "\xEF\xBB\xBF工号" + separator + "姓名" + separator + "备注\r\n";
    text += "E001" + separator + "\"张\"\"三\"" + separator + "\"第一行\n第二行" + separator + "\"\r\n\r\nE002" +
            separator + "李四";
    const Workbook workbook = read_bytes("a.csv", text);
    EXPECT_EQ(workbook.sheets[0].rows, 4);
    EXPECT_EQ(text_at(workbook, 0, 0), "工号");
    EXPECT_EQ(text_at(workbook, 1, 1), "张\"三");
    EXPECT_EQ(text_at(workbook, 1, 2), "第一行\n第二行" + separator);
    EXPECT_EQ(text_at(workbook, 3, 1), "李四");
  }
}

TEST(Csv, Gb18030AndUnicodeText) {
  const auto gb = utf8_to_gb18030("工号,姓名\r\nE001,张䶮\r\n");
  ASSERT_TRUE(gb);
  EXPECT_EQ(text_at(read_bytes("gb.csv", *gb), 1, 1), "张䶮");
  EXPECT_EQ(text_at(read_bytes("unicode.txt", "\xFF\xFE" + utf16(u"工号\t姓名\r\nE001\t张三\r\n")), 1, 1), "张三");
}

TEST(Csv, GuardsAgainstSpreadsheetsAreTakenOff) {
  const Workbook workbook = read_bytes("a.csv", "工号,证件号码\r\n=\"0012\",'110105199001011234\r\n'=1+1,\t110105\r\n");
  EXPECT_EQ(text_at(workbook, 1, 0), "0012");
  EXPECT_EQ(text_at(workbook, 1, 1), "110105199001011234");
  EXPECT_EQ(text_at(workbook, 2, 0), "=1+1");
}

TEST(Csv, AnUnclosedQuoteIsRefusedWithItsLine) {
  TempFolder folder;
  folder.write("a.csv", "工号,姓名\r\nE001,\"张三\r\nE002,李四\r\n");
  EXPECT_THAT(refusal(folder, "a.csv"), HasSubstr("第 2 行有一个双引号没有配对"));
}

TEST(Csv, LinesOutAreGuardedAndReadBackTheSame) {
  const std::vector<std::string> cells{"=1+1",     "+86", "-100.50",    "-x",     "@a", "\ttab",
                                       "\rreturn", "a,b", "say \"hi\"", "两\n行", "",   "普通"};
  const std::string line = csv_line(cells);
  EXPECT_EQ(line,
            "'=1+1,'+86,-100.50,'-x,'@a,\"'\ttab\",\"'\rreturn\",\"a,b\",\"say \"\"hi\"\"\",\"两\n行\",,普通\r\n");
  const Workbook workbook = read_bytes("a.csv", line);
  for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ(text_at(workbook, 0, static_cast<int>(i)), cells[i]);
}

}  // namespace
}  // namespace fenhao::sheet
