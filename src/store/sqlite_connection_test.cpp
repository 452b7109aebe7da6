#include "store/sqlite_connection.h"

#include <gtest/gtest.h>

#include "base/fresh_directory_for_test.h"

namespace fenhao::store {
namespace {

class SqliteConnectionTest : public testing::Test {
 protected:
  SqliteConnectionTest() {
    const auto made = connection->run_script(
        "CREATE TABLE pay (code TEXT PRIMARY KEY, amount BIGINT NOT NULL, note TEXT, data BLOB)");
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

TEST_F(SqliteConnectionTest, ValuesComeBackAsTheyWent) {
  const std::string text("a\0b 分", 7);
  const Blob bytes{0, 255, 7};
  ASSERT_TRUE(connection->execute(
      "INSERT INTO pay (code, amount, note, data) VALUES ($1, $2, $3, $4)",
      {bind(text), bind(Money::from_fen(INT64_MIN)), bind(std::optional<std::string>()), bind(bytes)}));
  bool seen = false;
  ASSERT_TRUE(connection->query("SELECT code, amount, note, data FROM pay", {}, [&](const Row& row) -> Status {
    seen = true;
    EXPECT_EQ(row.text(0), text);
    EXPECT_EQ(row.money(1), Money::from_fen(INT64_MIN));
    EXPECT_TRUE(row.is_null(2));
    EXPECT_EQ(row.blob(3), bytes);
    return {};
  }));
  EXPECT_TRUE(seen);
}

TEST_F(SqliteConnectionTest, AnEmptyBlobIsNotNull) {
  ASSERT_TRUE(connection->execute("INSERT INTO pay (code, amount, data) VALUES ('a', 1, $1)", {bind(Blob{})}));
  ASSERT_TRUE(connection->query("SELECT data FROM pay", {}, [&](const Row& row) -> Status {
    EXPECT_FALSE(row.is_null(0));
    EXPECT_TRUE(row.blob(0).empty());
    return {};
  }));
}

TEST_F(SqliteConnectionTest, ParametersGoByNumberNotByOrder) {
  ASSERT_TRUE(add("a", Money::from_fen(5)));
  std::string found;
  ASSERT_TRUE(connection->query("SELECT code FROM pay WHERE amount = $2 AND code = $1 AND $1 <> ''",
                                {bind("a"), bind(5)}, [&](const Row& row) -> Status {
                                  found = row.text(0);
                                  return {};
                                }));
  EXPECT_EQ(found, "a");
}

TEST_F(SqliteConnectionTest, WrongStatementsAreRefused) {
  const auto code = [&](std::string_view sql, std::vector<Parameter> parameters) {
    return connection->execute(sql, parameters).error().code();
  };
  EXPECT_EQ(code("SELECT $1", {}), ErrorCode::internal);
  EXPECT_EQ(code("SELECT $1", {bind(1), bind(2)}), ErrorCode::internal);
  EXPECT_EQ(code("SELECT ?", {bind(1)}), ErrorCode::internal);
  EXPECT_EQ(code("SELECT :name", {bind(1)}), ErrorCode::internal);
  EXPECT_EQ(code("DELETE FROM pay; DELETE FROM pay", {}), ErrorCode::internal);
  EXPECT_EQ(code("", {}), ErrorCode::internal);
  EXPECT_EQ(code("SELECT \"no such column\"", {}), ErrorCode::internal);
}

TEST_F(SqliteConnectionTest, ReadingAnotherTypeIsAnErrorNotAZero) {
  ASSERT_TRUE(add("a", Money::from_fen(5)));
  const auto read = [&](const std::function<void(const Row&)>& with) {
    return connection->query("SELECT code, amount, note FROM pay", {}, [&](const Row& row) -> Status {
      with(row);
      return {};
    });
  };
  EXPECT_TRUE(read([](const Row& row) { row.text(0); }));
  EXPECT_EQ(read([](const Row& row) { row.integer(0); }).error().code(), ErrorCode::internal);
  EXPECT_EQ(read([](const Row& row) { row.text(1); }).error().code(), ErrorCode::internal);
  EXPECT_EQ(read([](const Row& row) { row.text(2); }).error().code(), ErrorCode::internal);
  EXPECT_EQ(read([](const Row& row) { row.text(3); }).error().code(), ErrorCode::internal);
  EXPECT_TRUE(add("b", Money{})) << "the connection goes on working";
}

TEST_F(SqliteConnectionTest, AConstraintIsAConflict) {
  ASSERT_TRUE(add("a", Money{}));
  const auto again = add("a", Money{});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
}

TEST_F(SqliteConnectionTest, TheSameQueryMayRunInsideItself) {
  for (const char* code : {"a", "b", "c"}) ASSERT_TRUE(add(code, Money{}));
  int pairs = 0;
  const std::string_view sql = "SELECT code FROM pay ORDER BY code";
  ASSERT_TRUE(connection->query(sql, {}, [&](const Row&) -> Status {
    return connection->query(sql, {}, [&](const Row&) -> Status {
      ++pairs;
      return {};
    });
  }));
  EXPECT_EQ(pairs, 9);
}

TEST_F(SqliteConnectionTest, AnErrorOfTheCallbackStopsTheQuery) {
  for (const char* code : {"a", "b"}) ASSERT_TRUE(add(code, Money{}));
  int rows = 0;
  const auto stopped = connection->query("SELECT code FROM pay", {}, [&](const Row&) -> Status {
    ++rows;
    return fail(ErrorCode::invalid_input, "停", "stop");
  });
  EXPECT_EQ(stopped.error().message().en, "stop");
  EXPECT_EQ(rows, 1);
}

TEST_F(SqliteConnectionTest, ATransactionIsAllOrNothing) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a", Money{}));
    return fail(ErrorCode::invalid_input, "停", "stop");
  });
  EXPECT_EQ(done.error().message().en, "stop");
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(connection->transaction([&] { return add("a", Money{}); }));
  EXPECT_EQ(count(), 1);
}

TEST_F(SqliteConnectionTest, AThrownFailureUndoesAndBecomesItsError) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a", Money{}));
    return add("b", Money::from_fen(INT64_MAX) + Money::from_fen(1));
  });
  EXPECT_EQ(done.error().code(), ErrorCode::overflow);
  EXPECT_EQ(count(), 0);
}

