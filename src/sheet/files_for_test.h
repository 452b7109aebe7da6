// For the tests of this folder: a fresh temporary folder, a full disk, and files made byte by byte.
#pragma once

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zip.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "sheet/sheet.h"
#include "sheet/workbook_for_test.h"

namespace fenhao::sheet {

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "fenhao-sheet-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

  bool is_empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// While it lives, no file of this process grows beyond `bytes`: a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

// A zip with these entries.
inline void write_zip(const std::filesystem::path& path, const std::map<std::string, std::string>& entries) {
  int problem = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
  ASSERT_NE(zip, nullptr);
  for (const auto& [name, content] : entries)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
  ASSERT_EQ(zip_close(zip), 0);
}

// The least an xlsx needs around one sheet's XML.
struct XlsxText {
  std::string sheet_data;           // inside <sheetData>
  std::string behind;               // after it: mergeCells
  std::string shared_strings;       // <si> elements
  std::string styles;               // inside <styleSheet>
  std::string workbook_properties;  // before <sheets>
  std::string name = "花名册";

  std::map<std::string, std::string> entries() const {
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string relations =
        head + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    const std::string type = R"(" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)";
    return {
        {"[Content_Types].xml", head + "<Types/>"},
        {"_rels/.rels", relations + R"(<Relationship Id="rId1)" + type +
                            R"(officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml", head + "<workbook" + main +
                                R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)" +
                                workbook_properties + R"(<sheets><sheet name=")" + name +
                                R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels", relations + R"(<Relationship Id="rId1)" + type +
                                           R"(worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2)" +
                                           type +
                                           R"(sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3)" +
                                           type + R"(styles" Target="styles.xml"/></Relationships>)"},
        {"xl/sharedStrings.xml", head + "<sst" + main + ">" + shared_strings + "</sst>"},
        {"xl/styles.xml", head + "<styleSheet" + main + ">" + styles + "</styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         head + "<worksheet" + main + "><sheetData>" + sheet_data + "</sheetData>" + behind + "</worksheet>"},
    };
  }
};

}  // namespace fenhao::sheet
