#include "base/identifiers.h"
#include "base/text.h"
#include "intake/readers.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

std::optional<int> pay_month_offset(const std::string& written) {
  const std::string key = heading_key(written);
  if (key == "当月" || key == "本月" || key == "0" || key == "当月发薪" || key == "当月发放") return 0;
  if (key == "次月" || key == "下月" || key == "下个月" || key == "1" || key == "次月发薪" || key == "次月发放")
    return 1;
  return std::nullopt;
}

void check_code(Row& row, const std::string& uscc) {
  if (uscc.empty()) return;
  const auto status = check_uscc(uscc);
  if (status) return;
  const bool is_accepted = status.error().code() == ErrorCode::conflict && row.text("uscc_exception") == "true";
  if (is_accepted) return;
  Text way_out = status.error().hint();
  if (status.error().code() == ErrorCode::conflict) {
    way_out.zh = "核对营业执照；确属早期试点代码时，在“信用代码校验例外”列填“是”";
    way_out.en = "check the business licence; for an early pilot code write 是 (yes) in the column 信用代码校验例外";
  }
  row.complain("uscc", wrong(status.error().message(), std::move(way_out)));
}

// 工伤保险条例 art. 8–9; 人社部发〔2015〕71号: classes from 0.2% to 1.9%, floating to 150%; lowered for a time at most
// to a quarter.
void check_work_injury_rate(Row& row, std::optional<Rate> rate, people::AccountKind kind) {
  if (!rate) return;
  static const Rate most = *Rate::parse("0.0285");
  if (rate->is_zero() || *rate < Rate() || *rate > most)
    row.complain("work_injury_rate",
                 wrong({"工伤费率应大于 0 且不超过 2.85%（一至八类 0.2%–1.9%，浮动至多 150%）",
                        "the work-injury rate lies above 0 and within 2.85% (classes 0.2%–1.9%, floating to 150%)"},
                       {"按社保局核定通知填写，例如 0.4% 或 0.004",
                        "write it as in the authority's notice, such as 0.4% or 0.004"}));
  if (kind != people::AccountKind::social_insurance)
    row.complain("work_injury_rate",
                 wrong({"只有社保户有工伤费率", "only a social insurance account has a work-injury rate"},
                       {"清空这一格", "leave this cell empty"}));
}

}  // namespace

void read_entities(Table& table, Known& known, Content& content) {
  Repeats same_code([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行的主体编码相同",
                "the same code as in row " + std::to_string(other)};
  });
  Repeats same_name([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行的主体名称相同",
                "the same name as in row " + std::to_string(other)};
  });
  std::vector<std::pair<Row, people::LegalEntity>> entities;
  for (Row& row : table.rows()) {
    people::LegalEntity entity{.code = row.text("code"),
                               .name = row.text("name"),
                               .uscc = half_width(row.text("uscc")),
                               .place = known.place(row, "place"),
                               .bank_name = row.text("bank_name"),
                               .bank_account = Secret(row.text("bank_account"))};
    same_code.add(entity.code, row, "code");
    same_name.add(heading_key(entity.name), row, "name");
    check_code(row, entity.uscc);
    if (const auto offset = pay_month_offset(row.text("pay_month")))
      entity.pay_month_offset = *offset;
    else if (row.states("pay_month"))
      row.complain("pay_month",
                   wrong({"发薪月应填“当月”或“次月”", "the pay month is 当月 (the same) or 次月 (the next)"},
                         {"工资当月发放填“当月”，次月发放填“次月”",
                          "write 当月 when pay is paid in the month it is earned, 次月 when in the next"}));
    if (const auto day = row.number_of("pay_day")) {
      if (*day < Decimal(1) || *day > Decimal(31))
        row.complain("pay_day", wrong({"发薪日应在 1 到 31 之间", "the pay day lies between 1 and 31"},
                                      {"填每月的几号发薪", "write the day of the month"}));
      else
        entity.pay_day = static_cast<int>(static_cast<std::int64_t>(day->normalized().coefficient()));
    }
    entities.emplace_back(row, std::move(entity));
  }
  for (auto& [row, entity] : entities)
    if (!row.is_bad()) content.entities.push_back(std::move(entity));
}

void read_accounts(Table& table, Known& known, Content& content) {
  Repeats same_code([](int other) {
    return Text{"与第 " + std::to_string(other) + " 行的参保户编码相同",
                "the same code as in row " + std::to_string(other)};
  });
  std::vector<std::pair<Row, people::EmployerAccount>> accounts;
  for (Row& row : table.rows()) {
    people::EmployerAccount account{.code = row.text("code"),
                                    .entity = known.entity(row, "entity"),
                                    .place = known.place(row, "place"),
                                    .number = row.text("number"),
                                    .work_injury_rate = row.rate("work_injury_rate"),
                                    .work_injury_from = row.month("work_injury_from")};
    same_code.add(account.code, row, "code");
    if (row.states("kind")) {
      const auto kind = people::parse_account_kind(half_width(row.text("kind")));
      if (kind)
        account.kind = *kind;
      else
        row.complain("kind", wrong(kind.error().message(), kind.error().hint()));
      if (kind) check_work_injury_rate(row, account.work_injury_rate, *kind);
    }
    accounts.emplace_back(row, std::move(account));
  }
  for (auto& [row, account] : accounts)
    if (!row.is_bad()) content.accounts.push_back(std::move(account));
}

}  // namespace fenhao::intake
