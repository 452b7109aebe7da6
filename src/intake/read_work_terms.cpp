#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

using contribution::WorkTerms;

// What a word of a column means; complains with the words there are.
template <class Value>
std::optional<Value> worded(Row& row, std::string_view field, Result<Value> (*parse)(std::string_view)) {
  if (!row.states(field)) return std::nullopt;
  auto value = parse(half_width(row.text(field)));
  if (value) return *value;
  row.complain(field, wrong(value.error().message(), value.error().hint()));
  return std::nullopt;
}

void refuse_days_apart(Row& row, std::optional<Date> from, std::optional<Date> to, const char* field, const char* zh, const char* en) {
  if (from && to && *to < *from) row.complain(field, wrong({zh, en}, {"核对两个日期", "check both days"}));
}

// "养老、失业" → the insurances.
std::set<policy::Insurance> insurances(Row& row, std::string_view field) {
  std::set<policy::Insurance> found;
  std::string list = half_width(row.text(field));
  for (const std::string_view separator : {"、", "，", ";", "；", "/", " ", "+"})
    for (std::size_t at = list.find(separator); at != std::string::npos; at = list.find(separator, at)) list.replace(at, separator.size(), ",");
  for (const std::string& name : split(list, ',')) {
    if (trim(name).empty()) continue;
    const auto insurance = policy::parse_insurance(trim(name));
    if (insurance) found.insert(*insurance);
    else row.complain(field, wrong(insurance.error().message(), {"用顿号分开写险种，例如 养老、失业", "write the insurances, such as 养老、失业"}));
  }
  return found;
}

WorkTerms read_row(Row& row, Known& known) {
  const auto yes = [&](std::string_view field) { return row.text(field) == "true"; };
  WorkTerms terms{.employee = known.employee(row), .entity = known.entity(row, "entity"), .from = row.date("from").value_or(Date())};
  if (const auto kind = worded(row, "kind", contribution::parse_work_kind)) terms.kind = *kind;
  terms.contract_party = row.text("contract_party");
  terms.contract = worded(row, "contract", contribution::parse_contract_form);
  terms.contract_from = row.date("contract_from");
  terms.contract_to = row.date("contract_to");
  terms.probation_to = row.date("probation_to");
  terms.agreed_wage = row.money("agreed_wage");
  terms.post = worded(row, "post", contribution::parse_post);
  terms.draws_pension = yes("draws_pension");
  terms.agreed_to_contribute = yes("agreed_to_contribute");
  terms.home_cover_proved = yes("home_cover");
  terms.exempt_by_treaty = insurances(row, "treaty");
  terms.retires_late_until = row.month("late_until");
  refuse_days_apart(row, terms.contract_from, terms.contract_to, "contract_to", "合同终止日早于起始日", "the contract ends before it begins");
  refuse_days_apart(row, terms.from, terms.probation_to, "probation_to", "试用期止早于用工起始日", "the probation ends before the work begins");
  if (terms.agreed_wage && terms.agreed_wage->is_negative())
    row.complain("agreed_wage", wrong({"转正工资不能为负数", "an agreed wage cannot be negative"}, {"核对转正工资", "check the agreed wage"}));
  if (terms.contract == contribution::ContractForm::fixed_term && !(terms.contract_from && terms.contract_to))
    row.complain("contract_to", wrong({"固定期限合同要有起止日", "a fixed-term contract has a first and a last day"}, {"填写合同起始日和合同终止日", "fill in both days"}));
  return terms;
}

}  // namespace

void read_work_terms(Table& table, Known& known, Content& content) {
  Repeats same([](int other) { return Text{"与第 " + std::to_string(other) + " 行是同一人同一用工主体同一起始日", "the same person, employer and first day as in row " + std::to_string(other)}; });
  std::vector<std::pair<Row, WorkTerms>> read;
  for (Row& row : table.rows()) {
    WorkTerms terms = read_row(row, known);
    if (!terms.employee.empty() && row.date("from")) same.add(terms.employee + " " + terms.entity + " " + terms.from.to_string(), row, "from");
    read.emplace_back(row, std::move(terms));
  }
  for (auto& [row, terms] : read)
    if (!row.is_bad()) content.work_terms.push_back(std::move(terms));
}

}  // namespace fenhao::intake
