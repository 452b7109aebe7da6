#include <gtest/gtest.h>

#include <algorithm>

#include "formula/reference_numbers.h"

namespace fenhao::formula::reference {

void infer_scale(Tree& tree, const Environment& environment) {
  const auto& arguments = tree.arguments;
  int widest = 0;
  for (const auto& each : arguments) widest = std::max(widest, is_numeric(each.kind) ? each.scale : 0);
  const auto written = [&](std::size_t i) {
    return static_cast<int>(arguments[i].number.coefficient()) * (arguments[i].form == Form::negate ? -1 : 1);
  };
  const auto widest_of_every_second = [&](std::size_t first, std::size_t end) {
    int scale = 0;
    for (std::size_t i = first; i < end; i += 2) scale = std::max(scale, arguments[i].scale);
    return scale;
  };
  tree.scale = 0;
  if (tree.form == Form::number || tree.form == Form::percent) tree.scale = tree.number.normalized().scale();
  if (tree.form == Form::input && is_numeric(tree.kind)) tree.scale = environment.inputs[tree.index].scale;
  if (tree.form == Form::negate) tree.scale = widest;
  if (tree.form == Form::binary && is_numeric(tree.kind)) {
    const bool calendar = !is_numeric(arguments[0].kind);
    tree.scale = calendar                        ? 0
                 : tree.op == Operator::multiply ? arguments[0].scale + arguments[1].scale
                 : tree.op == Operator::divide   ? 12
                                                 : widest;
  }
  if (tree.form != Form::call || !is_numeric(tree.kind)) return;
  switch (tree.function) {
    case FunctionId::if_:
    case FunctionId::ifs: {
      tree.scale = widest_of_every_second(1, arguments.size());
      if (arguments.size() % 2 == 1) tree.scale = std::max(tree.scale, arguments.back().scale);
      break;
    }
    case FunctionId::switch_: {
      tree.scale = widest_of_every_second(2, arguments.size());
      if (arguments.size() % 2 == 0) tree.scale = std::max(tree.scale, arguments.back().scale);
      break;
    }
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down:
    case FunctionId::round_even:
    case FunctionId::truncate:
      tree.scale = std::min(arguments[0].scale, arguments.size() > 1 ? std::max(0, written(1)) : 0);
      break;
    case FunctionId::ceiling:
    case FunctionId::floor: tree.scale = arguments.size() > 1 ? arguments[1].number.scale() : 0; break;
    case FunctionId::divide: tree.scale = written(2); break;
    case FunctionId::prorate: tree.scale = 12; break;
    case FunctionId::tier:
      tree.scale = std::max(arguments[0].scale, widest_of_every_second(1, arguments.size() - 1)) +
                   std::max(arguments.back().scale, widest_of_every_second(2, arguments.size() - 1));
      break;
    case FunctionId::step:
      tree.scale = std::max(arguments.back().scale, widest_of_every_second(2, arguments.size() - 1));
      break;
    case FunctionId::step_from: tree.scale = widest_of_every_second(1, arguments.size()); break;
    case FunctionId::lookup: {
      const Table& table = environment.tables[tree.index];
      const auto column = static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), tree.text) -
                                                   table.columns.begin());
      tree.scale = decimals_of_column(table, column);
      if (arguments.size() > 1) tree.scale = std::max(tree.scale, arguments[1].scale);
      break;
    }
    case FunctionId::integer:
    case FunctionId::year:
    case FunctionId::month:
    case FunctionId::day:
    case FunctionId::weekday:
    case FunctionId::days:
    case FunctionId::days_in_month:
    case FunctionId::months_between:
    case FunctionId::years_between:
    case FunctionId::workdays:
    case FunctionId::paid_days: tree.scale = 0; break;
    default: tree.scale = widest; break;
  }
}

namespace {

TEST(Reference, RoundsFractionsByName) {
  const Fraction half(-25, 10);
  EXPECT_EQ(rounded(half, 0, Mode::half_up), -3);
  EXPECT_EQ(rounded(half, 0, Mode::half_even), -2);
  EXPECT_EQ(rounded(half, 0, Mode::up), -3);
  EXPECT_EQ(rounded(half, 0, Mode::down), -2);
  EXPECT_EQ(rounded(half, 0, Mode::floor), -3);
  EXPECT_EQ(rounded(half, 0, Mode::ceiling), -2);
  EXPECT_EQ(rounded(Fraction(1250), -2, Mode::half_up), 1300);
}

TEST(Reference, CountsDaysLikeTheCalendar) {
  EXPECT_EQ((Day{1970, 1, 1}.number()), 0);
  EXPECT_EQ((Day{2000, 3, 1}.number()), 11017);
  for (long number = -25567; number < 60000; number += 17) EXPECT_EQ(Day::from(number).number(), number);
  EXPECT_EQ(month_later({2026, 1, 31}, 1).number(), (Day{2026, 2, 28}.number()));
}

}  // namespace
}  // namespace fenhao::formula::reference
