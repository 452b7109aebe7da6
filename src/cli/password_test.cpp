#include "cli/password.h"

#include <gtest/gtest.h>

#include <string>

namespace fenhao::cli {
namespace {

std::string hidden(std::string text) {
  hide_password(text.data());
  return text;
}

TEST(Password, IsHiddenWhereverAnAddressHoldsOne) {
  EXPECT_EQ(hidden("postgresql://u:geheim@h:5432/d"), "postgresql://u:******@h:5432/d");
  EXPECT_EQ(hidden("--db=postgres://u:geheim@h/d?sslmode=require"), "--db=postgres://u:******@h/d?sslmode=require");
  EXPECT_EQ(hidden("postgresql://u:g/h@i@h/d"), "postgresql://u:*****@h/d");
  EXPECT_EQ(hidden("postgresql:///d?user=u&password=geheim&host=h"), "postgresql:///d?user=u&password=******&host=h");
  EXPECT_EQ(hidden("postgresql://u@h/d?password=geheim"), "postgresql://u@h/d?password=******");
}

TEST(Password, WhatHoldsNoneStays) {
  for (const char* text : {"", "postgresql://u@h:5432/d", "postgresql:///d?host=/tmp/x", "a:b@c", "--month=2026-11", "postgres", "postgresql://h:5432/d"}) EXPECT_EQ(hidden(text), text);
}

}  // namespace
}  // namespace fenhao::cli
