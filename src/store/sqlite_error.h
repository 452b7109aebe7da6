// What SQLite reports, as errors with a way out.
#pragma once

#include <string>

#include "base/error.h"

namespace fenhao::store {

// `extended_code` of sqlite3_extended_errcode, `detail` of sqlite3_errmsg (names of tables and columns, no values).
Error sqlite_error(int extended_code, const std::string& detail);

}  // namespace fenhao::store
