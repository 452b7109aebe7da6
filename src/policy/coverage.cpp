// Place × insurance for a month: what is known, carried over, of low confidence, disputed or missing.
#include <algorithm>
#include <map>

#include "policy/state.h"
#include "policy/table.h"

namespace fenhao::policy {
namespace {

enum class Standing { known, low, carried, disputed, missing, merged, range, absent };

Text words(Standing standing) {
  switch (standing) {
    case Standing::known: return {"有", "known"};
    case Standing::low: return {"低", "low"};
    case Standing::carried: return {"沿用", "carried"};
    case Standing::disputed: return {"分歧", "disputed"};
    case Standing::missing: return {"缺", "missing"};
    case Standing::merged: return {"并入", "merged"};
    case Standing::range: return {"范围", "range"};
    case Standing::absent: return {"－", "-"};
  }
  return {};
}

Standing standing_of(const Result<Terms>& terms, bool charged) {
  if (!terms) {
    if (!charged) return Standing::absent;
    return terms.error().code() == ErrorCode::conflict ? Standing::disputed : Standing::missing;
  }
  if (terms->merged_into) return Standing::merged;
  if (!charged) return Standing::absent;
  // How amounts are rounded is one national fact for nearly all; it says nothing about this place.
  const auto has = [&](std::string_view code) {
    return std::any_of(terms->warnings.begin(), terms->warnings.end(), [&](const Warning& warning) {
      return warning.code == code && (!terms->rounding_fact || warning.fact_id != terms->rounding_fact->id);
    });
  };
  if (has("carried_over")) return Standing::carried;
  return has("low_confidence") ? Standing::low : Standing::known;
}

}  // namespace

std::string Library::coverage(Month month, Date known, Lang lang) const {
  std::vector<std::string> heading{Text{"代码", "code"}.in(lang), Text{"地点", "place"}.in(lang)};
  for (const Insurance insurance : all_insurances) heading.push_back(label(insurance).in(lang));
  Table table(std::move(heading));
  std::map<Insurance, std::map<Standing, int>> totals;
  const CoverageMonth coverage_month{month};
  for (const Place& place : state_->archive.places()) {
    if (place.code == "000000") continue;
    const auto charged = insurances(place.code, coverage_month, known);
    if (!charged) continue;
    std::vector<std::string> row{place.code, place.name};
    for (const Insurance insurance : all_insurances) {
      const auto terms = resolve({.place = place.code,
                                  .insurance = insurance,
                                  .attributes = {},
                                  .month = coverage_month,
                                  .known = known,
                                  .account = {}});
      Standing standing = standing_of(terms, std::find(charged->begin(), charged->end(), insurance) != charged->end());
      if (standing == Standing::missing && insurance == Insurance::work_injury) {
        const auto lookup = state_->lookup(
            {.place = place, .item = "work_injury", .attributes = {}, .month = month, .known = known, .account = {}});
        if (const auto range =
                lookup ? lookup->find(Parameter::employer_range) : Result<std::optional<Found>>{std::nullopt};
            range && *range)
          standing = Standing::range;
      }
      ++totals[insurance][standing];
      row.push_back(words(standing).in(lang));
    }
    table.add(std::move(row));
  }
  for (const Standing standing : {Standing::known, Standing::low, Standing::carried, Standing::disputed,
                                  Standing::missing, Standing::merged, Standing::range, Standing::absent}) {
    std::vector<std::string> row{"", Text{"合计 " + words(standing).zh, "total " + words(standing).en}.in(lang)};
    for (const Insurance insurance : all_insurances) row.push_back(std::to_string(totals[insurance][standing]));
    table.add(std::move(row));
  }
  return table.text();
}

}  // namespace fenhao::policy
