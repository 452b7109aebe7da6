#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "base/yaml.h"
#include "policy/fact_text.h"
#include "policy/state.h"

namespace fenhao::policy {

Library::Library() : state_(std::make_unique<State>()) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

Result<Library> Library::load(const std::filesystem::path& root) {
  Library library;
  FENHAO_TRY(archive, Archive::open(root));
  library.state_->archive = std::move(archive);
  const std::string reading_path = (root / "reading.yaml").string();
  FENHAO_TRY(text, read_file(reading_path));
  FENHAO_TRY(reading, Reading::parse(text, reading_path));
  library.state_->reading = std::move(reading);
  return library;
}

Result<Place> Library::State::place(std::string_view code) const {
  if (const Place* known = archive.place(code)) return *known;
  const std::string wanted(code);
  // A district the library has no facts of is served by its city.
  if (wanted.size() == 6)
    if (const Place* city = archive.place(wanted.substr(0, 4) + "00"); city && !wanted.ends_with("0000"))
      return Place{.code = wanted, .name = city->name, .province = city->province};
  return fail(
      Error(ErrorCode::not_found,
            {"政策库没有地点“" + wanted + "”", "the policy library has no place \"" + wanted + "\""})
          .at({.value = wanted})
          .way_out({"用六位行政区划代码，例如深圳 440300", "use a six-digit GB/T 2260 code, such as 440300 for 深圳"}));
}

Result<std::vector<Level>> Library::State::levels(const Place& place) const {
  std::vector<Level> levels;
  const auto codes = wider_codes(place.code);
  for (const std::string& code : codes)
    if (const auto found = company.find(code); found != company.end())
      levels.push_back({&found->second, Origin::company});
  for (const std::string& code : codes) {
    if (!archive.has(code)) continue;
    FENHAO_TRY(facts, archive.facts(code));
    levels.push_back({facts, Origin::library});
  }
  return levels;
}

Result<Lookup> Library::State::lookup(Asked asked) const {
  FENHAO_TRY(found, levels(asked.place));
  return Lookup(std::move(found), std::move(asked), reading);
}

const CarryOver* Library::State::carry_over(const Query& query) const {
  const auto codes = wider_codes(query.place);
  const auto covers = [&](const CarryOver& decision) {
    return decision.insurance == query.insurance && query.month.month <= decision.until &&
           decision.decided_on <= query.known && std::find(codes.begin(), codes.end(), decision.place) != codes.end();
  };
  const auto found = std::find_if(carry_overs.begin(), carry_overs.end(), covers);
  return found == carry_overs.end() ? nullptr : &*found;
}

void Library::add_carry_over(CarryOver decision) { state_->carry_overs.push_back(std::move(decision)); }

Status Library::add_company_facts(std::string_view yaml, std::string_view origin) {
  auto parsed = parse_company_text(yaml, std::string(origin));
  if (!parsed.errors.empty()) return fail(std::move(parsed.errors.front()));
  std::set<std::string> ids;
  for (const auto& [code, place] : state_->company)
    for (const Fact& fact : place.facts) ids.insert(fact.info.id);
  for (PlaceFacts& place : parsed.value) {
    FENHAO_TRY(known, state_->place(place.place.code));
    place.place = known;
    for (Fact& fact : place.facts) {
      fact.info.place = known;
      if (!ids.insert(fact.info.id).second)
        return fail(Error(ErrorCode::conflict,
                          {"本公司事实编号重复：" + fact.info.id, "the company fact id is not unique: " + fact.info.id})
                        .at({.file = fact.info.file, .row = fact.info.line, .subject = fact.info.id})
                        .way_out({"换一个编号；更正旧事实时给旧的写 to，再写一条新的",
                                  "use another id; to correct a fact, end the old one and write a new one"}));
    }
  }
  for (PlaceFacts& place : parsed.value) {
    PlaceFacts& into = state_->company[place.place.code];
    into.place = place.place;
    std::move(place.facts.begin(), place.facts.end(), std::back_inserter(into.facts));
  }
  return {};
}

std::vector<Place> Library::places() const { return state_->archive.places(); }

namespace {

// "江苏省苏州市", "江苏-苏州": the province before the city's own name.
bool is_named_with_province(const Place& place, std::string_view wanted) {
  if (place.province.empty() || !wanted.starts_with(place.province)) return false;
  wanted.remove_prefix(place.province.size());
  for (const std::string_view ending : {"省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区"})
    if (wanted.starts_with(ending)) {
      wanted.remove_prefix(ending.size());
      break;
    }
  for (const std::string_view between : {"-", "/", "·", " "})
    if (wanted.starts_with(between)) wanted.remove_prefix(between.size());
  return same_area(place.name, wanted);
}

}  // namespace

Result<Place> Library::find_place(std::string_view code_or_name) const {
  const std::string wanted = trim(code_or_name);
  if (state_->archive.has(wanted)) return *state_->archive.place(wanted);
  std::vector<Place> matches;
  std::vector<std::string> names;
  for (const Place& place : state_->archive.places()) {
    if (same_area(place.name, wanted) || is_named_with_province(place, wanted)) matches.push_back(place);
    names.push_back(place.name);
  }
  const auto exact =
      std::find_if(matches.begin(), matches.end(), [&](const Place& place) { return place.name == wanted; });
  if (exact != matches.end()) return *exact;
  if (matches.size() == 1) return matches.front();
  std::string listed;
  if (matches.empty())
    for (const std::string& name : suggestions(wanted, names)) listed += (listed.empty() ? "" : "、") + name;
  else
    for (const Place& place : matches) listed += (listed.empty() ? "" : "、") + place.name + " " + place.code;
  const bool ambiguous = !matches.empty();
  return fail(Error(ambiguous ? ErrorCode::conflict : ErrorCode::not_found,
                    {(ambiguous ? "地点“" + wanted + "”不止一个：" + listed
                                : "政策库没有地点“" + wanted + "”" + (listed.empty() ? "" : "；是否想写：" + listed)),
                     (ambiguous ? "\"" + wanted + "\" is more than one place: " + listed
                                : "the policy library has no place \"" + wanted + "\"" +
                                      (listed.empty() ? "" : "; did you mean " + listed))})
                  .at({.value = wanted})
                  .way_out({"写六位行政区划代码或城市名", "write the six-digit code or the city's name"}));
}

}  // namespace fenhao::policy
