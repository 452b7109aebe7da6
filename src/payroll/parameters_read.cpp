#include <array>

#include "payroll/group_fields.h"
#include "payroll/parameters.h"

namespace fenhao::payroll {
namespace {

struct LayerName {
  std::string_view word;
  RuleLayer layer;
  std::string_view scope;  // the key that names whom it holds for
};
constexpr std::array<LayerName, 4> layer_names{{{"law", RuleLayer::law, ""}, {"place", RuleLayer::place, "place"}, {"group", RuleLayer::group, ""}, {"company", RuleLayer::company, "entity"}}};

class LayerReader {
 public:
  LayerReader(const std::string& origin, Month month, Date known, const FigureOf& figure) : fields_(origin), month_(month), known_(known), figure_(figure) {}

  Result<std::vector<ParameterStatement>> read(std::string_view yaml) {
    FENHAO_TRY(root, parse_yaml(yaml, fields_.origin()));
    FENHAO_CHECK(read_head(root));
    FENHAO_TRY(list, fields_.child(root, "parameters", YamlNode::Kind::sequence));
    for (const auto& node : list->items) FENHAO_CHECK(read_statement(node));
    return std::move(statements_);
  }

 private:
  Status read_head(const YamlNode& root) {
    if (root.kind != YamlNode::Kind::map) return fields_.wrong(root, "不是规则层文件", "not a rule layer");
    FENHAO_TRY(schema, fields_.text(root, "schema"));
    if (schema != "rule-layer/1") return fields_.wrong(*root.find("schema"), "不认识的格式“" + schema + "”，应为 rule-layer/1", "unknown schema \"" + schema + "\", expected rule-layer/1");
    FENHAO_TRY(word, fields_.text(root, "layer"));
    for (const auto& name : layer_names) {
      if (name.word != word) continue;
      head_.layer = name.layer;
      std::vector<std::string_view> known{"schema", "layer", "name", "parameters"};
      if (!name.scope.empty()) known.push_back(name.scope);
      FENHAO_CHECK(fields_.only(root, known));
      if (name.scope.empty()) return {};
      FENHAO_TRY(scope, fields_.text(root, name.scope));
      head_.scope = scope;
      return {};
    }
    return fields_.wrong(*root.find("layer"), "层“" + word + "”应为 law（国家）、place（地方）、group（集团）或 company（公司）", "the layer \"" + word + "\" must be law, place, group or company");
  }

  Status read_statement(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::map) return fields_.wrong(node, "参数应写成 {name, value, …}", "a parameter is written {name, value, ...}");
    FENHAO_CHECK(fields_.only(node, {"name", "value", "at_least", "at_most", "exactly", "from", "to", "recorded", "basis"}));
    ParameterStatement statement = head_;
    FENHAO_TRY(name, fields_.text(node, "name"));
    FENHAO_TRY(holds, holds_now(node));
    if (!holds) return {};
    statement.name = name;
    statement.file = fields_.origin();
    statement.line = node.line;
    if (node.find("basis")) {
      FENHAO_TRY(basis, fields_.text(node, "basis"));
      statement.basis = basis;
    }
    std::optional<Decimal> exactly;
    for (const auto& [key, number] : {std::pair("value", &statement.value), std::pair("at_least", &statement.at_least), std::pair("at_most", &statement.at_most), std::pair("exactly", &exactly)}) {
      if (!node.find(key)) continue;
      FENHAO_TRY(read, read_number(*node.find(key), statement));
      *number = read;
    }
    if (exactly) {
      if (statement.value || statement.at_least || statement.at_most) return fields_.wrong(node, "写了 exactly 就不再写 value、at_least、at_most", "exactly stands without value, at_least and at_most");
      statement.value = statement.at_least = statement.at_most = exactly;
    }
    FENHAO_CHECK(check_own(node, statement));
    if (node.find("recorded")) std::erase_if(statements_, [&](const auto& before) { return before.name == statement.name; });
    statements_.push_back(std::move(statement));
    return {};
  }

  Result<bool> holds_now(const YamlNode& node) const {
    for (const char* key : {"from", "to"}) {
      if (!node.find(key)) continue;
      FENHAO_TRY(text, fields_.text(node, key));
      const auto month = Month::parse(text);
      if (!month) return fields_.wrong(*node.find(key), month.error().message());
      if (std::string_view(key) == "from" ? month_ < *month : *month < month_) return false;
    }
    if (!node.find("recorded")) return true;
    FENHAO_TRY(text, fields_.text(node, "recorded"));
    const auto recorded = Date::parse(text);
    if (!recorded) return fields_.wrong(*node.find("recorded"), recorded.error().message());
    return *recorded <= known_;
  }

  // '1.5', '80%', or a figure of law, whose document becomes the basis unless the text states one.
  Result<Decimal> read_number(const YamlNode& node, ParameterStatement& statement) const {
    if (node.kind == YamlNode::Kind::map) {
      FENHAO_CHECK(fields_.only(node, {"figure"}));
      FENHAO_TRY(name, fields_.text(node, "figure"));
      auto figure = figure_(name);
      if (!figure) return fields_.wrong(node, figure.error().message());
      if (statement.basis.empty()) statement.basis = figure->basis;
      return figure->value;
    }
    if (node.kind == YamlNode::Kind::scalar && node.scalar.ends_with('%')) {
      if (const auto rate = Rate::parse(node.scalar)) return rate->decimal();
    } else if (node.kind == YamlNode::Kind::scalar) {
      if (const auto number = Decimal::parse(node.scalar)) return *number;
    }
    return fields_.wrong(node, "“" + node.scalar + "”不是数，应写成 '1.5' 或 '80%'", "\"" + node.scalar + "\" is not a number like '1.5' or '80%'");
  }

  Status check_own(const YamlNode& node, const ParameterStatement& statement) const {
    const auto& [value, least, most] = std::tie(statement.value, statement.at_least, statement.at_most);
    if (!value && !least && !most) return fields_.wrong(node, "参数“" + statement.name + "”什么也没有写明", "parameter \"" + statement.name + "\" states nothing");
    if ((least && most && *most < *least) || (value && least && *value < *least) || (value && most && *most < *value))
      return fields_.wrong(node, "参数“" + statement.name + "”的值和上下限互相矛盾", "value and bounds of parameter \"" + statement.name + "\" contradict one another");
    return {};
  }

  GroupFields fields_;
  Month month_;
  Date known_;
  const FigureOf& figure_;
  ParameterStatement head_;
  std::vector<ParameterStatement> statements_;
};

}  // namespace

Result<std::vector<ParameterStatement>> parse_layer(std::string_view yaml, const std::string& origin, Month month, Date known, const FigureOf& figure) {
  return LayerReader(origin, month, known, figure).read(yaml);
}

}  // namespace fenhao::payroll
