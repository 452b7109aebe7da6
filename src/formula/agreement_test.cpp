// The engine against the reference evaluator on random programs and rows: values, scales and kinds of errors.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "formula/frame_state.h"
#include "formula/random_program.h"

namespace fenhao::formula::reference {
namespace {

constexpr std::size_t evaluations_wanted = 100'000;

WorkCalendar calendar() {
  std::vector<CalendarYear> years;
  for (int year = 2018; year <= 2027; ++year) {
    CalendarYear made;
    made.year = year;
    for (int day = 1; day <= 7; ++day) made.days_off.insert(*Date::of(year, 10, day));
    for (int day = 1; day <= 3; ++day) made.statutory.insert(*Date::of(year, 10, day));
    years.push_back(std::move(made));
  }
  return WorkCalendar(std::move(years));
}

Int128 to_int128(const Integer& value) {
  const Integer magnitude = abs(value);
  const Integer low = magnitude & ((Integer(1) << 64) - 1);
  const auto joined =
      Int128{static_cast<std::int64_t>(Integer(magnitude >> 64))} << 64 | Int128{static_cast<std::uint64_t>(low)};
  return value < 0 ? -joined : joined;
}

Column column_of(const Input& input, const std::vector<std::vector<Value>>& rows, std::size_t index) {
  Column column;
  column.type = input.type;
  const bool scaled = is_numeric(kind_of(input.type));
  column.scale = scaled ? input.scale : 0;
  std::vector<Int128> values;
  bool fits = true;
  for (const auto& row : rows) {
    const Value& value = row[index];
    column.missing.push_back(value.missing);
    column.texts.push_back(value.text);
    const Fraction scaled_value =
        value.number * Fraction(boost::multiprecision::pow(Integer(10), static_cast<unsigned>(column.scale)));
    values.push_back(to_int128(numerator(scaled_value)));
    fits = fits && values.back() == static_cast<std::int64_t>(values.back());
  }
  if (input.type == Type::text) return column;
  column.texts.clear();
  if (!fits)
    column.wide = std::move(values);
  else
    for (const Int128 value : values) column.narrow.push_back(static_cast<std::int64_t>(value));
  return column;
}

std::string describe_row(const RandomProgram& program, const std::vector<Value>& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Value& value = row[i];
    text += program.environment.inputs[i].code + " = " +
            (value.missing                                      ? "missing"
             : program.environment.inputs[i].type == Type::text ? "“" + value.text + "”"
                                                                : value.number.str()) +
            "\n";
  }
  return text;
}

std::string describe_outcome(const Outcome& outcome) {
  if (const auto* failure = std::get_if<RowFailure>(&outcome))
    return "error " + std::to_string(static_cast<int>(failure->kind)) + " input " + std::to_string(failure->input);
  return std::get<Value>(outcome).number.str() + " “" + std::get<Value>(outcome).text + "”";
}

// What the engine computed, in the reference's terms.
Outcome engine_outcome(const FrameState& frame, std::size_t item, std::size_t row) {
  const ItemColumn& column = frame.items[item];
  if (!column.errors.empty() && column.errors[row] != 0) {
    const ErrorKind kind = formula::kind_of(column.errors[row]);
    return RowFailure{kind, kind == ErrorKind::missing ? site_of(column.errors[row]) : 0};
  }
  if (column.column.type == Type::text) return Value{false, 0, column.column.texts[row]};
  const Decimal value = column.column.decimal(row);
  return Value{false,
               Fraction(Integer(value.coefficient()),
                        boost::multiprecision::pow(Integer(10), static_cast<unsigned>(value.scale()))),
               {}};
}

bool same(const Outcome& a, const Outcome& b) {
  if (a.index() != b.index()) return false;
  if (const auto* failure = std::get_if<RowFailure>(&a)) return *failure == std::get<RowFailure>(b);
  const Value &left = std::get<Value>(a), &right = std::get<Value>(b);
  return left.number == right.number && left.text == right.text;
}

struct Tally {
  std::size_t evaluations = 0, programs = 0, failures = 0, wide_columns = 0;
  std::map<FunctionId, std::size_t> calls;
  std::map<Operator, std::size_t> operators;

