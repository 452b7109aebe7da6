// A small policy library in a fresh temporary folder, for tests.
#pragma once

#include <gtest/gtest.h>

#include <unistd.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "base/source_file_for_test.h"
#include "policy/policy.h"

namespace fenhao::policy {

inline Date day(const std::string& iso) { return Date::parse(iso).value(); }
inline Month month(const std::string& iso) { return Month::parse(iso).value(); }
inline CoverageMonth coverage(const std::string& iso) { return CoverageMonth{month(iso)}; }
inline Money yuan(const std::string& text) { return Money::parse(text).value(); }
inline Rate rate(const std::string& text) { return Rate::parse(text).value(); }

class LibraryForTest {
 public:
  LibraryForTest() {
    static int count = 0;
    root_ = std::filesystem::temp_directory_path() /
            ("fenhao_policy_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(root_);
    std::filesystem::copy_file(source_file("policy/reading.yaml"),
                               root_ / "reading.yaml");
    // What every charge needs: how amounts are rounded.
    write("00-全国/000000-全国.yaml", header("000000", "全国", "全国") + R"(
  社保:
    rounding:
)" + fact("000000-rounding-a", "from: 2020-01-01, rounding: half_up_fen") +
                                          R"(
  住房公积金:
    rounding:
)" + fact("000000-rounding-b", "from: 2020-01-01, rounding: half_up_yuan"));
  }
  ~LibraryForTest() { std::filesystem::remove_all(root_); }
  LibraryForTest(const LibraryForTest&) = delete;
  LibraryForTest& operator=(const LibraryForTest&) = delete;

  static std::string header(const std::string& code, const std::string& name, const std::string& province) {
    return "schema: fenhao-policy/1\nplace: {code: \"" + code + "\", name: " + name + ", province: " + province +
           "}\nschemes:";
  }

  // One fact in flow form, with the duties nobody wants to read in a test; `fields` may override recorded.
  static std::string fact(const std::string& id, const std::string& fields) {
    const auto given = [&](const char* key) { return fields.find(key) != std::string::npos; };
    return "      - {id: " + id + ", " + fields + (given("recorded:") ? "" : ", recorded: 2020-01-01") +
           (given("confidence:") ? "" : ", confidence: high") + ", source: {title: 通知 " + id + ", kind: official}}\n";
  }

  void write(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }

  // Facts of 乙市 (330200) in 甲省 (330000): "item: fields; ..." in the main scheme.
  void city(const std::string& schemes) const {
    write("33-甲省/330200-乙市.yaml", header("330200", "乙市", "甲省") + schemes);
  }
  void province(const std::string& schemes) const {
    write("33-甲省/330000-甲省.yaml", header("330000", "甲省", "甲省") + schemes);
  }

  // Lives as long as this object, as the facts that terms point to must.
  Library& load() {
    auto library = Library::load(root_);
    if (!library) throw std::runtime_error(library.error().describe(Lang::en));
    return loaded_.emplace_back(std::move(*library));
  }
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
  std::deque<Library> loaded_;
};

// 乙市, pension, 2026-11 as known on 2026-11-22, unless a test says otherwise.
inline Query asking(Insurance insurance = Insurance::pension, const std::string& of_month = "2026-11") {
  return {.place = "330200",
          .insurance = insurance,
          .attributes = {},
          .month = coverage(of_month),
          .known = day("2026-11-22"),
          .account = {}};
}

inline bool warned(const Terms& terms, std::string_view code) {
  for (const Warning& warning : terms.warnings)
    if (warning.code == code) return true;
  return false;
}

// The pension rates most tests are not about.
inline const std::string usual_rates = "employer: {rate: 16%}, employee: {rate: 8%}";

}  // namespace fenhao::policy
