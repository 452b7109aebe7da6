#include "store/postgres_binary.h"

#include "store/binary.h"

namespace fenhao::store::postgres {
namespace {

void add_value(std::string& stream, const Parameter& value) {
  const auto add = [&](std::string_view content) {
    stream += big_endian(static_cast<std::int64_t>(content.size()), 4);
    stream += content;
  };
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return add(big_endian(*integer, 8));
  if (const auto* plain = std::get_if<std::string>(&value)) return add(*plain);
  if (const auto* blob = std::get_if<Blob>(&value))
    return add({reinterpret_cast<const char*>(blob->data()), blob->size()});
  stream += big_endian(-1, 4);  // NULL
}

}  // namespace

std::string copy_head() { return std::string("PGCOPY\n\377\r\n\0", 11) + std::string(8, '\0'); }

void add_copy_row(std::string& stream, std::span<const Parameter> row) {
  stream += big_endian(static_cast<std::int64_t>(row.size()), 2);
  for (const auto& value : row) add_value(stream, value);
}

std::string copy_end() { return big_endian(-1, 2); }

}  // namespace fenhao::store::postgres
