// Texts as small numbers, so that columns of texts compute like columns of numbers. Equal texts have equal ids
// within one pool. Internal to formula/.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fenhao::formula {

class TextPool {
 public:
  TextPool() = default;
  TextPool(const TextPool& other) { *this = other; }
  TextPool& operator=(const TextPool& other) {
    texts_.clear();
    ids_.clear();
    for (const auto& text : other.texts_) intern(text);
    return *this;
  }

  std::int64_t intern(std::string_view text) {
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    const auto id = static_cast<std::int64_t>(texts_.size());
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), id);
    return id;
  }
  // Of a text that was interned.
  std::int64_t find(std::string_view text) const { return ids_.at(text); }
  const std::string& at(std::int64_t id) const { return texts_[static_cast<std::size_t>(id)]; }

 private:
  std::deque<std::string> texts_;  // never moves its elements, which ids_ points into
  std::unordered_map<std::string_view, std::int64_t> ids_;
};

}  // namespace fenhao::formula
