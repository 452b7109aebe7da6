#include "store/sqlite_connection.h"

#include <gtest/gtest.h>

#include "base/fresh_directory_for_test.h"

namespace fenhao::store {
namespace {

class SqliteConnectionTest : public testing::Test {
 protected:
  SqliteConnectionTest() {
    const auto made = connection->run_script("CREATE TABLE pay (code TEXT PRIMARY KEY, amount BIGINT NOT NULL, note TEXT)");
    if (!made) throw Failure(made.error());
  }

  std::int64_t count() {
    std::int64_t rows = -1;
    EXPECT_TRUE(connection->query("SELECT COUNT(*) FROM pay", {}, [&](const Row& row) -> Status {
      rows = row.integer(0);
      return {};
    }));
    return rows;
  }

  Status add(const std::string& code, Money amount) {
    return connection->execute("INSERT INTO pay (code, amount) VALUES ($1, $2)", {bind(code), bind(amount)});
  }

  std::unique_ptr<SqliteConnection> connection = std::move(SqliteConnection::open_in_memory().value());
};

TEST_F(SqliteConnectionTest, ATextMayHoldAnyByte) {
  const std::string text("a\0b", 3);
  ASSERT_TRUE(add(text, Money{}));
  ASSERT_TRUE(connection->query("SELECT code FROM pay", {}, [&](const Row& row) -> Status {
    EXPECT_EQ(row.text(0), text);
    return {};
  }));
}

// A write that SQLite answers by giving up the whole transaction must not let later writes through on their own.
TEST_F(SqliteConnectionTest, NothingFollowsALostTransaction) {
  ASSERT_TRUE(connection->run_script(
      "CREATE TRIGGER give_up BEFORE INSERT ON pay WHEN NEW.code = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'lost'); END"));
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a", Money{}));
    EXPECT_FALSE(add("bad", Money{}));
    EXPECT_FALSE(add("c", Money{}));
    return {};
  });
  EXPECT_FALSE(done);
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(add("d", Money{}));
}

TEST_F(SqliteConnectionTest, AFullDatabaseIsUnavailableAndKeepsWhatItHad) {
  ASSERT_TRUE(add("kept", Money{}));
  ASSERT_TRUE(connection->query("PRAGMA max_page_count = 20", {}, [](const Row&) -> Status { return {}; }));
  const auto done = connection->transaction([&]() -> Status {
    for (int i = 0; i < 100; ++i)
      FENHAO_CHECK(connection->execute("INSERT INTO pay (code, amount, note) VALUES ($1, 0, $2)",
                                       {bind(std::to_string(i)), bind(std::string(4000, 'x'))}));
    return {};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code(), ErrorCode::unavailable);
  EXPECT_NE(done.error().describe(Lang::zh).find("磁盘空间"), std::string::npos);
  EXPECT_EQ(count(), 1);
}

TEST(SqliteFile, OpensOnlyDatabases) {
  const FreshDirectory directory;
  EXPECT_EQ(SqliteConnection::open(directory / "absent.db").error().code(), ErrorCode::unavailable);
  EXPECT_FALSE(std::filesystem::exists(directory / "absent.db")) << "opening creates nothing";
}

}  // namespace
}  // namespace fenhao::store
