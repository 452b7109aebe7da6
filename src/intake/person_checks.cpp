#include "intake/person_checks.h"

#include <algorithm>

#include "base/text.h"
#include "intake/known.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

std::optional<Gender> parse_sex(const std::string& written) {
  const std::string key = heading_key(written);
  if (key == "男" || key == "男性" || key == "m" || key == "male" || key == "1") return Gender::male;
  if (key == "女" || key == "女性" || key == "f" || key == "female" || key == "2") return Gender::female;
  return std::nullopt;
}

// "local", "nonlocal"; absent when the words tell neither.
std::optional<std::string> parse_household(const std::string& written) {
  const std::string key = heading_key(written);
  const auto says = [&](const char* word) { return key.find(word) != std::string::npos; };
  if (says("非本") || says("外") || says("异地") || key == "否" || key == "nonlocal") return "nonlocal";
  if (says("本地") || says("本市") || says("本省") || key == "是" || key == "local" || says("深户")) return "local";
  return std::nullopt;
}

std::optional<IdentityKind> read_identity_kind(Row& row) {
  if (!row.states("identity_kind"))
    return IdentityKind::resident_id;  // read_identity() lets only a resident number pass
  const auto kind = parse_identity_kind(row.text("identity_kind"));
  if (kind) return *kind;
  row.complain("identity_kind", wrong(kind.error().message(), kind.error().hint()));
  return std::nullopt;
}

std::optional<Identity> read_identity(Row& row, IdentityKind kind) {
  const std::string written = row.text("identity");
  if (written.empty()) return std::nullopt;
  const auto identity = check_identity(kind, written);
  if (identity) return *identity;
  Text message = identity.error().message(), way_out = identity.error().hint();
  if (!row.states("identity_kind")) {
    way_out.zh += (way_out.zh.empty() ? "" : "；") + std::string("如果不是居民身份证，请填写“证件类型”");
    way_out.en +=
        (way_out.en.empty() ? "" : "; ") + std::string("if it is no resident ID, fill in 证件类型 (kind of document)");
  }
  row.complain("identity", wrong(std::move(message), std::move(way_out)));
  return std::nullopt;
}

void read_birth(Row& row, const std::optional<Identity>& identity, Date today, people::Person& person) {
  const auto stated = row.date("birth");
  if (stated && *stated > today)
    row.complain("birth", wrong({"出生日期在将来", "the date of birth lies in the future"},
                                {"核对出生日期", "check the date of birth"}));
  else if (stated && identity && identity->birth && *stated != *identity->birth)
    row.complain("birth",
                 wrong({"出生日期与证件号码不符", "the date of birth contradicts the identity number"},
                       {"核对出生日期和证件号码", "check the date of birth and the number"}, ErrorCode::conflict));
  if (stated)
    person.birth = *stated;
  else if (identity && identity->birth)
    person.birth = *identity->birth;
  else if (identity)
    row.require("birth",
                {"出生日期（证件号码不含出生日期）", "the date of birth (the document number does not tell it)"});
}

void read_sex(Row& row, const std::optional<Identity>& identity, people::Person& person) {
  const auto stated = parse_sex(row.text("sex"));
  if (row.states("sex") && !stated)
    return row.complain(
        "sex", wrong({"性别应填“男”或“女”", "sex is 男 (male) or 女 (female)"}, {"填“男”或“女”", "write 男 or 女"}));
  if (stated && identity && identity->gender && *stated != *identity->gender)
    row.complain("sex", wrong({"性别与证件号码不符", "the sex contradicts the identity number"},
                              {"核对性别和证件号码", "check the sex and the number"}, ErrorCode::conflict));
  if (stated)
    person.sex = *stated;
  else if (identity && identity->gender)
    person.sex = *identity->gender;
  else if (identity)
    row.require("sex", {"性别（证件号码不含性别）", "the sex (the document number does not tell it)"});
}

void read_nationality(Row& row, people::Person& person) {
  const bool is_foreign = person.identity_kind == IdentityKind::passport_foreign ||
                          person.identity_kind == IdentityKind::foreigner_permanent_resident ||
                          person.identity_kind == IdentityKind::foreigner_work_permit_a ||
                          person.identity_kind == IdentityKind::foreigner_work_permit_b ||
                          person.identity_kind == IdentityKind::foreigner_work_permit_c;
  if (row.states("nationality"))
    person.nationality = row.text("nationality");
  else if (is_foreign)
    row.require("nationality", {"国籍（外国证件）", "the nationality (a foreigner's document)"});
}

