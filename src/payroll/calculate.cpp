#include "payroll/calculate.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "payroll/charges.h"
#include "payroll/checks.h"
#include "payroll/columns.h"
#include "payroll/payee_tax.h"
#include "payroll/retro.h"

namespace fenhao::payroll {
namespace {

using Key = std::pair<std::string, std::string>;  // entity, employee

Notice error_notice(const std::string& subject, std::string code, const Error& error) {
  return {Notice::Severity::error, std::move(code), subject, {error.describe(Lang::zh), error.describe(Lang::en)}};
}

// A payee on its way through the run.
struct Work {
  Payee* payee = nullptr;
  Declared declared;
  std::vector<ChargeLine> charges;
  std::vector<RetroEntry> retro;
  TaxWorking tax;
};

InputValue money_input(Money amount) { return {.number = amount.decimal()}; }

class Calculation {
 public:
  Calculation(const MonthFacts& facts, const Rules& rules, const CalculateOptions& options)
      : facts_(facts), rules_(rules), options_(options), tax_(facts, rules) {
    for (const auto& entry : facts.retro) retro_[{entry.entity, entry.employee}].push_back(&entry);
    for (const auto& pay : facts.recent_pay) recent_[{pay.entity, pay.employee}] = &pay;
  }

  Result<RunView> run() {
    view_ = describe_run(facts_, *rules_.library);
    view_.state = RunState::calculated;
    FENHAO_CHECK(tax_.load_law());
    FENHAO_TRY(collected, collect(facts_, rules_));
    append(std::move(collected.notices));
    auto charges = charge_all(facts_, rules_);
    for (const auto& notice : charges.notices)
      if (notice.severity == Notice::Severity::error) refused_.insert(notice.subject);
    append(std::move(charges.notices));
    report_uncovered(collected, charges);
    total_ = collected.payees.size();
    for (std::size_t group = 0; group < rules_.groups->size(); ++group)
      FENHAO_CHECK(calculate_group(group, collected.payees, charges));
    std::ranges::sort(view_.employees, [](const EmployeeResult& a, const EmployeeResult& b) {
      return std::tie(a.entity, a.department, a.person.employee) < std::tie(b.entity, b.department, b.person.employee);
    });
    append(check_run(view_, facts_, rules_));
    return std::move(view_);
  }

 private:
  void append(std::vector<Notice> notices) { std::ranges::move(notices, std::back_inserter(view_.notices)); }

  // A person enrolled but not paid, or paid but not enrolled: both are worth a look (三险合一).
  void report_uncovered(const Collected& collected, const Charges& charges) {
    std::set<Key> paid;
    for (const auto& payee : collected.payees) {
      const Key key{payee.employment->entity, payee.person->employee};
      paid.insert(key);
      const bool is_wage = (*rules_.groups)[payee.group].group.income_kind == IncomeKind::wage;
      if (is_wage && !charges.lines.contains(key) && !refused_.contains(payee.person->employee))
        view_.notices.push_back({Notice::Severity::warning, "not_enrolled", payee.person->employee,
                                 {"本月发薪但没有参保方案，社保公积金按零计算", "paid this month without an enrolment plan: no contributions"}});
    }
    for (const auto& [key, entries] : retro_)
      if (!paid.contains(key))
        view_.notices.push_back({Notice::Severity::error, "retro_without_pay", key.second,
                                 {"有以前月份的补差，但本月没有任职，无法随工资结算；请撤销补差并单独处理", "differences of earlier months are carried here, but there is no employment this month: take them back and settle them apart"}});
    for (const auto& [key, lines] : charges.lines)
      if (!paid.contains(key))
        view_.notices.push_back({Notice::Severity::error, "enrolled_without_pay", key.second,
                                 {"本月有参保方案但没有任职，个人部分无处代扣；请停保或补录任职", "enrolled this month without an employment: the employee share cannot be withheld; end the enrolment or add the employment"}});
  }

