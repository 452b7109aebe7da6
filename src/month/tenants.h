// Many companies side by side below one root: each has a folder, a key file and on PostgreSQL a schema of its own.
// What is done to one touches no other.
#pragma once

#include "month/safekeeping.h"

namespace fenhao::month {

// Where a tenant's data are below `root`; invalid_input for a name that does not fit (store/tenant.h).
Result<Paths> tenant_paths(const Paths& root, std::string_view name);

struct Tenant {
  std::string name;
  std::string title;  // what the company is called; empty when archived
  bool is_archived = false;
  std::optional<Error> problem;  // why it cannot be opened
};

Status create_tenant(const Paths& root, std::string_view name, const std::string& title, const std::string& actor);
Result<std::vector<Tenant>> list_tenants(const Paths& root);
// Backed up into _archive/ below the root, checked, then taken out of the database; conflict when somebody wrote to it
// meanwhile. Returns the archive's file.
Result<std::filesystem::path> archive_tenant(const Paths& root, std::string_view name, const std::string& actor);
// From `file`, or when it is empty from the newest archive.
Result<store::BackupContents> restore_tenant(const Paths& root, std::string_view name, const std::filesystem::path& file, const std::string& actor);

}  // namespace fenhao::month
