#include "payroll/rules_store.h"

#include <map>

namespace fenhao::payroll {
namespace {

using store::bind;
using store::Row;

constexpr std::string_view select_releases =
    "SELECT id, salary_group, digest, from_month, note, submitted_by, submitted_at, coalesce(published_by, ''), coalesce(published_at, ''), "
    "coalesce(replaces, 0), coalesce(retired_by, ''), coalesce(retired_at, '') FROM rule_release ORDER BY salary_group, from_month, id";
constexpr std::string_view insert_release =
    "INSERT INTO rule_release (id, salary_group, digest, from_month, note, submitted_by, submitted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view publish_draft =
    "UPDATE rule_release SET published_by = $2, published_at = $3, replaces = $4 WHERE id = $1 AND published_at IS NULL AND retired_at IS NULL";
constexpr std::string_view retire_release = "UPDATE rule_release SET retired_by = $2, retired_at = $3 WHERE id = $1 AND retired_at IS NULL";
constexpr std::string_view select_pilots =
    "SELECT id, release, from_month, to_month, started_by, started_at, coalesce(ended_by, ''), coalesce(ended_at, '') FROM rule_pilot ORDER BY id";

Result<RuleRelease> read_release(const Row& row) {
  FENHAO_TRY(from, row.month(3));
  return RuleRelease{.id = row.integer(0), .group = row.text(1), .digest = row.text(2), .from = EarningMonth{from}, .note = row.text(4),
                     .submitted_by = row.text(5), .submitted_at = row.text(6), .published_by = row.text(7), .published_at = row.text(8),
                     .replaces = row.integer(9), .retired_by = row.text(10), .retired_at = row.text(11)};
}

Result<RulePilot> read_pilot(const Row& row) {
  FENHAO_TRY(from, row.month(2));
  FENHAO_TRY(to, row.month(3));
  return RulePilot{.id = row.integer(0), .release = row.integer(1), .from = EarningMonth{from}, .to = EarningMonth{to}, .scope = {},
                   .started_by = row.text(4), .started_at = row.text(5), .ended_by = row.text(6), .ended_at = row.text(7)};
}

std::string subject_of(const RuleRelease& release) { return release.group + " " + release.digest; }

// The update changed nothing: somebody else was faster.
Status refuse_unchanged(store::Store& store, const RuleRelease& release) {
  if (store.connection().changes() == 1) return {};
  return fail(Error(ErrorCode::conflict, {"版本 " + short_digest(release.digest) + " 的状态刚被别人改了", "version " + short_digest(release.digest) + " was just changed by somebody else"})
                  .way_out({"用 fenhao rules list 查看现在的状态", "see its state with fenhao rules list"}));
}

}  // namespace

Result<std::vector<RuleRelease>> load_releases(store::Store& store) {
  std::vector<RuleRelease> releases;
  FENHAO_CHECK(store.connection().query(select_releases, {}, [&](const Row& row) -> Status {
    FENHAO_TRY(release, read_release(row));
    releases.push_back(std::move(release));
    return {};
  }));
  return releases;
}

Result<std::vector<RulePilot>> load_pilots(store::Store& store) {
  std::vector<RulePilot> pilots;
  FENHAO_CHECK(store.connection().query(select_pilots, {}, [&](const Row& row) -> Status {
    FENHAO_TRY(pilot, read_pilot(row));
    pilots.push_back(std::move(pilot));
    return {};
  }));
  std::map<std::int64_t, RulePilot*> by_id;
  for (auto& pilot : pilots) by_id[pilot.id] = &pilot;
  FENHAO_CHECK(store.connection().query("SELECT pilot, kind, code FROM rule_pilot_member", {}, [&](const Row& row) -> Status {
    const auto pilot = by_id.find(row.integer(0));
    if (pilot == by_id.end()) return fail(ErrorCode::internal, "试行名单没有所属的试行", "members of a pilot that is not there");
    auto& scope = pilot->second->scope;
    (row.text(1) == "employee" ? scope.employees : scope.entities).insert(row.text(2));
    return {};
  }));
  return pilots;
}

Result<std::string> keep_rule_text(store::Store& store, const std::string& group, const std::string& text) {
  const std::string digest = store::sha256_hex(text);
  FENHAO_CHECK(store.connection().execute("INSERT INTO rule_version (digest, salary_group, text, recorded_at) VALUES ($1, $2, $3, $4) ON CONFLICT (digest) DO NOTHING",
                                          {bind(digest), bind(group), bind(text), bind(store.now())}));
  return digest;
}

Result<std::string> load_rule_text(store::Store& store, const std::string& digest) {
  std::optional<std::string> text;
  FENHAO_CHECK(store.connection().query("SELECT text FROM rule_version WHERE digest = $1", {bind(digest)}, [&](const Row& row) -> Status {
    text = row.text(0);
    return {};
  }));
  if (!text) return fail(ErrorCode::not_found, "没有规则文本 " + short_digest(digest), "there is no rule text " + short_digest(digest));
  return *text;
}

Result<RuleRelease> submit_release(store::Store& store, RuleRelease draft) {
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(highest, store.highest_id("rule_release"));
    draft.id = highest + 1;
    draft.submitted_at = store.now();
    FENHAO_CHECK(store.connection().execute(insert_release, {bind(draft.id), bind(draft.group), bind(draft.digest), bind(draft.from.month), bind(draft.note),
                                                             bind(draft.submitted_by), bind(draft.submitted_at)}));
    return store.audit(draft.submitted_by, "rules.submit", subject_of(draft), "{\"release\":" + std::to_string(draft.id) + ",\"from\":\"" + draft.from.to_string() + "\"}");
  }));
  return draft;
}

