// For the tests: a small .xls made record by record, in the container that old Excel writes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace fenhao::sheet {

inline std::string u8(unsigned value) { return std::string(1, static_cast<char>(value)); }
inline std::string u16(unsigned value) { return u8(value & 0xFF) + u8(value >> 8 & 0xFF); }
inline std::string u32(std::uint64_t value) { return u16(value & 0xFFFF) + u16(value >> 16 & 0xFFFF); }
inline std::string f64(double value) {
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &value, 8);
  return bytes;
}
inline std::string record(unsigned type, const std::string& body) {
  return u16(type) + u16(static_cast<unsigned>(body.size())) + body;
}

// UTF-16LE of a text within the basic plane.
inline std::string utf16(const std::u16string& text) {
  std::string bytes;
  for (const char16_t unit : text) bytes += u16(unit);
  return bytes;
}
// Count of two bytes, flag "wide", characters.
inline std::string wide_text(const std::u16string& text) {
  return u16(static_cast<unsigned>(text.size())) + u8(1) + utf16(text);
}

inline std::string cell_at(unsigned row, unsigned column, unsigned style = 0) {
  return u16(row) + u16(column) + u16(style);
}

// The OLE container with one stream, and no mini stream (streams below 4096 bytes are padded).
inline std::string ole_file(const std::u16string& stream_name, std::string stream, bool with_root_chain = false) {
  constexpr std::size_t sector = 512;
  if (stream.size() < 4096) stream.resize(4096, '\0');
  const std::size_t size = stream.size();
  stream.resize((size + sector - 1) / sector * sector, '\0');
  const std::size_t data_sectors = stream.size() / sector;
  const std::size_t fat_sectors = (data_sectors + 1 + sector / 4) / (sector / 4) + 1;
  const std::size_t directory_sector = data_sectors, first_fat = data_sectors + 1;

  std::string fat;
  for (std::size_t i = 0; i < data_sectors; ++i) fat += u32(i + 1 < data_sectors ? i + 1 : 0xFFFFFFFE);
  fat += u32(0xFFFFFFFE);
  for (std::size_t i = 0; i < fat_sectors; ++i) fat += u32(0xFFFFFFFD);
  while (fat.size() < fat_sectors * sector) fat += u32(0xFFFFFFFF);

  const auto entry = [](const std::u16string& name, unsigned type, std::uint64_t start, std::uint64_t bytes) {
    std::string text = utf16(name);
    text.resize(64, '\0');
    text += u16(static_cast<unsigned>(name.size() * 2 + 2)) + u8(type) + u8(1) + u32(0xFFFFFFFF) + u32(0xFFFFFFFF) +
            u32(0xFFFFFFFF);
    text.resize(116, '\0');
    return text + u32(start) + u32(bytes) + u32(0);
  };
  std::string directory = entry(u"Root Entry", 5, with_root_chain ? 0 : 0xFFFFFFFE, 0) + entry(stream_name, 2, 0, size);
  directory.resize(sector, '\0');

  std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  header.resize(24, '\0');
  header += u16(0x3E) + u16(3) + u16(0xFFFE) + u16(9) + u16(6);
  header.resize(44, '\0');
  header += u32(fat_sectors) + u32(directory_sector) + u32(0) + u32(4096) + u32(0xFFFFFFFE) + u32(0) + u32(0xFFFFFFFE) +
            u32(0);
  for (std::size_t i = 0; i < 109; ++i) header += u32(i < fat_sectors ? first_fat + i : 0xFFFFFFFF);
  return header + stream + directory + fat;
}

// A BIFF8 workbook stream of one sheet: `globals` before the sheet list, `cells` inside the sheet.
inline std::string biff8_stream(const std::string& globals, const std::string& cells,
                                const std::u16string& name = u"花名册") {
  const std::string beginning = record(0x0809, u16(0x0600) + u16(0x0005) + std::string(12, '\0'));
  const std::string sheet_beginning = record(0x0809, u16(0x0600) + u16(0x0010) + std::string(12, '\0'));
  const std::string end = record(0x000A, "");
  const auto bound_sheet = [&](std::size_t offset) {
    return record(0x0085, u32(offset) + u8(0) + u8(0) + u8(static_cast<unsigned>(name.size())) + u8(1) + utf16(name));
  };
  const std::size_t offset = beginning.size() + globals.size() + bound_sheet(0).size() + end.size();
  return beginning + globals + bound_sheet(offset) + end + sheet_beginning + cells + end;
}

// Shared strings; `split_after` bytes of the body go on in a CONTINUE record that begins with its width flag.
inline std::string shared_strings(const std::vector<std::u16string>& texts) {
  std::string body = u32(texts.size()) + u32(texts.size());
  for (const auto& text : texts) body += wide_text(text);
  return record(0x00FC, body);
}

}  // namespace fenhao::sheet
