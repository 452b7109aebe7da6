// Versions of a salary group from a draft to people paid by it, and back.
#include "month/rules.h"

#include <algorithm>
#include <fstream>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "month/explain.h"
#include "month/month_for_test.h"
#include "month/reproduce.h"
#include "payroll/rules_store.h"

namespace fenhao::month {
namespace {

using payroll::ReleaseState;

class RulesTest : public MonthTest {
 protected:
  // The shipped office text with `amount` more for those on 20,000.
  static std::string office_plus(const std::string& amount) {
    std::string text = *read_file(source_file("templates/groups/office.yaml"));
    const std::string bonus = "formula: 录入.月度奖金\n";
    const auto at = text.find(bonus);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, bonus.size(), "formula: 录入.月度奖金 + IF(录入.企业年金个人 = 0, IF(定薪.基本工资 = 20000, " + amount + ", 0), 0)\n");
  }

  payroll::RuleRelease submit(const std::string& text, std::string_view from = "2026-11") {
    auto release = submit_rules(*workspace_, {text, "office.yaml", EarningMonth{month_of(from)}, "试加", "张三"});
    EXPECT_TRUE(release) << release.error().describe(Lang::en);
    return release ? *release : payroll::RuleRelease();
  }

  void see(const std::string& digest, std::int64_t run) {
    ASSERT_TRUE(payroll::record_comparison(workspace_->store(), {.digest = digest, .group = "office", .run = run, .by = "王五", .people = 2, .changed = 2}));
  }

  payroll::RuleRelease publish(const payroll::RuleRelease& release) {
    auto published = publish_rules(*workspace_, release.digest.substr(0, 8), "李四");
    EXPECT_TRUE(published) << published.error().describe(Lang::en);
    return published ? *published : payroll::RuleRelease();
  }

  std::vector<Money> gross(std::string_view month, std::string_view known = "2026-11-22") {
    auto calculated = calculate(month, known);
    EXPECT_TRUE(calculated) << calculated.error().describe(Lang::en);
    std::vector<Money> amounts;
    if (calculated)
      for (const auto& result : calculated->view.employees) amounts.push_back(result.gross);
    return amounts;
  }
};

TEST_F(RulesTest, WhatIsPublishedHoldsFromItsMonthOn) {
  EXPECT_EQ(gross("2026-11"), (std::vector{yuan("20000"), yuan("20000")}));
  const auto release = submit(office_plus("300"), "2026-12");
  EXPECT_EQ(release.state(), ReleaseState::draft);
  see(release.digest, 1);
  EXPECT_EQ(publish(release).published_by, "李四");
  EXPECT_EQ(gross("2026-11"), (std::vector{yuan("20000"), yuan("20000")}));
  close_run(1);
  EXPECT_EQ(gross("2026-12"), (std::vector{yuan("20300"), yuan("20300")}));
  const auto tree = explain(*workspace_, {.run = 2, .employee = "1001", .item = "月度奖金"});
  ASSERT_TRUE(tree) << tree.error().describe(Lang::en);
  EXPECT_NE(tree->front().formula.find("300"), std::string::npos);
}

TEST_F(RulesTest, TheLaterMonthGoesBeforeTheLaterPublishing) {
  const auto january = submit(office_plus("500"), "2026-12");
  publish(january);
  now_ = "2026-11-22T03:00:00Z";
  publish(submit(office_plus("300"), "2026-11"));
  EXPECT_EQ(gross("2026-11"), (std::vector{yuan("20300"), yuan("20300")}));
  const auto texts = rules_in_force(*workspace_, EarningMonth{month_of("2026-12")}, workspace_->store().now());
  ASSERT_TRUE(texts);
  const auto office = std::ranges::find(*texts, "office", &RuleText::group);
  EXPECT_EQ(office->digest, january.digest);
}

TEST_F(RulesTest, ADayBeforeThePublishingDoesNotKnowIt) {
  now_ = "2026-11-24T02:00:00Z";
  publish(submit(office_plus("300")));
  EXPECT_EQ(gross("2026-11", "2026-11-23"), (std::vector{yuan("20000"), yuan("20000")}));
  EXPECT_EQ(gross("2026-11", "2026-11-24"), (std::vector{yuan("20300"), yuan("20300")}));
}

TEST_F(RulesTest, PublishingAsksForASecondPersonAndASeenComparison) {
  ASSERT_TRUE(calculate("2026-11"));
  const auto release = submit(office_plus("300"), "2026-12");
  const auto own = publish_rules(*workspace_, release.digest, "张三");
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().code(), ErrorCode::not_allowed);
  EXPECT_NE(own.error().message().zh.find("另一人"), std::string::npos);
  const auto unseen = publish_rules(*workspace_, release.digest, "李四");
  ASSERT_FALSE(unseen);
  EXPECT_NE(unseen.error().hint().zh.find("fenhao compare --with"), std::string::npos);
  see(release.digest, 1);
  EXPECT_TRUE(publish_rules(*workspace_, release.digest, "李四"));
  const auto again = publish_rules(*workspace_, release.digest, "李四");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
  EXPECT_TRUE(workspace_->store().verify_audit());
}

