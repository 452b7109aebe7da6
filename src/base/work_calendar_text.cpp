#include "base/work_calendar_text.h"

#include <algorithm>

#include "base/yaml.h"

namespace fenhao {
namespace {

// Reads one entry of `years`, keeping the file's name for its errors.
class YearReader {
 public:
  YearReader(const std::string& origin, const YamlNode& node) : origin_(origin), node_(node) {}

  Result<CalendarYear> read() {
    FENHAO_CHECK(refuse_unknown_keys(origin_, node_, {"year", "source", "recorded", "days_off", "makeup_workdays", "statutory"}));
    const auto first = Month::parse(node_.text("year") + "-01");
    if (!first) return fail(wrong(node_, {"年份须写作四位数字", "a year is four digits"}));
    year_.year = first->year();
    FENHAO_CHECK(read_source());
    FENHAO_CHECK(read_recorded());
    FENHAO_CHECK(read_days("days_off", year_.days_off));
    FENHAO_CHECK(read_days("makeup_workdays", year_.makeup_workdays));
    FENHAO_CHECK(read_days("statutory", year_.statutory));
    FENHAO_CHECK(check_makeup_workdays());
    FENHAO_CHECK(check_statutory());
    return std::move(year_);
  }

 private:
  Error wrong(const YamlNode& at, Text message) const { return yaml_error(origin_, at, std::move(message)); }

  Status read_source() {
    const auto* source = node_.find("source");
    if (!source || source->text("title").empty() || source->text("number").empty() || source->text("url").empty())
      return fail(wrong(
          node_, {"缺少来源：须写明通知的标题、文号和网址", "the notice is missing: state its title, number and url"}));
    FENHAO_CHECK(refuse_unknown_keys(origin_, *source, {"title", "number", "date", "url"}));
    year_.source = source->text("title") + "（" + source->text("number") + "） " + source->text("url");
    return {};
  }

  Status read_recorded() {
    const auto* recorded = node_.find("recorded");
    if (!recorded) return {};
    const auto day = Date::parse(recorded->scalar);
    if (!day) return fail(wrong(*recorded, day.error().message()));
    year_.recorded = *day;
    return {};
  }

  // Entries are days, or ranges "2026-02-15..2026-02-23" with both ends included.
  Status read_days(std::string_view key, std::set<Date>& days) const {
    const auto* list = node_.find(key);
    if (!list || list->kind != YamlNode::Kind::sequence)
      return fail(wrong(list ? *list : node_,
                        {std::string(key) + " 须为日期列表", std::string(key) + " must be a list of days"}));
    for (const auto& item : list->items) {
      const auto dots = item.scalar.find("..");
      const auto from = Date::parse(item.scalar.substr(0, dots));
      const auto last = dots == std::string::npos ? from : Date::parse(item.scalar.substr(dots + 2));
      if (!from || !last || *last < *from || from->year() != year_.year || last->year() != year_.year)
        return fail(
            wrong(item, {"“" + item.scalar + "”不是 " + std::to_string(year_.year) + " 年内的日期或区间",
                         "\"" + item.scalar + "\" is no day or range within " + std::to_string(year_.year)})
                .way_out({"写作 2026-10-01 或 2026-10-01..2026-10-07", "write 2026-10-01 or 2026-10-01..2026-10-07"}));
      for (Date day = *from; day <= *last; day = day + 1)
        if (!days.insert(day).second)
          return fail(wrong(item, {day.to_string() + " 重复", day.to_string() + " stands twice"}));
    }
    return {};
  }

  Status check_makeup_workdays() const {
    for (const Date day : year_.makeup_workdays)
      if (day.weekday() < Weekday::saturday || year_.days_off.contains(day))
        return fail(
            wrong(*node_.find("makeup_workdays"),
                  {"调休上班日 " + day.to_string() + " 须为周六或周日，且不在放假日内",
                   "the make-up workday " + day.to_string() + " must be a Saturday or Sunday that is not off"}));
    return {};
  }

  Status check_statutory() const {
    for (const Date day : year_.statutory)
      if (!year_.days_off.contains(day))
        return fail(wrong(*node_.find("statutory"),
                          {"法定节假日 " + day.to_string() + " 不在放假日内",
                           "the statutory holiday " + day.to_string() + " is not among the days off"}));
    return {};
  }

  const std::string& origin_;
  const YamlNode& node_;
  CalendarYear year_;
};

}  // namespace

Result<WorkCalendar> parse_work_calendar(std::string_view yaml, const std::string& origin) {
  FENHAO_TRY(root, parse_yaml(yaml, origin));
  const auto* entries = root.find("years");
  if (!entries || entries->kind != YamlNode::Kind::sequence)
    return fail(yaml_error(origin, root, {"缺少 years 列表", "the list years is missing"}));
  FENHAO_CHECK(refuse_unknown_keys(origin, root, {"kind", "years"}));
  if (root.text("kind") != "work_calendar")
    return fail(yaml_error(origin, root, {"kind 须为 work_calendar", "kind must be work_calendar"}));
  std::vector<CalendarYear> years;
  for (const auto& entry : entries->items) {
    FENHAO_TRY(year, YearReader(origin, entry).read());
    if (std::any_of(years.begin(), years.end(), [&](const CalendarYear& known) { return known.year == year.year && known.recorded == year.recorded; }))
      return fail(yaml_error(origin, entry,
                             {std::to_string(year.year) + " 年重复", std::to_string(year.year) + " stands twice"}));
    years.push_back(std::move(year));
  }
  return WorkCalendar(std::move(years));
}

}  // namespace fenhao
