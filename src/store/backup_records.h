// What stands in a backup: records, each a kind, a length and its content. In this order: begin, texts, then of every
// table its head, its rows and its end, and at last the end of all.
#pragma once

#include <string>
#include <vector>

#include "store/audit_chain.h"
#include "store/backup.h"
#include "store/digest.h"
#include "store/sealed_file.h"

namespace fenhao::store {

struct Record {
  char kind = 0;
  std::string content;
};
inline constexpr char begin_record = 'B', text_record = 'F', table_record = 'T', row_record = 'R', table_end_record = 'E', end_record = 'Z';

Status write_record(SealedWriter& file, const Record& record);
Result<Record> read_record(SealedReader& file);

std::string encode_row(std::span<const Parameter> row);
// Empty when the bytes are no row.
std::optional<std::vector<Parameter>> decode_row(std::string_view bytes);

// Lists of texts: their number, then each with its length.
std::string encode_texts(std::span<const std::string> texts);
std::optional<std::vector<std::string>> decode_texts(std::string_view bytes);

// Rows and digest of a table as its rows go by; of the audit chain also whether it is whole.
class TableCount {
 public:
  TableCount(std::string table, const std::vector<std::string>& columns);
  Status take(const std::vector<Parameter>& row, std::string_view encoded);
  TableDigest finish() { return {table_, rows_, digest_.hex()}; }
  bool is_audit() const { return table_ == "audit_entry"; }
  const ChainCheck& chain() const { return chain_; }

 private:
  std::string table_;
  std::int64_t rows_ = 0;
  Sha256 digest_;
  ChainCheck chain_;
};

}  // namespace fenhao::store
