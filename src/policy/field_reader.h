// Typed reading of one YAML map with errors that point at the line. Private to the text readers of policy/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "base/yaml.h"
#include "policy/facts.h"

namespace fenhao::policy {

class FieldReader {
 public:
  // `errors` collects; `subject` names the fact in messages once it is known.
  FieldReader(const YamlNode& map, const std::string& origin, std::vector<Error>& errors)
      : map_(map), origin_(origin), errors_(errors) {}

  void set_subject(std::string subject) { subject_ = std::move(subject); }
  const YamlNode& map() const { return map_; }
  FieldReader inside(const YamlNode& map) const;

  void allow_only(const std::vector<std::string_view>& known);
  void require(std::string_view key);

  std::string text(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::optional<Date> date(std::string_view key);
  std::optional<Money> money(std::string_view key);
  std::optional<Rate> rate(std::string_view key);
  std::optional<RateRange> range(std::string_view key);
  std::optional<Insurance> insurance(std::string_view key);
  int number(std::string_view key);  // 0 when absent
  bool flag(std::string_view key);   // true only for "true"

  void complain(const YamlNode& at, Text message);

 private:
  const YamlNode* scalar(std::string_view key);
  template <class T>
  std::optional<T> read(std::string_view key, Result<T> (*parse)(std::string_view));

  const YamlNode& map_;
  const std::string& origin_;
  std::vector<Error>& errors_;
  std::string subject_;
};

}  // namespace fenhao::policy
