#include <algorithm>
#include <array>

#include "base/text.h"
#include "policy/policy.h"

namespace fenhao::policy {
namespace {

struct Name {
  Insurance insurance;
  std::string_view code;
  std::string_view zh, en;
  std::vector<std::string_view> others;
};

const std::vector<Name>& names() {
  static const std::vector<Name> table{
      {Insurance::pension,
       "pension",
       "养老保险",
       "pension",
       {"养老", "基本养老", "基本养老保险", "城镇职工基本养老保险"}},
      {Insurance::medical,
       "medical",
       "医疗保险",
       "medical",
       {"医疗", "医保", "基本医疗", "基本医疗保险", "职工医保", "职工基本医疗保险"}},
      {Insurance::unemployment, "unemployment", "失业保险", "unemployment", {"失业"}},
      {Insurance::work_injury, "work_injury", "工伤保险", "work injury", {"工伤"}},
      {Insurance::maternity, "maternity", "生育保险", "maternity", {"生育"}},
      {Insurance::large_medical,
       "large_medical",
       "大额医疗",
       "large medical expenses",
       {"大额", "大病", "大病医疗", "大病保险", "大额医疗互助", "大额医疗补助", "大额医疗费用补助"}},
      {Insurance::long_term_care,
       "long_term_care",
       "长期护理保险",
       "long-term care",
       {"长护", "长护险", "长期护理", "护理保险"}},
      {Insurance::housing_fund, "housing_fund", "住房公积金", "housing fund", {"公积金", "住房公积"}},
  };
  return table;
}

const Name& name_of(Insurance insurance) { return names()[static_cast<std::size_t>(insurance)]; }

}  // namespace

std::string_view to_string(Insurance insurance) { return name_of(insurance).code; }

Text label(Insurance insurance) {
  const Name& name = name_of(insurance);
  return {std::string(name.zh), std::string(name.en)};
}

Result<Insurance> parse_insurance(std::string_view text) {
  const std::string wanted = trim(text);
  for (const Name& name : names()) {
    if (wanted == name.code || wanted == name.zh || wanted == name.en) return name.insurance;
    if (std::find(name.others.begin(), name.others.end(), wanted) != name.others.end()) return name.insurance;
  }
  return fail(
      Error(ErrorCode::invalid_input, {"不认识的险种“" + wanted + "”", "unknown insurance \"" + wanted + "\""})
          .way_out({"可用：养老保险、医疗保险、失业保险、工伤保险、生育保险、大额医疗、长期护理保险、住房公积金",
                    "use pension, medical, unemployment, work_injury, maternity, large_medical, long_term_care or "
                    "housing_fund"}));
}

}  // namespace fenhao::policy
