#include "sheet/plain_xml.h"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "base/text.h"

namespace fenhao::sheet {
namespace {

constexpr std::size_t longest_token = 1 << 20, deepest = 200, most_attributes = 64;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '.'; }

// What a text holds that needs a closer look, a bit each.
enum Mark : unsigned char { reference = 1, bracket = 2, line_break = 4, beyond_ascii = 8, refused = 16 };

constexpr std::array<unsigned char, 256> marks = [] {
  std::array<unsigned char, 256> of{};
  for (std::size_t c = 0; c < of.size(); ++c) of[c] = c < 0x20 ? refused : c < 0x80 ? 0 : beyond_ascii;
  of['\n'] = of['\t'] = line_break;  // a carriage return is refused: it is not handed on as it stands
  of['&'] = reference;
  of[']'] = bracket;
  return of;
}();

unsigned marks_of(std::string_view text) {
  unsigned met = 0;
  for (const char c : text) met |= marks[static_cast<unsigned char>(c)];
  return met;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      byte(0xE0 | c >> 12);
    } else {
      byte(0xF0 | c >> 18);
      byte(0x80 | (c >> 12 & 0x3F));
    }
    byte(0x80 | (c >> 6 & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

// "#65", "#x4E2D": the character, if it is one XML may hold.
std::optional<std::uint32_t> numbered(std::string_view reference) {
  const bool is_hex = reference.starts_with("#x");
  const std::string_view digits = reference.substr(is_hex ? 2 : 1);
  std::uint32_t c = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), c, is_hex ? 16 : 10);
  if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  const bool is_character = c >= 0x20 ? c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF)
                                      : c == '\t' || c == '\n' || c == '\r';
  return is_character ? std::optional(c) : std::nullopt;
}

std::optional<std::uint32_t> referred(std::string_view reference) {
  if (reference == "amp") return '&';
  if (reference == "lt") return '<';
  if (reference == "gt") return '>';
  if (reference == "quot") return '"';
  if (reference == "apos") return '\'';
  return reference.starts_with('#') ? numbered(reference) : std::nullopt;
}

bool decode(std::string_view raw, std::string& out) {
  out.clear();
  for (;;) {
    const std::size_t mark = raw.find('&');
    out += raw.substr(0, mark);
    if (mark == std::string_view::npos) return true;
    const std::size_t end = raw.find(';', mark);
    if (end == std::string_view::npos) return false;
    const auto c = referred(raw.substr(mark + 1, end - mark - 1));
    if (!c) return false;
    append_utf8(out, *c);
    raw.remove_prefix(end + 1);
  }
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char* const* pair = pairs_; *pair; pair += 2)
    if (local_name(pair[0]) == name) return pair[1];
  return {};
}

bool PlainXml::take(std::string_view piece) {
  bytes_.erase(0, at_);
  at_ = 0;
  bytes_ += piece;
  Step step = Step::done;
  while (step == Step::done && at_ < bytes_.size()) step = next();
  return step != Step::not_plain && bytes_.size() - at_ <= longest_token;
}

PlainXml::Step PlainXml::next() {
  if (is_first_) return declaration();
  return bytes_[at_] == '<' ? tag() : content();
}

// A byte order mark and <?xml … ?>, both as programs write them.
PlainXml::Step PlainXml::declaration() {
  constexpr std::string_view mark = "\xEF\xBB\xBF", opening = "<?xml ";
  const std::string_view bytes(bytes_);
  if (bytes.size() < mark.size() + opening.size()) return Step::incomplete;
  const std::size_t from = bytes.starts_with(mark) ? mark.size() : 0;
  if (!bytes.substr(from).starts_with(opening)) {
    if (bytes[from] != '<' || !is_name_start(bytes[from + 1])) return Step::not_plain;
    at_ = from;
    is_first_ = false;
    return Step::done;
  }
  const std::size_t close = bytes.find("?>", from);
  if (close == std::string_view::npos) return Step::incomplete;
  const std::string_view said = bytes.substr(from + opening.size(), close - from - opening.size());
  const bool is_utf8_text = said.find(R"(encoding="UTF-8")") != std::string_view::npos ||
                            said.find(R"(encoding="utf-8")") != std::string_view::npos || said.find("encoding") == std::string_view::npos;
  if (!said.starts_with(R"(version="1.0")") || !is_utf8_text) return Step::not_plain;
  at_ = close + 2;
  is_first_ = false;
  return Step::done;
}

