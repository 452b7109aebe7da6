#include "month/payments.h"

#include "month/run.h"
#include "payroll/payments_store.h"
#include "payroll/run_store.h"

namespace fenhao::month {

using payroll::PaidRow;

namespace {

std::vector<PaidRow> rows_left(const payroll::RunView& run) {
  std::vector<PaidRow> rows;
  for (const auto& result : run.employees) {
    const Money rest = result.net - result.paid_net;
    if (rest <= Money{} || result.person.bank_account.reveal().empty()) continue;
    rows.push_back({result.person.employee, result.entity, {rest, tax_in_all(result.tax) - result.paid_tax}});
  }
  return rows;
}

// Inside the transaction that saves the payment: of two that pay at once the second finds nothing left.
Result<std::vector<PaidRow>> rows_to_pay(Workspace& workspace, std::int64_t run) {
  FENHAO_TRY(calculated, load_run(workspace, run));
  const std::string number = std::to_string(run);
  if (calculated.run.state != payroll::RunState::approved)
    return fail(Error(ErrorCode::not_allowed, {"批次 " + number + " 不在已批准状态，不能登记发放", "run " + number + " is not approved: no payment can be recorded"})
                    .way_out({"先复核、批准；关闭的月份已经发完", "review and approve it first; a closed month is paid out"}));
  auto rows = rows_left(calculated.view);
  if (rows.empty())
    return fail(Error(ErrorCode::conflict, {"批次 " + number + " 没有还要发的钱", "nothing of run " + number + " is left to pay"})
                    .way_out({"缺银行账号的人先补花名册", "complete the roster first where a bank account is missing"}));
  return rows;
}

}  // namespace

Result<Payment> record_payment(Workspace& workspace, std::int64_t run, Date paid_on, const std::string& actor) {
  auto& store = workspace.store();
  Payment payment;
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(rows, rows_to_pay(workspace, run));
    FENHAO_TRY(saved, payroll::save_payment(store, run, paid_on, rows, actor));
    payment = {.number = saved, .people = rows.size(), .net = {}, .tax = {}};
    for (const auto& row : rows) {
      payment.net += row.paid.net;
      payment.tax += row.paid.tax;
    }
    return store.audit(actor, "run.pay", "run " + std::to_string(run) + ": payment " + std::to_string(saved), "{\"people\":" + std::to_string(rows.size()) + "}");
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
                  .way_out({"更正数据后重新计算；确实多发的，先按发放时的数据批准、关账，再导入更正，用 fenhao retro 从下月收回", "correct the data and calculate again; what was really paid too much: approve and close on the data it was paid by, then import the correction and recover it from the next month with fenhao retro"}));
}

Status refuse_paid(store::Store& store, std::int64_t run) {
  FENHAO_TRY(paid, payroll::load_paid(store, run));
  if (paid.empty()) return {};
  return fail(Error(ErrorCode::not_allowed, {"批次 " + std::to_string(run) + " 已登记过发放，不能删除", "payments of run " + std::to_string(run) + " were recorded: it cannot be removed"})
                  .way_out({"改正数据后重新计算", "correct the data and calculate again"}));
}

}  // namespace fenhao::month
