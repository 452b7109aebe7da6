#include "payroll/block.h"

#include <algorithm>
#include <array>
#include <set>

#include "payroll/calculate.h"
#include "payroll/columns.h"
#include "payroll/input_filler.h"
#include "payroll/item_columns.h"
#include "payroll/payee_tax.h"
#include "payroll/retro.h"

namespace fenhao::payroll {
namespace {

// How many payees are on their way at once: their inputs fit a processor's cache.
constexpr std::size_t payees_at_once = 512;

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

  const std::string& employee() const { return payee->person->employee; }
};

// An amount the group's formulas do not read would be lost.
Status require_use(const CompiledGroup& compiled, const InputPositions& positions, std::size_t position) {
  if (positions.is_used(position)) return {};
  const auto& input = compiled.program.environment().inputs[position];
  return fail(Error(ErrorCode::invalid_input, {"薪资组“" + compiled.group.name + "”的公式没有用到“" + input.zh + "”，这笔钱无处可放", "salary group " + compiled.group.code + " has no formula that reads " + input.code + ": the amount would be lost"})
                  .way_out({"在应发、计税、免税、实发的公式里加上“" + input.zh + "”", "add " + input.code + " to the formulas of gross, taxable, exempt or net, as it belongs"}));
}

void fill_contributions(Payee& payee, const std::vector<ChargeLine>& charges) {
  const auto& at = common_positions();
  std::array<Money, policy::insurance_count> employee, employer;
  for (const auto& line : charges) {
    const auto insurance = static_cast<std::size_t>(line.charge.insurance);
    employee[insurance] += line.charge.employee;
    employer[insurance] += line.charge.employer;
  }
  constexpr auto fund = static_cast<std::size_t>(policy::Insurance::housing_fund);
  Money all_employee, all_employer;
  for (std::size_t i = 0; i < employee.size(); ++i) {
    if (i == fund) continue;
    all_employee += employee[i];
    all_employer += employer[i];
    if (at.insurance_employee[i]) payee.set(*at.insurance_employee[i], employee[i]);
    if (at.insurance_employer[i]) payee.set(*at.insurance_employer[i], employer[i]);
  }
  payee.set(at.all_insurance_employee, all_employee);
  payee.set(at.all_insurance_employer, all_employer);
  payee.set(at.fund_employee, employee[fund]);
  payee.set(at.fund_employer, employer[fund]);
}

// Tax that no formula takes from the pay would be lost.
Status fill_tax(Payee& payee, const CompiledGroup& compiled, const InputPositions& positions, const TaxWorking& working) {
  const auto& at = common_positions();
  const std::array<std::pair<std::size_t, Money>, 7> amounts{{{at.tax_wage, tax_on_wages(working)},
                                                              {at.tax_bonus, tax_on_bonus(working)},
                                                              {at.tax_labour, tax_on_labour(working)},
                                                              {at.tax_separate, tax_on_separate(working)},
                                                              {at.tax_grossed_up, working.grossed_up},
                                                              {at.tax_bonus_borne, working.bonus_borne},
                                                              {at.tax_total, tax_in_all(working)}}};
  for (const auto& [position, amount] : amounts) {
    const bool in_total = (position == at.tax_labour || position == at.tax_separate) && positions.is_used(at.tax_total);
    const bool must_be_used = position == at.tax_labour || position == at.tax_separate || position == at.tax_grossed_up || position == at.tax_bonus_borne;
    if (must_be_used && !in_total && !amount.is_zero()) FENHAO_CHECK(require_use(compiled, positions, position));
    payee.set(position, amount);
  }
  return {};
}

void add_contribution_totals(EmployeeResult& result, const std::vector<ChargeLine>& charges) {
  for (const auto& line : charges) {
    const bool fund = line.charge.insurance == policy::Insurance::housing_fund;
    (fund ? result.fund_employee : result.insurance_employee) += line.charge.employee;
    (fund ? result.fund_employer : result.insurance_employer) += line.charge.employer;
  }
}

class Calculation {
 public:
  Calculation(const MonthFacts& facts, const Rules& rules, PolicyTerms& terms, const std::vector<InputPositions>& positions, const std::vector<GroupColumns>& columns, unsigned threads)
      : facts_(facts), rules_(rules), terms_(terms), positions_(positions), columns_(columns), threads_(threads), tax_(facts, rules, positions),
        filler_(facts, rules, positions, block_.notices), retro_(facts.retro), recent_(facts.recent_pay), employments_(facts.employments) {
    if (!rules.settings) return;
    if (auto found = rules.settings->at<contribution::MaternityDays>(facts.month.month.last_day())) maternity_ = std::move(*found);
  }

