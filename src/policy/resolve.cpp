// From facts to the terms of one insurance for one person and month.
#include <algorithm>

#include "base/text.h"
#include "policy/state.h"
#include "policy/warnings.h"

namespace fenhao::policy {
namespace {

// The value of a found fact, typed.
Known<Money> money_known(const Found& found, const std::optional<Money>& value) { return {*value, &found.fact->info}; }
Known<Rate> rate_known(const Found& found, Rate value) { return {value, &found.fact->info}; }

// Employee shares that the law puts on the employer alone: work injury (Social Insurance Law art. 33) and
// maternity (art. 53).
bool employer_only(Insurance insurance) {
  return insurance == Insurance::work_injury || insurance == Insurance::maternity;
}

class Resolver {
 public:
  Resolver(const Library::State& state, const Query& query, Lookup lookup)
      : state_(state), query_(query), lookup_(std::move(lookup)), decision_(state.carry_over(query)) {
    terms_.insurance = query.insurance;
  }

  Result<Terms> run() {
    FENHAO_CHECK(check_scheme());
    if (const Fact* elsewhere = lookup_.followed_elsewhere()) return fail(another_place(*elsewhere));
    FENHAO_TRY(merged, merge());
    if (merged) return finish();
    FENHAO_CHECK(resolve_charges());
    FENHAO_CHECK(resolve_rounding());
    return finish();
  }

 private:
  Result<Terms> finish() {
    terms_.warnings = warnings_.take();
    return std::move(terms_);
  }

  // A stated scheme must be one of this place's; one of another insurance's means the main scheme here.
  Status check_scheme() {
    const std::string& wanted = query_.attributes.scheme;
    if (wanted.empty()) return {};
    std::vector<std::string> all;
    for (const std::string_view item : known_items()) {
      Asked asked = lookup_.asked();
      asked.item = item;
      FENHAO_TRY(other, state_.lookup(std::move(asked)));
      for (std::string& name : other.scheme_names()) all.push_back(std::move(name));
    }
    if (std::find(all.begin(), all.end(), wanted) != all.end()) return {};
    std::string listed;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const std::string& name : all) listed += (listed.empty() ? "" : "、") + name;
    const std::string& place = lookup_.asked().place.name;
    return fail(
        Error(ErrorCode::invalid_input,
              {place + " 没有方案“" + wanted + "”；已知：" + (listed.empty() ? "只有主方案" : listed),
               place + " has no scheme \"" + wanted + "\"; known: " + (listed.empty() ? "the main one only" : listed)})
            .at({.value = wanted})
            .way_out({"改正人员档案里的参保方案，或登记该方案的本公司事实",
                      "correct the person's scheme, or record company facts for it"}));
  }

  Error another_place(const Fact& fact) const {
    const Text words{lookup_.asked().place.name + "“" + fact.info.scheme + "”执行其他地方的标准（" + fact.follows +
                         "）：" + fact.note,
                     lookup_.asked().place.name + ": scheme " + fact.info.scheme + " follows another place (" +
                         fact.follows + "): " + fact.note};
    return Error(ErrorCode::not_found, words)
        .at({.file = fact.info.file, .row = fact.info.line, .subject = fact.info.id})
        .way_out({"把所执行的标准登记为本公司事实，方案名写“" + fact.info.scheme + "”",
                  "record the standard followed as company facts under this scheme"});
  }

  // Merged when a statement to that effect is at least as near as any rate of its own (国办发〔2019〕10号).
  Result<bool> merge() {
    FENHAO_TRY(merged, lookup_.find(Parameter::merged_into));
    if (!merged) return false;
    for (const Parameter parameter :
         {Parameter::employer_rate, Parameter::employee_rate, Parameter::employer_fixed, Parameter::employee_fixed}) {
      FENHAO_TRY(own, lookup_.find(parameter));
      if (!own) continue;
      const bool nearer = own->level < merged->level;
      const bool later = own->level == merged->level && own->fact->info.from > merged->fact->info.from;
      if (nearer || later) return false;
    }
    FENHAO_TRY(outside, excluded_from(*merged->fact->merged_into));
    if (outside) return false;
    terms_.merged_into = merged->fact->merged_into;
    warnings_.about(*merged, Parameter::merged_into);
    return true;
  }

