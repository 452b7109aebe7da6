#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <set>

#include "base/fresh_directory_for_test.h"
#include "base/yaml.h"
#include "store/store.h"

namespace fenhao::store {
namespace {

constexpr std::string_view bound_to = "person.identity:E001";

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(Cipher, WhatIsSealedComesBack) {
  const Cipher cipher = Cipher::throw_away();
  for (const std::string& plain :
       {std::string(), std::string("11010519491231002X"), std::string("中\0文", 7), std::string(100'000, 'x')})
    EXPECT_EQ(cipher.decrypt(cipher.encrypt(plain, bound_to), bound_to).value().reveal(), plain);
}

TEST(Cipher, TheSameTextIsSealedDifferentlyEachTime) {
  const Cipher cipher = Cipher::throw_away();
  std::set<Blob> sealed;
  for (int i = 0; i < 1000; ++i) sealed.insert(cipher.encrypt("same", bound_to));
  EXPECT_EQ(sealed.size(), 1000u);
  const std::string plain = "a rather long text that would show";
  const Blob one = cipher.encrypt(plain, bound_to);
  EXPECT_EQ(std::string(one.begin(), one.end()).find(plain), std::string::npos);
}

TEST(Cipher, AMovedValueIsRefused) {
  const Cipher cipher = Cipher::throw_away();
  const Blob sealed = cipher.encrypt("6222090000000005", bound_to);
  const auto moved = cipher.decrypt(sealed, "person.identity:E002");
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().code(), ErrorCode::not_allowed);
}

TEST(Cipher, EveryChangedByteIsNoticed) {
  const Cipher cipher = Cipher::throw_away();
  const Blob sealed = cipher.encrypt("6222090000000005", bound_to);
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    Blob changed = sealed;
    changed[at] ^= 1;
    EXPECT_FALSE(cipher.decrypt(changed, bound_to)) << at;
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(cipher.decrypt(std::span(sealed).first(size), bound_to)) << size;
}

TEST(Cipher, AnotherKeyIsNamedAsSuch) {
  const Cipher one = Cipher::throw_away(), other = Cipher::throw_away();
  EXPECT_NE(one.key_id(), other.key_id());
  const auto opened = other.decrypt(one.encrypt("x", bound_to), bound_to);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message().en.find("another key"), std::string::npos);
}

TEST(BlindIndex, EqualValuesMeetOnlyUnderOneKeyAndDomain) {
  const Cipher cipher = Cipher::throw_away(), other = Cipher::throw_away();
  EXPECT_EQ(cipher.blind_index("11010519491231002X", "person.identity"),
            cipher.blind_index("11010519491231002X", "person.identity"));
  EXPECT_NE(cipher.blind_index("11010519491231002X", "person.identity"),
            cipher.blind_index("110105194912310021", "person.identity"));
  EXPECT_NE(cipher.blind_index("1", "person.identity"), cipher.blind_index("1", "person.phone"));
  EXPECT_NE(cipher.blind_index("1", "person.identity"), other.blind_index("1", "person.identity"));
  EXPECT_NE(cipher.blind_index("bc", "a"), cipher.blind_index("c", "ab"));
}

class KeyFile : public testing::Test {
 protected:
  FreshDirectory directory;
  std::filesystem::path path = directory / "fenhao.key";
};

TEST_F(KeyFile, IsMadeOnceAndOnlyForItsOwner) {
  const Cipher made = std::move(Cipher::create_key_file(path).value());
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  const std::string before = read_file(path).value();
  const auto again = Cipher::create_key_file(path);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code(), ErrorCode::conflict);
  EXPECT_EQ(read_file(path).value(), before);
  const Cipher loaded = std::move(Cipher::load(path).value());
  EXPECT_EQ(loaded.key_id(), made.key_id());
  EXPECT_EQ(loaded.decrypt(made.encrypt("x", bound_to), bound_to).value().reveal(), "x");
}

TEST_F(KeyFile, ReadableByOthersIsRefused) {
  ASSERT_TRUE(Cipher::create_key_file(path));
  for (const auto open :
       {std::filesystem::perms::group_read, std::filesystem::perms::others_read, std::filesystem::perms::group_write}) {
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write | open);
    const auto loaded = Cipher::load(path);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code(), ErrorCode::not_allowed);
    EXPECT_NE(loaded.error().describe(Lang::en).find("chmod 600"), std::string::npos);
  }
}

TEST_F(KeyFile, AbsentOrDamagedIsRefusedWithoutShowingIt) {
  EXPECT_EQ(Cipher::load(path).error().code(), ErrorCode::not_found);
  EXPECT_FALSE(Cipher::load(directory.path()));
  ASSERT_TRUE(Cipher::create_key_file(path));
  const std::string right = read_file(path).value();
  std::string typo = right;
  typo[40] = typo[40] == '0' ? '1' : '0';
  for (const std::string& text :
       {std::string(), std::string("fenhao-key-1"), typo, right.substr(0, 60), std::string(300, 'a')}) {
    write(path, text);
    const auto loaded = Cipher::load(path);
    ASSERT_FALSE(loaded) << text;
    EXPECT_EQ(loaded.error().code(), ErrorCode::invalid_input);
    EXPECT_TRUE(text.size() < 40 || loaded.error().describe(Lang::en).find(text.substr(30, 10)) == std::string::npos);
  }
  write(path, " " + right + "\n");
  EXPECT_TRUE(Cipher::load(path)) << "a key typed in again may have blanks around it";
}

TEST_F(KeyFile, CannotBeMadeWhereThereIsNoDirectory) {
  write(path, "a file");
  const auto made = Cipher::create_key_file(path / "below.key");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code(), ErrorCode::unavailable);
}

}  // namespace
}  // namespace fenhao::store
