#include "store/store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/fresh_directory_for_test.h"

namespace fenhao::store {
namespace {

class StoreTest : public testing::Test {
 protected:
  Result<Store> create() { return Store::create(data, key); }
  Result<Store> open() { return Store::open(data, key); }

  FreshDirectory directory;
  std::filesystem::path data = directory / "data";
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

TEST_F(StoreTest, FilesAreTheOwnersOnly) {
  auto store = create();
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->audit("a", "b", "c", "{}"));
  for (const char* name : {"fenhao.db", "fenhao.db-wal"}) {
    struct stat status {};
    ASSERT_EQ(::stat((data / name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777, 0600u) << name;
  }
}

TEST_F(StoreTest, DurabilityIsAsPromised) {
  auto store = create();
  ASSERT_TRUE(store);
  const auto pragma = [&](const std::string& name) {
    std::string value;
    EXPECT_TRUE(store->connection().query("SELECT CAST(" + name + " AS TEXT) FROM pragma_" + name, {},
                                          [&](const Row& row) -> Status {
                                            value = row.text(0);
                                            return {};
                                          }));
    return value;
  };
  EXPECT_EQ(pragma("journal_mode"), "wal");
  EXPECT_EQ(pragma("synchronous"), "2");
  EXPECT_EQ(pragma("foreign_keys"), "1");
}

TEST_F(StoreTest, NothingIsOverwritten) {
  ASSERT_TRUE(create());
  EXPECT_EQ(create().error().code(), ErrorCode::conflict);
  EXPECT_TRUE(open()) << "and what was there still works";
  const auto other_data = Store::create(directory / "other", key);
  EXPECT_EQ(other_data.error().code(), ErrorCode::conflict) << "the key belongs to the first";
  EXPECT_FALSE(std::filesystem::exists(directory / "other" / "fenhao.db"));
}

TEST_F(StoreTest, TheWrongKeyIsRefusedAtTheDoor) {
  ASSERT_TRUE(create());
  ASSERT_TRUE(Cipher::create_key_file(directory / "other.key"));
  const auto opened = Store::open(data, directory / "other.key");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), ErrorCode::not_allowed);
  EXPECT_EQ(Store::open(data, directory / "absent.key").error().code(), ErrorCode::not_found);
}

TEST_F(StoreTest, WhatIsNoDatabaseOfOursIsRefused) {
  EXPECT_EQ(open().error().code(), ErrorCode::not_found);
  ASSERT_TRUE(Cipher::create_key_file(key));
  std::filesystem::create_directories(data);
  const auto file = data / "fenhao.db";
  std::ofstream(file) << std::string(5000, 'x');
  auto opened = open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), ErrorCode::unavailable);
  EXPECT_NE(opened.error().describe(Lang::en).find("backup"), std::string::npos);
  std::ofstream(file, std::ios::trunc) << "";
  opened = open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), ErrorCode::not_allowed);
}

TEST_F(StoreTest, ADamagedFileIsReportedNotRead) {
  {
    auto store = create();
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->transaction([&]() -> Status {
      for (int i = 0; i < 500; ++i) FENHAO_CHECK(store->audit("a", "b", std::string(200, 'c'), "{}"));
      return {};
    }));
  }
  std::fstream file(data / "fenhao.db", std::ios::in | std::ios::out | std::ios::binary);
  const auto size = std::filesystem::file_size(data / "fenhao.db");
  for (std::uintmax_t page = 4096; page + 4096 <= size; page += 4096) {
    file.seekp(static_cast<std::streamoff>(page));
    file << std::string(64, '\xFF');
  }
  file.close();
  auto store = open();
  const auto problem = store ? store->verify_audit().error() : store.error();
  EXPECT_EQ(problem.code(), ErrorCode::unavailable) << problem.describe(Lang::en);
}

TEST_F(StoreTest, TheClockIsUtcAndReplaceable) {
  auto store = std::move(Store::in_memory().value());
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
