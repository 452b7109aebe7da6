#include "store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <optional>

#include "store/audit_chain.h"
#include "store/key_file.h"
#include "store/migration.h"
#include "store/postgres_connection.h"
#include "store/sqlite_connection.h"

namespace fenhao::store {
namespace {

std::string system_clock() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::filesystem::path database_file(const std::filesystem::path& directory) { return directory / "fenhao.db"; }

Error cannot_create(const std::filesystem::path& path, const std::string& why) {
  return Error(ErrorCode::unavailable, {"无法创建：" + why, "cannot be created: " + why})
      .at({.file = path.string()})
      .way_out({"检查目录权限和磁盘空间，或换一个目录",
                "check the directory's permissions and the disk space, or choose another directory"});
}

Error is_there_already(const Address& address) {
  return Error(ErrorCode::conflict, {"数据库已存在，没有覆盖", "a database is there already and was left alone"})
      .at({.file = address.server.empty() ? database_file(address.directory).string() : address.schema})
      .way_out({"直接使用它，或换一个目录", "use it, or choose another directory"});
}

// An empty file that only this user may read; SQLite gives its log files the same mode. One that is there already may
// be what an interrupted creation left: fill_new() tells. Gives whether this call made it.
Result<bool> create_database_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno != EEXIST) return fail(cannot_create(file, std::strerror(errno)));
  if (descriptor >= 0) ::close(descriptor);
  return descriptor >= 0;
}

Status remember_key(Connection& connection, const std::string& key_id) {
  return connection.execute("INSERT INTO setting (name, value) VALUES ('key_id', $1)", {bind(key_id)});
}

Status check_key(Connection& connection, const std::string& key_id) {
  std::string known;
  FENHAO_CHECK(connection.query("SELECT value FROM setting WHERE name = 'key_id'", {}, [&](const Row& row) -> Status {
    known = row.text(0);
    return {};
  }));
  if (known == key_id) return {};
  return fail(
      Error(ErrorCode::not_allowed, {"密钥文件不属于这个数据库", "the key file does not belong to this database"})
          .way_out({"指明创建该数据库时的密钥文件", "name the key file that was made with this database"}));
}

// On a server there is nothing to remove: the schema is made in the same transaction as what lies in it.
void remove_new(const Address& address) {
  if (!address.server.empty()) return;
  std::error_code ignored;
  for (const char* part : {"", "-wal", "-shm"})
    std::filesystem::remove(database_file(address.directory).string() + part, ignored);
}

struct NewDatabase {
  std::unique_ptr<Engine> engine;
  bool made_here = false;  // may be removed again; what was there before never is
};

Result<NewDatabase> make_new(const Address& address) {
  if (!address.server.empty()) {
    FENHAO_TRY(engine, PostgresConnection::open(address.server, address.schema));
    return NewDatabase{std::move(engine)};
  }
  std::error_code problem;
  std::filesystem::create_directories(address.directory, problem);
  if (problem) return fail(cannot_create(address.directory, problem.message()));
  FENHAO_TRY(made_here, create_database_file(database_file(address.directory)));
  auto opened = SqliteConnection::open(database_file(address.directory));
  if (!opened && made_here) remove_new(address);
  if (!opened) return fail(std::move(opened).error().at({.file = database_file(address.directory).string()}));
  return NewDatabase{std::move(*opened), made_here};
}

Error not_made(const Address& address) {
  const std::string data = address.directory.string();
  const bool on_server = !address.server.empty();
  return Error(ErrorCode::not_found, on_server ? Text{"数据库服务器上还没有建立这家公司（模式 " + address.schema + "）", "the company is not on the database server yet (schema " + address.schema + ")"}
                                               : Text{"公司数据目录 " + data + " 还没有建立", "there is no workspace in " + data + " yet"})
      .way_out({"先新建：fenhao init --data " + data + "；已经建过的，用 --data" + (on_server ? "、--db" : "") + " 指明它在哪里",
                "make one: fenhao init --data " + data + "; if you have one already, name it with --data" + (on_server ? " and --db" : "")});
}

Result<std::unique_ptr<Engine>> open_file(const Address& address) {
  const auto file = database_file(address.directory);
  std::error_code unreadable;
  if (!std::filesystem::exists(file, unreadable) && !unreadable) return fail(not_made(address));
  auto opened = SqliteConnection::open(file);
  if (!opened) return fail(std::move(opened).error().at({.file = file.string()}));
  return std::move(*opened);
}

Result<std::unique_ptr<Engine>> open_existing(const Address& address) {
  auto opened = address.server.empty() ? open_file(address) : PostgresConnection::open(address.server, address.schema);
  if (!opened) return opened;
  auto marked = (*opened)->check_mark();
  if (!marked) return fail(marked.error().code() == ErrorCode::not_found ? not_made(address) : marked.error());
  return opened;
}

}  // namespace

struct Store::State {
  State(std::unique_ptr<Engine> opened, Cipher loaded) : engine(std::move(opened)), cipher(std::move(loaded)) {}

  std::unique_ptr<Engine> engine;
  Cipher cipher;
  std::function<std::string()> clock;  // empty: the system's
  std::string latest;                  // moment of the last audit entry when it was opened
};

