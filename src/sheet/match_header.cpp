#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "sheet/cell_collector.h"
#include "sheet/heading.h"
#include "sheet/row_kind.h"
#include "sheet/sheet.h"

namespace fenhao::sheet {
namespace {

constexpr int last_searched_row = 50;
constexpr int tallest_heading = 3;

// How firmly a heading names a field: by its path under a group, by our own label, by another name.
enum class Strength { none, synonym, label, path };

struct FieldName {
  std::size_t field;
  Strength strength;
};

// Every name of every field, in comparison form.
std::map<std::string, FieldName> names_of(const Schema& schema) {
  std::map<std::string, FieldName> names;
  const auto add = [&](const std::string& name, std::size_t field, Strength strength) {
    const bool is_path = name.find('/') != std::string::npos;
    names.try_emplace(heading_path_form(name), FieldName{field, is_path ? Strength::path : strength});
  };
  for (std::size_t i = 0; i < schema.fields.size(); ++i) add(schema.fields[i].label, i, Strength::label);
  for (std::size_t i = 0; i < schema.fields.size(); ++i)
    for (const std::string& synonym : schema.fields[i].synonyms) add(synonym, i, Strength::synonym);
  return names;
}

struct Claim {
  int column;
  Strength strength;
};

// One way to see the heading: a block of rows, and what its columns claim.
struct Candidate {
  int sheet = 0;
  HeadingBlock block;
  std::vector<HeadingPath> paths;          // by column
  std::vector<std::vector<Claim>> claims;  // by field; the strongest only
  int matched = 0;                         // fields claimed by exactly one column
  int required_matched = 0;
  int conflicts = 0;
  int repeated = 0;     // headings that stand twice
  bool is_cut = false;  // the next row still belongs to the heading

  auto rank() const {
    return std::tuple(required_matched, matched, -static_cast<int>(is_cut), -conflicts, -repeated, -block.height,
                      -block.first_row);
  }
};

class HeaderSearch {
 public:
  HeaderSearch(const Workbook& workbook, const Schema& schema)
      : workbook_(workbook), schema_(schema), names_(names_of(schema)) {
    required_ = static_cast<int>(
        std::count_if(schema.fields.begin(), schema.fields.end(), [](const Field& field) { return field.required; }));
  }

  Result<HeaderMatch> run() {
    std::optional<Candidate> best;
    for (std::size_t i = 0; i < workbook_.sheets.size(); ++i) search_sheet(static_cast<int>(i), best);
    if (!best) return fail(nothing_found());
    if (best->conflicts > 0) return fail(conflict(*best));
    if (best->required_matched < required_ || best->matched == 0) return fail(missing(*best));
    HeaderMatch header = header_of(*best);
    FENHAO_CHECK(refuse_repeated_extras(header, *best));
    return header;
  }

 private:
  void search_sheet(int number, std::optional<Candidate>& best) {
    const HeadingGrid grid(sheet(number));
    for (int row = 0; row < std::min(grid.rows(), last_searched_row); ++row) {
      if (!grid.reads_like_heading(row)) continue;
      for (int height = 1; height <= tallest_heading && row + height <= grid.rows(); ++height) {
        if (height > 1 && !grid.reads_like_heading(row + height - 1)) break;
        Candidate candidate = evaluate(number, grid, {row, height});
        if (!best || candidate.rank() > best->rank()) best = std::move(candidate);
      }
    }
  }

  Candidate evaluate(int number, const HeadingGrid& grid, HeadingBlock block) const {
    Candidate candidate{.sheet = number, .block = block, .paths = grid.paths(block)};
    candidate.claims.resize(schema_.fields.size());
    std::set<std::string> seen;
    for (int column = 0; column < grid.columns(); ++column) {
      const HeadingPath& path = candidate.paths[static_cast<std::size_t>(column)];
      if (path.empty()) continue;
      if (!seen.insert(to_string(path)).second) ++candidate.repeated;
      if (const auto name = find_name(grid, block, column, path))
        add_claim(candidate.claims[name->field], {column, name->strength});
    }
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      const std::size_t claims = candidate.claims[i].size();
      if (claims > 1) ++candidate.conflicts;
      if (claims == 0) continue;
      ++candidate.matched;
      if (schema_.fields[i].required) ++candidate.required_matched;
    }
    candidate.is_cut = is_cut(grid, candidate);
    return candidate;
  }

