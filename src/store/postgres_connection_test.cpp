#include "store/postgres_connection.h"

#include <gtest/gtest.h>

#include "store/binary.h"
#include "store/for_test.h"
#include "store/postgres_binary.h"

namespace fenhao::store {
namespace {

TEST(PostgresBinary, IntegersKeepTheirSign) {
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, INT64_MIN, INT64_MAX, std::int64_t{-129}})
    EXPECT_EQ(read_integer(big_endian(value, 8)), value);
  EXPECT_EQ(read_integer(big_endian(-2, 2)), -2);
  EXPECT_EQ(big_endian(258, 4), std::string("\0\0\1\2", 4));
}

TEST(PostgresBinary, ACopyRowIsItsCountThenEachLengthAndValue) {
  std::string stream;
  const std::vector<Parameter> row{bind(7), bind("分"), nullptr, bind(Blob{9})};
  postgres::add_copy_row(stream, row);
  EXPECT_EQ(stream, std::string("\0\4\0\0\0\10\0\0\0\0\0\0\0\7\0\0\0\3\xE5\x88\x86\xFF\xFF\xFF\xFF\0\0\0\1\x09", 30));
}

TEST(PostgresAddress, AWrongOneIsToldWithoutItsPassword) {
  for (const char* wrong : {"", "/var/lib/fenhao", "mysql://u:geheim@h/d", "postgresql://u:geheim@[::1/d", "postgresql://u:geheim@h/d?nosuch=1",
                            "host=h password=geheim"}) {
    const auto opened = PostgresConnection::open(wrong, "fenhao");
    ASSERT_FALSE(opened) << wrong;
    EXPECT_EQ(opened.error().code(), ErrorCode::invalid_input) << wrong;
    EXPECT_EQ(opened.error().describe(Lang::en).find("geheim"), std::string::npos);
  }
}

TEST(PostgresAddress, AServerThatIsAwayIsUnavailable) {
  const auto opened = PostgresConnection::open("postgresql://u:geheim@127.0.0.1:1/d", "fenhao");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), ErrorCode::unavailable);
  EXPECT_FALSE(opened.error().hint().empty());
  EXPECT_EQ(opened.error().describe(Lang::zh).find("geheim"), std::string::npos);
}

class PostgresConnectionTest : public testing::Test {
 protected:
  void SetUp() override {
    if (server_for_test().empty()) GTEST_SKIP() << "needs FENHAO_TEST_DB";
    connection = open(schema.address().schema);
    ASSERT_TRUE(connection->set_mark());
    ASSERT_TRUE(connection->run_script("CREATE TABLE pay (code TEXT PRIMARY KEY, amount BIGINT NOT NULL)"));
  }
  static std::unique_ptr<PostgresConnection> open(const std::string& name) { return std::move(PostgresConnection::open(server_for_test(), name).value()); }
  std::int64_t integer(Connection& at, std::string_view sql) {
    std::int64_t value = -1;
    const auto done = at.query(sql, {}, [&](const Row& row) -> Status {
      value = row.integer(0);
      return {};
    });
    EXPECT_TRUE(done) << done.error().describe(Lang::en);
    return value;
  }
  // Ends the session of `connection` from another one, as an administrator or a broken network would.
  void cut() {
    const auto backend = integer(*connection, "SELECT pg_backend_pid()");
    auto administrator = open("fenhao");
    ASSERT_TRUE(administrator->query("SELECT pg_terminate_backend(CAST($1 AS INT))", {bind(backend)}, [](const Row&) -> Status { return {}; }));
    while (integer(*administrator, "SELECT count(*) FROM pg_stat_activity WHERE pid = " + std::to_string(backend)) > 0) {}
  }
  Status add(const std::string& code) { return connection->execute("INSERT INTO pay (code, amount) VALUES ($1, 1)", {bind(code)}); }

  SchemaForTest schema;
  std::unique_ptr<PostgresConnection> connection;
};

