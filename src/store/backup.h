// A company's data in one encrypted file: the same bytes of content from either engine, and for either engine. What is
// written is one state of the database, whatever others write meanwhile; memory does not grow with its size.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/store.h"

namespace fenhao::store {

// Rows in order of the primary key, SHA-256 over the names of the columns and every value with its type.
struct TableDigest {
  std::string table;
  std::int64_t rows = 0;
  std::string digest;
  friend bool operator==(const TableDigest&, const TableDigest&) = default;
};

// A text of the company's own that lies beside its database.
struct BackupText {
  std::string name;
  std::string content;
};

struct BackupContents {
  std::string made_at;
  std::vector<BackupText> texts;
  std::vector<TableDigest> tables;
  std::int64_t audit_entries = 0;
  std::string last_audit_hash;
};

// What stands in the database now, as one state.
Result<BackupContents> contents_of(Store& store);

// conflict when the file exists; when it fails nothing is left at its place.
Result<BackupContents> write_backup(Store& store, const std::vector<BackupText>& texts, const std::filesystem::path& file);

// Reads all of it: invalid_input when it is damaged, conflict when its audit chain is broken, not_allowed when the key
// is another.
Result<BackupContents> check_backup(const std::filesystem::path& file, const Cipher& cipher);

// A new company from a backup, all of it or nothing, brought forward to this program's migrations. conflict when a
// database is there already, not_allowed for a backup of a newer program.
Result<BackupContents> restore_backup(const std::filesystem::path& file, const Address& address,
                                      const std::filesystem::path& key_file);

}  // namespace fenhao::store
