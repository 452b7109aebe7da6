// Company facts written out again in the form they are read in.
#include <map>

#include "policy/state.h"

namespace fenhao::policy {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + quoted(word);
  return "[" + out + "]";
}

std::string amount(Money money) { return money.decimal().normalized().to_string(); }

class FactWriter {
 public:
  explicit FactWriter(const Fact& fact) : fact_(fact) {}

  std::string text() {
    line("id", quoted(fact_.info.id));
    line("from", fact_.info.from.to_string());
    if (fact_.info.to) line("to", fact_.info.to->to_string());
    if (fact_.from_kind != FromKind::start) line("from_kind", std::string(to_string(fact_.from_kind)));
    if (!fact_.areas.empty()) line("areas", list_of(fact_.areas));
    words("household", fact_.household);
    words("account", fact_.account);
    values();
    if (fact_.info.kind != FactKind::paper) line("kind", std::string(to_string(fact_.info.kind)));
    words("note", fact_.note);
    words("who", fact_.who);
    words("evidence", fact_.evidence);
    line("recorded", fact_.info.recorded.to_string());
    return out_;
  }

 private:
  void line(std::string_view key, const std::string& value) {
    out_ += (out_.empty() ? "        - " : "          ") + std::string(key) + ": " + value + "\n";
  }
  void words(std::string_view key, const std::string& value) {
    if (!value.empty()) line(key, quoted(value));
  }

  static void part(std::string& map, std::string_view key, const std::string& value) {
    map += (map.empty() ? "" : ", ") + std::string(key) + ": " + value;
  }
  void map_line(std::string_view key, const std::string& map) {
    if (!map.empty()) line(key, "{" + map + "}");
  }

  static std::string side(const Side& side) {
    std::string map;
    if (side.rate) part(map, "rate", side.rate->percent());
    if (side.range) part(map, "range", side.range->min.percent() + "-" + side.range->max.percent());
    if (side.fixed) part(map, "fixed", amount(*side.fixed));
    if (!side.paid_from.empty()) part(map, "paid_from", quoted(side.paid_from));
    if (!side.note.empty()) part(map, "note", quoted(side.note));
    return map;
  }

  void values() {
    std::string base;
    if (fact_.floor) part(base, "floor", amount(*fact_.floor));
    if (fact_.no_cap) part(base, "cap", "none");
    if (fact_.cap) part(base, "cap", amount(*fact_.cap));
    if (fact_.same_base) part(base, "same_as", std::string(to_string(*fact_.same_base)));
    map_line("base", base);
    map_line("employer", side(fact_.employer));
    map_line("employee", side(fact_.employee));
    std::string total;
    if (fact_.total_floor) part(total, "floor", amount(*fact_.total_floor));
    if (fact_.total_cap) part(total, "cap", amount(*fact_.total_cap));
    map_line("total", total);
    if (fact_.monthly) line("monthly", amount(*fact_.monthly));
    if (fact_.hourly) line("hourly", amount(*fact_.hourly));
    if (fact_.amount) line("amount", amount(*fact_.amount));
    if (fact_.value) line("value", amount(*fact_.value));
    words("unit", fact_.unit);
    words("payer", fact_.payer);
    if (fact_.stat_year) line("stat_year", std::to_string(fact_.stat_year));
    words("measure", fact_.measure);
    if (fact_.merged_into) line("merged_into", std::string(to_string(*fact_.merged_into)));
    if (!fact_.includes.empty()) line("includes", list_of(fact_.includes));
    if (!fact_.excludes.empty()) line("excludes", list_of(fact_.excludes));
    if (fact_.rounding) line("rounding", fact_.rounding->to_string());
    words("rounding_words", fact_.rounding_words);
    words("rule", fact_.rule);
    words("mode", fact_.mode);
    if (fact_.enrol_deadline_day) line("enrol_deadline_day", std::to_string(fact_.enrol_deadline_day));
    if (fact_.withdraw_deadline_day) line("withdraw_deadline_day", std::to_string(fact_.withdraw_deadline_day));
  }

  const Fact& fact_;
  std::string out_;
};

std::string place_text(const PlaceFacts& place) {
  std::map<std::string, std::map<std::string, std::string>> schemes;
  for (const Fact& fact : place.facts) schemes[fact.info.scheme][fact.info.item] += FactWriter(fact).text();
  std::string out = "  - place: {code: " + quoted(place.place.code) + ", name: " + quoted(place.place.name) +
                    ", province: " + quoted(place.place.province) + "}\n    schemes:\n";
  for (const auto& [scheme, items] : schemes) {
    out += "      " + (scheme.empty() ? "main" : quoted(scheme)) + ":\n";
    for (const auto& [item, facts] : items) out += "        " + item + ":\n" + facts;
  }
  return out;
}

}  // namespace

std::string Library::company_facts() const {
  std::string out = "schema: fenhao-policy/1\nplaces:";
  if (state_->company.empty()) return out + " []\n";
  out += "\n";
  for (const auto& [code, place] : state_->company) out += place_text(place);
  return out;
}

}  // namespace fenhao::policy
