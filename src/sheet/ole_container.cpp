#include "sheet/ole_container.h"

#include "sheet/little_endian.h"

namespace fenhao::sheet {
namespace {

constexpr std::size_t sector_size = 512, mini_sector_size = 64;
constexpr std::size_t sector_shift = 9, mini_sector_shift = 6;
constexpr std::size_t smallest_stream = 4096;
constexpr std::size_t numbers_in_a_sector = sector_size / 4;
constexpr std::size_t table_sectors_in_header = 109;
constexpr std::size_t directory_entries = sector_size / 128;

constexpr std::uint32_t is_list_sector = 0xFFFFFFFC, is_table_sector = 0xFFFFFFFD, chain_end = 0xFFFFFFFE,
                        unused = 0xFFFFFFFF;
constexpr std::size_t no_entry = unused;

enum class EntryType { none = 0, stream = 2, root = 5 };

std::size_t pieces(std::size_t bytes, std::size_t piece) { return (bytes + piece - 1) / piece; }

// Where things stand, in sectors and in the order of the file: content, mini table, directory, the list of table
// sectors that the header has no room for, the allocation table.
struct Plan {
  std::size_t content = 0, mini_table = 0, directory = 1, list = 0, table = 0;

  explicit Plan(std::size_t bytes) : content(pieces(bytes, sector_size)) {
    mini_table = bytes > 0 && bytes < smallest_stream ? 1 : 0;
    // The table holds its own sectors too.
    for (std::size_t before = 0; table != before || table == 0;) {
      before = table;
      table = pieces(total(), numbers_in_a_sector);
      list = table > table_sectors_in_header ? pieces(table - table_sectors_in_header, numbers_in_a_sector - 1) : 0;
    }
  }

  std::size_t total() const { return content + mini_table + directory + list + table; }
  std::size_t mini_table_at() const { return content; }
  std::size_t directory_at() const { return content + mini_table; }
  std::size_t list_at() const { return directory_at() + directory; }
  std::size_t table_at() const { return list_at() + list; }
};

void put_header(std::string& file, const Plan& plan) {
  file += "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  file.append(16, '\0');
  for (const std::size_t number : {std::size_t{0x3E}, std::size_t{3}, std::size_t{0xFFFE}, sector_shift})
    put_u16(file, number);  // minor and major version, byte order
  put_u16(file, mini_sector_shift);
  file.append(10, '\0');
  put_u32(file, plan.table);
  put_u32(file, plan.directory_at());
  put_u32(file, 0);
  put_u32(file, smallest_stream);
  put_u32(file, plan.mini_table > 0 ? plan.mini_table_at() : chain_end);
  put_u32(file, plan.mini_table);
  put_u32(file, plan.list > 0 ? plan.list_at() : chain_end);
  put_u32(file, plan.list);
  for (std::size_t i = 0; i < table_sectors_in_header; ++i)
    put_u32(file, i < plan.table ? plan.table_at() + i : unused);
}

// One chain over neighbouring numbers.
void put_chain(std::string& table, std::size_t first, std::size_t length) {
  for (std::size_t i = 1; i < length; ++i) put_u32(table, first + i);
  if (length > 0) put_u32(table, chain_end);
}

void fill_up(std::string& file, std::size_t from, std::size_t size, char with) {
  file.append(pieces(file.size() - from, size) * size - (file.size() - from), with);
}

// A tree of the one stream: the root storage points to it, and it has no neighbours. A tree's top is black.
void put_entry(std::string& file, std::string_view name, EntryType type, std::size_t child, std::size_t start,
               std::size_t size) {
  constexpr std::size_t name_bytes = 64, black = 1, identity_state_and_times = 16 + 4 + 16;
  const std::size_t at = file.size();
  for (const char c : name) put_u16(file, static_cast<unsigned char>(c));
  file.resize(at + name_bytes, '\0');
  put_u16(file, type == EntryType::none ? 0 : 2 * name.size() + 2);
  put_u8(file, static_cast<std::size_t>(type));
  put_u8(file, black);
  put_u32(file, no_entry);
  put_u32(file, no_entry);
  put_u32(file, child);
  file.append(identity_state_and_times, '\0');
  put_u32(file, start);
  put_u32(file, size);
  put_u32(file, 0);
}

void put_directory(std::string& file, std::string_view name, std::size_t content, const Plan& plan) {
  const std::size_t first = content > 0 ? 0 : chain_end;
  if (plan.mini_table > 0)
    put_entry(file, "Root Entry", EntryType::root, 1, 0, pieces(content, mini_sector_size) * mini_sector_size);
  else
    put_entry(file, "Root Entry", EntryType::root, 1, chain_end, 0);
  put_entry(file, name, EntryType::stream, no_entry, first, content);
  for (std::size_t i = 2; i < directory_entries; ++i) put_entry(file, "", EntryType::none, no_entry, 0, 0);
}

// The sectors of the allocation table beyond the header's; the last number of each leads on to the next.
void put_list(std::string& file, const Plan& plan) {
  std::size_t next = table_sectors_in_header;
  for (std::size_t sector = 0; sector < plan.list; ++sector) {
    for (std::size_t i = 1; i < numbers_in_a_sector; ++i, ++next)
      put_u32(file, next < plan.table ? plan.table_at() + next : unused);
    put_u32(file, sector + 1 < plan.list ? plan.list_at() + sector + 1 : chain_end);
  }
}

void put_table(std::string& file, const Plan& plan) {
  const std::size_t from = file.size();
  put_chain(file, 0, plan.content);
  put_chain(file, plan.mini_table_at(), plan.mini_table);
  put_chain(file, plan.directory_at(), plan.directory);
  for (std::size_t i = 0; i < plan.list; ++i) put_u32(file, is_list_sector);
  for (std::size_t i = 0; i < plan.table; ++i) put_u32(file, is_table_sector);
  fill_up(file, from, sector_size, '\xFF');
}

}  // namespace

std::string ole_container(std::string_view name, std::string_view content) {
  const Plan plan(content.size());
  std::string file;
  file.reserve((plan.total() + 1) * sector_size);
  put_header(file, plan);
  file += content;
  fill_up(file, sector_size, sector_size, '\0');
  if (plan.mini_table > 0) {
    const std::size_t from = file.size();
    put_chain(file, 0, pieces(content.size(), mini_sector_size));
    fill_up(file, from, sector_size, '\xFF');
  }
  put_directory(file, name, content.size(), plan);
  put_list(file, plan);
  put_table(file, plan);
  return file;
}

}  // namespace fenhao::sheet
