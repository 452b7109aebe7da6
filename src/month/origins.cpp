#include "month/origins.h"

#include "month/retro_origins.h"

namespace fenhao::month {
namespace {

using formula::Explanation;
using policy::Insurance;

// "insurance.pension.employee" → pension; "fund.employee" → housing_fund; absent for the totals.
std::optional<Insurance> insurance_of(const std::string& code) {
  if (code.starts_with("fund.")) return Insurance::housing_fund;
  const auto first = code.find('.'), last = code.rfind('.');
  if (first == last) return std::nullopt;
  const auto parsed = policy::parse_insurance(code.substr(first + 1, last - first - 1));
  return parsed ? std::optional(*parsed) : std::nullopt;
}

}  // namespace

Explanation Origins::step(std::string title, std::string value) const { return {.title = std::move(title), .value = std::move(value)}; }

std::vector<Explanation> Origins::of(const std::string& code) const {
  if (code.starts_with("salary.")) return salary(code);
  if (code.starts_with("attendance.") && code != payroll::full_days_input && code != payroll::employed_days_input) return recorded("attendance");
  if (code.starts_with("variable.")) return recorded("variable");
  if (code.starts_with("insurance.") || code.starts_with("fund.")) return contribution(code);
  if (code == "tax.wage") return wage_tax();
  if (code == "tax.bonus") return bonus_tax();
  if (code == "tax.labour") return labour_tax();
  if (code == "tax.separate") return separate_tax(code);
  if (code == "tax.total") return total_tax();
  if (code == "tax.grossed_up") return grossed_up();
  if (code == "policy.minimum_wage") return minimum_wage();
  return retro_origins(result_, code, lang_);
}

// The file that the latest row of a table came from, as known to the run: `where` names the row by $2 and $3. Empty when
// there is none, or when a run wrote it.
std::vector<Explanation> Origins::file_of(std::string_view table, std::string_view where, const std::vector<store::Parameter>& key) const {
  std::vector<Explanation> steps;
  std::vector<store::Parameter> parameters{store::bind(run_.known_batch), store::bind(result_.person.employee)};
  parameters.insert(parameters.end(), key.begin(), key.end());
  const auto add = [&](const store::Row& row) -> Status {
    if (row.integer(3) != 0 || row.text(0).empty()) return {};  // taken back
    steps.push_back(step(say("来自文件 ", "from file ") + row.text(0) + say("，", ", ") + row.text(1).substr(0, 10) + say(" 由 ", " by ") + row.text(2) + say(" 导入", ""), ""));
    return {};
  };
  const auto status = workspace_.store().connection().query("SELECT b.file_name, b.recorded_at, b.actor, r.voided FROM " + std::string(table) + " r JOIN batch b ON b.id = r.batch WHERE r.batch <= $1 AND r.employee = $2 AND " +
                                                                std::string(where) + " ORDER BY r.batch DESC LIMIT 1",
                                                            parameters, add);
  return status ? steps : std::vector<Explanation>{};
}

std::vector<Explanation> Origins::salary(const std::string& code) const {
  const std::string item = code.ends_with(".days") ? code.substr(0, code.size() - 5) : code;
  std::vector<Explanation> steps;
  for (const auto& assignment : facts_.salaries) {
    if (assignment.item != item) continue;
    steps.push_back(step(say("定薪，自 ", "assigned from ") + assignment.from.to_string() + say(" 起", ""), assignment.amount.to_string()));
    steps.back().steps = file_of("salary_assignment", "r.item = $3 AND r.from_date = $4", {store::bind(item), store::bind(assignment.from)});
  }
  return steps;
}

std::vector<Explanation> Origins::recorded(const std::string& source) const {
  auto steps = file_of("monthly_input", "r.earning_month = $3 AND r.source = $4", {store::bind(run_.month.month), store::bind(source)});
  if (steps.empty()) steps.push_back(step(say("本月没有录入，按薪资组规定的缺省", "not recorded this month: what the salary group states for absence"), ""));
  return steps;
}

std::vector<Explanation> Origins::contribution(const std::string& code) const {
  const auto wanted = insurance_of(code);
  std::vector<Explanation> steps;
  for (const auto& line : result_.charges) {
    const bool fund = line.charge.insurance == Insurance::housing_fund;
    if (wanted ? *wanted == line.charge.insurance : !fund) steps.push_back(charge(line));
  }
  return steps;
}

void Origins::add_source(Explanation& to, std::string_view what, const std::string& value, const policy::FactInfo* fact) const {
  auto detail = step(std::string(what), value);
  if (fact) {
    const auto& source = fact->source;
    detail.steps.push_back(step(say("政策 ", "policy fact ") + fact->id + say("：", ": ") + source.title + (source.url.empty() ? "" : "  " + source.url), ""));
  }
  to.steps.push_back(std::move(detail));
}

Explanation Origins::charge(const payroll::ChargeLine& line) const {
  if (line.back_pay) return back_payment(line, lang_);
  const auto& charge = line.charge;
  auto tree = step(policy::label(charge.insurance).in(lang_) + say("：单位 ", ": employer ") + charge.employer.to_string() + say("，个人 ", ", employee ") + charge.employee.to_string(), "");
  const auto* plan = plan_of(line);
  tree.steps.push_back(step(say("申报基数", "declared base"), charge.declared_base.to_string()));
  if (plan) tree.steps.back().steps = file_of("enrolment", "r.entity = $3 AND r.from_month = $4", {store::bind(plan->entity), store::bind(plan->from.month)});
  tree.steps.push_back(step(charge.clamp == contribution::Charge::Clamp::floor ? say("缴费基数（低于下限，按下限）", "base, raised to the floor")
                            : charge.clamp == contribution::Charge::Clamp::cap ? say("缴费基数（高于上限，按上限）", "base, cut to the cap")
                                                                               : say("缴费基数", "base"),
                            charge.base.to_string()));
  const policy::Query query{.place = line.place,
                            .insurance = charge.insurance,
                            .attributes = {.scheme = plan ? plan->scheme : "", .household = result_.person.household, .district = plan ? plan->district : ""},
                            .month = CoverageMonth{run_.month.month},
                            .known = run_.known,
                            .account = line.account};
  const auto terms = library_.resolve(query);
  const auto source = [&](const auto& known) { return terms && known ? known->fact : nullptr; };
  if (terms && terms->floor) add_source(tree, say("下限", "floor"), terms->floor->value.to_string(), terms->floor->fact);
  if (terms && terms->cap) add_source(tree, say("上限", "cap"), terms->cap->value.to_string(), terms->cap->fact);
  const policy::Terms none;
  const auto& known = terms ? *terms : none;
  if (charge.employer_rate) add_source(tree, say("单位比例", "employer rate"), charge.employer_rate->percent(), source(known.employer.rate));
  if (charge.employee_rate) add_source(tree, say("个人比例", "employee rate"), charge.employee_rate->percent(), source(known.employee.rate));
  if (!charge.employer_fixed.is_zero()) add_source(tree, say("单位定额", "employer fixed amount"), charge.employer_fixed.to_string(), source(known.employer.fixed));
  if (!charge.employee_fixed.is_zero()) add_source(tree, say("个人定额", "employee fixed amount"), charge.employee_fixed.to_string(), source(known.employee.fixed));
  if (charge.total_clamp != contribution::Charge::Clamp::none)
    tree.steps.push_back(step(say("单位与个人合计受当地月缴存额上下限限制", "both sides together limited by the place's monthly deposit bounds"), (charge.employer + charge.employee).to_string()));
  add_source(tree, say("取整", "rounding"), charge.rounding.label().in(lang_), terms ? terms->rounding_fact : nullptr);
  return tree;
}

const payroll::EnrolmentPlan* Origins::plan_of(const payroll::ChargeLine& line) const {
  for (const auto& plan : facts_.enrolments)
    if (plan.entity == result_.entity && plan.place == line.place) return &plan;
  return nullptr;
}

std::vector<Explanation> Origins::wage_tax() const {
  const auto& working = result_.tax;
  if (working.income_kind != payroll::IncomeKind::wage) return {};
  if (is_non_resident(working)) return separate_tax("tax.wage");
  const auto& wage = working.wage;
  const auto& after = wage.after;
  auto before = step(say("以前月份已扣", "withheld before"), working.before.withheld.to_string());
  before.steps = withheld_before();
  std::vector<Explanation> steps{
      step(say("税款所属期", "tax month"), working.month.to_string()),
      step(say("累计收入", "income to date"), after.income.to_string()),
      step(say("累计免税收入", "exempt to date"), after.exempt.to_string()),
      step(say("累计减除费用", "basic deduction to date") + basic_rule(working.input), wage.cumulative_basic.to_string()),
      step(say("累计专项扣除（三险一金）", "contributions to date"), after.special.to_string()),
      step(say("累计专项附加扣除", "special additional deductions to date"), after.special_additional.to_string()),
      step(say("累计其他扣除", "other deductions to date"), after.other.to_string()),
      step(say("累计应纳税所得额", "taxable to date"), wage.cumulative_taxable.to_string()),
      step(say("预扣率 ", "rate ") + wage.rate.percent() + say("，速算扣除 ", ", quick deduction ") + wage.quick_deduction.to_string() + say("，累计税额", ", tax to date"), wage.cumulative_tax.to_string()),
      std::move(before),
      step(say("本月应扣（个人所得税法；国家税务总局公告 2018 年第 61 号第六条）", "due this month (STA announcement 2018 No. 61 art. 6)"), wage.due.to_string()),
  };
  if (!working.bonus_merged.is_zero())
    steps.insert(steps.begin() + 2, step(say("其中本月并入的全年一次性奖金", "with the full-year bonus merged this month"), working.bonus_merged.to_string()));
  return steps;
}

// Figures of the year so far: a file's, or those a closed run wrote.
std::vector<Explanation> Origins::withheld_before() const {
  std::string through;
  std::int64_t run = 0;
  const auto status = workspace_.store().connection().query(
      "SELECT through_month, coalesce(run, 0) FROM year_to_date WHERE batch <= $1 AND employee = $2 AND entity = $3 AND through_month < $4 ORDER BY through_month DESC, batch DESC LIMIT 1",
      {store::bind(run_.known_batch), store::bind(result_.person.employee), store::bind(result_.entity), store::bind(result_.tax.month.month)}, [&](const store::Row& row) -> Status {
        through = row.text(0);
        run = row.integer(1);
        return {};
      });
  if (!status || through.empty() || through.substr(0, 4) != result_.tax.month.to_string().substr(0, 4)) return {};
  if (run != 0) return {step(say("批次 " + std::to_string(run) + " 关账后的累计，截至 " + through, "to date after run " + std::to_string(run) + ", through " + through), "")};
  return file_of("year_to_date", "r.entity = $3 AND r.through_month = $4", {store::bind(result_.entity), store::bind(through)});
}

// How the months of the basic deduction were counted.
std::string Origins::basic_rule(const tax::MonthInput& input) const {
  using Rule = tax::BasicDeductionRule;
  if (input.rule == Rule::first_job_in_year) return say("（当年首次入职，自一月起算，2020 年第 13 号）", " (first wages of the year, from January: STA 2020 No. 13)");
  if (input.rule == Rule::sixty_thousand) return say("（一次扣除 6 万元，2020 年第 19 号）", " (60000 at once: STA 2020 No. 19)");
  const std::string months = std::to_string(input.basic_months);
  return say("（在本单位任职 ", " (") + months + say(" 个月）", " months employed here)");
}

std::vector<Explanation> Origins::bonus_tax() const {
  if (!result_.tax.bonus) return separate_tax("tax.bonus");
  const auto& bonus = *result_.tax.bonus;
  return {
      step(say("全年一次性奖金", "full-year bonus"), bonus.bonus.to_string()),
      step(say("除以 12 找税率", "a twelfth chooses the rate"), bonus.per_month.normalized().to_string()),
      step(say("税率 ", "rate ") + bonus.rate.percent() + say("，速算扣除 ", ", quick deduction ") + bonus.quick_deduction.to_string() +
               say("（财税〔2018〕164 号第一条）", " (Caishui 2018 No. 164 art. 1)"),
           bonus.tax.to_string()),
  };
}

std::vector<Explanation> Origins::labour_tax() const {
  if (!result_.tax.labour) return separate_tax("tax.labour");
  const auto& labour = *result_.tax.labour;
  const auto& result = labour.withholding;
  const auto& sums = result.after.figures;
  std::vector<Explanation> steps{
      step(say("累计劳务报酬", "labour remuneration to date"), sums.income.to_string()),
      step(say("费用 20%", "expenses 20%"), result.expense.to_string())};
  if (!result.agent_cost.is_zero()) steps.push_back(step(say("展业成本 25%", "agent's cost 25%"), result.agent_cost.to_string()));
  if (!sums.surcharges.is_zero()) steps.push_back(step(say("附加税费", "surcharges"), sums.surcharges.to_string()));
  const std::string months = std::to_string(labour.months);
  steps.push_back(step(say("累计减除费用，" + months + " 个月", "basic deduction, " + months + " months"), result.cumulative_basic.to_string()));
  steps.push_back(step(say("累计应纳税所得额", "taxable to date"), result.cumulative_taxable.to_string()));
  steps.push_back(step(say("预扣率 ", "rate ") + result.rate.percent() + say("，速算扣除 ", ", quick deduction ") + result.quick_deduction.to_string() + say("，累计税额", ", tax to date"), result.cumulative_tax.to_string()));
  steps.push_back(step(say("以前月份已扣", "withheld before"), result_.tax.others_before.labour.withheld.to_string()));
  steps.push_back(step(tax::label(labour.scope).in(lang_) + say("，累计预扣法，本月应扣", ", cumulative method, due this month"), result.due.to_string()));
  return steps;
}

std::vector<Explanation> Origins::separate_tax(const std::string& code) const {
  using Kind = payroll::SeparateTax::Kind;
  const auto input_of = [](Kind kind) -> std::string_view {
    switch (kind) {
      case Kind::labour_payment:
      case Kind::author_payment:
      case Kind::royalty_payment: return "tax.labour";
      case Kind::non_resident_wage: return "tax.wage";
      case Kind::non_resident_bonus: return "tax.bonus";
      default: return "tax.separate";
    }
  };
  std::vector<Explanation> steps;
  for (const auto& each : result_.tax.separate) {
    if (input_of(each.kind) != code) continue;
    auto tree = step(payroll::label(each.kind).in(lang_) + say("（", " (") + payroll::basis(each.kind).in(lang_) + say("）", ")"), each.tax.to_string());
    tree.steps.push_back(step(say("收入", "income"), each.income.to_string()));
    if (!each.exempt.is_zero()) tree.steps.push_back(step(say("不计税部分", "not taxed"), each.exempt.to_string()));
    if (!each.before.is_zero())
      tree.steps.push_back(step(each.kind == Kind::internal_retirement ? say("减：当月工资单独应纳", "less the tax of the month's wage alone") : say("本年以前已计税的收入", "taxed earlier this year"), each.before.to_string()));
    if (each.months != 0) tree.steps.push_back(step(say("距法定退休月数", "months to the statutory age"), std::to_string(each.months)));
    tree.steps.push_back(step(say("应纳税所得额", "taxable"), each.taxable.to_string()));
    tree.steps.push_back(step(say("税率 ", "rate ") + each.rate.percent() + say("，速算扣除", ", quick deduction"), each.quick_deduction.to_string()));
    steps.push_back(std::move(tree));
  }
  return steps;
}

std::vector<Explanation> Origins::grossed_up() const {
  const auto& tax = result_.tax;
  if (tax.net_agreed.is_zero()) return {};
  Money contributions;
  for (const auto& line : result_.charges) contributions += line.charge.employee;
  return {step(say("约定税后工资", "agreed after tax"), tax.net_agreed.to_string()),
          step(say("个人缴费", "employee contributions"), contributions.to_string()),
          step(say("本月个税（用还原后的工资正算）", "tax of the month, calculated forward"), tax.wage.due.to_string()),
          step(say("税前工资：扣除以上两项后不少于约定数的最小金额", "the smallest gross that leaves no less than agreed"), tax.grossed_up.to_string())};
}

std::vector<Explanation> Origins::total_tax() const {
  std::vector<Explanation> all;
  const auto& tax = result_.tax;
  const auto add = [&](std::string title, Money amount, std::vector<Explanation> steps) {
    if (amount.is_zero() && steps.empty()) return;
    all.push_back(step(std::move(title), amount.to_string()));
    all.back().steps = std::move(steps);
  };
  add(say("工资薪金", "wages"), tax_on_wages(tax), wage_tax());
  add(say("年终奖", "full-year bonus"), tax_on_bonus(tax), bonus_tax());
  add(say("劳务报酬", "labour remuneration"), tax_on_labour(tax), labour_tax());
  add(say("单独计税", "taxed by themselves"), tax_on_separate(tax), separate_tax("tax.separate"));
  return all;
}

std::vector<Explanation> Origins::minimum_wage() const {
  const auto known = library_.minimum_wage(result_.place, run_.month.month, run_.known);
  if (!known) return {};
  Explanation holder;
  add_source(holder, say("月最低工资标准", "monthly minimum wage"), known->value.to_string(), known->fact);
  return std::move(holder.steps);
}

}  // namespace fenhao::month
