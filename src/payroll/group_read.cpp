#include <algorithm>
#include <array>
#include <set>

#include "base/yaml.h"
#include "payroll/group.h"
#include "payroll/group_inputs.h"
#include "payroll/group_values.h"

namespace fenhao::payroll {
namespace {

using formula::Input;
using formula::Item;
using formula::Type;
using Kind = YamlNode::Kind;

constexpr std::string_view schema_name = "salary-group/1";
constexpr int max_decimals = 8;

// English identifiers: lower case, digits, underscores.
bool is_code(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

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
  std::string Roles::* code;
};
constexpr std::array<RoleKey, 7> role_keys{{
    {"gross", &Roles::gross},
    {"taxable", &Roles::taxable},
    {"exempt", &Roles::exempt},
    {"bonus", &Roles::bonus},
    {"other", &Roles::other},
    {"net", &Roles::net},
    {"cost", &Roles::cost},
}};

class GroupReader {
 public:
  GroupReader(std::string_view text, const std::string& origin) : origin_(origin) {
    group_.text = text;
    group_.origin = origin;
  }

  Result<SalaryGroup> read() {
    FENHAO_TRY(root, parse_yaml(group_.text, origin_));
    FENHAO_CHECK(read_head(root));
    FENHAO_CHECK(read_inputs(root));
    FENHAO_CHECK(read_items(root));
    FENHAO_CHECK(read_roles(root));
    FENHAO_CHECK(read_examples(root));
    return std::move(group_);
  }

 private:
  std::unexpected<Error> wrong(const YamlNode& node, std::string zh, std::string en) const {
    return fail(yaml_error(origin_, node, {std::move(zh), std::move(en)}));
  }

  Result<const YamlNode*> child(const YamlNode& map, std::string_view key, Kind kind) const {
    const std::string name(key);
    const auto* node = map.find(key);
    if (!node) return wrong(map, "缺少“" + name + "”", "\"" + name + "\" is missing");
    if (node->is_null()) return wrong(*node, "“" + name + "”是空的", "\"" + name + "\" is empty");
    if (node->kind != kind) return wrong(*node, "“" + name + "”的写法不对", "\"" + name + "\" has the wrong shape");
    return node;
  }

  Result<std::string> text(const YamlNode& map, std::string_view key) const {
    FENHAO_TRY(node, child(map, key, Kind::scalar));
    if (node->scalar.empty()) return wrong(*node, "“" + std::string(key) + "”是空的", "\"" + std::string(key) + "\" is empty");
    return node->scalar;
  }

  // A list of plain texts; absent = none.
  Result<std::vector<std::string>> texts(const YamlNode& map, std::string_view key) const {
    std::vector<std::string> all;
    if (!map.find(key)) return all;
    FENHAO_TRY(list, child(map, key, Kind::sequence));
    for (const auto& each : list->items) {
      if (each.kind != Kind::scalar || each.scalar.empty())
        return wrong(each, "“" + std::string(key) + "”里只能是文字", "\"" + std::string(key) + "\" holds texts only");
      all.push_back(each.scalar);
    }
    return all;
  }

  Result<std::string> code(const YamlNode& map) const {
    FENHAO_TRY(code, text(map, "code"));
    if (!is_code(code))
      return wrong(*map.find("code"), "代码“" + code + "”只能用小写字母、数字和下划线，以字母开头",
                   "the code \"" + code + "\" may hold lower-case letters, digits and underscores and starts with a letter");
    return code;
  }

  Result<bool> yes_or_no(const YamlNode& map, std::string_view key, bool when_absent) const {
    if (!map.find(key)) return when_absent;
    FENHAO_TRY(node, child(map, key, Kind::scalar));
    const auto cell = parse_cell(Type::boolean, 0, node->scalar);
    if (!cell) return wrong(*node, cell.error().message().zh, cell.error().message().en);
    return !cell->number.is_zero();
  }

  // A name or code may be used once in the whole group.
  Status claim(const YamlNode& node, const std::string& name) {
    if (taken_.insert(name).second) return {};
    return wrong(node, "“" + name + "”重复", "\"" + name + "\" stands twice");
  }

  Status read_head(const YamlNode& root) {
    if (root.kind != Kind::map) return wrong(root, "不是工资组文件", "not a salary group");
    FENHAO_CHECK(refuse_unknown_keys(origin_, root,
                                     {"schema", "code", "name", "about", "attendance_from_day", "day_basis", "inputs", "items", "roles",
                                      "shared_given", "examples"}));
    FENHAO_TRY(schema, text(root, "schema"));
    if (schema != schema_name)
      return wrong(*root.find("schema"), "不认识的格式“" + schema + "”，应为 salary-group/1", "unknown schema \"" + schema + "\", expected salary-group/1");
    FENHAO_TRY(group_code, code(root));
    FENHAO_TRY(name, text(root, "name"));
    FENHAO_TRY(about, text(root, "about"));
    group_.code = group_code;
    group_.name = name;
    group_.about = about;
    FENHAO_CHECK(read_attendance_day(root));
    return read_day_basis(root);
  }

