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

// The inputs of all salary groups, each name once, with the groups that ask for it.
intake::GroupColumns columns_of(const std::vector<payroll::CompiledGroup>& groups) {
  intake::GroupColumns columns;
  for (const auto& compiled : groups)
    for (const auto& input : compiled.group.inputs) {
      auto& list = columns[kind_of(input.source)];
      const std::string name = payroll::column_name(input);
      const auto known = std::find_if(list.begin(), list.end(), [&](const auto& column) { return column.first == name; });
      const std::string note = compiled.group.name + (input.when_absent ? "，不填按 " + input.when_absent->normalized().to_string() : "，必填");
      if (known == list.end()) list.emplace_back(name, note);
      else known->second += "；" + note;
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
