#include "month/layers.h"

#include <algorithm>

#include "base/dated_text.h"
#include "base/yaml.h"

namespace fenhao::month {
namespace {

namespace fs = std::filesystem;

// Figures of policy/national/labour.yaml by "item.field", as they stand at the beginning of a month.
class LabourFigures {
 public:
  static Result<LabourFigures> load(const fs::path& home, EarningMonth month, Date known) {
    const auto file = (home / "policy/national/labour.yaml").string();
    FENHAO_TRY(text, read_file(file));
    FENHAO_TRY(dated, DatedText::parse(text, file, "national-labour/1"));
    return LabourFigures(dated.known_on(known), month.month.first_day());
  }

  Result<payroll::LawFigure> find(const std::string& name) const {
    const auto dot = name.find('.');
    FENHAO_TRY(entry, text_.at(name.substr(0, dot), day_));
    const auto* node = dot == std::string::npos ? nullptr : entry->node.find(name.substr(dot + 1));
    const auto value = node && node->kind == YamlNode::Kind::scalar ? Decimal::parse(node->scalar) : Result<Decimal>(fail(ErrorCode::not_found, "", ""));
    if (!value)
      return fail(Error(ErrorCode::not_found, {"国家劳动法文本里没有数“" + name + "”", "the text of national labour law has no figure \"" + name + "\""}).at({.file = text_.origin()}));
    return payroll::LawFigure{*value, entry->basis.document};
  }

 private:
  LabourFigures(DatedText text, Date day) : text_(std::move(text)), day_(day) {}

  DatedText text_;
  Date day_;
};

}  // namespace

Result<std::vector<LayerText>> company_layers(const Paths& paths) {
  std::vector<fs::path> files;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(paths.data / "layers", missing))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<LayerText> layers;
  for (const auto& file : files) {
    FENHAO_TRY(text, read_file(file.string()));
    layers.push_back({file.filename().string(), text, file.string()});
  }
  return layers;
}

Result<std::vector<payroll::ParameterStatement>> statements_of(const Paths& paths, const std::vector<LayerText>& layers, EarningMonth month, Date known) {
  FENHAO_TRY(figures, LabourFigures::load(paths.home, month, known));
  const payroll::FigureOf figure = [&](const std::string& name) { return figures.find(name); };
  const auto law = (paths.home / "policy/national/pay_parameters.yaml").string();
  FENHAO_TRY(law_text, read_file(law));
  FENHAO_TRY(statements, payroll::parse_layer(law_text, law, month.month, known, figure));
  for (const auto& layer : layers) {
    FENHAO_TRY(own, payroll::parse_layer(layer.text, layer.origin, month.month, known, figure));
    for (auto& statement : own) {
      if (statement.layer == payroll::RuleLayer::law)
        return fail(Error(ErrorCode::not_allowed, {"国家一层不能由公司写", "the layer of law is not a company's to write"})
                        .at({.file = statement.file, .row = statement.line})
                        .way_out({"写成 place、group 或 company", "write it as place, group or company"}));
      statements.push_back(std::move(statement));
    }
  }
  return statements;
}

}  // namespace fenhao::month
