#include "month/settle.h"

#include <algorithm>
#include <map>

#include "intake/records_store.h"
#include "payroll/facts.h"

namespace fenhao::month {
namespace {

using formula::Explanation;

// What the people of a year were paid for at one payer, by the groups of their employments there.
class KindsOfYear {
 public:
  KindsOfYear(const Workspace& workspace, const std::vector<people::Employment>& employments, int year) {
    for (const auto& row : employments) {
      if (row.from.year() > year || (row.last_day && row.last_day->year() < year)) continue;
      const auto group = std::ranges::find(workspace.groups(), row.salary_group, [](const payroll::CompiledGroup& compiled) { return compiled.group.code; });
      if (group != workspace.groups().end()) kinds_.emplace(row.entity, group->group.income_kind);
    }
  }

  // Insurance agents and securities brokers also deduct their cost at the settlement (Caishui 2018 No. 164 art. 3).
  bool has_agent() const {
    return std::ranges::any_of(kinds_, [](const auto& each) { return each.second == payroll::IncomeKind::labour_agent; });
  }

  // What was withheld per payment there; conflict when two kinds were paid, which the year's sum does not tell apart.
  Result<tax::RemunerationKind> payments_at(const std::string& entity) const {
    std::optional<tax::RemunerationKind> found;
    const auto [first, last] = kinds_.equal_range(entity);
    for (auto each = first; each != last; ++each) {
      const auto kind = payroll::remuneration_kind(each->second);
      if (!kind || payroll::labour_scope(each->second)) continue;
      if (found && *found != *kind)
        return fail(Error(ErrorCode::conflict, {entity + " 同一年既付过" + tax::label(*found).zh + "，又付过" + tax::label(*kind).zh + "，累计数分不开", entity + " paid both " + tax::label(*found).en + " and " + tax::label(*kind).en + " in the year"})
                        .way_out({"汇算请按税务局的明细办理", "settle by the tax office's own list"}));
      found = kind;
    }
    return found.value_or(tax::RemunerationKind::labour);
  }

 private:
  std::multimap<std::string, payroll::IncomeKind> kinds_;  // by payer
};

Money agent_cost(const tax::Parameters& parameters, Money labour) {
  const Money income = labour - multiply(labour, parameters.rules.remuneration.expense, Rounding::half_up_fen);
  return multiply(income, *parameters.rules.cumulative_labour.agent_cost, Rounding::half_up_fen);
}

void add(tax::SettlementYear& year, const payroll::History& row, tax::RemunerationKind payments) {
  const auto& wages = row.figures;
  const auto& labour = row.others.labour;
  year.wages += wages.income;
  year.labour += labour.figures.income;
  (payments == tax::RemunerationKind::author    ? year.author
   : payments == tax::RemunerationKind::royalty ? year.royalty
                                                : year.labour) += row.others.payments;
  year.exempt += wages.exempt + labour.figures.exempt;
  year.special += wages.special;
  year.special_additional += wages.special_additional;
  year.other += wages.other + labour.figures.other + labour.figures.surcharges;
  year.donation += wages.donation;
  year.reliefs += wages.reliefs + labour.figures.reliefs;
  year.withheld += wages.withheld + labour.withheld + row.others.payments_withheld;
}

// Of several bonuses taxed alone at several payers only one may be: the largest; the others belong to the wages.
Status add_bonus(const tax::Parameters& parameters, tax::SettlementYear& year, Money bonus, TaxMonth month) {
  if (bonus.is_zero()) return {};
  FENHAO_TRY(withheld, tax::annual_bonus(parameters, bonus, month));
  year.withheld += withheld.tax;
  const Money kept = std::max(bonus, year.bonus.value_or(Money{}));
  year.wages += bonus + year.bonus.value_or(Money{}) - kept;
  year.bonus = kept;
  return {};
}

class Lines {
 public:
  explicit Lines(Lang lang) : lang_(lang) {}
  std::string say(std::string_view zh, std::string_view en) const { return std::string(lang_ == Lang::zh ? zh : en); }
  Explanation line(std::string title, const std::string& value) const { return {.title = std::move(title), .value = value}; }
  void unless_zero(Explanation& to, std::string title, Money amount) const {
    if (!amount.is_zero()) to.steps.push_back(line(std::move(title), amount.to_string()));
  }

