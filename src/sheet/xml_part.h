// One XML part of a zip archive as a stream of events. Names come without their prefix; a document type
// declaration is refused, so that entities cannot multiply. The only user of expat.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {

class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  // By local name; empty when absent.
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;
};

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(std::string_view name, XmlAttributes attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  virtual bool wants_more() const { return true; }
};

// Malformed XML is the error of a damaged file.
Status read_xml(const ZipArchive& zip, const std::string& entry, XmlEvents& events);

}  // namespace fenhao::sheet
