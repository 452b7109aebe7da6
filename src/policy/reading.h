// How the facts are read, itself text (policy/reading.yaml): how long an open-ended fact usually lives, and
// what each scheme name means. Immutable after parsing.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.h"
#include "policy/facts.h"

namespace fenhao::policy {

enum class SchemeKind {
  named,     // for people who are enrolled in it by name
  main,      // another name for the place's main scheme
  rest,      // a province tier: the cities no other tier names
  industry,  // a work-injury class: only where it is stated for the employer
  limit,     // says until when the main scheme's parameters hold
  advice,    // recommended, not binding: never charged by
};

class Reading {
 public:
  static Result<Reading> parse(std::string_view text, const std::string& origin);

  SchemeKind kind_of(const std::string& scheme) const;
  // Older than an open-ended fact of its kind usually lives.
  bool stale(const Fact& fact, Parameter parameter, Month month) const;
  // A stale one of this kind gives way to a fresh one of a wider place.
  bool yields(const std::string& item, Parameter parameter) const { return life(item, parameter).yields; }

 private:
  struct Life {
    int months = 0;
    bool yields = false;
  };
  const Life& life(const std::string& item, Parameter parameter) const;

  std::map<std::string, SchemeKind> kinds_;
  std::map<std::string, Life> lives_;
};

}  // namespace fenhao::policy