  // The host insurance's rate here says that it does not contain this one.
  Result<bool> excluded_from(Insurance host) {
    Asked asked = lookup_.asked();
    asked.item = to_string(host);
    FENHAO_TRY(other, state_.lookup(std::move(asked)));
    const auto rate = other.find(Parameter::employer_rate);
    if (!rate || !*rate) return false;
    const auto& excludes = (*rate)->fact->excludes;
    return std::find(excludes.begin(), excludes.end(), to_string(query_.insurance)) != excludes.end();
  }

  // Known, or carried over by decision, or nothing.
  Result<std::optional<Found>> may(const Lookup& lookup, Parameter parameter) {
    FENHAO_TRY(found, lookup.find(parameter));
    if (!found && decision_) found = lookup.last_ended(parameter);
    if (found) warnings_.about(*found, parameter);
    return std::move(found);
  }
  Result<std::optional<Found>> may(Parameter parameter) { return may(lookup_, parameter); }

  Result<Found> need(Parameter parameter) {
    FENHAO_TRY(found, may(parameter));
    if (!found) return fail(lookup_.unknown(parameter));
    return *found;
  }

  Status resolve_charges() {
    FENHAO_CHECK(resolve_side(Parameter::employer_rate, Parameter::employer_fixed, terms_.employer));
    FENHAO_CHECK(resolve_side(Parameter::employee_rate, Parameter::employee_fixed, terms_.employee));
    FENHAO_CHECK(resolve_range());
    if (query_.insurance == Insurance::work_injury && !terms_.employer.rate) return fail(account_rate_missing());
    FENHAO_CHECK(require_content());
    const bool has_rate = terms_.employer.rate || terms_.employee.rate || terms_.rate_max;
    if (has_rate) FENHAO_CHECK(resolve_base());
    FENHAO_CHECK(resolve_total());
    return drop_shared_fixed();
  }

  Status resolve_side(Parameter rate, Parameter fixed, SideTerms& side) {
    FENHAO_TRY(found, may(rate));
    const bool employer = rate == Parameter::employer_rate;
    if (found) {
      const Side& stated = employer ? found->fact->employer : found->fact->employee;
      if (stated.paid_from.empty())
        side.rate = rate_known(*found, *stated.rate);
      else
        warnings_.add(
            "not_from_pay", *found->fact,
            {"该部分不经工资代扣，从医保个人账户划扣", "this share is taken from the medical account, not from pay"});
    }
    FENHAO_TRY(amount, may(fixed));
    if (!amount && lookup_.stated_ever(fixed)) {
      FENHAO_CHECK(refuse_ended(fixed));
    }
    if (!amount) return {};
    if (amount->fact->yearly()) {
      warn_yearly(*amount->fact);
      return {};
    }
    side.fixed = money_known(*amount, employer ? amount->fact->employer.fixed : amount->fact->employee.fixed);
    return {};
  }

  // A fixed amount that was stated and has run out is unknown, not zero.
  Status refuse_ended(Parameter fixed) {
    if (lookup_.last_ended(fixed)) return fail(lookup_.unknown(fixed));
    return {};
  }

  void warn_yearly(const Fact& fact) {
    warnings_.add("yearly_amount", fact,
                  {"按年缴纳，不进每月工资计算", "paid by the year, not charged through the monthly payroll"});
  }

