#include <algorithm>
#include <array>
#include <set>

#include "payroll/group.h"
#include "payroll/group_fields.h"
#include "payroll/group_inputs.h"
#include "payroll/group_parameters.h"
#include "payroll/group_tables.h"
#include "payroll/group_values.h"

namespace fenhao::payroll {
namespace {

using formula::Input;
using formula::Item;
using formula::Type;
constexpr std::string_view schema_name = "salary-group/1";
constexpr int max_decimals = 8;

// The list of a group's inputs of one source: where it stands in the text and what its names begin with.
struct Section {
  InputSource source;
  std::string_view key;
  std::string_view code_prefix;
  std::string_view name_prefix;
};
constexpr std::array<Section, 3> sections{{
    {InputSource::salary, "salary", "salary.", "定薪."},
    {InputSource::attendance, "attendance", "attendance.", "考勤."},
    {InputSource::variable, "variable", "variable.", "录入."},
}};

struct RoleKey {
  std::string_view key;
  std::string Roles::*code;
};
constexpr std::array<RoleKey, 12> role_keys{{
    {"gross", &Roles::gross},
    {"taxable", &Roles::taxable},
    {"exempt", &Roles::exempt},
    {"bonus", &Roles::bonus},
    {"severance", &Roles::severance},
    {"early_retirement", &Roles::early_retirement},
    {"internal_retirement", &Roles::internal_retirement},
    {"equity", &Roles::equity},
    {"net_agreed", &Roles::net_agreed},
    {"other", &Roles::other},
    {"net", &Roles::net},
    {"cost", &Roles::cost},
}};

class GroupReader {
 public:
  GroupReader(std::string_view text, const std::string& origin) : fields_(origin) {
    group_.text = text;
    group_.origin = origin;
  }

  Result<SalaryGroup> read() {
    FENHAO_TRY(root, parse_yaml(group_.text, fields_.origin()));
    FENHAO_CHECK(read_head(root));
    FENHAO_CHECK(read_inputs(root));
    FENHAO_TRY(parameters, read_parameters(root, fields_));
    for (const auto& parameter : parameters) {
      FENHAO_CHECK(claim(*root.find("parameters"), parameter.input.code));
      FENHAO_CHECK(claim(*root.find("parameters"), parameter.input.zh));
    }
    group_.parameters = std::move(parameters);
    FENHAO_TRY(tables, read_tables(root, fields_));
    for (const auto& table : tables) FENHAO_CHECK(claim(*root.find("tables"), table.zh));
    group_.tables = std::move(tables);
    FENHAO_CHECK(read_items(root));
    FENHAO_CHECK(read_roles(root));
    FENHAO_CHECK(read_examples(root));
    return std::move(group_);
  }

 private:
  // A name or code may be used once in the whole group.
  Status claim(const YamlNode& node, const std::string& name) {
    if (taken_.insert(name).second) return {};
    return fields_.wrong(node, "“" + name + "”重复", "\"" + name + "\" stands twice");
  }

  Status read_head(const YamlNode& root) {
    if (root.kind != YamlNode::Kind::map) return fields_.wrong(root, "不是工资组文件", "not a salary group");
    FENHAO_CHECK(fields_.only(root, {"schema", "code", "name", "about", "attendance_from_day", "day_basis", "income_kind",
                                     "inputs", "parameters", "tables", "items", "roles", "shared_given", "examples"}));
    FENHAO_TRY(schema, fields_.text(root, "schema"));
    if (schema != schema_name)
      return fields_.wrong(*root.find("schema"), "不认识的格式“" + schema + "”，应为 salary-group/1",
                           "unknown schema \"" + schema + "\", expected salary-group/1");
    FENHAO_TRY(group_code, fields_.code(root));
    FENHAO_TRY(name, fields_.text(root, "name"));
    FENHAO_TRY(about, fields_.text(root, "about"));
    group_.code = group_code;
    group_.name = name;
    group_.about = about;
    FENHAO_CHECK(read_attendance_day(root));
    FENHAO_CHECK(read_day_basis(root));
    return read_income_kind(root);
  }

