// Moving between places: pension money, place and temporary account, medical gap, papers and steps.
#include "cases/topic.h"
#include "transfer/transfer.h"

namespace fenhao::cases {
namespace {

// Cases name no day and hold today.

template <class Rules>
Rules rules(const Context& context) {
  return must(context.law.transfer.at<Rules>(new_year_2026));
}

void check_pension_money(const Node& input, const Expected& expect, const Context& context) {
  const auto bases = input.at("monthly_base_by_year"), months = input.at("months_by_year");
  auto years = must(transfer::pension_years(input.month("from"), input.month("to")));
  for (auto& year : years) {
    const std::string name = std::to_string(year.year);
    if (months.count(name) != year.months)
      months.refuse({"各年月数与缴费起止月不符", "the months of the years do not fit from and to"});
    year.monthly_base = bases.money(name);
  }
  const auto money = must(transfer::pension_money(years, Money{}, rules<transfer::PensionMoneyRules>(context)));
  expect.money("contribution_wage_total", money.contribution_wages);
  expect.money("pooled_fund", money.pooled);
}

void check_pension_place(const Node& input, const Expected& expect, const Context& context) {
  std::vector<transfer::PensionStay> stays;
  for (const auto& place : input.texts("order")) stays.push_back({place, input.at("years").count(place) * 12});
  const auto found =
      must(transfer::pension_place(input.text("household_place"), stays, rules<transfer::PensionPlaceRules>(context)));
  expect.text("place", found.place);
}

Gender sex(const Node& input) {
  const std::string word = input.text("sex");
  for (const auto gender : {Gender::male, Gender::female})
    if (word == to_string(gender)) return gender;
  input.at("sex").refuse({"性别应为 male 或 female", "sex must be male or female"});
}

void check_temporary_account(const Node& input, const Expected& expect, const Context& context) {
  transfer::Newcomer person;
  person.sex = sex(input);
  person.age_months = input.count("age_at_first_contribution_there") * 12;
  person.is_household_place = input.flag("is_household_place");
  const bool temporary = must(transfer::opens_temporary_account(person, must(context.law.settings.at<transfer::TemporaryAccountAges>(new_year_2026)).reading(),
                                                                rules<transfer::TemporaryAccountRules>(context)));
  expect.flag("temporary_account", temporary);
  expect.flag("transfer_now", !temporary);
}

void check_medical_gap(const Node& input, const Expected& expect, const Context& context) {
  const auto gap =
      must(transfer::medical_gap(input.count("gap_months"), rules<transfer::MedicalTransferRules>(context)));
  expect.count("waiting_months_max", gap.waiting_months_most);
  expect.flag("backpay_restores_gap", gap.backpay_restores_gap);
}

void check_papers(const Node& input, const Expected& expect, const Context& context) {
  expect.flag("certificate_required", must(transfer::certificate_required(input.text("move"), input.text("channel"),
                                                                          rules<transfer::PaperRules>(context))));
}

// Cases say injury for work_injury.
std::vector<std::string> with_word(std::vector<std::string> words, std::string_view from, std::string_view to) {
  for (auto& word : words)
    if (word == from) word = to;
  return words;
}

void check_insurances(const Node& input, const Expected& expect, const Context& context) {
  const auto move = must(transfer::insurances_of_move(with_word(input.texts("insurances"), "injury", "work_injury"),
                                                      rules<transfer::MovingInsuranceRules>(context)));
  expect.texts("transfers", with_word(move.transfers, "work_injury", "injury"));
  expect.texts("join_anew", with_word(move.join_anew, "work_injury", "injury"));
}

void check_steps(const Expected& expect, const Context& context) {
  const auto steps = rules<transfer::PensionStepRules>(context);
  expect.count("new_place_review_working_days", steps.new_place_review);
  expect.count("old_place_working_days", steps.old_place);
  expect.count("new_place_finish_working_days", steps.new_place_finish);
  expect.count("total", steps.total());
}

}  // namespace

void check_transfer(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("months_by_year")) return check_pension_money(input, expect, context);
  if (input.has("household_place")) return check_pension_place(input, expect, context);
  if (input.has("sex")) return check_temporary_account(input, expect, context);
  if (input.has("gap_months")) return check_medical_gap(input, expect, context);
  if (input.has("move")) return check_papers(input, expect, context);
  if (input.has("insurances")) return check_insurances(input, expect, context);
  check_steps(expect, context);
}

}  // namespace fenhao::cases
