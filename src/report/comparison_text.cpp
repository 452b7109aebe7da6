#include "report/comparison_text.h"

#include <algorithm>

#include "report/text_table.h"

namespace fenhao::report {
namespace {

using payroll::Comparison;
using Align = TextTable::Align;

// "+1,234.50", "-3.00", "0.00".
std::string signed_amount(Money amount) { return (Money{} < amount ? "+" : "") + amount.grouped(); }

class Page {
 public:
  Page(const Comparison& comparison, const std::map<std::string, std::string>& place_names, Lang lang, std::size_t most)
      : comparison_(comparison), place_names_(place_names), lang_(lang), most_(most) {}

  std::string render() {
    head();
    failed();
    if (comparison_.changed.empty()) return std::move(text_);
    bands();
    parts({"部门", "Department"}, comparison_.departments, false);
    parts({"城市", "Place"}, comparison_.places, true);
    items();
    movers();
    return std::move(text_);
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const { return std::string(lang_ == Lang::zh ? zh : en); }
  static std::string count(std::size_t number) { return std::to_string(number); }
  void title(std::string_view zh, std::string_view en) { text_ += "\n" + say(zh, en) + "\n"; }
  void more(std::size_t all) {
    if (all > most_) text_ += say("  …… 另有 " + count(all - most_) + " 项", "  ... " + count(all - most_) + " more") + "\n";
  }
  std::string place(const std::string& code) const {
    const auto name = place_names_.find(code);
    return name == place_names_.end() ? code : name->second;
  }

  void head() {
    text_ += say(comparison_.month.to_string() + "：" + count(comparison_.people) + " 人中 " + count(comparison_.changed.size()) + " 人有变化，" + count(comparison_.failed.size()) + " 人按新规则算不出\n",
                 comparison_.month.to_string() + ": " + count(comparison_.changed.size()) + " of " + count(comparison_.people) + " people change, " + count(comparison_.failed.size()) + " are not calculated by the new rules\n");
    text_ += say("应发 ", "gross ") + signed_amount(comparison_.gross) + say("　个税 ", "  tax ") + signed_amount(comparison_.tax) + say("　实发 ", "  net ") + signed_amount(comparison_.net) +
             say("　人工成本 ", "  cost ") + signed_amount(comparison_.cost) + "\n";
  }

  void failed() {
    if (comparison_.failed.empty()) return;
    title("按新规则算不出的人（不在下面的合计里）", "Not calculated by the new rules (in no sum below)");
    std::size_t shown = 0;
    for (const auto& notice : comparison_.failed)
      if (shown++ < most_) text_ += "  " + notice.subject + "  " + notice.message.in(lang_) + "\n";
    more(comparison_.failed.size());
  }

  void bands() {
    title("实发变化的分布", "Change of net pay");
    TextTable table({Align::left, Align::right, Align::right});
    for (std::size_t i = 0; i < payroll::band_count; ++i)
      if (const auto& band = comparison_.bands[i]; band.people > 0) table.add({"  " + payroll::label(static_cast<payroll::Band>(i)).in(lang_), count(band.people) + say(" 人", ""), signed_amount(band.net)});
    text_ += table.render();
  }

  void parts(const Text& what, const std::vector<payroll::PartSum>& parts, bool are_places) {
    text_ += "\n";
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.add({what.in(lang_), say("有变化/人数", "changed/people"), say("应发", "gross"), say("个税", "tax"), say("实发", "net")});
    std::size_t changed = 0;
    for (const auto& part : parts) {
      if (part.changed == 0 || changed++ >= most_) continue;
      table.add({"  " + (are_places ? place(part.name) : part.name), count(part.changed) + "/" + count(part.people), signed_amount(part.gross), signed_amount(part.tax), signed_amount(part.net)});
    }
    text_ += table.render();
    more(changed);
  }

  void items() {
    text_ += "\n";
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.add({say("变化的项目", "Items that change"), say("人数", "people"), say("原合计", "before"), say("新合计", "after"), say("差额", "change")});
    std::size_t shown = 0;
    for (const auto& item : comparison_.items) {
      if (shown++ >= most_ * 3) break;
      const std::string mark = item.is_new ? say("（新增）", " (new)") : item.is_gone ? say("（取消）", " (gone)") : "";
      if (item.is_money) table.add({"  " + item.name + mark, count(item.people), item.sum.before.grouped(), item.sum.after.grouped(), signed_amount(item.sum.change())});
      else table.add({"  " + item.name + mark, count(item.people)});
    }
    text_ += table.render();
  }

  void movers() {
    text_ += "\n";
    TextTable table({Align::left, Align::left, Align::left, Align::right, Align::right, Align::right});
    table.add({say("变化最大的人", "Largest changes"), "", "", say("原实发", "net before"), say("新实发", "net after"), say("差额", "change")});
    for (std::size_t i = 0; i < std::min(most_, comparison_.changed.size()); ++i) {
      const auto& person = comparison_.changed[i];
      table.add({"  " + person.employee, person.name, person.department, person.net.before.grouped(), person.net.after.grouped(), signed_amount(person.net.change())});
    }
    text_ += table.render();
    more(comparison_.changed.size());
  }

  const Comparison& comparison_;
  const std::map<std::string, std::string>& place_names_;
  Lang lang_;
  std::size_t most_;
  std::string text_;
};

}  // namespace

std::string comparison_text(const Comparison& comparison, const std::map<std::string, std::string>& place_names, Lang lang, std::size_t most) {
  return Page(comparison, place_names, lang, most).render();
}

}  // namespace fenhao::report