  // Without the entry the group pays wages.
  Status read_income_kind(const YamlNode& root) {
    if (!root.find("income_kind")) return {};
    FENHAO_TRY(name, fields_.text(root, "income_kind"));
    const auto kind = parse_income_kind(name);
    if (!kind) return fields_.wrong(*root.find("income_kind"), kind.error().message());
    group_.income_kind = *kind;
    return {};
  }

  // 1–28, so that every month has the day.
  Status read_attendance_day(const YamlNode& root) {
    FENHAO_TRY(written, fields_.text(root, "attendance_from_day"));
    const auto day = Decimal::parse(written);
    if (!day || day->scale() != 0 || *day < Decimal(1) || Decimal(28) < *day)
      return fields_.wrong(*root.find("attendance_from_day"), "考勤起始日“" + written + "”应为 1 到 28",
                           "attendance_from_day \"" + written + "\" must be 1 to 28");
    group_.attendance_from_day = static_cast<int>(day->coefficient());
    return {};
  }

  Status read_day_basis(const YamlNode& root) {
    FENHAO_TRY(basis, fields_.text(root, "day_basis"));
    if (basis == "paid_days")
      group_.day_basis = DayBasis::paid_days;
    else if (basis == "calendar_days")
      group_.day_basis = DayBasis::calendar_days;
    else
      return fields_.wrong(*root.find("day_basis"),
                           "day_basis“" + basis + "”应为 paid_days（计薪日）或 calendar_days（日历日）",
                           "day_basis \"" + basis + "\" must be paid_days or calendar_days");
    return {};
  }

  Status read_inputs(const YamlNode& root) {
    for (const auto& input : common_inputs()) {
      taken_.insert(input.code);
      taken_.insert(input.zh);
    }
    FENHAO_TRY(inputs, fields_.child(root, "inputs", YamlNode::Kind::map));
    FENHAO_CHECK(fields_.only(*inputs, {"salary", "attendance", "variable"}));
    for (const auto& section : sections) {
      if (!inputs->find(section.key)) continue;
      FENHAO_TRY(list, fields_.child(*inputs, section.key, YamlNode::Kind::sequence));
      for (const auto& node : list->items) FENHAO_CHECK(read_input(node, section));
    }
    return {};
  }

  Status read_input(const YamlNode& node, const Section& section) {
    const bool salary = section.source == InputSource::salary;
    if (node.kind != YamlNode::Kind::map)
      return fields_.wrong(node, "输入项应写成 {code, name, …}", "an input is written {code, name, ...}");
    if (salary)
      FENHAO_CHECK(fields_.only(node, {"code", "name", "absent", "headings"}));
    else
      FENHAO_CHECK(fields_.only(node, {"code", "name", "type", "scale", "absent", "headings"}));
    FENHAO_TRY(own_code, fields_.code(node));
    FENHAO_TRY(own_name, fields_.text(node, "name"));
    GroupInput input{.source = section.source};
    input.input.code = std::string(section.code_prefix) + own_code;
    input.input.zh = std::string(section.name_prefix) + own_name;
    input.input.type = Type::money;
    input.input.scale = 2;
    if (salary)
      input.input.day_product = input.input.code + ".days";
    else
      FENHAO_CHECK(read_type(node, input.input));
    FENHAO_CHECK(claim(*node.find("code"), input.input.code));
    FENHAO_CHECK(claim(*node.find("name"), input.input.zh));
    FENHAO_CHECK(read_absent(node, input));
    FENHAO_TRY(headings, fields_.texts(node, "headings"));
    input.headings = headings;
    group_.inputs.push_back(std::move(input));
    return {};
  }