TEST_F(RulesTest, TextsThatDoNotHoldAreNoDrafts) {
  const auto refused = [&](const std::string& text, std::string_view words) {
    const auto release = submit_rules(*workspace_, {text, "office.yaml", EarningMonth{month_of("2026-12")}, "", "张三"});
    ASSERT_FALSE(release) << words;
    EXPECT_NE(release.error().describe(Lang::zh).find(words), std::string::npos) << release.error().describe(Lang::zh);
  };
  std::string wrong_name = office_plus("300"), wrong_result = wrong_name;
  wrong_name.replace(wrong_name.find("定薪.基本工资 = 20000"), std::string("定薪.基本工资").size(), "定薪.基本工次");
  refused(wrong_name, "基本工次");
  const std::string gross_formula = "formula: 工资小计 + 全年一次性奖金 + 以前月份补差\n";
  wrong_result.replace(wrong_result.find(gross_formula), gross_formula.size(), "formula: 工资小计 + 全年一次性奖金 + 以前月份补差 + 1\n");
  refused(wrong_result, "示例");
  refused(*read_file(source_file("templates/groups/office.yaml")), "没有改动");
  EXPECT_TRUE(payroll::load_releases(workspace_->store())->empty());
}

TEST_F(RulesTest, ATextWithoutExamplesIsNotPublished) {
  std::string text = office_plus("300");
  text.resize(text.find("\nshared_given:") + 1);
  const auto release = submit(text);
  const auto refused = publish_rules(*workspace_, release.digest, "李四");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message().zh.find("示例"), std::string::npos);
}

TEST_F(RulesTest, APilotPaysTheChosenAndTheClosedMonthStaysAsItWas) {
  const auto release = submit(office_plus("300"), "2027-01");
  const auto pilot = pilot_rules(*workspace_, {release.digest, EarningMonth{month_of("2026-11")}, EarningMonth{month_of("2026-11")}, {{"1002"}, {}}, "李四"});
  ASSERT_TRUE(pilot) << pilot.error().describe(Lang::en);
  auto calculated = calculate("2026-11");
  ASSERT_TRUE(calculated);
  ASSERT_EQ(calculated->view.employees.size(), 2u);
  const auto& [first, second] = std::tie(calculated->view.employees[0], calculated->view.employees[1]);
  EXPECT_EQ(first.gross, yuan("20000"));
  EXPECT_EQ(first.group, "office");
  EXPECT_EQ(second.gross, yuan("20300"));
  EXPECT_EQ(second.group, "office@" + release.digest.substr(0, 8));
  ASSERT_NE(calculated->view.group(second.group), nullptr);
  close_run(1);
  ASSERT_TRUE(end_pilot(*workspace_, pilot->id, "李四"));
  const auto again = reproduce(*workspace_, EarningMonth{month_of("2026-11")}, day("2026-11-22"));
  ASSERT_TRUE(again) << again.error().describe(Lang::en);
  EXPECT_TRUE(again->different.empty());
  const auto tree = explain(*workspace_, {.run = 1, .employee = "1002", .item = "实发工资"});
  EXPECT_TRUE(tree) << tree.error().describe(Lang::en);
  EXPECT_EQ(gross("2026-12"), (std::vector{yuan("20000"), yuan("20000")}));
}

TEST_F(RulesTest, PilotsNameKnownPeopleOnce) {
  const auto release = submit(office_plus("300")), other = submit(office_plus("500"));
  const EarningMonth month{month_of("2026-11")};
  const auto code = [&](const std::string& digest, payroll::PilotScope scope) { return pilot_rules(*workspace_, {digest, month, month, std::move(scope), "李四"}).error().code(); };
  EXPECT_EQ(code(release.digest, {{"9999"}, {}}), ErrorCode::not_found);
  EXPECT_EQ(code(release.digest, {{}, {"E9"}}), ErrorCode::not_found);
  EXPECT_EQ(code(release.digest, {}), ErrorCode::invalid_input);
  ASSERT_TRUE(pilot_rules(*workspace_, {release.digest, month, month, {{}, {"E1"}}, "李四"}));
  EXPECT_EQ(code(other.digest, {{}, {"E1"}}), ErrorCode::conflict);
  ASSERT_TRUE(pilot_rules(*workspace_, {other.digest, month, month, {{"1002"}, {}}, "李四"}));
  EXPECT_EQ(gross("2026-11"), (std::vector{yuan("20300"), yuan("20500")}));
}

