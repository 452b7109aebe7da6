#include "month/company_policy.h"

#include <limits>

namespace fenhao::month {
namespace {

using store::bind;
using store::Row;

Status add_facts(store::Store& store, policy::Library& library, std::int64_t until) {
  return store.connection().query("SELECT id, text FROM company_fact WHERE id <= $1 ORDER BY id", {bind(until)}, [&](const Row& row) {
    return library.add_company_facts(row.text(1), "company_fact " + std::to_string(row.integer(0)));
  });
}

Status add_carry_overs(store::Store& store, policy::Library& library, std::int64_t last) {
  constexpr std::string_view sql = "SELECT place, insurance, until_month, recorded_by, recorded_at, reason FROM carry_over WHERE id <= $1 ORDER BY id";
  return store.connection().query(sql, {bind(last)}, [&](const Row& row) -> Status {
    FENHAO_TRY(insurance, policy::parse_insurance(row.text(1)));
    FENHAO_TRY(until, row.month(2));
    FENHAO_TRY(on, Date::parse(row.text(4).substr(0, 10)));
    library.add_carry_over({row.text(0), insurance, until, row.text(3), on, row.text(5)});
    return {};
  });
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// The work-injury rate the counter set for an employer account, as a fact of that account for the year it was
// recorded in, unless the sheet says since when (Work Injury Regulations art. 8: rates by industry, floating).
std::string account_fact(const Row& row) {
  const std::string code = row.text(0), recorded = row.text(3).substr(0, 10);
  const std::string from = row.is_null(6) ? recorded.substr(0, 4) + "-01-01, from_kind: unknown" : row.text(6) + "-01";
  return "schema: fenhao-policy/1\ncompany: \"-\"\nplaces:\n  - place: {code: " + quoted(row.text(1)) + "}\n    schemes:\n      main:\n        work_injury:\n" +
         "          - {id: " + quoted("account-" + code + "-work_injury-" + std::to_string(row.integer(5))) + ", account: " + quoted(code) +
         ", from: " + from + ", kind: counter, employer: {rate: " + row.text(2) + "}, recorded: " + recorded +
         ", confidence: high, who: " + quoted(row.text(4)) + ", evidence: 参保户表}\n";
}

Status add_account_rates(store::Store& store, policy::Library& library, std::int64_t until) {
  constexpr std::string_view sql =
      "SELECT a.code, a.place, a.work_injury_rate, b.recorded_at, b.actor, a.batch, a.work_injury_from FROM employer_account a JOIN batch b ON b.id = a.batch "
      "WHERE a.work_injury_rate IS NOT NULL AND a.batch = (SELECT max(q.batch) FROM employer_account q WHERE q.code = a.code AND q.batch <= $1) ORDER BY a.code";
  return store.connection().query(sql, {bind(until)}, [&](const Row& row) {
    return library.add_company_facts(account_fact(row), "employer_account " + row.text(0));
  });
}

}  // namespace

Result<std::int64_t> last_account_batch(store::Store& store, std::int64_t until) {
  std::int64_t last = 0;
  FENHAO_CHECK(store.connection().query("SELECT coalesce(max(batch), 0) FROM employer_account WHERE batch <= $1", {bind(until)}, [&](const Row& row) -> Status {
    last = row.integer(0);
    return {};
  }));
  return last;
}

Result<CompanyKnowledge> company_knowledge(store::Store& store) {
  FENHAO_TRY(fact, store.highest_id("company_fact"));
  FENHAO_TRY(decision, store.highest_id("carry_over"));
  FENHAO_TRY(batch, last_account_batch(store, std::numeric_limits<std::int64_t>::max()));
  return CompanyKnowledge{fact, decision, batch};
}

Status add_company_policy(store::Store& store, policy::Library& library, const CompanyKnowledge& known) {
  FENHAO_CHECK(add_facts(store, library, known.fact));
  FENHAO_CHECK(add_account_rates(store, library, known.batch));
  return add_carry_overs(store, library, known.decision);
}

Status record_facts(store::Store& store, policy::Library& library, std::string_view yaml, const std::string& origin, const std::string& actor) {
  FENHAO_CHECK(library.add_company_facts(yaml, origin));
  return store.transaction([&]() -> Status {
    FENHAO_TRY(highest, store.highest_id("company_fact"));
    const std::int64_t id = highest + 1;
    FENHAO_CHECK(store.connection().execute("INSERT INTO company_fact (id, text, recorded_by, recorded_at) VALUES ($1, $2, $3, $4)",
                                            {bind(id), bind(std::string(yaml)), bind(actor), bind(store.now())}));
    return store.audit(actor, "policy.record", "company_fact " + std::to_string(id), "{}");
  });
}

Status record_carry_over(store::Store& store, policy::Library& library, const policy::CarryOver& decision) {
  library.add_carry_over(decision);
  return store.transaction([&]() -> Status {
    FENHAO_TRY(highest, store.highest_id("carry_over"));
    const std::int64_t id = highest + 1;
    FENHAO_CHECK(store.connection().execute(
        "INSERT INTO carry_over (id, place, insurance, until_month, reason, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {bind(id), bind(decision.place), bind(std::string(policy::to_string(decision.insurance))), bind(decision.until), bind(decision.reason),
         bind(decision.decided_by), bind(store.now())}));
    return store.audit(decision.decided_by, "policy.carry_over", decision.place, "{}");
  });
}

}  // namespace fenhao::month
