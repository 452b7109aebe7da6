// Workbooks of today: the zip file as it is; or its parts as text, each behind a line "=== name", which a fuzzer can
// change without breaking the checksums.
#include <zip.h>

#include "sheets.h"

namespace fenhao::fuzz {
namespace {

constexpr std::string_view mark = "=== ";

// Adds every part; what the names and texts point into lives on.
void add_parts(zip_t* zip, std::string_view text) {
  while (text.starts_with(mark)) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::string name(text.substr(mark.size(), line - mark.size()));
    text.remove_prefix(std::min(line + 1, text.size()));
    const std::size_t next = text.find("\n=== ");
    const std::string_view part = text.substr(0, next);
    text.remove_prefix(next == std::string_view::npos ? text.size() : next + 1);
    zip_source_t* source = zip_source_buffer(zip, part.data(), part.size(), 0);
    if (zip_file_add(zip, name.c_str(), source, ZIP_FL_OVERWRITE) < 0) zip_source_free(source);
  }
}

std::string zip_of(std::string_view text) {
  zip_error_t error;
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  must(memory && zip, "a zip in memory can be made");
  add_parts(zip, text);
  std::string bytes;
  if (zip_close(zip) != 0) {
    zip_discard(zip);
  } else if (zip_source_open(memory) == 0) {
    zip_source_seek(memory, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_source_tell(memory))));
    zip_source_seek(memory, 0, SEEK_SET);
    bytes.resize(static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_source_read(memory, bytes.data(), bytes.size()))));
    zip_source_close(memory);
  }
  zip_source_free(memory);
  return bytes;
}

}  // namespace

void try_bytes(std::string_view bytes) { try_workbook(bytes.starts_with(mark) ? zip_of(bytes) : std::string(bytes)); }

}  // namespace fenhao::fuzz
