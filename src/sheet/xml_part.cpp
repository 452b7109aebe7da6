#include "sheet/xml_part.h"

#include <expat.h>

#include <memory>
#include <optional>

#include "sheet/plain_xml.h"

namespace fenhao::sheet {
namespace {

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

// Expat, from the beginning of a text or from where PlainXml stopped.
class Expat {
 public:
  explicit Expat(XmlEvents& events) : parser_(XML_ParserCreate(nullptr)), events_(events) {
    if (!parser_) throw Failure(Error(ErrorCode::unavailable, {"内存不足，无法读取文件", "out of memory while reading the file"}));
    XML_SetUserData(parser_.get(), this);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_document_type);
  }
  Expat(const Expat&) = delete;
  Expat& operator=(const Expat&) = delete;

  // What was told already is said to expat once more, with nobody listening.
  bool go_on_from(const PlainXml& plain) {
    bool is_well_formed = true;
    for (const std::string& name : plain.open()) is_well_formed = is_well_formed && take("<" + name + ">");
    if (plain.is_after_root()) is_well_formed = take("<root/>");
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    return is_well_formed && take(plain.untold());
  }

  bool take(std::string_view piece) {
    return XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
  }
  bool finish() { return XML_Parse(parser_.get(), nullptr, 0, XML_TRUE) == XML_STATUS_OK; }

 private:
  static Expat& self(void* data) { return *static_cast<Expat*>(data); }
  static void on_start(void* data, const char* name, const char** attributes) { self(data).events_.start(local_name(name), XmlAttributes(attributes)); }
  static void on_end(void* data, const char* name) { self(data).events_.end(local_name(name)); }
  static void on_text(void* data, const char* text, int size) { self(data).events_.text({text, static_cast<std::size_t>(size)}); }
  static void on_document_type(void* data, const char*, const char*, const char*, int) { XML_StopParser(self(data).parser_.get(), XML_FALSE); }

  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  XmlEvents& events_;
};

}  // namespace

Status read_xml(const ZipArchive& zip, const std::string& entry, XmlEvents& events) {
  PlainXml plain(events);
  std::optional<Expat> expat;
  const auto go_on = [&] { return expat.emplace(events).go_on_from(plain); };
  bool is_well_formed = true;
  FENHAO_CHECK(zip.read(entry, [&](std::string_view piece) {
    is_well_formed = expat ? expat->take(piece) : plain.take(piece) || go_on();
    return is_well_formed && events.wants_more();
  }));
  if (is_well_formed && !events.wants_more()) return {};
  if (is_well_formed && !expat && !plain.is_complete()) is_well_formed = go_on();
  if (!is_well_formed || (expat && !expat->finish())) return fail(damaged_file());
  return {};
}

}  // namespace fenhao::sheet
