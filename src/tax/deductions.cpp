#include "tax/deductions.h"

#include <algorithm>
#include <array>

namespace fenhao::tax {
namespace {

struct NamedKind {
  DeductionKind kind;
  std::string_view code, zh, en;
};

constexpr std::array named_kinds{
    NamedKind{DeductionKind::children, "children", "子女教育", "children's education"},
    NamedKind{DeductionKind::infant, "infant", "3岁以下婴幼儿照护", "infant care"},
    NamedKind{DeductionKind::elderly, "elderly", "赡养老人", "elderly support"},
    NamedKind{DeductionKind::mortgage, "mortgage", "住房贷款利息", "mortgage interest"},
    NamedKind{DeductionKind::rent, "rent", "住房租金", "rent"},
    NamedKind{DeductionKind::continuing, "continuing", "继续教育", "continuing education"},
    NamedKind{DeductionKind::pension, "pension", "个人养老金", "personal pension"},
    NamedKind{DeductionKind::health, "health", "商业健康保险", "commercial health insurance"},
    NamedKind{DeductionKind::annuity, "annuity", "年金", "annuity"},
};

const NamedKind& named(DeductionKind kind) {
  return *std::find_if(named_kinds.begin(), named_kinds.end(), [&](const auto& one) { return one.kind == kind; });
}

Error mortgage_with_rent() {
  return Error(ErrorCode::conflict, {"住房贷款利息与住房租金在同一纳税年度只能扣一项",
                                     "mortgage interest and rent exclude each other in one tax year"})
      .way_out({"请员工选定一项后重新填报", "let the employee choose one and declare again"});
}

// Whether the amount is made of whole and half shares.
bool is_sum_of_shares(Money amount, const SharedAmount& shared) {
  const Rate smallest = *std::min_element(shared.shares.begin(), shared.shares.end());
  const Money unit = multiply(shared.amount, smallest, Rounding::half_up_fen);
  return unit > Money{} && amount.fen() % unit.fen() == 0;
}

bool is_share(Money amount, const SharedAmount& shared) {
  return std::any_of(shared.shares.begin(), shared.shares.end(),
                     [&](Rate share) { return multiply(shared.amount, share, Rounding::half_up_fen) == amount; });
}

bool contains(const std::vector<Money>& amounts, Money amount) {
  return std::find(amounts.begin(), amounts.end(), amount) != amounts.end();
}

// Whether the monthly amount of a special additional deduction can be right.
bool possible(const DeductionLimits& limits, DeductionKind kind, Money amount) {
  switch (kind) {
    case DeductionKind::children: return is_sum_of_shares(amount, limits.child);
    case DeductionKind::infant: return limits.infant && is_sum_of_shares(amount, *limits.infant);
    case DeductionKind::elderly: return amount == limits.elderly_only_child || amount <= limits.elderly_shared_limit;
    case DeductionKind::mortgage: return is_share(amount, limits.mortgage);
    case DeductionKind::rent: return contains(limits.rent_tiers, amount);
    case DeductionKind::continuing:
      return amount == limits.degree || amount == limits.certificate || amount == limits.degree + limits.certificate;
    case DeductionKind::pension: return !limits.pension_year_limit || amount <= *limits.pension_year_limit;
    case DeductionKind::health: return amount <= limits.health;
    case DeductionKind::annuity: return true;  // the limit depends on the place's average wage
  }
  return false;
}

Warning warning(std::string code, DeductionKind kind, std::string zh, std::string en) {
  const Text name = label(kind);
  return {std::move(code), {name.zh + "：" + std::move(zh), name.en + ": " + std::move(en)}};
}

Result<Money> sum_of_shares(const SharedAmount& shared, const std::vector<Rate>& shares, DeductionKind kind) {
  Money sum;
  for (const Rate share : shares) {
    if (std::find(shared.shares.begin(), shared.shares.end(), share) == shared.shares.end())
      return fail(
          Error(ErrorCode::invalid_input, {label(kind).zh + "：分摊比例 " + share.percent() + " 不允许",
                                           label(kind).en + ": a share of " + share.percent() + " is not allowed"})
              .way_out({"父母一方扣 100% 或双方各扣 50%", "one parent takes 100% or each takes 50%"}));
    sum += multiply(shared.amount, share, Rounding::half_up_fen);
  }
  return sum;
}

Result<Money> elderly_amount(const DeductionLimits& limits, const Circumstances::Elderly& elderly) {
  if (elderly.only_child) return limits.elderly_only_child;
  if (elderly.share <= limits.elderly_shared_limit && !elderly.share.is_negative()) return elderly.share;
  return fail(Error(ErrorCode::invalid_input,
                    {"赡养老人：非独生子女每人每月最多 " + limits.elderly_shared_limit.to_string() + " 元",
                     "elderly support: a sibling's part is at most " + limits.elderly_shared_limit.to_string()})
                  .way_out({"更正分摊金额", "correct the agreed part"}));
}

}  // namespace

std::string_view to_string(DeductionKind kind) { return named(kind).code; }

Text label(DeductionKind kind) { return {std::string(named(kind).zh), std::string(named(kind).en)}; }

Result<DeductionKind> parse_deduction_kind(std::string_view name) {
  std::string known;
  for (const auto& one : named_kinds) {
    if (name == one.code || name == one.zh) return one.kind;
    known += (known.empty() ? "" : "、") + std::string(one.zh);
  }
  return fail(Error(ErrorCode::invalid_input,
                    {"不认识的扣除项目“" + std::string(name) + "”", "unknown deduction \"" + std::string(name) + "\""})
                  .way_out({"可用：" + known, "use one of " + known}));
}

bool is_special_additional(DeductionKind kind) {
  return kind != DeductionKind::pension && kind != DeductionKind::health && kind != DeductionKind::annuity;
}

int months_counted(const Declaration& declaration, TaxMonth through, Date hired, std::optional<Date> last_day) {
  const Month january = through.month - (through.month.number() - 1);
  const Month first = std::max({declaration.from, january, hired.month()});
  Month last = through.month;
  if (declaration.to) last = std::min(last, *declaration.to);
  if (last_day) last = std::min(last, last_day->month());
  return std::max(0, last - first + 1);
}

Money declared_to_date(const Declaration& declaration, TaxMonth through, Date hired, std::optional<Date> last_day) {
  return declaration.monthly * months_counted(declaration, through, hired, last_day);
}

std::vector<Warning> check_declaration(const DeductionLimits& limits, const Declaration& declaration) {
  const auto kind = declaration.kind;
  const std::string amount = declaration.monthly.to_string();
  if ((kind == DeductionKind::infant && !limits.infant) ||
      (kind == DeductionKind::pension && !limits.pension_year_limit))
    return {warning("not_yet_in_force", kind, "该月尚无此项扣除", "did not exist in that month")};
  if (declaration.monthly.is_negative() || declaration.monthly.is_zero())
    return {warning("impossible_amount", kind, "每月金额应大于零，实为 " + amount,
                    "a month's amount must be above zero, not " + amount)};
  if (possible(limits, kind, declaration.monthly)) return {};
  if (is_special_additional(kind))
    return {warning("impossible_amount", kind, "每月 " + amount + " 元不是可能的扣除额",
                    amount + " a month is not a possible amount")};
  return {warning("over_limit", kind, "每月 " + amount + " 元超过国家限额",
                  amount + " a month is over the national limit")};
}

Status check_compatible(const std::vector<Declaration>& declarations, int tax_year) {
  const auto declared = [&](DeductionKind kind) {
    return std::any_of(declarations.begin(), declarations.end(), [&](const Declaration& one) {
      return one.kind == kind && one.from.year() <= tax_year && (!one.to || one.to->year() >= tax_year);
    });
  };
  if (declared(DeductionKind::mortgage) && declared(DeductionKind::rent)) return fail(mortgage_with_rent());
  return {};
}

Result<Money> monthly_deduction(const DeductionLimits& limits, const Circumstances& circumstances) {
  if (circumstances.mortgage && circumstances.rent) return fail(mortgage_with_rent());
  FENHAO_TRY(children, sum_of_shares(limits.child, circumstances.children, DeductionKind::children));
  Money sum = children;
  if (!circumstances.infants.empty()) {
    if (!limits.infant)
      return fail(ErrorCode::not_allowed, "该月尚无婴幼儿照护扣除", "infant care could not be deducted in that month");
    FENHAO_TRY(infants, sum_of_shares(*limits.infant, circumstances.infants, DeductionKind::infant));
    sum += infants;
  }
  if (circumstances.elderly) {
    FENHAO_TRY(elderly, elderly_amount(limits, *circumstances.elderly));
    sum += elderly;
  }
  if (circumstances.rent) {
    if (!contains(limits.rent_tiers, *circumstances.rent))
      return fail(ErrorCode::invalid_input, "住房租金：" + circumstances.rent->to_string() + " 不是规定的档次",
                  "rent: " + circumstances.rent->to_string() + " is not a tier");
    sum += *circumstances.rent;
  }
  if (circumstances.mortgage) sum += limits.mortgage.amount;
  if (circumstances.degree_study) sum += limits.degree;
  return sum;
}

Month elderly_support_from(const DeductionLimits& limits, Date parent_birth) {
  return parent_birth.month() + limits.elderly_parent_age * 12;
}

Money certificate_deduction(const DeductionLimits& limits, Month issued, TaxMonth month) {
  return month.month == issued ? limits.certificate : Money{};
}

Money illness_at_settlement(const DeductionLimits& limits, Money out_of_pocket) {
  return std::clamp(out_of_pocket - limits.illness_threshold, Money{}, limits.illness_cap);
}

}  // namespace fenhao::tax