  // Money has two decimals unless the text says otherwise (prices per piece); number and rate must say.
  Status read_type(const YamlNode& node, Input& input) const {
    FENHAO_TRY(type, fields_.text(node, "type"));
    if (type == "money")
      input.type = Type::money;
    else if (type == "number")
      input.type = Type::number;
    else if (type == "rate")
      input.type = Type::rate;
    else if (type == "boolean")
      input.type = Type::boolean;
    else
      return fields_.wrong(*node.find("type"),
                           "类型“" + type + "”应为 money（金额）、number（数）、rate（比例）或 boolean（是否）",
                           "the type \"" + type + "\" must be money, number, rate or boolean");
    if (input.type == Type::boolean) {
      input.scale = 0;
      if (node.find("scale")) return fields_.wrong(*node.find("scale"), "是否值没有小数位", "a yes/no has no decimals");
      return {};
    }
    if (input.type == Type::money && !node.find("scale")) return {};
    FENHAO_TRY(scale, fields_.text(node, "scale"));
    if (scale.size() != 1 || scale[0] < '0' || scale[0] > '0' + max_decimals)
      return fields_.wrong(*node.find("scale"), "小数位数“" + scale + "”应为 0 到 8",
                           "the scale \"" + scale + "\" must be 0 to 8");
    input.scale = scale[0] - '0';
    return {};
  }

  Status read_absent(const YamlNode& node, GroupInput& input) const {
    if (!node.find("absent")) return {};
    FENHAO_TRY(written, fields_.text(node, "absent"));
    const auto cell = parse_cell(input.input.type, input.input.scale, written);
    if (!cell)
      return fields_.wrong(*node.find("absent"), "absent：" + cell.error().message().zh,
                           "absent: " + cell.error().message().en);
    input.when_absent = cell->number;
    return {};
  }

  Status read_items(const YamlNode& root) {
    FENHAO_TRY(list, fields_.child(root, "items", YamlNode::Kind::sequence));
    if (list->items.empty()) return fields_.wrong(*list, "没有工资项目", "there are no pay items");
    for (const auto& node : list->items) FENHAO_CHECK(read_item(node));
    return {};
  }

  Status read_item(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::map)
      return fields_.wrong(node, "工资项目应写成 {code, name, formula, …}",
                           "a pay item is written {code, name, formula, ...}");
    FENHAO_CHECK(fields_.only(node, {"code", "name", "formula", "round", "tags", "payslip", "note"}));
    Item item;
    FENHAO_TRY(item_code, fields_.code(node));
    FENHAO_TRY(name, fields_.text(node, "name"));
    FENHAO_TRY(source, fields_.text(node, "formula"));
    FENHAO_TRY(tags, fields_.texts(node, "tags"));
    FENHAO_TRY(on_payslip, fields_.yes_or_no(node, "payslip", true));
    item.code = item_code;
    item.zh = name;
    item.formula = source;
    item.tags = tags;
    item.on_payslip = on_payslip;
    item.line = first_line_of(*node.find("formula"), group_.text);
    FENHAO_CHECK(claim(*node.find("code"), item.code));
    FENHAO_CHECK(claim(*node.find("name"), item.zh));
    FENHAO_CHECK(read_rounding(node, item));
    if (node.find("note")) {
      FENHAO_TRY(note, fields_.text(node, "note"));
      group_.notes.emplace(item.code, note);
    }
    group_.items.push_back(std::move(item));
    return {};
  }

  Status read_rounding(const YamlNode& node, Item& item) const {
    if (!node.find("round")) return {};
    FENHAO_TRY(name, fields_.text(node, "round"));
    const auto rounding = Rounding::parse(name);
    if (!rounding) return fields_.wrong(*node.find("round"), rounding.error().message());
    item.rounding = *rounding;
    return {};
  }

  Status read_roles(const YamlNode& root) {
    FENHAO_TRY(roles, fields_.child(root, "roles", YamlNode::Kind::map));
    std::vector<std::string_view> keys;
    for (const auto& role : role_keys) keys.push_back(role.key);
    FENHAO_CHECK(fields_.only(*roles, keys));
    for (const auto& role : role_keys) {
      if (!roles->find(role.key)) continue;
      FENHAO_TRY(name, fields_.text(*roles, role.key));
      const auto* item = item_named(name);
      if (!item)
        return fields_.wrong(*roles->find(role.key), std::string(role.key) + "：没有叫“" + name + "”的工资项目",
                             std::string(role.key) + ": there is no pay item \"" + name + "\"");
      group_.roles.*role.code = item->code;
    }
    return {};
  }

