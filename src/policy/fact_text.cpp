#include "policy/fact_text.h"

#include <algorithm>

#include "policy/field_reader.h"

namespace fenhao::policy {
namespace {

constexpr std::string_view schema_name = "fenhao-policy/1";

const std::vector<std::string_view>& fact_keys() {
  static const std::vector<std::string_view> keys{"id",
                                                  "from",
                                                  "to",
                                                  "from_kind",
                                                  "areas",
                                                  "household",
                                                  "account",
                                                  "base",
                                                  "employer",
                                                  "employee",
                                                  "total",
                                                  "rate_floor",
                                                  "rate_note",
                                                  "monthly",
                                                  "hourly",
                                                  "amount",
                                                  "value",
                                                  "unit",
                                                  "payer",
                                                  "stat_year",
                                                  "measure",
                                                  "merged_into",
                                                  "includes",
                                                  "excludes",
                                                  "follows",
                                                  "mode",
                                                  "rule",
                                                  "enrol_deadline_day",
                                                  "withdraw_deadline_day",
                                                  "rounding",
                                                  "rounding_words",
                                                  "marks",
                                                  "conflict",
                                                  "amends",
                                                  "check",
                                                  "note",
                                                  "kind",
                                                  "announced",
                                                  "recorded",
                                                  "confidence",
                                                  "source",
                                                  "corroborated_by",
                                                  "who",
                                                  "evidence"};
  return keys;
}

// One of a few words, or a complaint; the first choice when absent.
template <class Enum>
Enum choose(FieldReader& reader, std::string_view key, const std::vector<std::pair<std::string_view, Enum>>& choices) {
  const std::string word = reader.text(key);
  if (word.empty()) return choices.front().second;
  std::string allowed;
  for (const auto& [name, value] : choices) {
    if (word == name) return value;
    allowed += (allowed.empty() ? "" : ", ") + std::string(name);
  }
  reader.complain(*reader.map().find(key), {"“" + std::string(key) + ": " + word + "”不在可选之内：" + allowed,
                                            "\"" + std::string(key) + ": " + word + "\" is none of " + allowed});
  return choices.front().second;
}

const YamlNode* map_at(FieldReader& reader, std::string_view key) {
  const YamlNode* node = reader.map().find(key);
  if (!node || node->is_null()) return nullptr;
  if (node->kind == YamlNode::Kind::map) return node;
  reader.complain(*node, {"“" + std::string(key) + "”应当是键值表", "\"" + std::string(key) + "\" must be a map"});
  return nullptr;
}

void read_base(FieldReader& fact_reader, Fact& fact) {
  const YamlNode* node = map_at(fact_reader, "base");
  if (!node) return;
  FieldReader reader = fact_reader.inside(*node);
  reader.allow_only({"floor", "cap", "same_as"});
  fact.floor = reader.money("floor");
  fact.no_cap = reader.text("cap") == "none";
  if (!fact.no_cap) fact.cap = reader.money("cap");
  fact.same_base = reader.insurance("same_as");
}

Side read_side(FieldReader& fact_reader, std::string_view key) {
  const YamlNode* node = map_at(fact_reader, key);
  if (!node) return {};
  FieldReader reader = fact_reader.inside(*node);
  reader.allow_only({"rate", "range", "fixed", "paid_from", "note"});
  return {.rate = reader.rate("rate"),
          .range = reader.range("range"),
          .fixed = reader.money("fixed"),
          .paid_from = reader.text("paid_from"),
          .note = reader.text("note")};
}

void read_total(FieldReader& fact_reader, Fact& fact) {
  const YamlNode* node = map_at(fact_reader, "total");
  if (!node) return;
  FieldReader reader = fact_reader.inside(*node);
  reader.allow_only({"floor", "cap"});
  fact.total_floor = reader.money("floor");
  fact.total_cap = reader.money("cap");
}

Source read_source(FieldReader reader) {
  reader.allow_only({"title", "url", "kind", "quote", "date", "via", "note"});
  reader.require("title");
  return {.title = reader.text("title"),
          .url = reader.text("url"),
          .kind = reader.text("kind"),
          .quote = reader.text("quote"),
          .date = reader.text("date"),
          .via = reader.text("via"),
          .note = reader.text("note")};
}

void read_conflict(FieldReader& fact_reader, Fact& fact) {
  const YamlNode* node = map_at(fact_reader, "conflict");
  if (!node) return;
  FieldReader reader = fact_reader.inside(*node);
  reader.allow_only({"with", "fields", "preferred", "marked_by"});
  Conflict conflict{
      .with = reader.texts("with"), .preferred = reader.flag("preferred"), .marked_by = reader.text("marked_by")};
  static const std::vector<std::pair<std::string_view, Parameter>> names{{"floor", Parameter::floor},
                                                                         {"cap", Parameter::cap},
                                                                         {"employer_rate", Parameter::employer_rate},
                                                                         {"employee_rate", Parameter::employee_rate},
                                                                         {"employer_fixed", Parameter::employer_fixed},
                                                                         {"employee_fixed", Parameter::employee_fixed},
                                                                         {"employer_range", Parameter::employer_range},
                                                                         {"employee_range", Parameter::employee_range},
                                                                         {"rounding", Parameter::rounding},
                                                                         {"merged_into", Parameter::merged_into},
                                                                         {"monthly", Parameter::monthly},
                                                                         {"amount", Parameter::amount},
                                                                         {"value", Parameter::value}};
  for (const std::string& word : reader.texts("fields")) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == word; });
    if (found != names.end())
      conflict.fields.push_back(found->second);
    else
      reader.complain(*node, {"不认识的参数“" + word + "”", "unknown parameter \"" + word + "\""});
  }
  fact.conflict = std::move(conflict);
}

