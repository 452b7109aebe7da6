#include "store/audit_chain.h"

#include <gtest/gtest.h>

#include "store/for_test.h"

namespace fenhao::store {
namespace {

class AuditChain : public testing::Test {
 protected:
  AuditChain() {
    store.set_clock([] { return std::string("2026-11-22T07:30:00Z"); });
    for (int i = 1; i <= 5; ++i)
      if (!store.audit("li.si", "import.roster", "花名册 " + std::to_string(i),
                       R"({"rows":)" + std::to_string(i) + "}"))
        ADD_FAILURE();
  }

  // Changes the table without the product, as someone with the database file could.
  void behind_its_back(std::string_view sql) { ASSERT_TRUE(store.connection().execute(sql)) << sql; }

  void expect_broken_at(int number) {
    const auto verified = store.verify_audit();
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().code(), ErrorCode::conflict);
    EXPECT_EQ(verified.error().where().subject, "audit_entry " + std::to_string(number));
  }

  StoreForTest database;
  Store& store = *database;
};

TEST_F(AuditChain, IntactCountsItsEntries) { EXPECT_EQ(store.verify_audit().value(), 5); }

TEST_F(AuditChain, EntriesComeBackInOrder) {
  std::vector<AuditEntry> entries;
  ASSERT_TRUE(store.read_audit([&](const AuditEntry& entry) -> Status {
    entries.push_back(entry);
    return {};
  }));
  ASSERT_EQ(entries.size(), 5u);
  EXPECT_EQ(entries[1].number, 2);
  EXPECT_EQ(entries[1].at, "2026-11-22T07:30:00Z");
  EXPECT_EQ(entries[1].actor, "li.si");
  EXPECT_EQ(entries[1].action, "import.roster");
  EXPECT_EQ(entries[1].subject, "花名册 2");
  EXPECT_EQ(entries[1].details, R"({"rows":2})");
  EXPECT_EQ(entries[1].hash, audit_hash(entries[0].hash, entries[1]));
}

TEST_F(AuditChain, AnyChangedFieldShows) {
  for (const char* field : {"at", "actor", "action", "subject", "details", "hash"}) {
    std::string before;
    const std::string column(field);
    ASSERT_TRUE(store.connection().query("SELECT " + column + " FROM audit_entry WHERE number = 3", {},
                                         [&](const Row& row) -> Status {
                                           before = row.text(0);
                                           return {};
                                         }));
    behind_its_back("UPDATE audit_entry SET " + column + " = " + column + " || 'x' WHERE number = 3");
    expect_broken_at(3);
    ASSERT_TRUE(
        store.connection().execute("UPDATE audit_entry SET " + column + " = $1 WHERE number = 3", {bind(before)}));
    EXPECT_EQ(store.verify_audit().value(), 5);
  }
}

TEST_F(AuditChain, ARemovedEntryShows) {
  behind_its_back("DELETE FROM audit_entry WHERE number = 2");
  expect_broken_at(2);
}

TEST_F(AuditChain, ARemovedEntryShowsAlsoWhenTheRestIsNumberedAnew) {
  behind_its_back("DELETE FROM audit_entry WHERE number = 2");
  for (const char* number : {"3", "4", "5"})
    behind_its_back(std::string("UPDATE audit_entry SET number = number - 1 WHERE number = ") + number);
  expect_broken_at(2);
}

TEST_F(AuditChain, SwappedEntriesShow) {
  behind_its_back("UPDATE audit_entry SET number = -number WHERE number IN (2, 3)");
  behind_its_back("UPDATE audit_entry SET number = 5 + number WHERE number < 0");
  expect_broken_at(2);
}

TEST_F(AuditChain, ARewrittenEntryBreaksTheNextOne) {
  AuditEntry forged;
  std::string first_hash;
  ASSERT_TRUE(store.read_audit([&](const AuditEntry& entry) -> Status {
    if (entry.number == 1) first_hash = entry.hash;
    if (entry.number == 2) forged = entry;
    return {};
  }));
  forged.actor = "wang.wu";
  ASSERT_TRUE(store.connection().execute("UPDATE audit_entry SET actor = $1, hash = $2 WHERE number = 2",
                                         {bind(forged.actor), bind(audit_hash(first_hash, forged))}));
  expect_broken_at(3);
}

TEST_F(AuditChain, FieldsCannotFlowIntoOneAnother) {
  const AuditEntry one{.number = 1,
                       .at = "t",
                       .actor = "a",
                       .action = "b\",\"subject\":\"c",
                       .subject = "",
                       .details = "{}",
                       .hash = {}};
  AuditEntry other = one;
  other.action = "b";
  other.subject = "c";
  EXPECT_NE(audit_hash("", one), audit_hash("", other));
  AuditEntry control = one;
  control.subject = "\n";
  AuditEntry escaped = one;
  escaped.subject = "\\u000a";
  EXPECT_NE(audit_hash("", control), audit_hash("", escaped));
}

TEST_F(AuditChain, GoesWithItsTransaction) {
  EXPECT_FALSE(store.transaction([&]() -> Status {
    FENHAO_CHECK(store.audit("li.si", "run.close", "2026-10", "{}"));
    return fail(ErrorCode::invalid_input, "停", "stop");
  }));
  EXPECT_EQ(store.verify_audit().value(), 5);
  ASSERT_TRUE(store.audit("li.si", "run.close", "2026-10", "{}"));
  EXPECT_EQ(store.verify_audit().value(), 6);
}

// The hash of a known entry, computed by another program: anyone can check the chain with sha256sum.
TEST(AuditHash, IsSha256OfTheDocumentedText) {
  const AuditEntry entry{.number = 1,
                         .at = "2026-11-22T07:30:00Z",
                         .actor = "li.si",
                         .action = "run.close",
                         .subject = "2026-10",
                         .details = "{}",
                         .hash = {}};
  EXPECT_EQ(audit_hash(std::string(64, '0'), entry),
            "46b570742d9154f097745b9de60a6109d33fc099da2576e9a272f17e1dc099f3");
}

}  // namespace
}  // namespace fenhao::store
