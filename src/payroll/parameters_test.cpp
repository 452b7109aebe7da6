#include "payroll/parameters.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fenhao::payroll {
namespace {

const Date known = *Date::of(2026, 11, 22);

Result<LawFigure> figure(const std::string& name) {
  if (name == "overtime.rest_day") return LawFigure{Decimal(2), "《劳动法》第四十四条"};
  return fail(ErrorCode::not_found, "没有数 " + name, "no figure " + name);
}

const std::string law = "schema: rule-layer/1\nlayer: law\nname: 国家劳动法\nparameters:\n- {name: 休息日加班倍数, at_least: {figure: overtime.rest_day}}\n- {name: 损失赔偿扣款比例, at_most: 20%}\n- {name: 月计薪天数, exactly: '21.75'}\n";

std::string layer(const std::string& head, const std::string& parameters) { return "schema: rule-layer/1\n" + head + "\nname: 甲\nparameters:\n" + parameters; }

std::vector<ParameterStatement> statements(const std::vector<std::string>& texts, std::string_view month = "2026-11") {
  std::vector<ParameterStatement> all;
  int number = 0;
  for (const auto& text : texts) {
    const auto read = parse_layer(text, "text" + std::to_string(++number) + ".yaml", *Month::parse(month), known, figure);
    EXPECT_TRUE(read) << read.error().describe(Lang::en);
    if (read) all.insert(all.end(), read->begin(), read->end());
  }
  return all;
}

SalaryGroup group_with(const std::string& name, const std::string& value) {
  SalaryGroup group{.code = "office", .origin = "office.yaml"};
  group.parameters = {{.name = name, .line = 12}};
  if (!value.empty()) group.parameters[0].value = *Decimal::parse(value);
  return group;
}

std::string refused(const std::string& text) {
  const auto read = parse_layer(text, "text.yaml", *Month::parse("2026-11"), known, figure);
  EXPECT_FALSE(read) << text;
  return read ? "" : read.error().describe(Lang::zh);
}

TEST(Parameters, LowerLayersMayTightenAndFill) {
  EXPECT_TRUE(contradictions(statements({law, layer("layer: place\nplace: '440000'", "- {name: 休息日加班倍数, at_least: '2.2'}\n"), layer("layer: place\nplace: '440300'", "- {name: 休息日加班倍数, at_least: '2.3', value: '2.5'}\n"),
                                        layer("layer: group", "- {name: 损失赔偿扣款比例, value: 10%}\n"), layer("layer: company\nentity: E1", "- {name: 休息日加班倍数, value: '3'}\n")}))
                  .empty());
}

TEST(Parameters, WhatLoosensAnUpperLayerNamesBoth) {
  const auto loosened = [&](const std::string& parameters) { return contradictions(statements({law, layer("layer: group", parameters)})); };
  const auto below = loosened("- {name: 休息日加班倍数, value: '1.9'}\n");
  ASSERT_EQ(below.size(), 1u);
  EXPECT_EQ(below[0].code(), ErrorCode::conflict);
  const auto message = below[0].describe(Lang::zh);
  for (const char* part : {"1.9", "下限 2", "text2.yaml", "第 5 行", "text1.yaml 第 5 行", "《劳动法》第四十四条"}) EXPECT_NE(message.find(part), std::string::npos) << part << " in " << message;
  EXPECT_EQ(loosened("- {name: 损失赔偿扣款比例, at_most: 30%}\n").size(), 1u);
  EXPECT_EQ(loosened("- {name: 休息日加班倍数, at_least: '1'}\n").size(), 1u);
  EXPECT_EQ(loosened("- {name: 月计薪天数, value: '22'}\n").size(), 1u);
  EXPECT_TRUE(loosened("- {name: 月计薪天数, value: '21.75'}\n").empty());
}

TEST(Parameters, PlacesMeetOnlyInsideOneAnother) {
  const auto guangdong = layer("layer: place\nplace: '440000'", "- {name: 高温津贴, exactly: '300'}\n");
  const auto shenzhen = layer("layer: place\nplace: '440300'", "- {name: 高温津贴, value: '200'}\n");
  const auto shanghai = layer("layer: place\nplace: '310000'", "- {name: 高温津贴, value: '200'}\n");
  EXPECT_EQ(contradictions(statements({guangdong, shenzhen})).size(), 1u);
  EXPECT_EQ(contradictions(statements({shenzhen, guangdong})).size(), 1u);
  EXPECT_TRUE(contradictions(statements({guangdong, shanghai})).empty());
  EXPECT_EQ(contradictions(statements({shanghai, shanghai})).size(), 1u);
}

TEST(Parameters, TheGroupStandsBelowAllLayers) {
  const auto all = statements({law, layer("layer: place\nplace: '310000'", "- {name: 休息日加班倍数, at_least: '2.5'}\n")});
  EXPECT_TRUE(check_parameters(group_with("休息日加班倍数", "2.5"), all).empty());
  const auto low = check_parameters(group_with("休息日加班倍数", "2.2"), all);
  ASSERT_EQ(low.size(), 1u);
  EXPECT_NE(low[0].describe(Lang::zh).find("text2.yaml"), std::string::npos);
  const auto nowhere = check_parameters(group_with("休息日加班倍数", ""), all);
  ASSERT_EQ(nowhere.size(), 1u);
  EXPECT_NE(nowhere[0].message().zh.find("没有任何一层写明值"), std::string::npos);
}

TEST(Parameters, TheLowestLayerThatStatesAValueHolds) {
  const auto all = statements({law, layer("layer: place\nplace: '440000'", "- {name: 休息日加班倍数, value: '2.1'}\n"), layer("layer: place\nplace: '440300'", "- {name: 休息日加班倍数, value: '2.2'}\n"),
                               layer("layer: company\nentity: E1", "- {name: 休息日加班倍数, value: '2.5'}\n")});
  const auto open = group_with("休息日加班倍数", "").parameters[0];
  const auto value = [&](const std::string& place, const std::string& entity) { return parameter_value(open, all, place, entity).value(); };
  EXPECT_EQ(*value("440100", "E2"), *Decimal::parse("2.1"));
  EXPECT_EQ(*value("440300", "E2"), *Decimal::parse("2.2"));
  EXPECT_EQ(*value("440305", "E2"), *Decimal::parse("2.2"));
  EXPECT_EQ(*value("440300", "E1"), *Decimal::parse("2.5"));
  EXPECT_FALSE(value("310000", "E2"));
  EXPECT_EQ(**parameter_value(group_with("休息日加班倍数", "3").parameters[0], all, "440300", "E1"), Decimal(3));
}

// A place tightens and states no value: the group of companies' value does not fit there.
TEST(Parameters, ABoundHoldsWhereverTheValueCameFrom) {
  const auto all = statements({layer("layer: place\nplace: '310000'", "- {name: 病假比例, value: 60%}\n"), layer("layer: company\nentity: E1", "- {name: 病假比例, at_least: 70%}\n")});
  const auto open = group_with("病假比例", "").parameters[0];
  EXPECT_TRUE(parameter_value(open, all, "310000", "E2"));
  const auto refused_here = parameter_value(open, all, "310000", "E1");
  ASSERT_FALSE(refused_here);
  EXPECT_EQ(refused_here.error().code(), ErrorCode::conflict);
}

TEST(Parameters, StatementsHoldInTheirMonths) {
  const auto text = layer("layer: group", "- {name: 病假比例, value: 60%, to: 2026-10}\n- {name: 病假比例, value: 70%, from: 2026-11}\n");
  EXPECT_EQ(*statements({text}, "2026-10")[0].value, *Decimal::parse("0.6"));
  EXPECT_EQ(*statements({text}, "2026-11")[0].value, *Decimal::parse("0.7"));
  EXPECT_EQ(statements({text}, "2026-11").size(), 1u);
}

TEST(Parameters, MistakesInALayerNameTheLine) {
  EXPECT_NE(refused("schema: rule-layer/1\nlayer: city\nname: 甲\nparameters: []\n").find("place"), std::string::npos);
  EXPECT_NE(refused(layer("layer: place", "- {name: 甲, value: '1'}\n")).find("place"), std::string::npos);
  EXPECT_NE(refused(layer("layer: group", "- {name: 甲}\n")).find("第 5 行"), std::string::npos);
  EXPECT_NE(refused(layer("layer: group", "- {name: 甲, value: 很多}\n")).find("很多"), std::string::npos);
  EXPECT_NE(refused(layer("layer: group", "- {name: 甲, at_least: '3', at_most: '2'}\n")).find("矛盾"), std::string::npos);
  EXPECT_NE(refused(layer("layer: group", "- {name: 甲, exactly: '3', value: '3'}\n")).find("exactly"), std::string::npos);
  EXPECT_NE(refused(layer("layer: group", "- {name: 甲, at_least: {figure: overtime.never}}\n")).find("overtime.never"), std::string::npos);
}

// A bound amended later holds once it is known.
TEST(Parameters, AreReadAsKnownOnADay) {
  const std::string amended = law + "- {name: 损失赔偿扣款比例, at_most: 15%, recorded: 2026-11-23}\n";
  const auto most = [&](const char* day) {
    const auto read = parse_layer(amended, "law.yaml", *Month::parse("2026-11"), *Date::parse(day), figure);
    EXPECT_TRUE(read) << read.error().describe(Lang::en);
    EXPECT_EQ(read->size(), 3u);
    const auto found = std::ranges::find(*read, "损失赔偿扣款比例", &ParameterStatement::name);
    return found->at_most->normalized().to_string();
  };
  EXPECT_EQ(most("2026-11-22"), "0.2");
  EXPECT_EQ(most("2026-11-23"), "0.15");
}

}  // namespace
}  // namespace fenhao::payroll
