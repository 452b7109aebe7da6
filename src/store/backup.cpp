#include "store/backup.h"

#include <algorithm>

#include "store/backup_records.h"
#include "store/engine.h"
#include "store/migration.h"

namespace fenhao::store {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// Every table in order of its name, every row in order of its key, to `out` when there is one.
class Reading {
 public:
  Reading(Engine& engine, SealedWriter* out) : engine_(engine), out_(out) {}

  Result<BackupContents> all() {
    FENHAO_TRY(tables, engine_.tables());
    for (const auto& table : tables) FENHAO_CHECK(read(table));
    return std::move(contents_);
  }

 private:
  Status put(char kind, const std::string& content) { return out_ ? write_record(*out_, {kind, content}) : Status(); }

  Status read(const std::string& table) {
    FENHAO_TRY(columns, engine_.columns(table));
    FENHAO_TRY(key, engine_.key(table));
    std::vector<std::string> head{table};
    head.insert(head.end(), columns.begin(), columns.end());
    FENHAO_CHECK(put(table_record, encode_texts(head)));
    TableCount count(table, columns);
    std::vector<Parameter> values(columns.size());
    FENHAO_CHECK(engine_.query("SELECT " + listed(columns) + " FROM " + table + " ORDER BY " + listed(key), {}, [&](const Row& row) -> Status {
      for (std::size_t i = 0; i < values.size(); ++i) values[i] = row.value(static_cast<int>(i));
      const std::string encoded = encode_row(values);
      FENHAO_CHECK(count.take(values, encoded));
      return put(row_record, encoded);
    }));
    if (count.is_audit()) {
      contents_.audit_entries = count.chain().entries();
      contents_.last_audit_hash = count.chain().last_hash();
    }
    contents_.tables.push_back(count.finish());
    return put(table_end_record, contents_.tables.back().digest);
  }

  Engine& engine_;
  SealedWriter* out_;
  BackupContents contents_;
};

// A backup as it is read: table by table, row by row. What it says about itself is checked on the way.
class BackupReading {
 public:
  static Result<BackupReading> open(const std::filesystem::path& file, const Cipher& cipher) {
    FENHAO_TRY(sealed, SealedReader::open(file, cipher));
    BackupReading reading(file, std::move(sealed));
    FENHAO_TRY(begin, read_record(reading.sealed_));
    const auto said = decode_texts(begin.content);
    if (begin.kind != begin_record || !said || said->size() != 2) return fail(reading.damaged());
    reading.contents.made_at = (*said)[0];
    reading.migration = std::atoi((*said)[1].c_str());
    FENHAO_CHECK(reading.advance());
    while (reading.record_.kind == text_record) {
      const auto text = decode_texts(reading.record_.content);
      if (!text || text->size() != 2) return fail(reading.damaged());
      reading.contents.texts.push_back({(*text)[0], (*text)[1]});
      FENHAO_CHECK(reading.advance());
    }
    return reading;
  }

  // The next table: its name first, then its columns. Empty at the end.
  Result<std::vector<std::string>> next_table() {
    if (record_.kind == end_record) {
      FENHAO_TRY(is_end, sealed_.is_at_end());
      if (!is_end) return fail(damaged());
      return std::vector<std::string>();
    }
    const auto head = decode_texts(record_.content);
    if (record_.kind != table_record || !head || head->empty()) return fail(damaged());
    count_.emplace(head->front(), std::vector<std::string>(head->begin() + 1, head->end()));
    FENHAO_CHECK(advance());
    return *head;
  }

  // False behind the last row of the table.
  Result<bool> next_row(std::vector<Parameter>& row) {
    if (record_.kind == row_record) {
      auto values = decode_row(record_.content);
      if (!values) return fail(damaged());
      FENHAO_CHECK(count_->take(*values, record_.content));
      row = std::move(*values);
      FENHAO_CHECK(advance());
      return true;
    }
    if (count_->is_audit()) {
      contents.audit_entries = count_->chain().entries();
      contents.last_audit_hash = count_->chain().last_hash();
    }
    contents.tables.push_back(count_->finish());
    if (record_.kind != table_end_record || record_.content != contents.tables.back().digest) return fail(damaged());
    FENHAO_CHECK(advance());
    return false;
  }

  BackupContents contents;
  int migration = 0;  // the last one of the database it was made of

 private:
  BackupReading(std::filesystem::path file, SealedReader sealed) : file_(std::move(file)), sealed_(std::move(sealed)) {}
  Status advance() {
    FENHAO_TRY(record, read_record(sealed_));
    record_ = std::move(record);
    return {};
  }
  Error damaged() const {
    return Error(ErrorCode::invalid_input, {"备份的内容与它的校验值不符", "the backup's content does not match its digests"})
        .at({.file = file_.string()})
        .way_out({"改用另一份备份", "use another backup"});
  }

