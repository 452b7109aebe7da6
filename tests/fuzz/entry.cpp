// Where libFuzzer comes in.
#include <cstddef>
#include <cstdint>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fenhao::fuzz::try_bytes({reinterpret_cast<const char*>(data), size});
  return 0;
}