TEST_F(SqliteConnectionTest, AnyOtherExceptionUndoesAndPasses) {
  EXPECT_THROW((void)connection->transaction([&]() -> Status {
    EXPECT_TRUE(add("a", Money{}));
    return connection->transaction([]() -> Status { throw std::runtime_error("broken"); });
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(connection->transaction([&] { return add("a", Money{}); })) << "the next transaction is a fresh one";
  EXPECT_EQ(count(), 1);
}

TEST_F(SqliteConnectionTest, ASwallowedInnerFailureUndoesTheWhole) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("outer", Money{}));
    (void)connection->transaction([&]() -> Status {
      FENHAO_CHECK(add("inner", Money{}));
      return fail(ErrorCode::invalid_input, "内", "inner stop");
    });
    return add("after", Money{});
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message().en, "inner stop");
  EXPECT_EQ(count(), 0);
}

TEST_F(SqliteConnectionTest, NestedTransactionsJoin) {
  EXPECT_TRUE(connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("outer", Money{}));
    return connection->transaction([&] { return add("inner", Money{}); });
  }));
  EXPECT_EQ(count(), 2);
}

TEST_F(SqliteConnectionTest, InsertManyIsAllOrNothing) {
  const std::vector<std::string> columns{"code", "amount"};
  int number = 0;
  const auto rows_until = [&](int last, int repeated) {
    number = 0;
    return connection->insert_many("pay", columns, [&, last, repeated](std::vector<Parameter>& row) {
      if (++number > last) return false;
      row = {bind(std::to_string(number == repeated ? 1 : number)), bind(number)};
      return true;
    });
  };
  EXPECT_EQ(rows_until(1000, 999).error().code(), ErrorCode::conflict);
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(rows_until(1000, 0));
  EXPECT_EQ(count(), 1000);
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
