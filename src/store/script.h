// Small helpers that both engines share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace fenhao::store {

// `sql` with `common`, where it stands as a word of its own, written as `own`.
std::string with_word(std::string sql, std::string_view common, std::string_view own);

// The first column of every row.
Result<std::vector<std::string>> texts(Connection& connection, std::string_view sql,
                                       std::initializer_list<Parameter> parameters);

}  // namespace fenhao::store
