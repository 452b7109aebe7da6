#include "tax/gross_search.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

constexpr Money fen = Money::from_fen(1);

// The first gross of [low, high] whose net is at least `wanted`; the net does not fall there and reaches it at `high`.
Result<Money> first_reaching(const NetOf& net_of, Money wanted, Money low, Money high) {
  while (low < high) {
    const Money middle = Money::from_fen(low.fen() + (high.fen() - low.fen()) / 2);
    FENHAO_TRY(net, net_of(middle));
    if (net >= wanted)
      high = middle;
    else
      low = middle + fen;
  }
  return low;
}

// A gross not below `low` whose net is above `net`.
Result<Money> beyond(const NetOf& net_of, Money net, Money low) {
  Money high = std::max({low, net, fen});
  for (;;) {
    FENHAO_TRY(reached, net_of(high));
    if (reached > net) return high;
    high = high * 2;
  }
}

void add_range(std::vector<GrossRange>& ranges, GrossRange range) {
  if (!ranges.empty() && ranges.back().last + fen == range.first)
    ranges.back().last = range.last;
  else
    ranges.push_back(range);
}

// Looks through [low, high], where the net does not fall.
Status search_part(GrossUp& result, const NetOf& net_of, Money low, Money high) {
  FENHAO_TRY(most, net_of(high));
  if (most < result.net) return {};
  FENHAO_TRY(first, first_reaching(net_of, result.net, low, high));
  FENHAO_TRY(reached, net_of(first));
  const bool is_first_to_reach = result.net_reached < result.net;
  if (is_first_to_reach) {
    result.gross = first;
    result.net_reached = reached;
  }
  if (reached != result.net) return {};
  Money last = high;
  if (most > result.net) {
    FENHAO_TRY(above, first_reaching(net_of, result.net + fen, first, high));
    last = above - fen;
  }
  add_range(result.exact, {first, last});
  return {};
}

}  // namespace

Result<GrossUp> search_gross(const NetOf& net_of, Money net, const std::vector<Money>& falls) {
  FENHAO_CHECK(not_negative(net, {"税后金额", "the net amount"}));
  GrossUp result;
  result.net = net;
  result.net_reached = -fen;
  Money low;
  for (const Money fall : falls) {
    FENHAO_CHECK(search_part(result, net_of, low, fall));
    low = fall + fen;
  }
  FENHAO_TRY(high, beyond(net_of, net, low));
  FENHAO_CHECK(search_part(result, net_of, low, high));
  if (result.exact.size() == 1) result.fit = GrossUp::Fit::one;
  if (result.exact.size() > 1) result.fit = GrossUp::Fit::several;
  if (!result.exact.empty()) {
    result.gross = result.exact.front().first;
    result.net_reached = net;
  }
  return result;
}

}  // namespace fenhao::tax
