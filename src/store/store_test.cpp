#include "store/store.h"

#include <gtest/gtest.h>

#include "base/fresh_directory_for_test.h"
#include "store/for_test.h"

namespace fenhao::store {
namespace {

class StoreTest : public testing::Test {
 protected:
  Result<Store> create() { return Store::create(address, key); }
  Result<Store> open() { return Store::open(address, key); }

  FreshDirectory directory;
  SchemaForTest schema;
  Address address = schema.address(directory / "data");
  std::filesystem::path key = directory / "fenhao.key";
};

TEST_F(StoreTest, WhatIsWrittenIsThereWhenOpenedAgain) {
  {
    auto store = create();
    ASSERT_TRUE(store) << store.error().describe(Lang::en);
    ASSERT_TRUE(store->connection().execute("INSERT INTO setting (name, value) VALUES ($1, $2)",
                                            {bind("公司"), bind("样本公司")}));
  }
  auto store = open();
  ASSERT_TRUE(store) << store.error().describe(Lang::en);
  std::string value;
  ASSERT_TRUE(store->connection().query("SELECT value FROM setting WHERE name = $1", {bind("公司")},
                                        [&](const Row& row) -> Status {
                                          value = row.text(0);
                                          return {};
                                        }));
  EXPECT_EQ(value, "样本公司");
}

TEST_F(StoreTest, NothingIsOverwritten) {
  ASSERT_TRUE(create());
  EXPECT_EQ(create().error().code(), ErrorCode::conflict);
  EXPECT_EQ(Store::create(address, directory / "another.key").error().code(), ErrorCode::conflict);
  EXPECT_FALSE(std::filesystem::exists(directory / "another.key"));
  EXPECT_TRUE(open()) << "and what was there still works";
  const SchemaForTest other_schema;
  const Address other = other_schema.address(directory / "other");
  EXPECT_EQ(Store::create(other, key).error().code(), ErrorCode::conflict) << "the key belongs to the first";
  EXPECT_EQ(Store::open(other, key).error().code(), ErrorCode::not_found);
}

TEST_F(StoreTest, WhereNothingIsNothingIsFound) {
  const auto opened = open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), ErrorCode::not_found);
  EXPECT_FALSE(opened.error().hint().empty());
}

TEST_F(StoreTest, TheWrongKeyIsRefusedAtTheDoor) {
  ASSERT_TRUE(create());
  ASSERT_TRUE(Cipher::create_key_file(directory / "other.key"));
  const auto opened = Store::open(address, directory / "other.key");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), ErrorCode::not_allowed);
  EXPECT_EQ(Store::open(address, directory / "absent.key").error().code(), ErrorCode::not_found);
}

TEST_F(StoreTest, TheClockIsUtcAndReplaceable) {
  auto store = std::move(Store::throw_away().value());
  const std::string now = store.now();
  ASSERT_EQ(now.size(), std::string("2026-11-22T07:30:00Z").size());
  EXPECT_TRUE(Date::parse(now.substr(0, 10))) << now;
  EXPECT_EQ(now[10], 'T');
  EXPECT_EQ(now.back(), 'Z');
  store.set_clock([] { return std::string("then"); });
  EXPECT_EQ(store.now(), "then");
}

TEST(Digest, IsSha256) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace fenhao::store
