#include <algorithm>
#include <array>

#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

using policy::Insurance;

struct BaseField {
  Insurance insurance;
  const char* field;
};

constexpr std::array<BaseField, 8> base_fields{{{Insurance::pension, "pension_base"},
                                                {Insurance::medical, "medical_base"},
                                                {Insurance::unemployment, "unemployment_base"},
                                                {Insurance::work_injury, "work_injury_base"},
                                                {Insurance::maternity, "maternity_base"},
                                                {Insurance::large_medical, "large_medical_base"},
                                                {Insurance::long_term_care, "long_term_care_base"},
                                                {Insurance::housing_fund, "housing_fund_base"}}};

const char* base_field(Insurance insurance) {
  for (const BaseField& each : base_fields)
    if (each.insurance == insurance) return each.field;
  return "";
}

bool contains(const std::vector<Insurance>& list, Insurance insurance) {
  return std::ranges::find(list, insurance) != list.end();
}

// "工伤、公积金" → the insurances this person is not insured for.
std::vector<Insurance> read_excluded(Row& row) {
  std::string list = half_width(row.text("excluded"));
  for (const std::string_view separator : {"、", "，", ";", "；", "/", " ", "\n", "+"})
    for (std::size_t at = list.find(separator); at != std::string::npos; at = list.find(separator, at))
      list.replace(at, separator.size(), ",");
  std::vector<Insurance> excluded;
  for (const std::string& name : split(list, ',')) {
    if (trim(name).empty()) continue;
    const auto insurance = policy::parse_insurance(trim(name));
    if (insurance)
      excluded.push_back(*insurance);
    else
      row.complain("excluded", wrong(insurance.error().message(), {"用顿号分开写险种，例如 工伤、公积金",
                                                                   "write the insurances, such as 工伤、公积金"}));
  }
  return excluded;
}

// Housing Fund Regulations art. 18 and local limits; beyond 24% nobody goes.
std::optional<Rate> read_fund_rate(Row& row, const char* field) {
  const auto rate = row.rate(field);
  static const Rate most = *Rate::parse("0.24");
  if (rate && (*rate <= Rate() || *rate > most))
    row.complain(field, wrong({"公积金比例应大于 0 且不超过 24%", "a housing fund rate lies above 0 and within 24%"},
                              {"写成 12% 或 0.12", "write it as 12% or 0.12"}));
  return rate;
}

class PlanReader {
 public:
  PlanReader(Row& row, const std::vector<Insurance>& charged)
      : row_(row), charged_(charged), excluded_(read_excluded(row)) {}

  std::vector<contribution::Enrolment> read() {
    std::vector<contribution::Enrolment> enrolments;
    for (const Insurance insurance : charged_) {
      if (contains(excluded_, insurance)) {
        refuse_base_of_excluded(insurance);
        continue;
      }
      const auto base = base_of(insurance);
      if (!base) continue;
      contribution::Enrolment enrolment{.insurance = insurance, .declared_base = *base};
      if (insurance == Insurance::housing_fund) {
        enrolment.employer_rate = read_fund_rate(row_, "fund_employer_rate");
        enrolment.employee_rate = read_fund_rate(row_, "fund_employee_rate");
      }
      enrolments.push_back(enrolment);
    }
    for (const BaseField& each : base_fields)
      if (!contains(charged_, each.insurance)) refuse_base_not_charged(each);
    return enrolments;
  }

 private:
  // The insurance's own base, or the one of all social insurances. Nothing is assumed.
  std::optional<Money> base_of(Insurance insurance) {
    const char* own = base_field(insurance);
    const bool is_social = insurance != Insurance::housing_fund;
    const std::string field = row_.states(own) || row_.has_complaint(own) || !is_social ? own : "social_base";
    const auto base = row_.money(field);
    const std::string name = policy::label(insurance).zh;
    if (!base && !row_.has_complaint(field)) {
      const std::string column = is_social ? "社保基数" : "公积金基数";
      row_.complain(field,
                    wrong({"缺少" + name + "的基数", "the base of " + policy::label(insurance).en + " is missing"},
                          {"填写“" + column + "”；不参加" + name + "就把它写进“不参保险种”",
                           "fill in " + column + ", or write " + name + " into 不参保险种 (not insured for)"}));
    }
    if (base && !refused_.contains(field) && (base->is_negative() || base->is_zero())) {
      refused_.insert(field);
      row_.complain(field,
                    base->is_negative()
                        ? wrong({"基数不能为负数", "a base cannot be negative"}, {"核对基数", "check the base"})
                        : wrong({"基数为 0", "the base is 0"},
                                {"填写申报的基数；不参保就把险种写进“不参保险种”",
                                 "fill in the declared base; when not insured, name the insurance in 不参保险种"}));
    }
    return base;
  }

