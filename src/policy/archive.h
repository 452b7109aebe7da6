// The text library on disk: an index of places by file name, each place read when it is first asked for.
// Safe to share between threads: a place is read once, under call_once, and never changes.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "policy/facts.h"

namespace fenhao::policy {

class Archive {
 public:
  // Reads names only: <root>/<two digits>-<province>/<six digits>-<place>[-anything].yaml.
  static Result<Archive> open(const std::filesystem::path& root);

  bool has(std::string_view code) const { return entries_.contains(std::string(code)); }
  const Place* place(std::string_view code) const;
  std::vector<Place> places() const;  // by code, with the nation
  // The facts of a place; its first reading error when the text is malformed.
  Result<const PlaceFacts*> facts(std::string_view code) const;
  // Every reading error of every file, for `policy check`.
  std::vector<Error> reading_errors() const;

 private:
  struct Entry {
    Place place;
    std::vector<std::filesystem::path> files;
    std::once_flag once;
    PlaceFacts facts;
    std::vector<Error> errors;
  };

  const Entry* read(std::string_view code) const;

  std::filesystem::path root_;
  std::map<std::string, std::unique_ptr<Entry>> entries_;
};

// Codes from the place itself up to the nation: 440305, 440300, 440000, 000000.
std::vector<std::string> wider_codes(std::string_view code);

}  // namespace fenhao::policy