  static void add_claim(std::vector<Claim>& claims, Claim claim) {
    if (!claims.empty() && claims.front().strength == Strength::path && claim.strength != Strength::path) return;
    if (!claims.empty() && claims.front().strength != Strength::path && claim.strength == Strength::path)
      claims.clear();
    claims.push_back(claim);
  }

  // The field a column names: by its path from any level on, by the last two words written together, by its last
  // word, or by a word above it that stands over this column alone (machine names below Chinese ones).
  std::optional<FieldName> find_name(const HeadingGrid& grid, HeadingBlock block, int column,
                                     const HeadingPath& path) const {
    std::vector<std::string> forms;
    for (const std::string& part : path) forms.push_back(heading_form(part));
    for (std::size_t from = 0; from + 1 < forms.size(); ++from) {
      std::string joined = forms[from];
      for (std::size_t i = from + 1; i < forms.size(); ++i) joined += "/" + forms[i];
      if (const auto name = names_.find(joined); name != names_.end()) return name->second;
    }
    if (forms.size() >= 2)
      if (const auto name = names_.find(forms[forms.size() - 2] + forms.back()); name != names_.end())
        return FieldName{name->second.field, Strength::path};
    if (const auto name = names_.find(forms.back()); name != names_.end()) return name->second;
    for (int row = block.end_row() - 2; row >= block.first_row; --row) {
      if (grid.text(row, column).empty() || (grid.is_group(row, column) && !grid.reaches_below(row, column))) continue;
      if (const auto name = names_.find(heading_form(grid.text(row, column))); name != names_.end())
        return name->second;
    }
    return std::nullopt;
  }

  // A heading cell comes from above or goes on below; or the row below names columns under a group, while the
  // fields found so far have nothing there.
  bool is_cut(const HeadingGrid& grid, const Candidate& candidate) const {
    const int last = candidate.block.end_row() - 1, next = last + 1;
    if (next >= grid.rows() || candidate.matched == 0) return false;
    bool names_under_group = false;
    for (int column = 0; column < grid.columns(); ++column) {
      const bool starts_above =
          candidate.block.first_row > 0 && grid.reaches_below(candidate.block.first_row - 1, column);
      if (starts_above || grid.reaches_below(last, column)) return true;
      if (grid.is_group(last, column) && !grid.text(next, column).empty()) names_under_group = true;
    }
    if (!names_under_group || !grid.reads_like_heading(next)) return false;
    for (const auto& claims : candidate.claims)
      for (const Claim& claim : claims)
        if (!grid.is_group(last, claim.column) && !grid.text(next, claim.column).empty()) return false;
    return true;
  }

  HeaderMatch header_of(const Candidate& candidate) const {
    HeaderMatch header{
        .sheet = candidate.sheet, .first_header_row = candidate.block.first_row, .columns = {}, .unmatched = {}};
    std::set<int> taken;
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      if (candidate.claims[i].empty()) continue;
      const Claim& claim = candidate.claims[i].front();
      taken.insert(claim.column);
      header.columns.push_back(
          {claim.column, heading(candidate, claim.column), schema_.fields[i].code, how(claim.strength)});
    }
    for (int column = 0; column < static_cast<int>(candidate.paths.size()); ++column) {
      if (taken.contains(column) || candidate.paths[static_cast<std::size_t>(column)].empty()) continue;
      const std::string name = heading(candidate, column);
      if (schema_.keeps_extra_columns)
        header.columns.push_back({column, name, name, ColumnMatch::How::extra});
      else
        header.unmatched.push_back(name);
    }
    const Sheet& where = sheet(candidate.sheet);
    header.first_data_row = candidate.block.end_row();
    while (header.first_data_row < where.rows &&
           (is_empty(where, header.first_data_row) || is_column_numbers(where, header.first_data_row)))
      ++header.first_data_row;
    return header;
  }

