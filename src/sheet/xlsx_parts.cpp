#include "sheet/xlsx_parts.h"

#include <charconv>
#include <map>

#include "base/text.h"
#include "sheet/readers.h"

namespace fenhao::sheet {
namespace {

struct Relation {
  std::string type;  // last part of the type's address: "worksheet"
  std::string target;
};

using Relations = std::map<std::string, Relation>;

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// "../xl/worksheets/sheet1.xml" as seen from "xl/" → "xl/worksheets/sheet1.xml".
std::string resolve(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::vector<std::string> steps;
  for (const std::string& step : split(std::string(folder) + std::string(target), '/')) {
    if (step == ".." && !steps.empty())
      steps.pop_back();
    else if (!step.empty() && step != "." && step != "..")
      steps.push_back(step);
  }
  std::string path;
  for (const std::string& step : steps) path += (path.empty() ? "" : "/") + step;
  return path;
}

class RelationEvents : public XmlEvents {
 public:
  explicit RelationEvents(std::string folder) : folder_(std::move(folder)) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    const std::string_view type = attributes["Type"];
    relations[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                                resolve(folder_, attributes["Target"])};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  Relations relations;

 private:
  std::string folder_;
};

class WorkbookEvents : public XmlEvents {
 public:
  explicit WorkbookEvents(const Relations& relations) : relations_(relations) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "workbookPr") {
      const std::string_view flag = attributes["date1904"];
      if (flag == "1" || flag == "true") parts.dates = DateSystem::from_1904;
    }
    if (name != "sheet") return;
    const auto relation = relations_.find(std::string(attributes["id"]));
    if (relation == relations_.end() || relation->second.type != "worksheet") return;
    parts.sheets.push_back({std::string(attributes["name"]), relation->second.target});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  WorkbookParts parts;

 private:
  const Relations& relations_;
};

class StringEvents : public XmlEvents {
 public:
  explicit StringEvents(std::vector<std::string>& strings) : strings_(strings) {}

  void start(std::string_view name, XmlAttributes) override {
    if (name == "si") text_.clear();
    if (name == "rPh") in_phonetic_ = true;  // reading aids beside the text are not the text
    if (name == "t") takes_text_ = !in_phonetic_;
  }
  void end(std::string_view name) override {
    if (name == "si") strings_.push_back(decode_escapes(text_));
    if (name == "rPh") in_phonetic_ = false;
    if (name == "t") takes_text_ = false;
  }
  void text(std::string_view piece) override {
    if (takes_text_) text_ += piece;
  }

 private:
  std::vector<std::string>& strings_;
  std::string text_;
  bool takes_text_ = false;
  bool in_phonetic_ = false;
};

class StyleEvents : public XmlEvents {
 public:
  explicit StyleEvents(std::vector<NumberFormat>& formats) : formats_(formats) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "numFmt") custom_[to_int(attributes["numFmtId"])] = parse_number_format(attributes["formatCode"]);
    if (name == "cellXfs") in_cell_formats_ = true;
    if (name != "xf" || !in_cell_formats_) return;
    const int id = to_int(attributes["numFmtId"]);
    const auto custom = custom_.find(id);
    formats_.push_back(custom != custom_.end() ? custom->second : builtin_number_format(id));
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::vector<NumberFormat>& formats_;
  std::map<int, NumberFormat> custom_;
  bool in_cell_formats_ = false;
};

Result<Relations> read_relations(const ZipArchive& zip, const std::string& entry, const std::string& folder) {
  RelationEvents events(folder);
  if (zip.contains(entry)) FENHAO_CHECK(read_xml(zip, entry, events));
  return std::move(events.relations);
}

const std::string* find_part(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type) return &relation.target;
  return nullptr;
}

// What a zip that is no workbook may be.
Error other_archive(const ZipArchive& zip) {
  if (zip.contains("word/document.xml")) return not_a_spreadsheet({"Word 文档", "a Word document"});
  if (zip.contains("ppt/presentation.xml")) return not_a_spreadsheet({"演示文稿", "a presentation"});
  if (zip.contains("content.xml"))
    return not_a_spreadsheet({"OpenDocument 文件（.ods）", "an OpenDocument file (.ods)"});
  if (zip.contains("xl/workbook.bin"))
    return not_a_spreadsheet({"Excel 二进制工作簿（.xlsb）", "an Excel binary workbook (.xlsb)"});
  return Error(ErrorCode::invalid_input, {"这是一个压缩包，不是表格", "this is an archive, not a spreadsheet"})
      .way_out({"先解压，再导入里面的表格", "unpack it first and import the spreadsheet inside"});
}

}  // namespace

std::string decode_escapes(std::string_view text) {
  if (text.find("_x") == std::string_view::npos) return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const bool escape = text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_' &&
                        std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6;
    if (!escape || code >= 0x80) {
      plain += text[i];
      continue;
    }
    plain += static_cast<char>(code);
    i += 6;
  }
  return plain;
}

Result<WorkbookParts> read_workbook_parts(const ZipArchive& zip) {
  FENHAO_TRY(package, read_relations(zip, "_rels/.rels", ""));
  const std::string* declared = find_part(package, "officeDocument");
  const std::string workbook = declared ? *declared : "xl/workbook.xml";
  if (!zip.contains(workbook) || !workbook.ends_with(".xml") || zip.contains("word/document.xml") ||
      zip.contains("ppt/presentation.xml"))
    return fail(other_archive(zip));

  const std::size_t slash = workbook.rfind('/') + 1;
  const std::string folder = workbook.substr(0, slash);
  FENHAO_TRY(relations, read_relations(zip, folder + "_rels/" + workbook.substr(slash) + ".rels", folder));

  WorkbookEvents events(relations);
  FENHAO_CHECK(read_xml(zip, workbook, events));
  WorkbookParts parts = std::move(events.parts);
  for (const SheetPart& sheet : parts.sheets)
    if (!zip.contains(sheet.entry)) return fail(damaged_file());
  if (const std::string* strings = find_part(relations, "sharedStrings"); strings && zip.contains(*strings)) {
    StringEvents string_events(parts.strings);
    FENHAO_CHECK(read_xml(zip, *strings, string_events));
  }
  if (const std::string* styles = find_part(relations, "styles"); styles && zip.contains(*styles)) {
    StyleEvents style_events(parts.formats);
    FENHAO_CHECK(read_xml(zip, *styles, style_events));
  }
  return parts;
}

}  // namespace fenhao::sheet
