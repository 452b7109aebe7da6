#include "sheet/biff.h"

#include "sheet/compound_file.h"

namespace fenhao::sheet {
namespace {

constexpr std::uint8_t wide = 0x01, has_extension = 0x04, has_runs = 0x08;

// One byte a character is the low half of UTF-16.
std::string widened(std::string_view bytes) {
  std::string units;
  units.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    units += c;
    units += '\0';
  }
  return units;
}

}  // namespace

bool BiffCursor::next() {
  if (at_ + 4 > stream_.size()) return false;
  const std::size_t size = read_u16(stream_, at_ + 2);
  if (at_ + 4 + size > stream_.size()) return false;
  record_at_ = at_;
  type_ = static_cast<BiffRecord>(read_u16(stream_, at_));
  body_ = stream_.substr(at_ + 4, size);
  at_ += 4 + size;
  return true;
}

std::vector<std::string_view> BiffCursor::pieces() {
  std::vector<std::string_view> all{body_};
  while (at_ + 4 <= stream_.size() && static_cast<BiffRecord>(read_u16(stream_, at_)) == BiffRecord::continuation &&
         next())
    all.push_back(body_);
  return all;
}

bool BiffText::take(std::size_t count, std::string& bytes) {
  while (count > 0) {
    if (piece_ >= pieces_.size()) return false;
    const std::string_view rest = pieces_[piece_].substr(at_);
    if (rest.empty()) {
      ++piece_;
      at_ = 0;
      continue;
    }
    const std::size_t part = std::min(count, rest.size());
    bytes += rest.substr(0, part);
    at_ += part;
    count -= part;
  }
  return true;
}

bool BiffText::skip(std::size_t count) {
  std::string ignored;
  return take(count, ignored);
}

std::optional<std::uint32_t> BiffText::read_u32_at_start() {
  std::string bytes;
  if (!take(4, bytes)) return std::nullopt;
  return read_u32(bytes, 0);
}

std::optional<std::string> BiffText::read() {
  std::string head;
  if (!take(3, head)) return std::nullopt;
  std::size_t characters = read_u16(head, 0);
  auto flags = static_cast<std::uint8_t>(head[2]);
  std::string sizes;
  if (!take((flags & has_runs ? 2u : 0u) + (flags & has_extension ? 4u : 0u), sizes)) return std::nullopt;
  std::size_t after = flags & has_runs ? read_u16(sizes, 0) * std::size_t{4} : 0;
  if (flags & has_extension) after += read_u32(sizes, flags & has_runs ? 2 : 0);

  std::string units;  // a surrogate pair may be cut by the end of a record
  while (characters > 0) {
    if (piece_ >= pieces_.size()) return std::nullopt;
    if (at_ >= pieces_[piece_].size()) {
      if (++piece_ >= pieces_.size() || pieces_[piece_].empty()) return std::nullopt;
      flags = static_cast<std::uint8_t>(pieces_[piece_][0]);
      at_ = 1;
      continue;
    }
    const std::size_t width = flags & wide ? 2 : 1;
    const std::string_view rest = pieces_[piece_].substr(at_);
    const std::size_t here = std::min(characters, rest.size() / width);
    if (here == 0) return std::nullopt;  // half a character at the end of a record
    const std::string_view bytes = rest.substr(0, here * width);
    units += width == 2 ? std::string(bytes) : widened(bytes);
    at_ += bytes.size();
    characters -= here;
  }
  if (!skip(after)) return std::nullopt;
  return utf8_from_utf16(units);
}

std::optional<std::string> biff_text(std::string_view body, std::size_t at, int count_bytes) {
  const auto count_size = static_cast<std::size_t>(count_bytes);
  if (body.size() < at + count_size + 1) return std::nullopt;
  const std::size_t characters = count_bytes == 1 ? static_cast<std::uint8_t>(body[at]) : read_u16(body, at);
  const auto flags = static_cast<std::uint8_t>(body[at + count_size]);
  const std::size_t bytes = characters * (flags & wide ? 2 : 1);
  const std::size_t from = at + count_size + 1;
  if (body.size() < from + bytes) return std::nullopt;
  const std::string_view text = body.substr(from, bytes);
  return utf8_from_utf16(flags & wide ? std::string(text) : widened(text));
}

}  // namespace fenhao::sheet
