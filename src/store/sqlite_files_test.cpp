// What is promised of the files of a SQLite database.
#include "store/store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/fresh_directory_for_test.h"

namespace fenhao::store {
namespace {

class SqliteFilesTest : public testing::Test {
 protected:
  Result<Store> create() { return Store::create({data}, key); }
  Result<Store> open() { return Store::open({data}, key); }

  FreshDirectory directory;
  std::filesystem::path data = directory / "data";
  std::filesystem::path key = directory / "fenhao.key";
};

TEST_F(SqliteFilesTest, FilesAreTheOwnersOnly) {
  auto store = create();
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->audit("a", "b", "c", "{}"));
  for (const char* name : {"fenhao.db", "fenhao.db-wal"}) {
    struct stat status {};
    ASSERT_EQ(::stat((data / name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777, 0600u) << name;
  }
}

TEST_F(SqliteFilesTest, DurabilityIsAsPromised) {
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

TEST_F(SqliteFilesTest, WhatIsNoDatabaseOfOursIsRefused) {
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

TEST_F(SqliteFilesTest, ADamagedFileIsReportedNotRead) {
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

// Killed before the database was whole: an empty file, and a key nobody uses.
TEST_F(SqliteFilesTest, AnInterruptedCreationIsBegunAgain) {
  std::filesystem::create_directories(data);
  std::ofstream(data / "fenhao.db");
  std::ofstream(key.string() + ".new") << "half a k";
  ASSERT_TRUE(create());
  EXPECT_TRUE(open());
  EXPECT_FALSE(std::filesystem::exists(key.string() + ".new"));
}

// Killed between the database and its key.
TEST_F(SqliteFilesTest, AKeyThatIsNotInItsPlaceYetIsPutThereByTheNextOpening) {
  ASSERT_TRUE(create());
  std::filesystem::rename(key, key.string() + ".new");
  EXPECT_EQ(create().error().code(), ErrorCode::conflict);
  ASSERT_TRUE(open());
  EXPECT_TRUE(std::filesystem::exists(key));
}

TEST_F(SqliteFilesTest, AFileThatIsNoDatabaseIsLeftAlone) {
  std::filesystem::create_directories(data);
  std::ofstream(data / "fenhao.db") << std::string(5000, 'x');
  EXPECT_FALSE(create());
  EXPECT_EQ(std::filesystem::file_size(data / "fenhao.db"), 5000u);
}

}  // namespace
}  // namespace fenhao::store
