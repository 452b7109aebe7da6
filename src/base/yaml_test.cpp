#include "base/yaml.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/fresh_directory_for_test.h"

namespace fenhao {
namespace {

TEST(Yaml, KeepsTextOrderAndPlaces) {
  const auto root = parse_yaml("rate: 0.10\nlist:\n- 一\n- {b: 2, a: 1}\nempty:\nquoted: '007'\n", "x.yaml").value();
  EXPECT_EQ(root.text("rate"), "0.10");
  EXPECT_EQ(root.text("quoted"), "007");
  EXPECT_TRUE(root.find("empty")->is_null());
  EXPECT_EQ(root.find("empty")->line, 5);
  EXPECT_EQ(root.find("absent"), nullptr);
  EXPECT_EQ(root.text("absent"), "");
  const auto& list = *root.find("list");
  ASSERT_EQ(list.items.size(), 2u);
  EXPECT_EQ(list.items[0].scalar, "一");
  EXPECT_EQ(list.items[1].entries[0].key, "b");
  EXPECT_EQ(list.items[1].line, 4);
  EXPECT_EQ(list.items[1].column, 3);
}

TEST(Yaml, AnEmptyTextIsNull) {
  EXPECT_TRUE(parse_yaml("", "x.yaml").value().is_null());
  EXPECT_TRUE(parse_yaml("# only a remark\n", "x.yaml").value().is_null());
}

TEST(Yaml, ErrorsPointAtTheLine) {
  struct Bad {
    std::string text;
    int line;
  };
  for (const auto& [text, line] :
       {Bad{"a: 1\nb: 2\na: 3\n", 3}, Bad{"a: 1\n\tb: 2\n", 2}, Bad{"a: [1, 2\n", 2}, Bad{"a: *nobody\n", 1},
        Bad{"a: 1\n---\nb: 2\n", 2}, Bad{",", 1}, Bad{"a: 1\n---\n,", 2},
        Bad{"a: &a [*a]\n", 1}, Bad{"a: 1\nb: \xFF\n", 2}, Bad{"? [1]\n: 2\n", 1}}) {
    const auto parsed = parse_yaml(text, "x.yaml");
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().code(), ErrorCode::invalid_input) << text;
    EXPECT_EQ(parsed.error().where().file, "x.yaml");
    EXPECT_EQ(parsed.error().where().row, line) << text << parsed.error().describe(Lang::en);
  }
}

TEST(Yaml, AnAliasStandsForWhatItNames) {
  const auto root = parse_yaml("a: &x {b: &y [1, 2]}\nc: *x\n*k : 1\n", "x.yaml");
  EXPECT_FALSE(root) << "a key nobody named";
  const auto copied = parse_yaml("a: &x {b: &y [1, 2]}\nc: *x\nd: *y\n", "x.yaml").value();
  EXPECT_EQ(copied.find("c")->find("b")->items[1].scalar, "2");
  EXPECT_EQ(copied.find("d")->items.size(), 2u);
}

TEST(Yaml, BombsAreRefused) {
  EXPECT_FALSE(parse_yaml(std::string(100, '['), "x.yaml"));
  EXPECT_FALSE(parse_yaml(std::string(100, '[') + std::string(100, ']'), "x.yaml"));
  EXPECT_FALSE(parse_yaml(std::string(100'000, '['), "x.yaml"));
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i <= 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 0; j < 9; ++j) laughs += ", " + before;
    laughs += "]\n";
  }
  EXPECT_FALSE(parse_yaml(laughs, "x.yaml"));
  std::string shells = "x";
  for (int i = 0; i < 60; ++i) shells = "[&a" + std::to_string(i) + " " + shells + ", y]";
  EXPECT_TRUE(parse_yaml(shells, "x.yaml"));
}

TEST(Yaml, UnknownKeysAreNamed) {
  const auto root = parse_yaml("a: 1\nb: 2\n", "x.yaml").value();
  EXPECT_TRUE(refuse_unknown_keys("x.yaml", root, {"a", "b"}));
  const auto refused = refuse_unknown_keys("x.yaml", root, {"a"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where().row, 2);
  EXPECT_NE(refused.error().message().zh.find("“b”"), std::string::npos);
}

TEST(ReadFile, GivesTheBytesOrSaysWhyNot) {
  const FreshDirectory directory;
  const std::string path = (directory / "文件.txt").string();
  EXPECT_EQ(read_file(path).error().code(), ErrorCode::not_found);
  EXPECT_EQ(read_file(path).error().where().file, path);
  const std::string content("a\0b\r\n", 5);
  std::ofstream(path, std::ios::binary) << content;
  EXPECT_EQ(read_file(path).value(), content);
  EXPECT_EQ(read_file(path, 5).value(), content);
  EXPECT_EQ(read_file(path, 4).error().code(), ErrorCode::invalid_input);
  const auto of_directory = read_file(directory.path().string());
  ASSERT_FALSE(of_directory);
  EXPECT_NE(of_directory.error().message().en.find("directory"), std::string::npos);
}

}  // namespace
}  // namespace fenhao