TEST_F(RulesTest, RollingBackReturnsToWhatHeldBefore) {
  const auto first = publish(submit(office_plus("300")));
  now_ = "2026-11-22T03:00:00Z";
  const auto second = publish(submit(office_plus("500")));
  EXPECT_EQ(second.replaces, first.id);
  ASSERT_TRUE(calculate("2026-11"));
  now_ = "2026-11-22T04:00:00Z";
  const auto back = roll_back_rules(*workspace_, "office", "王五");
  ASSERT_TRUE(back) << back.error().describe(Lang::en);
  EXPECT_EQ(back->retired.digest, second.digest);
  ASSERT_TRUE(back->now);
  EXPECT_EQ(back->now->digest, first.digest);
  const auto stale = review(*workspace_, 1, "李四");
  ASSERT_FALSE(stale);
  EXPECT_NE(stale.error().message().zh.find("薪资规则变了：office"), std::string::npos);
  EXPECT_EQ(gross("2026-11"), (std::vector{yuan("20300"), yuan("20300")}));
  EXPECT_TRUE(review(*workspace_, 1, "李四"));
  ASSERT_TRUE(roll_back_rules(*workspace_, "office", "王五"));
  EXPECT_EQ(roll_back_rules(*workspace_, "office", "王五").error().code(), ErrorCode::not_found);
  EXPECT_EQ(gross("2026-11"), (std::vector{yuan("20000"), yuan("20000")}));
}

TEST_F(RulesTest, VersionsAreFoundByTheBeginningOfTheirDigest) {
  const auto release = submit(office_plus("300"));
  auto& store = workspace_->store();
  EXPECT_EQ(find_release(store, release.digest.substr(0, 6), ReleaseState::draft)->id, release.id);
  const auto missing = find_release(store, "zz", ReleaseState::draft);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().hint().zh.find(release.digest.substr(0, 8)), std::string::npos);
  EXPECT_FALSE(submit_rules(*workspace_, {office_plus("300"), "office.yaml", EarningMonth{month_of("2026-11")}, "", "张三"}));
}

class LayersTest : public RulesTest {
 protected:
  // The shipped office text whose weekday overtime multiple is a parameter, stated by the group unless empty.
  static std::string office_with_parameter(const std::string& value) {
    std::string text = *read_file(source_file("templates/groups/office.yaml"));
    const std::string factor = "formula: 加班工资基数 * 考勤.平日加班小时 * 1.5 / (21.75 * 8)";
    text.replace(text.find(factor), factor.size(), "formula: 加班工资基数 * 考勤.平日加班小时 * 参数.平日加班倍数 / (21.75 * 8)");
    text.replace(text.find("\nroles:"), 1, "\nparameters:\n  - {code: weekday_overtime, name: 平日加班倍数, type: number, scale: 2" + (value.empty() ? "" : ", value: " + value) + "}\n\n");
    const std::string shared = "\nshared_given:\n";
    return text.replace(text.find(shared), shared.size(), shared + "  参数.平日加班倍数: 1.5\n");
  }

  void write(const std::string& where, const std::string& text) {
    fs::create_directories((paths_.data / where).parent_path());
    std::ofstream(paths_.data / where) << text;
    reopen();
  }

  static std::string layer(const std::string& head, const std::string& parameter) { return "schema: rule-layer/1\n" + head + "\nname: 甲\nparameters:\n- {name: 平日加班倍数, " + parameter + "}\n"; }

  void overtime() {
    intake::Content attendance;
    attendance.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"attendance.weekday_overtime_hours", Decimal(10)}}}};
    save(intake::Kind::attendance, attendance, "attendance");
  }
};

TEST_F(LayersTest, TheLowestLayerPaysAndTheRunRemembersIt) {
  overtime();
  write("groups/office.yaml", office_with_parameter(""));
  write("layers/beijing.yaml", layer("layer: place\nplace: '110000'", "value: '2'"));
  // 20000 / 21.75 / 8 × 10 × 2 = 2298.85
  EXPECT_EQ(gross("2026-11").front(), yuan("22298.85"));
  write("layers/company.yaml", layer("layer: company\nentity: E1", "value: '3'"));
  const auto stale = review(*workspace_, 1, "李四");
  ASSERT_FALSE(stale);
  EXPECT_NE(stale.error().message().zh.find("layer:company.yaml"), std::string::npos);
  EXPECT_EQ(gross("2026-11").front(), yuan("23448.28"));
  close_run(1);
  fs::remove_all(paths_.data / "layers");
  const auto again = reproduce(*workspace_, EarningMonth{month_of("2026-11")}, day("2026-11-22"));
  ASSERT_TRUE(again) << again.error().describe(Lang::en);
  EXPECT_TRUE(again->different.empty());
}

