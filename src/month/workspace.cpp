#include "month/workspace.h"

#include <algorithm>
#include <map>

#include "base/work_calendar_text.h"
#include "base/yaml.h"

namespace fenhao::month {
namespace {

namespace fs = std::filesystem;

// The *.yaml files of a folder in name order; none when there is no folder.
std::vector<fs::path> texts_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

Error diagnostics_error(const std::vector<formula::Diagnostic>& diagnostics, const std::string& origin) {
  Text all;
  for (const auto& diagnostic : diagnostics) {
    all.zh += (all.zh.empty() ? "" : "\n") + diagnostic.describe(Lang::zh);
    all.en += (all.en.empty() ? "" : "\n") + diagnostic.describe(Lang::en);
  }
  return Error(ErrorCode::invalid_input, std::move(all)).at({.file = origin});
}

}  // namespace

Result<Law> load_law(const fs::path& home) {
  // One national text by its own reader.
  const auto national = [&](const char* name, auto read) -> decltype(read(std::string_view(), std::string())) {
    const auto file = (home / "policy/national" / name).string();
    FENHAO_TRY(text, read_file(file));
    return read(text, file);
  };
  FENHAO_TRY(library, policy::Library::load(home / "policy"));
  FENHAO_TRY(calendar, national("holidays.yaml", parse_work_calendar));
  FENHAO_TRY(tax, national("tax.yaml", tax::NationalTax::load));
  FENHAO_TRY(deductions, national("deductions.yaml", tax::NationalDeductions::load));
  FENHAO_TRY(retirement, national("retirement.yaml", people::RetirementLaw::load));
  FENHAO_TRY(labour, national("labour.yaml", labour::load_labour_law));
  FENHAO_TRY(transfer, national("transfer.yaml", transfer::load_transfer_law));
  FENHAO_TRY(contribution, national("contribution.yaml", contribution::NationalLaw::load));
  FENHAO_TRY(settings, national("settings.yaml", payroll::LawSettings::load));
  return Law{{std::move(calendar), std::move(retirement), std::move(labour), std::move(transfer), std::move(contribution), std::move(settings)},
             std::move(library), std::move(tax), std::move(deductions)};
}

NationalTexts NationalTexts::known_on(Date day) const {
  return {calendar.known_on(day), retirement.known_on(day), labour.known_on(day), transfer.known_on(day), contribution.known_on(day), settings.known_on(day)};
}

Result<payroll::CompiledGroup> compile_checked(std::string_view text, const std::string& origin, const WorkCalendar& calendar) {
  FENHAO_TRY(group, payroll::parse_group(text, origin));
  auto program = payroll::compile_group(group, &calendar);
  if (!program) return fail(diagnostics_error(program.error(), origin));
  if (const auto failures = payroll::run_examples(group, *program); !failures.empty()) return fail(failures.front());
  return payroll::CompiledGroup{std::move(group), std::move(*program)};
}

Result<std::vector<payroll::CompiledGroup>> load_groups(const Paths& paths, const WorkCalendar& calendar) {
  std::vector<payroll::CompiledGroup> groups;
  for (const auto& folder : {paths.home / "templates/groups", paths.data / "groups"}) {
    for (const auto& file : texts_in(folder)) {
      FENHAO_TRY(text, read_file(file.string()));
      FENHAO_TRY(compiled, compile_checked(text, file.string(), calendar));
      std::erase_if(groups, [&](const auto& other) { return other.group.code == compiled.group.code; });
      groups.push_back(std::move(compiled));
    }
  }
  if (groups.empty())
    return fail(Error(ErrorCode::not_found, {"没有任何薪资组", "there is no salary group"})
                    .at({.file = (paths.home / "templates/groups").string()})
                    .way_out({"检查 --home 指向的安装目录", "check the installation directory given with --home"}));
  return groups;
}

Workspace::Workspace(Paths paths, store::Store store, Law law, std::vector<payroll::CompiledGroup> groups, CompanyKnowledge known)
    : paths_(std::move(paths)),
      store_(std::move(store)),
      law_(std::make_unique<Law>(std::move(law))),
      groups_(std::make_unique<std::vector<payroll::CompiledGroup>>(std::move(groups))),
      known_(known) {}

Status Workspace::create(const Paths& paths) {
  std::error_code refused;
  fs::create_directories(paths.data, refused);  // also with a server: the company's own texts lie there
  if (refused)
    return fail(Error(ErrorCode::unavailable, {"无法创建公司数据目录：" + refused.message(), "the workspace cannot be created: " + refused.message()})
                    .at({.file = paths.data.string()})
                    .way_out({"检查目录权限和磁盘空间，或换一个目录", "check the directory's permissions and the disk space, or choose another directory"}));
  FENHAO_TRY(created, store::Store::create(paths.database(), paths.key));
  return created.audit("fenhao", "workspace.create", "workspace", "{}");
}

Result<Workspace> Workspace::open(const Paths& paths) {
  FENHAO_TRY(store, store::Store::open(paths.database(), paths.key));
  FENHAO_TRY(law, load_law(paths.home));
  FENHAO_TRY(known, month::company_knowledge(store));
  FENHAO_CHECK(add_company_policy(store, law.library, known));
  if (const auto own = paths.data / "settings.yaml"; fs::exists(own)) {
    FENHAO_TRY(text, read_file(own.string()));
    FENHAO_CHECK(law.settings.add_company(text, own.string()));
  }
  FENHAO_TRY(groups, load_groups(paths, law.calendar));
  return Workspace(paths, std::move(store), std::move(law), std::move(groups), known);
}

Result<const policy::Library*> Workspace::library_known_to(const payroll::RunRecord& run) {
  FENHAO_TRY(batch, last_account_batch(store_, std::min(run.known_batch, known_.batch)));
  const CompanyKnowledge wanted{std::min(run.known_fact, known_.fact), std::min(run.known_decision, known_.decision), batch};
  if (wanted == known_) return &law_->library;
  if (earlier_library_ && wanted == earlier_) return earlier_library_.get();
  FENHAO_TRY(library, policy::Library::load(paths_.home / "policy"));
  FENHAO_CHECK(add_company_policy(store_, library, wanted));
  earlier_ = wanted;
  earlier_library_ = std::make_unique<policy::Library>(std::move(library));
  return earlier_library_.get();
}

const NationalTexts& Workspace::texts_known_on(Date day) {
  const auto found = texts_.find(day);
  return found == texts_.end() ? texts_.emplace(day, law_->known_on(day)).first->second : found->second;
}

payroll::Rules Workspace::rules(Date known) {
  const auto& texts = texts_known_on(known);
  return {.groups = groups_.get(),
          .library = &law_->library,
          .calendar = &texts.calendar,
          .tax_parameters = [tax = &law_->tax](TaxMonth month, Date day) { return tax->at(month, day); },
          .deduction_limits = [deductions = &law_->deductions](TaxMonth month, Date day) { return deductions->at(month, day); },
          .retirement = &texts.retirement,
          .labour = &texts.labour,
          .transfer = &texts.transfer,
          .contribution = &texts.contribution,
          .settings = &texts.settings};
}

}  // namespace fenhao::month
