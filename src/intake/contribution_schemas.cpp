#include "intake/schemas.h"

namespace fenhao::intake {

using sheet::Field;
using sheet::FieldType;
using sheet::Schema;

namespace {

// The base of one insurance, as lists name it: 养老基数, 养老保险缴费基数, 养老保险/缴费基数 …
Field base_field(std::string code, const std::vector<std::string>& names) {
  Field field{.code = std::move(code), .label = names.front() + "基数", .type = FieldType::money, .sensitive = true};
  for (const std::string& name : names)
    for (const char* suffix : {"基数", "缴费基数", "申报基数", "参保基数", "/基数", "/缴费基数", "/申报基数"})
      if (name + suffix != field.label) field.synonyms.push_back(name + suffix);
  return field;
}

}  // namespace

Schema contribution_schema() {
  Schema schema{
      .code = "contributions",
      .title = "参保方案",
      .fields = {employee_field(),
                 name_field(),
                 entity_field(true),
                 only_place_field(),
                 {.code = "scheme",
                  .label = "档次",
                  .synonyms = {"参保档次", "缴费档次", "医保档次", "医疗档次", "方案", "参保方案", "社保方案",
                               "社保方案名称", "参保类型"}},
                 {.code = "district", .label = "区县", .synonyms = {"参保区县", "区", "行政区", "参保区", "所属区县"}},
                 {.code = "from",
                  .label = "起缴月",
                  .synonyms = {"起缴月份", "参保起始月", "起始缴纳月", "社保起始缴纳月", "起缴年月", "开始缴费月",
                               "缴费起始月", "缴费起始年月", "参保月份", "社保起缴月", "起始缴费月", "起始月", "起始月份",
                               "开始月", "开始月份", "生效月", "生效月份"},
                  .type = FieldType::month,
                  .required = true},
                 {.code = "to",
                  .label = "止缴月",
                  .synonyms = {"止缴月份", "停缴月", "最后缴纳月", "社保最后缴纳月", "止缴年月", "终止缴费月",
                               "缴费终止月", "缴费终止年月", "社保止缴月", "停缴月份", "终止月", "终止月份", "结束月",
                               "结束月份"},
                  .type = FieldType::month},
                 {.code = "social_base",
                  .label = "社保基数",
                  .synonyms = {"社会保险基数", "社保缴费基数", "社保申报基数", "社会保险缴费基数", "缴费基数",
                               "申报基数", "五险基数", "社保缴纳基数", "缴费工资", "月缴费工资", "社会保险/基数",
                               "社会保险/缴费基数", "社保/基数", "社保/缴费基数"},
                  .type = FieldType::money,
                  .sensitive = true}}};
  for (Field& field : std::vector<Field>{
           base_field("pension_base", {"养老", "养老保险", "基本养老保险", "企业职工基本养老保险"}),
           base_field("medical_base", {"医疗", "医疗保险", "基本医疗保险", "职工基本医疗保险", "医保"}),
           base_field("unemployment_base", {"失业", "失业保险", "失保"}),
           base_field("work_injury_base", {"工伤", "工伤保险"}), base_field("maternity_base", {"生育", "生育保险"}),
           base_field("large_medical_base",
                      {"大额医疗", "大额医疗保险", "大病", "大病医疗", "大额医疗费用补助", "大额医疗互助"}),
           base_field("long_term_care_base", {"长护", "长期护理保险", "长护险", "长期护理"}),
           base_field("housing_fund_base", {"公积金", "住房公积金"})})
    schema.fields.push_back(std::move(field));
  Field& fund = schema.fields.back();
  for (const char* name :
       {"公积金缴存基数", "住房公积金缴存基数", "缴存基数", "公积金/缴存基数", "住房公积金/缴存基数", "个人缴存基数"})
    fund.synonyms.push_back(name);
  for (Field field : std::vector<Field>{
           {.code = "fund_employer_rate",
   .label = "公积金单位比例",
   .synonyms = {"公积金单位缴存比例", "单位缴存比例", "公积金比例（单位）", "公积金公司比例", "公积金单位缴费比例",
                "公积金/单位比例", "公积金/单位缴存比例", "住房公积金单位比例", "住房公积金/单位比例",
                "住房公积金/单位缴存比例"},
   .type = FieldType::rate},
           {.code = "fund_employee_rate",
           .label = "公积金个人比例",
           .synonyms = {"公积金个人缴存比例", "个人缴存比例", "公积金比例（个人）", "公积金个人缴费比例",
                        "公积金/个人比例", "公积金/个人缴存比例", "住房公积金个人比例", "住房公积金/个人比例",
                        "住房公积金/个人缴存比例"},
           .type = FieldType::rate},
           {.code = "excluded",
           .label = "不参保险种",
           .synonyms = {"不缴险种", "不参加险种", "不缴纳险种", "免缴险种", "未参保险种"}},
       })
    schema.fields.push_back(std::move(field));
  return schema;
}

Schema history_schema() {
  const auto amount = [](std::string code, std::string label, std::vector<std::string> synonyms,
                         bool required = false) {
    return Field{.code = std::move(code),
                 .label = std::move(label),
                 .synonyms = std::move(synonyms),
                 .type = FieldType::money,
                 .required = required,
                 .sensitive = true};
  };
  return {.code = "history",
          .title = "本年累计",
          .fields = {
              employee_field(),
              name_field(),
              entity_field(true),
              {.code = "through",
               .label = "截至税款所属月",
               .synonyms = {"截至月份", "截止月份", "累计截至月", "累计截止月", "税款所属期止", "税款所属期",
                            "税款所属月", "所得期间止", "截至月", "所属期"},
               .type = FieldType::month,
               .required = true},
              amount("income", "累计收入", {"累计收入额", "本年累计收入", "累计收入金额"}, true),
              amount("exempt", "累计免税收入", {"本年累计免税收入"}),
              amount("special", "累计专项扣除", {"累计三险一金", "累计专项扣除合计", "本年累计专项扣除"}, true),
              amount("special_additional", "累计专项附加扣除", {"累计专项附加扣除合计", "本年累计专项附加扣除"}),
              amount("children", "累计子女教育", {"累计子女教育支出扣除"}),
              amount("continuing", "累计继续教育", {"累计继续教育支出扣除"}),
              amount("mortgage", "累计住房贷款利息", {"累计住房贷款利息支出扣除"}),
              amount("rent", "累计住房租金", {"累计住房租金支出扣除"}),
              amount("elderly", "累计赡养老人", {"累计赡养老人支出扣除"}),
              amount("infant", "累计3岁以下婴幼儿照护", {"累计3岁以下婴幼儿照护支出扣除", "累计婴幼儿照护"}),
              amount("other", "累计其他扣除", {"累计依法确定的其他扣除", "本年累计其他扣除", "累计其他扣除合计"}),
              amount("pension", "累计个人养老金", {}),
              amount("donation", "累计准予扣除的捐赠额", {"累计准予扣除的捐赠", "累计捐赠扣除"}),
              amount("reliefs", "累计减免税额", {"累计减免税", "本年累计减免税额"}),
              amount("withheld", "累计已预缴税额",
                     {"累计已扣税额", "累计已预扣预缴税额", "累计已扣缴税额", "累计预扣税额", "累计已缴税额",
                      "本年累计已缴税额", "累计个税"},
                     true),
              amount("due", "累计应补(退)税额", {"应补(退)税额", "本期应补(退)税额", "累计应补退税额"}),
              {.code = "rule",
               .label = "减除费用方式",
               .synonyms = {"减除费用规则", "累计减除费用方式", "基本减除方式", "扣除方式"}},
              amount("bonus", "已单独计税年终奖",
                     {"单独计税年终奖", "全年一次性奖金（已单独计税）", "全年一次性奖金", "已发年终奖"}),
              amount("labour_income", "累计劳务报酬收入", {"累计预扣的劳务报酬收入", "劳务报酬累计收入"}),
              amount("labour_withheld", "累计劳务报酬已预缴税额", {"劳务报酬累计已预缴税额"}),
              amount("payments", "累计按次劳务报酬", {"按次预扣的劳务报酬"}),
              amount("payments_withheld", "按次劳务报酬已预缴税额", {}),
              amount("equity", "累计股权激励收入", {"股权激励累计收入"}),
          }};
}

}  // namespace fenhao::intake
