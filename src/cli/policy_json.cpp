#include "cli/policy_json.h"

#include <algorithm>

namespace fenhao::cli {
namespace {

using policy::Insurance;

Result<policy::Terms> terms_of(const policy::Library& library, const policy::Place& place, Insurance insurance,
                               Month month, Date known) {
  return library.resolve({.place = place.code,
                          .insurance = insurance,
                          .attributes = {},
                          .month = CoverageMonth{month},
                          .known = known,
                          .account = {}});
}

// The insurances charged at the place, and those charged inside another.
std::vector<Insurance> insurances_at(const policy::Library& library, const policy::Place& place, Month month,
                                     Date known) {
  const auto charged = library.insurances(place.code, CoverageMonth{month}, known);
  std::vector<Insurance> all;
  for (int i = 0; i < policy::insurance_count; ++i) {
    const auto insurance = static_cast<Insurance>(i);
    const bool is_charged = charged && std::ranges::find(*charged, insurance) != charged->end();
    const auto terms = terms_of(library, place, insurance, month, known);
    if (is_charged || (terms && terms->merged_into)) all.push_back(insurance);
  }
  return all;
}

std::string word(policy::Confidence confidence) {
  switch (confidence) {
    case policy::Confidence::high: return "high";
    case policy::Confidence::medium: return "medium";
    case policy::Confidence::low: return "low";
  }
  return {};
}

class TermsObject {
 public:
  explicit TermsObject(JsonObject object) : object_(std::move(object)) {}

  template <class T>
  void add(const char* name, const std::optional<policy::Known<T>>& known) {
    if (!known) return;
    object_.emplace_back(name, known->value.to_string());
    if (known->fact && (!least_ || known->fact->confidence > least_->confidence)) least_ = known->fact;
  }
  JsonObject take() {
    if (least_) {
      object_.emplace_back("confidence", word(least_->confidence));
      object_.emplace_back("source", least_->source.title);
    }
    return std::move(object_);
  }

 private:
  JsonObject object_;
  const policy::FactInfo* least_ = nullptr;
};

std::string state_of(const Result<policy::Terms>& terms) {
  if (!terms) return terms.error().code() == ErrorCode::conflict ? "disputed" : "unknown";
  if (terms->merged_into) return "merged";
  const bool is_low = std::ranges::any_of(terms->warnings, [&](const policy::Warning& warning) {
    return warning.code == "low_confidence" && !(terms->rounding_fact && warning.fact_id == terms->rounding_fact->id);
  });
  return is_low ? "low_confidence" : "known";
}

}  // namespace

std::vector<JsonObject> terms_json(const policy::Library& library, const policy::Place& place, Month month, Date known,
                                   Lang lang) {
  std::vector<JsonObject> list;
  for (const Insurance insurance : insurances_at(library, place, month, known)) {
    JsonObject head{{"place", place.code}, {"insurance", std::string(policy::to_string(insurance))}};
    const auto terms = terms_of(library, place, insurance, month, known);
    if (!terms) {
      head.emplace_back("unknown", terms.error().describe(lang));
      list.push_back(std::move(head));
      continue;
    }
    if (terms->merged_into) head.emplace_back("merged_into", std::string(policy::to_string(*terms->merged_into)));
    TermsObject object(std::move(head));
    object.add("floor", terms->floor);
    object.add("cap", terms->cap);
    object.add("employer_rate", terms->employer.rate);
    object.add("employer_fixed", terms->employer.fixed);
    object.add("employee_rate", terms->employee.rate);
    object.add("employee_fixed", terms->employee.fixed);
    object.add("rate_min", terms->rate_min);
    object.add("rate_max", terms->rate_max);
    list.push_back(object.take());
  }
  return list;
}

std::vector<JsonObject> coverage_json(const policy::Library& library, Month month, Date known) {
  std::vector<JsonObject> list;
  for (const policy::Place& place : library.places()) {
    if (place.code == "000000") continue;
    for (const Insurance insurance : insurances_at(library, place, month, known))
      list.push_back({{"place", place.code},
                      {"name", place.name},
                      {"insurance", std::string(policy::to_string(insurance))},
                      {"state", state_of(terms_of(library, place, insurance, month, known))}});
  }
  return list;
}

}  // namespace fenhao::cli
