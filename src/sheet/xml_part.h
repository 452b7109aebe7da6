// One XML part of a zip archive as a stream of events. A document type declaration is refused, so that entities cannot
// multiply. The only user of expat, which reads what PlainXml does not.
#pragma once

#include <string>

#include "base/error.h"
#include "sheet/xml_events.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {

// Malformed XML is the error of a damaged file.
Status read_xml(const ZipArchive& zip, const std::string& entry, XmlEvents& events);

}  // namespace fenhao::sheet
