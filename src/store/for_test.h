// For tests: the engine under test. SQLite, or with FENHAO_TEST_DB=postgresql://… a schema of its own on that server,
// dropped at the end.
#pragma once

#include <unistd.h>

#include <cstdlib>

#include "store/postgres_connection.h"
#include "store/sqlite_connection.h"

namespace fenhao::store {

inline std::string server_for_test() {
  const char* server = std::getenv("FENHAO_TEST_DB");
  return server ? server : "";
}

class SchemaForTest {
 public:
  SchemaForTest() = default;
  SchemaForTest(const SchemaForTest&) = delete;
  SchemaForTest& operator=(const SchemaForTest&) = delete;
  ~SchemaForTest() {
    if (server_for_test().empty()) return;
    if (auto connection = PostgresConnection::open(server_for_test(), name_)) (void)(*connection)->transaction([&] { return (*connection)->clear(); });
  }
  Address address(const std::filesystem::path& directory = {}) const { return {directory, server_for_test(), name_}; }

 private:
  static std::string fresh_name() {
    static int number = 0;
    return "fenhao_test_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
  }
  std::string name_ = fresh_name();
};

// A Store under a key that is written nowhere.
class StoreForTest {
 public:
  Store& operator*() { return store_; }

 private:
  SchemaForTest schema_;
  Store store_ = std::move(Store::throw_away(schema_.address()).value());
};

// An Engine with an empty database.
class EngineForTest {
 public:
  EngineForTest() {
    if (server_for_test().empty()) {
      engine_ = std::move(SqliteConnection::open_in_memory().value());
      return;
    }
    engine_ = std::move(PostgresConnection::open(server_for_test(), schema_.address().schema).value());
    if (auto made = engine_->set_mark(); !made) throw Failure(made.error());
  }
  Engine& operator*() { return *engine_; }

 private:
  SchemaForTest schema_;
  std::unique_ptr<Engine> engine_;
};

}  // namespace fenhao::store
