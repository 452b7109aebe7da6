#include "sheet/compound_file.h"

#include <bit>
#include <cstring>

#include "base/text.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {
namespace {

constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t largest_sector = 0xFFFFFFFA;
constexpr std::uint64_t mini_stream_cutoff = 4096;
constexpr std::size_t header_size = 512;
constexpr std::size_t directory_entry_size = 128;
constexpr std::size_t header_table_entries = 109;

template <class Number>
Number read_number(std::string_view bytes, std::size_t at) {
  static_assert(std::endian::native == std::endian::little);
  Number value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

}  // namespace

std::uint16_t read_u16(std::string_view bytes, std::size_t at) { return read_number<std::uint16_t>(bytes, at); }
std::uint32_t read_u32(std::string_view bytes, std::size_t at) { return read_number<std::uint32_t>(bytes, at); }
double read_f64(std::string_view bytes, std::size_t at) { return read_number<double>(bytes, at); }

std::string utf8_from_utf16(std::string_view bytes) {
  std::string text;
  const auto put = [&](std::uint32_t code, int extra_bytes, std::uint32_t lead) {
    text += static_cast<char>(lead | (code >> (6 * extra_bytes)));
    for (int i = extra_bytes - 1; i >= 0; --i) text += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3F));
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = read_u16(bytes, i);
    const bool high = code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size();
    if (high && (read_u16(bytes, i + 2) & 0xFC00) == 0xDC00) {
      code = 0x10000 + ((code - 0xD800) << 10) + (read_u16(bytes, i + 2) - 0xDC00u);
      i += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = 0xFFFD;  // half a pair
    }
    if (code < 0x80)
      text += static_cast<char>(code);
    else if (code < 0x800)
      put(code, 1, 0xC0);
    else if (code < 0x10000)
      put(code, 2, 0xE0);
    else
      put(code, 3, 0xF0);
  }
  return text;
}

bool CompoundFile::has_signature(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
  if (bytes.size() < header_size || !has_signature(bytes)) return fail(damaged_file());
  CompoundFile file;
  file.bytes_ = bytes;
  const std::uint16_t shift = read_u16(bytes, 30), mini_shift = read_u16(bytes, 32);
  if ((shift != 9 && shift != 12) || mini_shift != 6) return fail(damaged_file());
  file.sector_size_ = std::size_t{1} << shift;
  FENHAO_CHECK(file.read_allocation());
  FENHAO_CHECK(file.read_directory());
  return file;
}

std::optional<std::string_view> CompoundFile::sector(std::uint32_t number) const {
  const std::uint64_t at = (static_cast<std::uint64_t>(number) + 1) * sector_size_;
  if (number >= largest_sector || at >= bytes_.size()) return std::nullopt;
  return bytes_.substr(at, sector_size_);  // the last one may be short
}

Status CompoundFile::read_allocation() {
  std::vector<std::uint32_t> table_sectors;
  for (std::size_t i = 0; i < header_table_entries; ++i) table_sectors.push_back(read_u32(bytes_, 76 + 4 * i));
  std::uint32_t more = read_u32(bytes_, 68);
  for (std::uint64_t guard = bytes_.size() / sector_size_; more < largest_sector; --guard) {
    const auto content = sector(more);
    if (!content || content->size() < sector_size_ || guard == 0) return fail(damaged_file());
    for (std::size_t at = 0; at + 4 < sector_size_; at += 4) table_sectors.push_back(read_u32(*content, at));
    more = read_u32(*content, sector_size_ - 4);
  }
  for (const std::uint32_t number : table_sectors) {
    if (number >= largest_sector) continue;
    const auto content = sector(number);
    if (!content || content->size() < sector_size_) return fail(damaged_file());
    for (std::size_t at = 0; at < sector_size_; at += 4) next_.push_back(read_u32(*content, at));
  }
  return {};
}

Status CompoundFile::read_directory() {
  FENHAO_TRY(directory, chain(read_u32(bytes_, 48), bytes_.size()));
  std::uint32_t mini_start = end_of_chain;
  std::uint64_t mini_size = 0;
  for (std::size_t at = 0; at + directory_entry_size <= directory.size(); at += directory_entry_size) {
    const std::string_view entry = std::string_view(directory).substr(at, directory_entry_size);
    const std::uint16_t name_size = read_u16(entry, 64);
    const char type = entry[66];
    const std::uint32_t start = read_u32(entry, 116), size = read_u32(entry, 120);
    if (type == 5) mini_start = start, mini_size = size;
    if (type == 2 && name_size >= 2 && name_size <= 64)
      streams_.push_back({utf8_from_utf16(entry.substr(0, name_size - 2u)), start, size});
  }
  if (mini_start >= largest_sector) return {};
  FENHAO_TRY(mini_content, chain(mini_start, mini_size));
  mini_content_ = std::move(mini_content);
  FENHAO_TRY(mini_table, chain(read_u32(bytes_, 60), bytes_.size()));
  for (std::size_t at = 0; at + 4 <= mini_table.size(); at += 4) mini_next_.push_back(read_u32(mini_table, at));
  return {};
}

// At most `size` bytes from the chain's sectors.
Result<std::string> CompoundFile::chain(std::uint32_t first, std::uint64_t size) const {
  std::string content;
  std::size_t steps = 0;
  for (std::uint32_t number = first; number < largest_sector && content.size() < size; number = next_[number]) {
    const auto piece = sector(number);
    if (!piece || number >= next_.size() || ++steps > next_.size()) return fail(damaged_file());
    content +=
        piece->substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(piece->size(), size - content.size())));
  }
  return content;
}

Result<std::string> CompoundFile::mini_chain(std::uint32_t first, std::uint64_t size) const {
  std::string content;
  std::size_t steps = 0;
  for (std::uint32_t number = first; number < largest_sector && content.size() < size; number = mini_next_[number]) {
    const std::size_t at = number * mini_sector_size_;
    if (number >= mini_next_.size() || at >= mini_content_.size() || ++steps > mini_next_.size())
      return fail(damaged_file());
    content += mini_content_.substr(
        at, static_cast<std::size_t>(std::min<std::uint64_t>(mini_sector_size_, size - content.size())));
  }
  return content;
}

bool CompoundFile::contains(std::string_view stream) const {
  for (const Stream& each : streams_)
    if (each.name == stream) return true;
  return false;
}

Result<std::string> CompoundFile::read(std::string_view stream) const {
  for (const Stream& each : streams_) {
    if (each.name != stream) continue;
    FENHAO_TRY(content,
               each.size < mini_stream_cutoff ? mini_chain(each.start, each.size) : chain(each.start, each.size));
    if (content.size() < each.size) return fail(damaged_file());
    return std::move(content);
  }
  return fail(ErrorCode::not_found, "文件内没有“" + std::string(stream) + "”",
              "the file holds no “" + std::string(stream) + "”");
}

}  // namespace fenhao::sheet
