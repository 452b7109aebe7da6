#include "store/backup.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/fresh_directory_for_test.h"
#include "base/yaml.h"
#include "store/engine.h"
#include "store/fault_for_test.h"
#include "store/sealed_file.h"

namespace fenhao::store {
namespace {

class Backup : public testing::Test {
 protected:
  Backup() {
    for (int i = 0; i < 3; ++i)
      if (!store.audit("li.si", "import.roster", "批 " + std::to_string(i), "{}")) ADD_FAILURE();
    const std::vector<std::string> columns{"employee", "name", "identity_kind", "identity", "identity_index", "birth", "sex", "nationality", "household", "phone", "bank_name", "bank_account", "batch"};
    int number = 0;
    if (!store.connection().insert_many("person", columns, [&](std::vector<Parameter>& row) {
          const std::string employee = std::to_string(number);
          row = {bind(employee), bind("员工\n'\"" + employee), bind("x"), bind(Blob{0, 255, 39}), bind(Blob{}), bind("1990-01-01"), bind("male"), bind("中国"), bind(""), nullptr, bind("行"), number % 2 ? bind(Blob(300, 7)) : Parameter(nullptr), bind(1)};
          return number++ < 5000;
        }))
      ADD_FAILURE();
  }

  static std::int64_t rows_of(const BackupContents& contents, const std::string& table) {
    for (const auto& counted : contents.tables)
      if (counted.table == table) return counted.rows;
    return -1;
  }

  FreshDirectory directory;
  SchemaForTest schema, other_schema;
  std::filesystem::path key = directory / "fenhao.key", file = directory / "a.backup";
  Store store = std::move(Store::create(schema.address(directory / "data"), key).value());
  Address elsewhere = other_schema.address(directory / "other");
};

TEST_F(Backup, ComesBackTableByTable) {
  const auto written = write_backup(store, {{"settings.yaml", "a: 1\n"}}, file);
  ASSERT_TRUE(written) << written.error().describe(Lang::en);
  EXPECT_EQ(rows_of(*written, "person"), 5000);
  EXPECT_EQ(written->audit_entries, 3);
  const auto restored = restore_backup(file, elsewhere, key);
  ASSERT_TRUE(restored) << restored.error().describe(Lang::en);
  ASSERT_EQ(restored->texts.size(), 1u);
  EXPECT_EQ(restored->texts[0].content, "a: 1\n");
  auto other = Store::open(elsewhere, key);
  ASSERT_TRUE(other) << other.error().describe(Lang::en);
  EXPECT_EQ(contents_of(*other)->tables, written->tables);
  EXPECT_EQ(contents_of(*other)->last_audit_hash, written->last_audit_hash);
  EXPECT_EQ(other->verify_audit().value(), 3);
  ASSERT_TRUE(other->audit("a", "b", "c", "{}")) << "and it goes on";
}

// From either engine to the other: SQLite here, whatever is under test there.
TEST_F(Backup, IsTheSameForBothEngines) {
  ASSERT_TRUE(write_backup(store, {}, file));
  const Address sqlite{directory / "sqlite"};
  ASSERT_TRUE(restore_backup(file, sqlite, key));
  auto on_sqlite = Store::open(sqlite, key);
  ASSERT_TRUE(on_sqlite);
  EXPECT_EQ(contents_of(*on_sqlite)->tables, contents_of(store)->tables);
  ASSERT_TRUE(write_backup(*on_sqlite, {}, directory / "b.backup"));
  const auto back = restore_backup(directory / "b.backup", elsewhere, key);
  ASSERT_TRUE(back) << back.error().describe(Lang::en);
  EXPECT_EQ(back->tables, contents_of(store)->tables);
}

TEST_F(Backup, AnyDifferenceShowsInItsTable) {
  const auto before = contents_of(store)->tables;
  ASSERT_TRUE(store.connection().execute("UPDATE person SET bank_name = '行 ' WHERE employee = '4999'"));
  const auto after = contents_of(store)->tables;
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i] == after[i], before[i].table != "person") << before[i].table;
}

TEST_F(Backup, NothingIsOverwritten) {
  ASSERT_TRUE(write_backup(store, {}, file));
  EXPECT_EQ(write_backup(store, {}, file).error().code(), ErrorCode::conflict);
  EXPECT_EQ(restore_backup(file, schema.address(directory / "data"), key).error().code(), ErrorCode::conflict);
  EXPECT_EQ(rows_of(*contents_of(store), "person"), 5000) << "what was there is untouched";
  EXPECT_EQ(check_backup(directory / "absent", store.cipher()).error().code(), ErrorCode::not_found);
}

