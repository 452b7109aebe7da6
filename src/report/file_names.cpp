#include "report/file_names.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace fenhao::report {
namespace {

constexpr std::size_t longest = 120;

std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::string safe_name(const std::string& text) {
  std::string name = text;
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
        std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
      c = '_';
  name = trim(name);
  while (name.starts_with('.')) name.erase(0, 1);
  std::size_t end = std::min(name.size(), longest);
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  name.resize(end);
  while (name.ends_with('.') || name.ends_with(' ')) name.pop_back();
  return name.empty() ? "_" : name;
}

std::string FileNames::claim(const std::string& folder, const std::string& stem, const std::string& extension) {
  const std::string start = (folder.empty() ? "" : folder + "/") + safe_name(stem);
  std::string name = start + "." + extension;
  for (int copy = 2; !taken_.insert(folded(name)).second; ++copy)
    name = start + " (" + std::to_string(copy) + ")." + extension;
  return name;
}

}  // namespace fenhao::report
