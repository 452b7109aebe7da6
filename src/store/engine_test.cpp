// What both engines promise.
#include <gtest/gtest.h>

#include <array>

#include "store/for_test.h"

namespace fenhao::store {
namespace {

class EngineTest : public testing::Test {
 protected:
  EngineTest() {
    const auto made = connection->run_script(
        "CREATE TABLE pay (code TEXT PRIMARY KEY, amount BIGINT NOT NULL, note TEXT, data BYTES)");
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

  EngineForTest engine;
  Engine* connection = &*engine;
};

TEST_F(EngineTest, ValuesComeBackAsTheyWent) {
  const std::string text("a'b\\ 分\n");
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

TEST_F(EngineTest, AnEmptyBlobIsNotNull) {
  ASSERT_TRUE(connection->execute("INSERT INTO pay (code, amount, data) VALUES ('a', 1, $1)", {bind(Blob{})}));
  ASSERT_TRUE(connection->query("SELECT data FROM pay", {}, [&](const Row& row) -> Status {
    EXPECT_FALSE(row.is_null(0));
    EXPECT_TRUE(row.blob(0).empty());
    return {};
  }));
}

TEST_F(EngineTest, ParametersGoByNumberNotByOrder) {
  ASSERT_TRUE(add("a", Money::from_fen(5)));
  std::string found;
  ASSERT_TRUE(connection->query("SELECT code FROM pay WHERE amount = $2 AND code = $1 AND $1 <> ''",
                                {bind("a"), bind(5)}, [&](const Row& row) -> Status {
                                  found = row.text(0);
                                  return {};
                                }));
  EXPECT_EQ(found, "a");
}

TEST_F(EngineTest, WrongStatementsAreRefused) {
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

TEST_F(EngineTest, ReadingAnotherTypeIsAnErrorNotAZero) {
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

TEST_F(EngineTest, AConstraintIsAConflict) {
  ASSERT_TRUE(add("a", Money{}));
  const auto again = add("a", Money{});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
}

TEST_F(EngineTest, TheSameQueryMayRunInsideItself) {
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

TEST_F(EngineTest, AnErrorOfTheCallbackStopsTheQuery) {
  for (const char* code : {"a", "b"}) ASSERT_TRUE(add(code, Money{}));
  int rows = 0;
  const auto stopped = connection->query("SELECT code FROM pay", {}, [&](const Row&) -> Status {
    ++rows;
    return fail(ErrorCode::invalid_input, "停", "stop");
  });
  EXPECT_EQ(stopped.error().message().en, "stop");
  EXPECT_EQ(rows, 1);
}

TEST_F(EngineTest, ATransactionIsAllOrNothing) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a", Money{}));
    return fail(ErrorCode::invalid_input, "停", "stop");
  });
  EXPECT_EQ(done.error().message().en, "stop");
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(connection->transaction([&] { return add("a", Money{}); }));
  EXPECT_EQ(count(), 1);
}

TEST_F(EngineTest, AThrownFailureUndoesAndBecomesItsError) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a", Money{}));
    return add("b", Money::from_fen(INT64_MAX) + Money::from_fen(1));
  });
  EXPECT_EQ(done.error().code(), ErrorCode::overflow);
  EXPECT_EQ(count(), 0);
}

TEST_F(EngineTest, AnyOtherExceptionUndoesAndPasses) {
  EXPECT_THROW((void)connection->transaction([&]() -> Status {
    EXPECT_TRUE(add("a", Money{}));
    return connection->transaction([]() -> Status { throw std::runtime_error("broken"); });
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(connection->transaction([&] { return add("a", Money{}); })) << "the next transaction is a fresh one";
  EXPECT_EQ(count(), 1);
}

TEST_F(EngineTest, ASwallowedInnerFailureUndoesTheWhole) {
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

TEST_F(EngineTest, NestedTransactionsJoin) {
  EXPECT_TRUE(connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("outer", Money{}));
    return connection->transaction([&] { return add("inner", Money{}); });
  }));
  EXPECT_EQ(count(), 2);
}

TEST_F(EngineTest, InsertManyIsAllOrNothing) {
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

// What a failed statement leaves of a transaction differs between engines; here nothing follows it on either.
TEST_F(EngineTest, NothingFollowsAFailedStatement) {
  ASSERT_TRUE(add("a", Money{}));
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("b", Money{}));
    EXPECT_EQ(add("a", Money{}).error().code(), ErrorCode::conflict);
    EXPECT_EQ(add("c", Money{}).error().code(), ErrorCode::conflict) << "the failure that is the reason";
    return {};
  });
  EXPECT_EQ(done.error().code(), ErrorCode::conflict);
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(add("d", Money{}));
}