void read_marks(FieldReader& reader, Fact& fact) {
  for (const std::string& mark : reader.texts("marks")) {
    if (mark == "superseded")
      fact.superseded = true;
    else if (mark == "temporary")
      fact.temporary = true;
    else if (mark == "provisional")
      fact.provisional = true;
    else if (mark == "derived_by_source")
      fact.derived_by_source = true;
    else
      reader.complain(*reader.map().find("marks"), {"不认识的标记“" + mark + "”", "unknown mark \"" + mark + "\""});
  }
}

void read_values(FieldReader& reader, Fact& fact) {
  read_base(reader, fact);
  fact.employer = read_side(reader, "employer");
  fact.employee = read_side(reader, "employee");
  read_total(reader, fact);
  fact.rate_floor = reader.rate("rate_floor");
  fact.monthly = reader.money("monthly");
  fact.hourly = reader.money("hourly");
  fact.amount = reader.money("amount");
  fact.value = reader.money("value");
  fact.unit = reader.text("unit");
  if (!fact.unit.empty() && fact.unit != "yuan/month" && fact.unit != "yuan/year")
    reader.complain(*reader.map().find("unit"),
                    {"单位只能是 yuan/month 或 yuan/year", "the unit must be yuan/month or yuan/year"});
  fact.payer = reader.text("payer");
  fact.stat_year = reader.number("stat_year");
  fact.measure = reader.text("measure");
  fact.merged_into = reader.insurance("merged_into");
  fact.includes = reader.texts("includes");
  fact.excludes = reader.texts("excludes");
  if (const std::string name = reader.text("rounding"); !name.empty()) {
    if (const auto rounding = Rounding::parse(name))
      fact.rounding = *rounding;
    else
      reader.complain(*reader.map().find("rounding"),
                      {"不认识的取整方式“" + name + "”", "unknown rounding \"" + name + "\""});
  }
  fact.rounding_words = reader.text("rounding_words");
}

void read_rules(FieldReader& reader, Fact& fact) {
  fact.follows = reader.text("follows");
  fact.mode = reader.text("mode");
  fact.rule = reader.text("rule");
  fact.rate_note = reader.text("rate_note");
  fact.enrol_deadline_day = reader.number("enrol_deadline_day");
  fact.withdraw_deadline_day = reader.number("withdraw_deadline_day");
}

void read_evidence(FieldReader& reader, Fact& fact) {
  fact.announced = reader.date("announced");
  if (const auto recorded = reader.date("recorded")) fact.info.recorded = *recorded;
  fact.info.kind = choose<FactKind>(reader, "kind", {{"paper", FactKind::paper}, {"counter", FactKind::counter}});
  fact.info.confidence = choose<Confidence>(
      reader, "confidence", {{"low", Confidence::low}, {"medium", Confidence::medium}, {"high", Confidence::high}});
  fact.note = reader.text("note");
  fact.who = reader.text("who");
  fact.evidence = reader.text("evidence");
  if (const YamlNode* check = map_at(reader, "check")) {
    FieldReader inner = reader.inside(*check);
    inner.allow_only({"result", "note"});
    fact.check_result = inner.text("result");
    fact.check_note = inner.text("note");
  }
  if (const YamlNode* source = map_at(reader, "source")) fact.info.source = read_source(reader.inside(*source));
  if (const YamlNode* list = reader.map().find("corroborated_by"))
    for (const YamlNode& item : list->items) fact.corroborated_by.push_back(read_source(reader.inside(item)));
}

struct Where {
  const std::string& origin_name;
  const Place& place;
  std::string scheme;
  std::string item;
  Origin origin;
};

