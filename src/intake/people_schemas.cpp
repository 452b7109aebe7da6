#include "intake/schemas.h"

namespace fenhao::intake {

using sheet::Field;
using sheet::FieldType;
using sheet::Schema;

Field employee_field() {
  return {.code = "employee",
          .label = "工号",
          .synonyms = {"员工编号", "员工工号", "职工编号", "职工工号", "人员编号", "人员编码", "员工编码", "员工号",
                       "人员工号", "工牌号", "员工ID", "编号", "雇员编号", "FStaffNumber"},
          .required = true};
}

Field name_field() {
  return {.code = "name",
          .label = "姓名",
          .synonyms = {"员工姓名", "职工姓名", "人员姓名", "中文姓名", "雇员姓名", "纳税人姓名", "参保人姓名", "名字"}};
}

Field entity_field(bool required) {
  return {.code = "entity",
          .label = "法人主体",
          .synonyms = {"主体",     "主体名称",       "主体编码",   "合同公司",     "合同主体",     "签约主体",
                       "签约公司", "签约单位",       "用工主体",   "发薪主体",     "发薪公司",     "公司",
                       "公司名称", "所属公司",       "单位名称",   "社保缴纳组织", "社保缴纳主体", "参保单位",
                       "缴费单位", "个税扣缴义务人", "扣缴义务人", "法人公司",     "法人单位",     "劳动合同主体"},
          .required = required};
}

Field place_field(bool required) {
  return {.code = "place",
          .label = "参保地",
          .synonyms = {"参保城市", "参保地区", "社保缴纳地", "社保缴纳地区", "社保缴纳城市", "社保地", "缴纳地",
                       "缴纳城市", "缴费地", "社保城市", "社保地区", "参保地市"},
          .required = required};
}

Field only_place_field() {
  Field place = place_field(true);
  for (const char* name : {"城市", "所在城市", "所在地", "地区", "所在地区"}) place.synonyms.push_back(name);
  return place;
}

Field voided_field() {
  return {.code = "voided", .label = "作废", .synonyms = {"是否作废", "作废标记", "撤销", "删除"}, .type = FieldType::yes_no};
}

namespace {

Field department_field() {
  return {.code = "department",
          .label = "部门",
          .synonyms = {"部门名称", "所属部门", "所在部门", "一级部门", "组织", "组织单元", "成本中心部门", "科室"}};
}

Field position_field() {
  return {.code = "position",
          .label = "岗位",
          .synonyms = {"职位", "岗位名称", "职位名称", "职务", "职务名称", "所属岗位", "任职岗位"}};
}

Field salary_group_field(bool required) {
  return {.code = "salary_group",
          .label = "薪资组",
          .synonyms = {"薪酬组", "工资组", "薪资账套", "工资账套", "薪酬账套", "账套", "薪资方案", "薪酬方案",
                       "工资方案", "薪资体系", "工资类别", "薪资类别", "计薪组", "薪资规则"},
          .required = required};
}

std::vector<Field> identity_fields() {
  return {
      {.code = "identity_kind", .label = "证件类型", .synonyms = {"身份证件类型", "证件种类", "证照类型", "证件类别"}},
      {.code = "identity",
       .label = "证件号码",
       .synonyms = {"证件号", "身份证号", "身份证号码", "身份证", "身份证件号码", "公民身份号码", "公民身份证号",
                    "居民身份证号", "居民身份证号码", "证照号码", "有效证件号码", "社会保障号码", "社会保障号"},
       .required = true,
       .sensitive = true},
      {.code = "birth",
       .label = "出生日期",
       .synonyms = {"出生年月日", "生日", "出生年月", "出生"},
       .type = FieldType::date},
      {.code = "sex", .label = "性别", .synonyms = {}},
      {.code = "nationality",
       .label = "国籍",
       .synonyms = {"国籍(地区)", "国籍/地区", "国家", "国籍或地区", "国家地区"}},
      {.code = "household",
       .label = "户籍",
       .synonyms = {"户籍类型", "户籍类别", "户籍属地", "户口属地", "户籍性质", "户口类别", "本地外地", "是否本地户籍",
                    "户籍（本地/外地）"}},
      {.code = "phone",
       .label = "手机号码",
       .synonyms = {"手机号", "手机", "移动电话", "联系电话", "电话", "联系方式", "联系手机", "本人电话"},
       .sensitive = true},
  };
}

}  // namespace

Schema roster_schema() {
  Schema schema{.code = "roster", .title = "花名册", .fields = {employee_field(), name_field()}};
  schema.fields[1].required = true;
  for (Field& field : identity_fields()) schema.fields.push_back(std::move(field));
  for (Field field :
       {entity_field(true), department_field(), position_field(), place_field(true), salary_group_field(true)})
    schema.fields.push_back(std::move(field));
  for (Field field : std::vector<Field>{
           {.code = "hired",
   .label = "入职日期",
   .synonyms = {"入职时间", "入职日", "入司日期", "入司时间", "入厂日期", "到岗日期", "到职日期", "报到日期",
                "入职年月日", "本单位入职日期", "任职受雇从业日期", "加入公司日期"},
   .type = FieldType::date,
   .required = true},
           {.code = "from",
           .label = "任现职日期",
           .synonyms = {"任岗开始日期", "现岗位开始日期", "现任职务日期", "现职生效日期", "本段起始日期"},
           .type = FieldType::date},
           {.code = "last_day",
           .label = "离职日期",
           .synonyms = {"离职时间", "离职日", "最后工作日", "最后工作日期", "离司日期", "解除日期", "劳动关系终止日期"},
           .type = FieldType::date},
           {.code = "first_job",
           .label = "入职年度就业情形",
           .synonyms = {"年度就业情形", "就业情形", "首次就业", "是否首次就业", "当年首次入职"}},
           {.code = "tax_residence",
           .label = "居民类型",
           .synonyms = {"纳税人居民类型", "居民个人", "税收居民身份", "是否居民个人", "居民身份"}},
           {.code = "tax_residence_from",
           .label = "居民类型起始日",
           .synonyms = {"居民类型生效日", "居民类型变更日", "居民类型变更日期"},
           .type = FieldType::date},
           {.code = "bank_name",
           .label = "开户银行",
           .synonyms = {"开户行", "银行", "银行名称", "发薪银行", "工资卡银行", "工资卡开户银行", "工资卡开户银行1",
                        "开户行名称"}},
           {.code = "bank_account",
           .label = "银行卡号",
           .synonyms = {"银行账号", "银行账户", "工资卡号", "工资卡", "工资卡账号", "工资卡银行账号", "工资卡银行账号1",
                        "银行卡", "卡号", "账号", "收款账号", "工资账号", "银行卡账号"},
           .sensitive = true},
           {.code = "account_kind",
           .label = "账户种类",
           .synonyms = {"银行账户类型", "账户类型", "账户性质", "卡折类型"}},
       })
    schema.fields.push_back(std::move(field));
  return schema;
}

Schema move_schema() {
  const auto changed = [](Field field, std::vector<std::string> more) {
    field.label = "新" + field.label;
    std::vector<std::string> synonyms;
    for (const std::string& base : field.synonyms)
      for (const char* prefix : {"新", "调入", "变动后", "异动后", "调整后"}) synonyms.push_back(prefix + base);
    synonyms.insert(synonyms.end(), more.begin(), more.end());
    field.synonyms = std::move(synonyms);
    return field;
  };
  return {
      .code = "moves",
      .title = "异动",
      .fields = {
          employee_field(),
          name_field(),
          {.code = "kind",
           .label = "异动类型",
           .synonyms = {"变动类型", "异动类别", "调动类型", "变动原因", "异动原因"}},
          {.code = "from",
           .label = "生效日期",
           .synonyms = {"异动日期", "异动生效日期", "调动日期", "变动日期", "生效日", "调动生效日期", "变动生效日期"},
           .type = FieldType::date,
           .required = true},
          changed(entity_field(false), {"调入法人主体", "变动后法人主体", "异动后法人主体", "调整后法人主体"}),
          changed(department_field(), {"调入部门", "变动后部门", "异动后部门", "调整后部门"}),
          changed(position_field(), {"调入岗位", "变动后岗位", "异动后岗位", "调整后岗位"}),
          changed(place_field(false), {"调入参保地", "变动后参保地", "异动后参保地", "调整后参保地"}),
          changed(salary_group_field(false), {"调入薪资组", "变动后薪资组", "异动后薪资组", "调整后薪资组"}),
      }};
}

}  // namespace fenhao::intake
