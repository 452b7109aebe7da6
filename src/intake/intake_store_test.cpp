#include "intake/intake_store.h"

#include <unistd.h>

#include <filesystem>

#include "intake/intake_for_test.h"
#include "intake/records_store.h"
#include "store/for_test.h"

namespace fenhao::intake {
namespace {

using testing::IsEmpty;

const std::vector<std::string> roster_headings{"工号",     "姓名",   "证件号码", "合同公司", "部门",
                                               "参保城市", "薪资组", "入职日期", "离职日期", "手机号"};

std::vector<std::string> worker(const std::string& number, const std::string& name, const std::string& identity,
                                const std::string& department = "研发部", const std::string& last_day = "") {
  return {number, name, identity, "HQ", department, "深圳", "office", "2024-03-01", last_day, "10050000001"};
}

BatchReceipt taken_in(store::Store& store, Kind kind, const Rows& rows, const std::string& digest,
                      const Surroundings& known = company()) {
  const Intake intake = read_rows(kind, rows, known);
  EXPECT_THAT(issues(intake), IsEmpty());
  const auto receipt = save(store, intake, "文件.xlsx", digest, "clerk");
  EXPECT_TRUE(receipt) << (receipt ? "" : receipt.error().describe(Lang::zh));
  return receipt ? *receipt : BatchReceipt{};
}

std::int64_t count(store::Store& store, const std::string& sql) {
  std::int64_t number = -1;
  EXPECT_TRUE(store.connection().query(sql, {}, [&](const store::Row& row) -> Status {
    number = row.integer(0);
    return {};
  }));
  return number;
}

class IntakeStore : public testing::Test {
 protected:
  store::StoreForTest database;
  store::Store& store = *database;
};

TEST_F(IntakeStore, TheRosterComesBackAndNumbersAreSealed) {
  const BatchReceipt receipt = taken_in(
      store, Kind::roster, {roster_headings, worker("E001", "张三", zhang()), worker("E002", "李四", li())}, "d1");
  EXPECT_EQ(receipt.rows, 2);
  EXPECT_FALSE(receipt.repeated);
  const auto persons = load_persons(store, {receipt.batch, ""});
  ASSERT_TRUE(persons);
  ASSERT_EQ(persons->size(), 2u);
  EXPECT_EQ((*persons)[0].identity.reveal(), zhang());
  EXPECT_EQ((*persons)[0].birth.to_string(), "1990-01-01");
  EXPECT_EQ((*persons)[1].sex, Gender::female);
  EXPECT_EQ((*persons)[1].phone.reveal(), "10050000001");
  ASSERT_TRUE(store.connection().query("SELECT identity FROM person", {}, [](const store::Row& row) -> Status {
    const auto sealed = row.blob(0);
    EXPECT_EQ(std::string(sealed.begin(), sealed.end()).find(zhang().substr(4, 10)), std::string::npos) << "no plain number in the table";
    return {};
  }));
  EXPECT_EQ(*find_employee(store, receipt.batch, Secret(li())), "E002");
  EXPECT_EQ(*find_employee(store, receipt.batch, Secret("nobody")), std::nullopt);
  EXPECT_EQ(load_names(store, receipt.batch)->at("E001"), "张三");
  EXPECT_EQ(count(store, "SELECT count(*) FROM audit_entry WHERE action = 'import.roster'"), 1);
  EXPECT_TRUE(store.verify_audit());
}

TEST_F(IntakeStore, TheSameFileTwiceIsTakenInOnce) {
  const Rows rows{roster_headings, worker("E001", "张三", zhang())};
  const BatchReceipt first = taken_in(store, Kind::roster, rows, "d1");
  const BatchReceipt again = taken_in(store, Kind::roster, rows, "d1");
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.batch, first.batch);
  EXPECT_EQ(count(store, "SELECT count(*) FROM person"), 1);
}

TEST_F(IntakeStore, TwoFilesOfOneKindAreBothRecognised) {
  Surroundings known = company();
  known.month = EarningMonth{*Month::parse("2026-11")};
  const Rows one{{"工号", "月度奖金"}, {"E001", "#1"}}, other{{"工号", "月度奖金"}, {"E002", "#2"}};
  taken_in(store, Kind::variable, one, "d1", known);
  taken_in(store, Kind::variable, other, "d2", known);
  EXPECT_TRUE(taken_in(store, Kind::variable, one, "d1", known).repeated);
  EXPECT_TRUE(taken_in(store, Kind::variable, other, "d2", known).repeated);
}

TEST_F(IntakeStore, ACorrectedRowSupersedesAndTheOldBatchStaysReadable) {
  const Rows wrong{roster_headings, worker("E001", "张三", zhang()), worker("E002", "李四", li())};
  const BatchReceipt first = taken_in(store, Kind::roster, wrong, "d1");
  const BatchReceipt second =
      taken_in(store, Kind::roster, {roster_headings, worker("E001", "张三", zhang(), "销售部")}, "d2");
  const auto before = load_employments(store, {first.batch, ""}), after = load_employments(store, {second.batch, ""});
  ASSERT_TRUE(before && after);
  EXPECT_EQ((*before)[0].department, "研发部");
  EXPECT_EQ((*after)[0].department, "销售部");
  EXPECT_EQ(after->size(), 2u) << "who is not in the correction stays";
  const BatchReceipt back = taken_in(store, Kind::roster, wrong, "d1");
  EXPECT_FALSE(back.repeated) << "the first file holds no longer; taking it in again undoes the correction";
  EXPECT_EQ((*load_employments(store, {back.batch, "E001"}))[0].department, "研发部");
}

TEST_F(IntakeStore, AMoveEndsOneStretchAndStartsTheNext) {
  taken_in(store, Kind::roster, {roster_headings, worker("E001", "张三", zhang())}, "d1");
  const BatchReceipt receipt =
      taken_in(store, Kind::moves, {{"工号", "生效日期", "调入部门"}, {"E001", "2026-06-01", "销售部"}}, "d2");
  const auto stretches = load_employments(store, {receipt.batch, "E001"});
  ASSERT_TRUE(stretches);
  ASSERT_EQ(stretches->size(), 2u);
  EXPECT_EQ((*stretches)[0].last_day->to_string(), "2026-05-31");
  EXPECT_EQ((*stretches)[1].department, "销售部");
  EXPECT_EQ((*stretches)[1].entity, "HQ");
  EXPECT_EQ((*stretches)[1].hired.to_string(), "2024-03-01");
}

TEST_F(IntakeStore, PayInputsDeductionsPlansAndHistory) {
  taken_in(store, Kind::salary,
           {{"工号", "生效日期", "基本工资"}, {"E001", "2026-01-01", "#8000.5"}, {"E001", "2026-07-01", "#9000"}},
           "d1");
  taken_in(store, Kind::attendance, {{"工号", "月份", "出勤天数"}, {"E001", "2026-11", "#21.75"}}, "d2");
  taken_in(store, Kind::deductions, {{"工号", "起始月", "子女教育"}, {"E001", "2026-01", "#2000"}}, "d3");
  taken_in(
      store, Kind::contributions,
      {{"工号", "主体", "参保地", "起缴月", "止缴月", "社保基数", "公积金基数", "公积金单位比例", "公积金个人比例"},
       {"E001", "HQ", "深圳", "2026-07", "2026-10", "#8000", "#9000", "5%", "5%"}},
      "d4");
  const BatchReceipt last = taken_in(store, Kind::history,
                                     {{"工号", "扣缴义务人", "截至月份", "累计收入", "累计专项扣除", "累计已预缴税额"},
                                      {"E001", "HQ", "2026-10", "#100000", "#15000", "#500"}},
                                     "d5");
  const AsOf now{last.batch, ""};
  const auto salaries = load_salaries(store, now);
  ASSERT_TRUE(salaries);
  ASSERT_EQ(salaries->size(), 2u);
  EXPECT_EQ((*salaries)[0].amount, Money::from_fen(800050));
  const EarningMonth november{*Month::parse("2026-11")};
  EXPECT_EQ(load_inputs(store, now, november, "attendance")->at(0).values.at("attendance.days").to_string(), "21.75");
  EXPECT_TRUE(load_inputs(store, now, november, "variable")->empty());
  EXPECT_EQ(load_deductions(store, now)->at(0).amount, Money::from_yuan(2000));
  EXPECT_EQ(load_enrolments(store, now, CoverageMonth{*Month::parse("2026-10")})->size(), 1u);
  EXPECT_TRUE(load_enrolments(store, now, CoverageMonth{*Month::parse("2026-11")})->empty());
  const auto history = load_history(store, now, *Month::parse("2026-01"), *Month::parse("2026-11"));
  ASSERT_TRUE(history);
  EXPECT_EQ(history->at(0).figures.withheld, Money::from_yuan(500));
}

// A file stands for the month of its people: items it lacks are refused by name, unless it replaces them; who is not in
// it keeps what an earlier file brought, and is told.
TEST_F(IntakeStore, AFileOfTheMonthStandsForItsPeople) {
  Surroundings known = company();
  known.month = EarningMonth{*Month::of(2026, 11)};
  known.names.titles = {{"variable.bonus", "月度奖金"}, {"variable.deduction", "扣款"}};
  taken_in(store, Kind::variable, {{"工号", "姓名", "月度奖金", "扣款"}, {"E001", "张三", "#100", "#10"}, {"E002", "李四", "#200", ""}}, "v1", known);
  const Intake second = read_rows(Kind::variable, {{"工号", "姓名", "月度奖金"}, {"E001", "张三", "#150"}}, known);
  const auto refused = save(store, second, "奖金.xlsx", "v2", "clerk");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message().zh, "以前导入的文件给了 1 人本文件没有的项目（扣款），导入后会丢失");
  const auto replaced = save(store, second, "奖金.xlsx", "v2", "clerk", true);
  ASSERT_TRUE(replaced);
  EXPECT_EQ(replaced->kept.people, 1);
  EXPECT_THAT(replaced->kept.first, testing::ElementsAre("E002"));
}

