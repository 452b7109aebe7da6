#include "intake/columns.h"

#include <algorithm>
#include <array>

#include "base/fresh_directory_for_test.h"
#include "intake/forms.h"
#include "intake/intake_for_test.h"

namespace fenhao::intake {
namespace {

constexpr std::array kinds{Kind::entities,   Kind::accounts, Kind::roster,     Kind::moves,         Kind::salary,
                           Kind::attendance, Kind::variable, Kind::deductions, Kind::contributions, Kind::history,
                               Kind::work_terms};
const std::vector<std::string> groups{"办公室"};
// What these may say differs from place to place.
constexpr std::array<std::string_view, 6> depends_on_place{"scheme",        "district",           "excluded",
                                                           "maternity_base", "large_medical_base", "long_term_care_base"};

struct Filled {
  std::vector<std::string> headings, cells;
  void add(const std::string& heading, const std::string& cell) {
    if (std::ranges::find(headings, heading) != headings.end()) return;
    headings.push_back(heading);
    cells.push_back(cell);
  }
};

// A row of a form with what the kind always needs, as its examples say.
Filled smallest_row(Kind kind) {
  Filled row;
  for (const sheet::Field& field : schema(kind).fields)
    if (field.required) row.add(field.label, column_guide(kind, field, groups).example);
  if (kind == Kind::salary) row.add("基本工资", "6000.00"), row.add("岗位工资", "2000.00");
  if (kind == Kind::attendance) row.add("出勤天数", "22"), row.add("考勤月份", "2026-11");
  if (kind == Kind::variable) row.add("月度奖金", "500.00"), row.add("薪资月份", "2026-11");
  if (kind == Kind::moves) row.add("新部门", "研发部");
  if (kind == Kind::contributions)
    for (const char* label : {"社保基数", "公积金基数"}) row.add(label, "8000.00");
  if (kind == Kind::contributions)
    for (const char* label : {"公积金单位比例", "公积金个人比例"}) row.add(label, "7%");
  return row;
}

std::vector<std::string> complaints(Kind kind, const Filled& row) {
  return issues(read_rows(kind, {row.headings, row.cells}));
}

// What a form says may be filled in is taken by its reader.
TEST(Columns, EveryExampleIsTaken) {
  for (const Kind kind : kinds)
    for (const sheet::Field& field : schema(kind).fields) {
      const ColumnGuide guide = column_guide(kind, field, groups);
      EXPECT_FALSE(guide.example.empty()) << to_string(kind) << " " << field.label;
      if (std::ranges::find(depends_on_place, field.code) != depends_on_place.end() || field.code == "voided") continue;
      Filled row = smallest_row(kind);
      const bool is_amount = field.type == sheet::FieldType::money && field.code != "amount";
      if (kind == Kind::deductions && !is_amount) row.add("扣除项目", "子女教育"), row.add("月扣除金额", "2000.00");
      if (field.code == "tax_residence_from") row.add("居民类型", "非居民");
      if (field.code == "contract") row.add("合同起始日", "2026-11-01"), row.add("合同终止日", "2029-10-31");
      row.add(field.label, guide.example);
      EXPECT_THAT(complaints(kind, row), testing::IsEmpty()) << to_string(kind) << " " << field.label << " " << guide.example;
    }
}

TEST(Columns, EveryWordOfAChoiceIsTakenAndNoOther) {
  int choices = 0;
  for (const Kind kind : kinds)
    for (const sheet::Field& field : schema(kind).fields) {
      const ColumnGuide guide = column_guide(kind, field, groups);
      if (guide.words.empty() || field.type == sheet::FieldType::yes_no) continue;
      ++choices;
      const auto complains = [&](const std::string& word) {
        Filled row = smallest_row(kind);
        for (std::size_t i = 0; i < row.headings.size(); ++i)
          if (row.headings[i] == field.label) row.cells[i] = word;
        row.add(field.label, word);
        for (std::size_t i = 0; i < row.headings.size(); ++i)  // the number tells the sex too
          if (row.headings[i] == "证件号码" && word == "女") row.cells[i] = li();
        if (kind == Kind::deductions) row.add("月扣除金额", "100.00");
        const auto list = complaints(kind, row);
        return std::ranges::any_of(list, [&](const std::string& issue) { return issue.find(" " + field.label + " (") != std::string::npos; });
      };
      for (const std::string& word : guide.words)
        EXPECT_TRUE(!complains(word) || guide.takes_several) << to_string(kind) << " " << field.label << " " << word;
      const bool takes_anything = field.code == "account_kind";
      EXPECT_TRUE(takes_anything || complains("天书")) << to_string(kind) << " " << field.label;
    }
  EXPECT_GE(choices, 9);
}

TEST(Forms, WordsStandInTheNotesAndInDropDownLists) {
  const FreshDirectory folder;
  const auto written = write_forms(folder.path() / "forms", {.columns = {{Kind::salary, {{"餐补日标准", sheet::FieldType::money, {"餐补/天"}, "办公室职员，不填按 0"}}}}, .salary_groups = {"办公室职员", "制造业"}});
  ASSERT_TRUE(written) << written.error().describe(Lang::zh);
  ASSERT_EQ(written->size(), kinds.size());
  const auto roster = sheet::read_workbook((*written)[2]), salary = sheet::read_workbook((*written)[4]);
  ASSERT_TRUE(roster && salary);
  ASSERT_EQ(roster->sheets.size(), 2u);
  EXPECT_EQ(roster->sheets[0].rows, 1) << "no example row that could be left in";
  const sheet::Sheet& notes = roster->sheets[1];
  std::map<std::string, std::vector<std::string>> line_of;
  for (int row = 1; row < notes.rows; ++row)
    for (int column = 1; column < notes.columns; ++column) line_of[notes.at(row, 0).text].push_back(notes.at(row, column).text);
  EXPECT_EQ(line_of["性别"][2], "男、女");
  EXPECT_EQ(line_of["薪资组"][2], "办公室职员、制造业");
  EXPECT_EQ(line_of["薪资组"][0], "是");
  EXPECT_EQ(line_of["入职日期"][3], "2026-11-01");
  const sheet::Sheet& items = salary->sheets[1];
  const std::vector<std::string> expected{"餐补日标准", "", "金额，元", "", "1000.00", "餐补/天", "办公室职员，不填按 0"};
  for (int column = 0; column < items.columns; ++column) EXPECT_EQ(items.at(items.rows - 1, column).text, expected[static_cast<std::size_t>(column)]);
}

}  // namespace
}  // namespace fenhao::intake
