#include "formula/reference_evaluator.h"

#include <algorithm>

#include "formula/reference_numbers.h"

namespace fenhao::formula::reference {
namespace {

class RowEvaluator {
 public:
  RowEvaluator(const RandomProgram& program, const std::vector<Value>& inputs) : program_(program), inputs_(inputs) {}

  std::vector<Outcome> run() {
    for (const auto& each : program_.items) {
      try {
        outcomes_.push_back(item(each));
      } catch (const RowFailure& failure) {
        outcomes_.push_back(failure);
      }
    }
    return std::move(outcomes_);
  }

 private:
  [[noreturn]] static void fail(ErrorKind kind) { throw RowFailure{kind, 0}; }

  // The number must be a 128-bit coefficient at this scale.
  static Fraction fit(const Fraction& value, int scale) {
    const Integer n = abs(numerator(value)), d = denominator(value);
    if (n == 0 || static_cast<long>(msb(n)) - static_cast<long>(msb(d)) + (scale * 10 + 2) / 3 < 118) return value;
    const Integer limit = Integer(1) << 127;
    const Integer scaled = floor_of(value * Fraction(power(scale)));
    if (scaled >= limit || scaled < -limit) fail(ErrorKind::overflow);
    return value;
  }

  Value item(const RandomItem& each) {
    Value value = evaluate(each.tree);
    if (each.item.rounding) {
      const int decimals = each.item.rounding->unit == RoundingUnit::fen    ? 2
                           : each.item.rounding->unit == RoundingUnit::jiao ? 1
                                                                            : 0;
      value.number = rounded(value.number, decimals, static_cast<Mode>(each.item.rounding->mode));
    }
    if (is_numeric(each.kind)) fit(value.number, each.scale);
    return value;
  }

  Value evaluate(const Tree& tree) {
    switch (tree.form) {
      case Form::number:
      case Form::percent: return {false, exact(tree.number), {}};
      case Form::text: return {false, 0, tree.text};
      case Form::truth: return {false, tree.truth ? 1 : 0, {}};
      case Form::input:
        if (inputs_[tree.index].missing) throw RowFailure{ErrorKind::missing, tree.index};
        return inputs_[tree.index];
      case Form::item:
        if (const auto* failure = std::get_if<RowFailure>(&outcomes_[tree.index])) throw *failure;
        return std::get<Value>(outcomes_[tree.index]);
      case Form::negate: return numeric(fit(-number(tree.arguments[0]), tree.scale));
      case Form::logical_not: return truth(!holds(tree.arguments[0]));
      case Form::binary: return binary(tree);
      case Form::call: return call(tree);
    }
    return {};
  }

  static Value numeric(Fraction value) { return {false, std::move(value), {}}; }
  static Value truth(bool value) { return {false, value ? 1 : 0, {}}; }
  Fraction number(const Tree& tree) { return evaluate(tree).number; }
  Fraction number(const Tree& tree, int scale) { return fit(number(tree), scale); }
  bool holds(const Tree& tree) { return number(tree) != 0; }

  static Fraction quotient(const Fraction& a, int scale_a, const Fraction& b, int scale_b, int decimals, Mode mode) {
    if (b == 0) fail(ErrorKind::division_by_zero);
    const int shift = decimals + scale_b - scale_a;
    if (shift >= 0)
      fit(a, scale_a + shift);
    else
      fit(b, scale_b - shift);
    return rounded(a / b, decimals, mode);
  }