Status mark_published(store::Store& store, const RuleRelease& release, std::int64_t replaces, const std::string& actor) {
  return store.transaction([&]() -> Status {
    const store::Parameter before = replaces ? bind(replaces) : store::Parameter(nullptr);
    FENHAO_CHECK(store.connection().execute(publish_draft, {bind(release.id), bind(actor), bind(store.now()), before}));
    FENHAO_CHECK(refuse_unchanged(store, release));
    return store.audit(actor, "rules.publish", subject_of(release), "{\"release\":" + std::to_string(release.id) + ",\"from\":\"" + release.from.to_string() + "\"}");
  });
}

Status mark_retired(store::Store& store, const RuleRelease& release, const std::string& actor) {
  return store.transaction([&]() -> Status {
    FENHAO_CHECK(store.connection().execute(retire_release, {bind(release.id), bind(actor), bind(store.now())}));
    FENHAO_CHECK(refuse_unchanged(store, release));
    return store.audit(actor, "rules.roll_back", subject_of(release), "{\"release\":" + std::to_string(release.id) + "}");
  });
}

Result<RulePilot> start_pilot(store::Store& store, RulePilot pilot, const RuleRelease& release) {
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(highest, store.highest_id("rule_pilot"));
    pilot.id = highest + 1;
    pilot.started_at = store.now();
    auto& connection = store.connection();
    FENHAO_CHECK(connection.execute("INSERT INTO rule_pilot (id, release, from_month, to_month, started_by, started_at) VALUES ($1, $2, $3, $4, $5, $6)",
                                    {bind(pilot.id), bind(release.id), bind(pilot.from.month), bind(pilot.to.month), bind(pilot.started_by), bind(pilot.started_at)}));
    for (const auto& [kind, codes] : {std::pair("employee", &pilot.scope.employees), std::pair("entity", &pilot.scope.entities)})
      for (const auto& code : *codes)
        FENHAO_CHECK(connection.execute("INSERT INTO rule_pilot_member (pilot, kind, code) VALUES ($1, $2, $3)", {bind(pilot.id), bind(std::string(kind)), bind(code)}));
    return store.audit(pilot.started_by, "rules.pilot", subject_of(release),
                       "{\"pilot\":" + std::to_string(pilot.id) + ",\"employees\":" + std::to_string(pilot.scope.employees.size()) + ",\"entities\":" + std::to_string(pilot.scope.entities.size()) +
                           ",\"from\":\"" + pilot.from.to_string() + "\",\"to\":\"" + pilot.to.to_string() + "\"}");
  }));
  return pilot;
}

Status end_pilot(store::Store& store, const RulePilot& pilot, const RuleRelease& release, const std::string& actor) {
  return store.transaction([&]() -> Status {
    FENHAO_CHECK(store.connection().execute("UPDATE rule_pilot SET ended_by = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL", {bind(pilot.id), bind(actor), bind(store.now())}));
    FENHAO_CHECK(refuse_unchanged(store, release));
    return store.audit(actor, "rules.end_pilot", subject_of(release), "{\"pilot\":" + std::to_string(pilot.id) + "}");
  });
}

Status record_comparison(store::Store& store, const SeenComparison& seen) {
  return store.transaction([&]() -> Status {
    FENHAO_TRY(highest, store.highest_id("rule_comparison"));
    FENHAO_CHECK(store.connection().execute(
        "INSERT INTO rule_comparison (id, digest, salary_group, run, seen_by, seen_at, people, changed, failed, net_change) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {bind(highest + 1), bind(seen.digest), bind(seen.group), bind(seen.run), bind(seen.by), bind(store.now()), bind(seen.people), bind(seen.changed), bind(seen.failed), bind(seen.net_change)}));
    return store.audit(seen.by, "rules.compare", seen.group + " " + seen.digest,
                       "{\"run\":" + std::to_string(seen.run) + ",\"people\":" + std::to_string(seen.people) + ",\"changed\":" + std::to_string(seen.changed) + "}");
  });
}

Result<std::optional<SeenComparison>> comparison_of(store::Store& store, const std::string& digest, std::int64_t run) {
  std::optional<SeenComparison> seen;
  FENHAO_CHECK(store.connection().query(
      "SELECT salary_group, seen_by, seen_at, people, changed, failed, net_change FROM rule_comparison WHERE digest = $1 AND run = $2 ORDER BY id", {bind(digest), bind(run)},
      [&](const Row& row) -> Status {
        seen = SeenComparison{.digest = digest, .group = row.text(0), .run = run, .by = row.text(1), .at = row.text(2), .people = row.integer(3), .changed = row.integer(4),
                              .failed = row.integer(5), .net_change = row.money(6)};
        return {};
      }));
  return seen;
}

}  // namespace fenhao::payroll
