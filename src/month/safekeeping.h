// A company's data kept safe: backed up, checked against the backup, brought back. The company's own texts (groups/,
// settings.yaml) go along with its database.
#pragma once

#include "month/workspace.h"
#include "store/backup.h"

namespace fenhao::month {

// conflict when the file exists.
Result<store::BackupContents> back_up(const Paths& paths, const std::filesystem::path& file);
// conflict when the company is there already, or a text of its own that says something else.
Result<store::BackupContents> bring_back(const Paths& paths, const std::filesystem::path& file);

struct Verified {
  store::BackupContents backup;
  std::vector<std::string> different;  // tables whose rows are not what the backup holds
};
// The backup is whole, its digests and audit chain hold; and, unless `file_only`, which tables differ now.
Result<Verified> verify_backup(const Paths& paths, const std::filesystem::path& file, bool file_only);

}  // namespace fenhao::month