TEST_F(Backup, IsOnlyForItsOwnerAndItsKey) {
  ASSERT_TRUE(write_backup(store, {}, file));
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(read_file(file.string())->find("员工"), std::string::npos);
  EXPECT_EQ(check_backup(file, Cipher::throw_away()).error().code(), ErrorCode::not_allowed);
  ASSERT_TRUE(Cipher::create_key_file(directory / "other.key"));
  EXPECT_EQ(restore_backup(file, elsewhere, directory / "other.key").error().code(), ErrorCode::not_allowed);
  EXPECT_EQ(Store::open(elsewhere, directory / "other.key").error().code(), ErrorCode::not_found);
}

TEST_F(Backup, DamageAnywhereIsFoundAndNothingIsRestored) {
  ASSERT_TRUE(write_backup(store, {}, file));
  const std::string good = *read_file(file.string());
  const auto bad = directory / "bad.backup";
  const auto expect_refused = [&](const std::string& bytes, const std::string& what) {
    std::ofstream(bad, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_FALSE(check_backup(bad, store.cipher())) << what;
    EXPECT_FALSE(restore_backup(bad, elsewhere, key)) << what;
    EXPECT_EQ(Store::open(elsewhere, key).error().code(), ErrorCode::not_found) << what;
  };
  for (const std::size_t at : {std::size_t{0}, std::size_t{20}, std::size_t{40}, std::size_t{60}, good.size() / 2, good.size() - 1}) {
    std::string changed = good;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    expect_refused(changed, "changed at " + std::to_string(at));
    expect_refused(good.substr(0, at), "cut off at " + std::to_string(at));
  }
  expect_refused(good + "x", "longer");
  EXPECT_TRUE(check_backup(file, store.cipher()));
}

TEST_F(Backup, APieceCannotBeLeftOutOrTakenFromAnotherFile) {
  const std::string content(1'000'000, 'x');
  for (const char* name : {"one", "two"}) {
    auto out = SealedWriter::create(directory / name, store.cipher());
    ASSERT_TRUE(out && out->write(content) && out->finish());
  }
  const std::string one = *read_file((directory / "one").string()), two = *read_file((directory / "two").string());
  const std::size_t head = 59, piece = 5 + (1 << 18) + 33;
  const auto reads = [&](const std::string& bytes) {
    std::ofstream(directory / "bad", std::ios::binary | std::ios::trunc) << bytes;
    auto in = SealedReader::open(directory / "bad", store.cipher());
    return in && in->read(content.size()) && in->is_at_end().value_or(false);
  };
  EXPECT_TRUE(reads(one));
  EXPECT_FALSE(reads(one.substr(0, head) + one.substr(head + piece))) << "the first left out";
  EXPECT_FALSE(reads(one.substr(0, head + 3 * piece))) << "the last left out";
  EXPECT_FALSE(reads(one.substr(0, head) + one.substr(head + piece, piece) + one.substr(head, piece) + one.substr(head + 2 * piece))) << "swapped";
  EXPECT_FALSE(reads(one.substr(0, head + piece) + two.substr(head + piece))) << "of another file";
}

// Another process writes all the time; what is written together stands in the backup together.
TEST_F(Backup, IsOneStateWhileAnotherProcessWrites) {
  OtherProcess writer([&] {
    auto other = Store::open(schema.address(directory / "data"), key);
    if (!other) return 1;
    for (int i = 0;; ++i) {
      const std::string number = std::to_string(i);
      const auto done = other->transaction([&]() -> Status {
        FENHAO_CHECK(put(*other, "pair a " + number, "1"));
        FENHAO_CHECK(other->audit("a", "pair", number, "{}"));
        return put(*other, "pair b " + number, "1");
      });
      if (!done) return 2;
    }
  });
  writer.go();
  std::int64_t last = 0;
  for (int i = 0; i < 5; ++i) {
    const auto copy = directory / ("copy" + std::to_string(i));
    while (count(store, "pair") < last + 4) {}
    const auto written = write_backup(store, {}, copy);
    ASSERT_TRUE(written) << written.error().describe(Lang::en);
    const SchemaForTest copy_schema;
    const auto place = copy_schema.address(directory / ("place" + std::to_string(i)));
    ASSERT_TRUE(restore_backup(copy, place, key));
    auto restored = Store::open(place, key);
    ASSERT_TRUE(restored);
    EXPECT_EQ(count(*restored, "pair a"), count(*restored, "pair b"));
    EXPECT_EQ(restored->verify_audit().value(), 3 + count(*restored, "pair a"));
    EXPECT_EQ(contents_of(*restored)->tables, written->tables);
    EXPECT_GT(count(*restored, "pair"), last) << "it wrote meanwhile";
    last = count(*restored, "pair");
  }
  writer.kill();
}

}  // namespace
}  // namespace fenhao::store
