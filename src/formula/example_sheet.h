// Tests only. One employee with values given as text, and formulas tried on them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/work_calendar.h"
#include "formula/formula.h"

namespace fenhao::formula {

class ExampleSheet {
 public:
  // `value` as people write it ("10000.00", "12%", "2026-10-31", "是"); "缺" is a missing value.
  ExampleSheet& add(const std::string& code, const std::string& zh, Type type, const std::string& value, int scale = 2);
  ExampleSheet& add_table(Table table);
  Environment& environment() { return environment_; }
  // Official days off from 1 to 7 October 2026, the first three of them statutory; 10 October is worked.
  ExampleSheet& with_calendar();

  std::expected<Program, std::vector<Diagnostic>> compile(std::vector<Item> items) const {
    return Program::compile(std::move(items), environment_);
  }
  // A frame of `rows` rows, every one with the values of the sheet.
  Frame frame(const Program& program, std::size_t rows = 1) const;

  // The formula's value in Chinese; or the first diagnostic's or row error's message, with its hint after “ | ”.
  std::string value(const std::string& formula) const;
  // All diagnostics of one formula.
  std::vector<Diagnostic> mistakes(const std::string& formula) const;

 private:
  struct Given {
    Input input;
    std::string value;
  };
  std::vector<Given> given_;
  Environment environment_;
};

// "money", "金额" ...; number for anything else.
Type type_named(std::string_view name);

// An item with a code and a formula.
Item item(std::string code, std::string formula, std::string zh = {});

}  // namespace fenhao::formula