  Status refuse_repeated_extras(const HeaderMatch& header, const Candidate& candidate) const {
    std::map<std::string, const ColumnMatch*> seen;
    for (const ColumnMatch& match : header.columns) {
      if (match.how != ColumnMatch::How::extra) continue;
      const auto [other, is_new] = seen.try_emplace(heading_path_form(match.heading), &match);
      if (!is_new) return fail(two_columns(candidate, *other->second, match, match.heading));
    }
    return {};
  }

  static bool is_empty(const Sheet& sheet, int row) {
    for (int column = 0; column < sheet.columns; ++column)
      if (!trim(sheet.at(row, column).text).empty()) return false;
    return true;
  }

  static ColumnMatch::How how(Strength strength) {
    if (strength == Strength::path) return ColumnMatch::How::group;
    return strength == Strength::label ? ColumnMatch::How::exact : ColumnMatch::How::synonym;
  }

  std::string heading(const Candidate& candidate, int column) const {
    return to_string(candidate.paths[static_cast<std::size_t>(column)]);
  }
  const Sheet& sheet(int number) const { return workbook_.sheets[static_cast<std::size_t>(number)]; }
  Location place(const Candidate& candidate) const {
    return {.file = workbook_.path.filename().string(),
            .sheet = sheet(candidate.sheet).name,
            .row = candidate.block.end_row()};
  }

  Error conflict(const Candidate& candidate) const {
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      const auto& claims = candidate.claims[i];
      if (claims.size() < 2) continue;
      const auto match = [&](const Claim& claim) {
        return ColumnMatch{claim.column, heading(candidate, claim.column), "", how(claim.strength)};
      };
      return two_columns(candidate, match(claims[0]), match(claims[1]), schema_.fields[i].label);
    }
    return nothing_found();
  }

  Error two_columns(const Candidate& candidate, const ColumnMatch& one, const ColumnMatch& other,
                    const std::string& meaning) const {
    const auto name = [](const ColumnMatch& match) {
      return match.heading + " (" + column_letters(match.column) + ")";
    };
    return Error(ErrorCode::conflict,
                 {"“" + name(one) + "”和“" + name(other) + "”两列都像是“" + meaning + "”",
                  "columns “" + name(one) + "” and “" + name(other) + "” both look like “" + meaning + "”"})
        .at(place(candidate))
        .way_out({"只保留一列，或把另一列改成别的名字", "keep one of them, or give the other a different heading"});
  }

  Error missing(const Candidate& candidate) const {
    std::string fields, seen;
    for (std::size_t i = 0; i < schema_.fields.size(); ++i)
      if (schema_.fields[i].required && candidate.claims[i].empty())
        fields += (fields.empty() ? "" : "、") + schema_.fields[i].label;
    for (const HeadingPath& path : candidate.paths)
      if (!path.empty()) seen += (seen.empty() ? "" : "、") + to_string(path);
    return Error(ErrorCode::not_found,
                 {"找不到“" + schema_.title + "”的表头，缺少列：" + fields + "。看到的列：" + seen,
                  "no heading of a “" + schema_.title + "” was found; missing columns: " + fields +
                      "; columns seen: " + seen})
        .at(place(candidate))
        .way_out({"补上缺少的列，或把相应的列名改成上面的名称；也可以用 fenhao forms 生成空表填写",
                  "add the missing columns or rename yours to these; or fill in an empty form (fenhao forms)"});
  }

  Error nothing_found() const {
    return Error(ErrorCode::not_found,
                 {"找不到“" + schema_.title + "”的表头：前 " + std::to_string(last_searched_row) + " 行里没有列名",
                  "no heading of a “" + schema_.title + "” was found: the first " + std::to_string(last_searched_row) +
                      " rows name no columns"})
        .at({.file = workbook_.path.filename().string()})
        .way_out({"确认选对了文件；列名应在数据上方",
                  "check that this is the right file; the headings stand above the data"});
  }

  const Workbook& workbook_;
  const Schema& schema_;
  std::map<std::string, FieldName> names_;
  int required_ = 0;
};

}  // namespace

Result<HeaderMatch> match_header(const Workbook& workbook, const Schema& schema) {
  return HeaderSearch(workbook, schema).run();
}

}  // namespace fenhao::sheet