  void count(const Tree& tree) {
    if (tree.form == Form::call) ++calls[tree.function];
    if (tree.form == Form::binary) ++operators[tree.op];
    for (const auto& each : tree.arguments) count(each);
  }
};

// An explanation computes the formula again with every step kept: it must come to the same.
void check_explanation(const Program& program, const Frame& frame, std::size_t row, const Item& item) {
  const Explanation told = program.explain(frame, row, item.code, Lang::zh);
  ASSERT_EQ(told.steps.size(), 1u) << item.formula;
  if (item.rounding) return;
  // Of an error the message counts, not the spelling of the step: equal steps of two formulas are computed once.
  const bool failed = frame.item(item.code).is_missing(row);
  if (failed && !told.steps[0].input.empty()) return;  // shown as missing
  const auto compared = [&](const std::string& value) { return failed ? value.substr(0, value.find("：")) : value; };
  ASSERT_EQ(compared(told.steps[0].value), compared(told.value)) << item.formula;
}

// As a company's are: the same days of work, the same bounds, the same month for everybody.
void make_some_columns_constant(std::vector<std::vector<Value>>& rows, ProgramMaker& maker) {
  for (std::size_t input = 0; input < rows.front().size(); ++input) {
    if (maker.number(1, 100) > 30) continue;
    for (auto& row : rows) {
      const bool missing = row[input].missing;
      row[input] = rows.front()[input];
      row[input].missing = missing;
    }
  }
}

void check_program(const RandomProgram& random, ProgramMaker& maker, std::uint64_t seed, Tally& tally) {
  std::vector<Item> items;
  for (const auto& each : random.items) items.push_back(each.item);
  const auto program = Program::compile(items, random.environment);
  ASSERT_TRUE(program) << "seed " << seed << "\n" << describe(random) << program.error().front().describe(Lang::en);
  for (const auto& each : random.items) {
    ASSERT_EQ(program->scale_of(each.item.code), each.scale) << "seed " << seed << "\n" << describe(random);
    ASSERT_EQ(program->type_of(each.item.code), type_of(each.kind)) << "seed " << seed << "\n" << describe(random);
  }
  const Size size = maker.size();
  std::vector<std::vector<Value>> rows;
  for (int i = maker.number(20, 80); i > 0; --i) rows.push_back(maker.row(random, size));
  make_some_columns_constant(rows, maker);
  Frame frame(*program, rows.size());
  for (std::size_t i = 0; i < random.environment.inputs.size(); ++i) {
    const auto set =
        frame.set_input(random.environment.inputs[i].code, column_of(random.environment.inputs[i], rows, i));
    ASSERT_TRUE(set) << set.error().describe(Lang::en);
  }
  const auto errors = program->evaluate(frame, 0, {});
  ++tally.programs;
  for (const auto& each : random.items) {
    tally.count(each.tree);
    check_explanation(*program, frame, static_cast<std::size_t>(maker.number(0, static_cast<int>(rows.size()) - 1)),
                      each.item);
    if (testing::Test::HasFatalFailure()) FAIL() << "seed " << seed << "\n" << describe(random);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto expected = evaluate(random, rows[row]);
    for (std::size_t item = 0; item < items.size(); ++item) {
      const Outcome got = engine_outcome(frame.state(), item, row);
      tally.failures += got.index();
      ASSERT_TRUE(same(got, expected[item])) << "seed " << seed << "\n"
                                             << describe(random) << items[item].code << " is " << describe_outcome(got)
                                             << ", the reference says " << describe_outcome(expected[item]) << "\nfor\n"
                                             << describe_row(random, rows[row]);
    }
    ++tally.evaluations;
  }
  for (const auto& item : items) tally.wide_columns += !frame.item(item.code).wide.empty();
  for (const auto& error : errors) ASSERT_FALSE(error.error.message().empty());
}

TEST(Agreement, EngineAndReferenceAgreeOnRandomPrograms) {
  const WorkCalendar years = calendar();
  const char* given = std::getenv("FENHAO_SEED");
  const std::uint64_t first = given != nullptr ? std::strtoull(given, nullptr, 10) : 20261101;
  Tally tally;
  for (std::uint64_t seed = first; tally.evaluations < evaluations_wanted; ++seed) {
    ProgramMaker maker(seed, years);
    const RandomProgram random = maker.make();
    check_program(random, maker, seed, tally);
    if (HasFatalFailure()) return;
  }
  // The programs must not be all errors, nor all easy.
  EXPECT_GT(tally.failures, tally.evaluations / 20);
  EXPECT_LT(tally.failures, tally.evaluations * 2);
  EXPECT_GT(tally.wide_columns, tally.programs / 50);
  for (const auto& entry : function_entries()) {
    if (entry.id == FunctionId::not_) continue;  // read as an operator
    EXPECT_GT(tally.calls[entry.id], 20u) << entry.shown.code;
  }
  EXPECT_EQ(tally.operators.size(), 12u);
  RecordProperty("evaluations", static_cast<int>(tally.evaluations));
  std::printf("%zu programs, %zu evaluations, %zu failed items, %zu wide columns\n", tally.programs, tally.evaluations,
              tally.failures, tally.wide_columns);
}

}  // namespace
}  // namespace fenhao::formula::reference
