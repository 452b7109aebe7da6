// The parts of an xlsx that its sheets refer to: the list of sheets, shared texts, number formats.
#pragma once

#include <string>
#include <vector>

#include "sheet/number_text.h"
#include "sheet/sheet.h"
#include "sheet/xml_part.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {

struct SheetPart {
  std::string name;
  std::string entry;  // in the archive
};

struct WorkbookParts {
  std::vector<SheetPart> sheets;
  DateSystem dates = DateSystem::from_1900;
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;  // by cell style

  NumberFormat format(std::size_t style) const { return style < formats.size() ? formats[style] : NumberFormat{}; }
};

Result<WorkbookParts> read_workbook_parts(const ZipArchive& zip);

// "_x000D_" → carriage return: how OOXML writes control characters inside texts.
std::string decode_escapes(std::string_view text);

}  // namespace fenhao::sheet
