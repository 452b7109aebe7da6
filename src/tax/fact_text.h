// Dated, sourced entries of policy/national text, each item with its own timeline. Inside tax/ only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "base/yaml.h"
#include "tax/tax.h"

namespace fenhao::tax {

// The keys an item may have besides id, item, from, to, recorded, mark, basis and note.
using ItemKeys = std::map<std::string, std::vector<std::string_view>, std::less<>>;

struct Fact {
  Basis basis;
  Month from;
  std::optional<Month> to;  // last month; absent = until a later entry of the item
  std::optional<Date> recorded;  // known since this day; absent = always
  YamlNode node;            // the whole entry, for its values and error lines

  bool holds_in(Month month) const { return from <= month && (!to || month <= *to); }
  // Absent `day` = everything is known.
  bool known_on(std::optional<Date> day) const { return !recorded || !day || *recorded <= *day; }
};

class FactText {
 public:
  // invalid_input with file and line: another schema, unknown item or key, a missing field, two entries of one
  // item that hold in the same month and were recorded on the same day, a repeated id.
  static Result<FactText> parse(std::string_view text, const std::string& origin, std::string_view schema,
                                const ItemKeys& items);

  // The entry in force as known on a day (absent = today's knowledge): the latest `from` wins, of equal ones the latest
  // recorded. Null when the item has none in the month.
  const Fact* find(std::string_view item, Month month, std::optional<Date> known) const;
  // As find(), but not_found naming item, month and the first month known.
  Result<const Fact*> at(std::string_view item, Month month, std::optional<Date> known) const;

  const std::string& origin() const { return origin_; }
  const std::vector<Fact>& facts() const { return facts_; }

 private:
  std::string origin_;
  std::vector<Fact> facts_;
};

// Values of an entry; invalid_input with file and line when missing or malformed.
Result<Money> money_of(const std::string& origin, const YamlNode& map, std::string_view key);
Result<Rate> rate_of(const std::string& origin, const YamlNode& map, std::string_view key);
Result<int> count_of(const std::string& origin, const YamlNode& map, std::string_view key);
Result<Date> date_of(const std::string& origin, const YamlNode& map, std::string_view key);

}  // namespace fenhao::tax
