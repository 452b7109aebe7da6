#include "sheet/ole_container.h"

#include <gtest/gtest.h>

#include <vector>

#include "sheet/compound_file.h"

namespace fenhao::sheet {
namespace {

constexpr std::uint32_t list_sector = 0xFFFFFFFC, table_sector = 0xFFFFFFFD, end_of_chain = 0xFFFFFFFE,
                        unused = 0xFFFFFFFF;

std::string noise(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 2654435761u >> 13);
  return bytes;
}

// The container walked as MS-CFB describes it, with every sector's owner counted.
class Walk {
 public:
  explicit Walk(const std::string& file) : file_(file), owners_(file.size() / 512 - 1) {
    EXPECT_EQ(file.size() % 512, 0u);
    read_table();
  }

  std::uint32_t header(std::size_t at) const { return read_u32(file_, at); }
  std::uint32_t next(std::size_t sector) const { return table_.at(sector); }
  std::string_view sector(std::size_t number) const { return std::string_view(file_).substr((number + 1) * 512, 512); }

  // The sectors of a chain, each of them claimed.
  std::vector<std::uint32_t> chain(std::uint32_t first) {
    std::vector<std::uint32_t> all;
    for (; first != end_of_chain; first = table_.at(first)) {
      ++owners_.at(first);
      all.push_back(first);
    }
    return all;
  }

  std::string_view entry(std::size_t number) const {
    return std::string_view(file_).substr((header(48) + 1) * 512 + 128 * number, 128);
  }

  void expect_every_sector_owned_once() const {
    for (std::size_t i = 0; i < owners_.size(); ++i) EXPECT_EQ(owners_[i], 1) << "sector " << i;
    for (std::size_t i = owners_.size(); i < table_.size(); ++i) EXPECT_EQ(table_[i], unused);
  }

 private:
  void read_table() {
    std::vector<std::uint32_t> sectors;
    for (std::size_t i = 0; i < 109; ++i) sectors.push_back(header(76 + 4 * i));
    std::uint32_t list = header(68);
    for (std::uint32_t i = 0; i < header(72); ++i) {
      lists_.push_back(list);
      for (std::size_t at = 0; at < 508; at += 4) sectors.push_back(read_u32(sector(list), at));
      list = read_u32(sector(list), 508);
    }
    EXPECT_EQ(list, end_of_chain);
    std::size_t tables = 0;
    for (const std::uint32_t number : sectors) {
      if (number == unused) continue;
      ++tables;
      ++owners_.at(number);
      for (std::size_t at = 0; at < 512; at += 4) table_.push_back(read_u32(sector(number), at));
    }
    EXPECT_EQ(tables, header(44));
    for (const std::uint32_t number : sectors) EXPECT_TRUE(number == unused || table_.at(number) == table_sector);
    for (const std::uint32_t number : lists_) {
      EXPECT_EQ(table_.at(number), list_sector);
      ++owners_.at(number);
    }
  }

  const std::string& file_;
  std::vector<int> owners_;
  std::vector<std::uint32_t> table_, lists_;
};

TEST(OleContainer, ContentOfEverySizeReadsBack) {
  for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 512u, 4095u, 4096u, 4097u, 100'000u}) {
    const std::string content = noise(size);
    const std::string file = ole_container("Workbook", content);
    const auto container = CompoundFile::open(file);
    ASSERT_TRUE(container) << size;
    EXPECT_EQ(container->read("Workbook").value_or("unreadable"), content) << size;
  }
}

TEST(OleContainer, EverySectorBelongsToOneChain) {
  // The table needs a list beyond 109 sectors: 109 × 128 sectors are 7.1 MB; a second list sector beyond 15.5 MB.
  for (const std::size_t size : {0u, 300u, 4095u, 4096u, 65'536u, 7'082'000u, 7'085'568u, 7'150'000u, 15'600'000u}) {
    const std::string file = ole_container("Workbook", noise(size));
    Walk walk(file);
    const bool is_small = size < 4096;
    const auto directory = walk.chain(walk.header(48));
    EXPECT_EQ(directory.size(), 1u);
    EXPECT_EQ(walk.chain(walk.header(60)).size(), walk.header(64)) << "mini table";
    EXPECT_EQ(walk.header(64), is_small && size > 0 ? 1u : 0u);
    const std::uint32_t start = read_u32(walk.entry(is_small ? 0 : 1), 116);
    const std::size_t held = is_small ? (size + 63) / 64 * 64 : size;
    EXPECT_EQ(walk.chain(start).size(), (held + 511) / 512) << size;
    walk.expect_every_sector_owned_once();
  }
}

TEST(OleContainer, TheDirectoryIsABlackTreeOfOneStream) {
  for (const std::size_t size : {300u, 5000u}) {
    const std::string file = ole_container("Workbook", noise(size));
    const Walk walk(file);
    const auto root = walk.entry(0), stream = walk.entry(1);
    EXPECT_EQ(utf8_from_utf16(root.substr(0, 20)), "Root Entry");
    EXPECT_EQ(read_u16(root, 64), 22);
    EXPECT_EQ(root[66], 5);
    EXPECT_EQ(read_u32(root, 76), 1u) << "its child";
    EXPECT_EQ(read_u32(root, 120), size < 4096 ? 320u : 0u) << "what the mini stream holds";
    EXPECT_EQ(utf8_from_utf16(stream.substr(0, 16)), "Workbook");
    EXPECT_EQ(stream[66], 2);
    EXPECT_EQ(stream[67], 1) << "the top of a red-black tree is black";
    for (const std::size_t neighbour : {68u, 72u, 76u}) EXPECT_EQ(read_u32(stream, neighbour), unused);
    EXPECT_EQ(read_u32(stream, 120), size);
    for (const std::size_t spare : {2u, 3u}) {
      EXPECT_EQ(walk.entry(spare)[66], 0);
      EXPECT_EQ(read_u32(walk.entry(spare), 68), unused);
    }
  }
}

TEST(OleContainer, TheHeaderSaysVersionThree) {
  const std::string file = ole_container("Workbook", noise(5000));
  EXPECT_TRUE(CompoundFile::has_signature(file));
  EXPECT_EQ(read_u16(file, 24), 0x3E);
  EXPECT_EQ(read_u16(file, 26), 3);
  EXPECT_EQ(read_u16(file, 28), 0xFFFE);
  EXPECT_EQ(read_u16(file, 30), 9);
  EXPECT_EQ(read_u16(file, 32), 6);
  EXPECT_EQ(read_u32(file, 56), 4096u);
  EXPECT_EQ(file.substr(8, 16), std::string(16, '\0'));
}

}  // namespace
}  // namespace fenhao::sheet
