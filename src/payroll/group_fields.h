// Entries of a group's YAML, read with errors that name file and line. Internal to group_*.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"

namespace fenhao::payroll {

class GroupFields {
 public:
  explicit GroupFields(std::string origin) : origin_(std::move(origin)) {}
  const std::string& origin() const { return origin_; }

  std::unexpected<Error> wrong(const YamlNode& node, std::string zh, std::string en) const;
  std::unexpected<Error> wrong(const YamlNode& node, Text message) const;
  Status only(const YamlNode& map, const std::vector<std::string_view>& known) const;
  // The entry, which must be there and of the kind.
  Result<const YamlNode*> child(const YamlNode& map, std::string_view key, YamlNode::Kind kind) const;
  // Not empty.
  Result<std::string> text(const YamlNode& map, std::string_view key) const;
  // A list of plain texts; absent = none.
  Result<std::vector<std::string>> texts(const YamlNode& map, std::string_view key) const;
  // The entry "code": an English identifier of lower-case letters, digits and underscores.
  Result<std::string> code(const YamlNode& map) const;
  Result<bool> yes_or_no(const YamlNode& map, std::string_view key, bool when_absent) const;

 private:
  std::string origin_;
};

// Line on which the text of a scalar begins: below the mark for a block text (formula: |).
int first_line_of(const YamlNode& scalar, std::string_view file_text);

}  // namespace fenhao::payroll
