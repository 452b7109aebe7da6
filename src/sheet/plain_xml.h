// The XML that spreadsheet programs write, read several times faster than XML as such: UTF-8, tags, attributes in double
// quotes, text with the five named references and numbered ones. At anything else — comments, CDATA, document types, other
// encodings, malformed text — it stops, having told everything before it, and another reader goes on from there. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sheet/xml_events.h"

namespace fenhao::sheet {

class PlainXml {
 public:
  explicit PlainXml(XmlEvents& events) : events_(events) {}

  // The next bytes. False once something is not plain: nothing may follow.
  bool take(std::string_view piece);
  // All bytes were taken: true when the one root element is closed and nothing is left over.
  bool is_complete() const { return had_root_ && open_.empty() && at_ == bytes_.size(); }

  // For who goes on: the elements told as begun and not as ended, whether the root has ended, the bytes not told.
  const std::vector<std::string>& open() const { return open_; }
  bool is_after_root() const { return had_root_ && open_.empty(); }
  std::string_view untold() const { return std::string_view(bytes_).substr(at_); }

 private:
  enum class Step { done, incomplete, not_plain };
  Step next();
  Step declaration();
  Step tag();
  Step content();
  bool begin(char* text, std::size_t size);
  bool end(std::string_view name);
  char* attributes(char* at, char* end);
  bool characters(std::string_view raw);

  XmlEvents& events_;
  std::string bytes_;    // what is not told yet begins at at_
  std::size_t at_ = 0;
  bool is_first_ = true;  // nothing told: a byte order mark and a declaration may come
  bool had_root_ = false;
  std::vector<std::string> open_;
  std::vector<const char*> pairs_;  // of the tag at hand
  std::string decoded_;
};

// A name without its prefix. Names are a few letters long: one look at each is faster than to search.
inline std::string_view local_name(std::string_view name) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (name[i] == ':') begin = i + 1;
  return name.substr(begin);
}

}  // namespace fenhao::sheet
