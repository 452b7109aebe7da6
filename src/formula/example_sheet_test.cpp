#include "formula/example_sheet.h"

#include <gtest/gtest.h>

#include <memory>

#include "formula/formula_words.h"

namespace fenhao::formula {
namespace {

const WorkCalendar& example_calendar() {
  static const WorkCalendar calendar = [] {
    CalendarYear year;
    year.year = 2026;
    for (int day = 1; day <= 7; ++day) year.days_off.insert(*Date::of(2026, 10, day));
    for (int day = 1; day <= 3; ++day) year.statutory.insert(*Date::of(2026, 10, day));
    year.makeup_workdays.insert(*Date::of(2026, 10, 10));
    return WorkCalendar({year});
  }();
  return calendar;
}

// What a column holds for a text.
Int128 held(Type type, int scale, const std::string& text) {
  switch (type) {
    case Type::date: return Date::parse(text)->days_since_1970();
    case Type::month: return Month::parse(text)->index();
    case Type::boolean: return text == "是" || text == "yes";
    case Type::rate: return Rate::parse(text)->decimal().round(scale, RoundingMode::down).coefficient();
    default: return Decimal::parse(text)->round(scale, RoundingMode::down).coefficient();
  }
}

}  // namespace

Type type_named(std::string_view name) {
  for (const Type type : {Type::money, Type::number, Type::rate, Type::date, Type::month, Type::text, Type::boolean})
    if (name == to_string(type) || name == label(kind_of(type)).zh) return type;
  return Type::number;
}

Item item(std::string code, std::string formula, std::string zh) {
  Item made;
  made.code = std::move(code);
  made.zh = std::move(zh);
  made.formula = std::move(formula);
  return made;
}

ExampleSheet& ExampleSheet::add(const std::string& code, const std::string& zh, Type type, const std::string& value,
                                int scale) {
  const bool scaled = type == Type::money || type == Type::number || type == Type::rate;
  given_.push_back({{.code = code, .zh = zh, .type = type, .scale = scaled ? scale : 0}, value});
  environment_.inputs.push_back(given_.back().input);
  return *this;
}

ExampleSheet& ExampleSheet::add_table(Table table) {
  environment_.tables.push_back(std::move(table));
  return *this;
}

ExampleSheet& ExampleSheet::with_calendar() {
  environment_.calendar = &example_calendar();
  return *this;
}

Frame ExampleSheet::frame(const Program& program, std::size_t rows) const {
  Frame frame(program, rows);
  for (const auto& given : given_) {
    Column column;
    column.type = given.input.type;
    column.scale = given.input.scale;
    const bool missing = given.value == "缺";
    if (missing) column.missing.assign(rows, 1);
    if (given.input.type == Type::text) {
      column.texts.assign(rows, missing ? "" : given.value);
    } else {
      const Int128 value = missing ? 0 : held(given.input.type, given.input.scale, given.value);
      if (value == static_cast<std::int64_t>(value))
        column.narrow.assign(rows, static_cast<std::int64_t>(value));
      else
        column.wide.assign(rows, value);
    }
    const auto set = frame.set_input(given.input.code, std::move(column));
    EXPECT_TRUE(set) << set.error().describe(Lang::en);
  }
  return frame;
}

std::string ExampleSheet::value(const std::string& formula) const {
  const auto program = compile({item("result", formula)});
  if (!program) return program.error().front().message.zh + " | " + program.error().front().hint.zh;
  Frame row = frame(*program);
  for (int stage = 0; stage < program->stages(); ++stage)
    if (const auto errors = program->evaluate(row, stage, {}); !errors.empty())
      return errors.front().error.message().zh + " | " + errors.front().error.hint().zh;
  const Column& column = row.item("result");
  return column.type == Type::text ? column.texts[0] : format_value(column.type, column.decimal(0), Lang::zh);
}

std::vector<Diagnostic> ExampleSheet::mistakes(const std::string& formula) const {
  auto program = compile({item("result", formula)});
  return program ? std::vector<Diagnostic>{} : std::move(program.error());
}

}  // namespace fenhao::formula