  // 1–28, so that every month has the day.
  Status read_attendance_day(const YamlNode& root) {
    FENHAO_TRY(written, text(root, "attendance_from_day"));
    const auto day = Decimal::parse(written);
    if (!day || day->scale() != 0 || *day < Decimal(1) || Decimal(28) < *day)
      return wrong(*root.find("attendance_from_day"), "考勤起始日“" + written + "”应为 1 到 28", "attendance_from_day \"" + written + "\" must be 1 to 28");
    group_.attendance_from_day = static_cast<int>(day->coefficient());
    return {};
  }

  Status read_day_basis(const YamlNode& root) {
    FENHAO_TRY(basis, text(root, "day_basis"));
    if (basis == "paid_days")
      group_.day_basis = DayBasis::paid_days;
    else if (basis == "calendar_days")
      group_.day_basis = DayBasis::calendar_days;
    else
      return wrong(*root.find("day_basis"), "day_basis“" + basis + "”应为 paid_days（计薪日）或 calendar_days（日历日）",
                   "day_basis \"" + basis + "\" must be paid_days or calendar_days");
    return {};
  }

  Status read_inputs(const YamlNode& root) {
    for (const auto& input : common_inputs()) {
      taken_.insert(input.code);
      taken_.insert(input.zh);
    }
    FENHAO_TRY(inputs, child(root, "inputs", Kind::map));
    FENHAO_CHECK(refuse_unknown_keys(origin_, *inputs, {"salary", "attendance", "variable"}));
    for (const auto& section : sections) {
      if (!inputs->find(section.key)) continue;
      FENHAO_TRY(list, child(*inputs, section.key, Kind::sequence));
      for (const auto& node : list->items) FENHAO_CHECK(read_input(node, section));
    }
    return {};
  }

  Status read_input(const YamlNode& node, const Section& section) {
    const bool salary = section.source == InputSource::salary;
    if (node.kind != Kind::map) return wrong(node, "输入项应写成 {code, name, …}", "an input is written {code, name, ...}");
    if (salary)
      FENHAO_CHECK(refuse_unknown_keys(origin_, node, {"code", "name", "absent", "headings"}));
    else
      FENHAO_CHECK(refuse_unknown_keys(origin_, node, {"code", "name", "type", "scale", "absent", "headings"}));
    FENHAO_TRY(own_code, code(node));
    FENHAO_TRY(own_name, text(node, "name"));
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
    FENHAO_TRY(headings, texts(node, "headings"));
    input.headings = headings;
    group_.inputs.push_back(std::move(input));
    return {};
  }

  // Money has two decimals unless the text says otherwise (prices per piece); number and rate must say.
  Status read_type(const YamlNode& node, Input& input) const {
    FENHAO_TRY(type, text(node, "type"));
    if (type == "money")
      input.type = Type::money;
    else if (type == "number")
      input.type = Type::number;
    else if (type == "rate")
      input.type = Type::rate;
    else if (type == "boolean")
      input.type = Type::boolean;
    else
      return wrong(*node.find("type"), "类型“" + type + "”应为 money（金额）、number（数）、rate（比例）或 boolean（是否）",
                   "the type \"" + type + "\" must be money, number, rate or boolean");
    if (input.type == Type::boolean) {
      input.scale = 0;
      if (node.find("scale")) return wrong(*node.find("scale"), "是否值没有小数位", "a yes/no has no decimals");
      return {};
    }
    if (input.type == Type::money && !node.find("scale")) return {};
    FENHAO_TRY(scale, text(node, "scale"));
    if (scale.size() != 1 || scale[0] < '0' || scale[0] > '0' + max_decimals)
      return wrong(*node.find("scale"), "小数位数“" + scale + "”应为 0 到 8", "the scale \"" + scale + "\" must be 0 to 8");
    input.scale = scale[0] - '0';
    return {};
  }

  Status read_absent(const YamlNode& node, GroupInput& input) const {
    if (!node.find("absent")) return {};
    FENHAO_TRY(written, text(node, "absent"));
    const auto cell = parse_cell(input.input.type, input.input.scale, written);
    if (!cell) return wrong(*node.find("absent"), "absent：" + cell.error().message().zh, "absent: " + cell.error().message().en);
    input.when_absent = cell->number;
    return {};
  }

  Status read_items(const YamlNode& root) {
    FENHAO_TRY(list, child(root, "items", Kind::sequence));
    if (list->items.empty()) return wrong(*list, "没有工资项目", "there are no pay items");
    for (const auto& node : list->items) FENHAO_CHECK(read_item(node));
    return {};
  }

