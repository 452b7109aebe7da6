// Three-in-one check (三合一): who is party to the contract pays the wage, withholds the tax and pays the insurance.
// Pure. Labour Contract Law art. 2, 10; Individual Income Tax Law art. 9; Social Insurance Law art. 58–60.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao::labour {

enum class EmployerRole { contract_party, wage_payer, iit_withholder, insurance_payer };

std::string_view to_string(EmployerRole role);
Text label(EmployerRole role);

// The legal entity in each role, by code. None is empty.
struct EmployerParties {
  std::string contract_party, wage_payer, iit_withholder, insurance_payer;
};

// The roles that another than the contract party plays; empty when all is one employer. Dispatch and branches may
// differ for a documented reason: to be judged by a person, never here. invalid_input when a party is not stated.
Result<std::vector<EmployerRole>> roles_apart(const EmployerParties& parties);

}  // namespace fenhao::labour
