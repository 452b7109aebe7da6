#include "intake/schemas.h"

namespace fenhao::intake {

using sheet::Field;
using sheet::FieldType;
using sheet::Schema;

Schema work_terms_schema() {
  return {.code = "work_terms",
          .title = "用工",
          .fields = {
              employee_field(),
              name_field(),
              {.code = "entity",
               .label = "用工主体",
               .synonyms = {"法人主体", "用工单位", "发薪主体", "发薪公司", "公司"},
               .required = true},
              {.code = "from", .label = "用工起始日", .synonyms = {"用工开始日期", "用工生效日期", "用工起始日期"}, .type = FieldType::date, .required = true},
              {.code = "kind", .label = "用工形式", .synonyms = {"用工类型", "用工性质", "用工方式"}, .required = true},
              {.code = "contract_party", .label = "合同甲方", .synonyms = {"合同主体", "签约主体", "劳动合同主体", "派遣单位"}},
              {.code = "contract", .label = "合同类型", .synonyms = {"合同期限类型", "劳动合同类型"}},
              {.code = "contract_from", .label = "合同起始日", .synonyms = {"合同开始日期", "合同起始日期"}, .type = FieldType::date},
              {.code = "contract_to", .label = "合同终止日", .synonyms = {"合同到期日", "合同结束日期", "合同终止日期"}, .type = FieldType::date},
              {.code = "probation_to", .label = "试用期止", .synonyms = {"试用期截止日", "试用期到期日", "试用期结束日期"}, .type = FieldType::date},
              {.code = "agreed_wage", .label = "转正工资", .synonyms = {"转正后工资", "合同约定工资"}, .type = FieldType::money, .sensitive = true},
              {.code = "post", .label = "岗位类别", .synonyms = {"退休岗位类别", "岗位性质"}},
              {.code = "draws_pension", .label = "领取养老金", .synonyms = {"已领养老金", "是否领取养老金", "享受养老待遇"}, .type = FieldType::yes_no},
              {.code = "agreed_to_contribute", .label = "约定继续参保", .synonyms = {"超龄继续参保", "协商继续缴费"}, .type = FieldType::yes_no},
              {.code = "home_cover", .label = "已有当地参保证明", .synonyms = {"港澳台参保证明", "境外参保证明"}, .type = FieldType::yes_no},
              {.code = "treaty", .label = "协定免缴险种", .synonyms = {"双边协定免缴险种", "免缴险种"}},
              {.code = "late_until", .label = "延迟退休至", .synonyms = {"弹性延迟退休至", "延迟退休月"}, .type = FieldType::month},
          }};
}

}  // namespace fenhao::intake
