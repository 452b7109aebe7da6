#include "store/backup_records.h"

#include "store/binary.h"

namespace fenhao::store {
namespace {

// Takes bytes from the front; says so when there are too few.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : left_(bytes) {}
  std::string_view bytes(std::size_t size) {
    if (size > left_.size()) is_good = false;
    const auto taken = left_.substr(0, is_good ? size : 0);
    left_.remove_prefix(taken.size());
    return taken;
  }
  std::size_t number() {
    const auto taken = bytes(4);
    return is_good ? static_cast<std::uint32_t>(read_integer(taken)) : 0;
  }
  bool is_empty() const { return left_.empty(); }
  bool is_good = true;

 private:
  std::string_view left_;
};

std::string sized(std::string_view bytes) {
  return big_endian(static_cast<std::int64_t>(bytes.size()), 4).append(bytes);
}

std::string encode_value(const Parameter& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return "i" + big_endian(*integer, 8);
  if (const auto* text = std::get_if<std::string>(&value)) return "t" + sized(*text);
  if (const auto* blob = std::get_if<Blob>(&value))
    return "b" + sized({reinterpret_cast<const char*>(blob->data()), blob->size()});
  return "n";
}

Parameter decode_value(Taker& from) {
  const auto kind = from.bytes(1);
  if (kind == "i") {
    const auto bytes = from.bytes(8);
    return from.is_good ? Parameter(read_integer(bytes)) : Parameter(nullptr);
  }
  if (kind == "t") return std::string(from.bytes(from.number()));
  if (kind == "b") {
    const auto bytes = from.bytes(from.number());
    return Blob(bytes.begin(), bytes.end());
  }
  if (kind != "n") from.is_good = false;
  return nullptr;
}

}  // namespace

Status write_record(SealedWriter& file, const Record& record) {
  return file.write(record.kind + sized(record.content));
}

Result<Record> read_record(SealedReader& file) {
  FENHAO_TRY(head, file.read(5));
  FENHAO_TRY(content, file.read(static_cast<std::uint32_t>(read_integer(std::string_view(head).substr(1)))));
  return Record{head[0], std::move(content)};
}

std::string encode_row(std::span<const Parameter> row) {
  std::string bytes = big_endian(static_cast<std::int64_t>(row.size()), 4);
  for (const auto& value : row) bytes += encode_value(value);
  return bytes;
}

std::optional<std::vector<Parameter>> decode_row(std::string_view bytes) {
  Taker from(bytes);
  std::vector<Parameter> row;
  for (auto left = from.number(); left > 0 && from.is_good; --left) row.push_back(decode_value(from));
  if (!from.is_good || !from.is_empty()) return std::nullopt;
  return row;
}

std::string encode_texts(std::span<const std::string> texts) {
  std::string bytes = big_endian(static_cast<std::int64_t>(texts.size()), 4);
  for (const auto& text : texts) bytes += sized(text);
  return bytes;
}

std::optional<std::vector<std::string>> decode_texts(std::string_view bytes) {
  Taker from(bytes);
  std::vector<std::string> texts;
  for (auto left = from.number(); left > 0 && from.is_good; --left) texts.emplace_back(from.bytes(from.number()));
  if (!from.is_good || !from.is_empty()) return std::nullopt;
  return texts;
}

TableCount::TableCount(std::string table, const std::vector<std::string>& columns) : table_(std::move(table)) {
  digest_.add(encode_texts(columns));
}

Status TableCount::take(const std::vector<Parameter>& row, std::string_view encoded) {
  ++rows_;
  digest_.add(encoded);
  if (!is_audit()) return {};
  try {
    return chain_.take({.number = std::get<std::int64_t>(row.at(0)),
                        .at = std::get<std::string>(row.at(1)),
                        .actor = std::get<std::string>(row.at(2)),
                        .action = std::get<std::string>(row.at(3)),
                        .subject = std::get<std::string>(row.at(4)),
                        .details = std::get<std::string>(row.at(5)),
                        .hash = std::get<std::string>(row.at(6))});
  } catch (const std::exception&) {
    return fail(ErrorCode::conflict, "审计链的记录不完整", "an entry of the audit chain is not whole");
  }
}

}  // namespace fenhao::store
