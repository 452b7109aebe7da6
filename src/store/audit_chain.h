// The audit chain in the database: each entry's hash covers the one before, so that a changed, added or removed
// entry shows. Removing the newest entries shows only against a hash that was written down elsewhere.
#pragma once

#include <functional>

#include "store/store.h"

namespace fenhao::store {

// SHA-256, in hex, over the previous hash and the entry as JSON with its fields in a fixed order.
std::string audit_hash(std::string_view previous_hash, const AuditEntry& entry);

// Adds behind the last entry; number and hash of `entry` are filled in. To be called inside a transaction.
Status append_audit(Connection& connection, AuditEntry entry);
Result<std::string> last_audit_moment(Connection& connection);  // empty when there is no entry
Result<std::int64_t> verify_audit_chain(Connection& connection);
Status read_audit_chain(Connection& connection, const std::function<Status(const AuditEntry&)>& each);

}  // namespace fenhao::store
