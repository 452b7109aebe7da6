#include "sheet/xml_part.h"

#include <expat.h>

#include <memory>

namespace fenhao::sheet {
namespace {

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

struct Listener {
  XML_Parser parser;
  XmlEvents* events;
};

Listener& listener(void* data) { return *static_cast<Listener*>(data); }

// Names are a few letters long: one look at each is faster than to search.
std::string_view local_name(const char* name) {
  const char* end = name;
  for (; *end != 0; ++end)
    if (*end == ':') name = end + 1;
  return {name, static_cast<std::size_t>(end - name)};
}

void on_start(void* data, const char* name, const char** attributes) {
  listener(data).events->start(local_name(name), XmlAttributes(attributes));
}

void on_end(void* data, const char* name) { listener(data).events->end(local_name(name)); }

void on_text(void* data, const char* text, int size) {
  listener(data).events->text({text, static_cast<std::size_t>(size)});
}

void on_document_type(void* data, const char*, const char*, const char*, int) {
  XML_StopParser(listener(data).parser, XML_FALSE);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (local_name(pair[0]) == name) return pair[1];
  return {};
}

Status read_xml(const ZipArchive& zip, const std::string& entry, XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate(nullptr));
  if (!parser) return fail(ErrorCode::unavailable, "内存不足，无法读取文件", "out of memory while reading the file");
  Listener data{parser.get(), &events};
  XML_SetUserData(parser.get(), &data);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);

  bool well_formed = true;
  FENHAO_CHECK(zip.read(entry, [&](std::string_view piece) {
    well_formed = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
    return well_formed && events.wants_more();
  }));
  if (well_formed && !events.wants_more()) return {};
  if (!well_formed || XML_Parse(parser.get(), nullptr, 0, XML_TRUE) != XML_STATUS_OK) return fail(damaged_file());
  return {};
}

}  // namespace fenhao::sheet
