#include "intake/schemas.h"

namespace fenhao::intake {

using sheet::Field;
using sheet::FieldType;
using sheet::Schema;

Schema entity_schema() {
  return {.code = "entities",
          .title = "法人主体",
          .fields = {
              {.code = "code",
               .label = "主体编码",
               .synonyms = {"法人主体编码", "公司编码", "公司代码", "主体代码", "法人编码", "组织编码", "公司编号",
                            "主体编号"},
               .required = true},
              {.code = "name",
               .label = "主体名称",
               .synonyms = {"法人主体", "法人主体名称", "公司名称", "公司全称", "单位名称", "企业名称", "主体全称",
                            "扣缴义务人名称"},
               .required = true},
              {.code = "uscc",
               .label = "统一社会信用代码",
               .synonyms = {"信用代码", "社会信用代码", "纳税人识别号", "税号", "扣缴义务人识别号", "统一信用代码"},
               .required = true},
              {.code = "uscc_exception",
               .label = "信用代码校验例外",
               .synonyms = {"代码校验例外", "信用代码例外"},
               .type = FieldType::yes_no},
              {.code = "place",
               .label = "纳税地",
               .synonyms = {"报税地", "报税城市", "纳税城市", "纳税地区", "个税申报地", "注册地", "所在地", "所在城市",
                            "城市"},
               .required = true},
              {.code = "pay_month",
               .label = "发薪月",
               .synonyms = {"发薪月份", "发放月", "发放月份", "工资发放月", "当月或次月发薪", "发薪月（当月/次月）"},
               .required = true},
              {.code = "pay_day",
               .label = "发薪日",
               .synonyms = {"发放日", "发薪日期", "工资发放日", "每月发薪日"},
               .type = FieldType::integer,
               .required = true},
              {.code = "bank_name", .label = "开户银行", .synonyms = {"开户行", "付款银行", "付款开户行", "银行名称"}},
              {.code = "bank_account",
               .label = "付款账号",
               .synonyms = {"银行账号", "银行账户", "付款账户", "对公账号", "对公账户", "公司账号", "账号"},
               .sensitive = true},
          }};
}

Schema account_schema() {
  return {.code = "accounts",
          .title = "参保户",
          .fields = {
              {.code = "code",
               .label = "参保户编码",
               .synonyms = {"参保户", "参保户代码", "账户编码", "户编码", "开户编码"},
               .required = true},
              entity_field(true),
              {.code = "kind",
               .label = "账户类型",
               .synonyms = {"参保户类型", "户类型", "类型", "险种类别", "账户类别"},
               .required = true},
              only_place_field(),
              {.code = "number",
               .label = "单位编号",
               .synonyms = {"登记号", "单位登记号", "单位社保号", "社会保险登记证号", "社保登记号", "单位账号",
                            "单位公积金账号", "单位代码", "单位客户号"}},
              {.code = "work_injury_rate",
               .label = "工伤费率",
               .synonyms = {"工伤保险费率", "工伤比例", "工伤保险比例", "工伤单位比例", "单位工伤费率", "核定工伤费率"},
               .type = FieldType::rate},
              {.code = "work_injury_from",
               .label = "工伤费率起始月",
               .synonyms = {"工伤费率生效月", "费率起始月", "费率生效月", "工伤费率执行月份"},
               .type = FieldType::month},
          }};
}

}  // namespace fenhao::intake
