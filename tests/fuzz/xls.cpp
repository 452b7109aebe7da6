// Old Excel files: the container as it is, or only the stream inside it, so that most changes reach the records.
#include "sheet/compound_file.h"
#include "sheet/xls_for_test.h"
#include "sheets.h"

namespace fenhao::fuzz {

void try_bytes(std::string_view bytes) {
  if (bytes.size() > 64 << 10) return;
  if (sheet::CompoundFile::has_signature(bytes)) return try_workbook(bytes);
  try_workbook(sheet::ole_file(u"Workbook", std::string(bytes)));
}

}  // namespace fenhao::fuzz
