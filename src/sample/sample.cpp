#include "sample/sample.h"

#include <string>

#include "sample/files.h"

namespace fenhao::sample {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t progress_step = 1000;
constexpr Date end_of_time = Date::from_days(2'932'896);  // 9999-12-31

std::unexpected<Error> wrong(std::string zh, std::string en, Text way_out) {
  return fail(Error(ErrorCode::invalid_input, {std::move(zh), std::move(en)}).way_out(std::move(way_out)));
}

Status check_numbers(const SampleOptions& options) {
  if (options.employees < 1 || options.employees > most_employees)
    return wrong("员工数应在 1 到 " + std::to_string(most_employees) + " 之间",
                 "the number of employees lies between 1 and " + std::to_string(most_employees),
                 {"改写员工数", "give another number of employees"});
  if (options.cities < 1)
    return wrong("城市数至少为 1", "there is at least one city", {"改写城市数", "give another number of cities"});
  return {};
}

// Every workplace has its head.
Status check_enough_people(const SampleOptions& options, const Company& company) {
  const auto least = std::to_string(company.workplaces.size());
  if (options.employees >= std::ssize(company.workplaces)) return {};
  return wrong(std::to_string(options.cities) + " 个城市至少要 " + least + " 名员工",
               std::to_string(options.cities) + " cities need at least " + least + " employees",
               {"增加员工数，或减少城市数", "ask for more employees or fewer cities"});
}

Status prepare_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return fail(Error(ErrorCode::unavailable, {"不能创建目录", "the folder cannot be created"})
                    .at({.file = folder.string()})
                    .way_out({"检查路径和写入权限", "check path and permission"}));
  const bool empty = fs::is_empty(folder, error);
  if (error)
    return fail(Error(ErrorCode::unavailable, {"不能读取目录", "the folder cannot be read"})
                    .at({.file = folder.string()})
                    .way_out({"检查路径和权限", "check path and permission"}));
  if (empty) return {};
  return fail(Error(ErrorCode::conflict, {"目录不是空的", "the folder is not empty"})
                  .at({.file = folder.string()})
                  .way_out({"换一个新目录，免得覆盖已有文件", "give a new folder: nothing there is overwritten"}));
}

}  // namespace

Result<SampleSummary> write_sample(const SampleOptions& options, const policy::Library& library,
                                   const WorkCalendar& calendar, const std::vector<payroll::SalaryGroup>& groups,
                                   const TaxParameters& tax_parameters, const Progress& progress) {
  FENHAO_CHECK(check_numbers(options));
  FENHAO_TRY(group_pair, Groups::find(groups));
  FENHAO_TRY(cities, choose_cities(library, options.month.month, options.known.value_or(end_of_time), options.cities));
  const Company company = found_company(std::move(cities), options.seed);
  FENHAO_CHECK(check_enough_people(options, company));
  FENHAO_CHECK(prepare_folder(options.out));

  const Setting setting{&company, &calendar, options.month, options.seed};
  TaxTables tables(tax_parameters);
  FENHAO_TRY(files, create_files(options.out, company, group_pair, options.month));
  const auto total = static_cast<std::size_t>(options.employees);
  for (std::size_t done = 0; done < total; ++done) {
    FENHAO_TRY(record, make_record(setting, group_pair, tables, static_cast<std::int64_t>(done)));
    files->add(record);
    if (progress && (done + 1) % progress_step == 0) progress(done + 1, total);
  }
  FENHAO_TRY(written, files->close());
  SampleSummary summary{.files = std::move(written), .entities = company.entities.size()};
  for (const auto& city : company.cities) summary.cities.push_back(city.place);
  return summary;
}

}  // namespace fenhao::sample
