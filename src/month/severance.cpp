#include "month/severance.h"

#include <algorithm>

#include "intake/records_store.h"
#include "payroll/retro_store.h"

namespace fenhao::month {
namespace {

using formula::Explanation;

Result<people::Employment> employment_on(store::Store& store, const SeveranceRequest& request) {
  FENHAO_TRY(batch, store.highest_id("batch"));
  FENHAO_TRY(rows, intake::load_employments(store, {batch, request.employee}));
  const people::Employment* found = nullptr;
  for (const auto& row : rows)
    if (row.from <= request.last_day && (!row.last_day || *row.last_day >= request.last_day) && (!found || found->from < row.from)) found = &row;
  if (found) return *found;
  return fail(Error(ErrorCode::not_found, {"工号 " + request.employee + " 在 " + request.last_day.to_string() + " 没有任职", "employee " + request.employee + " is not employed on " + request.last_day.to_string()})
                  .way_out({"核对工号和最后工作日", "check the employee number and the last day"}));
}

struct Wages {
  int months = 0;
  Money average, last_month;
};

// From the closed months before the month of leaving, unless stated.
Result<Wages> wages_of(store::Store& store, const SeveranceRequest& request, const people::Employment& employment, const labour::SeveranceRules& rules) {
  Wages wages;
  FENHAO_TRY(recent, payroll::load_recent_pay(store, EarningMonth{request.last_day.month()}, {request.employee}));
  const auto own = std::ranges::find(recent, employment.entity, &payroll::RecentPay::entity);
  if (own != recent.end()) {
    wages.months = own->months;
    wages.last_month = own->last_gross;
    if (own->months > 0) wages.average = Money::round(divide(own->gross_total.decimal(), Decimal(own->months), 2, RoundingMode::half_up), Rounding::half_up_fen);
  }
  const int worked = std::min(rules.averaged_months, request.last_day.month() - employment.hired.month());
  if (request.average) {
    wages.months = 0;
    wages.average = *request.average;
  } else if (wages.months == 0 || wages.months < worked) {
    return fail(Error(ErrorCode::not_found, {"离职前十二个月只知道 " + std::to_string(wages.months) + " 个已关账的月份，应有 " + std::to_string(std::max(worked, 1)) + " 个",
                                             "only " + std::to_string(wages.months) + " closed months of the last twelve are known, " + std::to_string(std::max(worked, 1)) + " were worked"})
                    .way_out({"用 --average 写明离职前十二个月平均应发工资", "state the average of the last twelve months with --average"}));
  }
  if (request.last_month) wages.last_month = *request.last_month;
  if (request.in_lieu && wages.last_month.is_zero())
    return fail(Error(ErrorCode::not_found, {"不知道上一个月的工资，算不出代通知金", "the wage of the last month is not known: no pay in lieu of notice"})
                    .way_out({"用 --last-month 写明", "state it with --last-month"}));
  return wages;
}

std::string months_text(const labour::ServiceLength& service, Lang lang) {
  const std::string years = std::to_string(service.full_months / 12), months = std::to_string(service.full_months % 12);
  return lang == Lang::zh ? years + " 年 " + months + " 个月" + (service.more_days ? "多" : "") : years + " years " + months + " months" + (service.more_days ? " and days" : "");
}

}  // namespace

Result<SeveranceEstimate> estimate_severance(Workspace& workspace, const SeveranceRequest& request) {
  auto& store = workspace.store();
  const auto& law = workspace.law();
  const auto& texts = workspace.texts_known_on(request.known);
  const Date day = request.last_day;
  FENHAO_TRY(employment, employment_on(store, request));
  FENHAO_TRY(rules, texts.labour.at<labour::SeveranceRules>(day));
  FENHAO_TRY(earlier, texts.labour.at<labour::EarlierServiceRules>(day));
  FENHAO_TRY(wages, wages_of(store, request, employment, rules));
  FENHAO_TRY(city, law.library.average_wage(employment.place, day.year() - 1, request.known));
  FENHAO_TRY(minimum, law.library.minimum_wage(employment.place, day.month(), request.known));
  FENHAO_TRY(counted, texts.settings.at<labour::EarlierServiceCount>(day));
  const auto reading = request.unlawful ? labour::EarlierServiceReading::one_count : request.earlier.value_or(counted.reading());
  FENHAO_TRY(service, labour::service_parts(employment.hired, day, reading, earlier));
  SeveranceEstimate estimate{.hired = employment.hired, .last_day = day, .place = employment.place, .months_known = wages.months, .average = wages.average,
                             .high_wage_line = labour::high_wage_line(city.value, rules), .minimum_wage = minimum.value, .service = service,
                             .severance = {}, .notice_pay = {}, .tax = {}, .rules = rules};
  FENHAO_TRY(severance, labour::severance({.average_wage = wages.average, .service = service, .earlier_cause = request.earlier_cause,
                                           .high_wage_line = estimate.high_wage_line, .minimum_wage = minimum.value, .employer_average = {}, .unlawful = request.unlawful},
                                          rules, earlier));
  estimate.severance = severance;
  if (request.in_lieu && !request.unlawful) {
    FENHAO_TRY(notice, labour::notice_pay(wages.last_month, rules));
    estimate.notice_pay = notice;
  }
  FENHAO_TRY(parameters, law.tax.at(TaxMonth{day.month()}, request.known));
  FENHAO_TRY(tax, tax::tax_severance(parameters, {.total = estimate.total(), .annual_average_wage = city.value * 12, .bankruptcy = false, .statutory_part = estimate.total()},
                                     parameters.rules.readings.severance));
  estimate.tax = tax;
  return estimate;
}

Explanation explain(const SeveranceEstimate& estimate, Lang lang) {
  const auto say = [&](const std::string& zh, const std::string& en) { return lang == Lang::zh ? zh : en; };
  const auto line = [](std::string title, std::string value) { return Explanation{.title = std::move(title), .value = std::move(value)}; };
  const auto& severance = estimate.severance;
  auto root = line(say("离职应付的一次性补偿", "owed when leaving, in all"), estimate.total().to_string());
  auto own = line(say("经济补偿（" + estimate.rules.basis.document + "）", "severance (Labour Contract Law art. 46–47, 87)"), severance.amount.to_string());
  own.steps.push_back(line(say("工作年限，自 ", "service, from ") + estimate.hired.to_string() + say(" 至 ", " to ") + estimate.last_day.to_string(), months_text(estimate.service.present, lang)));
  if (!estimate.service.earlier.none()) own.steps.push_back(line(say("2008 年以前的年限，按当时规定", "service before 2008, by the rules of the time"), months_text(estimate.service.earlier, lang)));
  own.steps.push_back(line(estimate.months_known > 0 ? say("离职前 " + std::to_string(estimate.months_known) + " 个已关账月份的平均应发", "average gross of " + std::to_string(estimate.months_known) + " closed months")
                                                     : say("写明的离职前十二个月平均工资", "average of the last twelve months, as stated"),
                           estimate.average.to_string()));
  own.steps.push_back(line(say("当地上年平均工资三倍", "three times last year's average wage of the place"), estimate.high_wage_line.to_string()));
  own.steps.push_back(line(say("当地最低工资", "minimum wage of the place"), estimate.minimum_wage.to_string()));
  own.steps.push_back(line(severance.wage_bounded ? say("计算用的月工资（高于三倍，按三倍，最多十二年）", "monthly wage used (bounded; at most twelve years)") : say("计算用的月工资", "monthly wage used"), severance.wage.to_string()));
  own.steps.push_back(line(say("月数", "months paid"), severance.months.normalized().to_string()));
  if (!severance.earlier_months.is_zero()) own.steps.push_back(line(say("2008 年以前的月数", "months for service before 2008"), severance.earlier_months.normalized().to_string()));
  root.steps.push_back(std::move(own));
  if (!estimate.notice_pay.is_zero()) root.steps.push_back(line(say("代通知金（上月工资，实施条例第二十条）", "pay in lieu of notice (last month's wage, Regulations art. 20)"), estimate.notice_pay.to_string()));
  auto tax = line(say("个人所得税（财税〔2018〕164 号第五条第（一）项）", "income tax (Caishui 2018 No. 164 art. 5 (1))"), estimate.tax.tax.to_string());
  tax.steps.push_back(line(say("免税限额，三倍年平均工资", "exempt up to three annual average wages"), estimate.tax.exempt_limit.to_string()));
  tax.steps.push_back(line(say("计税部分", "taxable"), estimate.tax.taxable.to_string()));
  root.steps.push_back(std::move(tax));
  return root;
}

}  // namespace fenhao::month
