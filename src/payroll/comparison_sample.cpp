#include <algorithm>
#include <map>
#include <tuple>

#include "payroll/comparison.h"

namespace fenhao::payroll {
namespace {

// Mixes a seed and a text into an order that says nothing about either (FNV-1a, then the finalizer of splitmix64).
std::uint64_t mixed(std::uint64_t seed, std::string_view text) {
  std::uint64_t hash = 14695981039346656037u ^ seed;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
  return hash ^ (hash >> 31);
}

// One department with one size of change.
struct Part {
  std::vector<std::size_t> people;  // indices into the comparison, in picking order
  std::size_t taken = 0;
};

// The part that is owed the next place: one without any goes first, then the one with the most people for each taken.
bool owed_before(const Part& a, const Part& b) { return a.people.size() * b.taken > b.people.size() * a.taken; }

}  // namespace

std::vector<ChangedPerson> pick_sample(const Comparison& comparison, std::size_t count, std::uint64_t seed) {
  std::map<std::pair<std::string, Band>, Part> parts;
  const auto& people = comparison.changed;
  for (std::size_t i = 0; i < people.size(); ++i) parts[{people[i].department, band_of(people[i].net.change())}].people.push_back(i);
  std::vector<Part*> open;
  for (auto& [unused, part] : parts) open.push_back(&part);
  std::ranges::stable_sort(open, {}, [](const Part* part) { return part->people.front(); });  // the largest change first
  for (auto* part : open)
    std::ranges::sort(part->people, {}, [&](std::size_t i) { return std::tuple(mixed(seed, people[i].employee + "/" + people[i].entity), i); });
  std::vector<std::size_t> picked;
  while (picked.size() < count && !open.empty()) {
    const auto next = std::ranges::min_element(open, [](const Part* a, const Part* b) { return owed_before(*a, *b); });
    auto& part = **next;
    picked.push_back(part.people[part.taken++]);
    if (part.taken == part.people.size()) open.erase(next);
  }
  std::ranges::sort(picked);
  std::vector<ChangedPerson> sample;
  for (const auto i : picked) sample.push_back(people[i]);
  return sample;
}

}  // namespace fenhao::payroll