  const Item* item_named(std::string_view name) const {
    const auto found = std::find_if(group_.items.begin(), group_.items.end(),
                                    [&](const Item& item) { return item.code == name || item.zh == name; });
    return found == group_.items.end() ? nullptr : &*found;
  }

  // shared_given: inputs that every example has unless it gives its own.
  Status read_examples(const YamlNode& root) {
    std::map<std::string, std::string> shared;
    if (root.find("shared_given")) {
      FENHAO_TRY(given, read_given(root, "shared_given"));
      shared = given;
    }
    if (!root.find("examples")) return {};
    FENHAO_TRY(list, fields_.child(root, "examples", YamlNode::Kind::sequence));
    for (const auto& node : list->items) FENHAO_CHECK(read_example(node, shared));
    return {};
  }

  Status read_example(const YamlNode& node, const std::map<std::string, std::string>& shared) {
    if (node.kind != YamlNode::Kind::map)
      return fields_.wrong(node, "示例应写成 {name, given, expect}", "an example is written {name, given, expect}");
    FENHAO_CHECK(fields_.only(node, {"name", "given", "expect"}));
    FENHAO_TRY(name, fields_.text(node, "name"));
    FENHAO_TRY(given, read_given(node, "given"));
    FENHAO_TRY(expect, fields_.child(node, "expect", YamlNode::Kind::map));
    Example example{.name = name, .given = given, .line = node.line};
    example.given.insert(shared.begin(), shared.end());
    for (const auto& [item, value] : expect->entries) {
      if (!item_named(item))
        return fields_.wrong(value, "没有叫“" + item + "”的工资项目", "there is no pay item \"" + item + "\"");
      if (value.kind != YamlNode::Kind::scalar)
        return fields_.wrong(value, "“" + item + "”没有写明应得的值", "\"" + item + "\" states no value");
      example.expect.emplace(item, value.scalar);
    }
    if (example.expect.empty()) return fields_.wrong(*expect, "示例没有写明应得的结果", "the example expects nothing");
    group_.examples.push_back(std::move(example));
    return {};
  }

  // Keyed by the Chinese name, whichever name was written.
  Result<std::map<std::string, std::string>> read_given(const YamlNode& map, std::string_view key) const {
    FENHAO_TRY(node, fields_.child(map, key, YamlNode::Kind::map));
    std::map<std::string, std::string> given;
    const auto inputs = inputs_of(group_);
    for (const auto& [name, value] : node->entries) {
      const auto input = std::find_if(inputs.begin(), inputs.end(),
                                      [&](const Input& each) { return each.code == name || each.zh == name; });
      if (input == inputs.end())
        return fields_.wrong(value, "没有叫“" + name + "”的输入", "there is no input \"" + name + "\"");
      if (value.kind != YamlNode::Kind::scalar)
        return fields_.wrong(value, "“" + name + "”没有写明值", "\"" + name + "\" states no value");
      const auto cell = parse_cell(input->type, input->scale, value.scalar);
      if (!cell)
        return fields_.wrong(value, name + "：" + cell.error().message().zh, name + ": " + cell.error().message().en);
      if (!given.emplace(input->zh, value.scalar).second)
        return fields_.wrong(value, "“" + name + "”重复", "\"" + name + "\" stands twice");
    }
    return given;
  }

  GroupFields fields_;
  SalaryGroup group_;
  std::set<std::string> taken_;
};

}  // namespace

Result<SalaryGroup> parse_group(std::string_view yaml, const std::string& origin) {
  return GroupReader(yaml, origin).read();
}

}  // namespace fenhao::payroll
