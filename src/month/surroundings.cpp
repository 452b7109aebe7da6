#include "month/surroundings.h"

#include "base/text.h"
#include "intake/records_store.h"

namespace fenhao::month {
namespace {

Status name_input(std::map<std::string, std::string>& names, const std::string& heading, const std::string& code) {
  const auto [at, added] = names.try_emplace(heading_key(heading), code);
  if (added || at->second == code) return {};
  return fail(Error(ErrorCode::conflict, {"表头“" + heading + "”在薪资组里既指 " + at->second + " 又指 " + code, "heading \"" + heading + "\" means both " + at->second + " and " + code})
                  .way_out({"改薪资组里其中一个的名称或 headings", "rename one of them, or its headings, in the salary group"}));
}

Result<intake::InputNames> input_names(const std::vector<payroll::CompiledGroup>& groups) {
  intake::InputNames names;
  for (const auto& compiled : groups)
    for (const auto& input : compiled.group.inputs) {
      auto& kind = input.source == payroll::InputSource::salary       ? names.salary
                   : input.source == payroll::InputSource::attendance ? names.attendance
                                                                      : names.variable;
      FENHAO_CHECK(name_input(kind, payroll::column_name(input), input.input.code));
      FENHAO_CHECK(name_input(kind, input.input.zh, input.input.code));
      for (const auto& heading : input.headings) FENHAO_CHECK(name_input(kind, heading, input.input.code));
    }
  return names;
}

}  // namespace

Result<intake::Surroundings> surroundings(Workspace& workspace, std::optional<EarningMonth> month, Date today) {
  intake::Surroundings known;
  known.library = &workspace.law().library;
  known.month = month;
  known.today = today;
  FENHAO_TRY(names, input_names(workspace.groups()));
  known.names = std::move(names);
  FENHAO_TRY(batch, workspace.store().highest_id("batch"));
  FENHAO_TRY(entities, intake::load_entities(workspace.store(), batch));
  for (const auto& entity : entities) {
    known.entities.push_back(entity.code);
    known.entity_by_name[entity.name] = entity.code;
  }
  FENHAO_TRY(person_names, intake::load_names(workspace.store(), batch));
  for (const auto& [employee, unused] : person_names) known.employees.push_back(employee);
  known.employee_names = std::move(person_names);
  known.employee_of = [&store = workspace.store(), batch = batch](const Secret& identity) -> std::optional<std::string> {
    const auto found = intake::find_employee(store, batch, identity);
    return found ? *found : std::nullopt;
  };
  for (const auto& compiled : workspace.groups()) {
    known.salary_groups.push_back(compiled.group.code);
    known.group_by_name[compiled.group.name] = compiled.group.code;
  }
  return known;
}

}  // namespace fenhao::month