  Status calculate_group(std::size_t index, std::vector<Payee>& payees, Charges& charges) {
    const auto& compiled = (*rules_.groups)[index];
    view_.groups.push_back(columns_of(compiled));
    std::vector<Work> works;
    for (auto& payee : payees)
      if (payee.group == index && !refused_.contains(payee.person->employee)) prepare(payee, compiled, charges, works);
    if (works.empty()) return {};

    std::vector<const Payee*> rows;
    for (const auto& work : works) rows.push_back(work.payee);
    formula::Frame frame(compiled.program, works.size());
    FENHAO_CHECK(set_inputs(frame, compiled, rows, 0));
    report(compiled, works, compiled.program.evaluate(frame, 0, {options_.threads}));
    FENHAO_CHECK(withhold_all(frame, compiled, works));
    FENHAO_CHECK(set_inputs(frame, compiled, rows, 1));
    report(compiled, works, compiled.program.evaluate(frame, 1, {options_.threads}));
    for (std::size_t row = 0; row < works.size(); ++row) finish(frame, compiled, works[row], row);
    return {};
  }

  // Fills the inputs that come from contributions, declarations and policy.
  void prepare(Payee& payee, const CompiledGroup& compiled, Charges& charges, std::vector<Work>& works) {
    const auto& employee = payee.person->employee;
    const Key key{payee.employment->entity, employee};
    auto declared = tax_.declare(payee);
    if (!declared) {
      view_.notices.push_back(error_notice(employee, "history", declared.error()));
      return;
    }
    append(tax_.notices(payee, *declared));
    Work work{.payee = &payee, .declared = std::move(*declared)};
    if (const auto lines = charges.lines.find(key); lines != charges.lines.end()) work.charges = std::move(lines->second);
    if (auto settled = add_retro(payee, compiled, key, work); !settled) {
      view_.notices.push_back(error_notice(employee, "retro", settled.error()));
      return;
    }
    fill_contributions(payee, work.charges);
    fill_recent(payee, key);
    payee.inputs["tax.additional"] = money_input(work.declared.additional_this_month);
    payee.inputs["year.income"] = money_input(work.declared.before.income);
    payee.inputs["year.withheld"] = money_input(work.declared.before.withheld);
    fill_policy(payee);
    for (const auto& input : compiled.program.environment().inputs) {
      const auto value = payee.inputs.find(input.code);
      if (value == payee.inputs.end()) continue;
      if (auto status = fits(input, value->second); !status) {
        view_.notices.push_back(error_notice(employee, "input", status.error()));
        return;
      }
    }
    works.push_back(std::move(work));
  }

  // Differences of earlier months: their amounts as inputs, their contributions as lines of the month they are for.
  Status add_retro(Payee& payee, const CompiledGroup& compiled, const Key& key, Work& work) {
    Money gross, taxable, exempt, other, tax;
    if (const auto carried = retro_.find(key); carried != retro_.end()) {
      for (const auto* entry : carried->second) {
        auto settled = as_settled(*entry);
        if (!settled.bonus.is_zero())
          return fail(Error(ErrorCode::not_allowed, {settled.earned.to_string() + " 的全年一次性奖金有差额，不能随工资补差", "the full-year bonus of " + settled.earned.to_string() + " differs: it is not settled with wages"})
                          .way_out({"撤销这项补差，把差额录入为本月奖金", "take the entry back and enter the difference as a bonus of this month"}));
        gross += settled.gross;
        taxable += settled.taxable;
        exempt += settled.exempt;
        other += settled.other;
        tax += settled.tax;
        std::ranges::move(settled.charges, std::back_inserter(work.charges));
        settled.charges.clear();
        work.retro.push_back(std::move(settled));
      }
    }
    for (const auto& [code, amount] : {std::pair("retro.gross", gross), std::pair("retro.taxable", taxable), std::pair("retro.exempt", exempt),
                                       std::pair("retro.other", other), std::pair("retro.tax", tax)}) {
      if (!amount.is_zero()) FENHAO_CHECK(require_use(compiled, code));
      payee.inputs[code] = money_input(amount);
    }
    return {};
  }

