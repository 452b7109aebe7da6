#include "sheet/shared_strings.h"

#include "sheet/little_endian.h"

namespace fenhao::sheet {
namespace {

// A body that goes on in CONTINUE records. Count and flags of a text stay together with its first character; where
// characters go on in the next record, their flags are stated anew.
class LongRecord {
 public:
  LongRecord(BiffOutput& out, BiffRecord type) : out_(out), type_(type) {}

  void put_number(std::size_t value) { put_u32(body_, value); }

  void put_text(const BiffUnits& units) {
    constexpr std::size_t head = 3, longest_character = 2;
    if (room() < head + longest_character * units.width()) go_on();
    put_u16(body_, units.size());
    put_u8(body_, units.flags());
    for (std::size_t done = 0;;) {
      const std::size_t here = units.whole(done, room() / units.width());
      units.put(body_, done, here);
      done += here;
      if (done == units.size()) return;
      go_on();
      put_u8(body_, units.flags());
    }
  }

  void finish() { out_.record(type_, body_); }

 private:
  std::size_t room() const { return longest_biff_body - body_.size(); }

  void go_on() {
    out_.record(type_, body_);
    type_ = BiffRecord::continuation;
    body_.clear();
  }

  BiffOutput& out_;
  BiffRecord type_;
  std::string body_;
};

}  // namespace

std::uint32_t SharedStrings::number_of(const std::string& utf8) {
  ++uses_;
  const auto [entry, is_new] = numbers_.emplace(utf8, static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(&entry->first);
  return entry->second;
}

void SharedStrings::write(BiffOutput& out) const {
  LongRecord record(out, BiffRecord::shared_strings);
  record.put_number(uses_);
  record.put_number(texts_.size());
  for (const std::string* text : texts_) record.put_text(BiffUnits(*text));
  record.finish();
}

}  // namespace fenhao::sheet