Fact read_fact(const YamlNode& node, const Where& where, std::vector<Error>& errors) {
  FieldReader reader(node, where.origin_name, errors);
  Fact fact;
  fact.info.id = reader.text("id");
  reader.set_subject(fact.info.id.empty() ? where.place.name + " " + where.item : fact.info.id);
  reader.allow_only(fact_keys());
  for (const std::string_view duty : {"id", "from", "recorded"}) reader.require(duty);
  if (where.origin == Origin::library)
    for (const std::string_view duty : {"source", "confidence"}) reader.require(duty);
  else
    for (const std::string_view duty : {"who", "evidence"}) reader.require(duty);

  fact.info.place = where.place;
  fact.info.item = where.item;
  fact.info.scheme = where.scheme;
  fact.info.origin = where.origin;
  fact.info.file = where.origin_name;
  fact.info.line = node.line;
  if (const auto from = reader.date("from")) fact.info.from = *from;
  fact.info.to = reader.date("to");
  fact.from_kind = choose<FromKind>(
      reader, "from_kind", {{"start", FromKind::start}, {"as_of", FromKind::as_of}, {"unknown", FromKind::unknown}});
  fact.areas = reader.texts("areas");
  fact.household = reader.text("household");
  if (!fact.household.empty() && fact.household != "local" && fact.household != "nonlocal")
    reader.complain(node, {"household 只能是 local 或 nonlocal", "household must be local or nonlocal"});
  fact.account = reader.text("account");
  read_values(reader, fact);
  read_rules(reader, fact);
  read_marks(reader, fact);
  read_conflict(reader, fact);
  fact.amends = reader.texts("amends");
  read_evidence(reader, fact);
  if (where.origin == Origin::company) {
    fact.info.confidence = Confidence::high;  // the company answers for what it recorded
    if (fact.info.source.title.empty()) fact.info.source = {.title = fact.evidence, .kind = "company"};
  }
  return fact;
}

void read_items(const YamlNode& items, const Place& place, const std::string& scheme, const std::string& origin_name,
                Origin origin, PlaceFacts& into, std::vector<Error>& errors) {
  FieldReader reader(items, origin_name, errors);
  for (const auto& [item, list] : items.entries) {
    if (std::find(known_items().begin(), known_items().end(), item) == known_items().end()) {
      reader.complain(list, {"不认识的项目“" + item + "”", "unknown item \"" + item + "\""});
      continue;
    }
    if (list.kind != YamlNode::Kind::sequence) {
      reader.complain(list, {"“" + item + "”下面应当是事实列表", "\"" + item + "\" must hold a list of facts"});
      continue;
    }
    const Where where{origin_name, place, scheme, item, origin};
    for (const YamlNode& node : list.items) into.facts.push_back(read_fact(node, where, errors));
  }
}

Place read_place(FieldReader& document, std::vector<Error>& errors, const std::string& origin) {
  const YamlNode* node = map_at(document, "place");
  if (!node) {
    document.complain(document.map(), {"缺少“place”", "\"place\" is missing"});
    return {};
  }
  FieldReader reader(*node, origin, errors);
  reader.allow_only({"code", "name", "province"});
  reader.require("code");
  return {.code = reader.text("code"), .name = reader.text("name"), .province = reader.text("province")};
}

PlaceFacts read_place_facts(const YamlNode& node, const std::string& origin_name, Origin origin,
                            std::vector<Error>& errors) {
  PlaceFacts result;
  FieldReader reader(node, origin_name, errors);
  reader.allow_only({"schema", "place", "schemes"});
  result.place = read_place(reader, errors, origin_name);
  const YamlNode* schemes = map_at(reader, "schemes");
  if (!schemes) {
    reader.complain(node, {"缺少“schemes”", "\"schemes\" is missing"});
    return result;
  }
  for (const auto& [name, items] : schemes->entries)
    read_items(items, result.place, name == "main" ? "" : name, origin_name, origin, result, errors);
  return result;
}

bool has_schema(const YamlNode& document, const std::string& origin, std::vector<Error>& errors) {
  if (document.text("schema") == schema_name) return true;
  errors.push_back(yaml_error(
      origin, document,
      {"首行应为“schema: " + std::string(schema_name) + "”", "the file must say schema: " + std::string(schema_name)}));
  return false;
}

}  // namespace

Batch<PlaceFacts> parse_place_text(std::string_view text, const std::string& origin) {
  Batch<PlaceFacts> result;
  const auto document = parse_yaml(text, origin);
  if (!document) {
    result.errors.push_back(document.error());
    return result;
  }
  if (!has_schema(*document, origin, result.errors)) return result;
  result.value = read_place_facts(*document, origin, Origin::library, result.errors);
  return result;
}

Batch<std::vector<PlaceFacts>> parse_company_text(std::string_view text, const std::string& origin) {
  Batch<std::vector<PlaceFacts>> result;
  const auto document = parse_yaml(text, origin);
  if (!document) {
    result.errors.push_back(document.error());
    return result;
  }
  if (!has_schema(*document, origin, result.errors)) return result;
  FieldReader reader(*document, origin, result.errors);
  reader.allow_only({"schema", "company", "places"});
  const YamlNode* places = document->find("places");
  if (!places || places->kind != YamlNode::Kind::sequence) {
    reader.complain(*document, {"缺少“places”列表", "the list \"places\" is missing"});
    return result;
  }
  for (const YamlNode& place : places->items)
    result.value.push_back(read_place_facts(place, origin, Origin::company, result.errors));
  return result;
}

}  // namespace fenhao::policy
