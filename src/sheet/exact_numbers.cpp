#include "sheet/exact_numbers.h"

#include <zip.h>

#include <array>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "sheet/number_text.h"

namespace fenhao::sheet {
namespace {

constexpr std::string_view opening = "<v>";
constexpr std::size_t shortest_with_dust = 16;

std::string exact(std::string_view number) {
  if (number.size() < shortest_with_dust) return std::string(number);
  const auto shortest = number_from_file(number);
  return shortest ? without_binary_dust(*shortest) : std::string(number);
}

// Text of a sheet in, the same with exact numbers out, piece by piece.
class NumberFilter {
 public:
  std::string take(std::string_view piece) {
    text_ += piece;
    std::string out;
    std::size_t done = 0;
    for (;;) {
      const std::size_t found = text_.find(opening, done);
      if (found == std::string::npos) break;
      const std::size_t number = found + opening.size();
      const std::size_t end = text_.find('<', number);
      if (end == std::string::npos) break;
      out.append(text_, done, number - done);
      out += exact(std::string_view(text_).substr(number, end - number));
      done = end;
    }
    // What may be the beginning of a number waits for the next piece.
    const std::size_t last_tag = text_.rfind('<');
    const std::size_t keep = last_tag == std::string::npos ? text_.size() : std::max(done, last_tag);
    out.append(text_, done, keep - done);
    text_.erase(0, keep);
    return out;
  }
  std::string rest() { return std::exchange(text_, {}); }

 private:
  std::string text_;
};

// A sheet of the old archive, read through the filter by libzip while it writes the new one.
struct FilteredSheet {
  zip_t* old = nullptr;
  zip_uint64_t index = 0;
  zip_file_t* file = nullptr;
  NumberFilter filter;
  std::string ready;
  std::size_t given = 0;

  ~FilteredSheet() { close(); }
  void close() {
    if (file) zip_fclose(std::exchange(file, nullptr));
  }
  bool open() {
    close();
    filter = {};
    ready.clear();
    given = 0;
    file = zip_fopen_index(old, index, 0);
    return file != nullptr;
  }

  zip_int64_t read(char* out, std::size_t size) {
    while (given == ready.size()) {
      std::array<char, 1 << 16> piece;
      const zip_int64_t got = zip_fread(file, piece.data(), piece.size());
      if (got < 0) return -1;
      ready = got > 0 ? filter.take({piece.data(), static_cast<std::size_t>(got)}) : filter.rest();
      given = 0;
      if (got == 0 && ready.empty()) return 0;
    }
    const std::size_t count = std::min(size, ready.size() - given);
    std::memcpy(out, ready.data() + given, count);
    given += count;
    return static_cast<zip_int64_t>(count);
  }

  static zip_int64_t serve(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto& sheet = *static_cast<FilteredSheet*>(self);
    switch (command) {
      case ZIP_SOURCE_OPEN: return sheet.open() ? 0 : -1;
      case ZIP_SOURCE_READ: return sheet.read(static_cast<char*>(data), static_cast<std::size_t>(size));
      case ZIP_SOURCE_CLOSE: sheet.close(); return 0;
      case ZIP_SOURCE_STAT: zip_stat_init(static_cast<zip_stat_t*>(data)); return sizeof(zip_stat_t);
      case ZIP_SOURCE_ERROR: {
        zip_error_t error;
        zip_error_init_with_code(&error, ZIP_ER_READ);
        return zip_error_to_data(&error, data, size);
      }
      case ZIP_SOURCE_FREE: return 0;
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      default: return -1;
    }
  }
};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

bool replace(zip_t* archive, FilteredSheet& sheet) {
  zip_source_t* source = zip_source_function(archive, &FilteredSheet::serve, &sheet);
  if (!source) return false;
  if (zip_file_replace(archive, sheet.index, source, 0) != 0) {
    zip_source_free(source);
    return false;
  }
  constexpr zip_uint16_t midnight = 0, first_of_january_1980 = 0x21;  // as libxlsxwriter dates every part
  return zip_file_set_dostime(archive, sheet.index, midnight, first_of_january_1980, 0) == 0;
}

}  // namespace

std::optional<std::string> make_numbers_exact(const std::filesystem::path& xlsx) {
  int problem = 0;
  const Archive old(zip_open(xlsx.c_str(), ZIP_RDONLY, &problem));
  Archive archive(old ? zip_open(xlsx.c_str(), 0, &problem) : nullptr);
  if (!archive) return "libzip " + std::to_string(problem);
  std::vector<std::unique_ptr<FilteredSheet>> sheets;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive.get(), index, 0);
    if (!name || !std::string_view(name).starts_with("xl/worksheets/sheet")) continue;
    sheets.push_back(std::make_unique<FilteredSheet>());
    sheets.back()->old = old.get();
    sheets.back()->index = index;
    if (!replace(archive.get(), *sheets.back())) return zip_strerror(archive.get());
  }
  if (zip_close(archive.get()) != 0) return zip_strerror(archive.get());
  static_cast<void>(archive.release());  // zip_close has freed it
  return std::nullopt;
}

}  // namespace fenhao::sheet
