#include <algorithm>
#include <array>

#include "month/bases.h"
#include "sheet/sheet.h"

namespace fenhao::month {
namespace {

namespace fs = std::filesystem;
using policy::Insurance;
using sheet::Style;
using sheet::WorkbookWriter;

// The columns of 参保方案, as intake reads them.
constexpr std::array insurances{std::pair{Insurance::pension, "养老基数"},       std::pair{Insurance::medical, "医疗基数"},
                                std::pair{Insurance::unemployment, "失业基数"},  std::pair{Insurance::work_injury, "工伤基数"},
                                std::pair{Insurance::maternity, "生育基数"},     std::pair{Insurance::large_medical, "大额医疗基数"},
                                std::pair{Insurance::long_term_care, "长护基数"}, std::pair{Insurance::housing_fund, "公积金基数"}};

class Line {
 public:
  Line(WorkbookWriter& writer, int row) : writer_(writer), row_(row) {}
  void text(const std::string& value, Style style = Style::text) { writer_.text(row_, column_++, value, style); }
  void money(std::optional<Money> value) {
    if (value) writer_.number(row_, column_, value->decimal(), Style::money);
    ++column_;
  }
  void integer(int value) { writer_.number(row_, column_++, Decimal(value), Style::integer); }

 private:
  WorkbookWriter& writer_;
  int row_;
  int column_ = 0;
};

std::optional<Money> base_of(const BasesOfPerson& person, Insurance insurance) {
  for (const auto& base : person.bases)
    if (base.insurance == insurance) return base.base;
  return std::nullopt;
}

void write_plans(WorkbookWriter& writer, const std::vector<BasesOfPerson>& people, const BasesRequest& request, const std::string& place) {
  writer.add_sheet("参保方案");
  writer.freeze(1, 0);
  Line heading(writer, 0);
  for (const char* name : {"工号", "姓名", "法人主体", "参保地", "档次", "区县", "起缴月", "止缴月"}) heading.text(name, Style::heading);
  for (const auto& [unused, name] : insurances) heading.text(name, Style::heading);
  for (const char* name : {"公积金单位比例", "公积金个人比例", "不参保险种"}) heading.text(name, Style::heading);
  int number = 1;
  for (const auto& person : people) {
    if (!person.average) continue;
    const auto& plan = person.plan;
    Line row(writer, number++);
    for (const std::string& value : {plan.employee, person.name, plan.entity, place, plan.scheme, plan.district, std::max(request.from, plan.from.month).to_string(), plan.to ? plan.to->to_string() : std::string()}) row.text(value);
    for (const auto& [insurance, unused] : insurances) row.money(base_of(person, insurance));
    const auto fund = std::ranges::find_if(plan.insurances, [](const auto& enrolment) { return enrolment.insurance == Insurance::housing_fund; });
    const auto rate = [&](std::optional<Rate> value) { row.text(value ? value->percent() : std::string()); };
    rate(fund == plan.insurances.end() ? std::nullopt : fund->employer_rate);
    rate(fund == plan.insurances.end() ? std::nullopt : fund->employee_rate);
    std::string excluded;
    for (const auto insurance : person.not_enrolled) excluded += (excluded.empty() ? "" : "、") + policy::label(insurance).zh;
    row.text(excluded);
  }
}

// One line a person and insurance.
void write_working(WorkbookWriter& writer, const std::vector<BasesOfPerson>& people, const BasesRequest& request) {
  writer.add_sheet("推算过程");
  writer.freeze(1, 0);
  Line heading(writer, 0);
  const std::string year = std::to_string(request.from.year() - 1);
  for (const std::string& name : {std::string("人员"), year + "年工资合计", std::string("月数"), std::string("月平均"), std::string("险种"), std::string("现基数"), std::string("下限"), std::string("上限"), std::string("新基数"), std::string("说明")})
    heading.text(name, Style::heading);
  int number = 1;
  for (const auto& person : people) {
    const auto begin = [&] {
      Line row(writer, number++);
      row.text(person.plan.employee + " " + person.name);
      row.money(person.average ? std::optional(person.wages) : std::nullopt);
      row.integer(person.months);
      row.money(person.average);
      return row;
    };
    if (person.bases.empty()) {
      auto row = begin();
      for (int i = 0; i < 5; ++i) row.text({});
      row.text(person.note);
    }
    for (const auto& base : person.bases) {
      auto row = begin();
      row.text(policy::label(base.insurance).zh);
      const auto before = std::ranges::find_if(person.plan.insurances, [&](const auto& enrolment) { return enrolment.insurance == base.insurance; });
      row.money(before->declared_base);
      row.money(base.floor);
      row.money(base.cap);
      row.money(base.base);
      row.text(base.unknown.empty() ? person.note : base.unknown);
    }
  }
}

}  // namespace

Status write_bases(const std::vector<BasesOfPerson>& people, const BasesRequest& request, const policy::Library& library, const fs::path& file) {
  if (fs::exists(file))
    return fail(Error(ErrorCode::conflict, {"文件已存在", "the file is there already"}).at({.file = file.string()}).way_out({"换一个文件名", "choose another name"}));
  FENHAO_TRY(place, library.find_place(request.place));
  FENHAO_TRY(writer, WorkbookWriter::create(file));
  write_plans(writer, people, request, place.name);
  write_working(writer, people, request);
  return writer.close();
}

}  // namespace fenhao::month
