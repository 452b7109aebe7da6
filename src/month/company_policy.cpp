#include "month/company_policy.h"

namespace fenhao::month {
namespace {

using store::bind;
using store::Row;

Result<std::int64_t> next_id(store::Store& store, const std::string& table) {
  std::int64_t id = 0;
  FENHAO_CHECK(store.connection().query("SELECT coalesce(max(id), 0) + 1 FROM " + table, {}, [&](const Row& row) -> Status {
    id = row.integer(0);
    return {};
  }));
  return id;
}

Status add_facts(store::Store& store, policy::Library& library) {
  return store.connection().query("SELECT id, text FROM company_fact ORDER BY id", {}, [&](const Row& row) {
    return library.add_company_facts(row.text(1), "company_fact " + std::to_string(row.integer(0)));
  });
}

Status add_carry_overs(store::Store& store, policy::Library& library) {
  constexpr std::string_view sql = "SELECT place, insurance, until_month, recorded_by, recorded_at, reason FROM carry_over ORDER BY id";
  return store.connection().query(sql, {}, [&](const Row& row) -> Status {
    FENHAO_TRY(insurance, policy::parse_insurance(row.text(1)));
    FENHAO_TRY(until, row.month(2));
    FENHAO_TRY(on, Date::parse(row.text(4).substr(0, 10)));
    library.add_carry_over({row.text(0), insurance, until, row.text(3), on, row.text(5)});
    return {};
  });
}

}  // namespace

Status add_company_policy(store::Store& store, policy::Library& library) {
  FENHAO_CHECK(add_facts(store, library));
  return add_carry_overs(store, library);
}

Status record_facts(store::Store& store, policy::Library& library, std::string_view yaml, const std::string& origin, const std::string& actor) {
  FENHAO_CHECK(library.add_company_facts(yaml, origin));
  return store.transaction([&]() -> Status {
    FENHAO_TRY(id, next_id(store, "company_fact"));
    FENHAO_CHECK(store.connection().execute("INSERT INTO company_fact (id, text, recorded_by, recorded_at) VALUES ($1, $2, $3, $4)",
                                            {bind(id), bind(std::string(yaml)), bind(actor), bind(store.now())}));
    return store.audit(actor, "policy.record", "company_fact " + std::to_string(id), "{}");
  });
}

Status record_carry_over(store::Store& store, policy::Library& library, const policy::CarryOver& decision) {
  library.add_carry_over(decision);
  return store.transaction([&]() -> Status {
    FENHAO_TRY(id, next_id(store, "carry_over"));
    FENHAO_CHECK(store.connection().execute(
        "INSERT INTO carry_over (id, place, insurance, until_month, reason, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {bind(id), bind(decision.place), bind(std::string(policy::to_string(decision.insurance))), bind(decision.until), bind(decision.reason),
         bind(decision.decided_by), bind(store.now())}));
    return store.audit(decision.decided_by, "policy.carry_over", decision.place, "{}");
  });
}

}  // namespace fenhao::month
