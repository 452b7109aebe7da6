// policy check, show, coverage, own, record, carry-over.
#include <iostream>

#include "base/yaml.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/policy_json.h"
#include "month/company_policy.h"

namespace fenhao::cli {
namespace {

struct When {
  Month month;
  Date known;
};

Result<When> when(const PolicyOptions& options) {
  When asked{today().month(), today()};
  if (!options.month.empty()) {
    FENHAO_TRY(month, Month::parse(options.month));
    asked.month = month;
  }
  if (!options.known.empty()) {
    FENHAO_TRY(known, Date::parse(options.known));
    asked.known = known;
  }
  return asked;
}

// The library with the company's own facts where there is a workspace, the bare library otherwise.
Result<policy::Library> open_library(const Context& context) {
  FENHAO_TRY(library, policy::Library::load(context.paths.home / "policy"));
  const bool is_on_a_server = !context.paths.server.empty();
  if (!is_on_a_server && !std::filesystem::exists(context.paths.data / "fenhao.db")) return std::move(library);
  FENHAO_TRY(store, open_store(context));
  FENHAO_TRY(known, month::company_knowledge(store));
  FENHAO_CHECK(month::add_company_policy(store, library, known));
  return std::move(library);
}

}  // namespace

int run_policy_check(const Context& context) {
  auto library = policy::Library::load(context.paths.home / "policy");
  if (!library) return context.report(library.error());
  std::size_t errors = 0;
  std::vector<JsonObject> list;
  const auto findings = library->check();
  for (const auto& finding : findings) {
    if (finding.is_error) ++errors;
    const std::string kind = finding.is_error ? context.say("错误", "error") : context.say("提示", "note");
    context.print(finding.file + ":" + std::to_string(finding.line) + ": " + kind + context.say("：", ": ") + context.say(finding.message));
    list.push_back({{"file", finding.file}, {"line", std::int64_t{finding.line}}, {"error", finding.is_error}, {"message", context.say(finding.message)}});
  }
  context.print(context.say(std::to_string(errors) + " 处错误，" + std::to_string(findings.size() - errors) + " 处提示",
                            std::to_string(errors) + " errors, " + std::to_string(findings.size() - errors) + " notes"));
  context.print_json("findings", list);
  return errors == 0 ? ExitCode::ok : ExitCode::invalid_input;
}

int run_policy_show(const Context& context, const PolicyOptions& options) {
  auto asked = when(options);
  if (!asked) return context.report(asked.error());
  auto library = open_library(context);
  if (!library) return context.report(library.error());
  auto place = library->find_place(options.place);
  if (!place) return context.report(place.error());
  if (context.json) context.print_json("terms", terms_json(*library, *place, asked->month, asked->known, context.lang));
  else std::cout << library->show(place->code, asked->month, asked->known, context.lang);
  return ExitCode::ok;
}

int run_policy_coverage(const Context& context, const PolicyOptions& options) {
  auto asked = when(options);
  if (!asked) return context.report(asked.error());
  auto library = open_library(context);
  if (!library) return context.report(library.error());
  if (context.json) context.print_json("coverage", coverage_json(*library, asked->month, asked->known));
  else std::cout << library->coverage(asked->month, asked->known, context.lang);
  return ExitCode::ok;
}

int run_policy_own(const Context& context) {
  auto store = open_store(context);
  if (!store) return context.report(store.error());
  auto library = open_library(context);
  if (!library) return context.report(library.error());
  const std::string text = library->company_facts();
  if (!context.json) std::cout << text;
  context.print_json({{"text", text}});
  return ExitCode::ok;
}

int run_policy_record(const Context& context, const std::filesystem::path& file) {
  auto text = read_file(file.string());
  if (!text) return context.report(text.error());
  auto store = open_store(context);
  if (!store) return context.report(store.error());
  auto library = policy::Library::load(context.paths.home / "policy");
  if (!library) return context.report(library.error());
  auto known = month::company_knowledge(*store);
  if (!known) return context.report(known.error());
  if (auto status = month::add_company_policy(*store, *library, *known); !status) return context.report(status.error());
  if (auto status = month::record_facts(*store, *library, *text, file.string(), context.actor); !status) return context.report(status.error());
  context.print(context.say("已记录 " + file.string(), "recorded " + file.string()));
  context.print_json({{"recorded", file.string()}});
  return ExitCode::ok;
}

int run_policy_carry_over(const Context& context, const CarryOverOptions& options) {
  auto until = Month::parse(options.until);
  if (!until) return context.report(until.error());
  auto insurance = policy::parse_insurance(options.insurance);
  if (!insurance) return context.report(insurance.error());
  auto store = open_store(context);
  if (!store) return context.report(store.error());
  auto library = policy::Library::load(context.paths.home / "policy");
  if (!library) return context.report(library.error());
  auto place = library->find_place(options.place);
  if (!place) return context.report(place.error());
  const policy::CarryOver decision{place->code, *insurance, *until, context.actor, store->today(), options.reason};
  if (auto status = month::record_carry_over(*store, *library, decision); !status) return context.report(status.error());
  context.print(context.say(place->name + " " + policy::label(*insurance).zh + "：暂按上年至 " + options.until + "，此后的差额须补算",
                            place->name + " " + policy::label(*insurance).en + ": last known values until " + options.until + "; settle the difference later"));
  context.print_json({{"place", place->code}, {"insurance", std::string(policy::to_string(*insurance))}, {"until", options.until}});
  return ExitCode::ok;
}

}  // namespace fenhao::cli
