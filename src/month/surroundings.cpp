#include "month/surroundings.h"

#include <algorithm>

#include "base/text.h"
#include "intake/records_store.h"
#include "month/rules.h"

namespace fenhao::month {
namespace {

// Words of headings to input codes, from the texts that hold in one month and, where these leave a word free, from
// versions that come later.
class HeadingWords {
 public:
  Status add(const payroll::SalaryGroup& group, bool later) {
    for (const auto& input : group.inputs) {
      auto& kind = input.source == payroll::InputSource::salary       ? names_.salary
                   : input.source == payroll::InputSource::attendance ? names_.attendance
                                                                      : names_.variable;
      FENHAO_CHECK(add_word(kind, payroll::column_name(input), input.input.code, later));
      FENHAO_CHECK(add_word(kind, input.input.zh, input.input.code, later));
      names_.titles.try_emplace(input.input.code, payroll::column_name(input));
      if (input.input.type == formula::Type::boolean) names_.yes_no.insert(input.input.code);
      for (const auto& heading : input.headings) FENHAO_CHECK(add_word(kind, heading, input.input.code, later));
    }
    return {};
  }
  intake::InputNames take() { return std::move(names_); }

 private:
  static Status add_word(std::map<std::string, std::string>& names, const std::string& heading, const std::string& code, bool later) {
    const auto [at, added] = names.try_emplace(heading_key(heading), code);
    if (added || later || at->second == code) return {};
    return fail(Error(ErrorCode::conflict, {"表头“" + heading + "”在薪资组里既指 " + at->second + " 又指 " + code, "heading \"" + heading + "\" means both " + at->second + " and " + code})
                    .way_out({"改薪资组里其中一个的名称或 headings", "rename one of them, or its headings, in the salary group"}));
  }

  intake::InputNames names_;
};

// Pilots often repeat the words of the text beside them with another meaning; they count as later.
Status add_groups(Workspace& workspace, EarningMonth month, intake::Surroundings& known) {
  HeadingWords words;
  FENHAO_TRY(texts, rules_in_force(workspace, month, workspace.store().now()));
  std::erase_if(texts, [](const RuleText& text) { return text.is_layer; });
  FENHAO_TRY(later, later_rules(workspace, month));
  std::ranges::stable_partition(texts, [](const RuleText& text) { return text.pilot == 0; });
  const std::size_t now = static_cast<std::size_t>(std::ranges::count(texts, 0, &RuleText::pilot));
  std::ranges::move(later, std::back_inserter(texts));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    FENHAO_TRY(group, payroll::parse_group(texts[i].text, texts[i].origin));
    FENHAO_CHECK(words.add(group, i >= now));
    if (known.group_by_name.try_emplace(group.name, group.code).second && std::ranges::find(known.salary_groups, group.code) == known.salary_groups.end())
      known.salary_groups.push_back(group.code);
  }
  known.names = words.take();
  return {};
}

}  // namespace

Result<intake::Surroundings> surroundings(Workspace& workspace, std::optional<EarningMonth> month, Date today) {
  intake::Surroundings known;
  known.library = &workspace.law().library;
  known.month = month;
  known.today = today;
  if (auto setting = workspace.texts_known_on(today).settings.at<people::ForeignCardSex>(today)) known.foreign_card_sex = std::move(*setting);
  FENHAO_CHECK(add_groups(workspace, month.value_or(EarningMonth{today.month()}), known));
  FENHAO_TRY(batch, workspace.store().highest_id("batch"));
  FENHAO_TRY(entities, intake::load_entities(workspace.store(), batch));
  for (const auto& entity : entities) {
    known.entities.push_back(entity.code);
    known.entity_by_name[entity.name] = entity.code;
  }
  FENHAO_TRY(person_names, intake::load_names(workspace.store(), batch));
  for (const auto& [employee, unused] : person_names) known.employees.push_back(employee);
  known.employee_names = std::move(person_names);
  if (known.employees.empty()) return known;  // no number belongs to anybody
  known.employee_of = [&store = workspace.store(), batch = batch](const Secret& identity) -> std::optional<std::string> {
    const auto found = intake::find_employee(store, batch, identity);
    return found ? *found : std::nullopt;
  };
  return known;
}

}  // namespace fenhao::month
