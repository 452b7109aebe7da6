#include <gmock/gmock.h>
#include <sys/stat.h>

#include "sheet/biff.h"
#include "sheet/compound_file.h"
#include "sheet/files_for_test.h"

namespace fenhao::sheet {
namespace {

using testing::HasSubstr;

Workbook read_back(const std::filesystem::path& path) {
  auto workbook = read_workbook(path);
  EXPECT_TRUE(workbook) << (workbook ? "" : zh(workbook.error()));
  return workbook ? *workbook : Workbook{};
}

// Writes one sheet and reads it back.
template <class Fill>
Sheet written(Fill&& fill) {
  TempFolder folder;
  auto writer = XlsWriter::create(folder / "a.xls");
  EXPECT_TRUE(writer);
  fill(*writer);
  const Status closed = writer->close();
  EXPECT_TRUE(closed) << (closed ? "" : zh(closed.error()));
  const Workbook workbook = read_back(folder / "a.xls");
  EXPECT_EQ(workbook.format, Workbook::Format::xls);
  return workbook.sheets.empty() ? Sheet{} : workbook.sheets[0];
}

template <class Fill>
std::string refusal(Fill&& fill) {
  TempFolder folder;
  auto writer = XlsWriter::create(folder / "a.xls");
  EXPECT_TRUE(writer);
  fill(*writer);
  const Status closed = writer->close();
  EXPECT_FALSE(closed);
  *writer = std::move(*XlsWriter::create(folder / "b.xls"));
  EXPECT_FALSE(std::filesystem::exists(folder / "a.xls"));
  return closed ? "" : zh(closed.error());
}

// Bodies of the records of a kind in the workbook's stream.
std::vector<std::string> records(const std::string& file, BiffRecord type) {
  const std::string stream = CompoundFile::open(file)->read("Workbook").value();
  std::vector<std::string> bodies;
  std::size_t end = 0;
  for (BiffCursor record(stream, 0); record.next(); end = record.offset() + 4 + record.body().size())
    if (record.type() == type) bodies.emplace_back(record.body());
  EXPECT_EQ(end, stream.size()) << "nothing but records";
  return bodies;
}

template <class Fill>
std::string bytes(Fill&& fill) {
  TempFolder folder;
  auto writer = XlsWriter::create(folder / "a.xls");
  EXPECT_TRUE(writer);
  fill(*writer);
  EXPECT_TRUE(writer->close());
  return bytes_of(folder / "a.xls");
}

TEST(XlsWriter, CellsOfEveryKindReadBackExactly) {
  const Sheet sheet = written([](XlsWriter& writer) {
    writer.add_sheet("正常工资:薪金/收入");
    writer.text(0, 0, "*姓名", Style::heading);
    writer.text(1, 0, "0012");
    writer.text(1, 1, "110105199001011234");
    writer.text(1, 2, "张𠀀é\n第二行");
    writer.text(1, 3, "Ünïcode");
    writer.text(1, 4, "=1+1");
    writer.text(1, 5, "");
    writer.number(2, 0, *Decimal::parse("864.43"), Style::amount);
    writer.number(2, 1, *Decimal::parse("-0.01"), Style::money);
    writer.number(2, 2, *Decimal::parse("0"), Style::money_or_dash);
    writer.number(2, 3, *Decimal::parse("9999999999999.99"), Style::amount);
    writer.number(2, 4, *Decimal::parse("12345678901234567.89"), Style::amount);
    writer.number(2, 5, Decimal(20), Style::integer);
    writer.date(3, 0, *Date::parse("2026-11-22"));
    writer.date(3, 1, *Date::parse("1900-01-01"));
    writer.date(3, 2, *Date::parse("1900-02-28"));
    writer.date(3, 3, *Date::parse("1900-03-01"));
    writer.date(3, 4, *Date::parse("9999-12-31"));
  });
  EXPECT_EQ(sheet.name, "正常工资 薪金 收入");
  EXPECT_EQ(sheet.rows, 4);
  EXPECT_EQ(sheet.columns, 6);
  const auto expect_row = [&](int row, Cell::Kind kind, const std::vector<std::string>& texts) {
    for (int column = 0; column < static_cast<int>(texts.size()); ++column) {
      EXPECT_EQ(sheet.at(row, column).text, texts[static_cast<std::size_t>(column)]);
      EXPECT_EQ(sheet.at(row, column).kind, kind) << row << "," << column;
    }
  };
  expect_row(0, Cell::Kind::text, {"*姓名"});
  expect_row(1, Cell::Kind::text, {"0012", "110105199001011234", "张𠀀é\n第二行", "Ünïcode", "=1+1"});
  EXPECT_EQ(sheet.at(1, 5).kind, Cell::Kind::empty);
  expect_row(2, Cell::Kind::number, {"864.43", "-0.01", "0", "9999999999999.99"});
  EXPECT_EQ(sheet.at(2, 4).kind, Cell::Kind::text) << "beyond 15 digits no digit is lost";
  EXPECT_EQ(sheet.at(2, 4).text, "12345678901234567.89");
  EXPECT_EQ(sheet.at(2, 5).text, "20");
  expect_row(3, Cell::Kind::date, {"2026-11-22", "1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31"});
}

TEST(XlsWriter, EveryFenUpToAMillionYuanReadsBack) {
  constexpr int step = 997, rows = 60'000;  // 0.00 to 598,190.03
  const Sheet sheet = written([](XlsWriter& writer) {
    for (int row = 0; row < rows; ++row) writer.number(row, 0, Decimal::of(row * step, 2), Style::amount);
  });
  ASSERT_EQ(sheet.rows, rows);
  for (int row = 0; row < rows; ++row)
    ASSERT_EQ(sheet.at(row, 0).text, Decimal::of(row * step, 2).normalized().to_string());
}

TEST(XlsWriter, TextsGoOnInTheNextRecordAtEveryOffset) {
  // A text before moves the boundary at 8,224 bytes through count, flags and characters of the text behind it.
  const std::string wide = "中文𠀀字符", narrow = "Latin é text";
  for (std::size_t shift = 0; shift < 24; ++shift) {
    std::vector<std::string> texts{std::string(8190 + shift, 'x'), wide, narrow, wide + "1", "最后"};
    const Sheet sheet = written([&](XlsWriter& writer) {
      for (std::size_t i = 0; i < texts.size(); ++i) writer.text(static_cast<int>(i), 0, texts[i]);
    });
    for (std::size_t i = 0; i < texts.size(); ++i) ASSERT_EQ(sheet.at(static_cast<int>(i), 0).text, texts[i]) << shift;
  }
}

TEST(XlsWriter, LongTextsTakeSeveralRecordsAndNoPairIsCut) {
  std::string wide, pairs;
  for (int i = 0; i < 32'767; ++i) wide += i % 7 == 0 ? "a" : "汉";
  for (int i = 0; i < 16'000; ++i) pairs += "𠀀";
  const std::string narrow(32'767, 'n');
  const auto fill = [&](XlsWriter& writer) {
    writer.text(0, 0, wide);
    writer.text(0, 1, "x" + pairs);
    writer.text(0, 2, pairs + "y");
    writer.text(0, 3, narrow);
  };
  const Sheet sheet = written(fill);
  EXPECT_EQ(sheet.at(0, 0).text, wide);
  EXPECT_EQ(sheet.at(0, 1).text, "x" + pairs);
  EXPECT_EQ(sheet.at(0, 2).text, pairs + "y");
  EXPECT_EQ(sheet.at(0, 3).text, narrow);
  for (const std::string& body : records(bytes(fill), BiffRecord::continuation)) {
    EXPECT_LE(body.size(), 8224u);
    const bool is_wide = body[0] == 1;
    EXPECT_FALSE(is_wide && (read_u16(body, 1) & 0xFC00) == 0xDC00) << "begins with half a pair";
  }
}

TEST(XlsWriter, ATextIsKeptOnceAndManyNeedManyRecords) {
  constexpr int rows = 3000;
  const auto fill = [](XlsWriter& writer) {
    for (int row = 0; row < rows; ++row) {
      writer.text(row, 0, "员工" + std::to_string(row));
      writer.text(row, 1, "居民身份证");
    }
  };
  const std::string file = bytes(fill);
  const auto shared = records(file, BiffRecord::shared_strings);
  ASSERT_EQ(shared.size(), 1u);
  EXPECT_EQ(read_u32(shared[0], 0), 2u * rows);
  EXPECT_EQ(read_u32(shared[0], 4), rows + 1u);
  EXPECT_GT(records(file, BiffRecord::continuation).size(), 2u);
  const Sheet sheet = written(fill);
  for (int row = 0; row < rows; ++row) {
    ASSERT_EQ(sheet.at(row, 0).text, "员工" + std::to_string(row));
    ASSERT_EQ(sheet.at(row, 1).text, "居民身份证");
  }
}

TEST(XlsWriter, SheetsAreNamedAndMayBeEmpty) {
  TempFolder folder;
  auto writer = XlsWriter::create(folder / "a.xls");
  ASSERT_TRUE(writer);
  writer->add_sheet("空");
  writer->add_sheet("人员信息");
  writer->text(0, 0, "甲");
  writer->add_sheet("人员信息");
  writer->text(0, 0, "乙");
  writer->add_sheet(std::string(60, 'n'));
  ASSERT_TRUE(writer->close());
  const Workbook workbook = read_back(folder / "a.xls");
  ASSERT_EQ(workbook.sheets.size(), 4u);
  EXPECT_EQ(workbook.sheets[0].name, "空");
  EXPECT_EQ(workbook.sheets[0].rows, 0);
  EXPECT_EQ(workbook.sheets[1].at(0, 0).text, "甲");
  EXPECT_EQ(workbook.sheets[2].name, "人员信息 2");
  EXPECT_EQ(workbook.sheets[2].at(0, 0).text, "乙");
  EXPECT_LE(workbook.sheets[3].name.size(), 31u);

  EXPECT_EQ(written([](XlsWriter& nameless) { nameless.text(0, 0, "甲"); }).name, "Sheet1");
}

TEST(XlsWriter, AWorkbookOfNothingHasOneEmptySheet) {
  const std::string file = bytes([](XlsWriter&) {});
  EXPECT_EQ(records(file, BiffRecord::bound_sheet).size(), 1u);
  TempFolder folder;
  folder.write("a.xls", file);
  EXPECT_THAT(zh(read_workbook(folder / "a.xls").error()), HasSubstr("文件是空的"));
}

TEST(XlsWriter, WidthsAndFrozenPanesAreInTheFile) {
  const std::string file = bytes([](XlsWriter& writer) {
    writer.add_sheet("表");
    writer.set_column_width(0, 12.5);
    writer.set_column_width(255, 1000, Style::text);
    writer.freeze(1, 0);
    writer.text(0, 255, "IV");
  });
  const auto widths = records(file, BiffRecord::column_width);
  ASSERT_EQ(widths.size(), 2u);
  EXPECT_EQ(read_u16(widths[0], 4), 3200);
  EXPECT_EQ(read_u16(widths[1], 0), 255);
  EXPECT_EQ(read_u16(widths[1], 4), 255 * 256) << "the widest there is";
  EXPECT_NE(read_u16(widths[1], 6), read_u16(widths[0], 6)) << "a style of its own";
  const auto panes = records(file, BiffRecord::pane);
  ASSERT_EQ(panes.size(), 1u);
  EXPECT_EQ(read_u16(panes[0], 2), 1);
  const auto view = records(file, BiffRecord::sheet_view);
  EXPECT_EQ(read_u16(view.at(0), 0) & 0x0008, 0x0008) << "frozen";
}

TEST(XlsWriter, StylesOfCellsPointToTheirFontAndFormat) {
  const std::string file = bytes([](XlsWriter& writer) {
    writer.text(0, 0, "金额", Style::heading);
    writer.text(1, 0, "0012", Style::text);
    writer.number(2, 0, *Decimal::parse("864.43"), Style::amount);
  });
  const auto formats = records(file, BiffRecord::cell_format);
  const auto fonts = records(file, BiffRecord::font);
  const auto texts = records(file, BiffRecord::shared_string_cell);
  const auto numbers = records(file, BiffRecord::number);
  const auto& heading = formats.at(read_u16(texts.at(0), 4));
  EXPECT_EQ(read_u16(fonts.at(read_u16(heading, 0)), 6), 700) << "bold";
  EXPECT_EQ(read_u16(formats.at(read_u16(texts.at(1), 4)), 2), 49) << "@";
  EXPECT_EQ(read_u16(fonts.at(read_u16(formats.at(read_u16(texts.at(1), 4)), 0)), 6), 400);
  EXPECT_EQ(read_u16(formats.at(read_u16(numbers.at(0), 4)), 2), 2) << "0.00";
  for (std::size_t i = 0; i < formats.size(); ++i)
    EXPECT_EQ((read_u16(formats[i], 4) & 0x0004) != 0, i < 15) << "fifteen styles, then cells";
}

TEST(XlsWriter, CellsComeInOrderWhateverTheOrderOfWriting) {
  const auto fill = [](XlsWriter& writer) {
    writer.text(5, 1, "末");
    writer.text(0, 3, "旧");
    writer.number(0, 0, Decimal(1));
    writer.text(0, 3, "新");
  };
  const Sheet sheet = written(fill);
  EXPECT_EQ(sheet.at(0, 3).text, "新");
  EXPECT_EQ(sheet.at(5, 1).text, "末");
  const auto rows = records(bytes(fill), BiffRecord::row);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(read_u16(rows[0], 2), 0);
  EXPECT_EQ(read_u16(rows[0], 4), 4);
  EXPECT_EQ(read_u16(rows[1], 0), 5);
}

TEST(XlsWriter, TheLastCellThereIsAndNothingBeyond) {
  const Sheet lowest = written([](XlsWriter& writer) { writer.text(65'535, 0, "末行"); });
  EXPECT_EQ(lowest.rows, 65'536);
  EXPECT_EQ(lowest.at(65'535, 0).text, "末行");
  const Sheet rightmost = written([](XlsWriter& writer) { writer.text(0, 255, "末列"); });
  EXPECT_EQ(rightmost.columns, 256);
  EXPECT_EQ(rightmost.at(0, 255).text, "末列");

  EXPECT_EQ(refusal([](XlsWriter& writer) {
              writer.add_sheet("人员信息");
              writer.text(65'536, 0, "多");
            }),
            "文件 a.xls，工作表 人员信息，第 65537 行，列 A：超出 .xls 的上限：65,536 行、256 列。处理办法：改用 xlsx "
            "格式，或分成几个文件");
  EXPECT_THAT(refusal([](XlsWriter& writer) { writer.number(0, 256, Decimal(1)); }), HasSubstr("列 IW"));
  EXPECT_THAT(refusal([](XlsWriter& writer) { writer.set_column_width(256, 10); }), HasSubstr("256 列"));
  EXPECT_THAT(refusal([](XlsWriter& writer) { writer.text(-1, 0, "x"); }), HasSubstr("上限"));
  EXPECT_THAT(refusal([](XlsWriter& writer) { writer.text(0, 0, std::string(32'768, 'x')); }),
              HasSubstr("文字超过 32,767 个字符"));
  EXPECT_THAT(refusal([](XlsWriter& writer) { writer.text(0, 0, "\xFF\xFE"); }), HasSubstr("UTF-8"));
}

TEST(XlsWriter, TheSameCellsGiveTheSameBytes) {
  const auto fill = [](XlsWriter& writer) {
    writer.add_sheet("表");
    for (int row = 0; row < 500; ++row) writer.text(row, 0, "员工" + std::to_string(row % 90));
    writer.number(500, 0, *Decimal::parse("864.43"), Style::amount);
  };
  EXPECT_EQ(bytes(fill), bytes(fill));
}

TEST(XlsWriter, AFileIsPrivateAndWholeOrNotAtAll) {
  TempFolder folder;
  {
    auto writer = XlsWriter::create(folder / "a.xls");
    ASSERT_TRUE(writer);
    writer->text(0, 0, "x");
  }
  EXPECT_TRUE(folder.is_empty()) << "not closed";
  auto writer = XlsWriter::create(folder / "a.xls");
  ASSERT_TRUE(writer->close());
  struct stat status {};
  ASSERT_EQ(::stat((folder / "a.xls").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);

  const std::string old = bytes_of(folder / "a.xls");
  auto larger = XlsWriter::create(folder / "a.xls");
  for (int row = 0; row < 5000; ++row) larger->number(row, 0, Decimal(row));
  Status closed;
  {
    const FullDisk full(20'000);
    closed = larger->close();
  }
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().code(), ErrorCode::unavailable);
  EXPECT_EQ(bytes_of(folder / "a.xls"), old) << "the file before stays";

  const auto nowhere = XlsWriter::create(folder / "none" / "a.xls");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code(), ErrorCode::unavailable);
}

}  // namespace
}  // namespace fenhao::sheet
