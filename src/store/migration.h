// Numbered changes of the database's shape. Each runs once, in order; a text that was applied never changes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/error.h"

namespace fenhao::store {

class Engine;

struct Migration {
  int number = 0;
  std::string name;
  std::string sql;  // as in db/migrations: BYTES stands for the engine's type of bytes
};

// db/migrations/*.sql as they were when the program was built.
std::vector<Migration> embedded_migrations();

// Brings the database from wherever it stands to the last of `migrations`, all steps in one transaction.
// not_allowed when the database is newer than the list; conflict when a text applied earlier has changed.
Status migrate(Engine& engine, std::span<const Migration> migrations, const std::string& now);

}  // namespace fenhao::store