  Status read_item(const YamlNode& node) {
    if (node.kind != Kind::map) return wrong(node, "工资项目应写成 {code, name, formula, …}", "a pay item is written {code, name, formula, ...}");
    FENHAO_CHECK(refuse_unknown_keys(origin_, node, {"code", "name", "formula", "round", "tags", "payslip", "note"}));
    Item item;
    FENHAO_TRY(item_code, code(node));
    FENHAO_TRY(name, text(node, "name"));
    FENHAO_TRY(source, text(node, "formula"));
    FENHAO_TRY(tags, texts(node, "tags"));
    FENHAO_TRY(on_payslip, yes_or_no(node, "payslip", true));
    item.code = item_code;
    item.zh = name;
    item.formula = source;
    item.tags = tags;
    item.on_payslip = on_payslip;
    item.line = first_line(*node.find("formula"));
    FENHAO_CHECK(claim(*node.find("code"), item.code));
    FENHAO_CHECK(claim(*node.find("name"), item.zh));
    FENHAO_CHECK(read_rounding(node, item));
    if (node.find("note")) {
      FENHAO_TRY(note, text(node, "note"));
      group_.notes.emplace(item.code, note);
    }
    group_.items.push_back(std::move(item));
    return {};
  }

  Status read_rounding(const YamlNode& node, Item& item) const {
    if (!node.find("round")) return {};
    FENHAO_TRY(name, text(node, "round"));
    const auto rounding = Rounding::parse(name);
    if (!rounding) return wrong(*node.find("round"), rounding.error().message().zh, rounding.error().message().en);
    item.rounding = *rounding;
    return {};
  }

  // A block text (formula: |) begins on the line after its mark.
  int first_line(const YamlNode& formula) const {
    const auto lines = lines_of(group_.text);
    const auto index = static_cast<std::size_t>(formula.line - 1);
    if (index >= lines.size() || formula.column < 1) return formula.line;
    const auto column = static_cast<std::size_t>(formula.column - 1);
    const bool block = column < lines[index].size() && (lines[index][column] == '|' || lines[index][column] == '>');
    return block ? formula.line + 1 : formula.line;
  }

  Status read_roles(const YamlNode& root) {
    FENHAO_TRY(roles, child(root, "roles", Kind::map));
    std::vector<std::string_view> keys;
    for (const auto& role : role_keys) keys.push_back(role.key);
    FENHAO_CHECK(refuse_unknown_keys(origin_, *roles, keys));
    for (const auto& role : role_keys) {
      if (!roles->find(role.key)) continue;
      FENHAO_TRY(name, text(*roles, role.key));
      const auto* item = item_named(name);
      if (!item)
        return wrong(*roles->find(role.key), std::string(role.key) + "：没有叫“" + name + "”的工资项目",
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
    FENHAO_TRY(list, child(root, "examples", Kind::sequence));
    for (const auto& node : list->items) FENHAO_CHECK(read_example(node, shared));
    return {};
  }

  Status read_example(const YamlNode& node, const std::map<std::string, std::string>& shared) {
    if (node.kind != Kind::map) return wrong(node, "示例应写成 {name, given, expect}", "an example is written {name, given, expect}");
    FENHAO_CHECK(refuse_unknown_keys(origin_, node, {"name", "given", "expect"}));
    FENHAO_TRY(name, text(node, "name"));
    FENHAO_TRY(given, read_given(node, "given"));
    FENHAO_TRY(expect, child(node, "expect", Kind::map));
    Example example{.name = name, .given = given, .line = node.line};
    example.given.insert(shared.begin(), shared.end());
    for (const auto& [item, value] : expect->entries) {
      if (!item_named(item)) return wrong(value, "没有叫“" + item + "”的工资项目", "there is no pay item \"" + item + "\"");
      if (value.kind != Kind::scalar) return wrong(value, "“" + item + "”没有写明应得的值", "\"" + item + "\" states no value");
      example.expect.emplace(item, value.scalar);
    }
    if (example.expect.empty()) return wrong(*expect, "示例没有写明应得的结果", "the example expects nothing");
    group_.examples.push_back(std::move(example));
    return {};
  }

  // Keyed by the Chinese name, whichever name was written.
  Result<std::map<std::string, std::string>> read_given(const YamlNode& map, std::string_view key) const {
    FENHAO_TRY(node, child(map, key, Kind::map));
    std::map<std::string, std::string> given;
    const auto inputs = inputs_of(group_);
    for (const auto& [name, value] : node->entries) {
      const auto input = std::find_if(inputs.begin(), inputs.end(), [&](const Input& each) { return each.code == name || each.zh == name; });
      if (input == inputs.end()) return wrong(value, "没有叫“" + name + "”的输入", "there is no input \"" + name + "\"");
      if (value.kind != Kind::scalar) return wrong(value, "“" + name + "”没有写明值", "\"" + name + "\" states no value");
      const auto cell = parse_cell(input->type, input->scale, value.scalar);
      if (!cell) return wrong(value, name + "：" + cell.error().message().zh, name + ": " + cell.error().message().en);
      if (!given.emplace(input->zh, value.scalar).second) return wrong(value, "“" + name + "”重复", "\"" + name + "\" stands twice");
    }
    return given;
  }

  static std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      lines.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
  }

  std::string origin_;
  SalaryGroup group_;
  std::set<std::string> taken_;
};

}  // namespace

Result<SalaryGroup> parse_group(std::string_view yaml, const std::string& origin) { return GroupReader(yaml, origin).read(); }

}  // namespace fenhao::payroll
