#include "intake/schemas.h"

namespace fenhao::intake {
namespace {

using sheet::Field;
using sheet::FieldType;
using sheet::Schema;

// Columns that payroll lists carry along and that are no pay: known, so that they are not taken for items.
void add_companions(Schema& schema) {
  for (Field field : std::vector<Field>{
           {.code = "sequence", .label = "序号", .synonyms = {"No", "No.", "行号", "序"}},
           {.code = "department", .label = "部门", .synonyms = {"部门名称", "所属部门", "所在部门"}},
           {.code = "position", .label = "岗位", .synonyms = {"职位", "岗位名称", "职位名称", "职务"}},
           {.code = "entity",
           .label = "法人主体",
           .synonyms = {"公司", "公司名称", "主体", "所属公司", "合同公司", "单位名称"}},
           {.code = "salary_group", .label = "薪资组", .synonyms = {"薪酬组", "工资组", "账套", "薪资方案"}},
           {.code = "identity",
           .label = "证件号码",
           .synonyms = {"身份证号", "身份证号码", "证件号"},
           .sensitive = true},
           {.code = "note", .label = "备注", .synonyms = {"说明", "备注说明", "调薪原因", "调整原因", "原因"}},
       })
    schema.fields.push_back(std::move(field));
}

Field month_field(std::string label, std::vector<std::string> synonyms) {
  return {.code = "month", .label = std::move(label), .synonyms = std::move(synonyms), .type = FieldType::month};
}

}  // namespace

Schema salary_schema() {
  Schema schema{.code = "salary",
                .title = "定薪",
                .fields = {employee_field(),
                           name_field(),
                           {.code = "from",
                            .label = "生效日期",
                            .synonyms = {"调薪日期", "定薪日期", "调薪生效日期", "薪资生效日期", "工资生效日期",
                                         "执行日期", "起薪日期", "生效日", "开始日期"},
                            .type = FieldType::date,
                            .required = true},
                           {.code = "total",
                            .label = "合计",
                            .synonyms = {"月薪合计", "工资合计", "固定工资合计", "薪资合计", "总计"},
                            .type = FieldType::money,
                            .sensitive = true}},
                .keeps_extra_columns = true};
  add_companions(schema);
  return schema;
}

Schema attendance_schema() {
  Schema schema{.code = "attendance",
                .title = "考勤",
                .fields = {employee_field(), name_field(),
                           month_field("考勤月份", {"月份", "所属月份", "薪资月份", "考勤月", "年月", "考勤年月",
                                                    "所属年月", "薪资所属月"})},
                .keeps_extra_columns = true};
  // The calendar knows the workdays; the column stands in most lists.
  schema.fields.push_back({.code = "due_days", .label = "应出勤天数", .synonyms = {"应出勤", "应到天数", "应勤天数", "标准出勤天数", "法定工作日", "本月工作日", "应出勤日"}});
  add_companions(schema);
  return schema;
}

Schema variable_schema() {
  Schema schema{.code = "variable",
                .title = "变动薪资",
                .fields = {employee_field(), name_field(),
                           month_field("薪资月份", {"月份", "所属月份", "薪资所属月", "工资月份", "年月", "所属年月",
                                                    "计薪月份", "发放所属月"})},
                .keeps_extra_columns = true};
  add_companions(schema);
  return schema;
}

Schema deduction_schema() {
  const auto amount = [](std::string code, std::string label, std::vector<std::string> synonyms) {
    return Field{.code = std::move(code),
                 .label = std::move(label),
                 .synonyms = std::move(synonyms),
                 .type = FieldType::money,
                 .sensitive = true};
  };
  return {
      .code = "deductions",
      .title = "专项附加扣除",
      .fields = {
          employee_field(),
          name_field(),
          {.code = "from",
           .label = "起始月",
           .synonyms = {"开始月", "扣除起始月", "有效期起", "扣除有效期起", "生效月", "生效月份", "起始年月",
                        "开始年月", "扣除月份", "起始月份", "开始月份"},
           .type = FieldType::month,
           .required = true},
          {.code = "to",
           .label = "终止月",
           .synonyms = {"结束月", "扣除终止月", "有效期止", "扣除有效期止", "截止月", "截止月份", "终止年月",
                        "结束年月", "终止月份", "结束月份"},
           .type = FieldType::month},
          {.code = "kind",
           .label = "扣除项目",
           .synonyms = {"专项附加扣除项目", "扣除类型", "项目", "扣除类别", "专项类型"}},
          amount("amount", "月扣除金额", {"扣除金额", "月金额", "金额", "每月扣除金额", "每月金额", "月度扣除金额", "月扣除额", "每月扣除额", "扣除额"}),
          amount("children", "子女教育", {"子女教育支出", "子女教育扣除"}),
          amount("infant", "3岁以下婴幼儿照护",
                 {"婴幼儿照护", "婴幼儿照护费用", "三岁以下婴幼儿照护", "3岁以下婴幼儿"}),
          amount("elderly", "赡养老人", {"赡养老人支出", "赡养老人扣除"}),
          amount("mortgage", "住房贷款利息", {"住房贷款", "房贷利息", "住房贷款利息支出", "房贷"}),
          amount("rent", "住房租金", {"房租", "租房", "住房租金支出", "租金"}),
          amount("continuing", "继续教育", {"继续教育支出", "学历教育"}),
          amount("pension", "个人养老金", {}),
          amount("health", "商业健康保险", {"商业健康险", "税优健康险"}),
          amount("annuity", "企业(职业)年金", {"企业年金", "职业年金", "年金", "年金个人缴费"}),
      }};
}

}  // namespace fenhao::intake
