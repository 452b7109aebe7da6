#include "cases/runner.h"

#include <algorithm>

namespace fenhao::cases {
namespace {

namespace fs = std::filesystem;

CaseResult run_case(const Case& one, const Topic& topic, const Context& context) {
  CaseResult result{std::string(topic.name), one.id, one.title, one.working, {}, {}, std::nullopt};
  const auto differences = std::make_shared<std::vector<Difference>>();
  try {
    topic.check(one.input, Expected(one.expect, differences), context);
    result.unread = one.input.unread();
    for (auto& field : one.expect.unread()) result.unread.push_back(std::move(field));
  } catch (const Failure& failure) {
    result.problem = failure.error();
  } catch (const std::exception& broken) {
    result.problem = Error(ErrorCode::internal, {std::string("程序内部错误：") + broken.what(), std::string("internal error: ") + broken.what()});
  }
  result.differences = std::move(*differences);
  return result;
}

Error unknown_topic(const fs::path& file) {
  Text known{"已有主题：", "known topics: "};
  for (const auto& topic : topics()) {
    const bool first = &topic == topics().data();
    known.zh += (first ? "" : "、") + std::string(topic.name);
    known.en += (first ? "" : ", ") + std::string(topic.name);
  }
  const std::string name = file.stem().string();
  return Error(ErrorCode::not_found, {"没有主题“" + name + "”", "there is no topic \"" + name + "\""})
      .at({.file = file.string()})
      .way_out(std::move(known));
}

Error no_cases(const fs::path& directory) {
  return Error(ErrorCode::not_found, {"目录里没有案例文件", "there are no case files in the directory"})
      .at({.file = directory.string()})
      .way_out({"指定放有 <主题>.yaml 的目录", "name a directory of <topic>.yaml files"});
}

}  // namespace

Result<std::vector<CaseResult>> run_file(const fs::path& file, const Topic& topic, const Context& context) {
  FENHAO_TRY(read, read_cases(file.string()));
  std::vector<CaseResult> results;
  for (const auto& one : read.cases) results.push_back(run_case(one, topic, context));
  return results;
}

Result<std::vector<CaseResult>> run_file(const fs::path& file, const Context& context) {
  const auto* topic = find_topic(file.stem().string());
  if (!topic) return fail(unknown_topic(file));
  return run_file(file, *topic, context);
}

std::size_t Summary::passed() const {
  return static_cast<std::size_t>(std::ranges::count_if(cases, [](const auto& one) { return one.passed(); }));
}

std::size_t Summary::failed() const { return cases.size() - passed() + unreadable.size(); }

Result<Summary> run_directory(const fs::path& directory, const Context& context) {
  std::vector<fs::path> files;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(directory, missing))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  if (files.empty()) return fail(no_cases(directory));
  std::ranges::sort(files);
  Summary summary;
  for (const auto& file : files) {
    auto results = run_file(file, context);
    if (!results)
      summary.unreadable.push_back(std::move(results).error());
    else
      std::ranges::move(*results, std::back_inserter(summary.cases));
  }
  return summary;
}

}  // namespace fenhao::cases
