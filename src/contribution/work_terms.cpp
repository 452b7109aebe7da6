#include "contribution/work_terms.h"

#include <array>
#include <vector>

#include "base/text.h"

namespace fenhao::contribution {
namespace {

template <class Value>
struct Word {
  Value value;
  const char *code, *zh, *en;
  std::vector<const char*> others;
};

const std::vector<Word<WorkKind>>& kinds() {
  static const std::vector<Word<WorkKind>> words{
      {WorkKind::full_time, "full_time", "全日制", "full time", {"劳动合同", "全日制劳动合同", "正式", "合同制"}},
      {WorkKind::part_time, "part_time", "非全日制", "part time", {"小时工", "非全日制用工"}},
      {WorkKind::dispatched, "dispatched", "劳务派遣", "dispatched", {"派遣"}},
      {WorkKind::over_age, "over_age", "超龄用工", "over age", {"退休返聘", "返聘", "超龄"}},
      {WorkKind::intern, "intern", "实习", "intern", {"实习生", "学生实习"}}};
  return words;
}

const std::vector<Word<ContractForm>>& forms() {
  static const std::vector<Word<ContractForm>> words{
      {ContractForm::fixed_term, "fixed_term", "固定期限", "fixed term", {"固定期限劳动合同", "有固定期限"}},
      {ContractForm::open_ended, "open_ended", "无固定期限", "open-ended", {"无固定期限劳动合同"}},
      {ContractForm::by_task, "by_task", "以完成一定任务为期限", "by task", {"以完成一定工作任务为期限", "任务"}}};
  return words;
}

const std::vector<Word<Post>>& posts() {
  static const std::vector<Word<Post>> words{{Post::management, "management", "管理技术", "management or technical", {"管理", "技术", "干部", "管理技术岗位"}},
                                             {Post::worker, "worker", "工人", "worker", {"工人岗位", "生产操作"}},
                                             {Post::special, "special", "特殊工种", "special post", {"特殊工种岗位", "提前退休工种"}}};
  return words;
}

template <class Value>
const Word<Value>& word(const std::vector<Word<Value>>& words, Value value) {
  return words[static_cast<std::size_t>(value)];
}

template <class Value>
Result<Value> parse(const std::vector<Word<Value>>& words, std::string_view name, const Text& what) {
  const std::string key = heading_key(name);
  std::string known;
  for (const auto& each : words) {
    if (key == each.code || key == heading_key(each.zh)) return each.value;
    for (const char* other : each.others)
      if (key == heading_key(other)) return each.value;
    known += (known.empty() ? "" : "、") + std::string(each.zh);
  }
  return fail(Error(ErrorCode::invalid_input, {"不认识的" + what.zh + "“" + std::string(name) + "”", "unknown " + what.en + " \"" + std::string(name) + "\""})
                  .way_out({"可用：" + known, "use one of " + known}));
}

}  // namespace

std::string_view to_string(WorkKind kind) { return word(kinds(), kind).code; }
std::string_view to_string(ContractForm form) { return word(forms(), form).code; }
std::string_view to_string(Post post) { return word(posts(), post).code; }

Text label(WorkKind kind) { return {word(kinds(), kind).zh, word(kinds(), kind).en}; }

Result<WorkKind> parse_work_kind(std::string_view name) { return parse(kinds(), name, {"用工形式", "kind of work"}); }
Result<ContractForm> parse_contract_form(std::string_view name) { return parse(forms(), name, {"合同类型", "form of contract"}); }
Result<Post> parse_post(std::string_view name) { return parse(posts(), name, {"岗位类别", "class of post"}); }

}  // namespace fenhao::contribution
