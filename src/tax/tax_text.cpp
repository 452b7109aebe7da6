#include "tax/tax_text.h"

#include "tax/rules_text.h"

namespace fenhao::tax {
namespace {

constexpr std::string_view tables[] = {"annual_table", "monthly_table", "labour_table"};

const ItemKeys& items() {
  static const ItemKeys known = [] {
    ItemKeys all{
        {"annual_table", {"brackets"}},  {"monthly_table", {"brackets"}},    {"labour_table", {"brackets"}},
        {"basic_deduction", {"amount"}}, {"small_income_limit", {"amount"}}, {"first_job_rule", {}},
        {"bonus_alone", {"until"}},
    };
    all.insert(rule_items().begin(), rule_items().end());
    return all;
  }();
  return known;
}

Decimal exact_tax(const Bracket& bracket, Money amount) {
  return amount.decimal() * bracket.rate.decimal() - bracket.quick_deduction.decimal();
}

Result<Bracket> read_bracket(const std::string& origin, const YamlNode& node) {
  FENHAO_CHECK(refuse_unknown_keys(origin, node, {"up_to", "rate", "quick_deduction"}));
  FENHAO_TRY(rate, rate_of(origin, node, "rate"));
  FENHAO_TRY(quick, money_of(origin, node, "quick_deduction"));
  Bracket bracket{std::nullopt, rate, quick};
  if (node.find("up_to")) {
    FENHAO_TRY(up_to, money_of(origin, node, "up_to"));
    bracket.up_to = up_to;
  }
  return bracket;
}

// A bracket follows the one before: bounds and rates rise, and both give the same tax at the bound between them.
Status check_follows(const std::string& origin, const YamlNode& node, const Bracket& before, const Bracket& bracket) {
  const auto refuse = [&](std::string zh, std::string en) {
    return fail(yaml_error(origin, node, {std::move(zh), std::move(en)}));
  };
  if (!before.up_to) return refuse("只有最后一级可以没有上限", "only the last bracket may lack an upper bound");
  if (bracket.up_to && *bracket.up_to <= *before.up_to)
    return refuse("级距上限没有递增", "the upper bounds do not rise");
  if (bracket.rate <= before.rate) return refuse("税率没有递增", "the rates do not rise");
  if (exact_tax(before, *before.up_to) != exact_tax(bracket, *before.up_to))
    return refuse("速算扣除数不对：级距分界处税额跳变", "wrong quick deduction: the tax jumps at the bound");
  return {};
}

Result<Table> read_table(const std::string& origin, const Fact& fact) {
  const auto* list = fact.node.find("brackets");
  if (!list || list->items.empty())
    return fail(yaml_error(origin, fact.node, {"税率表没有级距", "the table has no brackets"}));
  Table table{fact.basis.item, {}};
  for (const auto& node : list->items) {
    FENHAO_TRY(bracket, read_bracket(origin, node));
    if (!table.brackets.empty()) FENHAO_CHECK(check_follows(origin, node, table.brackets.back(), bracket));
    table.brackets.push_back(bracket);
  }
  if (table.brackets.back().up_to)
    return fail(
        yaml_error(origin, list->items.back(), {"最后一级不应有上限", "the last bracket must have no upper bound"}));
  return table;
}

// Every value is read once at load, so that a mistake shows at start and not in the month that needs it.
Status check_values(const FactText& text) {
  for (const auto& fact : text.facts()) {
    if (rule_items().contains(fact.basis.item)) {
      FENHAO_CHECK(check_rule(text.origin(), fact));
      continue;
    }
    const auto& keys = items().at(fact.basis.item);
    for (const auto key : keys) {
      if (key == "brackets") FENHAO_CHECK(read_table(text.origin(), fact));
      if (key == "amount") FENHAO_CHECK(money_of(text.origin(), fact.node, key));
      if (key == "until") FENHAO_CHECK(date_of(text.origin(), fact.node, key));
    }
  }
  return {};
}

}  // namespace

Result<NationalTax> NationalTax::load(std::string_view yaml_text, const std::string& origin) {
  FENHAO_TRY(text, FactText::parse(yaml_text, origin, "national-tax/1", items()));
  FENHAO_CHECK(check_values(text));
  return NationalTax(std::move(text));
}

Result<Parameters> NationalTax::at(TaxMonth tax_month, std::optional<Date> known) const {
  const auto& origin = text_.origin();
  const Month month = tax_month.month;
  Parameters parameters;
  Table* const targets[] = {&parameters.annual, &parameters.monthly, &parameters.labour};
  for (std::size_t i = 0; i < std::size(tables); ++i) {
    FENHAO_TRY(fact, text_.at(tables[i], month, known));
    FENHAO_TRY(table, read_table(origin, *fact));
    *targets[i] = std::move(table);
  }
  FENHAO_TRY(basic, text_.at("basic_deduction", month, known));
  FENHAO_TRY(basic_amount, money_of(origin, basic->node, "amount"));
  parameters.basic_deduction = basic_amount;
  FENHAO_TRY(alone, text_.at("bonus_alone", month, known));
  FENHAO_TRY(alone_until, date_of(origin, alone->node, "until"));
  parameters.bonus_alone_until = alone_until;
  parameters.first_job_rule = text_.find("first_job_rule", month, known) != nullptr;
  if (const auto* limit = text_.find("small_income_limit", month, known)) {
    FENHAO_TRY(amount, money_of(origin, limit->node, "amount"));
    parameters.small_income_limit = amount;
  }
  FENHAO_TRY(rules, rules_of(text_, month, known));
  parameters.rules = std::move(rules);
  for (const auto& [item, keys] : items())
    if (const auto* fact = text_.find(item, month, known)) parameters.sources.push_back(fact->basis);
  return parameters;
}

Result<Parameters> parameters_for(std::string_view yaml_text, const std::string& origin, TaxMonth month) {
  FENHAO_TRY(national, NationalTax::load(yaml_text, origin));
  return national.at(month);
}

}  // namespace fenhao::tax