TEST_F(PostgresConnectionTest, DurabilityIsNotLeftToTheServersSettings) {
  ASSERT_TRUE(connection->run_script("ALTER ROLE CURRENT_USER SET synchronous_commit TO off"));
  auto fresh = open(schema.address().schema);
  EXPECT_EQ(integer(*fresh, "SELECT CASE current_setting('synchronous_commit') WHEN 'on' THEN 1 ELSE 0 END"), 1);
  ASSERT_TRUE(connection->run_script("ALTER ROLE CURRENT_USER RESET synchronous_commit"));
}

TEST_F(PostgresConnectionTest, AConnectionCutBetweenStatementsIsMadeAnew) {
  ASSERT_TRUE(add("a"));
  cut();
  EXPECT_TRUE(add("b"));
  EXPECT_EQ(integer(*connection, "SELECT count(*) FROM pay"), 2);
}

TEST_F(PostgresConnectionTest, AConnectionCutInsideATransactionUndoesIt) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a"));
    cut();
    (void)add("b");
    return add("c");
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code(), ErrorCode::unavailable);
  EXPECT_FALSE(done.error().hint().empty());
  EXPECT_EQ(integer(*connection, "SELECT count(*) FROM pay"), 0);
}

TEST_F(PostgresConnectionTest, AConnectionCutInTheMiddleOfACopyLeavesNothing) {
  const std::vector<std::string> columns{"code", "amount"};
  int number = 0;
  const auto done = connection->insert_many("pay", columns, [&](std::vector<Parameter>& row) {
    if (++number == 20'000) {
      auto administrator = open("fenhao");
      (void)administrator->query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY pay%' AND pid <> pg_backend_pid()", {}, [](const Row&) -> Status { return {}; });
    }
    row = {bind(std::to_string(number)), bind(number)};
    return number <= 100'000;
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code(), ErrorCode::unavailable) << done.error().describe(Lang::en);
  EXPECT_EQ(integer(*connection, "SELECT count(*) FROM pay"), 0);
}

TEST_F(PostgresConnectionTest, WhetherACommitThatWasCutOffHappenedIsNotClaimed) {
  const auto done = connection->transaction([&]() -> Status {
    FENHAO_CHECK(add("a"));
    cut();
    return {};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code(), ErrorCode::unavailable);
  EXPECT_NE(done.error().describe(Lang::en).find("unknown"), std::string::npos);
}

TEST_F(PostgresConnectionTest, AnErrorQuotesNoValue) {
  ASSERT_TRUE(add("110101199001011237"));
  const auto again = add("110101199001011237");
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
  EXPECT_NE(again.error().describe(Lang::en).find("pay_pkey"), std::string::npos);
  EXPECT_EQ(again.error().describe(Lang::en).find("110101199001011237"), std::string::npos);
  EXPECT_EQ(add(std::string("a\0b", 3)).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(add("\xFF").error().code(), ErrorCode::invalid_input);
}

TEST_F(PostgresConnectionTest, ASchemaOfAnotherProgramIsRefused) {
  ASSERT_TRUE(connection->run_script("COMMENT ON SCHEMA " + schema.address().schema + " IS 'another'"));
  EXPECT_EQ(connection->check_mark().error().code(), ErrorCode::not_allowed);
  EXPECT_EQ(connection->clear().error().code(), ErrorCode::not_allowed);
  EXPECT_EQ(open("public")->check_mark().error().code(), ErrorCode::not_allowed);
  EXPECT_EQ(open("absent")->check_mark().error().code(), ErrorCode::not_found);
  EXPECT_EQ(open("absent")->run_script("CREATE TABLE pay (code TEXT)").error().code(), ErrorCode::internal) << "nothing falls into another schema";
  ASSERT_TRUE(connection->run_script("COMMENT ON SCHEMA " + schema.address().schema + " IS 'Fenhao 分毫'"));
}

}  // namespace
}  // namespace fenhao::store