  // An amount the group's formulas do not read would be lost.
  static Status require_use(const CompiledGroup& compiled, const std::string& code) {
    const auto used = compiled.program.inputs_used();
    if (std::ranges::find(used, code) != used.end()) return {};
    std::string name = code;
    for (const auto& input : common_inputs())
      if (input.code == code) name = input.zh;
    return fail(Error(ErrorCode::invalid_input, {"薪资组“" + compiled.group.name + "”的公式没有用到“" + name + "”，这笔钱无处可放", "salary group " + compiled.group.code + " has no formula that reads " + code + ": the amount would be lost"})
                    .way_out({"在应发、计税、免税、实发的公式里加上“" + name + "”", "add " + code + " to the formulas of gross, taxable, exempt or net, as it belongs"}));
  }

  void fill_recent(Payee& payee, const Key& key) const {
    const auto found = recent_.find(key);
    const RecentPay none;
    const auto& recent = found == recent_.end() ? none : *found->second;
    payee.inputs["recent.months"] = {.number = Decimal(recent.months)};
    payee.inputs["recent.gross"] = money_input(recent.gross_total);
    if (!recent.has_last_month) return;
    payee.inputs["last.gross"] = money_input(recent.last_gross);
    payee.inputs["last.net"] = money_input(recent.last_net);
  }

  static void fill_contributions(Payee& payee, const std::vector<ChargeLine>& charges) {
    Money insurance_employee, insurance_employer, fund_employee, fund_employer;
    std::map<std::string, Money> amounts;
    for (int i = 0; i < policy::insurance_count; ++i) {
      const std::string name(policy::to_string(static_cast<policy::Insurance>(i)));
      amounts["insurance." + name + ".employee"];
      amounts["insurance." + name + ".employer"];
    }
    for (const auto& line : charges) {
      const auto& charge = line.charge;
      if (charge.insurance == policy::Insurance::housing_fund) {
        fund_employee += charge.employee;
        fund_employer += charge.employer;
        continue;
      }
      const std::string name(policy::to_string(charge.insurance));
      amounts["insurance." + name + ".employee"] += charge.employee;
      amounts["insurance." + name + ".employer"] += charge.employer;
      insurance_employee += charge.employee;
      insurance_employer += charge.employer;
    }
    for (const auto& [code, amount] : amounts) payee.inputs[code] = money_input(amount);
    payee.inputs["insurance.employee"] = money_input(insurance_employee);
    payee.inputs["insurance.employer"] = money_input(insurance_employer);
    payee.inputs["fund.employee"] = money_input(fund_employee);
    payee.inputs["fund.employer"] = money_input(fund_employer);
  }

  // Policy values are looked up only when the group reads them; one place, one look-up. What is unknown is
  // missing, and reported when a formula of somebody there fails.
  void fill_policy(Payee& payee) {
    const auto& used = view_.groups.back().inputs;
    const auto fill = [&](const std::string& code, auto&& look_up) {
      if (std::ranges::find(used, code) == used.end()) return;
      const auto [cached, first] = policy_.try_emplace({code, payee.employment->place});
      if (first) {
        if (auto known = look_up()) cached->second = known->value;
        else policy_gaps_.emplace(payee.employment->place, error_notice(payee.employment->place, "policy", known.error()));
      }
      if (cached->second) payee.inputs[code] = money_input(*cached->second);
    };
    const auto& place = payee.employment->place;
    const Month month = facts_.month.month;
    fill("policy.minimum_wage", [&] { return rules_.library->minimum_wage(place, month, facts_.known); });
    fill("policy.hourly_minimum_wage", [&] { return rules_.library->hourly_minimum_wage(place, month, facts_.known); });
    fill("policy.average_wage", [&] { return rules_.library->average_wage(place, month.year() - 1, facts_.known); });
  }

  Status set_inputs(formula::Frame& frame, const CompiledGroup& compiled, std::span<const Payee* const> rows, int stage) {
    const auto used = compiled.program.inputs_used();
    for (const auto& input : compiled.program.environment().inputs)
      if (input.stage == stage && std::ranges::find(used, input.code) != used.end())
        FENHAO_CHECK(frame.set_input(input.code, make_column(input, rows)));
    return {};
  }

  void report(const CompiledGroup& compiled, std::vector<Work>& works, const std::vector<formula::RowError>& errors) {
    for (const auto& error : errors) {
      report_policy_gaps(works[error.row].payee->employment->place);
      std::string name = error.item;
      for (const auto& item : compiled.group.items)
        if (item.code == error.item && !item.zh.empty()) name = item.zh;
      view_.notices.push_back({Notice::Severity::error, "formula", works[error.row].payee->person->employee,
                               {"项目“" + name + "”：" + error.error.describe(Lang::zh), "item " + error.item + ": " + error.error.describe(Lang::en)}});
    }
  }