  // How a and b stand to each other: −1, 0, 1.
  int order(const Tree& a, const Tree& b) {
    if (a.kind == Kind::text) {
      const std::string left = evaluate(a).text, right = evaluate(b).text;
      return left == right ? 0 : 1;
    }
    const int scale = std::max(a.scale, b.scale);
    const Fraction left = number(a, scale), right = number(b, scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  long whole(const Tree& tree) {
    const Fraction value = number(tree);
    if (denominator(value) != 1) fail(ErrorKind::not_whole);
    const Integer integer = numerator(value);
    if (abs(integer) > 100000000) return integer > 0 ? 100000000 : -100000000;  // beyond any date in either case
    return static_cast<long>(integer);
  }
  static Value day(long number) {
    if (number < Day{1900, 1, 1}.number() || number > Day{9999, 12, 31}.number()) fail(ErrorKind::bad_date);
    return numeric(number);
  }
  static Value month(long index) {
    if (index < 1900 * 12 || index >= 10000 * 12) fail(ErrorKind::bad_date);
    return numeric(index);
  }
  long integer(const Tree& tree) { return static_cast<long>(numerator(number(tree))); }

  Value binary(const Tree& tree) {
    const Tree &a = tree.arguments[0], &b = tree.arguments[1];
    switch (tree.op) {
      case Operator::add:
      case Operator::subtract: return sum(tree, a, b);
      case Operator::multiply: {
        const Fraction left = number(a), right = number(b);
        return numeric(fit(left * right, tree.scale));
      }
      case Operator::divide: {
        const Fraction left = number(a), right = number(b);
        return numeric(quotient(left, a.scale, right, b.scale, 12, Mode::half_up));
      }
      case Operator::equal: return truth(order(a, b) == 0);
      case Operator::not_equal: return truth(order(a, b) != 0);
      case Operator::less: return truth(order(a, b) < 0);
      case Operator::less_equal: return truth(order(a, b) <= 0);
      case Operator::greater: return truth(order(a, b) > 0);
      case Operator::greater_equal: return truth(order(a, b) >= 0);
      case Operator::logical_and: return truth(holds(a) && holds(b));
      case Operator::logical_or: return truth(holds(a) || holds(b));
    }
    return {};
  }

  Value sum(const Tree& tree, const Tree& a, const Tree& b) {
    const bool minus = tree.op == Operator::subtract;
    const bool moves = is_numeric(a.kind) != is_numeric(b.kind);
    if (moves) {
      const long left = is_numeric(a.kind) ? whole(a) : integer(a);
      const long right = is_numeric(b.kind) ? whole(b) : integer(b);
      const long moved = minus ? left - right : left + right;
      return tree.kind == Kind::date ? day(moved) : month(moved);
    }
    const Fraction left = number(a, tree.scale), right = number(b, tree.scale);
    return numeric(fit(minus ? Fraction(left - right) : Fraction(left + right), tree.scale));
  }

  Value call(const Tree& tree);
  Value ifs(const Tree& tree);
  Value switched(const Tree& tree);
  Value tier(const Tree& tree);
  Value step(const Tree& tree);
  Value step_from(const Tree& tree);
  Value lookup(const Tree& tree);
  Value calendar(const Tree& tree);

  // A branch taken, at the scale of the whole.
  Value taken(const Tree& branch, const Tree& whole) {
    Value value = evaluate(branch);
    if (is_numeric(branch.kind)) fit(value.number, whole.scale);
    return value;
  }

  // Bounds that are not all written in the formula are checked for their order.
  void check_order(const std::vector<const Tree*>& bounds) {
    for (std::size_t i = 1; i < bounds.size(); ++i) {
      const bool both_written = bounds[i - 1]->form == Form::number && bounds[i]->form == Form::number;
      if (!both_written && order(*bounds[i - 1], *bounds[i]) > 0) fail(ErrorKind::bounds_unordered);
    }
  }

  const RandomProgram& program_;
  const std::vector<Value>& inputs_;
  std::vector<Outcome> outcomes_;
};

Value RowEvaluator::ifs(const Tree& tree) {
  const auto& arguments = tree.arguments;
  for (std::size_t pair = 0; pair < arguments.size() / 2; ++pair)
    if (holds(arguments[2 * pair])) return taken(arguments[2 * pair + 1], tree);
  if (arguments.size() % 2 == 0) fail(ErrorKind::no_case);
  return taken(arguments.back(), tree);
}

Value RowEvaluator::switched(const Tree& tree) {
  const auto& arguments = tree.arguments;
  for (std::size_t pair = 0; pair < (arguments.size() - 1) / 2; ++pair)
    if (order(arguments[0], arguments[2 * pair + 1]) == 0) return taken(arguments[2 * pair + 2], tree);
  if (arguments.size() % 2 == 1) fail(ErrorKind::no_case);
  return taken(arguments.back(), tree);
}

Value RowEvaluator::tier(const Tree& tree) {
  const auto& arguments = tree.arguments;
  const std::size_t tiers = arguments.size() / 2;
  std::vector<const Tree*> bounds, rates;
  for (std::size_t i = 0; i + 1 < tiers; ++i) bounds.push_back(&arguments[2 * i + 1]);
  for (std::size_t i = 0; i < tiers; ++i) rates.push_back(i + 1 < tiers ? &arguments[2 * i + 2] : &arguments.back());
  const Fraction x = number(arguments[0]);
  check_order(bounds);
  const int x_scale = arguments[0].scale;
  int scale = std::max(x_scale, bounds[0]->scale);
  fit(x, scale);
  const Fraction lowest = number(*bounds[0], scale);
  const Fraction first = std::min(x, lowest);
  int total_scale = scale + rates[0]->scale;
  Fraction total = fit(first * number(*rates[0]), total_scale);
  for (std::size_t i = 1; i < tiers; ++i) {
    scale = std::max(x_scale, bounds[i - 1]->scale);
    const int part_scale = i + 1 < tiers ? std::max(scale, bounds[i]->scale) : scale;
    total_scale = std::max(total_scale, part_scale + rates[i]->scale);
    fit(total, total_scale);
    fit(x, scale);
    const Fraction below = number(*bounds[i - 1], scale);
    Fraction part = std::max(x, below);
    if (i + 1 < tiers) {
      scale = std::max(scale, bounds[i]->scale);
      fit(part, scale);
      const Fraction above = number(*bounds[i], scale);
      part = std::min(part, above);
    }
    part = fit(Fraction(fit(part, scale) - fit(below, scale)), scale);
    const Fraction share = fit(part * number(*rates[i]), scale + rates[i]->scale);
    total = fit(Fraction(total + fit(share, total_scale)), total_scale);
  }
  return numeric(fit(total, tree.scale));
}

Value RowEvaluator::step(const Tree& tree) {
  const auto& arguments = tree.arguments;
  std::vector<const Tree*> bounds;
  for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) bounds.push_back(&arguments[i]);
  evaluate(arguments[0]);
  check_order(bounds);
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (order(arguments[0], *bounds[i]) <= 0) return taken(arguments[2 * i + 2], tree);
  return taken(arguments.back(), tree);
}

Value RowEvaluator::step_from(const Tree& tree) {
  const auto& arguments = tree.arguments;
  std::vector<const Tree*> bounds;
  for (std::size_t i = 2; i < arguments.size(); i += 2) bounds.push_back(&arguments[i]);
  evaluate(arguments[0]);
  check_order(bounds);
  for (std::size_t i = bounds.size(); i-- > 0;)
    if (order(arguments[0], *bounds[i]) >= 0) return taken(arguments[2 * i + 3], tree);
  return taken(arguments[1], tree);
}

Value RowEvaluator::lookup(const Tree& tree) {
  const Table& table = program_.environment.tables[tree.index];
  const Tree& key = tree.arguments[0];
  const auto column = static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), tree.text) -
                                               table.columns.begin());
  const Value wanted = evaluate(key);
  if (is_numeric(key.kind)) fit(wanted.number, std::max(key.scale, decimals_of_column(table, 0)));
  for (const auto& row : table.rows) {
    const bool same =
        table.types[0] == Type::text ? row[0] == wanted.text : exact(*Decimal::parse(row[0])) == wanted.number;
    if (!same || row[column].empty()) continue;
    if (table.types[column] == Type::text) return {false, 0, row[column]};
    const bool percent = row[column].back() == '%';
    const Fraction value =
        exact(*Decimal::parse(percent ? row[column].substr(0, row[column].size() - 1) : row[column]));
    return numeric(fit(percent ? Fraction(value / 100) : value, tree.scale));
  }
  if (tree.arguments.size() == 1) fail(ErrorKind::not_in_table);
  return taken(tree.arguments[1], tree);
}

