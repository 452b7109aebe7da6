// Several payments in a month. The month has one run and one tax: cumulative withholding adds up all wages of the tax
// month (STA 2018 No. 61 art. 6). What was paid is recorded; the run is then calculated again with what came in since
// and the next payment is the difference, net and tax alike.
#pragma once

#include <string>

#include "month/workspace.h"
#include "payroll/run.h"

namespace fenhao::month {

struct Payment {
  std::int64_t number = 0;  // of the run
  std::size_t people = 0;
  Money net, tax;
};

// Records that what is open of an approved run was paid on a day: everybody with a bank account and a positive rest.
// not_allowed when the run is not approved; conflict when nothing is left to pay.
Result<Payment> record_payment(Workspace& workspace, std::int64_t run, Date paid_on, const std::string& actor);

// conflict naming who was paid more than the run now holds for them.
Status refuse_overpaid(Workspace& workspace, std::int64_t run);
// not_allowed when something was paid of the run already.
Status refuse_paid(store::Store& store, std::int64_t run);

}  // namespace fenhao::month