PlainXml::Step PlainXml::tag() {
  char* const first = bytes_.data() + at_ + 1;
  char* const last = static_cast<char*>(std::memchr(first, '>', bytes_.size() - at_ - 1));
  if (!last) return Step::incomplete;
  const auto size = static_cast<std::size_t>(last - first);
  const bool is_plain = size > 0 && (*first == '/' ? end({first + 1, size - 1}) : begin(first, size));
  if (!is_plain) return Step::not_plain;
  at_ += size + 2;
  return Step::done;
}

bool PlainXml::begin(char* text, std::size_t size) {
  if (is_after_root() || open_.size() >= deepest) return false;
  const bool is_empty = text[size - 1] == '/';
  char* const end = text + size - (is_empty ? 1 : 0);
  char* at = text;
  if (!is_name_start(*at)) return false;
  while (at < end && is_name(*at)) ++at;
  const std::string_view name(text, static_cast<std::size_t>(at - text));
  pairs_.clear();
  if (attributes(at, end) != end) return false;
  pairs_.push_back(nullptr);
  had_root_ = true;
  const std::string_view local = local_name(name);
  events_.start(local, XmlAttributes(pairs_.data()));
  if (is_empty)
    events_.end(local);
  else
    open_.emplace_back(name);
  return true;
}

// name="value" after blanks, again and again; each name and value is closed by a zero byte in place of = and ". Where
// it stopped: at the end, or before something that is not plain, with the bytes as they were.
char* PlainXml::attributes(char* at, char* end) {
  struct Closing {
    char *name, *value;
  };
  std::array<Closing, most_attributes> closings;
  std::size_t count = 0;
  for (;;) {
    char* begin = at;
    while (begin < end && is_blank(*begin)) ++begin;
    if (begin == end) break;
    char* equals = begin;
    while (equals < end && is_name(*equals)) ++equals;
    if (begin == at || !is_name_start(*begin) || end - equals < 3 || equals[0] != '=' || equals[1] != '"' || count == most_attributes) return begin;
    char* const value = equals + 2;
    char* const quote = static_cast<char*>(std::memchr(value, '"', static_cast<std::size_t>(end - value)));
    if (!quote) return begin;
    const std::string_view text(value, static_cast<std::size_t>(quote - value)), name(begin, static_cast<std::size_t>(equals - begin));
    const unsigned met = marks_of(text);
    if ((met & (refused | reference | line_break)) != 0 || ((met & beyond_ascii) != 0 && !is_utf8(text)) || text.find('<') != text.npos) return begin;
    for (std::size_t i = 0; i < count; ++i)
      if (std::string_view(pairs_[2 * i], static_cast<std::size_t>(closings[i].name - pairs_[2 * i])) == name) return begin;
    pairs_.push_back(begin);
    pairs_.push_back(value);
    closings[count++] = {equals, quote};
    at = quote + 1;
  }
  for (std::size_t i = 0; i < count; ++i) *closings[i].name = *closings[i].value = '\0';
  return end;
}

bool PlainXml::end(std::string_view name) {
  while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
  if (open_.empty() || open_.back() != name) return false;
  events_.end(local_name(name));
  open_.pop_back();
  return true;
}

PlainXml::Step PlainXml::content() {
  const auto* const first = bytes_.data() + at_;
  const auto* const last = static_cast<const char*>(std::memchr(first, '<', bytes_.size() - at_));
  if (!last) return Step::incomplete;
  const std::string_view raw(first, static_cast<std::size_t>(last - first));
  if (!characters(raw)) return Step::not_plain;
  at_ += raw.size();
  return Step::done;
}

bool PlainXml::characters(std::string_view raw) {
  const unsigned met = marks_of(raw);
  if ((met & refused) != 0 || ((met & beyond_ascii) != 0 && !is_utf8(raw)) || ((met & bracket) != 0 && raw.find("]]>") != raw.npos)) return false;
  if (open_.empty()) return raw.find_first_not_of(" \n\t") == raw.npos;
  if ((met & reference) == 0) {
    events_.text(raw);
    return true;
  }
  if (!decode(raw, decoded_)) return false;
  events_.text(decoded_);
  return true;
}

}  // namespace fenhao::sheet
