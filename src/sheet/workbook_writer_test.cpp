#include <gmock/gmock.h>

#include "sheet/files_for_test.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// The text of the first sheet inside the file.
std::string xml_of(const std::filesystem::path& path) {
  const auto archive = ZipArchive::open(path, 1 << 25);
  EXPECT_TRUE(archive);
  std::string xml;
  const auto status = archive->read("xl/worksheets/sheet1.xml", [&](std::string_view piece) {
    xml += piece;
    return true;
  });
  EXPECT_TRUE(status);
  return xml;
}

Workbook read_back(const std::filesystem::path& path) {
  auto workbook = read_workbook(path);
  EXPECT_TRUE(workbook) << (workbook ? "" : zh(workbook.error()));
  return workbook ? *workbook : Workbook{};
}

TEST(WorkbookWriter, WhatIsWrittenReadsBackExactly) {
  TempFolder folder;
  auto writer = WorkbookWriter::create(folder / "工资表.xlsx");
  ASSERT_TRUE(writer);
  writer->add_sheet("工资:表/一");
  writer->set_column_width(0, 12);
  writer->merge(0, 0, 0, 3, "2026 年 11 月", Style::title);
  writer->merge(1, 0, 2, 0, "工号", Style::heading);
  writer->merge(1, 1, 1, 2, "固定", Style::heading);
  writer->text(2, 1, "基本工资", Style::heading);
  writer->text(2, 2, "岗位工资", Style::heading);
  writer->text(3, 0, "0012");
  writer->number(3, 1, *Decimal::parse("12345.67"), Style::money);
  writer->number(3, 2, *Decimal::parse("0.1"));
  writer->date(3, 3, *Date::parse("2026-11-01"));
  writer->number(4, 1, *Decimal::parse("123456789012345678.99"), Style::money);
  writer->text(4, 0, "=HYPERLINK(\"http://x\")");
  writer->freeze(3, 1);
  writer->print_setup({.repeat_rows = 3, .footer = "机密 & 内部"});
  writer->add_sheet("工资 表 一");
  writer->text(0, 0, "第二张");
  ASSERT_TRUE(writer->close());

  const Workbook workbook = read_back(folder / "工资表.xlsx");
  ASSERT_EQ(workbook.sheets.size(), 2u);
  const Sheet& sheet = workbook.sheets[0];
  EXPECT_EQ(sheet.name, "工资 表 一");
  EXPECT_EQ(workbook.sheets[1].name, "工资 表 一 2");
  EXPECT_EQ(sheet.at(3, 0).kind, Cell::Kind::text);
  EXPECT_EQ(sheet.at(3, 0).text, "0012");
  EXPECT_EQ(sheet.at(3, 1).kind, Cell::Kind::number);
  EXPECT_EQ(sheet.at(3, 1).text, "12345.67");
  EXPECT_EQ(sheet.at(3, 2).text, "0.1");
  EXPECT_EQ(sheet.at(3, 3).kind, Cell::Kind::date);
  EXPECT_EQ(sheet.at(3, 3).text, "2026-11-01");
  EXPECT_EQ(sheet.at(4, 1).text, "123456789012345678.99") << "no digit is lost";
  EXPECT_EQ(sheet.at(4, 0).kind, Cell::Kind::text);
  EXPECT_EQ(sheet.at(4, 0).text, "=HYPERLINK(\"http://x\")");
  EXPECT_EQ(sheet.merged.size(), 3u);
}

