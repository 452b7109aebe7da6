#include "formula/item_lowering.h"

namespace fenhao::formula {

template <class Join>
SlotId ItemLowering::chain(Arguments arguments, Join join) {
  SlotId joined = slot(arguments[0]);
  for (std::size_t i = 1; i < arguments.size(); ++i) joined = join(joined, slot(arguments[i]));
  return joined;
}

SlotId ItemLowering::ordered(SlotId low, SlotId high, SlotId value, ErrorKind failure) {
  return builder_.require(value, builder_.compare(Op::less_equal, low, high), failure);
}

SlotId ItemLowering::lower_ifs(Arguments arguments) {
  const bool otherwise = arguments.size() % 2 == 1;
  SlotId value = otherwise ? slot(arguments.back()) : builder_.fail(ErrorKind::no_case);
  for (std::size_t pair = arguments.size() / 2; pair-- > 0;)
    value = builder_.select(slot(arguments[2 * pair]), slot(arguments[2 * pair + 1]), value);
  return value;
}

SlotId ItemLowering::lower_switch(Arguments arguments) {
  const bool otherwise = arguments.size() % 2 == 0;
  const std::size_t pairs = (arguments.size() - 1) / 2;
  SlotId value = otherwise ? slot(arguments.back()) : builder_.fail(ErrorKind::no_case);
  for (std::size_t pair = pairs; pair-- > 0;) {
    const SlotId matches = builder_.compare(Op::equal, slot(arguments[0]), slot(arguments[2 * pair + 1]));
    value = builder_.select(matches, slot(arguments[2 * pair + 2]), value);
  }
  return value;
}

// min(x, b1)·r1 + (clamp(x, b1, b2) − b1)·r2 + … + (max(x, bn) − bn)·r: each part of x at its own rate.
SlotId ItemLowering::lower_tier(Arguments arguments) {
  const std::size_t tiers = arguments.size() / 2;  // the last has no bound
  SlotId x = slot(arguments[0]);
  const auto bound = [&](std::size_t tier) { return slot(arguments[2 * tier + 1]); };
  const auto rate = [&](std::size_t tier) {
    return slot(tier + 1 < tiers ? arguments[2 * tier + 2] : arguments.back());
  };
  for (std::size_t tier = 1; tier + 1 < tiers; ++tier)
    x = ordered(bound(tier - 1), bound(tier), x, ErrorKind::bounds_unordered);
  SlotId total = builder_.multiply(builder_.minimum(x, bound(0)), rate(0));
  for (std::size_t tier = 1; tier < tiers; ++tier) {
    const SlotId below = bound(tier - 1);
    SlotId part = builder_.maximum(x, below);
    if (tier + 1 < tiers) part = builder_.minimum(part, bound(tier));
    total = builder_.add(total, builder_.multiply(builder_.subtract(part, below), rate(tier)));
  }
  return total;
}

SlotId ItemLowering::lower_step(Arguments arguments) {
  const std::size_t bounds = arguments.size() / 2 - 1;
  SlotId x = slot(arguments[0]);
  const auto bound = [&](std::size_t i) { return slot(arguments[2 * i + 1]); };
  for (std::size_t i = 1; i < bounds; ++i) x = ordered(bound(i - 1), bound(i), x, ErrorKind::bounds_unordered);
  SlotId value = slot(arguments.back());
  for (std::size_t i = bounds; i-- > 0;)
    value = builder_.select(builder_.compare(Op::less_equal, x, bound(i)), slot(arguments[2 * i + 2]), value);
  return value;
}

SlotId ItemLowering::lower_step_from(Arguments arguments) {
  const std::size_t bounds = arguments.size() / 2 - 1;
  SlotId x = slot(arguments[0]);
  const auto bound = [&](std::size_t i) { return slot(arguments[2 * i + 2]); };
  for (std::size_t i = 1; i < bounds; ++i) x = ordered(bound(i - 1), bound(i), x, ErrorKind::bounds_unordered);
  SlotId value = slot(arguments[1]);
  for (std::size_t i = 0; i < bounds; ++i)
    value = builder_.select(builder_.compare(Op::greater_equal, x, bound(i)), slot(arguments[2 * i + 3]), value);
  return value;
}

SlotId ItemLowering::lower_lookup(Arguments arguments) {
  const std::uint32_t table = resolved_.symbols[arguments[0]].index;
  const std::size_t column = *table_column(state_.environment.tables[table], ast_.nodes[arguments[2]].text);
  const std::uint32_t index = state_.lookup_of_column.at({table, column});
  const LookupTable& lookup = state_.lookups[index];
  const SlotId key = slot(arguments[1]);
  const SlotId found = builder_.lookup(Op::lookup, index, key, lookup.key_scale, lookup.scale);
  if (arguments.size() == 3) return found;
  const SlotId has = builder_.lookup(Op::lookup_has, index, key, lookup.key_scale, 0);
  return builder_.select(has, found, slot(arguments[3]));
}

SlotId ItemLowering::lower_prorate(Arguments arguments) {
  if (arguments.size() == 3) {
    const SlotId product = builder_.multiply(slot(arguments[0]), slot(arguments[1]));
    return builder_.divide(product, slot(arguments[2]), division_scale, Mode::half_up);
  }
  const Input& dated = state_.environment.inputs[resolved_.symbols[arguments[0]].index];
  const SlotId money_days = input(state_.input_index(dated.day_product));
  const SlotId full = input(state_.input_index(state_.environment.full_days));
  return builder_.divide(money_days, full, division_scale, Mode::half_up);
}

SlotId ItemLowering::lower_rounding(const Node& call, Arguments arguments) {
  const int decimals = arguments.size() > 1 ? *written_integer(ast_, arguments[1]) : 0;
  Mode mode = Mode::half_up;
  if (call.function == FunctionId::round_up) mode = Mode::up;
  if (call.function == FunctionId::round_down || call.function == FunctionId::truncate) mode = Mode::down;
  if (call.function == FunctionId::round_even) mode = Mode::half_even;
  return builder_.round(slot(arguments[0]), decimals, mode);
}

SlotId ItemLowering::lower_unit(Arguments arguments, Mode mode) {
  const SlotId value = slot(arguments[0]);
  if (arguments.size() == 1) return builder_.round(value, 0, mode);
  const SlotId unit = slot(arguments[1]);
  return builder_.multiply(builder_.divide(value, unit, 0, mode), unit);
}

SlotId ItemLowering::lower_presence(const Node& call, Arguments arguments) {
  const Symbol symbol = resolved_.symbols[arguments[0]];
  const bool is_input = symbol.kind == Symbol::Kind::input;
  if (call.function == FunctionId::known) return builder_.known(symbol.index);
  if (call.function == FunctionId::if_blank)
    return builder_.select(builder_.known(symbol.index), slot(arguments[0]), slot(arguments[1]));
  const bool is_text = kind(arguments[0]) == Kind::text;
  const SlotId absent = is_input ? logical_not(builder_.known(symbol.index)) : builder_.constant(0);
  if (!is_text) return absent;
  return builder_.apply(Op::logical_or, {absent, builder_.apply(Op::empty_text, {slot(arguments[0])}, 0)}, 0);
}

SlotId ItemLowering::lower_calendar(const Node& call, Arguments arguments) {
  const auto made = [&](Op op, std::initializer_list<SlotId> operands) { return builder_.apply(op, operands, 0); };
  const auto whole = [&](std::size_t i) { return builder_.whole(slot(arguments[i])); };
  const SlotId first = slot(arguments[0]);
  const bool is_date = kind(arguments[0]) == Kind::date;
  const auto month = [&] { return is_date ? made(Op::month_of_date, {first}) : first; };
  switch (call.function) {
    case FunctionId::date: return made(Op::make_date, {whole(0), whole(1), whole(2)});
    case FunctionId::year_month: return made(Op::make_month, {whole(0), whole(1)});
    case FunctionId::year: return made(is_date ? Op::year_of_date : Op::year_of_month, {first});
    case FunctionId::month: return made(is_date ? Op::number_of_month_of_date : Op::number_of_month, {first});
    case FunctionId::day: return made(Op::day_of_date, {first});
    case FunctionId::weekday: return made(Op::weekday_of_date, {first});
    case FunctionId::month_of: return month();
    case FunctionId::first_day: return made(Op::first_day_of_month, {month()});
    case FunctionId::days_in_month: return made(Op::days_in_month, {month()});
    case FunctionId::end_of_month: {
      const SlotId moved = arguments.size() > 1 ? builder_.add(month(), whole(1)) : month();
      return made(Op::last_day_of_month, {moved});
    }
    case FunctionId::add_months:
      return is_date ? made(Op::add_months_to_date, {first, whole(1)})
                     : made(Op::valid_month, {builder_.add(first, whole(1))});
    case FunctionId::days: return builder_.subtract(first, slot(arguments[1]));
    case FunctionId::months_between:
    case FunctionId::years_between: {
      const SlotId months = is_date ? made(Op::months_between_dates, {first, slot(arguments[1])})
                                    : negate(builder_.subtract(first, slot(arguments[1])));
      if (call.function == FunctionId::months_between) return months;
      return builder_.divide(months, builder_.constant(12), 0, Mode::down);
    }
    case FunctionId::workdays: return made(Op::workdays, {first, slot(arguments[1])});
    default: return made(Op::paid_days, {first, slot(arguments[1])});
  }
}

SlotId ItemLowering::lower_call(NodeId id) {
  const Node& call = ast_.nodes[id];
  const Arguments arguments = ast_.arguments_of(call);
  switch (call.function) {
    case FunctionId::if_:
    case FunctionId::ifs: return lower_ifs(arguments);
    case FunctionId::switch_: return lower_switch(arguments);
    case FunctionId::and_:
      return chain(arguments, [&](SlotId a, SlotId b) { return builder_.apply(Op::logical_and, {a, b}, 0); });
    case FunctionId::or_:
      return chain(arguments, [&](SlotId a, SlotId b) { return builder_.apply(Op::logical_or, {a, b}, 0); });
    case FunctionId::min: return chain(arguments, [&](SlotId a, SlotId b) { return builder_.minimum(a, b); });
    case FunctionId::max: return chain(arguments, [&](SlotId a, SlotId b) { return builder_.maximum(a, b); });
    case FunctionId::sum: return chain(arguments, [&](SlotId a, SlotId b) { return builder_.add(a, b); });
    case FunctionId::abs: return builder_.apply(Op::absolute, {slot(arguments[0])}, builder_.scale(slot(arguments[0])));
    case FunctionId::clamp: {
      const SlotId value =
          ordered(slot(arguments[1]), slot(arguments[2]), slot(arguments[0]), ErrorKind::limits_reversed);
      return builder_.minimum(builder_.maximum(value, slot(arguments[1])), slot(arguments[2]));
    }
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down:
    case FunctionId::round_even:
    case FunctionId::truncate: return lower_rounding(call, arguments);
    case FunctionId::ceiling: return lower_unit(arguments, Mode::ceiling);
    case FunctionId::integer:
    case FunctionId::floor: return lower_unit(arguments, Mode::floor);
    case FunctionId::modulo: return builder_.modulo(slot(arguments[0]), slot(arguments[1]));
    case FunctionId::divide: {
      const Mode mode = arguments.size() > 3 ? mode_of(*rounding_word(ast_.nodes[arguments[3]].text)) : Mode::half_up;
      return builder_.divide(slot(arguments[0]), slot(arguments[1]), *written_integer(ast_, arguments[2]), mode);
    }
    case FunctionId::tier: return lower_tier(arguments);
    case FunctionId::step: return lower_step(arguments);
    case FunctionId::step_from: return lower_step_from(arguments);
    case FunctionId::lookup: return lower_lookup(arguments);
    case FunctionId::prorate: return lower_prorate(arguments);
    case FunctionId::contains: return builder_.apply(Op::contains, {slot(arguments[0]), slot(arguments[1])}, 0);
    case FunctionId::starts_with: return builder_.apply(Op::starts_with, {slot(arguments[0]), slot(arguments[1])}, 0);
    case FunctionId::ends_with: return builder_.apply(Op::ends_with, {slot(arguments[0]), slot(arguments[1])}, 0);
    case FunctionId::known:
    case FunctionId::is_blank:
    case FunctionId::if_blank: return lower_presence(call, arguments);
    case FunctionId::money:
    case FunctionId::number:
    case FunctionId::rate: return slot(arguments[0]);
    default: return lower_calendar(call, arguments);
  }
}

}  // namespace fenhao::formula
