// Two calculations of one month side by side: who changes by how much when a rule text changes. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "payroll/result.h"

namespace fenhao::payroll {

// An item whose value changes for one person; as people read it, empty where a side has no such item.
struct ChangedValue {
  std::string code, name;
  std::string before, after;
};

struct BeforeAfter {
  Money before, after;
  Money change() const { return after - before; }
};

struct ChangedPerson {
  std::string employee, name, entity, department, place, group;  // of the side that has the person; both: after
  BeforeAfter gross, tax, net, cost;
  std::vector<ChangedValue> items;
};

// An item over all changed people; sums of money items only.
struct ChangedItem {
  std::string code, name;
  std::size_t people = 0;
  BeforeAfter sum;
  bool is_money = true;
  bool is_new = false, is_gone = false;  // only one of the texts has it
};

// How far net pay moves, from the largest loss to the largest gain; `none` = net stays while something else changes.
enum class Band { loss_1000, loss_500, loss_100, loss_10, loss, none, gain, gain_10, gain_100, gain_500, gain_1000 };
inline constexpr std::size_t band_count = 11;
Band band_of(Money net_change);
Text label(Band band);

struct ChangeSum {
  std::size_t people = 0;
  Money net;
};

struct PartSum {
  std::string name;  // department, or place code
  std::size_t people = 0, changed = 0;
  Money gross, tax, net, cost;  // change
};

struct Comparison {
  EarningMonth month{Month{}};
  std::size_t people = 0;                  // of the group, on either side
  std::vector<ChangedPerson> changed;      // largest change of net first, then of gross, of cost, employee number
  std::vector<Notice> failed;              // whom only the new rules leave out: the first error of each
  std::vector<ChangedItem> items;          // most people first
  std::array<ChangeSum, band_count> bands;
  std::vector<PartSum> departments, places;  // largest change of net first; those without a change too
  Money gross, tax, net, cost;             // change
};

// Everybody whom one of the sides pays by the group (its code, with or without a pilot's version). Who can be calculated
// on one side only is compared with zero, except whom the new rules fail: they are in `failed` and in no sum.
Comparison compare_runs(const RunView& before, const RunView& after, const std::string& group);

// Changed people to look at one by one: `count` of them over departments and sizes of change, each such part at least
// once while there are enough, larger parts more often. The same seed picks the same people, in their order.
std::vector<ChangedPerson> pick_sample(const Comparison& comparison, std::size_t count, std::uint64_t seed);

}  // namespace fenhao::payroll
