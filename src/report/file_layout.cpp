#include "report/file_layout.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/yaml.h"
#include "report/file_fields.h"

namespace fenhao::report {
namespace {

template <class T, std::size_t N>
using Words = std::array<std::pair<std::string_view, T>, N>;

constexpr Words<FileKind, 3> kinds{{{"xls", FileKind::xls}, {"xlsx", FileKind::xlsx}, {"csv", FileKind::csv}}};
constexpr Words<AmountCells, 2> amount_cells{{{"text", AmountCells::text}, {"number", AmountCells::number}}};
constexpr Words<TextEncoding, 2> encodings{{{"utf8_bom", TextEncoding::utf8_bom}, {"gb18030", TextEncoding::gb18030}}};
constexpr Words<RowChoice, 5> row_choices{
    {{"all", RowChoice::all}, {"with_wages", RowChoice::with_wages}, {"with_labour", RowChoice::with_labour},
     {"with_bonus", RowChoice::with_bonus}, {"positive_net", RowChoice::positive_net}}};
constexpr Words<OnMissing, 2> missing_rules{
    {{"withhold_file", OnMissing::withhold_file}, {"leave_out", OnMissing::leave_out}}};
constexpr Words<Requirement, 5> requirements{{{"always", Requirement::always},
                                              {"employee", Requirement::employee},
                                              {"left", Requirement::left},
                                              {"foreign_document", Requirement::foreign_document},
                                              {"first_job", Requirement::first_job}}};

class LayoutReader {
 public:
  explicit LayoutReader(const std::string& origin) : origin_(origin) {}

  Result<FileLayout> read(const YamlNode& root) {
    if (root.kind != YamlNode::Kind::map)
      return fail(yaml_error(origin_, root, {"文件格式应为一组 键: 值", "a layout is a map of key: value"}));
    FENHAO_CHECK(refuse_unknown_keys(origin_, root,
                                     {"layout", "title", "folder", "receiver", "banks", "kind", "encoding", "sheet",
                                      "amounts", "required_mark", "rows", "on_missing", "total", "columns", "notes"}));
    layout_.origin = origin_;
    for (const auto& [key, target] :
         {std::pair{"layout", &layout_.id}, {"title", &layout_.title}, {"folder", &layout_.folder}})
      FENHAO_CHECK(required_text(root, key, *target));
    layout_.receiver = root.text("receiver");
    layout_.sheet = root.text("sheet");
    layout_.required_mark = root.text("required_mark");
    layout_.total_field = root.text("total");
    FENHAO_CHECK(read_banks(root));
    FENHAO_CHECK(word(root, "kind", kinds, layout_.kind));
    FENHAO_CHECK(word(root, "encoding", encodings, layout_.encoding));
    FENHAO_CHECK(word(root, "amounts", amount_cells, layout_.amounts));
    FENHAO_CHECK(word(root, "rows", row_choices, layout_.rows));
    FENHAO_CHECK(word(root, "on_missing", missing_rules, layout_.on_missing));
    if (const auto* notes = root.find("notes"))
      for (const auto& note : notes->items) layout_.notes.push_back(note.scalar);
    if (!layout_.total_field.empty() && !is_amount_field(layout_.total_field))
      return fail(yaml_error(origin_, *root.find("total"),
                             {"合计字段 " + layout_.total_field + " 不是金额字段",
                              "total names no amount field: " + layout_.total_field}));
    if (layout_.kind != FileKind::csv && layout_.sheet.empty())
      return fail(yaml_error(
          origin_, root, {"xls、xlsx 格式须写明工作表名 sheet", "a layout of an xls or xlsx needs its sheet name"}));
    FENHAO_CHECK(read_columns(root));
    return std::move(layout_);
  }

 private:
  Status required_text(const YamlNode& root, const char* key, std::string& target) {
    target = root.text(key);
    if (target.empty())
      return fail(yaml_error(origin_, root, {std::string("缺少 ") + key, std::string(key) + " is missing"}));
    return {};
  }

  Status read_banks(const YamlNode& root) {
    const auto* banks = root.find("banks");
    if (!banks) return {};
    layout_.is_any_bank = banks->scalar == "any";
    for (const auto& name : banks->items)
      if (!name.scalar.empty()) layout_.banks.push_back(name.scalar);
    if (layout_.pays_wages()) return {};
    return fail(yaml_error(origin_, *banks,
                           {"banks 写银行名称的列表，或 any（没有专用格式的银行）",
                            "banks is a list of bank names, or any for banks without a layout"}));
  }

