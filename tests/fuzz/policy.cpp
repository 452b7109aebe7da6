// Policy as text: a place's, a company's own facts, national law by every reader that has a part of it, and the layers
// of parameters.
#include "contribution/national_text.h"
#include "fuzz.h"
#include "labour/labour.h"
#include "payroll/law_settings.h"
#include "payroll/parameters.h"
#include "people/retirement.h"
#include "policy/fact_text.h"
#include "tax/deduction_text.h"
#include "tax/tax_text.h"
#include "transfer/transfer.h"

namespace fenhao::fuzz {
namespace {

const std::string origin = "input.yaml";

void try_facts(std::string_view text) {
  const auto place = policy::parse_place_text(text, origin);
  for (const auto& error : place.errors) must_be_reasoned(error);
  for (const auto& fact : place.value.facts)
    for (const auto parameter : policy::stated_parameters(fact))
      must(!fact.words(parameter).zh.empty(), "a stated parameter can be read out");
  for (const auto& error : policy::parse_company_text(text, origin).errors) must_be_reasoned(error);
}

void try_national(std::string_view text) {
  must_be_reasoned(tax::NationalTax::load(text, origin));
  must_be_reasoned(tax::NationalDeductions::load(text, origin));
  must_be_reasoned(people::RetirementLaw::load(text, origin));
  must_be_reasoned(labour::load_labour_law(text, origin));
  must_be_reasoned(transfer::load_transfer_law(text, origin));
  must_be_reasoned(contribution::NationalLaw::load(text, origin));
  must_be_reasoned(payroll::LawSettings::load(text, origin));
}

void try_layer(std::string_view text) {
  const auto figure = [](const std::string&) -> Result<payroll::LawFigure> {
    return payroll::LawFigure{Decimal::parse("1.5").value(), "basis"};
  };
  const auto layer = payroll::parse_layer(text, origin, Month::parse("2026-11").value(), *Date::of(2026, 11, 22), figure);
  if (!layer) return must_be_reasoned(layer.error());
  for (const auto& error : payroll::contradictions(*layer)) must_be_reasoned(error);
}

}  // namespace

void try_bytes(std::string_view bytes) {
  try_facts(bytes);
  try_national(bytes);
  try_layer(bytes);
}

}  // namespace fenhao::fuzz
