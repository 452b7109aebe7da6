#include "payroll/standing_checks.h"

#include <algorithm>

#include "labour/civil_months.h"
#include "labour/one_employer.h"
#include "payroll/figures.h"

namespace fenhao::payroll {
namespace {

using contribution::Duty;
using contribution::Worker;
using contribution::WorkKind;
using contribution::WorkTerms;
using policy::Insurance;

// Where somebody comes from, by the document; absent for documents that do not tell.
std::optional<Worker::Origin> origin_of(const people::Person& person) {
  switch (person.identity_kind) {
    case IdentityKind::resident_id:
    case IdentityKind::passport_cn: return Worker::Origin::mainland;
    case IdentityKind::hk_macau_travel_permit:
    case IdentityKind::hk_macau_residence_permit:
    case IdentityKind::taiwan_travel_permit:
    case IdentityKind::taiwan_residence_permit: return Worker::Origin::hk_macau_taiwan;
    case IdentityKind::passport_foreign:
    case IdentityKind::foreigner_permanent_resident:
    case IdentityKind::foreigner_work_permit_a:
    case IdentityKind::foreigner_work_permit_b:
    case IdentityKind::foreigner_work_permit_c: return Worker::Origin::foreign;
    case IdentityKind::other: break;
  }
  return std::nullopt;
}

std::set<Insurance> enrolled_in(const EmployeeResult& result) {
  std::set<Insurance> insurances;
  for (const auto& line : result.charges)
    if (!line.back_pay) insurances.insert(line.charge.insurance);
  return insurances;
}

Text list(const std::vector<Insurance>& insurances) {
  Text text;
  for (const auto insurance : insurances) {
    const auto name = policy::label(insurance);
    text.zh += (text.zh.empty() ? "" : "、") + name.zh;
    text.en += (text.en.empty() ? "" : ", ") + name.en;
  }
  return text;
}

// What the employer must insure by the kind of work alone; absent where the person decides (duties()).
std::optional<std::map<Insurance, Duty>> by_kind(WorkKind kind) {
  switch (kind) {
    case WorkKind::part_time: return std::map<Insurance, Duty>{{Insurance::work_injury, Duty::required}};
    case WorkKind::intern:
      return std::map<Insurance, Duty>{{Insurance::pension, Duty::none}, {Insurance::medical, Duty::none}, {Insurance::unemployment, Duty::none},
                                       {Insurance::maternity, Duty::none}, {Insurance::housing_fund, Duty::none}};
    case WorkKind::dispatched: return std::map<Insurance, Duty>{};  // one_employer looks at them
    case WorkKind::full_time:
    case WorkKind::over_age: break;
  }
  return std::nullopt;
}

// What makes the duties what they are, for the message.
Text basis_of(const Worker& worker, const WorkTerms* terms, bool several, bool is_service) {
  if (is_service) return {"发的是劳务报酬等，没有劳动关系，不参加职工社会保险和公积金", "labour remuneration is no employment: no employees' insurance or fund"};
  if (terms && terms->kind == WorkKind::part_time) return {"非全日制用工只须由单位缴工伤保险（劳社部发〔2003〕12号）", "part-time work: work injury only through the employer (Laoshebufa 2003 No. 12)"};
  if (terms && terms->kind == WorkKind::intern) return {"实习学生没有劳动关系，不参加职工社会保险和公积金", "an intern has no employment: no employees' insurance or fund"};
  if (several) return {"多个单位任职，工伤保险由各单位分别缴（《社会保险法》第三十三条）", "several employers: each pays work injury (Social Insurance Law art. 33)"};
  if (worker.over_retirement_age) return {"超龄用工自 2026-07-01 起必须参加工伤保险，已领养老金的不再缴养老、医疗（超龄劳动者基本权益保障暂行规定第十五条至第十七条）",
                                          "over-age work: work injury is mandatory from 2026-07-01; no pension and medical for who draws a pension (Order 56 of 2026 art. 15–17)"};
  switch (worker.origin) {
    case Worker::Origin::hk_macau_taiwan: return {"港澳台居民在内地就业应参加五险，有当地参保证明的可不参加养老、失业（人社部、医保局令第41号）", "Hong Kong, Macau, Taiwan: all five, pension and unemployment not with proof of home cover (Order 41)"};
    case Worker::Origin::foreign: return {"外国人在境内就业应参加五险，协定国人员凭证明免缴协定险种（人社部令第16号）", "foreigners: all five, less what a treaty exempts with a certificate (Order 16 of 2011)"};
    case Worker::Origin::mainland: break;
  }
  return {"职工应参加五险和住房公积金（《社会保险法》第十条、第二十三条、第三十三条、第四十四条、第五十三条；《住房公积金管理条例》第十五条）",
          "employees are in all five insurances and the fund (Social Insurance Law art. 10, 23, 33, 44, 53; Housing Fund Regulations art. 15)"};
}

labour::ContractKind kind_of(contribution::ContractForm form) {
  switch (form) {
    case contribution::ContractForm::open_ended: return labour::ContractKind::open_ended;
    case contribution::ContractForm::by_task: return labour::ContractKind::by_task;
    case contribution::ContractForm::fixed_term: break;
  }
  return labour::ContractKind::fixed_term;
}

// The statutory age; that of special posts is a worker's.
people::RetirementCategory womens_category(contribution::Post post) {
  return post == contribution::Post::management ? people::RetirementCategory::female55 : people::RetirementCategory::female50;
}

std::string months_text(int months) { return std::to_string(months / 12) + " 年" + (months % 12 ? " " + std::to_string(months % 12) + " 个月" : ""); }

}  // namespace

StandingChecks::StandingChecks(const RunView& view, const MonthFacts& facts, const Rules& rules) : view_(view), facts_(facts), rules_(rules) {
  for (const auto& terms : facts.work_terms) terms_[{terms.entity, terms.employee}] = &terms;
  for (const auto& result : view.employees) {
    ++payers_[result.person.employee];
    paid_by_.insert({result.entity, result.person.employee});
  }
  const Month month = facts.month.month;
  for (const auto& plan : facts.enrolments)
    if (plan.from.month <= month && (!plan.to || month <= *plan.to)) insured_by_.emplace(plan.employee, plan.entity);
  const Date day = month.last_day();
  const auto take = [](auto& target, auto&& found) {
    if (found) target = std::move(*found);
  };
  if (rules.retirement) take(retirement_, rules.retirement->at(day));
  if (rules.labour) {
    take(probation_, rules.labour->at<labour::ProbationRules>(day));
    take(leaving_, rules.labour->at<labour::LeavingRules>(day));
  }
  if (rules.settings) {
    take(bounds_, rules.settings->at<labour::ProbationBounds>(day));
    take(injury_, rules.settings->at<contribution::OverAgeInjury>(day));
    take(late_, rules.settings->at<people::LateRetirementMinimum>(day));
    take(special_, rules.settings->at<people::SpecialPosts>(day));
    take(fund_, rules.settings->at<transfer::FundTransferWait>(day));
  }
  if (rules.transfer) take(medical_, rules.transfer->at<transfer::MedicalTransferRules>(day));
}

const WorkTerms* StandingChecks::terms_of(const EmployeeResult& result) const {
  const auto found = terms_.find({result.entity, result.person.employee});
  return found == terms_.end() ? nullptr : found->second;
}

std::vector<Notice> StandingChecks::of(const EmployeeResult& result, const FigurePositions& columns) {
  std::vector<Notice> notices;
  const auto* terms = terms_of(result);
  duties(result, terms, notices);
  retirement(result, terms, notices);
  pension_after_retirement(result, terms, notices);
  leaving(result, notices);
  one_employer(result, terms, notices);
  if (terms) probation(result, columns, *terms, notices);
  return notices;
}

bool StandingChecks::past_retirement(const EmployeeResult& result, const WorkTerms* terms) const {
  const Month month = facts_.month.month;
  if (terms && (terms->kind == WorkKind::over_age || terms->draws_pension)) return true;
  if (terms && terms->retires_late_until && month <= *terms->retires_late_until) return false;
  if (!retirement_) return false;
  const auto& person = result.person;
  if (terms && terms->post && person.sex == Gender::female) {
    const auto category = womens_category(*terms->post);
    const auto found = people::retirement_of(*retirement_, person.birth.month(), category);
    return found && found->past(month);
  }
  const auto standing = people::retirement_standing(*retirement_, person.birth, person.sex, month);
  return standing && *standing == people::RetirementStanding::past;
}

void StandingChecks::pension_after_retirement(const EmployeeResult& result, const WorkTerms* terms, std::vector<Notice>& notices) const {
  const Month month = facts_.month.month;
  if (!retirement_ || !enrolled_in(result).contains(Insurance::pension)) return;
  if (terms && (terms->agreed_to_contribute || terms->draws_pension)) return;  // agreed, or told as not due
  if (terms && terms->retires_late_until && month <= *terms->retires_late_until) return;
  if (past_retirement(result, terms)) {
    notices.push_back(warning(result.person.employee, "past_retirement", {"已过法定退休年龄仍在缴养老保险；请核实是否延迟退休或应停保", "past the statutory retirement age and still insured for pension: late retirement, or end the enrolment"}));
    return;
  }
  if (terms && terms->post) return;
  const auto standing = people::retirement_standing(*retirement_, result.person.birth, result.person.sex, month);
  if (standing && *standing == people::RetirementStanding::maybe_past)
    notices.push_back(warning(result.person.employee, "maybe_past_retirement", {"按女工人岗位已过法定退休年龄，按管理技术岗位未到；请核对岗位类别", "past the retirement age of a worker's post, not of a management or technical one: check the post"}));
}

// Only where a plan exists: who has none is told as not_enrolled.
void StandingChecks::duties(const EmployeeResult& result, const WorkTerms* terms, std::vector<Notice>& notices) {
  if (!rules_.labour) return;
  const auto origin = origin_of(result.person);
  const auto enrolled = enrolled_in(result);
  if (!origin || enrolled.empty()) return;
  const bool several = payers_[result.person.employee] > 1;
  Worker worker{.origin = *origin, .over_retirement_age = past_retirement(result, terms)};
  if (injury_) worker.over_age_injury = injury_->duty();
  if (terms) {
    worker.home_cover_proved = terms->home_cover_proved;
    worker.exempt_by_treaty = terms->exempt_by_treaty;
    worker.draws_pension = terms->draws_pension;
    worker.agreed_to_contribute = terms->agreed_to_contribute;
  }
  const bool is_service = result.tax.income_kind != IncomeKind::wage && !(terms && terms->kind == WorkKind::over_age);
  auto due = is_service ? by_kind(WorkKind::intern) : terms ? by_kind(terms->kind) : std::nullopt;
  if (!due && several) due = std::map<Insurance, Duty>{{Insurance::work_injury, Duty::required}};
  if (!due) {
    auto found = contribution::duties(worker, CoverageMonth{facts_.month.month});
    if (!found) return;  // over age before Order 56: by the province
    due = std::move(*found);
  }
  std::vector<Insurance> missing, not_due;
  for (const auto& [insurance, duty] : *due) {
    const auto& charged = charged_at(result.charges.front().place);
    const bool by_itself = std::ranges::find(charged, insurance) != charged.end();
    if (duty == Duty::required && by_itself && !enrolled.contains(insurance)) missing.push_back(insurance);
    if (duty == Duty::none && enrolled.contains(insurance)) not_due.push_back(insurance);
  }
  if (missing.empty() && not_due.empty()) return;
  const Text basis = basis_of(worker, terms, several, is_service);
  if (!missing.empty()) {
    const Text names = list(missing);
    notices.push_back(warning(result.person.employee, "insurance_missing", {"参保方案缺 " + names.zh + "；" + basis.zh, "the contribution plan lacks " + names.en + "; " + basis.en}));
  }
  if (!not_due.empty()) {
    const Text names = list(not_due);
    notices.push_back(warning(result.person.employee, "insurance_not_due", {"参保方案多了 " + names.zh + "；" + basis.zh, "the contribution plan has " + names.en + ", which is not due; " + basis.en}));
  }
}

// The payer of a run pays and withholds tax; the contract may name another, and another may insure. Without stated terms
// the payer stands for the contract party.
void StandingChecks::one_employer(const EmployeeResult& result, const WorkTerms* terms, std::vector<Notice>& notices) const {
  const auto* entity = view_.entity(result.entity);
  const bool own = !terms || terms->contract_party.empty() || terms->contract_party == result.entity || (entity && terms->contract_party == entity->name);
  const std::string party = own ? result.entity : terms->contract_party;
  const std::string insurer = insurer_of(result).value_or(party);
  const auto apart = labour::roles_apart({party, result.entity, result.entity, insurer});
  if (!apart || apart->empty()) return;
  Text roles;
  for (const auto role : *apart) {
    const auto name = labour::label(role);
    const std::string& who = role == labour::EmployerRole::insurance_payer ? insurer : result.entity;
    roles.zh += (roles.zh.empty() ? "" : "、") + name.zh + " " + who;
    roles.en += (roles.en.empty() ? "" : ", ") + name.en + " " + who;
  }
  notices.push_back(warning(result.person.employee, "employers_apart",
                            {(terms ? "合同甲方是 " : "发薪单位是 ") + party + "，与 " + roles.zh + " 不一致（《劳动合同法》第二条、第十条，《个人所得税法》第九条，《社会保险法》第五十八条至第六十条）",
                             (terms ? "party to the contract is " : "the payer is ") + party + ", apart from " + roles.en + " (Labour Contract Law art. 2, 10; IIT Law art. 9; Social Insurance Law art. 58–60)"}));
}

// The entity whose plan covers the person this month; the payer's own before another's.
std::optional<std::string> StandingChecks::insurer_of(const EmployeeResult& result) const {
  if (!result.charges.empty()) return result.entity;
  const auto [first, last] = insured_by_.equal_range(result.person.employee);
  for (auto plan = first; plan != last; ++plan)
    if (!paid_by_.contains({plan->second, plan->first})) return plan->second;
  return std::nullopt;
}

// In the months before the statutory one as many as the law gives for an early notice, and in that month.
void StandingChecks::retirement(const EmployeeResult& result, const WorkTerms* terms, std::vector<Notice>& notices) const {
  if (!retirement_ || (terms && (terms->draws_pension || terms->kind == WorkKind::over_age))) return;
  if (terms && terms->retires_late_until) return late_retirement(result, *terms, notices);
  if (terms && terms->post == contribution::Post::special) special_post(result, notices);
  using people::RetirementCategory;
  std::vector<std::pair<RetirementCategory, Text>> possible;
  if (result.person.sex == Gender::male) possible = {{RetirementCategory::male60, {"", ""}}};
  else if (!terms || !terms->post) possible = {{RetirementCategory::female50, {"按工人岗位", "for a worker's post "}}, {RetirementCategory::female55, {"按管理技术岗位", "for a management or technical post "}}};
  else possible = {{womens_category(*terms->post), {"", ""}}};
  const Month month = facts_.month.month;
  for (const auto& [category, post] : possible) {
    const auto found = people::retirement_of(*retirement_, result.person.birth.month(), category);
    if (!found) continue;
    const int ahead = found->statutory - month;
    if (ahead < 0 || ahead > retirement_->early_notice) continue;
    const std::string by = people::late_agreement_by(*retirement_, found->statutory).to_string();
    notices.push_back(warning(result.person.employee, "retirement_ahead",
                              {post.zh + "法定退休月 " + found->statutory.to_string() + "，还有 " + std::to_string(ahead) + " 个月；最低缴费 " + months_text(found->minimum_contribution_months) +
                                   "，要延迟退休须在 " + by + " 前书面约定（国务院关于渐进式延迟法定退休年龄的办法；人社部发〔2024〕94号）",
                               post.en + "the statutory retirement month is " + found->statutory.to_string() + ", in " + std::to_string(ahead) + " months; " + std::to_string(found->minimum_contribution_months) +
                                   " months of contributions are needed; late retirement is agreed in writing by " + by + " (State Council Measures; MOHRSS 2024 No. 94)"}));
  }
}

// What somebody who agreed to retire late must have contributed by then.
void StandingChecks::late_retirement(const EmployeeResult& result, const WorkTerms& terms, std::vector<Notice>& notices) const {
  const Month chosen = *terms.retires_late_until;
  const int ahead = chosen - facts_.month.month;
  if (!late_ || ahead < 0 || ahead > retirement_->early_notice) return;
  const auto category = result.person.sex == Gender::male ? people::RetirementCategory::male60 : womens_category(terms.post.value_or(contribution::Post::management));
  const auto found = people::retirement_of(*retirement_, result.person.birth.month(), category);
  if (!found) return;
  const int months = late_->months_needed(*retirement_, *found, chosen);
  notices.push_back(warning(result.person.employee, "retirement_ahead",
                            {"约定延迟退休至 " + chosen.to_string() + "，还有 " + std::to_string(ahead) + " 个月；最低缴费 " + months_text(months) + "（" + late_->basis.document + "；口径见 late_retirement_minimum）",
                             "retires late in " + chosen.to_string() + ", in " + std::to_string(ahead) + " months; " + std::to_string(months) + " months of contributions are needed (setting late_retirement_minimum)"}));
}

// From some months before the first month a special post may retire in, until that month.
void StandingChecks::special_post(const EmployeeResult& result, std::vector<Notice>& notices) const {
  if (!special_) return;
  const auto first = special_->first_month(*retirement_, result.person.birth.month(), result.person.sex);
  if (!first) return;
  const int ahead = *first - facts_.month.month;
  if (ahead < 0 || ahead > retirement_->early_notice) return;
  notices.push_back(warning(result.person.employee, "retirement_ahead",
                            {"特殊工种，符合条件的最早可在 " + first->to_string() + " 申请提前退休，还有 " + std::to_string(ahead) + " 个月；工种和年限以主管机关核定为准（口径见 special_posts）",
                             "a special post: early retirement may be asked for from " + first->to_string() + ", in " + std::to_string(ahead) + " months; the authority confirms post and years (setting special_posts)"}));
}

void StandingChecks::probation(const EmployeeResult& result, const FigurePositions& columns, const WorkTerms& terms, std::vector<Notice>& notices) const {
  const Month month = facts_.month.month;
  if (!terms.probation_to || !probation_ || *terms.probation_to < month.first_day()) return;
  if (terms.contract) {
    labour::ContractTerm term{.kind = kind_of(*terms.contract)};
    if (terms.contract_from && terms.contract_to)
      if (const auto length = labour::months_and_days(*terms.contract_from, *terms.contract_to)) term.months = length->months;
    const auto longest = labour::longest_probation_months(term, *probation_);
    const Date begins = terms.contract_from.value_or(terms.from);
    if (longest && *terms.probation_to >= labour::months_after(begins, *longest))
      notices.push_back(warning(result.person.employee, "probation_too_long",
                                {"试用期到 " + terms.probation_to->to_string() + "，超过这份合同最长 " + std::to_string(*longest) + " 个月（" + probation_->basis.document + "）",
                                 "the probation ends on " + terms.probation_to->to_string() + ", beyond the " + std::to_string(*longest) + " months this contract allows (Labour Contract Law art. 19)"}));
  }
  const Figures figures(result, columns);
  const auto paid = figures.amount(figures.at.minimum_wage_pay);
  if (!terms.agreed_wage || !bounds_ || !paid || !figures.full_attendance() || *terms.probation_to < month.last_day()) return;
  const auto minimum = rules_.library->minimum_wage(result.place, month, facts_.known);
  if (!minimum) return;
  const auto least = labour::least_probation_pay({*terms.agreed_wage, std::nullopt, minimum->value}, bounds_->reading(), *probation_);
  if (!least || *paid >= *least) return;
  notices.push_back(warning(result.person.employee, "probation_pay_low",
                            {"试用期工资 " + paid->to_string() + "，低于转正工资 " + terms.agreed_wage->to_string() + " 的 " + probation_->least_of_wage.percent() + " 或最低工资，最少 " + least->to_string() + "（" + probation_->basis.document + "）",
                             "probation pay of " + paid->to_string() + " is below " + probation_->least_of_wage.percent() + " of the agreed wage " + terms.agreed_wage->to_string() + " or the minimum wage: at least " + least->to_string() + " (Labour Contract Law art. 20)"}));
}

void StandingChecks::leaving(const EmployeeResult& result, std::vector<Notice>& notices) const {
  if (!leaving_ || !result.last_day || result.last_day->month() != facts_.month.month) return;
  const auto duties = labour::leaving_duties(*result.last_day, *leaving_);
  Text gap;
  if (medical_)
    gap = {"；医保中断不超过 " + std::to_string(medical_->gap_months) + " 个月补缴后待遇不断", "; a gap in medical cover of up to " + std::to_string(medical_->gap_months) + " months is closed by a back payment"};
  if (fund_ && enrolled_in(result).contains(Insurance::housing_fund)) {
    const std::string from = fund_->apply_from(result.last_day->month()).to_string(), days = std::to_string(fund_->working_days);
    gap.zh += "；公积金异地转移一般 " + from + " 起可申请，约 " + days + " 个工作日到账（口径见 fund_transfer_wait）";
    gap.en += "; the housing fund can usually be moved to another city from " + from + ", the money takes about " + days + " working days (setting fund_transfer_wait)";
  }
  notices.push_back(warning(result.person.employee, "leaving",
                            {"最后工作日 " + result.last_day->to_string() + "：当天出具离职证明，" + duties.transfer_by.to_string() + " 前办好档案和社会保险转移（" + leaving_->basis.document + "）" + gap.zh,
                             "last day " + result.last_day->to_string() + ": certificate on that day, file and insurance moved by " + duties.transfer_by.to_string() + " (Labour Contract Law art. 50)" + gap.en}));
}

const std::vector<Insurance>& StandingChecks::charged_at(const std::string& place) {
  const auto [at, first] = charged_.try_emplace(place);
  if (first)
    if (auto known = rules_.library->insurances(place, CoverageMonth{facts_.month.month}, facts_.known)) at->second = std::move(*known);
  return at->second;
}

}  // namespace fenhao::payroll
