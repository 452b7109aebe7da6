#include "policy/facts.h"

#include <algorithm>
#include <array>

namespace fenhao::policy {
namespace {

constexpr std::array all_parameters{
    Parameter::floor,          Parameter::cap,
    Parameter::employer_rate,  Parameter::employee_rate,
    Parameter::employer_fixed, Parameter::employee_fixed,
    Parameter::employer_range, Parameter::employee_range,
    Parameter::total_floor,    Parameter::total_cap,
    Parameter::rounding,       Parameter::merged_into,
    Parameter::same_base,      Parameter::monthly,
    Parameter::amount,         Parameter::value,
};

std::string range_words(const RateRange& range) { return range.min.percent() + "–" + range.max.percent(); }

// "5%" and "5.0%" are one value; money without ".00" as notices write it.
std::string money_words(Money money) { return money.decimal().normalized().to_string(); }

const std::optional<Money>& money_of(const Fact& fact, Parameter parameter) {
  switch (parameter) {
    case Parameter::floor: return fact.floor;
    case Parameter::cap: return fact.cap;
    case Parameter::employer_fixed: return fact.employer.fixed;
    case Parameter::employee_fixed: return fact.employee.fixed;
    case Parameter::total_floor: return fact.total_floor;
    case Parameter::total_cap: return fact.total_cap;
    case Parameter::monthly: return fact.monthly;
    case Parameter::amount: return fact.amount;
    default: return fact.value;
  }
}

}  // namespace

Text label(Parameter parameter) {
  switch (parameter) {
    case Parameter::floor: return {"缴费基数下限", "contribution base floor"};
    case Parameter::cap: return {"缴费基数上限", "contribution base cap"};
    case Parameter::employer_rate: return {"单位费率", "employer rate"};
    case Parameter::employee_rate: return {"个人费率", "employee rate"};
    case Parameter::employer_fixed: return {"单位定额", "employer fixed amount"};
    case Parameter::employee_fixed: return {"个人定额", "employee fixed amount"};
    case Parameter::employer_range: return {"单位费率范围", "employer rate range"};
    case Parameter::employee_range: return {"个人费率范围", "employee rate range"};
    case Parameter::total_floor: return {"合计缴存额下限", "least total deposit"};
    case Parameter::total_cap: return {"合计缴存额上限", "most total deposit"};
    case Parameter::rounding: return {"取整", "rounding"};
    case Parameter::merged_into: return {"并入险种", "merged into"};
    case Parameter::same_base: return {"基数同", "base same as"};
    case Parameter::monthly: return {"月标准", "per month"};
    case Parameter::amount: return {"数额", "amount"};
    case Parameter::value: return {"数额", "amount"};
  }
  return {};
}

bool Fact::states(Parameter parameter) const {
  switch (parameter) {
    case Parameter::cap: return cap || no_cap;
    case Parameter::employer_rate: return employer.rate.has_value();
    case Parameter::employee_rate: return employee.rate.has_value();
    case Parameter::employer_range: return employer.range.has_value();
    case Parameter::employee_range: return employee.range.has_value();
    case Parameter::rounding: return rounding.has_value();
    case Parameter::merged_into: return merged_into.has_value();
    case Parameter::same_base: return same_base.has_value();
    default: return money_of(*this, parameter).has_value();
  }
}

bool Fact::agrees_with(const Fact& other, Parameter parameter) const {
  switch (parameter) {
    case Parameter::cap: return cap == other.cap && no_cap == other.no_cap;
    case Parameter::employer_rate: return employer.rate == other.employer.rate;
    case Parameter::employee_rate: return employee.rate == other.employee.rate;
    case Parameter::employer_range: return employer.range == other.employer.range;
    case Parameter::employee_range: return employee.range == other.employee.range;
    case Parameter::rounding: return rounding == other.rounding;
    case Parameter::merged_into: return merged_into == other.merged_into;
    case Parameter::same_base: return same_base == other.same_base;
    case Parameter::amount:
    case Parameter::value:
      if (yearly() != other.yearly()) return true;  // different measures, nothing to compare
      [[fallthrough]];
    default: return money_of(*this, parameter) == money_of(other, parameter);
  }
}

Text Fact::words(Parameter parameter) const {
  if (!states(parameter)) return {};
  const auto same = [](const std::string& text) { return Text{text, text}; };
  switch (parameter) {
    case Parameter::cap: return no_cap ? Text{"无", "none"} : same(money_words(*cap));
    case Parameter::employer_rate: return same(employer.rate->percent());
    case Parameter::employee_rate: return same(employee.rate->percent());
    case Parameter::employer_range: return same(range_words(*employer.range));
    case Parameter::employee_range: return same(range_words(*employee.range));
    case Parameter::rounding: return rounding->label();
    case Parameter::merged_into: return policy::label(*merged_into);
    case Parameter::same_base: return policy::label(*same_base);
    default: return same(money_words(*money_of(*this, parameter)));
  }
}

std::vector<Parameter> stated_parameters(const Fact& fact) {
  std::vector<Parameter> stated;
  std::copy_if(all_parameters.begin(), all_parameters.end(), std::back_inserter(stated),
               [&](Parameter parameter) { return fact.states(parameter); });
  return stated;
}

Text span_words(const Fact& fact) {
  const std::string from = fact.info.from.to_string();
  Text words = fact.info.to ? Text{from + " 至 " + fact.info.to->to_string(), from + " to " + fact.info.to->to_string()}
                            : Text{from + " 起", "from " + from};
  if (fact.from_kind == FromKind::as_of) {
    words.zh += "（见于该日，起始日未载）";
    words.en += " (seen on that day, true start not stated)";
  }
  if (fact.from_kind == FromKind::unknown) {
    words.zh += "（起始日不确定）";
    words.en += " (start uncertain)";
  }
  return words;
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::high: return "high";
    case Confidence::medium: return "medium";
    case Confidence::low: return "low";
  }
  return "low";
}

Text label(Confidence confidence) {
  switch (confidence) {
    case Confidence::high: return {"高", "high"};
    case Confidence::medium: return {"中", "medium"};
    case Confidence::low: return {"低", "low"};
  }
  return {};
}

std::string_view to_string(FactKind kind) { return kind == FactKind::counter ? "counter" : "paper"; }

std::string_view to_string(FromKind kind) {
  switch (kind) {
    case FromKind::start: return "start";
    case FromKind::as_of: return "as_of";
    case FromKind::unknown: return "unknown";
  }
  return "unknown";
}

const std::vector<std::string_view>& known_items() {
  static const std::vector<std::string_view> items{
      "pension",        "medical",      "unemployment", "work_injury",  "maternity",           "large_medical",
      "long_term_care", "housing_fund", "minimum_wage", "average_wage", "rent_deduction_tier", "timing",
      "rounding"};
  return items;
}

Text item_label(std::string_view item) {
  if (const auto insurance = parse_insurance(item)) return label(*insurance);
  if (item == "minimum_wage") return {"最低工资", "minimum wage"};
  if (item == "average_wage") return {"平均工资", "average wage"};
  if (item == "rent_deduction_tier") return {"住房租金扣除", "rent deduction"};
  if (item == "timing") return {"时间规则", "timing"};
  if (item == "rounding") return {"取整", "rounding"};
  return {std::string(item), std::string(item)};
}

}  // namespace fenhao::policy
