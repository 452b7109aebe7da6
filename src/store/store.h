// The database behind everything: connections, typed statements, migrations, audit chain, field encryption.
// One tenant = one SQLite file (WAL, full synchronous) or one schema of a PostgreSQL database. SQL text is common to
// both, parameters are $1, $2 …, no engine types show. Not thread-safe: one Connection per thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/identifiers.h"
#include "base/money.h"

namespace fenhao::store {

class Engine;

using Blob = std::vector<std::uint8_t>;
using Parameter = std::variant<std::nullptr_t, std::int64_t, std::string, Blob>;

// How domain values travel: Money as fen, Date and Month as ISO text (readable by SQL), Rate as decimal text.
inline Parameter bind(std::int64_t value) { return value; }
inline Parameter bind(std::string value) { return value; }
inline Parameter bind(Money value) { return value.fen(); }
inline Parameter bind(Date value) { return value.to_string(); }
inline Parameter bind(Month value) { return value.to_string(); }
inline Parameter bind(Rate value) { return value.to_string(); }
inline Parameter bind(Blob value) { return value; }
template <class T>
Parameter bind(std::optional<T> value) {
  return value ? bind(*std::move(value)) : Parameter(nullptr);
}

// One row of a result. Reading a column as a type it does not hold (a text as integer, NULL as anything) throws
// Failure(internal), which query() returns as its error.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string text(int column) const = 0;
  virtual Blob blob(int column) const = 0;
  Money money(int column) const { return Money::from_fen(integer(column)); }
  Result<Date> date(int column) const { return Date::parse(text(column)); }
  Result<Month> month(int column) const { return Month::parse(text(column)); }
};

class Connection {
 public:
  virtual ~Connection() = default;
  // Statements are prepared once per text and kept. One statement a call; conflict when a constraint refuses it,
  // unavailable when the disk is full, read-only or damaged, another process holds the lock, or the server is gone.
  // A statement that failed inside a transaction undoes it: no other may follow. What writes goes through execute.
  virtual Status execute(std::string_view sql, std::span<const Parameter> parameters = {}) = 0;
  virtual Status query(std::string_view sql, std::span<const Parameter> parameters,
                       const std::function<Status(const Row&)>& each) = 0;
  // Many rows of one insert, all or none; the fastest way the engine has (COPY on PostgreSQL). `next` fills an
  // empty row, false = no more; it must not use the connection.
  virtual Status insert_many(std::string_view table, std::span<const std::string> columns,
                             const std::function<bool(std::vector<Parameter>&)>& next) = 0;
  virtual std::int64_t changes() const = 0;

  Status execute(std::string_view sql, std::initializer_list<Parameter> parameters) {
    return execute(sql, std::span<const Parameter>(parameters.begin(), parameters.size()));
  }
  Status query(std::string_view sql, std::initializer_list<Parameter> parameters,
               const std::function<Status(const Row&)>& each) {
    return query(sql, std::span<const Parameter>(parameters.begin(), parameters.size()), each);
  }
};

// Encrypts identity numbers, bank accounts and phones: AES-256-GCM, random nonce, key id in front; the column
// and row are authenticated so that a value cannot be moved. The key file lives outside the database, mode 0600.
// Const members are safe to share between threads.
class Cipher {
 public:
  static Result<Cipher> create_key_file(const std::filesystem::path& path);  // conflict when it exists
  // not_found; not_allowed when group or others may read the file; invalid_input when it holds no key.
  static Result<Cipher> load(const std::filesystem::path& path);
  static Cipher throw_away();  // a random key that is written nowhere: tests only
  std::string key_id() const;  // tells which key, not the key
  Blob encrypt(std::string_view plain, std::string_view bound_to) const;
  // not_allowed when the key is another, the value was changed, or it is bound to something else.
  Result<Secret> decrypt(std::span<const std::uint8_t> sealed, std::string_view bound_to) const;
  // Keyed hash for look-up by exact value (HMAC-SHA-256, its own derived key), domain = column name.
  Blob blind_index(std::string_view value, std::string_view domain) const;

  Cipher(Cipher&&) noexcept;
  Cipher& operator=(Cipher&&) noexcept;
  ~Cipher();

 private:
  Cipher();
  struct State;
  std::unique_ptr<State> state_;
};

// SHA-256 of the bytes, in hex: content addresses of rule texts, files, audit entries.
std::string sha256_hex(std::string_view bytes);

// One entry of the audit chain. `details` is JSON without identity numbers, accounts or pay.
struct AuditEntry {
  std::int64_t number = 0;
  std::string at;  // UTC, ISO 8601, from the shell's clock
  std::string actor;
  std::string action;  // "import.roster", "run.approve"
  std::string subject;
  std::string details;
  std::string hash;  // SHA-256 over previous hash and this entry, hex
};

// Where a tenant's database is.
struct Address {
  std::filesystem::path directory;  // of fenhao.db, when it is SQLite
  std::string server = {};          // postgresql://user@host/database, when it is PostgreSQL
  std::string schema = "fenhao";    // on PostgreSQL
};

// A tenant's database, opened and migrated.
class Store {
 public:
  // Makes database and key file and migrates, or leaves nothing behind. unavailable when the directory is read-only,
  // the disk is full or the server away; conflict when a database or the key file is there already.
  static Result<Store> create(const Address& address, const std::filesystem::path& key_file);
  // Opens and migrates forward. not_found without a database; not_allowed for a database newer than this program,
  // another program's, or one of another key; conflict when an applied migration was changed since.
  static Result<Store> open(const Address& address, const std::filesystem::path& key_file);
  // With a key that is written nowhere, in memory or in a new schema: tests only.
  static Result<Store> throw_away(const Address& address = {});

  Connection& connection();
  const Cipher& cipher() const;

  // Runs `work` in one transaction: all of it or nothing. Nested calls join the outer one; when one of them failed
  // the whole is undone, also if the outer work went on. A Failure thrown inside is returned as its error.
  Status transaction(const std::function<Status()>& work);

  // The largest id of a table that numbers its rows; 0 when it is empty. Inside a transaction one more is the next.
  Result<std::int64_t> highest_id(std::string_view table);

  // Appends to the audit chain inside the current transaction.
  Status audit(std::string_view actor, std::string_view action, std::string_view subject,
               std::string_view details_json);
  // Recomputes the chain; the first broken entry is an error naming its number.
  Result<std::int64_t> verify_audit();
  Status read_audit(const std::function<Status(const AuditEntry&)>& each);

  // How long a write waits for another process before it is `unavailable`; 10 seconds unless told.
  void set_lock_patience(std::chrono::milliseconds patience);

  // The shell's clock, replaceable in tests. UTC "2026-11-22T07:30:00Z". Time in a company never runs back: a system
  // clock behind the last audit entry counts as standing at it, so that what was known stays known.
  void set_clock(std::function<std::string()> now);
  std::string now() const;
  Date today() const;  // the day in China at now()

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

 private:
  Store();
  static Result<Cipher> fill_new(Engine& database, const Address& address, const std::function<Result<Cipher>()>& make_key);
  static Store assembled(std::unique_ptr<Engine> engine, Cipher cipher);
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fenhao::store
