#include "people/people.h"

namespace fenhao::people {

std::string_view to_string(AccountKind kind) {
  switch (kind) {
    case AccountKind::social_insurance: return "social_insurance";
    case AccountKind::medical: return "medical";
    case AccountKind::housing_fund: return "housing_fund";
  }
  return "social_insurance";
}

Result<AccountKind> parse_account_kind(std::string_view name) {
  if (name == "social_insurance" || name == "社保" || name == "社会保险") return AccountKind::social_insurance;
  if (name == "medical" || name == "医保" || name == "医疗" || name == "医疗保险") return AccountKind::medical;
  if (name == "housing_fund" || name == "公积金" || name == "住房公积金") return AccountKind::housing_fund;
  return fail(Error(ErrorCode::invalid_input, {"不认识的账户类型“" + std::string(name) + "”", "unknown kind of account \"" + std::string(name) + "\""})
                  .way_out({"写 社保、医保 或 公积金", "write social_insurance, medical or housing_fund"}));
}

}  // namespace fenhao::people
