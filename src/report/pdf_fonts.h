// The house font (Noto Sans CJK SC, regular and bold) cut down to the characters that one job prints: a small
// font makes small files, and writes thousands of them a minute where the whole one takes hours.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao::report {

using Characters = std::set<char32_t>;

void add_characters(Characters& characters, std::string_view utf8);

// Two font files in memory, reachable by path while this lives.
class SubsetFonts {
 public:
  // not_found with the package to install when the font is not on this machine.
  static Result<SubsetFonts> of(const Characters& characters);
  SubsetFonts(SubsetFonts&& other) noexcept;
  SubsetFonts& operator=(SubsetFonts&&) = delete;
  ~SubsetFonts();

  std::string regular_path() const;
  std::string bold_path() const;

 private:
  SubsetFonts(int regular, int bold) : regular_(regular), bold_(bold) {}

  int regular_, bold_;  // descriptors of unnamed files
};

}  // namespace fenhao::report
