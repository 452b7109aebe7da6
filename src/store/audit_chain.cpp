#include "store/audit_chain.h"

namespace fenhao::store {
namespace {

// What the first entry stands on.
const std::string no_hash(64, '0');

std::string json_text(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) >= 0x20)
      json += c;
    else
      (json += "\\u00") += {digits[static_cast<std::size_t>(c) >> 4], digits[static_cast<std::size_t>(c) & 15]};
  }
  return json + "\"";
}

Error broken(std::int64_t number) {
  const std::string text = std::to_string(number);
  return Error(ErrorCode::conflict,
               {"审计链在第 " + text + " 条断裂：记录被改动、插入或删除",
                "the audit chain is broken at entry " + text + ": an entry was changed, added or removed"})
      .at({.subject = "audit_entry " + text})
      .way_out({"保留现场，与备份逐条比对，查明是谁直接改动了数据库",
                "keep the database as it is, compare it with a backup and find who changed it directly"});
}

}  // namespace

std::string audit_hash(std::string_view previous_hash, const AuditEntry& entry) {
  return sha256_hex(std::string(previous_hash) + "{\"number\":" + std::to_string(entry.number) +
                    ",\"at\":" + json_text(entry.at) + ",\"actor\":" + json_text(entry.actor) +
                    ",\"action\":" + json_text(entry.action) + ",\"subject\":" + json_text(entry.subject) +
                    ",\"details\":" + json_text(entry.details) + "}");
}

Status append_audit(Connection& connection, AuditEntry entry) {
  std::string previous = no_hash;
  entry.number = 1;
  FENHAO_CHECK(connection.query("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1", {},
                                [&](const Row& row) -> Status {
                                  entry.number = row.integer(0) + 1;
                                  previous = row.text(1);
                                  return {};
                                }));
  entry.hash = audit_hash(previous, entry);
  return connection.execute(
      "INSERT INTO audit_entry (number, at, actor, action, subject, details, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {bind(entry.number), bind(entry.at), bind(entry.actor), bind(entry.action), bind(entry.subject),
       bind(entry.details), bind(entry.hash)});
}

Result<std::string> last_audit_moment(Connection& connection) {
  std::string at;
  FENHAO_CHECK(
      connection.query("SELECT at FROM audit_entry ORDER BY number DESC LIMIT 1", {}, [&](const Row& row) -> Status {
        at = row.text(0);
        return {};
      }));
  return at;
}

Status read_audit_chain(Connection& connection, const std::function<Status(const AuditEntry&)>& each) {
  return connection.query("SELECT number, at, actor, action, subject, details, hash FROM audit_entry ORDER BY number",
                          {}, [&](const Row& row) -> Status {
                            return each({.number = row.integer(0),
                                         .at = row.text(1),
                                         .actor = row.text(2),
                                         .action = row.text(3),
                                         .subject = row.text(4),
                                         .details = row.text(5),
                                         .hash = row.text(6)});
                          });
}

Result<std::int64_t> verify_audit_chain(Connection& connection) {
  std::int64_t verified = 0;
  std::string previous = no_hash;
  FENHAO_CHECK(read_audit_chain(connection, [&](const AuditEntry& entry) -> Status {
    if (entry.number != verified + 1 || entry.hash != audit_hash(previous, entry)) return fail(broken(verified + 1));
    previous = entry.hash;
    ++verified;
    return {};
  }));
  return verified;
}

}  // namespace fenhao::store