  std::filesystem::path file_;
  SealedReader sealed_;
  Record record_;
  std::optional<TableCount> count_;
};

Result<int> last_migration(Engine& engine) {
  int last = 0;
  FENHAO_CHECK(engine.query("SELECT max(number) FROM schema_migration", {}, [&](const Row& row) -> Status {
    last = static_cast<int>(row.integer(0));
    return {};
  }));
  return last;
}

Status fill_table(Engine& engine, const std::vector<std::string>& head, BackupReading& backup) {
  const std::string& table = head.front();
  const std::vector<std::string> columns(head.begin() + 1, head.end());
  FENHAO_TRY(known, engine.columns(table));  // none for a name that is no table of ours
  if (known.empty() || !std::ranges::is_permutation(known, columns))
    return fail(ErrorCode::invalid_input, "备份里的表 " + table + " 与本程序不符", "the backup's table " + table + " is not as this program has it");
  FENHAO_CHECK(engine.execute("DELETE FROM " + table));
  return engine.insert_many(table, columns, [&](std::vector<Parameter>& row) {
    auto more = backup.next_row(row);
    if (!more) throw Failure(more.error());
    return *more;
  });
}

// The tables as they were when the backup was made, filled, and then brought forward.
Status fill(Engine& engine, BackupReading& backup, const std::string& now) {
  const auto migrations = embedded_migrations();
  const auto then = std::ranges::count_if(migrations, [&](const auto& migration) { return migration.number <= backup.migration; });
  if (then == 0 || migrations[static_cast<std::size_t>(then - 1)].number != backup.migration)
    return fail(Error(ErrorCode::not_allowed, {"备份由更新的程序版本写成", "the backup was written by a newer program"})
                    .way_out({"请升级本程序后再恢复", "upgrade this program, then restore"}));
  FENHAO_CHECK(migrate(engine, std::span(migrations).first(static_cast<std::size_t>(then)), now));
  while (true) {
    FENHAO_TRY(head, backup.next_table());
    if (head.empty()) break;
    FENHAO_CHECK(fill_table(engine, head, backup));
  }
  return migrate(engine, migrations, now);
}

}  // namespace

Result<BackupContents> contents_of(Store& store) {
  BackupContents contents;
  FENHAO_CHECK(store.engine().snapshot([&]() -> Status {
    FENHAO_TRY(read, Reading(store.engine(), nullptr).all());
    contents = std::move(read);
    return {};
  }));
  return contents;
}

Result<BackupContents> write_backup(Store& store, const std::vector<BackupText>& texts, const std::filesystem::path& file) {
  FENHAO_TRY(out, SealedWriter::create(file, store.cipher()));
  BackupContents contents;
  const std::string made_at = store.now();
  FENHAO_CHECK(store.engine().snapshot([&]() -> Status {
    FENHAO_TRY(last, last_migration(store.engine()));
    FENHAO_CHECK(write_record(out, {begin_record, encode_texts(std::vector{made_at, std::to_string(last)})}));
    for (const auto& text : texts) FENHAO_CHECK(write_record(out, {text_record, encode_texts(std::vector{text.name, text.content})}));
    FENHAO_TRY(read, Reading(store.engine(), &out).all());
    contents = std::move(read);
    return write_record(out, {end_record, {}});
  }));
  FENHAO_CHECK(out.finish());
  contents.made_at = made_at;
  contents.texts = texts;
  return contents;
}

Result<BackupContents> check_backup(const std::filesystem::path& file, const Cipher& cipher) {
  FENHAO_TRY(backup, BackupReading::open(file, cipher));
  while (true) {
    FENHAO_TRY(head, backup.next_table());
    if (head.empty()) return std::move(backup.contents);
    for (std::vector<Parameter> row;;) {
      FENHAO_TRY(more, backup.next_row(row));
      if (!more) break;
    }
  }
}

Result<BackupContents> restore_backup(const std::filesystem::path& file, const Address& address, const std::filesystem::path& key_file) {
  FENHAO_TRY(cipher, Cipher::load(key_file));
  FENHAO_TRY(backup, BackupReading::open(file, cipher));
  FENHAO_TRY(own, Cipher::load(key_file));
  const auto made = Store::create_from(address, std::move(own), [&](Engine& engine) { return fill(engine, backup, backup.contents.made_at); });
  if (!made) return fail(made.error());
  return std::move(backup.contents);
}

}  // namespace fenhao::store
