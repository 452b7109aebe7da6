// What a Library holds: the archive on disk, how to read it, what the company recorded and decided.
// Private to policy/; the parts of Library are in files by what they answer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "policy/archive.h"
#include "policy/lookup.h"
#include "policy/reading.h"

namespace fenhao::policy {

struct Library::State {
  Archive archive;
  Reading reading;
  std::map<std::string, PlaceFacts> company;  // by place code
  std::vector<CarryOver> carry_overs;

  // The place of a code the caller must know to be one; invalid codes are not_found.
  Result<Place> place(std::string_view code) const;
  // Levels near to far; malformed text of a place in the chain is its error.
  Result<std::vector<Level>> levels(const Place& place) const;
  Result<Lookup> lookup(Asked asked) const;
  // The decision that lets the last known value be used, or null.
  const CarryOver* carry_over(const Query& query) const;
};

}  // namespace fenhao::policy