TEST_F(IntakeStore, TheTaxStatusHoldsUntilALaterRosterStatesAnother) {
  auto stated = roster_headings;
  for (const char* heading : {"居民类型", "居民类型起始日", "入职年度就业情形"}) stated.emplace_back(heading);
  auto cells = worker("0012", "张三", zhang());
  for (const char* cell : {"非居民", "2026-05-03", "当年首次入职学生"}) cells.emplace_back(cell);
  taken_in(store, Kind::roster, {stated, cells}, "s1");
  auto moved = worker("0012", "张三丰", zhang());
  const BatchReceipt later = taken_in(store, Kind::roster, {roster_headings, moved}, "s2");
  const auto persons = load_persons(store, {later.batch, "0012"});
  ASSERT_TRUE(persons);
  EXPECT_EQ(persons->at(0).name, "张三丰");
  EXPECT_EQ(persons->at(0).tax_residence, (people::TaxResidence{false, *Date::parse("2026-05-03")}));
  EXPECT_EQ(persons->at(0).first_job, true);
}

TEST_F(IntakeStore, FromTheFileToTheTablesAndBack) {
  const auto folder = std::filesystem::temp_directory_path() / ("fenhao-intake-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const auto path = folder / "花名册.xlsx";
  auto writer = sheet::WorkbookWriter::create(path);
  ASSERT_TRUE(writer);
  writer->add_sheet("花名册");
  writer->merge(0, 0, 0, 9, "测试科技花名册", sheet::Style::title);
  for (int i = 0; i < std::ssize(roster_headings); ++i)
    writer->text(1, i, roster_headings[static_cast<std::size_t>(i)], sheet::Style::heading);
  const auto cells = worker("0012", "张三", zhang());
  for (int i = 0; i < std::ssize(cells); ++i) writer->text(2, i, cells[static_cast<std::size_t>(i)]);
  writer->date(2, 7, *Date::parse("2024-03-01"));
  ASSERT_TRUE(writer->close());

  const auto workbook = sheet::read_workbook(path);
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(workbook);
  EXPECT_EQ(recognise(*workbook), Kind::roster);
  const auto intake = read(*workbook, Kind::roster, company());
  ASSERT_TRUE(intake);
  EXPECT_TRUE(intake->issues.empty());
  const auto receipt = save(store, *intake, "花名册.xlsx", "d", "clerk");
  ASSERT_TRUE(receipt);
  const auto employments = load_employments(store, {receipt->batch, "0012"});
  ASSERT_TRUE(employments);
  ASSERT_EQ(employments->size(), 1u);
  EXPECT_EQ((*employments)[0].hired.to_string(), "2024-03-01");
}

}  // namespace
}  // namespace fenhao::intake
