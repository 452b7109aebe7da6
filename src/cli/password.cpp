#include "cli/password.h"

#include <algorithm>
#include <string_view>

namespace fenhao::cli {

void hide_password(char* text) {
  const std::string_view all(text);
  const auto scheme = all.find("postgres");
  const auto start = scheme == std::string_view::npos ? scheme : all.find("://", scheme);
  if (start == std::string_view::npos) return;
  const auto hide = [&](std::size_t from, std::size_t to) { std::fill(text + from, text + std::max(from, to), '*'); };
  const auto slash = std::min(all.find('/', start + 3), all.size());
  const auto at = all.rfind('@');  // a password may hold what it should not: better too much hidden
  const auto colon = all.find(':', start + 3);
  if (at != std::string_view::npos && colon < at && (colon < slash || at > slash)) hide(colon + 1, at);
  constexpr std::string_view key = "password=";
  for (auto found = all.find(key); found != std::string_view::npos; found = all.find(key, found + 1))
    hide(found + key.size(), std::min(all.find('&', found), all.size()));
}

}  // namespace fenhao::cli
