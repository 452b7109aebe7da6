#include "intake/work_terms_store.h"

#include "base/text.h"

namespace fenhao::intake {
namespace {

using contribution::WorkTerms;
using store::bind;
using store::Parameter;
using store::Row;

std::string codes(const std::set<policy::Insurance>& insurances) {
  std::string list;
  for (const auto insurance : insurances) list += (list.empty() ? "" : ",") + std::string(policy::to_string(insurance));
  return list;
}

template <class Value>
Parameter code(const std::optional<Value>& value) {
  return value ? bind(std::string(contribution::to_string(*value))) : Parameter(nullptr);
}

Status read_optional(std::optional<Date>& target, const Row& row, int column) {
  if (row.is_null(column)) return {};
  FENHAO_TRY(day, row.date(column));
  target = day;
  return {};
}

Result<WorkTerms> read(const Row& row) {
  WorkTerms terms{.employee = row.text(0), .entity = row.text(1)};
  FENHAO_TRY(from, row.date(2));
  FENHAO_TRY(kind, contribution::parse_work_kind(row.text(3)));
  terms.from = from;
  terms.kind = kind;
  terms.contract_party = row.text(4);
  if (!row.is_null(5)) {
    FENHAO_TRY(form, contribution::parse_contract_form(row.text(5)));
    terms.contract = form;
  }
  FENHAO_CHECK(read_optional(terms.contract_from, row, 6));
  FENHAO_CHECK(read_optional(terms.contract_to, row, 7));
  FENHAO_CHECK(read_optional(terms.probation_to, row, 8));
  if (!row.is_null(9)) terms.agreed_wage = row.money(9);
  if (!row.is_null(10)) {
    FENHAO_TRY(post, contribution::parse_post(row.text(10)));
    terms.post = post;
  }
  terms.draws_pension = row.integer(11) != 0;
  terms.agreed_to_contribute = row.integer(12) != 0;
  terms.home_cover_proved = row.integer(13) != 0;
  for (const auto& name : split(row.text(14), ',')) {
    if (name.empty()) continue;
    FENHAO_TRY(insurance, policy::parse_insurance(name));
    terms.exempt_by_treaty.insert(insurance);
  }
  if (!row.is_null(15)) {
    FENHAO_TRY(month, row.month(15));
    terms.retires_late_until = month;
  }
  return terms;
}

}  // namespace

Status save_work_terms(store::Store& store, const std::vector<WorkTerms>& rows, std::int64_t batch) {
  if (rows.empty()) return {};
  static const std::vector<std::string> columns{"employee", "entity", "from_date", "kind", "contract_party", "contract", "contract_from", "contract_to", "probation_to", "agreed_wage", "post",
                                                "draws_pension", "agreed_to_contribute", "home_cover_proved", "exempt_by_treaty", "retires_late_until", "batch"};
  auto at = rows.begin();
  return store.connection().insert_many("work_terms", columns, [&](std::vector<Parameter>& out) {
    if (at == rows.end()) return false;
    const WorkTerms& row = *at++;
    const auto flag = [](bool value) { return bind(std::int64_t{value ? 1 : 0}); };
    out = {bind(row.employee), bind(row.entity), bind(row.from), bind(std::string(contribution::to_string(row.kind))), bind(row.contract_party), code(row.contract),
           bind(row.contract_from), bind(row.contract_to), bind(row.probation_to), row.agreed_wage ? bind(*row.agreed_wage) : Parameter(nullptr), code(row.post),
           flag(row.draws_pension), flag(row.agreed_to_contribute), flag(row.home_cover_proved), bind(codes(row.exempt_by_treaty)), bind(row.retires_late_until), bind(batch)};
    return true;
  });
}

Result<std::vector<WorkTerms>> load_work_terms(store::Store& store, const AsOf& as_of, Date day) {
  std::vector<WorkTerms> all;
  std::vector<Parameter> parameters{bind(as_of.batch), bind(day)};
  const std::string whom = payroll::of_whom({as_of.employee, as_of.range}, parameters);
  const std::string sql =
      "SELECT r.employee, r.entity, r.from_date, r.kind, r.contract_party, r.contract, r.contract_from, r.contract_to, r.probation_to, r.agreed_wage, r.post, r.draws_pension, "
      "r.agreed_to_contribute, r.home_cover_proved, r.exempt_by_treaty, r.retires_late_until FROM work_terms r WHERE r.from_date <= $2 AND r.voided = 0 AND r.batch = (SELECT max(q.batch) "
      "FROM work_terms q WHERE q.batch <= $1 AND q.employee = r.employee AND q.entity = r.entity AND q.from_date = r.from_date)" + whom + " ORDER BY r.employee, r.entity, r.from_date";
  FENHAO_CHECK(store.connection().query(sql, parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(terms, read(row));
    // Rows come by day: the last one of a person and employer holds.
    if (!all.empty() && all.back().employee == terms.employee && all.back().entity == terms.entity) all.pop_back();
    all.push_back(std::move(terms));
    return {};
  }));
  return all;
}

}  // namespace fenhao::intake
