// Columns of the lists about pay: salaries, attendance, variable pay, deductions, contributions, history.
#include <algorithm>

#include "sample/rows.h"
#include "tax/deductions.h"

namespace fenhao::sample {
namespace {

// The last part of an input's name: 录入.月度奖金 → 月度奖金.
std::string heading_of(const formula::Input& input) { return input.zh.substr(input.zh.rfind('.') + 1); }

// Inputs of one source in the order of the groups, each code once.
std::vector<const formula::Input*> inputs_of(const std::vector<const payroll::SalaryGroup*>& groups,
                                             payroll::InputSource source) {
  std::vector<const formula::Input*> all;
  for (const auto* group : groups)
    for (const auto& input : group->inputs)
      if (input.source == source && std::ranges::find(all, input.input.code, &formula::Input::code) == all.end())
        all.push_back(&input.input);
  return all;
}

template <class Value>
const Value* find_in(const std::map<std::string, Value>& values, const std::string& code) {
  const auto found = values.find(code);
  return found == values.end() ? nullptr : &found->second;
}

void add_input_columns(std::vector<Column<InputRow>>& columns, const std::vector<const formula::Input*>& inputs) {
  for (const auto* input : inputs)
    columns.push_back({{.text = heading_of(*input)}, [code = input->code](auto& out, const InputRow& row) {
                         out.amount_or_blank(find_in(row.input.values, code));
                       }});
}

std::string label_of(const std::string& deduction_kind) {
  const auto kind = tax::parse_deduction_kind(deduction_kind);
  return kind ? tax::label(*kind).zh : deduction_kind;
}

const contribution::Enrolment* find_enrolment(const payroll::EnrolmentPlan& plan, Insurance insurance) {
  const auto found = std::ranges::find(plan.insurances, insurance, &contribution::Enrolment::insurance);
  return found == plan.insurances.end() ? nullptr : &*found;
}

// The one base of all social insurances.
const Money* social_base(const payroll::EnrolmentPlan& plan) {
  const auto found = std::ranges::find_if(
      plan.insurances, [](const auto& enrolment) { return enrolment.insurance != Insurance::housing_fund; });
  return found == plan.insurances.end() ? nullptr : &found->declared_base;
}

void write_rate(TableFile& out, const std::optional<Rate>& rate) { rate ? out.text(rate->percent()) : out.blank(); }

std::string excluded(const City& city, const payroll::EnrolmentPlan& plan) {
  std::string names;
  for (const Insurance insurance : city.insurances)
    if (!find_enrolment(plan, insurance)) names += (names.empty() ? "" : "、") + policy::label(insurance).zh;
  return names;
}

const char* words(tax::BasicDeductionRule rule) {
  switch (rule) {
    case tax::BasicDeductionRule::months_employed: return "按月累计";
    case tax::BasicDeductionRule::first_job_in_year: return "当年首次入职";
    case tax::BasicDeductionRule::sixty_thousand: return "一次性扣除6万";
  }
  return "";
}

// Employee number and name, with which every such list begins.
template <class Row>
std::vector<Column<Row>> person_columns() {
  return {
      {{.text = "工号"}, [](auto& out, const Row& row) { out.text(row.person.employee); }},
      {{.text = "姓名", .width = 16}, [](auto& out, const Row& row) { out.text(row.person.name); }},
  };
}

template <class Row>
void append(std::vector<Column<Row>>& columns, std::vector<Column<Row>> more) {
  std::ranges::move(more, std::back_inserter(columns));
}

}  // namespace

std::vector<Column<SalaryRow>> salary_columns(const Groups& groups) {
  using Row = SalaryRow;
  auto columns = person_columns<Row>();
  columns.push_back({{.text = "生效日期"}, [](auto& out, const Row& row) { out.date(row.from); }});
  columns.push_back({{.text = "调薪原因"}, [](auto& out, const Row& row) { out.text(row.reason); }});
  for (const auto* input : inputs_of(groups.all(), payroll::InputSource::salary))
    columns.push_back({{.text = heading_of(*input)}, [code = input->code](auto& out, const Row& row) {
                         out.amount_or_blank(find_in(row.amounts, code));
                       }});
  return columns;
}

std::vector<Column<InputRow>> attendance_columns(const Groups& groups) {
  using Row = InputRow;
  auto columns = person_columns<Row>();
  columns.push_back({{.text = "部门"}, [](auto& out, const Row& row) { out.text(row.employment.department); }});
  columns.push_back({{.text = "考勤月份"}, [](auto& out, const Row& row) { out.month(row.input.month.month); }});
  add_input_columns(columns, inputs_of(groups.all(), payroll::InputSource::attendance));
  return columns;
}

std::vector<Column<InputRow>> variable_columns(const payroll::SalaryGroup& group) {
  using Row = InputRow;
  auto columns = person_columns<Row>();
  columns.push_back({{.text = "薪资月份"}, [](auto& out, const Row& row) { out.month(row.input.month.month); }});
  add_input_columns(columns, inputs_of({&group}, payroll::InputSource::variable));
  return columns;
}

std::vector<Column<DeductionRow>> deduction_columns() {
  using Row = DeductionRow;
  auto columns = person_columns<Row>();
  append(columns, {
                      {{.text = "扣除项目", .width = 20},
                       [](auto& out, const Row& row) { out.text(label_of(row.record.kind)); }},
                      {{.text = "扣除有效期起"}, [](auto& out, const Row& row) { out.month(row.record.from); }},
                      {{.text = "扣除有效期止"}, [](auto& out, const Row& row) { write_optional(out, row.record.to); }},
                      {{.text = "每月扣除金额"}, [](auto& out, const Row& row) { out.money(row.record.amount); }},
                  });
  return columns;
}

std::vector<Column<PlanRow>> plan_columns(const Names& names) {
  using Row = PlanRow;
  const std::string social = "社会保险", fund = "住房公积金";
  const auto fund_of = [](const Row& row) { return find_enrolment(row.record, Insurance::housing_fund); };
  auto columns = person_columns<Row>();
  append(columns,
         {
             {{.text = "参保单位", .width = 40},
              [&names](auto& out, const Row& row) { out.text(names.entity(row.record.entity)); }},
             {{.text = "参保城市"}, [&names](auto& out, const Row& row) { out.text(names.place(row.record.place)); }},
             {{.text = "起缴月份"}, [](auto& out, const Row& row) { out.month(row.record.from.month); }},
             {{.text = "停缴月份"}, [](auto& out, const Row& row) { write_optional(out, row.record.to); }},
             {{"缴费基数", social}, [](auto& out, const Row& row) { out.amount_or_blank(social_base(row.record)); }},
             {{"不参保险种", social, 30},
              [&names](auto& out, const Row& row) { out.text(excluded(names.city(row.record.place), row.record)); }},
             {{"缴存基数", fund},
              [fund_of](auto& out, const Row& row) {
                const auto* own = fund_of(row);
                out.amount_or_blank(own ? &own->declared_base : nullptr);
              }},
             {{"单位缴存比例", fund},
              [fund_of](auto& out, const Row& row) {
                const auto* own = fund_of(row);
                write_rate(out, own ? own->employer_rate : std::nullopt);
              }},
             {{"个人缴存比例", fund},
              [fund_of](auto& out, const Row& row) {
                const auto* own = fund_of(row);
                write_rate(out, own ? own->employee_rate : std::nullopt);
              }},
         });
  return columns;
}

std::vector<Column<HistoryRow>> history_columns(const Names& names) {
  using Row = HistoryRow;
  auto columns = person_columns<Row>();
  append(
      columns,
      {
          {{.text = "扣缴义务人", .width = 40},
           [&names](auto& out, const Row& row) { out.text(names.entity(row.record.entity)); }},
          {{.text = "截至月份"}, [](auto& out, const Row& row) { out.month(row.record.through.month); }},
          {{.text = "累计收入额", .width = 14},
           [](auto& out, const Row& row) { out.money(row.record.figures.income); }},
          {{.text = "累计免税收入"}, [](auto& out, const Row& row) { out.money(row.record.figures.exempt); }},
          {{.text = "累计专项扣除"}, [](auto& out, const Row& row) { out.money(row.record.figures.special); }},
          {{.text = "累计专项附加扣除"},
           [](auto& out, const Row& row) { out.money(row.record.figures.special_additional); }},
          {{.text = "累计其他扣除"}, [](auto& out, const Row& row) { out.money(row.record.figures.other); }},
          {{.text = "累计准予扣除的捐赠额"}, [](auto& out, const Row& row) { out.money(row.record.figures.donation); }},
          {{.text = "累计减免税额"}, [](auto& out, const Row& row) { out.money(row.record.figures.reliefs); }},
          {{.text = "累计已预缴税额"}, [](auto& out, const Row& row) { out.money(row.record.figures.withheld); }},
          {{.text = "减除费用方式"}, [](auto& out, const Row& row) { out.text(words(row.record.rule)); }},
          {{.text = "已单独计税年终奖"}, [](auto& out, const Row& row) { out.money(row.record.bonus_taxed_alone); }},
      });
  return columns;
}

}  // namespace fenhao::sample
