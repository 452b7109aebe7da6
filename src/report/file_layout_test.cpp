#include "report/file_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/private_file.h"
#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

using ::testing::HasSubstr;

const std::string head = "layout: x\ntitle: 名单\nfolder: 报税\nkind: csv\n";

std::string complaint(const std::string& yaml) {
  const auto layout = parse_layout(yaml, "x.yaml");
  return layout ? "accepted" : layout.error().describe(Lang::en);
}

TEST(FileLayout, OwnLayoutsHaveTheColumnsTheirReadersAskFor) {
  const auto directory = testing::own_layouts();
  const auto columns = [&](std::string_view id) { return (*directory.find(id))->columns.size(); };
  EXPECT_EQ(columns("tax_person_info"), 51u);
  EXPECT_EQ(columns("tax_salary_income"), 28u);
  EXPECT_EQ(columns("tax_annual_bonus"), 11u);
  for (const auto& layout : directory.layouts())
    EXPECT_EQ(layout.folder == "报税", layout.kind == FileKind::xls) << "as the tax client's own: " << layout.id;
  EXPECT_EQ(columns("bank_generic"), 7u);
  EXPECT_EQ(columns("bank_cmb"), 5u);
  EXPECT_EQ(columns("bank_ccb"), 9u);
}

TEST(FileLayout, ReadsEveryKey) {
  const auto layout =
      parse_layout(head +
                       "encoding: gb18030\nrows: positive_net\non_missing: leave_out\ntotal: pay.net\n"
                       "columns:\n  - {heading: 户名, field: person.name, required: always}\n"
                       "  - {heading: 性别, field: person.sex, codes: [男, 女]}\n  - {heading: 用途, fixed: 工资}\n",
                   "x.yaml");
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->encoding, TextEncoding::gb18030);
  EXPECT_EQ(layout->rows, RowChoice::positive_net);
  EXPECT_EQ(layout->on_missing, OnMissing::leave_out);
  EXPECT_EQ(layout->columns[0].required, Requirement::always);
  EXPECT_EQ(layout->columns[1].codes, (std::vector<std::string>{"男", "女"}));
  EXPECT_EQ(layout->columns[2].fixed, "工资");
  const std::string workbook = "layout: x\ntitle: 名单\nfolder: 报税\nsheet: 名单\ncolumns:\n  - {heading: 户名}\n";
  EXPECT_EQ(parse_layout(workbook, "x.yaml")->amounts, AmountCells::text);
  EXPECT_EQ(parse_layout(workbook + "kind: xls\namounts: number\n", "x.yaml")->amounts, AmountCells::number);
  EXPECT_EQ(extension(parse_layout(workbook + "kind: xls\n", "x.yaml")->kind), "xls");
}

TEST(FileLayout, BanksAreNamesOrAny) {
  const std::string columns = "columns:\n  - {heading: 户名}\n";
  const auto filing = parse_layout(head + columns, "x.yaml").value();
  EXPECT_FALSE(filing.pays_wages());
  const auto named = parse_layout(head + "banks: [招商银行, 招行]\n" + columns, "x.yaml").value();
  EXPECT_EQ(named.banks, (std::vector<std::string>{"招商银行", "招行"}));
  EXPECT_FALSE(named.is_any_bank);
  EXPECT_TRUE(parse_layout(head + "banks: any\n" + columns, "x.yaml").value().is_any_bank);
  EXPECT_THAT(complaint(head + "banks: 招商银行\n" + columns), HasSubstr("banks"));
}

TEST(FileLayout, MistakesNameFileAndLine) {
  EXPECT_THAT(complaint(head + "columns:\n  - {heading: 户名, field: person.nam}\n"), HasSubstr("person.name"));
  EXPECT_THAT(complaint(head + "columns:\n  - {heading: 户名, field: person.nam}\n"), HasSubstr("x.yaml"));
  EXPECT_THAT(complaint(head + "colums:\n  - {heading: 户名}\n"), HasSubstr("colums"));
  EXPECT_THAT(complaint(head + "rows: everyone\ncolumns:\n  - {heading: 户名}\n"), HasSubstr("positive_net"));
  EXPECT_THAT(complaint(head + "columns:\n  - {heading: 户名}\n  - {heading: 户名}\n"), HasSubstr("twice"));
  EXPECT_THAT(complaint(head + "columns:\n  - {field: person.name}\n"), HasSubstr("no heading"));
  EXPECT_THAT(complaint(head + "columns:\n  - {heading: 户名, field: person.name, fixed: 甲}\n"),
              HasSubstr("not both"));
  EXPECT_THAT(complaint(head + "total: person.name\ncolumns:\n  - {heading: 户名}\n"), HasSubstr("no amount field"));
  EXPECT_THAT(complaint("layout: x\ntitle: 名单\nfolder: 报税\ncolumns:\n  - {heading: 户名}\n"),
              HasSubstr("sheet name"));
  EXPECT_THAT(complaint("title: 名单\n"), HasSubstr("layout"));
  EXPECT_THAT(complaint("layout: x\ntitle: 名单\nfolder: 报税\nkind: ods\ncolumns:\n  - {heading: 户名}\n"),
              HasSubstr("xls, xlsx, csv"));
}

TEST(FileLayout, ADirectoryIsLoadedByIdAndRefusesTwins) {
  const testing::Folder folder;
  EXPECT_EQ(LayoutDirectory::load(folder / "absent").error().code(), ErrorCode::not_found);
  const std::string columns = "columns:\n  - {heading: 户名}\n";
  ASSERT_TRUE(write_private_file(folder / "one.yaml", head + columns));
  const auto directory = LayoutDirectory::load(folder.path());
  ASSERT_TRUE(directory);
  EXPECT_EQ((*directory->find("x"))->title, "名单");
  EXPECT_EQ(directory->find("y").error().code(), ErrorCode::not_found);
  ASSERT_TRUE(write_private_file(folder / "two.yaml", head + columns));
  EXPECT_EQ(LayoutDirectory::load(folder.path()).error().code(), ErrorCode::conflict);
}

}  // namespace
}  // namespace fenhao::report