  void refuse_base_of_excluded(Insurance insurance) {
    const char* own = base_field(insurance);
    if (row_.states(own))
      row_.complain(
          own, wrong({"既填了" + policy::label(insurance).zh + "的基数，又写了不参保",
                      "a base of " + policy::label(insurance).en + " is given, and that there is no such insurance"},
                     {"清空基数，或从“不参保险种”里删掉它", "leave the base empty, or take it out of 不参保险种"},
                     ErrorCode::conflict));
  }

  // 生育基数 where maternity is charged inside medical: harmless when it says the same.
  void refuse_base_not_charged(const BaseField& each) {
    if (!row_.states(each.field)) return;
    const auto base = row_.money(each.field);
    const auto medical = row_.states("medical_base") ? row_.money("medical_base") : row_.money("social_base");
    if (each.insurance == Insurance::maternity && base == medical) return;
    const Text name = policy::label(each.insurance);
    row_.complain(each.field, wrong({"参保地这个月不单独征收" + name.zh,
                                     "the place does not charge " + name.en + " by itself in this month"},
                                    {"清空这一格", "leave this cell empty"}));
  }

  Row& row_;
  const std::vector<Insurance>& charged_;
  std::vector<Insurance> excluded_;
  std::set<std::string> refused_;  // fields complained of once
};

struct Plan {
  Row row;
  EnrolmentPlan plan;
};

bool overlap(const EnrolmentPlan& a, const EnrolmentPlan& b) {
  return (!a.to || b.from.month <= *a.to) && (!b.to || a.from.month <= *b.to);
}

const contribution::Enrolment* shared_insurance(const EnrolmentPlan& a, const EnrolmentPlan& b) {
  for (const contribution::Enrolment& one : a.insurances)
    for (const contribution::Enrolment& other : b.insurances)
      if (one.insurance == other.insurance) return &one;
  return nullptr;
}

// Social Insurance Law art. 57–58: one relation at a time; a month is covered once.
void refuse_double_cover(Plan& a, Plan& b) {
  if (!overlap(a.plan, b.plan)) return;
  const contribution::Enrolment* twice = shared_insurance(a.plan, b.plan);
  if (!twice) return;
  for (auto [one, other] : {std::pair(&a, &b), std::pair(&b, &a)})
    one->row.complain("from",
                      wrong({"与第 " + std::to_string(other->row.number()) + " 行同一人的" +
                                 policy::label(twice->insurance).zh + "月份重叠",
                             policy::label(twice->insurance).en + " of the same person overlaps with row " +
                                 std::to_string(other->row.number())},
                            {"给前一段填写止缴月，或删除其中一行", "end the earlier plan, or delete one of the rows"},
                            ErrorCode::conflict));
}

}  // namespace

void read_contributions(Table& table, Known& known, Content& content) {
  std::vector<Plan> plans;
  std::map<std::string, std::vector<std::size_t>> by_employee;
  for (Row& row : table.rows()) {
    EnrolmentPlan plan{.employee = known.employee(row),
                       .entity = known.entity(row, "entity"),
                       .place = known.place(row, "place"),
                       .scheme = row.text("scheme"),
                       .district = row.text("district"),
                       .from = CoverageMonth{row.month("from").value_or(Month())},
                       .to = row.month("to")};
    if (row.month("from") && plan.to && *plan.to < plan.from.month)
      row.complain("to", wrong({"止缴月早于起缴月", "the last month lies before the first"},
                               {"核对两个月份", "check both months"}));
    if (!plan.place.empty() && row.month("from")) {
      const auto& charged = known.insurances(plan.place, plan.from.month);
      if (charged)
        plan.insurances = PlanReader(row, *charged).read();
      else
        row.complain("place", wrong(charged.error().message(), charged.error().hint(), charged.error().code()));
    }
    if (!plan.employee.empty()) by_employee[plan.employee].push_back(plans.size());
    plans.push_back({row, std::move(plan)});
  }
  for (auto& [employee, indices] : by_employee)
    for (std::size_t i = 0; i < indices.size(); ++i)
      for (std::size_t j = i + 1; j < indices.size(); ++j) refuse_double_cover(plans[indices[i]], plans[indices[j]]);
  for (Plan& plan : plans)
    if (!plan.row.is_bad()) content.enrolments.push_back(std::move(plan.plan));
}

}  // namespace fenhao::intake
