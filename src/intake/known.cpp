#include "intake/known.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

// Looking through everybody for a similar number is slow; the first few complaints are helped that way.
constexpr int most_suggested_employees = 20;

// The names, and the codes that have none.
std::vector<std::string> each_once(const std::vector<std::string>& codes, const std::map<std::string, std::string>& code_by_name) {
  std::vector<std::string> list;
  std::set<std::string> named;
  for (const auto& [name, code] : code_by_name) {
    list.push_back(name);
    named.insert({name, code});
  }
  std::ranges::copy_if(codes, std::back_inserter(list), [&](const std::string& code) { return !named.contains(code); });
  return list;
}

}  // namespace

Known::Known(const Surroundings& surroundings)
    : surroundings_(surroundings),
      entities_(names_of(surroundings.entities, surroundings.entity_by_name)),
      groups_(names_of(surroundings.salary_groups, surroundings.group_by_name)),
      groups_shown_(first_few(each_once(surroundings.salary_groups, surroundings.group_by_name), {"组", "groups"})),
      employees_(surroundings.employees.begin(), surroundings.employees.end()) {}

Known::Names Known::names_of(const std::vector<std::string>& codes,
                             const std::map<std::string, std::string>& code_by_name) {
  Names names;
  for (const auto& [name, code] : code_by_name) {
    names.code_by_key.try_emplace(heading_key(name), code);
    names.names.push_back(name);
  }
  for (const std::string& code : codes) {
    if (code_by_name.contains(code)) continue;
    names.code_by_key.insert_or_assign(heading_key(code), code);
    names.names.push_back(code);
  }
  return names;
}

std::string Known::find(Row& row, std::string_view field, Names& names, const Text& what, const Text& way_out) {
  const std::string written = row.text(field);
  if (written.empty()) return {};
  if (const auto found = names.code_by_text.find(written); found != names.code_by_text.end()) return found->second;
  if (const auto found = names.code_by_key.find(heading_key(written)); found != names.code_by_key.end())
    return names.code_by_text.emplace(written, found->second).first->second;
  const std::string near = quoted_list(suggestions(written, names.names));
  row.complain(field, wrong({"没有这个" + what.zh + (near.empty() ? "" : "，是不是" + near + "？"),
                             "there is no such " + what.en + (near.empty() ? "" : "; did you mean " + near + "?")},
                            way_out, ErrorCode::not_found));
  return {};
}

std::string Known::entity(Row& row, std::string_view field) {
  return find(row, field, entities_, {"法人主体", "legal entity"},
              {"改成已导入的主体名称或编码，或先导入法人主体：fenhao import 法人主体.xlsx",
               "use a name or code taken in already, or import the legal entities first (fenhao import)"});
}

std::string Known::salary_group(Row& row, std::string_view field) {
  return find(row, field, groups_, {"薪资组", "salary group"},
              {"改成已有薪资组的名称或编码：" + groups_shown_.zh,
               "use the name or code of a salary group: " + groups_shown_.en});
}

std::string Known::place(Row& row, std::string_view field) {
  const std::string written = row.text(field);
  if (written.empty()) return {};
  auto found = places_.find(written);
  if (found == places_.end()) found = places_.emplace(written, surroundings_.library->find_place(written)).first;
  if (found->second) return found->second->code;
  const Error& error = found->second.error();
  const bool has_hint = !error.hint().empty();
  row.complain(field, wrong(error.message(),
                            has_hint ? error.hint()
                                     : Text{"写城市名称或行政区划代码，例如 深圳 或 440300",
                                            "write the city or its code, such as 深圳 or 440300"},
                            ErrorCode::not_found));
  return {};
}

std::string Known::employee(Row& row) {
  const std::string number = row.text("employee");
  if (number.empty()) return {};
  if (!employees_.contains(number)) {
    std::string near;
    if (suggested_employees_++ < most_suggested_employees)
      near = quoted_list(suggestions(number, surroundings_.employees));
    row.complain(
        "employee",
        wrong({"花名册里没有这个工号" + (near.empty() ? "" : "，是不是" + near + "？"),
               "nobody in the roster has this number" + (near.empty() ? "" : "; did you mean " + near + "?")},
              {"核对工号；新员工先导入花名册：fenhao import 花名册.xlsx",
               "check the number; of somebody new import the roster first (fenhao import)"},
              ErrorCode::not_found));
    return {};
  }
  const auto name = surroundings_.employee_names.find(number);
  if (name != surroundings_.employee_names.end() && row.states("name") &&
      heading_key(row.text("name")) != heading_key(name->second))
    row.complain("name", wrong({"姓名与花名册不符：工号 " + number + " 是“" + name->second + "”",
                                "the name differs from the roster: number " + number + " is “" + name->second + "”"},
                               {"核对是工号写错还是姓名写错", "check whether the number or the name is wrong"},
                               ErrorCode::conflict));
  return number;
}

const Result<std::vector<policy::Insurance>>& Known::insurances(const std::string& place, Month month) {
  const std::pair key{place, month};
  auto found = insurances_.find(key);
  if (found == insurances_.end())
    found =
        insurances_.emplace(key, surroundings_.library->insurances(place, CoverageMonth{month}, surroundings_.today))
            .first;
  return found->second;
}

std::string person_name(std::string_view written) {
  const std::string name = trim(written);
  std::string compact;
  bool has_latin = false;
  for (const std::string_view character : characters(name)) {
    if (trim(character).empty()) continue;
    has_latin = has_latin || (character.size() == 1 && ((character[0] | 0x20) >= 'a' && (character[0] | 0x20) <= 'z'));
    compact += character;
  }
  return has_latin ? name : compact;
}

}  // namespace fenhao::intake
