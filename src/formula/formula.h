// The rule language: pay items written as formulas, compiled once into a program over columns, evaluated for
// all employees at once, exactly. Pure: no clock, no files, no database. A Program is immutable and may be
// evaluated from many threads; results do not depend on the number of threads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao {
class WorkCalendar;
}

namespace fenhao::formula {

enum class Type { money, number, rate, date, month, text, boolean };

std::string_view to_string(Type type);

// A value from outside a rule set: employee facts (档案.*), attendance (考勤.*), variable input (录入.*),
// salary (定薪.*), contributions (社保.*, 公积金.*), tax (个税.*), history (上月.*, 本年累计.*), policy (政策.*).
struct Input {
  std::string code;  // "attendance.days"
  std::string zh;    // "考勤.出勤天数"; either name may be used in a formula
  Type type = Type::number;
  int scale = 2;  // decimals the column carries: 2 for money, as needed for number and rate
  // Inputs of stage n are known only after all items that do not depend on stage n (or later) were evaluated:
  // 0 = known at the start, 1 = tax of this run (computed from stage-0 items).
  int stage = 0;
  // For a dated salary input: code of the input holding Σ amount × paid days in force (money-days). PRORATE(x)
  // with one argument divides it by Environment::full_days.
  std::string day_product;
};

// A table of the company for LOOKUP: rows of key → value, as text.
struct Table {
  std::string code;
  std::string zh;
  std::vector<std::string> columns;  // the first is the key
  std::vector<Type> types;
  std::vector<std::vector<std::string>> rows;
};

struct Environment {
  std::vector<Input> inputs;
  std::vector<Table> tables;
  std::string full_days;                   // code of the input with the full number of paid days of the period
  const WorkCalendar* calendar = nullptr;  // for WORKDAYS; may be null when no formula uses it
};

// One pay item as written.
struct Item {
  std::string code;  // English identifier
  std::string zh;    // Chinese name, may be empty
  std::string formula;
  std::optional<Rounding> rounding;  // applied to the result; absent = the formula's own exact scale
  std::optional<Type> type;          // absent = inferred
  std::vector<std::string> tags;     // 应发, 计税, 社保基数, 成本, ...
  bool on_payslip = true;
  int line = 0;  // where the formula starts in its file, for errors
};

// A mistake in a rule set: the item, where in its formula, what, and what to do.
struct Diagnostic {
  std::string item;
  int line = 1;
  int column = 1;  // 1-based, in characters (not bytes)
  Text message;
  Text hint;
  std::string source_line;
  // Message, source line, caret under the column, hint.
  std::string describe(Lang lang) const;
};

// A function of the language, for editors and help: IF / 如果 (condition, then, otherwise).
struct Function {
  std::string_view code;
  std::string_view zh;
  std::string_view arguments_zh;
  std::string_view arguments_en;
  std::string_view summary_zh;
  std::string_view summary_en;
};

const std::vector<Function>& functions();

// Values of one input or item for all employees. Numeric values are value × 10^-scale on int64 or, where
// they do not fit, on 128 bits; dates are days since 1970, months are month indices, booleans 0/1.
struct Column {
  Type type = Type::number;
  int scale = 0;
  std::vector<std::int64_t> narrow;
  std::vector<Int128> wide;           // used instead of narrow when not empty
  std::vector<std::string> texts;     // for Type::text
  std::vector<std::uint8_t> missing;  // empty = nothing missing; 1 = unknown for this employee

  Decimal decimal(std::size_t row) const;
  bool is_missing(std::size_t row) const { return !missing.empty() && missing[row] != 0; }
};

// What could not be computed for one employee; the others go on.
struct RowError {
  std::size_t row;
  std::string item;
  Error error;
};

// One step of a computation, outermost first.
struct Explanation {
  std::string title;    // "实发工资", "应发合计 − 个人扣款合计", "四舍五入到分"
  std::string value;    // formatted exactly
  std::string formula;  // source text of this step
  std::string input;    // code when this is an input: the caller adds where it came from
  std::string item;     // code when this is a pay item
  std::vector<Explanation> steps;
};

struct EvaluateOptions {
  unsigned threads = 1;
};

class Program;
struct FrameState;
struct ProgramState;

// The columns of one evaluation: inputs set by the caller, items filled by Program::evaluate.
class Frame {
 public:
  Frame(const Program& program, std::size_t rows);
  Frame(Frame&&) noexcept;
  Frame& operator=(Frame&&) noexcept;
  ~Frame();

  std::size_t rows() const;
  // invalid_input when the code is unknown, the type differs, the size differs or the scale is larger than declared;
  // overflow when a column with fewer decimals cannot be widened. An input that is never set is missing everywhere.
  Status set_input(std::string_view code, Column column);
  const Column& input(std::string_view code) const;
  const Column& item(std::string_view code) const;
  // True when some item could not be computed for this row.
  bool failed(std::size_t row) const;

  const FrameState& state() const { return *state_; }  // for formula/ and its tests

 private:
  friend class Program;
  std::unique_ptr<FrameState> state_;
};

class Program {
 public:
  // All mistakes at once. Items are ordered by dependency; a cycle is a diagnostic naming the path.
  static std::expected<Program, std::vector<Diagnostic>> compile(std::vector<Item> items, Environment environment);

  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  const std::vector<Item>& items() const;  // in the order written
  const std::vector<std::size_t>& evaluation_order() const;
  const Environment& environment() const;
  Type type_of(std::string_view item) const;
  int scale_of(std::string_view item) const;  // decimals of the item's column
  int stage_of(std::string_view item) const;
  std::vector<std::string> inputs_used() const;                      // codes, each once
  std::vector<std::string> depends_on(std::string_view item) const;  // item and input codes, direct
  int stages() const;

  // Evaluates the items of one stage. Rows that fail are marked, and reported once for each cause: the first item it
  // stopped, with the others named in the error's context; what an earlier stage reported is not repeated. The error
  // names the step of the formula, never a value. Throws Failure for a frame of another program or an unknown stage.
  std::vector<RowError> evaluate(Frame& frame, int stage, const EvaluateOptions& options) const;
  // Computes one item again for one row and tells every step: items inside it are opened up where they are met first,
  // of a condition only the branch taken. A step that could not be computed has the error's message as its value.
  Explanation explain(const Frame& frame, std::size_t row, std::string_view item, Lang lang) const;

  const ProgramState& state() const { return *state_; }  // for formula/ and its tests

 private:
  Program();
  friend class Frame;
  std::unique_ptr<ProgramState> state_;
};

}  // namespace fenhao::formula
