// bases: the new year's contribution bases, proposed with their working.
#include "month/bases.h"

#include "cli/commands.h"
#include "cli/opening.h"

namespace fenhao::cli {
namespace {

Result<month::BasesRequest> request_of(const policy::Library& library, const BasesOptions& options, Date today) {
  FENHAO_TRY(place, library.find_place(options.place));
  FENHAO_TRY(july, Month::of(options.year, 7));
  month::BasesRequest request{.place = place.code, .from = july, .known = today, .employee = options.employee};
  if (!options.from.empty()) {
    FENHAO_TRY(from, Month::parse(options.from));
    if (from.year() != options.year)
      return fail(Error(ErrorCode::invalid_input, {"起缴月不在 " + std::to_string(options.year) + " 年", "the first month is not in " + std::to_string(options.year)})
                      .way_out({"--from 写成这一年的月份", "name a month of that year after --from"}));
    request.from = from;
  }
  if (!options.known.empty()) {
    FENHAO_TRY(known, Date::parse(options.known));
    request.known = known;
  }
  return request;
}

// One line a person: wages, months, average and each insurance's base.
void print_person(const Context& context, const month::BasesOfPerson& person) {
  std::string line = person.plan.employee + " " + person.name + context.say("：", ": ");
  if (person.average)
    line += person.wages.to_string() + " / " + std::to_string(person.months) + context.say(" 个月 = ", " months = ") + person.average->to_string();
  for (const auto& base : person.bases) {
    line += context.say("；", "; ") + context.say(policy::label(base.insurance)) + " " + base.base.to_string();
    if (base.floor && base.base == *base.floor && *person.average < base.base) line += context.say("（下限）", " (floor)");
    if (base.cap && base.base == *base.cap && *person.average > base.base) line += context.say("（上限）", " (cap)");
    if (!base.unknown.empty()) line += context.say("（上下限不明）", " (limits not known)");
  }
  if (!person.note.empty()) line += (person.average ? context.say("；", "; ") : "") + person.note;
  context.print(line);
}

JsonObject to_json(const month::BasesOfPerson& person) {
  JsonObject object{{"employee", person.plan.employee}, {"entity", person.plan.entity}, {"months", std::int64_t{person.months}}, {"wages", person.wages.to_string()},
                    {"average", person.average ? person.average->to_string() : std::string()}, {"note", person.note}};
  for (const auto& base : person.bases) object.push_back({std::string(policy::to_string(base.insurance)), base.base.to_string()});
  return object;
}

}  // namespace

int run_bases(const Context& context, const BasesOptions& options) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  const auto request = request_of(workspace->law().library, options, workspace->store().today());
  if (!request) return context.report(request.error());
  const auto people = month::propose_bases(*workspace, *request, context.lang);
  if (!people) return context.report(people.error());
  std::vector<JsonObject> list;
  std::size_t without = 0;
  for (const auto& person : *people) {
    if (!person.average) ++without;
    print_person(context, person);
    list.push_back(to_json(person));
  }
  if (!options.out.empty())
    if (const auto written = month::write_bases(*people, *request, workspace->law().library, options.out); !written) return context.report(written.error());
  const std::string all = std::to_string(people->size()), none = std::to_string(without);
  context.print(context.say(all + " 人在当地参保，" + none + " 人没有上年工资；提议未写入，核对后用 fenhao import 导入", all + " people insured there, " + none + " without wages of last year; nothing is recorded: import it after a look"));
  context.print_json("bases", list);
  return without == 0 ? ExitCode::ok : ExitCode::partial;
}

}  // namespace fenhao::cli
