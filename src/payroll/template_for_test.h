// The salary groups that ship, and what one of them works out for inputs given by name. For tests.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "payroll/group.h"

namespace fenhao::payroll {

using Texts = std::map<std::string, std::string>;

inline std::vector<std::string> template_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_file("templates/groups")))
    files.push_back(entry.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

inline SalaryGroup load_template(const std::string& file) {
  const auto text = read_file(source_file("templates/groups/") + file);
  EXPECT_TRUE(text) << text.error().describe(Lang::en);
  auto group = parse_group(*text, file);
  EXPECT_TRUE(group) << group.error().describe(Lang::en);
  return *group;
}

// Differences between the group's examples and its formulas.
inline std::vector<Error> differences(const SalaryGroup& group) {
  const auto program = compile_group(group, nullptr);
  if (!program) {
    for (const auto& diagnostic : program.error()) ADD_FAILURE() << diagnostic.describe(Lang::zh);
    return {};
  }
  return run_examples(group, *program);
}

// One employee: the inputs that all examples share (of the first one, without the group's own), and those given.
inline std::vector<Error> differences(SalaryGroup group, const Texts& given, const Texts& expected) {
  Example one{.name = "test", .given = given, .expect = expected};
  for (const auto& input : common_inputs())
    if (const auto shared = group.examples.front().given.find(input.zh); shared != group.examples.front().given.end()) one.given.insert(*shared);
  group.examples = {one};
  return differences(group);
}

inline void expect_values(const SalaryGroup& group, const Texts& given, const Texts& expected) {
  for (const auto& error : differences(group, given, expected)) {
    std::string inputs;
    for (const auto& [name, value] : given) inputs += " " + name + "=" + value;
    ADD_FAILURE() << error.describe(Lang::zh) << " with" << inputs;
  }
}

// What stands first among the reasons that an item is not worked out.
inline void expect_missing(const SalaryGroup& group, const Texts& given, const std::string& item, const std::string& input) {
  const auto errors = differences(group, given, {{item, "0"}});
  ASSERT_EQ(errors.size(), 1u) << group.code << " " << item;
  EXPECT_NE(errors[0].message().zh.find(input), std::string::npos) << errors[0].message().zh;
}

}  // namespace fenhao::payroll
