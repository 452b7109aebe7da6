// A roster of a hundred thousand people, from the xlsx to the encrypted database, by the program itself.
#include <expat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <memory>
#include <stdexcept>

#include "benches.h"
#include "child.h"
#include "roster_file.h"

namespace fenhao::bench {
namespace {

constexpr double promised_seconds = 5;

// Unpacks the sheet and has expat tokenise it, and does nothing with what it finds.
void only_tokenise(const std::string& path) {
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(path.c_str(), ZIP_RDONLY, nullptr),
                                                               zip_discard);
  if (!archive) throw std::runtime_error("cannot open " + path);
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> sheet(
      zip_fopen(archive.get(), "xl/worksheets/sheet1.xml", 0), zip_fclose);
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  XML_SetElementHandler(
      parser.get(), [](void*, const XML_Char*, const XML_Char**) {}, [](void*, const XML_Char*) {});
  XML_SetCharacterDataHandler(parser.get(), [](void*, const XML_Char*, int) {});
  std::array<char, 1 << 17> buffer;
  for (zip_int64_t got = 1; got > 0;) {
    got = zip_fread(sheet.get(), buffer.data(), buffer.size());
    if (got < 0 || XML_Parse(parser.get(), buffer.data(), static_cast<int>(got), got == 0) != XML_STATUS_OK)
      throw std::runtime_error("cannot read " + path);
  }
}

}  // namespace

std::vector<Line> bench_import(const Setting& setting) {
  const Folder folder;
  const int people = setting.small ? 1000 : 100'000;
  const std::string fresh = folder.path("fresh"), data = folder.path("data"), roster = folder.path("roster.xlsx"),
                    entities = folder.path("entities.xlsx");
  write_entities(entities);
  write_roster(roster, people);
  run_fenhao({"init", "--data", fresh});
  run_fenhao({"import", entities, "--data", fresh});
  Took best{.wall = std::numeric_limits<double>::infinity(), .processor = std::numeric_limits<double>::infinity()};
  double tokenised = std::numeric_limits<double>::infinity();
  for (int turn = 0; turn < times_measured; ++turn) {
    std::filesystem::remove_all(data);
    std::filesystem::copy(fresh, data, std::filesystem::copy_options::recursive);
    std::filesystem::copy_file(fresh + ".key", data + ".key", std::filesystem::copy_options::overwrite_existing);
    const Took took = run_fenhao({"import", roster, "--data", data});
    best = {std::min(best.wall, took.wall), std::min(best.processor, took.processor),
            std::max(best.peak_mib, took.peak_mib)};
    tokenised = std::min(tokenised, best_of_turns(Clock::processor, {[&] { only_tokenise(roster); }}, 1).front());
  }
  const std::string what = "roster of " + std::to_string(people) + " x 30 imported";
  return {less_is_better(what + ", wall", best.wall, "s", "promised", promised_seconds),
          less_is_better(what + ", processor", best.processor, "s", "unzip and expat alone", tokenised),
          less_is_better(what + ", peak memory", best.peak_mib, "MiB", "promised", 1024)};
}

}  // namespace fenhao::bench
