// Formulas, one an empty line apart: compiled, evaluated and explained; one row and many give the same.
#include <vector>

#include "base/work_calendar.h"
#include "formula/formula.h"
#include "fuzz.h"

namespace fenhao::fuzz {
namespace {

using namespace formula;

const WorkCalendar& calendar() {
  static const WorkCalendar calendar = [] {
    CalendarYear year;
    year.year = 2026;
    for (int day = 1; day <= 7; ++day) year.days_off.insert(*Date::of(2026, 10, day));
    year.statutory.insert(*Date::of(2026, 10, 1));
    year.makeup_workdays.insert(*Date::of(2026, 10, 10));
    return WorkCalendar({year});
  }();
  return calendar;
}

Column numbers(Type type, int scale, std::int64_t value) { return {.type = type, .scale = scale, .narrow = {value}}; }

struct Given {
  Input input;
  Column column;  // of one row
};

const std::vector<Given>& given() {
  static const std::vector<Given> given{
      {{.code = "a", .zh = "甲", .type = Type::number, .scale = 2}, numbers(Type::number, 2, 700)},
      {{.code = "m", .zh = "钱", .type = Type::money, .scale = 2, .day_product = "w"}, numbers(Type::money, 2, 10025)},
      {{.code = "w", .zh = "日额", .type = Type::money, .scale = 2},
       {.type = Type::money, .scale = 2, .wide = {Int128{9'000'000'000'000'000'000} * 11}}},
      {{.code = "d", .zh = "日子", .type = Type::date, .scale = 0},
       numbers(Type::date, 0, Date::of(2026, 10, 15)->days_since_1970())},
      {{.code = "n", .zh = "月份", .type = Type::month, .scale = 0},
       numbers(Type::month, 0, Month::parse("2026-10")->index())},
      {{.code = "t", .zh = "字", .type = Type::text, .scale = 0}, {.type = Type::text, .texts = {"文"}}},
      {{.code = "b", .zh = "真", .type = Type::boolean, .scale = 0}, numbers(Type::boolean, 0, 1)},
      {{.code = "r", .zh = "率", .type = Type::rate, .scale = 4}, numbers(Type::rate, 4, 800)},
      {{.code = "f", .zh = "满", .type = Type::number, .scale = 0}, numbers(Type::number, 0, 22)},
      {{.code = "x", .zh = "缺", .type = Type::money, .scale = 2},
       {.type = Type::money, .scale = 2, .narrow = {0}, .missing = {1}}},
      {{.code = "s", .zh = "税", .type = Type::money, .scale = 2, .stage = 1}, numbers(Type::money, 2, -3)}};
  return given;
}

Environment environment() {
  Environment made{.full_days = "f", .calendar = &calendar()};
  for (const auto& one : given()) made.inputs.push_back(one.input);
  made.tables.push_back({"tab", "表", {"键", "值"}, {Type::text, Type::money}, {{"文", "3.5"}, {"武", "-1"}}});
  return made;
}

std::vector<Item> items_of(std::string_view text) {
  std::vector<Item> items;
  while (items.size() < 8) {
    const std::size_t end = text.find("\n\n");
    items.push_back({.code = "x" + std::to_string(items.size() + 1), .formula = std::string(text.substr(0, end))});
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 2);
  }
  return items;
}

template <class T>
void repeat(std::vector<T>& values, std::size_t rows) {
  if (!values.empty()) values.assign(rows, T(values[0]));
}

Frame evaluated(const Program& program, std::size_t rows) {
  Frame frame(program, rows);
  for (const auto& one : given()) {
    Column column = one.column;
    repeat(column.narrow, rows);
    repeat(column.wide, rows);
    repeat(column.texts, rows);
    repeat(column.missing, rows);
    must(frame.set_input(one.input.code, std::move(column)).has_value(), "an input as declared is taken");
  }
  for (int stage = 0; stage < program.stages(); ++stage)
    for (const auto& error : program.evaluate(frame, stage, {})) must_be_reasoned(error.error);
  return frame;
}

void must_agree(const Program& program, const Frame& one, const Frame& many) {
  for (std::size_t row = 0; row < many.rows(); ++row)
    must(one.failed(0) == many.failed(row), "what fails does not depend on the number of rows");
  if (one.failed(0)) return;
  for (const auto& item : program.items()) {
    const auto &single = one.item(item.code), &several = many.item(item.code);
    for (std::size_t row = 0; row < many.rows(); ++row)
      must(single.type == Type::text ? single.texts[0] == several.texts[row] : single.decimal(0) == several.decimal(row),
           "a value does not depend on the number of rows");
  }
}

void must_be_readable(const std::vector<Diagnostic>& mistakes) {
  must(!mistakes.empty(), "what does not compile has a mistake");
  for (const auto& mistake : mistakes) {
    must(!mistake.message.zh.empty() && !mistake.message.en.empty(), "a mistake says what");
    must(mistake.line >= 1 && mistake.column >= 1, "a mistake says where");
    must(!mistake.describe(Lang::zh).empty() && !mistake.describe(Lang::en).empty(), "a mistake can be described");
  }
}

}  // namespace

void try_bytes(std::string_view bytes) {
  if (bytes.size() > 4096) return;
  const auto program = Program::compile(items_of(bytes), environment());
  if (!program) return must_be_readable(program.error());
  const Frame one = evaluated(*program, 1);
  must_agree(*program, one, evaluated(*program, 9));
  for (const auto& item : program->items())
    must(!program->explain(one, 0, item.code, Lang::zh).title.empty(), "what compiles can be explained");
}

}  // namespace fenhao::fuzz
