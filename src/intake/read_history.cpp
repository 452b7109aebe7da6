#include <array>

#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

constexpr std::array<const char*, 20> amounts{
    "income", "exempt", "special", "special_additional", "children", "continuing", "mortgage", "rent", "elderly",
    "infant", "other",  "pension", "donation",           "reliefs",  "withheld",
    "labour_income", "labour_withheld", "payments", "payments_withheld", "equity"};
constexpr std::array<const char*, 6> additional_parts{"children", "continuing", "mortgage",
                                                      "rent",     "elderly",    "infant"};

Money or_nothing(const Row& row, const char* field) { return row.money(field).value_or(Money()); }

// Without a word about it, the general rule holds; the two others come by declaration (STA 2020 No. 13, No. 19).
std::optional<tax::BasicDeductionRule> read_rule(Row& row) {
  if (!row.states("rule")) return tax::BasicDeductionRule::months_employed;
  const std::string key = heading_key(row.text("rule"));
  const auto says = [&](const char* word) { return key.find(word) != std::string::npos; };
  if (says("首次") || key == "first_job_in_year") return tax::BasicDeductionRule::first_job_in_year;
  if (says("6万") || says("六万") || says("60000") || says("60,000") || key == "sixty_thousand")
    return tax::BasicDeductionRule::sixty_thousand;
  if (says("按月") || says("任职") || says("正常") || says("一般") || says("5000") || key == "months_employed")
    return tax::BasicDeductionRule::months_employed;
  row.complain("rule",
               wrong({"减除费用方式认不出", "this way of counting the basic deduction is unknown"},
                     {"写“按月累计”、“当年首次入职”或“一次性扣除6万”，或留空（按月累计）",
                      "write 按月累计, 当年首次入职 or 一次性扣除6万, or leave it empty (by months employed)"}));
  return std::nullopt;
}

// The sum, or its parts as the tax client lists them; both must agree.
Money special_additional(Row& row) {
  Money sum;
  bool has_parts = false;
  for (const char* part : additional_parts) {
    has_parts = has_parts || row.states(part);
    sum += or_nothing(row, part);
  }
  const auto stated = row.money("special_additional");
  if (stated && has_parts && *stated != sum)
    row.complain("special_additional",
                 wrong({"累计专项附加扣除不等于各分项之和",
                        "the cumulative special additional deductions differ from the sum of their parts"},
                       {"核对各分项", "check the parts"}, ErrorCode::conflict));
  return stated.value_or(sum);
}

void check_month(Row& row, std::optional<Month> through, Date today) {
  if (!through) return;
  if (*through > today.month())
    row.complain("through",
                 wrong({"截至月份在将来", "the month lies in the future"},
                       {"填写已经申报完的最后一个税款所属月", "write the last tax month that has been filed"}));
  else if (through->year() < today.year() - 1)
    row.complain("through", wrong({"截至月份不是本年或上年", "the month belongs neither to this year nor to the last"},
                                  {"累计数每年一月清零，只需导入当年的",
                                   "cumulative figures start anew each January; import those of the year"}));
}

}  // namespace

void read_history(Table& table, Known& known, Content& content) {
  Repeats repeated([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行是同一人、同一主体、同一月",
                "the same person, entity and month as in row " + std::to_string(other)};
  });
  std::vector<std::pair<Row, History>> rows;
  for (Row& row : table.rows()) {
    const auto through = row.month("through");
    check_month(row, through, known.surroundings().today);
    for (const char* field : amounts)
      if (or_nothing(row, field).is_negative())
        row.complain(field, wrong({"累计数不能为负数", "a cumulative figure cannot be negative"},
                                  {"核对这个数", "check the number"}));
    History history{.employee = known.employee(row),
                    .entity = known.entity(row, "entity"),
                    .through = TaxMonth{through.value_or(Month())}};
    history.figures = {.income = or_nothing(row, "income"),
                       .exempt = or_nothing(row, "exempt"),
                       .special = or_nothing(row, "special"),
                       .special_additional = special_additional(row),
                       .other = row.states("other") ? or_nothing(row, "other") : or_nothing(row, "pension"),
                       .reliefs = or_nothing(row, "reliefs"),
                       .donation = or_nothing(row, "donation"),
                       .withheld = or_nothing(row, "withheld")};
    // The tax client's result lists what was paid before the month and, apart, what the month adds.
    if (const Money due = or_nothing(row, "due"); !due.is_negative()) history.figures.withheld += due;
    if (history.figures.withheld > history.figures.income)
      row.complain("withheld", wrong({"累计已预缴税额大于累计收入", "the tax withheld exceeds the income"},
                                     {"核对两列是否填反", "check whether the columns are swapped"}));
    if (history.figures.exempt > history.figures.income)
      row.complain("exempt", wrong({"累计免税收入大于累计收入", "the exempt income exceeds the income"},
                                   {"核对两列是否填反", "check whether the columns are swapped"}));
    if (const auto rule = read_rule(row)) history.rule = *rule;
    history.bonus_taxed_alone = or_nothing(row, "bonus");
    history.others.labour.figures.income = or_nothing(row, "labour_income");
    history.others.labour.withheld = or_nothing(row, "labour_withheld");
    history.others.payments = or_nothing(row, "payments");
    history.others.payments_withheld = or_nothing(row, "payments_withheld");
    history.others.equity = or_nothing(row, "equity");
    if (!history.employee.empty() && !history.entity.empty() && through)
      repeated.add(history.employee + " " + history.entity + " " + through->to_string(), row, "employee");
    rows.emplace_back(row, std::move(history));
  }
  for (auto& [row, history] : rows)
    if (!row.is_bad()) content.history.push_back(std::move(history));
}

}  // namespace fenhao::intake
