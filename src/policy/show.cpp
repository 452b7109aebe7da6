// A place's parameters for a month as people read them: one row per insurance and scheme, then warnings.
#include <algorithm>

#include "policy/state.h"
#include "policy/table.h"
#include "policy/warnings.h"

namespace fenhao::policy {
namespace {

class Sheet {
 public:
  Sheet(const Library::State& state, const Place& place, Month month, Date known, Lang lang)
      : state_(state),
        place_(place),
        month_(month),
        known_(known),
        lang_(lang),
        table_(lang == Lang::zh
                   ? std::vector<std::string>{"险种", "方案", "下限", "上限", "单位", "个人", "取整", "可信度", "来源"}
                   : std::vector<std::string>{"insurance", "scheme", "floor", "cap", "employer", "employee", "rounding",
                                              "confidence", "source"}) {}

  // `host` is the insurance this one is charged inside of, if any.
  void add(Insurance insurance, std::optional<Insurance> host) {
    add_row(insurance, "", host);
    const auto lookup = lookup_for(insurance, "");
    if (!lookup) return;
    for (const std::string& scheme : lookup->own_scheme_names()) add_row(insurance, scheme, std::nullopt);
  }

  std::string text() {
    std::string out = table_.text();
    const auto warnings = warnings_.take();
    if (warnings.empty() && problems_.empty()) return out;
    out += say({"\n提示\n", "\nnotes\n"});
    for (const std::string& problem : problems_) out += "- " + problem + "\n";
    for (const Warning& warning : warnings) out += "- " + warning.message.in(lang_) + "\n";
    return out;
  }

 private:
  std::string say(const Text& text) const { return text.in(lang_); }

  Result<Lookup> lookup_for(Insurance insurance, const std::string& scheme) const {
    return state_.lookup({.place = place_,
                          .item = std::string(to_string(insurance)),
                          .attributes = {.scheme = scheme},
                          .month = month_,
                          .known = known_,
                          .account = {}});
  }

  // The value of one parameter, or the last one where the company decided to carry it over, remembering the fact; ""
  // when nothing states it.
  std::string cell(const Lookup& lookup, Parameter parameter) {
    auto found = lookup.find(parameter);
    if (!found) {
      remember(found.error().message().in(lang_));
      return say({"分歧", "disputed"});
    }
    if (!*found && decision_) *found = lookup.last_ended(parameter);
    if (!*found) return "";
    warnings_.about(**found, parameter);
    used_.push_back((*found)->fact);
    return (*found)->fact->words(parameter).in(lang_);
  }

  // Unknown is told apart from not stated: where a rate is charged, there must be a floor and a cap.
  std::string base_cell(const Lookup& lookup, Parameter parameter, bool is_needed) {
    std::string words = cell(lookup, parameter);
    if (!words.empty()) return words;
    if (const auto same = lookup.find(Parameter::same_base); same && *same)
      if (const auto other = lookup_for(*(*same)->fact->same_base, "")) words = cell(*other, parameter);
    return words.empty() && is_needed ? unknown(lookup, parameter) : words;
  }

  std::string unknown(const Lookup& lookup, Parameter parameter) {
    remember(lookup.unknown(parameter).message().in(lang_));
    return say({"未知", "unknown"});
  }

  std::string side_cell(const Lookup& lookup, Parameter rate, Parameter range, Parameter fixed) {
    std::string words = cell(lookup, rate);
    if (words.empty()) words = cell(lookup, range);
    const std::string amount = cell(lookup, fixed);
    if (!amount.empty()) words += (words.empty() ? "" : " + ") + amount + say({"元", " yuan"});
    return words;
  }

  void remember(const std::string& problem) {
    if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) problems_.push_back(problem);
  }

  void add_row(Insurance insurance, const std::string& scheme, std::optional<Insurance> host) {
    const auto lookup = lookup_for(insurance, scheme);
    if (!lookup) {
      remember(lookup.error().describe(lang_));
      return;
    }
    used_.clear();
    decision_ = state_.carry_over({.place = place_.code, .insurance = insurance, .attributes = {}, .month = CoverageMonth{month_}, .known = known_, .account = {}});
    std::vector<std::string> row{
        say(label(insurance)), scheme.empty() ? say({"主方案", "main"}) : scheme, "", "", "", "", "", "", ""};
    row[4] = side_cell(*lookup, Parameter::employer_rate, Parameter::employer_range, Parameter::employer_fixed);
    row[5] = side_cell(*lookup, Parameter::employee_rate, Parameter::employee_range, Parameter::employee_fixed);
    const bool optional = insurance == Insurance::large_medical || insurance == Insurance::long_term_care;
    if (host) {
      cell(*lookup, Parameter::merged_into);
      row[4] = say({"并入", "in "}) + say(label(*host));
      row[5] = "";
    } else {
      if (used_.empty() && optional) return;
      const bool is_charged = !optional && scheme.empty();
      if (row[4].empty() && is_charged) row[4] = unknown(*lookup, Parameter::employer_rate);
      row[2] = base_cell(*lookup, Parameter::floor, is_charged);
      row[3] = base_cell(*lookup, Parameter::cap, is_charged);
      row[6] = cell(*lookup, Parameter::rounding);
    }
    if (!used_.empty()) {
      const Fact& least = **std::max_element(used_.begin(), used_.end(), [](const Fact* a, const Fact* b) {
        return a->info.confidence < b->info.confidence;
      });
      row[7] = say(label(least.info.confidence));
      row[8] = used_.front()->info.source.title;
    }
    table_.add(std::move(row));
  }

  const Library::State& state_;
  Place place_;
  Month month_;
  Date known_;
  Lang lang_;
  Table table_;
  Warnings warnings_;
  std::vector<std::string> problems_;
  std::vector<const Fact*> used_;
  const CarryOver* decision_ = nullptr;  // of the row being made
};

}  // namespace

std::string Library::show(std::string_view code, Month month, Date known, Lang lang) const {
  const auto place = find_place(code);
  if (!place) return place.error().describe(lang) + "\n";
  Sheet sheet(*state_, *place, month, known, lang);
  for (const Insurance insurance : all_insurances) {
    const auto terms = resolve({.place = place->code,
                                .insurance = insurance,
                                .attributes = {},
                                .month = CoverageMonth{month},
                                .known = known,
                                .account = {}});
    sheet.add(insurance, terms ? terms->merged_into : std::nullopt);
  }

  const Text heading{
      place->name + "（" + place->code + "）" + month.to_string() + "，截至 " + known.to_string() + " 所知\n\n",
      place->name + " (" + place->code + ") " + month.to_string() + ", as known on " + known.to_string() + "\n\n"};
  std::string out = heading.in(lang) + sheet.text() + "\n";
  const auto line = [&](const Text& name, const Result<Known<Money>>& value) {
    out +=
        name.in(lang) +
        (value ? value->value.grouped() + Text{"（" + value->fact->source.title + "）", " (" + value->fact->source.title + ")"}.in(lang) : value.error().message().in(lang)) +
        "\n";
  };
  line({"月最低工资 ", "monthly minimum wage "}, minimum_wage(place->code, month, known));
  line({"上年月平均工资 ", "last year's monthly average wage "}, average_wage(place->code, month.year() - 1, known));
  line({"住房租金月扣除 ", "monthly rent deduction "}, rent_deduction(place->code, month, known));
  return out;
}

}  // namespace fenhao::policy
