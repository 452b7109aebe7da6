#include "policy/archive.h"

#include <algorithm>
#include <cctype>

#include "base/yaml.h"
#include "policy/fact_text.h"

namespace fenhao::policy {
namespace {

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "44-广东" → "广东"; empty when the folder is not a province.
std::string province_of_folder(const std::string& name) {
  return name.size() > 3 && is_digits(name.substr(0, 2)) && name[2] == '-' ? name.substr(3) : std::string();
}

// "440300-深圳.yaml" → 440300, 深圳; an empty code when the file is not a place.
Place place_of_file(const std::string& name, const std::string& province) {
  constexpr std::string_view ending = ".yaml";
  if (name.size() < 7 + ending.size() || !name.ends_with(ending) || !is_digits(name.substr(0, 6)) || name[6] != '-')
    return {};
  std::string stem = name.substr(7, name.size() - 7 - ending.size());
  if (const auto dash = stem.find('-'); dash != std::string::npos) stem.resize(dash);
  return {.code = name.substr(0, 6), .name = stem, .province = province};
}

Error unreadable(const std::filesystem::path& root, const std::error_code& problem) {
  return Error(problem == std::errc::no_such_file_or_directory ? ErrorCode::not_found : ErrorCode::unavailable,
               {"政策库目录打不开：" + problem.message(), "cannot open the policy folder: " + problem.message()})
      .at({.file = root.string()})
      .way_out({"请指定含有“44-广东”等省份目录的 policy 目录",
                "point to the policy folder that holds 44-广东 and the other provinces"});
}

}  // namespace

Result<Archive> Archive::open(const std::filesystem::path& root) {
  Archive archive;
  archive.root_ = root;
  std::error_code problem;
  std::filesystem::directory_iterator folders(root, problem);
  if (problem) return fail(unreadable(root, problem));
  for (const auto& folder : folders) {
    const std::string province = province_of_folder(folder.path().filename().string());
    if (province.empty() || !folder.is_directory()) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      const Place place = place_of_file(file.path().filename().string(), province);
      if (place.code.empty()) continue;
      auto& entry = archive.entries_[place.code];
      if (!entry) entry = std::make_unique<Entry>();
      entry->place = place;
      entry->files.push_back(file.path());
    }
  }
  if (archive.entries_.empty())
    return fail(unreadable(root, std::make_error_code(std::errc::no_such_file_or_directory)));
  for (auto& [code, entry] : archive.entries_) std::sort(entry->files.begin(), entry->files.end());
  return archive;
}

const Place* Archive::place(std::string_view code) const {
  const auto found = entries_.find(std::string(code));
  return found == entries_.end() ? nullptr : &found->second->place;
}

std::vector<Place> Archive::places() const {
  std::vector<Place> all;
  for (const auto& [code, entry] : entries_) all.push_back(entry->place);
  return all;
}

const Archive::Entry* Archive::read(std::string_view code) const {
  const auto found = entries_.find(std::string(code));
  if (found == entries_.end()) return nullptr;
  Entry& entry = *found->second;
  std::call_once(entry.once, [&] {
    entry.facts.place = entry.place;
    for (const auto& path : entry.files) {
      const std::string origin = (std::filesystem::path(root_.filename()) / path.lexically_relative(root_)).string();
      const auto text = read_file(path.string());
      if (!text) {
        entry.errors.push_back(text.error());
        continue;
      }
      auto parsed = parse_place_text(*text, origin);
      if (parsed.errors.empty() && parsed.value.place.code != entry.place.code)
        entry.errors.push_back(
            Error(ErrorCode::invalid_input, {"文件名与 place.code 不一致：" + parsed.value.place.code,
                                             "file name and place.code differ: " + parsed.value.place.code})
                .at({.file = origin, .row = 2}));
      std::move(parsed.errors.begin(), parsed.errors.end(), std::back_inserter(entry.errors));
      std::move(parsed.value.facts.begin(), parsed.value.facts.end(), std::back_inserter(entry.facts.facts));
    }
  });
  return &entry;
}

Result<const PlaceFacts*> Archive::facts(std::string_view code) const {
  const Entry* entry = read(code);
  if (!entry) {
    const std::string wanted(code);
    return fail(ErrorCode::not_found, "政策库没有地点 " + wanted, "the policy library has no place " + wanted);
  }
  if (!entry->errors.empty()) return fail(entry->errors.front());
  return &entry->facts;
}

std::vector<Error> Archive::reading_errors() const {
  std::vector<Error> errors;
  for (const auto& [code, unused] : entries_) {
    const Entry* entry = read(code);
    errors.insert(errors.end(), entry->errors.begin(), entry->errors.end());
  }
  return errors;
}

std::vector<std::string> wider_codes(std::string_view code) {
  std::vector<std::string> codes;
  const auto add = [&](std::string candidate) {
    if (std::find(codes.begin(), codes.end(), candidate) == codes.end()) codes.push_back(std::move(candidate));
  };
  const std::string own(code);
  add(own);
  if (own.size() == 6) {
    add(own.substr(0, 4) + "00");
    add(own.substr(0, 2) + "0000");
  }
  add("000000");
  return codes;
}

}  // namespace fenhao::policy
