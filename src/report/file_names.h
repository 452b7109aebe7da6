// File names out of what people typed: safe on any system, unique within one export. Pure.
#pragma once

#include <set>
#include <string>

namespace fenhao::report {

class FileNames {
 public:
  // `folder`/`stem`.`extension`, with " (2)" when two would be the same without regard to case.
  std::string claim(const std::string& folder, const std::string& stem, const std::string& extension);

 private:
  std::set<std::string> taken_;
};

// One path part: separators, control characters and what Windows forbids become "_"; at most 120 bytes, cut
// between characters; never empty, "." or "..".
std::string safe_name(const std::string& text);

}  // namespace fenhao::report
