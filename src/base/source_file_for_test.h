// For tests: the checkout they were built from. Its place is compiled into one small file (cmake/source_file.cpp.in),
// so that the tests of another checkout are found in the compiler's cache.
#pragma once

#include <string>
#include <string_view>

namespace fenhao {

std::string source_directory();
std::string source_file(std::string_view path);  // path below it

}  // namespace fenhao
