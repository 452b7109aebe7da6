#include "labour/one_employer.h"

#include <utility>

namespace fenhao::labour {

std::string_view to_string(EmployerRole role) {
  switch (role) {
    case EmployerRole::contract_party: return "contract_party";
    case EmployerRole::wage_payer: return "wage_payer";
    case EmployerRole::iit_withholder: return "iit_withholder";
    case EmployerRole::insurance_payer: break;
  }
  return "insurance_payer";
}

Text label(EmployerRole role) {
  switch (role) {
    case EmployerRole::contract_party: return {"劳动合同主体", "party to the contract"};
    case EmployerRole::wage_payer: return {"工资发放主体", "payer of the wage"};
    case EmployerRole::iit_withholder: return {"个税扣缴义务人", "withholding agent"};
    case EmployerRole::insurance_payer: break;
  }
  return {"社保缴费主体", "payer of the insurance"};
}

Result<std::vector<EmployerRole>> roles_apart(const EmployerParties& parties) {
  const std::pair<EmployerRole, const std::string&> roles[] = {
      {EmployerRole::contract_party, parties.contract_party},
      {EmployerRole::wage_payer, parties.wage_payer},
      {EmployerRole::iit_withholder, parties.iit_withholder},
      {EmployerRole::insurance_payer, parties.insurance_payer},
  };
  std::vector<EmployerRole> apart;
  for (const auto& [role, entity] : roles) {
    if (entity.empty())
      return fail(
          Error(ErrorCode::invalid_input, {"没有给出" + label(role).zh, "the " + label(role).en + " is not stated"})
              .way_out({"补上法人主体代码", "add the code of the legal entity"}));
    if (entity != parties.contract_party) apart.push_back(role);
  }
  return apart;
}

}  // namespace fenhao::labour
