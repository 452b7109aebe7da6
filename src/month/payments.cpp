#include "month/payments.h"

#include "month/run.h"
#include "payroll/payments_store.h"
#include "payroll/run_store.h"

namespace fenhao::month {

using payroll::PaidRow;

Result<Payment> record_payment(Workspace& workspace, std::int64_t run, Date paid_on, const std::string& actor) {
  auto& store = workspace.store();
  FENHAO_TRY(calculated, load_run(workspace, run));
  const std::string number = std::to_string(run);
  if (calculated.run.state != payroll::RunState::approved)
    return fail(Error(ErrorCode::not_allowed, {"批次 " + number + " 不在已批准状态，不能登记发放", "run " + number + " is not approved: no payment can be recorded"})
                    .way_out({"先复核、批准；关闭的月份已经发完", "review and approve it first; a closed month is paid out"}));
  Payment payment;
  std::vector<PaidRow> rows;
  for (const auto& result : calculated.view.employees) {
    const Money rest = result.net - result.paid_net;
    if (rest <= Money{} || result.person.bank_account.reveal().empty()) continue;
    const Money tax = tax_in_all(result.tax) - result.paid_tax;
    rows.push_back({result.person.employee, result.entity, {rest, tax}});
    payment.net += rest;
    payment.tax += tax;
  }
  payment.people = rows.size();
  if (rows.empty())
    return fail(Error(ErrorCode::conflict, {"批次 " + number + " 没有还要发的钱", "nothing of run " + number + " is left to pay"})
                    .way_out({"缺银行账号的人先补花名册", "complete the roster first where a bank account is missing"}));
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(saved, payroll::save_payment(store, run, paid_on, rows, actor));
    payment.number = saved;
    return store.audit(actor, "run.pay", "run " + number + ": payment " + std::to_string(saved), "{\"people\":" + std::to_string(rows.size()) + "}");
  }));
  return payment;
}

Status refuse_overpaid(Workspace& workspace, std::int64_t run) {
  auto& store = workspace.store();
  FENHAO_TRY(paid, payroll::load_paid(store, run));
  if (paid.empty()) return {};
  FENHAO_TRY(results, payroll::load_results(store, run, {}));
  for (const auto& result : results) {
    const auto found = paid.find({result.entity, result.person.employee});
    if (found != paid.end() && found->second.net <= result.net) paid.erase(found);
  }
  std::string people;
  for (const auto& [key, unused] : paid) people += (people.empty() ? "" : "、") + key.second;
  if (people.empty()) return {};
  return fail(Error(ErrorCode::conflict, {"本月已发的钱多于现在的实发，或人已不在批次里：" + people, "paid already more than the run now holds, or no longer in it: " + people})
                  .way_out({"更正数据后重新计算；确实多发的，录入为扣款并从以后月份收回", "correct the data and calculate again; what was paid too much is recovered in a later month"}));
}

Status refuse_paid(store::Store& store, std::int64_t run) {
  FENHAO_TRY(paid, payroll::load_paid(store, run));
  if (paid.empty()) return {};
  return fail(Error(ErrorCode::not_allowed, {"批次 " + std::to_string(run) + " 已登记过发放，不能删除", "payments of run " + std::to_string(run) + " were recorded: it cannot be removed"})
                  .way_out({"改正数据后重新计算", "correct the data and calculate again"}));
}

}  // namespace fenhao::month
