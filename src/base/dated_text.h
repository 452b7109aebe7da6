// Law as text: dated, sourced entries of policy/national/*.yaml, each item with its own timeline.
//
//   schema: national-labour/1
//   facts:
//   - {id: overtime-199501, item: overtime, from: 1995-01-01, to?, recorded?, mark: V, basis: 《劳动法》第四十四条, note?,
//   values ...}
//
// Two time axes: `from` and `to` say when an entry holds, `recorded` since when it is known (absent = always). What was
// recorded later may cover what was known before; known_on() is the text as it was known on a day.
//
// An item is a struct of rules: `static constexpr std::string_view item`, a `LegalBasis basis`, and `Fields
// fields(Rules&)` that names its values. Every entry is read once at load, so that a mistake shows at start and not in
// the month that needs it. Immutable after load: safe to share between threads.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/money.h"
#include "base/yaml.h"

namespace fenhao {

// Where a parameter came from, for explanations.
struct LegalBasis {
  std::string id;        // "overtime-199501"
  std::string document;  // number and article
  std::string mark;      // V text or number seen, K settled law cited from knowledge, U uncertain or disputed
};

// From a threshold on, a whole number: [{from: '0', is: 3}, {from: '5', is: 6}]. The first starts at 0, thresholds
// rise.
struct Step {
  Decimal from;
  int is = 0;
};
using Steps = std::vector<Step>;

// The value of the last step reached; `amount` is not negative.
int step_at(const Steps& steps, const Decimal& amount);

// Readings of a disputed rule that an entry offers. Which one holds is the caller's setting, never ours.
struct Readings {
  std::vector<std::string> names;
  // invalid_input naming the offered ones when `chosen` is not among them.
  Status offers(std::string_view chosen, const LegalBasis& basis) const;
};

using Words = std::vector<std::string>;
// Counts are whole and not negative; amounts and rates are written as text.
using Field = std::variant<int*, bool*, Decimal*, Rate*, Money*, Date*, Steps*, Words*, Readings*>;
using Fields = std::vector<std::pair<std::string_view, Field>>;

struct DatedEntry {
  LegalBasis basis;
  std::string item;
  Date from;
  std::optional<Date> to;  // last day; absent = until a later entry of the item
  std::optional<Date> recorded;  // known since this day; absent = always
  YamlNode node;

  // Fills every field; invalid_input with file and line for one that is missing, malformed or unknown.
  Status read(const std::string& origin, const Fields& fields) const;
};

class DatedText {
 public:
  // invalid_input with file and line: another schema, a missing field, two entries of one item that hold on the same
  // day and were recorded on the same day, a repeated id.
  static Result<DatedText> parse(std::string_view text, const std::string& origin, std::string_view schema);

  // Without what was recorded after the day.
  DatedText known_on(Date day) const;

  // The entry in force: the latest `from` wins, of equal ones the latest recorded. not_found naming item, day and the
  // first day known.
  Result<const DatedEntry*> at(std::string_view item, Date day) const;

  const std::string& origin() const { return origin_; }
  const std::vector<DatedEntry>& entries() const { return entries_; }

 private:
  std::string origin_;
  std::vector<DatedEntry> entries_;
};

// A text whose items are just these structs.
template <class... Rules>
class LawText {
 public:
  static Result<LawText> load(std::string_view yaml, const std::string& origin, std::string_view schema) {
    FENHAO_TRY(text, DatedText::parse(yaml, origin, schema));
    for (const auto& entry : text.entries()) FENHAO_CHECK(check(origin, entry));
    return LawText(std::move(text));
  }

  LawText known_on(Date day) const { return LawText(text_.known_on(day)); }

  // The rules of one item on a day; not_found when the text has none for it.
  template <class One>
  requires(std::same_as<One, Rules> || ...) Result<One> at(Date day)
  const {
    FENHAO_TRY(entry, text_.at(One::item, day));
    return read<One>(text_.origin(), *entry);
  }

 private:
  explicit LawText(DatedText text) : text_(std::move(text)) {}

  template <class One>
  static Result<One> read(const std::string& origin, const DatedEntry& entry) {
    One rules;
    FENHAO_CHECK(entry.read(origin, fields(rules)));
    rules.basis = entry.basis;
    return rules;
  }

  template <class One>
  static bool is_item(const std::string& origin, const DatedEntry& entry, Status& status) {
    if (entry.item != One::item) return false;
    if (auto rules = read<One>(origin, entry); !rules) status = fail(rules.error());
    return true;
  }

  static Status check(const std::string& origin, const DatedEntry& entry) {
    Status status;
    if ((is_item<Rules>(origin, entry, status) || ...)) return status;
    return fail(
        yaml_error(origin, entry.node, {"不认识的项目“" + entry.item + "”", "unknown item \"" + entry.item + "\""}));
  }

  DatedText text_;
};

}  // namespace fenhao
