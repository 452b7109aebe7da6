#include "tax/rules_text.h"

#include <initializer_list>

namespace fenhao::tax {
namespace {

// The value of an entry written to where it belongs.
class Entry {
 public:
  Entry(const std::string& origin, const Fact& fact) : origin_(origin), node_(fact.node) {}

  Status to(Money& target, std::string_view key) const { return set(target, money_of(origin_, node_, key)); }
  Status to(Rate& target, std::string_view key) const { return set(target, rate_of(origin_, node_, key)); }
  Status to(int& target, std::string_view key) const { return set(target, count_of(origin_, node_, key)); }
  Status to(Date& target, std::string_view key) const { return set(target, date_of(origin_, node_, key)); }
  template <class T>
  Status to(std::optional<T>& target, std::string_view key) const {
    return to(target.emplace(), key);
  }
  template <class Reading>
  Status reading(Reading& target, Result<Reading> (*parse)(std::string_view)) const {
    auto value = parse(node_.text("reading"));
    if (!value) return fail(yaml_error(origin_, node_, value.error().message()));
    target = *value;
    return {};
  }

 private:
  template <class T>
  static Status set(T& target, Result<T> value) {
    if (!value) return fail(std::move(value).error());
    target = *value;
    return {};
  }

  const std::string& origin_;
  const YamlNode& node_;
};

Status read_remuneration(RemunerationRules& rules, const Entry& entry) {
  FENHAO_CHECK(entry.to(rules.small_limit, "small_limit"));
  FENHAO_CHECK(entry.to(rules.small_expense, "small_expense"));
  FENHAO_CHECK(entry.to(rules.expense, "expense"));
  FENHAO_CHECK(entry.to(rules.author_share, "author_share"));
  return entry.to(rules.flat, "flat");
}

Status read_non_resident(NonResidentRules& rules, const Entry& entry) {
  FENHAO_CHECK(entry.to(rules.bonus_months, "bonus_months"));
  FENHAO_CHECK(entry.to(rules.short_stay_days, "short_stay_days"));
  FENHAO_CHECK(entry.to(rules.resident_days, "resident_days"));
  FENHAO_CHECK(entry.to(rules.full_years, "full_years"));
  FENHAO_CHECK(entry.to(rules.long_absence_days, "long_absence_days"));
  return entry.to(rules.part_day, "part_day");
}

Status read_settlement(SettlementRules& rules, const Entry& entry) {
  FENHAO_CHECK(entry.to(rules.income_limit, "income_limit"));
  FENHAO_CHECK(entry.to(rules.due_limit, "due_limit"));
  return entry.to(rules.until, "until");
}

Status read_capped(Rate& rate, int& base_multiple, const Entry& entry) {
  FENHAO_CHECK(entry.to(rate, "rate"));
  return entry.to(base_multiple, "base_multiple");
}

// One entry written into the rules; its item decides where.
Status read_into(Rules& rules, const std::string& origin, const Fact& fact) {
  const Entry entry(origin, fact);
  const auto& item = fact.basis.item;
  auto& saving = rules.saving;
  if (item == "annual_deduction") return entry.to(rules.annual_deduction, "amount");
  if (item == "remuneration") return read_remuneration(rules.remuneration, entry);
  if (item == "student_intern") rules.cumulative_labour.student_intern = true;
  if (item == "platform_worker") rules.cumulative_labour.platform_worker = true;
  if (item == "agent_commission") return entry.to(rules.cumulative_labour.agent_cost, "cost");
  if (item == "non_resident") return read_non_resident(rules.non_resident, entry);
  if (item == "status_report") return entry.to(rules.non_resident.report_days, "days");
  if (item == "severance") return entry.to(rules.one_off.severance_multiple, "multiple");
  if (item == "annuity_contribution") return read_capped(saving.annuity_rate, saving.annuity_base_multiple, entry);
  if (item == "fund_contribution") return read_capped(saving.fund_rate, saving.fund_base_multiple, entry);
  if (item == "pension_withdrawal") return entry.to(saving.pension_withdrawal, "rate");
  if (item == "equity_alone") return entry.to(rules.equity_alone_until, "until");
  if (item == "foreigner_allowances") return entry.to(rules.foreigner_allowances_until, "until");
  if (item == "settlement_waiver") return read_settlement(rules.settlement, entry);
  if (item == "severance_reading") return entry.reading(rules.readings.severance, parse_severance_reading);
  if (item == "early_retirement_reading")
    return entry.reading(rules.readings.early_retirement, parse_early_retirement_reading);
  if (item == "rehire_reading") return entry.reading(rules.readings.rehire, parse_rehire_reading);
  return {};
}

// Rules that began later than the law of 2019 and may be absent in a month.
bool is_optional(std::string_view item) {
  return item == "student_intern" || item == "platform_worker" || item == "agent_commission" ||
         item == "pension_withdrawal";
}

template <class Reading>
Result<Reading> parse_reading(std::string_view name, std::initializer_list<Reading> known) {
  std::string names;
  for (const auto reading : known) {
    if (to_string(reading) == name) return reading;
    names += (names.empty() ? "" : ", ") + std::string(to_string(reading));
  }
  return fail(Error(ErrorCode::invalid_input, {"不认识的口径“" + std::string(name) + "”，可用：" + names,
                                               "unknown reading \"" + std::string(name) + "\"; known: " + names})
                  .way_out({"改用其中一个口径", "use one of them"}));
}

}  // namespace

const ItemKeys& rule_items() {
  static const ItemKeys known{
      {"annual_deduction", {"amount"}},
      {"remuneration", {"small_limit", "small_expense", "expense", "author_share", "flat"}},
      {"student_intern", {}},
      {"platform_worker", {}},
      {"agent_commission", {"cost"}},
      {"non_resident",
       {"bonus_months", "short_stay_days", "resident_days", "full_years", "long_absence_days", "part_day"}},
      {"status_report", {"days"}},
      {"severance", {"multiple"}},
      {"annuity_contribution", {"rate", "base_multiple"}},
      {"fund_contribution", {"rate", "base_multiple"}},
      {"pension_withdrawal", {"rate"}},
      {"equity_alone", {"until"}},
      {"foreigner_allowances", {"until"}},
      {"settlement_waiver", {"income_limit", "due_limit", "until"}},
      {"severance_reading", {"reading"}},
      {"early_retirement_reading", {"reading"}},
      {"rehire_reading", {"reading"}},
  };
  return known;
}

Status check_rule(const std::string& origin, const Fact& fact) {
  Rules nowhere;
  return read_into(nowhere, origin, fact);
}

Result<Rules> rules_of(const FactText& text, Month month, std::optional<Date> known) {
  Rules rules;
  for (const auto& [item, keys] : rule_items()) {
    if (is_optional(item) && !text.find(item, month, known)) continue;
    FENHAO_TRY(fact, text.at(item, month, known));
    FENHAO_CHECK(read_into(rules, text.origin(), *fact));
  }
  return rules;
}

std::string_view to_string(SeveranceReading reading) {
  return reading == SeveranceReading::whole_sum ? "whole_sum" : "statutory_part";
}

std::string_view to_string(EarlyRetirementReading reading) {
  return reading == EarlyRetirementReading::months_over_twelve ? "months_over_twelve" : "completed_years";
}

std::string_view to_string(RehireReading reading) {
  return reading == RehireReading::from_new_start ? "from_new_start" : "all_stretches";
}

Result<SeveranceReading> parse_severance_reading(std::string_view name) {
  return parse_reading(name, {SeveranceReading::whole_sum, SeveranceReading::statutory_part});
}

Result<EarlyRetirementReading> parse_early_retirement_reading(std::string_view name) {
  return parse_reading(name, {EarlyRetirementReading::months_over_twelve, EarlyRetirementReading::completed_years});
}

Result<RehireReading> parse_rehire_reading(std::string_view name) {
  return parse_reading(name, {RehireReading::from_new_start, RehireReading::all_stretches});
}

}  // namespace fenhao::tax
