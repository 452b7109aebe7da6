#include "payroll/payload.h"

#include <array>

namespace fenhao::payroll {
namespace {

// 2 added the values of text items, 3 differences of earlier months, 4 other incomes than wages; older ones are still
// read.
constexpr std::uint8_t version = 5;

__extension__ using Unsigned128 = unsigned __int128;

struct Damaged {};

// The same description serves both directions: Writer appends, Reader fills in.
class Writer {
 public:
  static constexpr bool reading = false;
  std::vector<std::uint8_t> bytes;

  void integer(Int128 value) {
    if (const auto narrow = static_cast<std::int64_t>(value); narrow == value) {
      auto left = (static_cast<std::uint64_t>(narrow) << 1) ^ static_cast<std::uint64_t>(narrow >> 63);  // zigzag
      std::array<std::uint8_t, 10> digits;
      std::size_t count = 0;
      for (; left >= 0x80; left >>= 7) digits[count++] = static_cast<std::uint8_t>(left | 0x80);
      digits[count++] = static_cast<std::uint8_t>(left);
      if (count == 1) bytes.push_back(digits[0]);
      else bytes.insert(bytes.end(), digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(count));
      return;
    }
    auto rest = (static_cast<Unsigned128>(value) << 1) ^ static_cast<Unsigned128>(value >> 127);  // zigzag
    while (rest >= 0x80) {
      bytes.push_back(static_cast<std::uint8_t>(rest | 0x80));
      rest >>= 7;
    }
    bytes.push_back(static_cast<std::uint8_t>(rest));
  }
  void text(const std::string& value) {
    integer(static_cast<Int128>(value.size()));
    bytes.insert(bytes.end(), value.begin(), value.end());
  }
};

class Reader {
 public:
  static constexpr bool reading = true;
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  Int128 integer() {
    Unsigned128 value = 0;
    for (unsigned shift = 0; shift < 128; shift += 7) {
      if (at_ >= bytes_.size()) throw Damaged{};
      const std::uint8_t byte = bytes_[at_++];
      value |= static_cast<Unsigned128>(byte & 0x7f) << shift;
      if (byte < 0x80) return static_cast<Int128>(value >> 1) ^ -static_cast<Int128>(value & 1);
    }
    throw Damaged{};
  }
  std::string text() {
    const Int128 size = integer();
    if (size < 0 || size > static_cast<Int128>(bytes_.size() - at_)) throw Damaged{};
    const auto* start = reinterpret_cast<const char*>(bytes_.data()) + at_;
    at_ += static_cast<std::size_t>(size);
    return {start, static_cast<std::size_t>(size)};
  }
  bool finished() const { return at_ == bytes_.size(); }
  std::size_t left() const { return bytes_.size() - at_; }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

void field(Writer& out, const std::string& value) { out.text(value); }
void field(Reader& in, std::string& value) { value = in.text(); }

template <class Archive, class Integer>
  requires std::is_integral_v<std::remove_const_t<Integer>> || std::is_enum_v<std::remove_const_t<Integer>>
void field(Archive& archive, Integer& value) {
  if constexpr (Archive::reading) value = static_cast<Integer>(archive.integer());
  else archive.integer(static_cast<Int128>(value));
}

template <class Archive, class T>
void money(Archive& archive, T& value) {
  if constexpr (Archive::reading) value = Money::from_fen(static_cast<std::int64_t>(archive.integer()));
  else archive.integer(value.fen());
}

template <class Archive, class T>
void decimal(Archive& archive, T& value) {
  if constexpr (Archive::reading) {
    const auto scale = archive.integer();
    if (scale < 0 || scale > Decimal::max_scale) throw Damaged{};
    const auto coefficient = archive.integer();
    value = Decimal::of(coefficient, static_cast<int>(scale));
  } else {
    const Decimal shortest = value.normalized();
    archive.integer(shortest.scale());
    archive.integer(shortest.coefficient());
  }
}

template <class Archive, class T>
void rate(Archive& archive, T& value) {
  if constexpr (Archive::reading) {
    Decimal number;
    decimal(archive, number);
    auto read = Rate::from(number);
    if (!read) throw Damaged{};
    value = *read;
  } else {
    const Decimal number = value.decimal();
    decimal(archive, number);
  }
}

template <class Archive, class T>
void date(Archive& archive, T& value) {
  if constexpr (Archive::reading) value = Date::from_days(static_cast<std::int32_t>(archive.integer()));
  else archive.integer(value.days_since_1970());
}

template <class Archive, class T>
void month(Archive& archive, T& value) {
  if constexpr (Archive::reading) value = Month::from_index(static_cast<std::int32_t>(archive.integer()));
  else archive.integer(value.index());
}

template <class Archive, class Optional, class Each>
void optional(Archive& archive, Optional& value, Each each) {
  if constexpr (Archive::reading) {
    if (archive.integer() == 0) value.reset();
    else each(archive, value.emplace());
  } else {
    archive.integer(value ? 1 : 0);
    if (value) each(archive, *value);
  }
}

template <class Archive, class List, class Each>
void list(Archive& archive, List& values, Each each) {
  if constexpr (Archive::reading) {
    const Int128 size = archive.integer();
    if (size < 0 || size > static_cast<Int128>(archive.left())) throw Damaged{};
    values.resize(static_cast<std::size_t>(size));
  } else {
    archive.integer(static_cast<Int128>(values.size()));
  }
  for (auto& value : values) each(archive, value);
}

template <class Archive, class Map>
void amounts(Archive& archive, Map& values) {
  if constexpr (Archive::reading) {
    for (Int128 left = archive.integer(); left > 0; --left) {
      const std::string key = archive.text();
      money(archive, values[key]);
    }
  } else {
    archive.integer(static_cast<Int128>(values.size()));
    for (const auto& [key, value] : values) {
      archive.text(key);
      money(archive, value);
    }
  }
}

template <class Archive, class Map>
void texts(Archive& archive, Map& values) {
  if constexpr (Archive::reading) {
    for (Int128 left = archive.integer(); left > 0; --left) {
      const std::string key = archive.text();
      values[key] = archive.text();
    }
  } else {
    archive.integer(static_cast<Int128>(values.size()));
    for (const auto& [key, value] : values) {
      archive.text(key);
      archive.text(value);
    }
  }
}

template <class Archive, class T>
void charge_line(Archive& archive, T& line, std::uint8_t written_as) {
  field(archive, line.place);
  field(archive, line.account);
  auto& charge = line.charge;
  field(archive, charge.insurance);
  money(archive, charge.declared_base);
  money(archive, charge.base);
  field(archive, charge.clamp);
  field(archive, charge.total_clamp);
  optional(archive, charge.employer_rate, [](auto& a, auto& value) { rate(a, value); });
  optional(archive, charge.employee_rate, [](auto& a, auto& value) { rate(a, value); });
  money(archive, charge.employer_fixed);
  money(archive, charge.employee_fixed);
  money(archive, charge.employer);
  money(archive, charge.employee);
  field(archive, charge.rounding.mode);
  field(archive, charge.rounding.unit);
  field(archive, charge.facts);
  if (written_as < 3) return;
  optional(archive, line.back_pay, [](auto& a, auto& back_pay) {
    month(a, back_pay.month.month);
    field(a, back_pay.deducted_then);
  });
}

template <class Archive, class T>
void retro_entry(Archive& archive, T& entry) {
  field(archive, entry.employee);
  field(archive, entry.entity);
  month(archive, entry.earned.month);
  field(archive, entry.treatment);
  for (auto* amount : {&entry.gross, &entry.taxable, &entry.exempt, &entry.bonus, &entry.other, &entry.tax}) money(archive, *amount);
  list(archive, entry.items, [](auto& a, auto& item) {
    field(a, item.code);
    field(a, item.name);
    money(a, item.then);
    money(a, item.now);
  });
  list(archive, entry.charges, [](auto& a, auto& line) { charge_line(a, line, version); });
}

template <class Archive, class T>
void year_to_date(Archive& archive, T& figures) {
  money(archive, figures.income);
  money(archive, figures.exempt);
  money(archive, figures.special);
  money(archive, figures.special_additional);
  money(archive, figures.other);
  money(archive, figures.reliefs);
  money(archive, figures.donation);
  money(archive, figures.withheld);
}

template <class Archive, class T>
void month_input(Archive& archive, T& input) {
  month(archive, input.month.month);
  field(archive, input.basic_months);
  field(archive, input.rule);
  money(archive, input.income);
  money(archive, input.exempt);
  money(archive, input.special);
  money(archive, input.special_additional);
  money(archive, input.other);
  money(archive, input.reliefs);
  money(archive, input.donation);
}

template <class Archive, class T>
void withholding(Archive& archive, T& wage) {
  year_to_date(archive, wage.after);
  money(archive, wage.cumulative_basic);
  money(archive, wage.cumulative_taxable);
  money(archive, wage.taxable_before_clamp);
  rate(archive, wage.rate);
  money(archive, wage.quick_deduction);
  money(archive, wage.cumulative_tax);
  money(archive, wage.due);
  money(archive, wage.over_withheld);
}

template <class Archive, class T>
void bonus_tax(Archive& archive, T& bonus) {
  money(archive, bonus.bonus);
  decimal(archive, bonus.per_month);
  rate(archive, bonus.rate);
  money(archive, bonus.quick_deduction);
  money(archive, bonus.tax);
  field(archive, bonus.in_dead_zone);
  optional(archive, bonus.zone_from, [](auto& a, auto& value) { money(a, value); });
  optional(archive, bonus.zone_to, [](auto& a, auto& value) { money(a, value); });
}

template <class Archive, class T>
void labour_figures(Archive& archive, T& figures) {
  for (auto* amount : {&figures.income, &figures.exempt, &figures.surcharges, &figures.other, &figures.reliefs}) money(archive, *amount);
}

template <class Archive, class T>
void labour_to_date(Archive& archive, T& sums) {
  labour_figures(archive, sums.figures);
  money(archive, sums.withheld);
}

template <class Archive, class T>
void labour_working(Archive& archive, T& labour) {
  field(archive, labour.scope);
  field(archive, labour.months);
  labour_figures(archive, labour.month);
  auto& result = labour.withholding;
  labour_to_date(archive, result.after);
  for (auto* amount : {&result.expense, &result.agent_cost, &result.cumulative_basic, &result.taxable_before_clamp, &result.cumulative_taxable,
                       &result.quick_deduction, &result.cumulative_tax, &result.due})
    money(archive, *amount);
  rate(archive, result.rate);
}

template <class Archive, class T>
void separate_tax(Archive& archive, T& tax) {
  field(archive, tax.kind);
  for (auto* amount : {&tax.income, &tax.before, &tax.exempt, &tax.taxable, &tax.quick_deduction, &tax.tax}) money(archive, *amount);
  field(archive, tax.months);
  rate(archive, tax.rate);
}

template <class Archive, class T>
void other_incomes(Archive& archive, T& working) {
  field(archive, working.income_kind);
  for (auto* amount : {&working.bonus_merged, &working.net_agreed, &working.grossed_up}) money(archive, *amount);
  auto& before = working.others_before;
  labour_to_date(archive, before.labour);
  for (auto* amount : {&before.payments, &before.payments_withheld, &before.equity}) money(archive, *amount);
  optional(archive, working.labour, [](auto& a, auto& labour) { labour_working(a, labour); });
  list(archive, working.separate, [](auto& a, auto& tax) { separate_tax(a, tax); });
}

template <class Archive, class T>
void tax_working(Archive& archive, T& working, std::uint8_t written_as) {
  month(archive, working.month.month);
  year_to_date(archive, working.before);
  month_input(archive, working.input);
  withholding(archive, working.wage);
  optional(archive, working.bonus, [](auto& a, auto& value) { bonus_tax(a, value); });
  money(archive, working.bonus_taxed_alone_before);
  money(archive, working.pension);
  money(archive, working.medical);
  money(archive, working.unemployment);
  money(archive, working.housing_fund);
  amounts(archive, working.additional_to_date);
  amounts(archive, working.other_by_kind);
  if (written_as >= 4) other_incomes(archive, working);
  if (written_as >= 5) money(archive, working.bonus_borne);
}

template <class Archive, class T>
void everything(Archive& archive, T& result, std::uint8_t written_as) {
  field(archive, result.position);
  date(archive, result.hired);
  optional(archive, result.last_day, [](auto& a, auto& value) { date(a, value); });
  list(archive, result.values, [](auto& a, auto& value) { decimal(a, value); });
  if (written_as >= 2) texts(archive, result.texts);
  list(archive, result.inputs, [](auto& a, auto& input) {
    field(a, input.missing);
    decimal(a, input.number);
    field(a, input.text);
  });
  list(archive, result.charges, [&](auto& a, auto& line) { charge_line(a, line, written_as); });
  if (written_as >= 3) list(archive, result.retro, [](auto& a, auto& entry) { retro_entry(a, entry); });
  tax_working(archive, result.tax, written_as);
  money(archive, result.gross);
  money(archive, result.taxable);
  money(archive, result.net);
  money(archive, result.cost);
  money(archive, result.insurance_employee);
  money(archive, result.fund_employee);
  money(archive, result.insurance_employer);
  money(archive, result.fund_employer);
}

}  // namespace

std::vector<std::uint8_t> encode(const EmployeeResult& result) {
  constexpr std::size_t usual_size = 2048;
  Writer writer;
  writer.bytes.reserve(usual_size);
  writer.bytes.push_back(version);
  everything(writer, result, version);
  return std::move(writer.bytes);
}

std::vector<std::uint8_t> encode(const RetroEntry& entry) {
  Writer writer;
  writer.bytes.push_back(version);
  retro_entry(writer, entry);
  return std::move(writer.bytes);
}

namespace {

template <class T, class Read>
Status decode_as(std::span<const std::uint8_t> bytes, int oldest, T& value, Read read) {
  const auto damaged = [] { return fail(ErrorCode::internal, "计算结果的存档已损坏", "a stored result is damaged"); };
  if (bytes.empty() || bytes.front() < oldest || bytes.front() > version) return damaged();
  try {
    Reader reader(bytes.subspan(1));
    read(reader, value, bytes.front());
    if (!reader.finished()) return damaged();
  } catch (const Damaged&) {
    return damaged();
  }
  return {};
}

}  // namespace

Status decode(std::span<const std::uint8_t> bytes, EmployeeResult& result) {
  return decode_as(bytes, 1, result, [](Reader& reader, EmployeeResult& value, std::uint8_t written_as) { everything(reader, value, written_as); });
}

Status decode(std::span<const std::uint8_t> bytes, RetroEntry& entry) {
  return decode_as(bytes, 3, entry, [](Reader& reader, RetroEntry& value, std::uint8_t) { retro_entry(reader, value); });
}

}  // namespace fenhao::payroll