  template <class T, std::size_t N>
  Status word(const YamlNode& node, const char* key, const Words<T, N>& words, T& target) {
    const auto* entry = node.find(key);
    if (!entry) return {};
    const auto found =
        std::ranges::find(words, std::string_view(entry->scalar), [](const auto& pair) { return pair.first; });
    if (found != words.end()) {
      target = found->second;
      return {};
    }
    std::string known;
    for (const auto& [name, unused] : words) known += (known.empty() ? "" : ", ") + std::string(name);
    return fail(
        yaml_error(origin_, *entry, {std::string(key) + " 只能是 " + known, std::string(key) + " is one of " + known}));
  }

  Status read_columns(const YamlNode& root) {
    const auto* columns = root.find("columns");
    if (!columns || columns->items.empty())
      return fail(yaml_error(origin_, root, {"缺少 columns", "columns are missing"}));
    std::set<std::string> headings;
    for (const auto& node : columns->items) {
      FENHAO_TRY(column, read_column(node));
      if (!headings.insert(column.heading).second)
        return fail(yaml_error(origin_, node,
                               {"列 " + column.heading + " 写了两次", "column " + column.heading + " is given twice"}));
      layout_.columns.push_back(std::move(column));
    }
    return {};
  }

  Result<LayoutColumn> read_column(const YamlNode& node) {
    FENHAO_CHECK(refuse_unknown_keys(origin_, node, {"heading", "field", "fixed", "required", "codes"}));
    LayoutColumn column{
        .heading = node.text("heading"), .field = node.text("field"), .fixed = node.text("fixed"), .line = node.line};
    if (column.heading.empty()) return fail(yaml_error(origin_, node, {"列没有 heading", "a column has no heading"}));
    if (!column.field.empty() && !column.fixed.empty())
      return fail(yaml_error(origin_, node, {"field 与 fixed 只能写一个", "give field or fixed, not both"}));
    if (!column.field.empty() && !is_field(column.field)) return fail(unknown_field(*node.find("field")));
    FENHAO_CHECK(word(node, "required", requirements, column.required));
    if (const auto* codes = node.find("codes"))
      for (const auto& code : codes->items) column.codes.push_back(code.scalar);
    return column;
  }

  Error unknown_field(const YamlNode& node) {
    std::string nearest;
    for (const auto& name : suggestions(node.scalar, field_names())) nearest += (nearest.empty() ? "" : ", ") + name;
    auto error = yaml_error(origin_, node, {"没有字段 " + node.scalar, "there is no field " + node.scalar});
    if (nearest.empty()) return error;
    return std::move(error).way_out({"是否想写：" + nearest, "did you mean: " + nearest});
  }

  std::string origin_;
  FileLayout layout_;
};

}  // namespace

std::string_view extension(FileKind kind) {
  return std::ranges::find(kinds, kind, [](const auto& pair) { return pair.second; })->first;
}

Result<FileLayout> parse_layout(std::string_view yaml, const std::string& origin) {
  FENHAO_TRY(root, parse_yaml(yaml, origin));
  return LayoutReader(origin).read(root);
}

Result<LayoutDirectory> LayoutDirectory::load(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  if (error)
    return fail(Error(ErrorCode::not_found, {"没有文件格式目录", "there is no folder of file layouts"})
                    .at(Location{.file = folder.string()})
                    .way_out({"指向安装目录下的 templates/files", "point to templates/files of the installation"}));
  LayoutDirectory directory;
  for (const auto& file : files) {
    FENHAO_TRY(text, read_file(file.string()));
    FENHAO_TRY(layout, parse_layout(text, file.string()));
    directory.layouts_.push_back(std::move(layout));
  }
  std::ranges::sort(directory.layouts_, {}, &FileLayout::id);
  const auto twice = std::ranges::adjacent_find(directory.layouts_, {}, &FileLayout::id);
  if (twice != directory.layouts_.end())
    return fail(
        Error(ErrorCode::conflict, {"两个文件格式同名：" + twice->id, "two file layouts share the id " + twice->id})
            .at(Location{.file = std::next(twice)->origin}));
  return directory;
}

Result<const FileLayout*> LayoutDirectory::find(std::string_view id) const {
  for (const auto& layout : layouts_)
    if (layout.id == id) return &layout;
  std::vector<std::string> ids;
  for (const auto& layout : layouts_) ids.push_back(layout.id);
  std::string nearest;
  for (const auto& name : suggestions(id, ids)) nearest += (nearest.empty() ? "" : ", ") + name;
  return fail(
      Error(ErrorCode::not_found, {"没有文件格式 " + std::string(id), "there is no file layout " + std::string(id)})
          .way_out({"可用：" + (nearest.empty() ? "见 templates/files" : nearest),
                    "available: " + (nearest.empty() ? "see templates/files" : nearest)}));
}

}  // namespace fenhao::report