TEST_F(EngineTest, TextsCompareByteByByte) {
  for (const char* code : {"b", "Z", "中", "a", "é", "_", "10", "9"}) ASSERT_TRUE(add(code, Money{}));
  std::string order, highest;
  ASSERT_TRUE(connection->query("SELECT code FROM pay ORDER BY code", {}, [&](const Row& row) -> Status {
    order += row.text(0);
    return {};
  }));
  EXPECT_EQ(order, "109Z_abé中");
  ASSERT_TRUE(connection->query("SELECT max(code || '') FROM pay WHERE code < $1", {bind("a")}, [&](const Row& row) -> Status {
    highest = row.text(0);
    return {};
  }));
  EXPECT_EQ(highest, "_");
}

TEST_F(EngineTest, AConditionIsOneOrZero) {
  ASSERT_TRUE(add("a", Money{}));
  ASSERT_TRUE(connection->query("SELECT amount > 0, amount = 0, 7 FROM pay", {}, [&](const Row& row) -> Status {
    EXPECT_EQ(row.integer(0), 0);
    EXPECT_EQ(row.integer(1), 1);
    EXPECT_EQ(row.integer(2), 7);
    return {};
  }));
}

TEST_F(EngineTest, AStatementInsideAQueryHasTheConnectionToItself) {
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(add(std::to_string(i), Money{}));
  int seen = 0;
  ASSERT_TRUE(connection->transaction([&]() -> Status {
    return connection->query("SELECT code FROM pay ORDER BY code", {}, [&](const Row& row) -> Status {
      ++seen;
      return connection->execute("UPDATE pay SET amount = 1 WHERE code = $1", {bind(row.text(0))});
    });
  }));
  EXPECT_EQ(seen, 500);
  EXPECT_EQ(connection->changes(), 1);
}

TEST_F(EngineTest, WhatFillsRowsMayFailAndUndoesAll) {
  const std::vector<std::string> columns{"code", "amount"};
  const auto failed = connection->insert_many("pay", columns, [&, left = 3](std::vector<Parameter>& row) mutable {
    if (left-- == 0) (void)(Money::from_fen(INT64_MAX) + Money::from_fen(1));
    row = {bind(std::to_string(left)), bind(left)};
    return true;
  });
  EXPECT_EQ(failed.error().code(), ErrorCode::overflow);
  EXPECT_EQ(count(), 0);
  EXPECT_TRUE(add("a", Money{}));
}

TEST_F(EngineTest, InsertManyTakesEveryKindOfValue) {
  const std::vector<std::string> columns{"code", "amount", "note", "data"};
  std::vector<std::vector<Parameter>> rows{{bind("最小"), bind(INT64_MIN), nullptr, bind(Blob{})},
                                           {bind(""), bind(INT64_MAX), bind("a\tb\n\\N"), nullptr},
                                           {bind("z"), bind(-1), bind(""), bind(Blob(100'000, 255))}};
  auto at = rows.begin();
  ASSERT_TRUE(connection->insert_many("pay", columns, [&](std::vector<Parameter>& row) {
    if (at == rows.end()) return false;
    row = *at++;
    return true;
  }));
  std::size_t seen = 0;
  ASSERT_TRUE(connection->query("SELECT code, amount, note, data FROM pay ORDER BY amount", {}, [&](const Row& row) -> Status {
    const auto& expected = rows[std::array{0, 2, 1}[seen++]];
    EXPECT_EQ(Parameter(row.text(0)), expected[0]);
    EXPECT_EQ(Parameter(row.integer(1)), expected[1]);
    EXPECT_EQ(row.is_null(2) ? Parameter(nullptr) : Parameter(row.text(2)), expected[2]);
    EXPECT_EQ(row.is_null(3) ? Parameter(nullptr) : Parameter(row.blob(3)), expected[3]);
    return {};
  }));
  EXPECT_EQ(seen, 3u);
}

TEST_F(EngineTest, ASnapshotReadsAndDoesNotWrite) {
  ASSERT_TRUE(add("a", Money{}));
  const auto done = connection->snapshot([&]() -> Status {
    EXPECT_EQ(count(), 1);
    EXPECT_FALSE(connection->transaction([&] { return add("b", Money{}); }));
    return {};
  });
  EXPECT_TRUE(done);
  EXPECT_FALSE(connection->snapshot([&] { return add("b", Money{}); }));
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(add("b", Money{})) << "afterwards it can be written again";
}

TEST_F(EngineTest, KnowsItsTablesAndColumns) {
  EXPECT_EQ(connection->tables().value(), std::vector<std::string>{"pay"});
  EXPECT_EQ(connection->columns("pay").value(), (std::vector<std::string>{"code", "amount", "note", "data"}));
  EXPECT_EQ(connection->key("pay").value(), std::vector<std::string>{"code"});
  ASSERT_TRUE(connection->run_script("CREATE TABLE pair (a TEXT, b BIGINT, c TEXT, PRIMARY KEY (c, a))"));
  EXPECT_EQ(connection->key("pair").value(), (std::vector<std::string>{"c", "a"}));
  EXPECT_TRUE(connection->columns("pay'; DROP TABLE pay; --").value().empty());
}

}  // namespace
}  // namespace fenhao::store
