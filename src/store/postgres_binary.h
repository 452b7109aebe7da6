// PostgreSQL's binary forms: integers are big-endian (binary.h), texts and bytes stand as they are. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "store/store.h"

namespace fenhao::store::postgres {

// Numbers of the types that a result or parameter can have (pg_type.oid).
enum Type : unsigned { boolean = 16, bytes = 17, name = 19, int8 = 20, int2 = 21, int4 = 23, text = 25, unknown = 705, varchar = 1043 };

// The stream of COPY … (FORMAT binary): head, rows, end.
std::string copy_head();
void add_copy_row(std::string& stream, std::span<const Parameter> row);
std::string copy_end();

}  // namespace fenhao::store::postgres
