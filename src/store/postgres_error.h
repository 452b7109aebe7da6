// What PostgreSQL reports, as errors with a way out.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao::store {

// `state` is the five characters of SQLSTATE; `detail` names tables and constraints, and holds no value.
Error postgres_error(std::string_view state, const std::string& detail);
// The server cannot be reached or let nobody in; `detail` is what the client library says.
Error no_connection(const std::string& detail);
// The connection broke in the middle of the work.
Error lost_connection();
// … and while the end of a transaction was on its way: it may have been written or not.
Error lost_commit();

}  // namespace fenhao::store
