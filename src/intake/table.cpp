#include "intake/table.h"

#include <algorithm>

#include "base/text.h"
#include "intake/fit.h"
#include "intake/wording.h"

namespace fenhao::intake {

std::string Row::text(std::string_view field) const {
  const sheet::Value* value = record_->find(field);
  return value ? value->text : std::string();
}

std::optional<Decimal> Row::number_of(std::string_view field) const {
  const sheet::Value* value = record_->find(field);
  return value ? value->number : std::nullopt;
}

std::optional<Money> Row::money(std::string_view field) const {
  const auto number = number_of(field);
  if (!number) return std::nullopt;
  const auto amount = Money::parse(number->to_string());
  return amount ? std::optional(*amount) : std::nullopt;
}

std::optional<Rate> Row::rate(std::string_view field) const {
  const auto number = number_of(field);
  if (!number) return std::nullopt;
  const auto rate = Rate::from(*number);
  return rate ? std::optional(*rate) : std::nullopt;
}

std::optional<Date> Row::date(std::string_view field) const {
  const sheet::Value* value = record_->find(field);
  return value ? value->date : std::nullopt;
}

std::optional<Month> Row::month(std::string_view field) const {
  const auto first_day = date(field);
  return first_day ? std::optional(first_day->month()) : std::nullopt;
}

void Row::complain(std::string_view field, Error error) { table_->complain(number(), field, std::move(error)); }

void Row::require(std::string_view field, const Text& what) {
  if (states(field) || has_complaint(field)) return;
  complain(field, wrong({"缺少" + what.zh, what.en + " is missing"}, {"填写" + what.zh, "fill it in"}));
}

bool Row::has_complaint(std::string_view field) const {
  for (const sheet::ColumnMatch& match : table_->header().columns)
    if (match.field == field) return table_->bad_cells_.contains({number(), match.column});
  return false;
}

bool Row::is_bad() const { return table_->is_spoilt() || table_->bad_rows_.contains(number()); }

Result<Table> Table::open(const sheet::Workbook& workbook, const sheet::Schema& schema, const Items* items) {
  auto matched = sheet::match_header(workbook, schema);
  if (!matched) return fail(lacks_columns(workbook, schema).value_or(matched.error()));
  auto& header = *matched;
  Table table(workbook, schema);
  if (items) table.refuse_unknown_items(header, *items);
  if (items) FENHAO_CHECK(table.refuse_items_twice(header, *items));
  table.result_ = sheet::read_records(workbook, schema, header);
  for (const sheet::Issue& issue : table.result_.issues) table.remember(issue);
  return table;
}

// The row in which a column's own words stand: below those of its group. As Record::row.
int Table::row_of_words(const sheet::HeaderMatch& header, const sheet::ColumnMatch& match) const {
  const sheet::Sheet& sheet = workbook_->sheets[static_cast<std::size_t>(header.sheet)];
  int row = header.first_header_row;
  for (int below = row + 1; below < header.first_data_row; ++below)
    if (const std::string words = trim(sheet.at(below, match.column).text); !words.empty() && match.heading.ends_with(words)) row = below;
  return row + 1;
}

void Table::refuse_unknown_items(sheet::HeaderMatch& header, const Items& items) {
  std::vector<sheet::ColumnMatch> known;
  for (sheet::ColumnMatch& match : header.columns) {
    if (match.how == sheet::ColumnMatch::How::extra && items.is_ignored(match.heading)) {
      header.unmatched.push_back(match.heading);
      continue;
    }
    if (match.how != sheet::ColumnMatch::How::extra || !items.code_of(match.field).empty()) {
      known.push_back(std::move(match));
      continue;
    }
    const std::string near = quoted_list(suggestions(match.heading, items.known));
    const Text some = items.known.empty() ? Text{"（没有）", "(none)"} : first_few(items.known, {"项", "items"});
    sheet::Issue issue = sheet::issue_at(
        *workbook_, *schema_, header, row_of_words(header, match), match.field,
        wrong({"这一列不是已知的" + items.what.zh + (near.empty() ? "" : "，是不是" + near + "？"),
               "this column is no known " + items.what.en + (near.empty() ? "" : "; did you mean " + near + "?")},
              {"改成已知项目的名称，或先在薪资组里增加它；与工资无关的列，导入时加 --ignore \"" + match.heading + "\"。已知项目：" + some.zh +
                   "，全部见 fenhao forms --out 空表 里的填写说明",
               "rename it to a known item, or add it to the salary group first; a column that concerns no pay: import with --ignore \"" + match.heading +
                   "\". Known: " + some.en + "; all of them stand in the forms (fenhao forms --out DIR)"}));
    issue.column = match.column;
    issues_.push_back(std::move(issue));
    header.unmatched.push_back(match.heading);
    is_spoilt_ = true;
  }
  header.columns = std::move(known);
}

Status Table::refuse_items_twice(const sheet::HeaderMatch& header, const Items& items) const {
  std::map<std::string, std::string> heading_of;
  for (const sheet::ColumnMatch& match : header.columns) {
    if (match.how != sheet::ColumnMatch::How::extra) continue;
    const auto [other, is_new] = heading_of.try_emplace(items.code_of(match.field), match.heading);
    if (!is_new)
      return fail(wrong({"“" + other->second + "”和“" + match.heading + "”两列是同一个" + items.what.zh,
                         "columns “" + other->second + "” and “" + match.heading + "” are the same " + items.what.en},
                        {"只保留一列", "keep one of them"}, ErrorCode::conflict)
                      .at({.file = workbook_->path.filename().string()}));
  }
  return {};
}

std::vector<Row> Table::rows_where(bool is_voided) {
  std::vector<Row> rows;
  rows.reserve(result_.records.size() + result_.flawed.size());
  for (const auto* records : {&result_.records, &result_.flawed})
    for (const sheet::Record& record : *records)
      if (Row row(*this, record); (row.text("voided") == "true") == is_voided) rows.push_back(row);
  std::ranges::sort(rows, {}, &Row::number);
  return rows;
}

int Table::rows_without_complaint() const {
  if (is_spoilt_) return 0;
  return static_cast<int>(std::ranges::count_if(
      result_.records, [&](const sheet::Record& record) { return !bad_rows_.contains(record.row); }));
}

bool Table::has_column(std::string_view field) const {
  return std::ranges::any_of(result_.header.columns,
                             [&](const sheet::ColumnMatch& match) { return match.field == field; });
}

void Table::remember(const sheet::Issue& issue) {
  bad_rows_.insert(issue.row + 1);
  bad_cells_.insert({issue.row + 1, issue.column});
  issues_.push_back(issue);
}

void Table::complain(int row, std::string_view field, Error error) {
  remember(sheet::issue_at(*workbook_, *schema_, result_.header, row, field, std::move(error)));
}

std::vector<sheet::Issue> Table::take_issues() {
  std::ranges::stable_sort(issues_, [](const sheet::Issue& a, const sheet::Issue& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  return std::move(issues_);
}

void Repeats::add(const std::string& key, Row& row, std::string_view field) {
  if (key.empty()) return;
  const auto [at, is_new] = seen_.try_emplace(key, First{row});
  if (is_new) return;
  First& first = at->second;
  const Text way_out{"只保留正确的一行", "keep the row that is right"};
  row.complain(field, wrong(message_(first.row.number()), way_out, ErrorCode::conflict));
  if (!std::exchange(first.is_told, true))
    first.row.complain(field, wrong(message_(row.number()), way_out, ErrorCode::conflict));
}

}  // namespace fenhao::intake
