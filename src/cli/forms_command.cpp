// forms: empty workbooks for everything that can be imported.
#include <algorithm>

#include "cli/commands.h"
#include "intake/forms.h"

namespace fenhao::cli {
namespace {

intake::Kind kind_of(payroll::InputSource source) {
  switch (source) {
    case payroll::InputSource::salary: return intake::Kind::salary;
    case payroll::InputSource::attendance: return intake::Kind::attendance;
    case payroll::InputSource::variable: return intake::Kind::variable;
  }
  return intake::Kind::variable;
}

sheet::FieldType type_of(const formula::Input& input) {
  using formula::Type;
  switch (input.type) {
    case Type::money: return sheet::FieldType::money;
    case Type::rate: return sheet::FieldType::rate;
    case Type::boolean: return sheet::FieldType::yes_no;
    default: return input.scale == 0 ? sheet::FieldType::integer : sheet::FieldType::decimal;
  }
}

void add(std::vector<std::string>& names, const std::string& name, const std::string& label) {
  if (name != label && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

// The inputs of all salary groups, each name once, with the groups that ask for it.
intake::GroupColumns columns_of(const std::vector<payroll::CompiledGroup>& groups) {
  intake::GroupColumns columns;
  for (const auto& compiled : groups)
    for (const auto& input : compiled.group.inputs) {
      auto& list = columns[kind_of(input.source)];
      const std::string name = payroll::column_name(input);
      auto column = std::ranges::find(list, name, &intake::ItemColumn::label);
      if (column == list.end()) column = list.insert(list.end(), {.label = name, .type = type_of(input.input), .headings = {}, .note = {}});
      for (const auto& heading : input.headings) add(column->headings, heading, name);
      column->note += (column->note.empty() ? "" : "；") + compiled.group.name + (input.when_absent ? "，不填按 " + input.when_absent->normalized().to_string() : "，用到时须填");
    }
  return columns;
}

std::vector<std::string> names_of(const std::vector<payroll::CompiledGroup>& groups) {
  std::vector<std::string> names;
  for (const auto& compiled : groups) names.push_back(compiled.group.name);
  return names;
}

}  // namespace

int run_forms(const Context& context, const std::filesystem::path& out) {
  auto law = month::load_law(context.paths.home);
  if (!law) return context.report(law.error());
  auto groups = month::load_groups(context.paths, law->calendar);
  if (!groups) return context.report(groups.error());
  auto written = intake::write_forms(out, {columns_of(*groups), names_of(*groups)});
  if (!written) return context.report(written.error());
  std::vector<JsonObject> list;
  for (const auto& path : *written) {
    context.print("  " + path.string());
    list.push_back({{"file", path.string()}});
  }
  context.print_json("files", list);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