Store::Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

// What every new database holds, in one transaction with the making of its key: of two that create at once the second
// finds the first one's tables before it touches a key.
Result<Cipher> Store::fill_new(Engine& database, const Address& address, const std::function<Result<Cipher>()>& make_key) {
  std::optional<Cipher> cipher;
  FENHAO_CHECK(database.transaction([&]() -> Status {
    FENHAO_TRY(tables, database.tables());
    if (!tables.empty()) return fail(is_there_already(address));
    FENHAO_CHECK(database.set_mark());
    FENHAO_TRY(made, make_key());
    FENHAO_CHECK(migrate(database, embedded_migrations(), system_clock()));
    FENHAO_CHECK(remember_key(database, made.key_id()));
    cipher = std::move(made);
    return {};
  }));
  return std::move(*cipher);
}

Store Store::assembled(std::unique_ptr<Engine> engine, Cipher cipher) {
  Store store;
  store.state_ = std::make_unique<State>(std::move(engine), std::move(cipher));
  return store;
}

// A new database, or none: what a failed attempt made is removed again. Interrupted, it leaves an empty database, which
// the next attempt fills, or a whole one whose key is not in its place yet, where the next opening puts it.
Result<Store> Store::create(const Address& address, const std::filesystem::path& key_file) {
  FENHAO_CHECK(refuse_existing_key(key_file));
  FENHAO_TRY(database, make_new(address));
  std::error_code ignored;
  bool key_made = false;
  auto cipher = fill_new(*database.engine, address, [&] {
    std::filesystem::remove(pending_key(key_file), ignored);  // of an attempt that was interrupted
    key_made = true;
    return Cipher::create_key_file(pending_key(key_file));
  });
  if (cipher) {
    FENHAO_CHECK(put_key_in_place(key_file));
    return assembled(std::move(database.engine), std::move(*cipher));
  }
  database.engine.reset();
  if (key_made) std::filesystem::remove(pending_key(key_file), ignored);
  if (database.made_here && cipher.error().code() != ErrorCode::conflict) remove_new(address);
  return fail(cipher.error());
}

Result<Store> Store::open(const Address& address, const std::filesystem::path& key_file) {
  FENHAO_TRY(engine, open_existing(address));
  std::error_code ignored;
  const bool key_is_pending = !std::filesystem::exists(key_file, ignored) && std::filesystem::exists(pending_key(key_file), ignored);
  FENHAO_TRY(cipher, Cipher::load(key_is_pending ? pending_key(key_file) : key_file));
  Store store = assembled(std::move(engine), std::move(cipher));
  Engine& database = *store.state_->engine;
  FENHAO_CHECK(migrate(database, embedded_migrations(), store.now()));
  FENHAO_CHECK(check_key(database, store.state_->cipher.key_id()));
  if (key_is_pending) FENHAO_CHECK(put_key_in_place(key_file));
  FENHAO_TRY(latest, last_audit_moment(database));
  store.state_->latest = latest;
  return store;
}

Result<Store> Store::throw_away(const Address& address) {
  auto opened = address.server.empty() ? Result<std::unique_ptr<Engine>>(SqliteConnection::open_in_memory()) : PostgresConnection::open(address.server, address.schema);
  FENHAO_TRY(engine, std::move(opened));
  FENHAO_TRY(cipher, fill_new(*engine, address, [] { return Result<Cipher>(Cipher::throw_away()); }));
  return assembled(std::move(engine), std::move(cipher));
}

Connection& Store::connection() { return *state_->engine; }
const Cipher& Store::cipher() const { return state_->cipher; }
Status Store::transaction(const std::function<Status()>& work) { return state_->engine->transaction(work); }

Result<std::int64_t> Store::highest_id(std::string_view table) {
  std::int64_t id = 0;
  FENHAO_CHECK(connection().query("SELECT coalesce(max(id), 0) FROM " + std::string(table), {}, [&](const Row& row) -> Status {
    id = row.integer(0);
    return {};
  }));
  return id;
}

Status Store::audit(std::string_view actor, std::string_view action, std::string_view subject,
                    std::string_view details_json) {
  AuditEntry entry{.at = now(),
                   .actor = std::string(actor),
                   .action = std::string(action),
                   .subject = std::string(subject),
                   .details = std::string(details_json),
                   .hash = {}};
  return transaction([&] { return append_audit(connection(), std::move(entry)); });
}

Result<std::int64_t> Store::verify_audit() { return verify_audit_chain(connection()); }

Status Store::read_audit(const std::function<Status(const AuditEntry&)>& each) {
  return read_audit_chain(connection(), each);
}

void Store::set_clock(std::function<std::string()> now) { state_->clock = std::move(now); }
std::string Store::now() const { return state_->clock ? state_->clock() : std::max(system_clock(), state_->latest); }

Date Store::today() const {
  constexpr int hours_ahead = 8;
  const std::string moment = now();
  return Date::parse(moment.substr(0, 10)).value() + (std::stoi(moment.substr(11, 2)) + hours_ahead) / 24;
}

void Store::set_lock_patience(std::chrono::milliseconds patience) { state_->engine->set_lock_patience(patience); }

}  // namespace fenhao::store