  Status resolve_range() {
    if (query_.insurance == Insurance::housing_fund) {
      FENHAO_TRY(range, may(Parameter::employer_range));
      if (range) {
        terms_.rate_min = rate_known(*range, range->fact->employer.range->min);
        terms_.rate_max = rate_known(*range, range->fact->employer.range->max);
        return {};
      }
      if (!terms_.employer.rate) return fail(lookup_.unknown(Parameter::employer_range));
    }
    terms_.rate_min = terms_.rate_max = terms_.employer.rate;
    return warn_floating();
  }

  // A rate that floats by employer: the stated one is used unless the account's own is recorded.
  Status warn_floating() {
    if (!terms_.employer.rate || terms_.employer.rate->fact->origin == Origin::company ||
        query_.insurance == Insurance::work_injury)
      return {};
    FENHAO_TRY(range, lookup_.find(Parameter::employer_range));
    if (!range) return {};
    const Text words = range->fact->words(Parameter::employer_range);
    warnings_.add("floating_rate", *range->fact,
                  {"单位费率按单位浮动（" + words.zh + "），采用 " + terms_.employer.rate->value.percent() +
                       "；本单位核定的费率请登记为该参保户的本公司事实",
                   "the employer's rate floats (" + words.en + "); " + terms_.employer.rate->value.percent() +
                       " is used; record the account's own rate as a company fact"});
    return {};
  }

  // What must be known for the insurance to be charged at all.
  Status require_content() {
    switch (query_.insurance) {
      case Insurance::housing_fund: return {};
      case Insurance::large_medical:
      case Insurance::long_term_care: return require_any_charge();
      default:
        if (!terms_.employer.rate) return fail(lookup_.unknown(Parameter::employer_rate));
        if (!terms_.employee.rate && !employer_only(query_.insurance))
          return fail(lookup_.unknown(Parameter::employee_rate));
        return {};
    }
  }

  Status require_any_charge() {
    const bool charged = terms_.employer.rate || terms_.employee.rate || terms_.employer.fixed || terms_.employee.fixed;
    if (charged) return {};
    FENHAO_TRY(yearly, may(Parameter::value));
    if (yearly) {
      warn_yearly(*yearly->fact);
      return {};
    }
    const bool fixed = query_.insurance == Insurance::large_medical;
    return fail(lookup_.unknown(fixed ? Parameter::employee_fixed : Parameter::employer_rate));
  }

  Status resolve_base() {
    FENHAO_TRY(floor, base_fact(Parameter::floor));
    terms_.floor = money_known(floor, floor.fact->floor);
    FENHAO_TRY(cap, base_fact(Parameter::cap));
    if (!cap.fact->no_cap) terms_.cap = money_known(cap, cap.fact->cap);
    return {};
  }

  // The insurance's own base; where it states none, that of the insurance whose base it shares.
  Result<Found> base_fact(Parameter parameter) {
    FENHAO_TRY(own, may(parameter));
    if (own) return *own;
    FENHAO_TRY(same, lookup_.find(Parameter::same_base));
    if (!same) return fail(lookup_.unknown(parameter));
    const Insurance other = *same->fact->same_base;
    Asked asked = lookup_.asked();
    asked.item = to_string(other);
    FENHAO_TRY(lookup, state_.lookup(std::move(asked)));
    FENHAO_TRY(shared, may(lookup, parameter));
    if (!shared) return fail(lookup.unknown(parameter));
    const Text host = label(other);
    warnings_.add("shared_base", *same->fact,
                  {"本地未单列基数，按" + host.zh + "的基数上下限",
                   "no base of its own here; floor and cap of " + host.en + " are used"});
    return *shared;
  }

  Status resolve_total() {
    if (query_.insurance != Insurance::housing_fund) return {};
    FENHAO_TRY(floor, may(Parameter::total_floor));
    if (floor) terms_.total_floor = money_known(*floor, floor->fact->total_floor);
    FENHAO_TRY(cap, may(Parameter::total_cap));
    if (cap) terms_.total_cap = money_known(*cap, cap->fact->total_cap);
    return {};
  }

