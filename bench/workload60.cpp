#include "workload60.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "formula/csv_records.h"
#include "formula/number_text.h"
#include "formula/workload_spec.h"
#include "taken.h"

namespace fenhao::bench {
namespace {

struct Variation {
  std::string_view input;
  std::int64_t step;    // added for each copy
  std::int64_t copies;  // after which it starts again
};

constexpr std::array variations{Variation{"base", 13, 200},       Variation{"sales", 991, 150},
                                Variation{"declared_si", 17, 90}, Variation{"declared_hf", 19, 110},
                                Variation{"ytd_income", 331, 70}, Variation{"ytd_tax", 107, 130},
                                Variation{"perf_base", 7, 60},    Variation{"years", 3, 50}};

std::int64_t varied(const std::string& input, std::int64_t value, std::size_t copy) {
  const auto found =
      std::find_if(variations.begin(), variations.end(), [&](const auto& each) { return each.input == input; });
  return found == variations.end() ? value : value + static_cast<std::int64_t>(copy) % found->copies * found->step;
}

std::vector<std::vector<std::string>> cells_by_column(const std::string& csv, const std::vector<std::string>& inputs) {
  auto records = taken(formula::CsvRecords::open(csv));
  taken(records.next());
  if (!std::equal(records.cells().begin(), records.cells().end(), inputs.begin(), inputs.end()))
    throw std::runtime_error(csv + ": columns are not those of the spec");
  std::vector<std::vector<std::string>> cells(inputs.size());
  while (taken(records.next()))
    for (std::size_t i = 0; i < inputs.size(); ++i) cells[i].emplace_back(records.cells()[i]);
  return cells;
}

}  // namespace

formula::Program Workload60::compile() const {
  formula::Environment environment;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    environment.inputs.push_back({.code = inputs[i], .type = formula::Type::number, .scale = scales[i]});
  auto program = formula::Program::compile(items, std::move(environment));
  if (!program) throw std::runtime_error(program.error().front().describe(Lang::en));
  return std::move(*program);
}

formula::Frame Workload60::frame(const formula::Program& program) const {
  formula::Frame frame(program, rows());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    formula::Column column{.type = formula::Type::number, .scale = scales[i], .narrow = columns[i]};
    if (const auto set = frame.set_input(inputs[i], std::move(column)); !set)
      throw std::runtime_error(set.error().describe(Lang::en));
  }
  return frame;
}

Workload60 read_workload60(const std::string& home, std::size_t rows) {
  const std::string folder = home + "/cases/workload/";
  auto spec = taken(formula::read_workload_spec(folder + "payroll60.json"));
  Workload60 workload{.inputs = spec.inputs, .items = spec.items};
  for (const auto& cells : cells_by_column(folder + "employees.csv", spec.inputs)) {
    const std::string& name = workload.inputs[workload.columns.size()];
    int scale = 0;
    for (const auto& cell : cells) scale = std::max(scale, formula::decimals_of(cell));
    std::vector<std::int64_t> column(rows);
    for (std::size_t row = 0; row < rows; ++row)
      column[row] = varied(name, static_cast<std::int64_t>(formula::coefficient_of(cells[row % cells.size()], scale)),
                           row / cells.size());
    workload.scales.push_back(scale);
    workload.columns.push_back(std::move(column));
  }
  return workload;
}

}  // namespace fenhao::bench