Value RowEvaluator::calendar(const Tree& tree) {
  const auto& arguments = tree.arguments;
  const bool is_date = arguments[0].kind == Kind::date;
  const auto month_of = [&](long number) { return is_date ? Day::from(number).month_index() : number; };
  switch (tree.function) {
    case FunctionId::date: {
      const long year = whole(arguments[0]), number = whole(arguments[1]), day_number = whole(arguments[2]);
      if (year < 1900 || year > 9999 || number < 1 || number > 12 || day_number < 1 ||
          day_number > days_in_month(year, number))
        fail(ErrorKind::bad_date);
      return day(Day{year, number, day_number}.number());
    }
    case FunctionId::year_month: {
      const long year = whole(arguments[0]), number = whole(arguments[1]);
      if (year < 1900 || year > 9999 || number < 1 || number > 12) fail(ErrorKind::bad_date);
      return month(year * 12 + number - 1);
    }
    case FunctionId::add_months: {
      const long from = integer(arguments[0]), months = whole(arguments[1]);
      if (!is_date) return month(from + months);
      const Day start = Day::from(from);
      month(start.month_index() + months);
      return day(month_later(start, months).number());
    }
    case FunctionId::end_of_month: {
      const long from = month_of(integer(arguments[0]));
      const long index = from + (arguments.size() > 1 ? whole(arguments[1]) : 0);
      month(index);
      return day(Day{index / 12, index % 12 + 1, days_in_month(index / 12, index % 12 + 1)}.number());
    }
    case FunctionId::months_between:
    case FunctionId::years_between: {
      const long from = integer(arguments[0]), to = integer(arguments[1]);
      long months = 0;
      if (is_date) {
        const Day start = Day::from(std::min(from, to));
        const long last = std::max(from, to);
        while (month_later(start, months + 1).number() <= last) ++months;
        if (to < from) months = -months;
      } else {
        months = to - from;
      }
      return numeric(tree.function == FunctionId::years_between ? months / 12 : months);
    }
    case FunctionId::days: {
      const Fraction end = number(arguments[0]), start = number(arguments[1]);
      return numeric(end - start);
    }
    case FunctionId::workdays:
    case FunctionId::paid_days: {
      const long from = integer(arguments[0]), to = integer(arguments[1]);
      long count = 0;
      for (long each = std::min(from, to); each <= std::max(from, to); ++each) {
        const auto known = program_.environment.calendar->classify(Date::from_days(static_cast<std::int32_t>(each)));
        if (!known) fail(ErrorKind::no_calendar);
        count += *known == DayClass::workday ||
                 (tree.function == FunctionId::paid_days && *known == DayClass::statutory_holiday);
      }
      return numeric(to < from ? -count : count);
    }
    default: break;
  }
  const long given = integer(arguments[0]);
  const long index = month_of(given);
  switch (tree.function) {
    case FunctionId::year: return numeric(index / 12);
    case FunctionId::month: return numeric(index % 12 + 1);
    case FunctionId::day: return numeric(Day::from(given).day);
    case FunctionId::weekday: return numeric((given % 7 + 7 + 3) % 7 + 1);  // 1970-01-01 was a Thursday
    case FunctionId::month_of: return numeric(index);
    case FunctionId::first_day: return numeric(Day{index / 12, index % 12 + 1, 1}.number());
    default: return numeric(days_in_month(index / 12, index % 12 + 1));
  }
}