  Result<Block> run() {
    FENHAO_CHECK(tax_.load_law());
    auto found = find_payees(facts_, rules_);
    block_.notices = std::move(found.notices);
    charges_ = charge_all(facts_, terms_);
    for (const auto& placed : charges_.notices) uncharged_.insert(placed.notice.subject);
    std::ranges::move(charges_.notices, std::back_inserter(block_.notices));
    block_.terms = std::move(charges_.uses);
    std::vector<std::vector<Payee*>> by_group(rules_.groups->size());
    for (auto& payee : found.payees) by_group[payee.group].push_back(&payee);
    for (std::size_t group = 0; group < by_group.size(); ++group) FENHAO_CHECK(calculate_group(group, by_group[group]));
    report_unpaid(found.payees);
    report_uncovered(found.payees);
    check_results();
    block_.employments = facts_.employments.size();
    return std::move(block_);
  }

 private:
  void tell(NoticePlace place, Notice notice, bool once = false) { block_.notices.push_back({std::move(place), std::move(notice), once}); }
  NoticePlace place_of(int step, const Payee& payee) const { return {step, payee.employment->entity, payee.employment->department, payee.person->employee}; }
  bool is_refused(const std::string& employee) const { return uncharged_.contains(employee) || untaxed_.contains(employee); }
  int step(NoticeStep::Group of) const { return NoticeStep::of_group(group_, of); }

  // Payees by employee: everybody paid twice by one group is calculated at once.
  Status calculate_group(std::size_t group, std::span<Payee* const> payees) {
    group_ = group;
    while (!payees.empty()) {
      std::size_t count = std::min(payees.size(), payees_at_once);
      while (count < payees.size() && payees[count]->person == payees[count - 1]->person) ++count;
      FENHAO_CHECK(calculate_part(payees.first(count)));
      payees = payees.subspan(count);
    }
    return {};
  }

  Status calculate_part(std::span<Payee* const> payees) {
    const auto& compiled = (*rules_.groups)[group_];
    lend_inputs(payees);
    std::vector<Work> works;
    works.reserve(payees.size());
    for (auto* payee : payees) {
      FENHAO_TRY(filled, filler_.fill(*payee));
      if (!filled) contradicted_.insert(payee);
      else if (!is_refused(payee->person->employee)) prepare(*payee, compiled, works);
    }
    if (works.empty()) return {};
    std::vector<const Payee*> rows;
    for (const auto& work : works) rows.push_back(work.payee);
    formula::Frame frame(compiled.program, works.size());
    FENHAO_CHECK(set_inputs(frame, compiled, rows, 0));
    report(compiled, works, compiled.program.evaluate(frame, 0, {threads_}), step(NoticeStep::before_tax));
    withhold_all(frame, compiled, works);
    FENHAO_CHECK(set_inputs(frame, compiled, rows, 1));
    report(compiled, works, compiled.program.evaluate(frame, 1, {threads_}), step(NoticeStep::after_tax));
    const ItemColumns columns(compiled.group, frame);
    for (std::size_t row = 0; row < works.size(); ++row) finish(frame, columns, compiled, works[row], row);
    return {};
  }

  // One table of values is used again and again.
  void lend_inputs(std::span<Payee* const> payees) {
    const std::size_t width = positions_[group_].count();
    if (inputs_.size() < width * payees.size()) inputs_.resize(width * payees.size());
    for (auto& value : std::span(inputs_).first(width * payees.size())) {
      value.missing = true;
      value.number = Decimal();
      value.text.clear();
    }
    for (std::size_t i = 0; i < payees.size(); ++i) payees[i]->inputs = std::span(inputs_).subspan(i * width, width);
  }

  // Fills the inputs that come from contributions, declarations and policy.
  void prepare(Payee& payee, const CompiledGroup& compiled, std::vector<Work>& works) {
    const auto& employee = payee.person->employee;
    const auto& at = common_positions();
    const auto refuse = [&](const char* code, const Error& error) { tell(place_of(step(NoticeStep::prepared), payee), error_notice(employee, code, error)); };
    auto declared = tax_.declare(payee);
    if (!declared) return refuse("history", declared.error());
    for (auto& notice : tax_.notices(payee, *declared)) tell(place_of(step(NoticeStep::prepared), payee), std::move(notice));
    Work work{.payee = &payee, .declared = std::move(*declared)};
    if (auto* own = charges_of(payee)) work.charges = std::move(own->lines);
    if (auto settled = add_retro(payee, compiled, work); !settled) return refuse("retro", settled.error());
    fill_contributions(payee, work.charges);
    fill_recent(payee);
    payee.set(at.additional, work.declared.additional_this_month);
    payee.set(at.year_income, work.declared.before.income);
    payee.set(at.year_withheld, work.declared.before.withheld);
    fill_policy(payee);
    const auto& inputs = compiled.program.environment().inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i)
      if (auto status = fits(inputs[i], payee.inputs[i]); !status) return refuse("input", status.error());
    works.push_back(std::move(work));
  }