  void report_policy_gaps(const std::string& place) {
    const auto [first, last] = policy_gaps_.equal_range(place);
    for (auto gap = first; gap != last; ++gap) view_.notices.push_back(gap->second);
    policy_gaps_.erase(first, last);
  }

  // The amount of an item that plays a part; zero when the group has no such item.
  static Result<Money> amount(const formula::Frame& frame, const std::string& item, std::size_t row) {
    if (item.empty()) return Money{};
    const Decimal value = frame.item(item).decimal(row).normalized();
    if (value.scale() > 2)
      return fail(Error(ErrorCode::invalid_input, {"项目“" + item + "”有不足一分的尾数 " + value.to_string(), "item " + item + " holds a fraction of a fen: " + value.to_string()})
                      .way_out({"给这个项目写明舍入方式", "state a rounding for this item"}));
    return Money::round(value, Rounding::down_fen);
  }

  static Result<WageItems> wage_items(const formula::Frame& frame, const Roles& roles, std::size_t row) {
    WageItems wages;
    const std::array<std::pair<const std::string*, Money*>, 9> parts{{{&roles.taxable, &wages.income},
                                                                      {&roles.exempt, &wages.exempt},
                                                                      {&roles.other, &wages.other},
                                                                      {&roles.bonus, &wages.bonus},
                                                                      {&roles.severance, &wages.severance},
                                                                      {&roles.early_retirement, &wages.early_retirement},
                                                                      {&roles.internal_retirement, &wages.internal_retirement},
                                                                      {&roles.equity, &wages.equity},
                                                                      {&roles.net_agreed, &wages.net_agreed}}};
    for (const auto& [item, target] : parts) {
      FENHAO_TRY(value, amount(frame, *item, row));
      *target = value;
    }
    return wages;
  }

  Status withhold_all(const formula::Frame& frame, const CompiledGroup& compiled, std::vector<Work>& works) {
    for (std::size_t row = 0; row < works.size(); ++row) {
      if (frame.failed(row)) continue;
      auto& work = works[row];
      const auto& employee = work.payee->person->employee;
      auto wages = wage_items(frame, compiled.group.roles, row);
      auto working = wages ? tax_.withhold(*work.payee, work.declared, work.charges, *wages) : Result<TaxWorking>(fail(wages.error()));
      auto status = working ? fill_tax(*work.payee, compiled, *working) : Status(fail(working.error()));
      if (!status) {
        view_.notices.push_back(error_notice(employee, "tax", status.error()));
        refused_.insert(employee);
        continue;
      }
      work.tax = std::move(*working);
      append(tax_.bonus_notices(*work.payee, work.declared, work.tax));
    }
    return {};
  }

  // Tax that no formula takes from the pay would be lost.
  static Status fill_tax(Payee& payee, const CompiledGroup& compiled, const TaxWorking& working) {
    const auto used = compiled.program.inputs_used();
    const auto uses = [&](const std::string& code) { return std::ranges::find(used, code) != used.end(); };
    for (const auto& [code, amount] : {std::pair<std::string, Money>("tax.wage", tax_on_wages(working)), {"tax.bonus", tax_on_bonus(working)},
                                       {"tax.labour", tax_on_labour(working)}, {"tax.separate", tax_on_separate(working)}, {"tax.grossed_up", working.grossed_up},
                                       {"tax.total", tax_in_all(working)}}) {
      const bool in_total = (code == "tax.labour" || code == "tax.separate") && uses("tax.total");
      const bool must_be_used = code == "tax.labour" || code == "tax.separate" || code == "tax.grossed_up";
      if (must_be_used && !in_total && !amount.is_zero()) FENHAO_CHECK(require_use(compiled, code));
      payee.inputs[code] = money_input(amount);
    }
    return {};
  }

