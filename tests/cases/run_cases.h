// Runs one check over every case of a file and fails for whatever the check left unread.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "case_file.h"

namespace fenhao::cases {

template <class Check>
void run_cases(const std::string& path, Check check) {
  try {
    for (const auto& one : read_cases(path)) {
      SCOPED_TRACE(one.id + ": " + one.title);
      try {
        check(one);
      } catch (const Failure& problem) {
        ADD_FAILURE() << problem.what();
        continue;
      }
      for (const auto& field : one.input.unused()) ADD_FAILURE() << field << " was not used";
      for (const auto& field : one.expect.unused()) ADD_FAILURE() << field << " was not checked";
    }
  } catch (const Failure& problem) {
    ADD_FAILURE() << path << ": " << problem.what();
  }
}

// The expected amount under `key` is exactly this one.
inline void expect_money(const Node& expect, std::string_view key, Money actual) {
  EXPECT_EQ(expect.money(key).to_string(), actual.to_string()) << key;
}

// The expected list under `key` is exactly this one.
inline void expect_moneys(const Node& expect, std::string_view key, const std::vector<Money>& actual) {
  std::vector<std::string> wanted, seen;
  for (const auto amount : expect.moneys(key)) wanted.push_back(amount.to_string());
  for (const auto amount : actual) seen.push_back(amount.to_string());
  EXPECT_EQ(wanted, seen) << key;
}

// The value of a Result, or a failed case.
template <class T>
T must(Result<T> result) {
  if (!result) throw Failure(std::move(result).error());
  return std::move(*result);
}

}  // namespace fenhao::cases