  PlanCharges* charges_of(const Payee& payee) {
    const auto own = std::ranges::equal_range(charges_.plans, std::string_view(payee.person->employee), {}, &PlanCharges::employee);
    const auto found = std::ranges::find(own, payee.employment->entity, &PlanCharges::entity);
    return found == own.end() ? nullptr : &*found;
  }

  // Differences of earlier months: their amounts as inputs, their contributions as lines of the month they are for.
  Status add_retro(Payee& payee, const CompiledGroup& compiled, Work& work) {
    const auto& at = common_positions();
    Money gross, taxable, exempt, other, tax;
    for (const auto* entry : retro_.of(payee.person->employee)) {
      if (entry->entity != payee.employment->entity) continue;
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
    for (const auto& [position, amount] : {std::pair(at.retro_gross, gross), std::pair(at.retro_taxable, taxable), std::pair(at.retro_exempt, exempt),
                                           std::pair(at.retro_other, other), std::pair(at.retro_tax, tax)}) {
      if (!amount.is_zero()) FENHAO_CHECK(require_use(compiled, positions_[group_], position));
      payee.set(position, amount);
    }
    return {};
  }

  void fill_recent(Payee& payee) const {
    const auto& at = common_positions();
    RecentPay recent;
    for (const auto* pay : recent_.of(payee.person->employee))
      if (pay->entity == payee.employment->entity) recent = *pay;
    payee.set(at.recent_months, recent.months);
    payee.set(at.recent_gross, recent.gross_total);
    if (!recent.has_last_month) return;
    payee.set(at.last_gross, recent.last_gross);
    payee.set(at.last_net, recent.last_net);
  }

  struct PolicyInput {
    std::size_t position;
    PolicyTerms::Value value;
  };
  // Those that the group's formulas read.
  std::vector<PolicyInput> policy_inputs() const {
    const auto& at = common_positions();
    std::vector<PolicyInput> used;
    for (const auto& input : {PolicyInput{at.minimum_wage, PolicyTerms::Value::minimum_wage}, PolicyInput{at.hourly_minimum_wage, PolicyTerms::Value::hourly_minimum_wage},
                              PolicyInput{at.average_wage, PolicyTerms::Value::average_wage}})
      if (positions_[group_].is_used(input.position)) used.push_back(input);
    return used;
  }

  // What is unknown is missing, and reported when a formula of somebody there fails.
  void fill_policy(Payee& payee) {
    for (const auto& [position, value] : policy_inputs())
      if (const auto& known = terms_.value(value, payee.employment->place)) payee.set(position, *known);
    if (maternity_) payee.set(common_positions().maternity_days, maternity_->days_of_month);
  }

  void report_policy_gaps(const Payee& payee, int at_step) {
    const auto& place = payee.employment->place;
    for (const auto& [unused, value] : policy_inputs())
      if (const auto& known = terms_.value(value, place); !known) tell(place_of(at_step, payee), error_notice(place, "policy", known.error()), true);
  }

  Status set_inputs(formula::Frame& frame, const CompiledGroup& compiled, std::span<const Payee* const> rows, int stage) const {
    const auto& inputs = compiled.program.environment().inputs;
    for (const std::size_t position : positions_[group_].used())
      if (inputs[position].stage == stage) FENHAO_CHECK(frame.set_input(inputs[position].code, make_column(inputs[position], position, rows)));
    return {};
  }

  void report(const CompiledGroup& compiled, const std::vector<Work>& works, const std::vector<formula::RowError>& errors, int at_step) {
    for (const auto& error : errors) {
      const auto& payee = *works[error.row].payee;
      report_policy_gaps(payee, at_step);
      std::string name = error.item;
      for (const auto& item : compiled.group.items)
        if (item.code == error.item && !item.zh.empty()) name = item.zh;
      tell(place_of(at_step, payee), {Notice::Severity::error, "formula", payee.person->employee,
                                      {"项目“" + name + "”：" + error.error.describe(Lang::zh), "item " + error.item + ": " + error.error.describe(Lang::en)}});
    }
  }

  void withhold_all(const formula::Frame& frame, const CompiledGroup& compiled, std::vector<Work>& works) {
    const ItemColumns columns(compiled.group, frame);
    for (std::size_t row = 0; row < works.size(); ++row) {
      if (frame.failed(row)) continue;
      auto& work = works[row];
      auto wages = columns.wages(row);
      auto working = wages ? tax_.withhold(*work.payee, work.declared, work.charges, *wages) : Result<TaxWorking>(fail(wages.error()));
      auto status = working ? fill_tax(*work.payee, compiled, positions_[group_], *working) : Status(fail(working.error()));
      const auto place = [&] { return place_of(step(NoticeStep::tax), *work.payee); };
      if (!status) {
        tell(place(), error_notice(work.employee(), "tax", status.error()));
        untaxed_.insert(work.employee());
        continue;
      }
      work.tax = std::move(*working);
      for (auto& notice : tax_.bonus_notices(*work.payee, work.declared, work.tax)) tell(place(), std::move(notice));
    }
  }

  void finish(const formula::Frame& frame, const ItemColumns& columns, const CompiledGroup& compiled, Work& work, std::size_t row) {
    const auto& payee = *work.payee;
    if (frame.failed(row) || is_refused(work.employee())) return;
    const auto place = [&] { return place_of(step(NoticeStep::result), payee); };
    const auto& roles = compiled.group.roles;
    EmployeeResult result{.person = *payee.person, .entity = payee.employment->entity, .group = columns_[group_].code,
                          .department = payee.employment->department, .position = payee.employment->position,
                          .place = payee.employment->place, .hired = payee.employment->hired, .last_day = payee.last_day};
    for (const auto& [code, target] : {std::pair(&roles.gross, &result.gross), std::pair(&roles.net, &result.net), std::pair(&roles.cost, &result.cost)}) {
      const auto amount = whole_fen(columns.column(*code), *code, row);
      if (!amount) return tell(place(), error_notice(work.employee(), "rounding", amount.error()));
      *target = *amount;
    }
    result.values.reserve(columns.items().size());
    for (std::size_t i = 0; i < columns.items().size(); ++i) {
      const auto& column = *columns.items()[i];
      const bool is_text = column.type == formula::Type::text;
      result.values.push_back(is_text ? Decimal() : column.decimal(row));
      if (is_text) result.texts.emplace(compiled.group.items[i].code, column.texts[row]);
    }
    const auto& used = positions_[group_].used();
    result.inputs.reserve(used.size());
    for (const std::size_t position : used) result.inputs.push_back(payee.inputs[position]);
    result.taxable = work.tax.input.income;
    add_contribution_totals(result, work.charges);
    result.charges = std::move(work.charges);
    result.retro = std::move(work.retro);
    result.tax = std::move(work.tax);
    for (auto& notice : check_result(result, columns_[group_], rules_)) tell(place(), std::move(notice));
    block_.employees.push_back(std::move(result));
  }

  // The attendance period that somebody hired this month comes too late for: the first pay is next month's.
  std::optional<Period> missed_period(const std::string& employee) const {
    for (const auto* employment : employments_.of(employee)) {
      if (employment->from.month() != facts_.month.month) continue;
      for (const auto& compiled : *rules_.groups)
        if (compiled.group.code == employment->salary_group)
          if (const Period period = compiled.group.attendance_period(facts_.month); period.to <= employment->from) return period;
    }
    return std::nullopt;
  }

  static Text after(const Period& missed, const Text& text) {
    const std::string days = missed.from.to_string() + " 至 " + (missed.to - 1).to_string(), range = missed.from.to_string() + " to " + (missed.to - 1).to_string();
    return {"考勤期 " + days + " 之后入职，本月不计薪，" + text.zh, "hired after the attendance period of " + range + ", first paid next month: " + text.en};
  }

  // Money recorded for somebody who is not paid this month must not vanish.
  void report_unpaid(const std::vector<Payee>& payees) {
    const auto paid = [&](const std::string& employee) {
      return std::ranges::binary_search(payees, std::string_view(employee), {}, [](const Payee& payee) -> std::string_view { return payee.person->employee; });
    };
    const auto report = [&](const std::vector<MonthlyInput>& list, int of) {
      for (const auto& row : list) {
        if (paid(row.employee)) continue;
        const auto missed = missed_period(row.employee);
        tell({of, {}, {}, row.employee}, missed ? Notice{Notice::Severity::error, "input_before_pay", row.employee, after(*missed, {"录入的考勤或变动薪资没有计算", "the attendance or variable pay recorded is not computed"})}
                                                : Notice{Notice::Severity::error, "input_without_employment", row.employee,
                                                         {"本月有考勤或变动薪资，但没有任职，未计算", "has attendance or variable pay this month but no employment: not computed"}});
      }
    };
    report(facts_.variable, NoticeStep::unpaid_variable);
    report(facts_.attendance, NoticeStep::unpaid_attendance);
  }

  // A person enrolled but not paid, or paid but not enrolled: both are worth a look (三险合一).
  void report_uncovered(const std::vector<Payee>& payees) {
    std::set<std::pair<std::string_view, std::string_view>> paid;  // employee, entity
    for (const auto& payee : payees) {
      const auto& employee = payee.person->employee;
      paid.emplace(employee, payee.employment->entity);
      if (contradicted_.contains(&payee)) continue;  // told already
      const bool is_wage = (*rules_.groups)[payee.group].group.income_kind == IncomeKind::wage;
      if (is_wage && !charges_of(payee) && !uncharged_.contains(employee))
        tell(place_of(NoticeStep::not_enrolled, payee), {Notice::Severity::warning, "not_enrolled", employee,
                                                         {"本月发薪但没有参保方案，社保公积金按零计算", "paid this month without an enrolment plan: no contributions"}});
    }
    std::set<std::pair<std::string_view, std::string_view>> told;
    for (const auto& entry : facts_.retro)
      if (!paid.contains({entry.employee, entry.entity}) && told.emplace(entry.employee, entry.entity).second)
        tell({NoticeStep::retro_without_pay, entry.entity, {}, entry.employee},
             {Notice::Severity::error, "retro_without_pay", entry.employee,
              {"有以前月份的补差，但本月没有任职，无法随工资结算；请撤销补差并单独处理", "differences of earlier months are carried here, but there is no employment this month: take them back and settle them apart"}});
    for (const auto& plan : charges_.plans)
      if (!paid.contains({plan.employee, plan.entity})) {
        const std::string employee(plan.employee);
        const auto missed = missed_period(employee);
        tell({NoticeStep::enrolled_without_pay, std::string(plan.entity), {}, employee},
             missed ? Notice{Notice::Severity::error, "enrolled_before_pay", employee, after(*missed, {"但已参保，个人部分无处代扣", "but enrolled now, the employee share cannot be withheld"})}
                    : Notice{Notice::Severity::error, "enrolled_without_pay", employee,
                             {"本月有参保方案但没有任职，个人部分无处代扣；请停保或补录任职", "enrolled this month without an employment: the employee share cannot be withheld; end the enrolment or add the employment"}});
      }
  }

  void check_results() {
    auto view = describe_run(facts_, *rules_.library);
    view.groups = columns_;
    view.employees = std::move(block_.employees);
    std::ranges::stable_sort(view.employees, {}, [](const EmployeeResult& result) -> const std::string& { return result.person.employee; });
    RunChecks checks(view, facts_, rules_);
    for (const auto& result : view.employees) {
      for (auto& notice : checks.of(result)) tell({NoticeStep::law, result.entity, result.department, result.person.employee}, std::move(notice));
      block_.annuities[result.entity].add(result, checks.positions(result.group));
    }
    block_.sums = RunSums::of(view.employees);
    block_.place_names = std::move(view.place_names);
    block_.employees = std::move(view.employees);
  }

  const MonthFacts& facts_;
  const Rules& rules_;
  PolicyTerms& terms_;
  const std::vector<InputPositions>& positions_;
  const std::vector<GroupColumns>& columns_;
  unsigned threads_;
  Block block_;
  PayeeTax tax_;
  InputFiller filler_;
  ByEmployee<RetroEntry> retro_;
  ByEmployee<RecentPay> recent_;
  ByEmployee<people::Employment> employments_;
  std::optional<contribution::MaternityDays> maternity_;  // the setting
  Charges charges_;
  std::set<std::string, std::less<>> uncharged_, untaxed_;  // employees whose contributions or tax are unknown
  std::set<const Payee*> contradicted_;                     // whose facts contradict their group
  std::vector<InputValue> inputs_;
  std::size_t group_ = 0;  // being calculated
};

}  // namespace

BlockCalculator::BlockCalculator(const Rules& rules, EarningMonth month, Date known) : rules_(rules), terms_(*rules.library, month, known) {
  for (const auto& compiled : *rules.groups) {
    positions_.emplace_back(compiled.group, compiled.program);
    columns_.push_back(columns_of(compiled));
  }
}

Result<Block> BlockCalculator::calculate(const MonthFacts& facts, unsigned threads) {
  try {
    return Calculation(facts, rules_, terms_, positions_, columns_, threads).run();
  } catch (const Failure& failure) {
    return fail(failure.error());
  }
}

}  // namespace fenhao::payroll
