#include "report/payslip_pdf.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

using testing::Folder;
using testing::output_of;
using testing::sample_run;

class PayslipPdfTest : public ::testing::Test {
 protected:
  std::vector<Payslip> slips() const {
    const auto index = RunIndex::of(view_).value();
    std::vector<Payslip> list;
    for (const auto& result : view_.employees) list.push_back(make_payslip(index, result));
    return list;
  }
  static Typesetter typesetter(const std::vector<Payslip>& slips) {
    Characters characters;
    add_characters(characters, PayslipStyle{});
    for (const auto& slip : slips) add_characters(characters, slip);
    return Typesetter::create(characters).value();
  }
  std::string text_of(const std::string& name) const {
    return output_of("pdftotext -layout '" + (folder_ / name).string() + "' -");
  }

  RunView view_ = sample_run();
  Folder folder_;
};

TEST_F(PayslipPdfTest, OwnSlipCarriesNamesAndAmounts) {
  const auto all = slips();
  auto setter = typesetter(all);
  ASSERT_TRUE(write_payslip(setter, all[1], {}, folder_ / "one.pdf"));
  const auto text = text_of("one.pdf");
  for (const char* expected : {"北京星河科技有限公司",
                               "工资条",
                               "薪资所属月 2026年11月",
                               "2026-12-10",
                               "张伟明",
                               "1001",
                               "研发部",
                               "=高级工程师",
                               "基本工资",
                               "15,000.00",
                               "事假扣款",
                               "-100.00",
                               "5,201.81",
                               "19,724.14",
                               "101,688.14",
                               "¥14,522.33",
                               "人民币壹万肆仟伍佰贰拾贰元叁角叁分",
                               "个税计算",
                               "本年累计",
                               "239,724.14",
                               "工会会费",
                               "批次 42"})
    EXPECT_NE(text.find(expected), std::string::npos) << expected << " missing in\n" << text;
  EXPECT_EQ(text.find("工会经费"), std::string::npos) << "not for the payslip";
  EXPECT_EQ(text.find("李秀兰"), std::string::npos) << "somebody else's name";
  EXPECT_EQ(setter.missing_shapes(), 0);
}

TEST_F(PayslipPdfTest, FontsAreEmbeddedSubsetsAndTheFileIsPrivateAndSmall) {
  const auto all = slips();
  auto setter = typesetter(all);
  ASSERT_TRUE(write_payslip(setter, all[1], {}, folder_ / "one.pdf"));
  const auto fonts = output_of("pdffonts '" + (folder_ / "one.pdf").string() + "' | tail -n +3");
  int lines = 0;
  for (std::size_t at = 0, end; (end = fonts.find('\n', at)) != std::string::npos; at = end + 1, ++lines) {
    const auto line = fonts.substr(at, end - at);
    EXPECT_EQ(line[6], '+') << line;                                 // subset mark
    EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;  // embedded, subset, Unicode map
  }
  EXPECT_EQ(lines, 2) << fonts;
  struct stat status {};
  ASSERT_EQ(::stat((folder_ / "one.pdf").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_LT(status.st_size, 60'000);
}

TEST_F(PayslipPdfTest, TwoSlipsToASheetInABook) {
  const auto all = slips();
  auto setter = typesetter(all);
  auto book = PayslipBook::create(setter, {}, folder_ / "book.pdf", "工资条").value();
  for (const auto& slip : all) book.add(slip);
  ASSERT_TRUE(book.close());
  const auto info = output_of("pdfinfo '" + (folder_ / "book.pdf").string() + "'");
  EXPECT_NE(info.find("Pages:           3"), std::string::npos) << info;
  const auto text = text_of("book.pdf");
  for (const auto& slip : all) EXPECT_NE(text.find(slip.name), std::string::npos) << slip.name;
}

TEST_F(PayslipPdfTest, ALongSlipTakesAWholeSheetAndLosesNothing) {
  auto all = slips();
  for (int i = 0; i < 70; ++i) all[1].earnings.push_back({"补贴" + std::to_string(i), Decimal(1000 + i)});
  auto setter = typesetter(all);
  ASSERT_TRUE(write_payslip(setter, all[1], {}, folder_ / "long.pdf"));
  const auto info = output_of("pdfinfo '" + (folder_ / "long.pdf").string() + "'");
  EXPECT_NE(info.find("Pages:           1"), std::string::npos) << info;
  EXPECT_NE(info.find("595.276 x 841.89"), std::string::npos) << info;
  const auto text = text_of("long.pdf");
  EXPECT_NE(text.find("补贴69"), std::string::npos);
  EXPECT_NE(text.find("1,069.00"), std::string::npos);
}

TEST_F(PayslipPdfTest, NeverOverwrites) {
  const auto all = slips();
  auto setter = typesetter(all);
  ASSERT_TRUE(write_payslip(setter, all[0], {}, folder_ / "one.pdf"));
  const auto again = write_payslip(setter, all[1], {}, folder_ / "one.pdf");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
}

TEST_F(PayslipPdfTest, ACharacterWithoutAnyFontIsCounted) {
  auto all = slips();
  all[0].name = "李\xF3\xBF\xBF\xBD";  // U+FFFFD, private use: no font has it
  auto setter = typesetter(all);
  ASSERT_TRUE(write_payslip(setter, all[0], {}, folder_ / "one.pdf"));
  EXPECT_GT(setter.missing_shapes(), 0);
}

}  // namespace
}  // namespace fenhao::report
