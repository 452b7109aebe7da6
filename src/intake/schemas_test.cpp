#include "intake/schemas.h"

#include <set>

#include "intake/intake_for_test.h"

namespace fenhao::intake {
namespace {

constexpr std::array kinds{Kind::entities,   Kind::accounts, Kind::roster,     Kind::moves,         Kind::salary,
                           Kind::attendance, Kind::variable, Kind::deductions, Kind::contributions, Kind::history,
                               Kind::work_terms};

std::string path_form(const std::string& name) {
  std::string form;
  for (const std::string& part : split(name, '/')) form += "/" + sheet::heading_form(part);
  return form;
}

TEST(Schemas, NoHeadingMeansTwoFields) {
  for (const Kind kind : kinds) {
    std::map<std::string, std::string> field_of;
    for (const sheet::Field& field : schema(kind).fields) {
      std::vector<std::string> names = field.synonyms;
      names.push_back(field.label);
      for (const std::string& name : names) {
        const auto [other, is_new] = field_of.try_emplace(path_form(name), field.code);
        EXPECT_TRUE(is_new || other->second == field.code)
            << to_string(kind) << ": " << name << " means " << other->second << " and " << field.code;
      }
    }
  }
}

TEST(Schemas, OwnTemplatesAreRecognised) {
  for (const Kind kind : kinds) {
    Rows rows(1);
    for (const sheet::Field& field : schema(kind).fields) rows[0].push_back(field.label);
    if (kind == Kind::salary) rows[0].push_back("基本工资");
    if (kind == Kind::attendance) rows[0].push_back("出勤天数");
    if (kind == Kind::variable) rows[0].push_back("月度奖金");
    const auto found = recognise(sheet::workbook_of(rows));
    ASSERT_TRUE(found) << to_string(kind) << ": " << found.error().describe(Lang::zh);
    EXPECT_EQ(*found, kind) << to_string(kind) << " taken for " << to_string(*found);
    EXPECT_EQ(*parse_kind(to_string(kind)), kind);
    EXPECT_EQ(*parse_kind(label(kind).zh), kind);
  }
}

TEST(Recognise, ExportsOfOtherSystems) {
  const auto kind_of = [](const std::vector<std::string>& headings) {
    return recognise(sheet::workbook_of({headings}));
  };
  EXPECT_EQ(kind_of({"姓名", "英文名", "员工状态", "部门", "职位", "工号", "证件类型", "证件号", "手机号码", "入职日期",
                     "合同公司", "性别", "出生日期", "社保缴纳地区", "薪资账套", "离职日期"}),
            Kind::roster);
  EXPECT_EQ(
      kind_of({"员工编号", "姓名", "社保缴纳地区", "社保缴纳组织", "社保申报基数", "社保起始缴纳月", "公积金申报基数"}),
      Kind::contributions);
  EXPECT_EQ(kind_of({"工号", "姓名", "应出勤天数", "实际出勤天数", "迟到次数", "事假", "平日加班小时"}),
            Kind::attendance);
  EXPECT_EQ(kind_of({"工号", "姓名", "月份", "绩效奖金", "销售提成", "餐费扣款"}), Kind::variable);
  EXPECT_EQ(kind_of({"工号", "姓名", "生效日期", "基本工资", "岗位津贴"}), Kind::salary);
  EXPECT_EQ(kind_of({"工号", "姓名", "生效日期", "调入部门", "调入岗位"}), Kind::moves);
  EXPECT_EQ(kind_of({"工号", "姓名", "起始月", "子女教育", "赡养老人", "住房租金"}), Kind::deductions);
  EXPECT_EQ(kind_of({"工号", "姓名", "项目", "月扣除额", "开始月份", "结束月份"}), Kind::deductions);
  EXPECT_EQ(kind_of({"工号", "姓名", "公司", "城市", "起始月份", "社保基数", "公积金基数"}), Kind::contributions);
  EXPECT_EQ(kind_of({"账户编码", "公司", "类型", "城市", "单位编号"}), Kind::accounts);
}

TEST(Recognise, UnknownAndUnclearFilesSaySo) {
  const auto unknown = recognise(sheet::workbook_of({{"商品", "单价", "库存"}, {"螺丝", "#1", "#2"}}));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code(), ErrorCode::not_found);
  EXPECT_THAT(unknown.error().describe(Lang::zh), testing::AllOf(testing::HasSubstr("看到的列：“商品”、“单价”、“库存”"),
                                                                 testing::HasSubstr("--kind roster（花名册）"),
                                                                 testing::HasSubstr("fenhao forms --out")));
  const auto unclear = recognise(sheet::workbook_of({{"工号", "姓名", "补贴"}, {"E001", "张三", "#1"}}));
  const auto named = [] {
    sheet::Workbook workbook = sheet::workbook_of({{"工号", "姓名", "补贴"}, {"E001", "张三", "#1"}});
    workbook.path = "11月考勤.xlsx";
    return recognise(workbook);
  }();
  EXPECT_EQ(unclear, Kind::variable);
  EXPECT_EQ(named, Kind::attendance) << "the file's name decides where the headings do not";
}

TEST(Recognise, TheLikeliestKindAndWhatItLacks) {
  const auto roster = recognise(sheet::workbook_of(
      {{"工号", "姓名", "身份证号", "公司", "部门", "岗位", "参保地", "入职日期"}, {"E001", "张三", "1", "HQ", "a", "b", "上海", "2026-11-01"}}));
  ASSERT_FALSE(roster);
  EXPECT_THAT(roster.error().message().zh,
              testing::AllOf(testing::HasSubstr("最像“花名册”：有 工号、姓名、证件号码、法人主体、参保地、入职日期；缺少 薪资组。"),
                             testing::HasSubstr("看到的列：“工号”、“姓名”、“身份证号”、“公司”、“部门” 等 8 列")));
  EXPECT_THAT(roster.error().hint().zh, testing::AllOf(testing::HasSubstr("补上 薪资组"), testing::HasSubstr("--kind roster")));
  EXPECT_THAT(roster.error().message().en, testing::HasSubstr("it lacks 薪资组"));
}

// One column that another kind has too does not make it that kind.
TEST(Recognise, AFileThatLacksAColumnIsNotReadAsAnotherKind) {
  const auto plans = recognise(sheet::workbook_of({{"工号", "姓名", "公司", "城市", "扣除月份", "社保基数", "公积金基数", "公积金单位比例", "公积金个人比例"},
                                                   {"E001", "张三", "HQ", "深圳", "2026-07", "#15000", "#15000", "5%", "5%"}}));
  ASSERT_FALSE(plans) << to_string(*plans);
  EXPECT_THAT(plans.error().message().zh, testing::HasSubstr("最像“参保方案”"));
  EXPECT_THAT(plans.error().hint().zh, testing::HasSubstr("补上 起缴月"));
}

TEST(Recognise, BetweenTwoKindsTheOptionIsNamed) {
  auto workbook = sheet::workbook_of({{"工号", "姓名"}, {"E001", "张三"}});
  workbook.path = "考勤和奖金.xlsx";
  const auto unclear = recognise(workbook);
  ASSERT_FALSE(unclear);
  EXPECT_EQ(unclear.error().code(), ErrorCode::conflict);
  EXPECT_THAT(unclear.error().hint().zh, testing::HasSubstr("--kind attendance（考勤）、--kind variable（变动薪资）"));
}

TEST(Read, AKindThatLacksColumnsSaysWhich) {
  const auto salary = read(sheet::workbook_of({{"工号", "姓名", "基本工资"}, {"E001", "张三", "#1"}}), Kind::salary, company());
  ASSERT_FALSE(salary);
  EXPECT_THAT(salary.error().describe(Lang::zh),
              testing::AllOf(testing::HasSubstr("不能当作“定薪”导入：有 工号；缺少 生效日期。看到的列：“工号”、“姓名”、“基本工资”"),
                             testing::HasSubstr("补上 生效日期")));
}

}  // namespace
}  // namespace fenhao::intake