  // Some sources repeat the large-medical amount in the medical row; it is charged once, as large medical.
  Status drop_shared_fixed() {
    if (query_.insurance != Insurance::medical || !terms_.employee.fixed) return {};
    Asked asked = lookup_.asked();
    asked.item = to_string(Insurance::large_medical);
    FENHAO_TRY(large, state_.lookup(std::move(asked)));
    FENHAO_TRY(merged, large.find(Parameter::merged_into));
    FENHAO_TRY(amount, large.find(Parameter::employee_fixed));
    if (merged || !amount || amount->fact->employee.fixed != terms_.employee.fixed->value) return {};
    warnings_.add("fixed_in_large_medical", *amount->fact,
                  {"医疗保险行里的同额定额就是大额医疗，只收一次",
                   "the same fixed amount in the medical row is this one; charged once"});
    terms_.employee.fixed.reset();
    return {};
  }

  Status resolve_rounding() {
    FENHAO_TRY(own, may(Parameter::rounding));
    if (!own) {
      Asked asked = lookup_.asked();
      asked.item = "rounding";
      asked.attributes.scheme = query_.insurance == Insurance::housing_fund ? "住房公积金" : "社保";
      FENHAO_TRY(lookup, state_.lookup(std::move(asked)));
      FENHAO_TRY(general, may(lookup, Parameter::rounding));
      if (!general) return fail(lookup.unknown(Parameter::rounding));
      own = general;
    }
    terms_.rounding = *own->fact->rounding;
    terms_.rounding_fact = &own->fact->info;
    return {};
  }

  // The library knows ranges and class rates; which class an employer is in, only its account can say.
  Error account_rate_missing() {
    const Asked& asked = lookup_.asked();
    std::string zh, en;
    if (const auto range = lookup_.find(Parameter::employer_range); range && *range) {
      zh = "；已知范围 " + (*range)->fact->words(Parameter::employer_range).zh + "（" + (*range)->fact->info.id + "）";
      en =
          "; known range " + (*range)->fact->words(Parameter::employer_range).en + " (" + (*range)->fact->info.id + ")";
    }
    Asked first = asked;
    first.attributes.scheme = "一类行业";
    if (const auto lookup = state_.lookup(std::move(first)))
      if (const auto rate = lookup->find(Parameter::employer_rate); rate && *rate) {
        zh += "；一类行业 " + (*rate)->fact->words(Parameter::employer_rate).zh + "（" + (*rate)->fact->info.id + "）";
        en += "; class 1: " + (*rate)->fact->words(Parameter::employer_rate).en + " (" + (*rate)->fact->info.id + ")";
      }
    const std::string account = query_.account.empty() ? "" : " 参保户 " + query_.account;
    return Error(ErrorCode::not_found, {asked.place.name + " " + asked.month.to_string() + " 工伤保险费率按单位核定" +
                                            account + "，尚未登记" + zh,
                                        asked.place.name + " " + asked.month.to_string() +
                                            " work injury: the employer account's rate is not recorded" + en})
        .way_out({"把核定通知上的费率登记为该参保户的本公司事实（account、单位费率、依据）；属一类行业的可写明方案“一类"
                  "行业”",
                  "record the rate on the assessment notice as a company fact of the account; a class 1 employer may "
                  "state the scheme 一类行业"});
  }

  const Library::State& state_;
  const Query& query_;
  Lookup lookup_;
  const CarryOver* decision_;
  Terms terms_;
  Warnings warnings_;
};

}  // namespace

Result<Terms> Library::resolve(const Query& query) const {
  FENHAO_TRY(place, state_->place(query.place));
  FENHAO_TRY(lookup, state_->lookup({.place = place,
                                     .item = std::string(to_string(query.insurance)),
                                     .attributes = query.attributes,
                                     .month = query.month.month,
                                     .known = query.known,
                                     .account = query.account}));
  return Resolver(*state_, query, std::move(lookup)).run();
}

}  // namespace fenhao::policy