  void finish(const formula::Frame& frame, const CompiledGroup& compiled, Work& work, std::size_t row) {
    if (options_.progress && ++done_ % 1000 == 0) options_.progress(done_, total_);
    const auto& payee = *work.payee;
    if (frame.failed(row) || refused_.contains(payee.person->employee)) return;
    EmployeeResult result{.person = *payee.person, .entity = payee.employment->entity, .group = compiled.key(),
                          .department = payee.employment->department, .position = payee.employment->position,
                          .place = payee.employment->place, .hired = payee.employment->hired, .last_day = payee.last_day};
    for (const auto& item : compiled.group.items) {
      const auto& column = frame.item(item.code);
      const bool is_text = column.type == formula::Type::text;
      result.values.push_back(is_text ? Decimal() : column.decimal(row));
      if (is_text) result.texts.emplace(item.code, column.texts[row]);
    }
    for (const auto& code : view_.groups.back().inputs) {
      const auto value = payee.inputs.find(code);
      result.inputs.push_back(value == payee.inputs.end() ? InputValue{.missing = true} : value->second);
    }
    const auto& roles = compiled.group.roles;
    const auto gross = amount(frame, roles.gross, row), net = amount(frame, roles.net, row), cost = amount(frame, roles.cost, row);
    for (const auto* checked : {&gross, &net, &cost})
      if (!*checked) {
        view_.notices.push_back(error_notice(payee.person->employee, "rounding", checked->error()));
        return;
      }
    result.gross = *gross;
    result.net = *net;
    result.cost = *cost;
    result.taxable = work.tax.input.income;
    add_contribution_totals(result, work.charges);
    result.charges = std::move(work.charges);
    result.retro = std::move(work.retro);
    result.tax = std::move(work.tax);
    append(check_result(result, view_.groups.back(), rules_));
    view_.employees.push_back(std::move(result));
  }

  static void add_contribution_totals(EmployeeResult& result, const std::vector<ChargeLine>& charges) {
    for (const auto& line : charges) {
      const bool fund = line.charge.insurance == policy::Insurance::housing_fund;
      (fund ? result.fund_employee : result.insurance_employee) += line.charge.employee;
      (fund ? result.fund_employer : result.insurance_employer) += line.charge.employer;
    }
  }

  const MonthFacts& facts_;
  const Rules& rules_;
  const CalculateOptions& options_;
  PayeeTax tax_;
  std::map<Key, std::vector<const RetroEntry*>> retro_;
  std::map<Key, const RecentPay*> recent_;
  std::map<std::pair<std::string, std::string>, std::optional<Money>> policy_;
  std::multimap<std::string, Notice> policy_gaps_;  // by place
  std::set<std::string> refused_;
  std::size_t done_ = 0, total_ = 0;
  RunView view_;
};

}  // namespace

RunView describe_run(const MonthFacts& facts, const policy::Library& library) {
  RunView view;
  view.month = facts.month;
  view.known = facts.known;
  view.entities = facts.entities;
  view.accounts = facts.accounts;
  for (const auto& entity : facts.entities) {
    const PaymentMonth paid{facts.month.month + entity.pay_month_offset};
    const int day = std::clamp(entity.pay_day, 1, paid.month.days());
    view.payment_months.emplace(entity.code, paid);
    view.payment_dates.emplace(entity.code, paid.month.first_day() + (day - 1));
  }
  const auto name_place = [&](const std::string& code) {
    if (view.place_names.contains(code)) return;
    if (const auto place = library.find_place(code)) view.place_names[code] = place->name;
  };
  for (const auto& employment : facts.employments) name_place(employment.place);
  for (const auto& plan : facts.enrolments) name_place(plan.place);
  return view;
}

GroupColumns columns_of(const CompiledGroup& compiled) {
  GroupColumns columns{.code = compiled.key(), .name = compiled.group.name};
  for (const auto& item : compiled.group.items)
    columns.items.push_back({item.code, item.zh.empty() ? item.code : item.zh, compiled.program.type_of(item.code), item.tags, item.on_payslip});
  columns.inputs = compiled.program.inputs_used();
  return columns;
}

Result<RunView> calculate(const MonthFacts& facts, const Rules& rules, const CalculateOptions& options) {
  try {
    return Calculation(facts, rules, options).run();
  } catch (const Failure& failure) {
    return fail(failure.error());
  }
}

}  // namespace fenhao::payroll