 private:
  Lang lang_;
};

Explanation outcome(const Lines& lines, std::string title, const tax::Settlement& way, Money withheld) {
  using Direction = tax::Settlement::Direction;
  auto tree = lines.line(std::move(title), way.tax.to_string());
  tree.steps.push_back(lines.line(lines.say("综合所得收入额", "comprehensive income"), way.comprehensive_income.to_string()));
  tree.steps.push_back(lines.line(lines.say("应纳税所得额（减除费用按全年 60000）", "taxable (60000 for the whole year)"), way.taxable.to_string()));
  tree.steps.push_back(lines.line(lines.say("税率 ", "rate ") + way.rate.percent() + lines.say("，速算扣除 ", ", quick deduction ") + way.quick_deduction.to_string() +
                                      lines.say("，综合所得应纳税额", ", tax on comprehensive income"),
                                  way.comprehensive_tax.to_string()));
  lines.unless_zero(tree, lines.say("奖金单独计税", "bonus taxed alone"), way.bonus_tax);
  tree.steps.push_back(lines.line(lines.say("已预缴", "withheld"), withheld.to_string()));
  const std::string amount = (way.difference.is_negative() ? -way.difference : way.difference).to_string();
  if (way.direction == Direction::pay)
    tree.steps.push_back(lines.line(way.waived ? lines.say("应补，但符合免予汇算（财政部 税务总局公告 2023 年第 32 号）", "due, but waived (MOF/STA 2023 No. 32)") : lines.say("应补税", "to pay"), amount));
  else if (way.direction == Direction::refund)
    tree.steps.push_back(lines.line(lines.say("应退税", "to be refunded"), amount));
  else
    tree.steps.push_back(lines.line(lines.say("不补不退", "nothing due"), "0.00"));
  return tree;
}

}  // namespace

Result<YearSettlement> settle_year(Workspace& workspace, int year, const std::string& employee) {
  auto& store = workspace.store();
  FENHAO_TRY(batch, store.highest_id("batch"));
  const intake::AsOf as_of{batch, employee};
  const auto january = Month::of(year, 1);
  if (!january) return fail(january.error());
  const TaxMonth december{*january + 11};
  FENHAO_TRY(rows, intake::load_history(store, as_of, *january, *january + 12));
  if (rows.empty())
    return fail(Error(ErrorCode::not_found, {"没有工号 " + employee + " " + std::to_string(year) + " 年的累计数据", "no figures of " + std::to_string(year) + " are known for employee " + employee})
                    .way_out({"先关闭当年的批次，或导入本年累计（fenhao import）", "close the runs of the year, or import the year-to-date figures (fenhao import)"}));
  FENHAO_TRY(persons, intake::load_persons(store, as_of));
  FENHAO_TRY(employments, intake::load_employments(store, as_of));
  FENHAO_TRY(parameters, workspace.law().tax.at(december));
  const KindsOfYear kinds(workspace, employments, year);
  YearSettlement settlement{.year = year};
  for (const auto& row : rows) {
    settlement.payers.push_back({row.entity, row.through});
    FENHAO_TRY(payments, kinds.payments_at(row.entity));
    add(settlement.figures, row, payments);
    FENHAO_CHECK(add_bonus(parameters, settlement.figures, row.bonus_taxed_alone, row.through));
  }
  const auto last = std::ranges::max(settlement.payers, {}, [](const PayerYear& payer) { return payer.through.month; });
  if (!persons.empty() && !persons.front().tax_resident_in(last.through.month))
    return fail(Error(ErrorCode::not_allowed, {"工号 " + employee + " 按非居民个人计税，不办理年度汇算（个人所得税法第十一条）", "employee " + employee + " is no resident: there is no annual settlement (IIT Law art. 11)"})
                    .way_out({"居民类型有误时在花名册里更正", "correct the tax residence in the roster if it is wrong"}));
  if (kinds.has_agent()) settlement.figures.other += agent_cost(parameters, settlement.figures.labour);
  const auto way = settlement.figures.bonus ? tax::BonusWay::alone : tax::BonusWay::merged;
  FENHAO_TRY(alone, tax::settle(parameters, settlement.figures, way, true, december));
  FENHAO_TRY(merged, tax::settle(parameters, settlement.figures, tax::BonusWay::merged, true, december));
  settlement.alone = alone;
  settlement.merged = merged;
  return settlement;
}

Explanation explain(const YearSettlement& settlement, Lang lang) {
  const Lines lines(lang);
  const auto& year = settlement.figures;
  const auto& better = settlement.better();
  auto root = lines.line(std::to_string(settlement.year) + lines.say(" 年度汇算估计，全年应纳税额", " settlement, estimated tax of the year"), better.tax.to_string());
  for (const auto& payer : settlement.payers)
    root.steps.push_back(lines.line(lines.say("已知 ", "known of ") + payer.entity + lines.say(" 截至税款所属期", " through tax month"), payer.through.to_string()));
  lines.unless_zero(root, lines.say("工资薪金收入", "wages"), year.wages);
  lines.unless_zero(root, lines.say("劳务报酬收入", "labour remuneration"), year.labour);
  lines.unless_zero(root, lines.say("稿酬收入", "author's remuneration"), year.author);
  lines.unless_zero(root, lines.say("特许权使用费收入", "royalties"), year.royalty);
  lines.unless_zero(root, lines.say("全年一次性奖金", "full-year bonus"), year.bonus.value_or(Money{}));
  lines.unless_zero(root, lines.say("免税收入", "exempt"), year.exempt);
  lines.unless_zero(root, lines.say("专项扣除", "contributions"), year.special);
  lines.unless_zero(root, lines.say("专项附加扣除", "special additional deductions"), year.special_additional);
  lines.unless_zero(root, lines.say("其他扣除", "other deductions"), year.other);
  lines.unless_zero(root, lines.say("准予扣除的捐赠", "donations"), year.donation);
  lines.unless_zero(root, lines.say("减免税额", "reliefs"), year.reliefs);
  if (!year.bonus) {
    root.steps.push_back(outcome(lines, lines.say("汇算", "settlement"), better, year.withheld));
    return root;
  }
  const auto title = [&](bool alone, const tax::Settlement& way) {
    const auto name = alone ? lines.say("奖金单独计税", "bonus alone") : lines.say("奖金并入", "bonus merged");
    return &way == &better ? name + lines.say("（采用）", " (taken)") : name;
  };
  root.steps.push_back(outcome(lines, title(true, settlement.alone), settlement.alone, year.withheld));
  root.steps.push_back(outcome(lines, title(false, settlement.merged), settlement.merged, year.withheld));
  return root;
}

}  // namespace fenhao::month
