#include "sample/declarations.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace fenhao::sample {
namespace {

// Yuan a month, in force since January 2023.
constexpr int child_amount = 2000;
constexpr int only_child_elderly = 3000;
constexpr std::array sibling_shares{1500, 1000, 750};
constexpr int mortgage_amount = 1000;
constexpr int degree_amount = 400;
constexpr int health_amount = 200;
constexpr std::array pension_amounts{1000, 500, 300};  // at most 12000 a year
constexpr int months_under_three = 36;
constexpr int education_ends_after_months = 22 * 12;

class Declaring {
 public:
  Declaring(const Setting& setting, const Worker& worker, TaxMonth tax_month)
      : setting_(setting),
        worker_(worker),
        through_(tax_month.month),
        january_(Month::from_index(tax_month.month.year() * 12)),
        random_(setting.stream(worker, Stream::deductions)) {}

  std::vector<Declared> take() {
    const bool resident = worker_.story != Story::passport_holder && worker_.story != Story::retiree;
    if (!resident) return {};
    add_children();
    add_parents();
    add_home();
    if (random_.chance(25)) add("continuing", january_, {}, degree_amount);
    add_other();
    join_months();
    make_one_late();
    return std::move(declared_);
  }

 private:
  int age() const { return worker_.age(through_); }

  // Every year is declared anew, so months before January do not show.
  void add(const char* kind, Month from, std::optional<Month> to, int yuan) {
    const Month december = january_ + 11;
    for (Month month = std::max(from, january_); month <= std::min(to.value_or(december), december); month = month + 1)
      months_[kind][static_cast<std::size_t>(month - january_)] += yuan;
  }

  // Months of one amount make a row; what goes on in December has no end.
  void join_months() {
    for (const auto& [kind, months] : months_)
      for (std::size_t first = 0, next; first < months.size(); first = next) {
        for (next = first + 1; next < months.size() && months[next] == months[first];) ++next;
        const Month from = january_ + static_cast<int>(first);
        if (months[first] == 0 || from > through_) continue;
        std::optional<Month> to;
        if (next < months.size()) to = january_ + static_cast<int>(next - 1);
        declared_.push_back({{.employee = worker_.number(),
                              .kind = kind,
                              .from = from,
                              .to = to,
                              .amount = Money::from_yuan(months[first])}});
      }
  }

  void add_children() {
    if (age() < 24 || !random_.chance(680)) return;
    const int children = random_.chance(340) ? 2 : 1;
    const int share = random_.chance(450) ? child_amount / 2 : child_amount;
    Month born = worker_.birth.month() + random_.around(23 * 12, 34 * 12);
    for (int child = 0; child < children; ++child, born = born + random_.between(16, 60)) {
      add("infant", born, born + (months_under_three - 1), share);
      add("children", born + months_under_three, born + education_ends_after_months, share);
    }
  }

  void add_parents() {
    if (age() < 32 || !random_.chance(620)) return;
    const Month sixty = worker_.birth.month() + random_.around(34 * 12, 38 * 12);  // the older parent's birthday
    add("elderly", sixty, {}, random_.chance(300) ? only_child_elderly : random_.pick(sibling_shares));
  }

  // Mortgage or rent, never both in a year.
  void add_home() {
    const auto& city = setting_.city(worker_.workplace);
    if (age() >= 27 && age() <= 52 && random_.chance(300))
      return add("mortgage", january_ - random_.between(0, 60), {},
                 random_.chance(120) ? mortgage_amount / 2 : mortgage_amount);
    if (!city.rent_deduction || !random_.chance(300)) return;
    add("rent", std::max(worker_.hired.month(), january_), {}, static_cast<int>(city.rent_deduction->fen() / 100));
  }

  void add_other() {
    if (age() >= 25 && random_.chance(30)) add("pension", january_, {}, random_.pick(pension_amounts));
    if (random_.chance(8)) add("health", january_ + random_.between(0, 8), {}, health_amount);
  }

  // Special additional deductions alone may be made up for; only months that are past can be late.
  void make_one_late() {
    if (declared_.empty() || !random_.chance(25)) return;
    auto& [deduction, late] = declared_.back();
    late = deduction.from < through_ && deduction.kind != "pension" && deduction.kind != "health" && !deduction.to;
  }

  const Setting& setting_;
  const Worker& worker_;
  Month through_, january_;
  Random random_;
  std::map<std::string, std::array<int, 12>> months_;  // yuan by kind and month of the year
  std::vector<Declared> declared_;
};

}  // namespace

std::vector<Declared> declarations_of(const Setting& setting, const Worker& worker, TaxMonth tax_month) {
  return Declaring(setting, worker, tax_month).take();
}

}  // namespace fenhao::sample
