#include "tax/tax.h"

namespace fenhao::tax {

std::string_view to_string(BasicDeductionRule rule) {
  switch (rule) {
    case BasicDeductionRule::months_employed: return "months_employed";
    case BasicDeductionRule::first_job_in_year: return "first_job_in_year";
    case BasicDeductionRule::sixty_thousand: return "sixty_thousand";
  }
  return "months_employed";
}

Result<BasicDeductionRule> parse_basic_deduction_rule(std::string_view name) {
  for (const auto rule :
       {BasicDeductionRule::months_employed, BasicDeductionRule::first_job_in_year, BasicDeductionRule::sixty_thousand})
    if (to_string(rule) == name) return rule;
  return fail(Error(ErrorCode::invalid_input, {"不认识的减除费用方式“" + std::string(name) + "”",
                                               "unknown basic deduction rule \"" + std::string(name) + "\""})
                  .way_out({"可用：months_employed、first_job_in_year、sixty_thousand",
                            "use months_employed, first_job_in_year or sixty_thousand"}));
}

}  // namespace fenhao::tax
