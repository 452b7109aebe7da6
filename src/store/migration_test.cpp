#include "store/migration.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "store/for_test.h"

namespace fenhao::store {
namespace {

const std::string now = "2026-11-22T07:30:00Z";

class MigrationTest : public testing::Test {
 protected:
  std::int64_t integer(std::string_view sql) {
    std::int64_t value = -1;
    EXPECT_TRUE(connection->query(sql, {}, [&](const Row& row) -> Status {
      value = row.integer(0);
      return {};
    })) << sql;
    return value;
  }
  bool has_table(const std::string& name) {
    const auto tables = connection->tables().value();
    return std::ranges::find(tables, name) != tables.end();
  }

  EngineForTest engine;
  Engine* connection = &*engine;
  std::vector<Migration> migrations{
      {1, "0001_a", "CREATE TABLE a (x BYTES, BYTES_READ TEXT, y BYTES); CREATE INDEX ax ON a (x);"},
      {2, "0002_b", "CREATE TABLE b (y TEXT);"}};
};

TEST_F(MigrationTest, RunsEachOnceAndRemembersIt) {
  ASSERT_TRUE(migrate(*connection, std::span(migrations).first(1), now));
  EXPECT_FALSE(has_table("b"));
  ASSERT_TRUE(migrate(*connection, migrations, now));
  EXPECT_TRUE(has_table("b"));
  ASSERT_TRUE(connection->execute("INSERT INTO b (y) VALUES ('kept')"));
  ASSERT_TRUE(migrate(*connection, migrations, now));
  EXPECT_EQ(integer("SELECT COUNT(*) FROM b"), 1);
  EXPECT_EQ(integer("SELECT COUNT(*) FROM schema_migration WHERE applied_at = '" + now + "'"), 2);
}

TEST_F(MigrationTest, BytesBecomeTheEnginesType) {
  ASSERT_TRUE(migrate(*connection, migrations, now));
  ASSERT_TRUE(connection->execute("INSERT INTO a (x, BYTES_READ, y) VALUES ($1, 'text', $1)", {bind(Blob{0, 255})}));
  ASSERT_TRUE(connection->query("SELECT x, BYTES_READ, y FROM a", {}, [](const Row& row) -> Status {
    EXPECT_EQ(row.blob(0), (Blob{0, 255}));
    EXPECT_EQ(row.text(1), "text");
    EXPECT_EQ(row.blob(2), (Blob{0, 255}));
    return {};
  }));
}

TEST_F(MigrationTest, AChangedPastIsRefused) {
  ASSERT_TRUE(migrate(*connection, migrations, now));
  migrations[0].sql += " -- a harmless remark";
  const auto again = migrate(*connection, migrations, now);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
  EXPECT_NE(again.error().message().en.find("0001_a"), std::string::npos);
}

TEST_F(MigrationTest, ANewerDatabaseIsRefused) {
  ASSERT_TRUE(migrate(*connection, migrations, now));
  const auto older_program = migrate(*connection, std::span(migrations).first(1), now);
  ASSERT_FALSE(older_program);
  EXPECT_EQ(older_program.error().code(), ErrorCode::not_allowed);
}

TEST_F(MigrationTest, AFailingStepLeavesNothingOfTheWholeUpgrade) {
  migrations.push_back({3, "0003_c", "CREATE TABLE c (z TEXT); CREATE TABLE a (again TEXT);"});
  const auto failed = migrate(*connection, migrations, now);
  ASSERT_FALSE(failed);
  EXPECT_NE(failed.error().describe(Lang::en).find("0003_c"), std::string::npos);
  for (const char* table : {"a", "b", "c", "schema_migration"}) EXPECT_FALSE(has_table(table)) << table;
}

TEST(EmbeddedMigrations, AreTheFilesOfTheProject) {
  const auto migrations = embedded_migrations();
  ASSERT_FALSE(migrations.empty());
  int number = 0;
  for (const auto& migration : migrations) {
    EXPECT_EQ(migration.number, ++number) << "numbers follow one another";
    EXPECT_EQ(migration.sql,
              read_file(source_file("db/migrations/") + migration.name + ".sql").value());
  }
}

}  // namespace
}  // namespace fenhao::store