TEST_F(LayersTest, ALowerLayerNeverLoosensTheLaw) {
  const auto message = [&](const Result<payroll::RuleRelease>& release) { return release ? std::string() : release.error().describe(Lang::zh); };
  const auto low = message(submit_rules(*workspace_, {office_with_parameter("1.4"), "office.yaml", EarningMonth{month_of("2026-12")}, "", "张三"}));
  for (const char* part : {"平日加班倍数", "1.4", "下限 1.5", "office.yaml", "pay_parameters.yaml", "第四十四条"}) EXPECT_NE(low.find(part), std::string::npos) << part << " in " << low;
  const auto nowhere = message(submit_rules(*workspace_, {office_with_parameter(""), "office.yaml", EarningMonth{month_of("2026-12")}, "", "张三"}));
  EXPECT_NE(nowhere.find("没有任何一层写明值"), std::string::npos) << nowhere;
  write("layers/group.yaml", layer("layer: group", "at_least: '1.2'"));
  const auto calculated = calculate("2026-11");
  ASSERT_FALSE(calculated);
  EXPECT_NE(calculated.error().describe(Lang::zh).find("group.yaml"), std::string::npos);
}

// An enterprise annuity plan: its rates in a layer, of the base that is entered; the employer's is bounded by Order 36.
TEST_F(LayersTest, AnAnnuityPlanIsAPairOfParameters) {
  std::string text = *read_file(source_file("templates/groups/office.yaml"));
  const auto put = [&](const std::string& from, const std::string& to) { text.replace(text.find(from), from.size(), to); };
  text.resize(text.find("\nexamples:"));
  put("formula: 录入.企业年金个人\n", "formula: 录入.企业年金计税基数 * 参数.年金个人缴费比例\n    round: half_up_fen\n");
  put("formula: 录入.企业年金单位\n", "formula: 录入.企业年金计税基数 * 参数.年金单位缴费比例\n    round: half_up_fen\n");
  put("\nroles:", "\nparameters:\n  - {code: annuity_employer_rate, name: 年金单位缴费比例, type: rate, scale: 4}\n  - {code: annuity_employee_rate, name: 年金个人缴费比例, type: rate, scale: 4}\n\nroles:");
  write("groups/office.yaml", text + "\n");
  const auto plan = [&](const std::string& employer) {
    write("layers/annuity.yaml", "schema: rule-layer/1\nlayer: group\nname: 年金方案\nparameters:\n- {name: 年金单位缴费比例, value: " + employer + "}\n- {name: 年金个人缴费比例, value: 2.5%}\n");
  };
  intake::Content base;
  for (const char* employee : {"1001", "1002"}) base.inputs.push_back({employee, EarningMonth{month_of("2026-11")}, {{"variable.annuity_base", Decimal(20001)}}});
  save(intake::Kind::variable, base, "annuity bases");
  plan("5%");
  const auto calculated = calculate("2026-11");
  ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
  ASSERT_EQ(calculated->view.employees.size(), 2u);
  const auto& result = calculated->view.employees.front();
  const auto& items = calculated->view.group(result.group)->items;
  const auto value = [&](std::string_view code) { return result.values[static_cast<std::size_t>(std::ranges::find(items, code, [](const auto& item) { return std::string_view(item.code); }) - items.begin())].to_string(); };
  EXPECT_EQ(value("annuity_employee"), "500.03");
  EXPECT_EQ(value("annuity_employer"), "1000.05");
  EXPECT_EQ(result.tax.input.other, yuan("500.03"));
  plan("9%");
  const auto above = calculate("2026-11");
  ASSERT_FALSE(above);
  EXPECT_NE(above.error().describe(Lang::zh).find("第36号"), std::string::npos) << above.error().describe(Lang::zh);
}

TEST_F(LayersTest, AValueOfNoLayerForSomebodyIsTheirError) {
  write("groups/office.yaml", office_with_parameter(""));
  write("layers/shanghai.yaml", layer("layer: place\nplace: '310000'", "value: '2'"));
  const auto calculated = calculate("2026-11");
  ASSERT_TRUE(calculated) << calculated.error().describe(Lang::en);
  EXPECT_TRUE(calculated->view.employees.empty());
  EXPECT_FALSE(calculated->view.notices.empty());
}

}  // namespace
}  // namespace fenhao::month
