// Special additional deductions (专项附加扣除) and other declared deductions: what the nation allows, how much of a
// declared monthly amount counts in the year, and what looks wrong. Pure. Guofa 2018 No. 41, 2022 No. 8, 2023
// No. 13; STA announcement 2022 No. 7. Which rent tier a place has is in the policy library.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::tax {

enum class DeductionKind {
  children,    // 子女教育
  infant,      // 3岁以下婴幼儿照护
  elderly,     // 赡养老人
  mortgage,    // 住房贷款利息
  rent,        // 住房租金
  continuing,  // 继续教育
  pension,     // 个人养老金
  health,      // 商业健康保险
  annuity,     // 年金个人缴费
};

std::string_view to_string(DeductionKind kind);  // "children"
Text label(DeductionKind kind);
// The code above or the Chinese name; invalid_input listing the known ones.
Result<DeductionKind> parse_deduction_kind(std::string_view name);
// 专项附加扣除; the others are 依法确定的其他扣除.
bool is_special_additional(DeductionKind kind);

// An amount two parents may share: the whole or half.
struct SharedAmount {
  Money amount;
  std::vector<Rate> shares;
};

// National amounts in force for a tax month, yuan a month unless said.
struct DeductionLimits {
  SharedAmount child;
  std::optional<SharedAmount> infant;  // since 2022-01
  Money elderly_only_child, elderly_shared_limit;
  int elderly_parent_age = 0;
  SharedAmount mortgage;
  std::vector<Money> rent_tiers;
  Money degree;
  Money certificate;                        // once in a year
  Money illness_threshold, illness_cap;     // a year; annual settlement only
  std::optional<Money> pension_year_limit;  // since 2022-01
  Money health;
};

// A declared amount a month, from a month on, through `to` when it ends.
struct Declaration {
  DeductionKind kind = DeductionKind::children;
  Month from;
  std::optional<Month> to;
  Money monthly;
};

// Months of the tax year of `through` that count at this payer: from the latest of start, January and hiring
// month to the earliest of end, `through` and the month of the last day. A late declaration so brings its
// earlier months at once. STA 2018 No. 61 art. 6; STA 2022 No. 7 art. 4.
int months_counted(const Declaration& declaration, TaxMonth through, Date hired,
                   std::optional<Date> last_day = std::nullopt);
Money declared_to_date(const Declaration& declaration, TaxMonth through, Date hired,
                       std::optional<Date> last_day = std::nullopt);

// Something a person should look at; the deduction still counts as declared.
struct Warning {
  std::string code;  // "impossible_amount", "over_limit", "not_yet_in_force"
  Text message;
};

// Only the monthly total is declared, so the check is whether it can be right at all: whole or half shares of
// children, the only child's or a sibling's part, a rent tier, ...
std::vector<Warning> check_declaration(const DeductionLimits& limits, const Declaration& declaration);

// conflict when mortgage interest and rent are both declared for months of one tax year: the choice is the
// taxpayer's, never picked silently. Guofa 2018 No. 41 art. 20.
Status check_compatible(const std::vector<Declaration>& declarations, int tax_year);

// What a person's circumstances in a month give.
struct Circumstances {
  std::vector<Rate> children;  // this parent's share of each child in education
  std::vector<Rate> infants;
  struct Elderly {
    bool only_child = true;
    Money share;  // agreed among siblings; read when not an only child
  };
  std::optional<Elderly> elderly;
  bool mortgage = false;
  std::optional<Money> rent;  // tier of the place
  bool degree_study = false;
};

// The month's special additional deduction. invalid_input: a share, tier or sibling's part that is not allowed;
// conflict: mortgage and rent together.
Result<Money> monthly_deduction(const DeductionLimits& limits, const Circumstances& circumstances);

// First month of elderly support: of the parent's 60th birthday. STA 2022 No. 7 art. 3.
Month elderly_support_from(const DeductionLimits& limits, Date parent_birth);
// 3600 in the month the certificate was issued, nothing in others. Guofa 2018 No. 41 art. 8.
Money certificate_deduction(const DeductionLimits& limits, Month issued, TaxMonth month);
// What the annual settlement allows of a year's own medical costs of one person. Guofa 2018 No. 41 art. 11.
Money illness_at_settlement(const DeductionLimits& limits, Money out_of_pocket);

}  // namespace fenhao::tax
