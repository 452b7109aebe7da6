// What both engines say when the program itself asks wrongly: a column of another type, a statement that is none.
#pragma once

#include "base/error.h"

namespace fenhao::store {

[[noreturn]] inline void wrong_type(int column, const char* expected) {
  const std::string text = std::to_string(column);
  throw Failure(Error(ErrorCode::internal, {"查询结果第 " + text + " 列不是 " + expected,
                                            "column " + text + " of a result is no " + expected}));
}

inline std::unexpected<Error> wrong_statement(const std::string& zh, const std::string& en) {
  return fail(ErrorCode::internal, zh, en);
}

}  // namespace fenhao::store
