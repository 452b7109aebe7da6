#include "cases/expected.h"

#include "base/text.h"

namespace fenhao::cases {
namespace {

std::string bracketed(const std::vector<std::string>& texts) { return "[" + joined(texts, ", ") + "]"; }

std::string element(std::string_view key, std::size_t index) {
  return std::string(key) + "[" + std::to_string(index) + "]";
}

}  // namespace

Expected::Expected(Node node, std::shared_ptr<std::vector<Difference>> differences)
    : node_(std::move(node)), differences_(std::move(differences)) {}

void Expected::differ(std::string_view key, std::string expected, std::string got) const {
  differences_->push_back({node_.path() + "." + std::string(key), std::move(expected), std::move(got)});
}

Expected Expected::at(std::string_view key) const { return {node_.at_or_empty(key), differences_}; }

std::vector<Expected> Expected::list(std::string_view key, std::size_t size) const {
  std::vector<Expected> maps;
  if (has(key))
    for (auto& item : node_.list(key)) maps.emplace_back(std::move(item), differences_);
  if (maps.size() != size)
    differ(key, has(key) ? std::to_string(maps.size()) : "", std::to_string(size));
  while (maps.size() > size) maps.pop_back();
  while (maps.size() < size) maps.emplace_back(node_.at_or_empty(element(key, maps.size())), differences_);
  return maps;
}

template <class T, class Read>
void Expected::compare(std::string_view key, const T& got, const std::string& got_text, Read read) const {
  auto expected = node_.written(key);
  if (!has(key) || read() != got) differ(key, expected.value_or(""), got_text);
}

void Expected::money(std::string_view key, Money got) const {
  compare(key, got, got.to_string(), [&] { return node_.money(key); });
}

void Expected::money(std::string_view key, std::optional<Money> got) const {
  if (got) return money(key, *got);
  if (const auto expected = node_.written(key); has(key) || !expected) differ(key, expected.value_or(""), "null");
}

void Expected::count(std::string_view key, std::int64_t got) const {
  compare(key, got, std::to_string(got), [&] { return node_.count(key); });
}

void Expected::flag(std::string_view key, bool got) const {
  compare(key, got, got ? "true" : "false", [&] { return node_.flag(key); });
}

void Expected::text(std::string_view key, std::string_view got) const {
  compare(key, got, std::string(got), [&] { return node_.text(key); });
}

void Expected::date(std::string_view key, Date got) const {
  compare(key, got, got.to_string(), [&] { return node_.date(key); });
}

void Expected::month(std::string_view key, Month got) const {
  compare(key, got, got.to_string(), [&] { return node_.month(key); });
}

void Expected::rate(std::string_view key, Rate got) const {
  compare(key, got, got.to_string(), [&] { return node_.rate(key); });
}

void Expected::decimal(std::string_view key, const Decimal& got) const {
  compare(key, got, got.to_string(), [&] { return node_.decimal(key); });
}

void Expected::moneys(std::string_view key, const std::vector<Money>& got) const {
  std::vector<std::string> expected, found;
  if (has(key))
    for (const Money amount : node_.moneys(key)) expected.push_back(amount.to_string());
  for (const Money amount : got) found.push_back(amount.to_string());
  compare_lists(key, expected, found);
}

void Expected::counts(std::string_view key, const std::vector<int>& got) const {
  std::vector<std::string> expected, found;
  if (has(key))
    for (const auto& item : node_.list(key)) expected.push_back(std::to_string(item.count()));
  for (const int count : got) found.push_back(std::to_string(count));
  compare_lists(key, expected, found);
}

void Expected::texts(std::string_view key, const std::vector<std::string>& got) const {
  compare_lists(key, has(key) ? node_.texts(key) : std::vector<std::string>(), got);
}

void Expected::compare_lists(std::string_view key, const std::vector<std::string>& expected,
                             const std::vector<std::string>& got) const {
  if (!has(key)) return differ(key, node_.written(key).value_or(""), bracketed(got));
  if (expected.size() != got.size()) return differ(key, bracketed(expected), bracketed(got));
  for (std::size_t i = 0; i < got.size(); ++i)
    if (expected[i] != got[i]) differ(element(key, i), expected[i], got[i]);
}

}  // namespace fenhao::cases
