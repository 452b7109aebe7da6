#include "sheet/sheet_names.h"

#include "base/text.h"

namespace fenhao::sheet {
namespace {

constexpr std::size_t longest_name = 31;
constexpr std::size_t room_for_a_number = 4;

std::string allowed(const std::string& wanted) {
  std::string name;
  std::size_t units = 0;
  for (const std::string_view character : characters(wanted)) {
    units += character.size() == 4 ? 2 : 1;  // beyond the basic plane
    if (units > longest_name - room_for_a_number) break;
    const bool forbidden =
        character.size() == 1 && std::string_view("[]:*?/\\'").find(character[0]) != std::string_view::npos;
    name += forbidden ? std::string_view(" ") : character;
  }
  return trim(name).empty() ? "Sheet" : name;
}

}  // namespace

std::string SheetNames::claim(const std::string& wanted) {
  const std::string base = allowed(wanted);
  std::string name = base;
  for (int number = 2; !used_.insert(heading_key(name)).second; ++number) name = base + " " + std::to_string(number);
  return name;
}

}  // namespace fenhao::sheet
