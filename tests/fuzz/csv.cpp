// Text of separated cells in UTF-8, UTF-16 or GB18030.
#include "sheets.h"

namespace fenhao::fuzz {

void try_bytes(std::string_view bytes) { try_workbook(bytes); }

}  // namespace fenhao::fuzz