Value RowEvaluator::call(const Tree& tree) {
  const auto& arguments = tree.arguments;
  const auto written = [&](std::size_t i) {
    return static_cast<int>(arguments[i].number.coefficient()) * (arguments[i].form == Form::negate ? -1 : 1);
  };
  const auto to_decimals = [&](Mode mode) {
    const int decimals = arguments.size() > 1 ? written(1) : 0;
    const Fraction value = number(arguments[0]);
    if (decimals >= arguments[0].scale) return numeric(value);
    return numeric(fit(rounded(value, decimals, mode), tree.scale));
  };
  const auto to_unit = [&](Mode mode) {
    const Fraction value = number(arguments[0]);
    if (arguments.size() == 1) return numeric(rounded(value, 0, mode));
    const Fraction unit = exact(arguments[1].number);
    return numeric(
        fit(quotient(value, arguments[0].scale, unit, arguments[1].number.scale(), 0, mode) * unit, tree.scale));
  };
  const auto extreme = [&](bool least) {
    int scale = arguments[0].scale;
    Fraction best = number(arguments[0]);
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      scale = std::max(scale, arguments[i].scale);
      fit(best, scale);
      const Fraction other = number(arguments[i], scale);
      best = least ? std::min(best, other) : std::max(best, other);
    }
    return numeric(best);
  };
  switch (tree.function) {
    case FunctionId::if_:
    case FunctionId::ifs: return ifs(tree);
    case FunctionId::switch_: return switched(tree);
    case FunctionId::and_:
      return truth(std::all_of(arguments.begin(), arguments.end(), [&](const Tree& each) { return holds(each); }));
    case FunctionId::or_:
      return truth(std::any_of(arguments.begin(), arguments.end(), [&](const Tree& each) { return holds(each); }));
    case FunctionId::min: return extreme(true);
    case FunctionId::max: return extreme(false);
    case FunctionId::sum: {
      int scale = arguments[0].scale;
      Fraction total = number(arguments[0]);
      for (std::size_t i = 1; i < arguments.size(); ++i) {
        scale = std::max(scale, arguments[i].scale);
        fit(total, scale);
        total = fit(Fraction(total + number(arguments[i], scale)), scale);
      }
      return numeric(total);
    }
    case FunctionId::abs: return numeric(fit(abs(number(arguments[0])), tree.scale));
    case FunctionId::clamp: {
      const Fraction value = number(arguments[0]);
      const bool both_written = arguments[1].form == Form::number && arguments[2].form == Form::number;
      if (!both_written && order(arguments[1], arguments[2]) > 0) fail(ErrorKind::limits_reversed);
      const int scale = std::max(arguments[0].scale, arguments[1].scale);
      fit(value, scale);
      const Fraction low = number(arguments[1], scale);
      const Fraction raised = fit(std::max(value, low), tree.scale);
      const Fraction high = number(arguments[2], tree.scale);
      return numeric(std::min(raised, high));
    }
    case FunctionId::round: return to_decimals(Mode::half_up);
    case FunctionId::round_up: return to_decimals(Mode::up);
    case FunctionId::round_down:
    case FunctionId::truncate: return to_decimals(Mode::down);
    case FunctionId::round_even: return to_decimals(Mode::half_even);
    case FunctionId::ceiling: return to_unit(Mode::ceiling);
    case FunctionId::floor:
    case FunctionId::integer: return to_unit(Mode::floor);
    case FunctionId::modulo: {
      const Fraction a = number(arguments[0], tree.scale), b = number(arguments[1], tree.scale);
      if (b == 0) fail(ErrorKind::division_by_zero);
      return numeric(a - b * Fraction(floor_of(a / b)));
    }
    case FunctionId::divide: {
      const Fraction a = number(arguments[0]), b = number(arguments[1]);
      const Mode mode = arguments.size() > 3 ? static_cast<Mode>(*rounding_word(arguments[3].text)) : Mode::half_up;
      return numeric(quotient(a, arguments[0].scale, b, arguments[1].scale, written(2), mode));
    }
    case FunctionId::tier: return tier(tree);
    case FunctionId::step: return step(tree);
    case FunctionId::step_from: return step_from(tree);
    case FunctionId::lookup: return lookup(tree);
    case FunctionId::prorate: {
      if (arguments.size() == 1) {
        const auto find = [&](const std::string& code) {
          for (std::size_t i = 0; i < program_.environment.inputs.size(); ++i)
            if (program_.environment.inputs[i].code == code) return i;
          return std::size_t{0};
        };
        const std::size_t product = find(program_.environment.inputs[arguments[0].index].day_product),
                          full = find(program_.environment.full_days);
        for (const std::size_t each : {product, full})
          if (inputs_[each].missing) throw RowFailure{ErrorKind::missing, each};
        return numeric(quotient(inputs_[product].number, program_.environment.inputs[product].scale,
                                inputs_[full].number, program_.environment.inputs[full].scale, 12, Mode::half_up));
      }
      const Fraction amount = number(arguments[0]), served = number(arguments[1]);
      const int scale = arguments[0].scale + arguments[1].scale;
      const Fraction product = fit(amount * served, scale);
      return numeric(quotient(product, scale, number(arguments[2]), arguments[2].scale, 12, Mode::half_up));
    }
    case FunctionId::contains: {
      const std::string whole_text = evaluate(arguments[0]).text, part = evaluate(arguments[1]).text;
      return truth(whole_text.find(part) != std::string::npos);
    }
    case FunctionId::starts_with: {
      const std::string whole_text = evaluate(arguments[0]).text, part = evaluate(arguments[1]).text;
      return truth(whole_text.substr(0, part.size()) == part);
    }
    case FunctionId::ends_with: {
      const std::string whole_text = evaluate(arguments[0]).text, part = evaluate(arguments[1]).text;
      return truth(whole_text.size() >= part.size() && whole_text.substr(whole_text.size() - part.size()) == part);
    }
    case FunctionId::known: return truth(!inputs_[arguments[0].index].missing);
    case FunctionId::is_blank:
      if (arguments[0].form == Form::input && inputs_[arguments[0].index].missing) return truth(true);
      return truth(arguments[0].kind == Kind::text && evaluate(arguments[0]).text.empty());
    case FunctionId::if_blank: return taken(inputs_[arguments[0].index].missing ? arguments[1] : arguments[0], tree);
    case FunctionId::money:
    case FunctionId::number:
    case FunctionId::rate: return evaluate(arguments[0]);
    default: return calendar(tree);
  }
}

}  // namespace

std::vector<Outcome> evaluate(const RandomProgram& program, const std::vector<Value>& inputs) {
  return RowEvaluator(program, inputs).run();
}

}  // namespace fenhao::formula::reference