// A personal card has 16 to 19 digits and a check digit; passbooks and corporate accounts follow no such rule.
void read_bank_account(Row& row, people::Person& person) {
  std::string number = half_width(row.text("bank_account"));
  std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
  person.bank_name = row.text("bank_name");
  person.bank_account = Secret(number);
  if (number.empty()) return;
  if (!std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }) || number.size() < 6 ||
      number.size() > 32)
    return row.complain("bank_account", wrong({"银行账号应为 6–32 位数字", "a bank account has 6 to 32 digits"},
                                              {"核对账号；不要填银行名称或户名",
                                               "check the account; no bank or holder's name belongs here"}));
  const std::string kind = heading_key(row.text("account_kind"));
  const bool is_card = kind.empty() || kind.find("卡") != std::string::npos;
  if (!is_card || number.size() < 16 || number.size() > 19) return;
  if (const auto status = check_bank_card(number); !status)
    row.complain("bank_account", wrong({"银行卡号校验不通过，很可能录错了一位",
                                        "the card number fails its check; a digit is probably wrong"},
                                       {"对照银行卡核对；如果是存折或对公账户，请在“账户种类”列注明“存折”或“对公”",
                                        "compare it with the card; for a passbook or a corporate account say so (存折 "
                                        "or 对公) in the column 账户种类"}));
}

}  // namespace

namespace {

// 当年首次入职学生, 当年首次入职其他人员, 非首次入职, or yes and no.
std::optional<bool> parse_first_job(const std::string& written) {
  const std::string key = heading_key(written);
  const auto says = [&](const char* word) { return key.find(word) != std::string::npos; };
  if (says("非首次") || says("不是") || key == "否" || key == "n" || key == "no") return false;
  if (says("首次") || key == "是" || key == "y" || key == "yes") return true;
  return std::nullopt;
}

std::optional<bool> parse_resident(const std::string& written) {
  const std::string key = heading_key(written);
  if (key == "非居民" || key == "非居民个人" || key == "否" || key == "nonresident") return false;
  if (key == "居民" || key == "居民个人" || key == "是" || key == "resident") return true;
  return std::nullopt;
}

void read_tax_status(Row& row, people::Person& person) {
  if (row.states("first_job")) {
    person.first_job = parse_first_job(row.text("first_job"));
    if (!person.first_job)
      row.complain("first_job", wrong({"入职年度就业情形认不出", "this first-job status is unknown"},
                                      {"写“当年首次入职学生”、“当年首次入职其他人员”或“非首次入职”，不适用就留空",
                                       "write 当年首次入职学生, 当年首次入职其他人员 or 非首次入职, or leave it empty"}));
  }
  const auto from = row.date("tax_residence_from");
  if (row.states("tax_residence")) {
    if (const auto resident = parse_resident(row.text("tax_residence")))
      person.tax_residence = people::TaxResidence{*resident, from};
    else
      row.complain("tax_residence", wrong({"居民类型应填“居民”或“非居民”", "the tax residence is 居民 (resident) or 非居民 (non-resident)"},
                                          {"填“居民”或“非居民”，不清楚就留空", "write 居民 or 非居民, or leave it empty when unknown"}));
  } else if (from) {
    row.complain("tax_residence_from", wrong({"填了居民类型起始日，没有填居民类型", "a start of the tax residence without the residence"},
                                             {"在“居民类型”里填“居民”或“非居民”", "fill in 居民类型"}));
  }
}

}  // namespace

people::Person read_person(Row& row, const Surroundings& known) {
  people::Person person{.employee = row.text("employee"),
                        .name = person_name(row.text("name")),
                        .phone = Secret(half_width(row.text("phone")))};
  std::optional<Identity> identity;
  if (const auto kind = read_identity_kind(row)) {
    person.identity_kind = *kind;
    identity = read_identity(row, *kind);
    if (identity) {
      person.identity = Secret(identity->normalised);
      if (const auto sex = known.foreign_card_sex.sex(*kind, *identity)) identity->gender = sex;
    }
    read_nationality(row, person);
  }
  read_birth(row, identity, known.today, person);
  read_sex(row, identity, person);
  if (row.states("household")) {
    if (const auto household = parse_household(row.text("household")))
      person.household = *household;
    else
      row.complain("household",
                   wrong({"户籍应填“本地”或“外地”", "the household is 本地 (local) or 外地 (nonlocal)"},
                         {"填“本地”或“外地”，不清楚就留空", "write 本地 or 外地, or leave it empty when unknown"}));
  }
  read_tax_status(row, person);
  read_bank_account(row, person);
  return person;
}

}  // namespace fenhao::intake
