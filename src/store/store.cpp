#include "store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <optional>

#include "store/audit_chain.h"
#include "store/migration.h"
#include "store/sqlite_connection.h"

namespace fenhao::store {
namespace {

constexpr std::int64_t application_id = 0x464E484F;  // "FNHO" in the file's header

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

// An empty file that only this user may read; SQLite gives its log files the same mode.
Status create_database_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return {};
  }
  if (errno != EEXIST) return fail(cannot_create(file, std::strerror(errno)));
  return fail(Error(ErrorCode::conflict, {"数据库已存在，没有覆盖", "a database is there already and was left alone"})
                  .at({.file = file.string()})
                  .way_out({"直接使用它，或换一个目录", "use it, or choose another directory"}));
}

Result<std::int64_t> single_integer(Connection& connection, std::string_view sql) {
  std::int64_t value = 0;
  FENHAO_CHECK(connection.query(sql, {}, [&](const Row& row) -> Status {
    value = row.integer(0);
    return {};
  }));
  return value;
}

Status check_application(Connection& connection) {
  FENHAO_TRY(id, single_integer(connection, "PRAGMA application_id"));
  if (id == application_id) return {};
  return fail(
      Error(ErrorCode::not_allowed, {"文件不是本程序的数据库，或创建时中断",
                                     "the file is no database of this program, or its creation was interrupted"})
          .way_out(
              {"指明正确的数据目录；若是中断的新建，删除该文件后重新初始化",
               "name the right data directory; after an interrupted creation delete the file and initialise again"}));
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

}  // namespace

struct Store::State {
  State(std::unique_ptr<SqliteConnection> opened, Cipher loaded)
      : connection(std::move(opened)), cipher(std::move(loaded)) {}

  std::unique_ptr<SqliteConnection> connection;
  Cipher cipher;
  std::function<std::string()> clock = system_clock;
};

Store::Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

// A new database, or none: what a failed attempt made is removed again.
Result<Store> Store::create(const std::filesystem::path& directory, const std::filesystem::path& key_file) {
  std::error_code problem;
  std::filesystem::create_directories(directory, problem);
  if (problem) return fail(cannot_create(directory, problem.message()));
  const auto file = database_file(directory);
  FENHAO_CHECK(create_database_file(file));
  auto cipher = Cipher::create_key_file(key_file);
  auto store = cipher ? set_up(file, std::move(*cipher)) : Result<Store>(fail(cipher.error()));
  if (store) return store;
  for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + part, problem);
  if (cipher) std::filesystem::remove(key_file, problem);
  return store;
}

Result<Store> Store::set_up(const std::filesystem::path& file, Cipher cipher) {
  FENHAO_TRY(connection, SqliteConnection::open(file));
  FENHAO_CHECK(connection->run_script("PRAGMA application_id = " + std::to_string(application_id)));
  return assemble(std::move(connection), std::move(cipher));
}

Result<Store> Store::assemble(std::unique_ptr<SqliteConnection> connection, Cipher cipher) {
  Store store;
  store.state_ = std::make_unique<State>(std::move(connection), std::move(cipher));
  SqliteConnection& database = *store.state_->connection;
  FENHAO_CHECK(migrate(database, embedded_migrations(), store.now()));
  FENHAO_CHECK(remember_key(database, store.state_->cipher.key_id()));
  return store;
}

Result<Store> Store::open(const std::filesystem::path& directory, const std::filesystem::path& key_file) {
  const auto file = database_file(directory);
  std::error_code unreadable;
  if (!std::filesystem::exists(file, unreadable) && !unreadable)
    return fail(Error(ErrorCode::not_found, {"目录中没有数据库", "there is no database in the directory"})
                    .at({.file = file.string()})
                    .way_out({"先初始化，或指明正确的数据目录", "initialise first, or name the right data directory"}));
  FENHAO_TRY(cipher, Cipher::load(key_file));
  Store store;
  auto opened = SqliteConnection::open(file);
  if (!opened) return fail(std::move(opened).error().at({.file = file.string()}));
  store.state_ = std::make_unique<State>(std::move(*opened), std::move(cipher));
  SqliteConnection& database = *store.state_->connection;
  FENHAO_CHECK(check_application(database));
  FENHAO_CHECK(migrate(database, embedded_migrations(), store.now()));
  FENHAO_CHECK(check_key(database, store.state_->cipher.key_id()));
  return store;
}

Result<Store> Store::in_memory() {
  FENHAO_TRY(connection, SqliteConnection::open_in_memory());
  return assemble(std::move(connection), Cipher::throw_away());
}

Connection& Store::connection() { return *state_->connection; }
const Cipher& Store::cipher() const { return state_->cipher; }
Status Store::transaction(const std::function<Status()>& work) { return state_->connection->transaction(work); }

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
std::string Store::now() const { return state_->clock(); }
void Store::set_lock_patience(std::chrono::milliseconds patience) { state_->connection->set_lock_patience(patience); }

}  // namespace fenhao::store