// A hundred thousand amounts, long enough to cross every border of a buffer; each reads as itself, to the character.
TEST(WorkbookWriter, AmountsStandInTheFileAsTheDecimalsTheyAre) {
  TempFolder folder;
  auto writer = WorkbookWriter::create(folder / "a.xlsx");
  ASSERT_TRUE(writer);
  std::string expected;
  const auto amount = [&](int row, std::int64_t fen) {
    writer->number(row, 0, Decimal::of(fen, 2), Style::money);
    expected += Decimal::of(fen, 2).normalized().to_string() + ",";
  };
  amount(0, 86443);
  amount(1, 99'999'999'999'999);
  amount(2, -1);
  for (int row = 3; row < 100'000; ++row) amount(row, row * 7919 - 300'000'000);
  writer->number(100'000, 0, *Decimal::parse("0.00004"));
  ASSERT_TRUE(writer->close());

  const std::string sheet = xml_of(folder / "a.xlsx");
  std::string found;
  for (std::size_t at = sheet.find("<v>"); at != std::string::npos; at = sheet.find("<v>", at)) {
    at += 3;
    found += sheet.substr(at, sheet.find('<', at) - at) + ",";
  }
  EXPECT_TRUE(found.starts_with("864.43,999999999999.99,-0.01,")) << found.substr(0, 60);
  EXPECT_TRUE(found == expected + "4E-05,") << found.substr(found.size() - 60);
}

TEST(WorkbookWriter, TheSameCellsAndMomentGiveTheSameBytes) {
  TempFolder folder;
  const auto bytes = [&](const std::string& name, const std::string& moment) {
    auto writer = WorkbookWriter::create(folder / name);
    EXPECT_TRUE(writer);
    writer->set_created(moment);
    writer->add_sheet("工资表");
    writer->text(0, 0, "甲");
    writer->print_setup({.paper = PrintSetup::Paper::a3, .repeat_columns = 2});
    EXPECT_TRUE(writer->close());
    return bytes_of(folder / name);
  };
  const auto first = bytes("a.xlsx", "2026-11-22T10:00:00Z");
  EXPECT_EQ(bytes("b.xlsx", "2026-11-22T10:00:00Z"), first);
  EXPECT_NE(bytes("c.xlsx", "2026-11-22T10:00:01Z"), first);
}

// One page wide as long as that can be read, more for a sheet of many columns.
TEST(WorkbookWriter, AWideSheetIsPrintedOnSeveralPagesBesideOneAnother) {
  TempFolder folder;
  const auto page_setup = [&](int columns) {
    auto writer = WorkbookWriter::create(folder / "a.xlsx");
    EXPECT_TRUE(writer);
    writer->add_sheet("工资表");
    writer->text(0, 0, "甲");
    for (int column = 0; column < columns; ++column) writer->set_column_width(column, 11);
    writer->print_setup({.paper = PrintSetup::Paper::a3, .repeat_columns = 3});
    EXPECT_TRUE(writer->close());
    const auto zip = ZipArchive::open(folder / "a.xlsx", 1'000'000);
    EXPECT_TRUE(zip);
    std::string xml;
    EXPECT_TRUE(zip->read("xl/worksheets/sheet1.xml", [&](std::string_view piece) { return xml += piece, true; }));
    const auto at = xml.find("<pageSetup");
    return xml.substr(at, xml.find("/>", at) - at);
  };
  EXPECT_THAT(page_setup(32), HasSubstr("paperSize=\"8\""));
  EXPECT_EQ(page_setup(32).find("fitToWidth"), std::string::npos) << "one page wide";
  EXPECT_THAT(page_setup(75), HasSubstr("fitToWidth=\"3\""));
}

TEST(WorkbookWriter, FormulasAreWrittenAsText) {
  TempFolder folder;
  auto writer = WorkbookWriter::create(folder / "a.xlsx");
  ASSERT_TRUE(writer);
  for (int row = 0; const char* text : {"=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1"}) writer->text(row++, 0, text);
  ASSERT_TRUE(writer->close());
  const std::string everything = bytes_of(folder / "a.xlsx");
  const Workbook workbook = read_back(folder / "a.xlsx");
  for (int row = 0; row < 5; ++row) EXPECT_EQ(workbook.sheets[0].at(row, 0).kind, Cell::Kind::text);
  EXPECT_EQ(workbook.sheets[0].at(0, 0).text, "=1+1");
}

TEST(WorkbookWriter, ChoicesBecomeADropDownListOrNone) {
  TempFolder folder;
  const auto validations = [&](const std::vector<std::string>& words) {
    const auto path = folder / "清单.xlsx";
    auto writer = WorkbookWriter::create(path);
    EXPECT_TRUE(writer);
    writer->add_sheet("表");
    writer->choices(1, 100, 2, words);
    writer->text(0, 2, "性别", Style::heading);
    EXPECT_TRUE(writer->close());
    return xml_of(path);
  };
  EXPECT_THAT(validations({"男", "女"}), AllOf(HasSubstr("sqref=\"C2:C101\""), HasSubstr("\"男,女\"")));
  EXPECT_THAT(validations(std::vector<std::string>(20, "外国人永久居留身份证")), Not(HasSubstr("dataValidation")));
  EXPECT_THAT(validations({"a,b"}), Not(HasSubstr("dataValidation")));
  EXPECT_THAT(validations({}), Not(HasSubstr("dataValidation")));
}

TEST(WorkbookWriter, ManyRowsAreStreamed) {
  TempFolder folder;
  auto writer = WorkbookWriter::create(folder / "long.xlsx");
  ASSERT_TRUE(writer);
  constexpr int rows = 20'000;
  for (int row = 0; row < rows; ++row) {
    writer->text(row, 0, "E" + std::to_string(row));
    writer->number(row, 1, Decimal::of(row, 2), Style::money);
  }
  ASSERT_TRUE(writer->close());
  const Workbook workbook = read_back(folder / "long.xlsx");
  ASSERT_EQ(workbook.sheets[0].rows, rows);
  for (int row = 0; row < rows; ++row) {
    ASSERT_EQ(workbook.sheets[0].at(row, 0).text, "E" + std::to_string(row));
    ASSERT_EQ(workbook.sheets[0].at(row, 1).text, Decimal::of(row, 2).normalized().to_string());
  }
}

TEST(WorkbookWriter, NothingIsLeftWhenNotClosed) {
  TempFolder folder;
  {
    auto writer = WorkbookWriter::create(folder / "a.xlsx");
    ASSERT_TRUE(writer);
    for (int row = 0; row < 3000; ++row) writer->text(row, 0, "x");
  }
  EXPECT_TRUE(folder.is_empty());
}

TEST(WorkbookWriter, AFullDiskLeavesTheOldFile) {
  TempFolder folder;
  folder.write("a.xlsx", "old");
  auto writer = WorkbookWriter::create(folder / "a.xlsx");
  ASSERT_TRUE(writer);
  Status closed;
  {
    const FullDisk full(20'000);
    for (int row = 0; row < 5000; ++row) {
      writer->text(row, 0, "员工 " + std::to_string(row * 7919));
      writer->number(row, 1, Decimal::of(row * 104729, 2));
    }
    closed = writer->close();
  }
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().code(), ErrorCode::unavailable);
  EXPECT_THAT(zh(closed.error()), HasSubstr("文件 a.xlsx：无法写入文件："));
  EXPECT_THAT(zh(closed.error()), HasSubstr("检查磁盘空间和文件夹权限"));
  EXPECT_EQ(bytes_of(folder / "a.xlsx"), "old");
  *writer = std::move(*WorkbookWriter::create(folder / "b.xlsx"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(WorkbookWriter, EveryMomentOfAFullDiskIsToldOrHarmless) {
  for (rlim_t limit = 0; limit < 60'000; limit += 3'000) {
    TempFolder folder;
    Status closed;
    {
      const FullDisk full(limit);
      auto writer = WorkbookWriter::create(folder / "a.xlsx");
      if (!writer) continue;
      for (int row = 0; row < 3000; ++row) writer->number(row, 0, Decimal::of(row * 104729, 2));
      closed = writer->close();
    }
    if (!closed) {
      EXPECT_EQ(closed.error().code(), ErrorCode::unavailable);
      EXPECT_FALSE(std::filesystem::exists(folder / "a.xlsx"));
      continue;
    }
    EXPECT_EQ(read_back(folder / "a.xlsx").sheets.at(0).rows, 3000) << limit;
  }
}

TEST(WorkbookWriter, AFolderThatIsNotThereIsTold) {
  TempFolder folder;
  const auto writer = WorkbookWriter::create(folder / "none" / "a.xlsx");
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code(), ErrorCode::unavailable);
}

TEST(MarkedCopy, BadCellsAndOnlyBadRows) {
  TempFolder folder;
  const Schema schema{.code = "plan",
                      .title = "参保方案",
                      .fields = {{.code = "employee", .label = "工号", .required = true},
                                 {.code = "base", .label = "社保基数", .type = FieldType::money}}};
  Workbook workbook = workbook_of({{"2026 年参保方案", ""},
                                   {"工号", "社保基数"},
                                   {"E001", "#8000"},
                                   {"E002", "八千"},
                                   {"", "#9000"},
                                   {"E004", "#0.1"}});
  workbook.sheets[0].merged = {{0, 0, 0, 1}};
  const auto header = match_header(workbook, schema);
  ASSERT_TRUE(header);
  const ReadResult result = read_records(workbook, schema, *header);
  ASSERT_EQ(result.issues.size(), 2u);

  ASSERT_TRUE(write_marked_copy(workbook, *header, result.issues, folder / "all.xlsx", false));
  const Workbook all = read_back(folder / "all.xlsx");
  ASSERT_EQ(all.sheets[0].rows, 6);
  EXPECT_EQ(all.sheets[0].at(3, 1).text, "八千");
  EXPECT_EQ(all.sheets[0].at(5, 1).kind, Cell::Kind::number);
  EXPECT_EQ(all.sheets[0].at(5, 1).text, "0.1");

  ASSERT_TRUE(write_marked_copy(workbook, *header, result.issues, folder / "bad.xlsx", true));
  Workbook bad = read_back(folder / "bad.xlsx");
  ASSERT_EQ(bad.sheets[0].rows, 4) << "title, heading and the two bad rows";
  EXPECT_EQ(bad.sheets[0].at(2, 0).text, "E002");

  // Corrected, it loads.
  bad.sheets[0].cells[2 * 2 + 1] = {Cell::Kind::number, "8000"};
  bad.sheets[0].cells[3 * 2 + 0] = {Cell::Kind::text, "E003"};
  const auto again = match_header(bad, schema);
  ASSERT_TRUE(again);
  EXPECT_EQ(read_records(bad, schema, *again).records.size(), 2u);
}

TEST(MarkedCopy, CommentsSayWhatAndWhatToDo) {
  TempFolder folder;
  const Workbook workbook = workbook_of({{"工号"}, {"E001"}});
  const HeaderMatch header{.first_data_row = 1, .columns = {{0, "工号", "employee", ColumnMatch::How::exact}}};
  const std::vector<Issue> issues{
      {.error = Error(ErrorCode::invalid_input, {"同一人出现两次", "twice"}).way_out({"删除一行", "remove one"}),
       .row = 1,
       .column = -1},
      {.error = Error(ErrorCode::invalid_input, {"工号不合规", "bad"}), .row = 1, .column = 0}};
  ASSERT_TRUE(write_marked_copy(workbook, header, issues, folder / "a.xlsx", false));
  int problem = 0;
  zip_t* zip = zip_open((folder / "a.xlsx").c_str(), ZIP_RDONLY, &problem);
  ASSERT_NE(zip, nullptr);
  zip_file_t* part = zip_fopen(zip, "xl/comments1.xml", 0);
  ASSERT_NE(part, nullptr);
  std::string xml(8000, '\0');
  xml.resize(static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_fread(part, xml.data(), xml.size()))));
  zip_fclose(part);
  zip_discard(zip);
  EXPECT_THAT(xml, HasSubstr("ref=\"A2\""));
  EXPECT_THAT(xml, HasSubstr("同一人出现两次。处理办法：删除一行"));
  EXPECT_THAT(xml, HasSubstr("工号不合规"));
}

}  // namespace
}  // namespace fenhao::sheet
