// Names, papers and accounts of a worker.
#include <array>
#include <string_view>

#include "sample/names.h"
#include "sample/numbers.h"
#include "sample/worker.h"

namespace fenhao::sample {
namespace {

constexpr std::array<std::string_view, 8> banks{"中国工商银行", "中国建设银行", "招商银行",         "中国农业银行",
                                                "中国银行",     "交通银行",     "中国邮政储蓄银行", "中信银行"};

// Local for a little over half; who moves or comes from elsewhere is not. Only types whose policy is known.
std::string household(const Setting& setting, const Worker& worker, Random& random) {
  const City& first = setting.city(worker.workplace);
  const City& last = setting.city(worker.latest_workplace());
  const auto knows = [&](const char* type) { return first.knows_household(type) && last.knows_household(type); };
  if (worker.from_outside()) return knows("") ? "" : "nonlocal";
  const bool local = !worker.move && random.chance(560);
  if (local && knows("local")) return "local";
  if (knows("nonlocal")) return "nonlocal";
  return knows("local") ? "local" : "";
}

void name_foreigner(people::Person& person, Random& random) {
  auto [name, nationality] = foreign_name(random, person.sex);
  person.name = std::move(name);
  person.nationality = std::move(nationality);
}

void name_resident(people::Person& person, Random& random, std::string_view nationality, IdentityKind kind) {
  person.name = han_name(random, person.sex, person.birth.year());
  person.nationality = nationality;
  person.identity_kind = kind;
}

void fill_identity(people::Person& person, const Worker& worker, Random& random) {
  switch (worker.story) {
    case Story::passport_holder:
      name_foreigner(person, random);
      person.identity_kind = IdentityKind::passport_foreign;
      person.identity = Secret(foreign_passport(worker.index));
      return;
    case Story::permanent_resident:
      name_foreigner(person, random);
      person.identity_kind = IdentityKind::foreigner_permanent_resident;
      person.identity = Secret(permanent_resident_card(worker.index, worker.birth));
      return;
    case Story::hong_kong:
      name_resident(person, random, "中国香港", IdentityKind::hk_macau_travel_permit);
      person.identity = Secret(hong_kong_permit(worker.index));
      return;
    case Story::macau:
      name_resident(person, random, "中国澳门", IdentityKind::hk_macau_travel_permit);
      person.identity = Secret(macau_permit(worker.index));
      return;
    case Story::taiwan:
      name_resident(person, random, "中国台湾", IdentityKind::taiwan_travel_permit);
      person.identity = Secret(taiwan_permit(worker.index));
      return;
    default:
      person.name = worker.story == Story::minority ? dotted_name(random, person.sex)
                                                    : han_name(random, person.sex, person.birth.year());
      person.identity = Secret(resident_id(worker.index, worker.birth, worker.sex));
  }
}

}  // namespace

people::Person person_of(const Setting& setting, const Worker& worker) {
  Random random = setting.stream(worker, Stream::person);
  people::Person person{.employee = worker.number(), .birth = worker.birth, .sex = worker.sex};
  fill_identity(person, worker, random);
  person.household = household(setting, worker, random);
  person.phone = Secret(phone(worker.index));
  person.bank_name = std::string(random.pick(banks)) + setting.city(worker.workplace).place.name + "分行";
  person.bank_account = Secret(bank_card(worker.index));
  return person;
}

}  // namespace fenhao::sample
