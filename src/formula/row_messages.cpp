#include "formula/row_messages.h"

#include "base/text.h"

namespace fenhao::formula {
namespace {

// A long step is cut: messages stay on one line.
std::string excerpt(std::string_view source) {
  const auto all = characters(source);
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < 60; ++i)
    text += all[i] == "\n" || all[i] == "\r" ? " " : std::string(all[i]);
  return all.size() > 60 ? text + "…" : text;
}

struct Message {
  ErrorCode code;
  Text message;
  Text hint;
};

Message message_of(ErrorKind kind, const std::string& step) {
  const std::string zh = "：" + step, en = ": " + step;
  switch (kind) {
    case ErrorKind::overflow:
      return {ErrorCode::overflow,
              {"数值超出可精确表示的范围" + zh, "a number leaves the exact range" + en},
              {"检查输入是否过大，或先用 ROUND 减少小数位",
               "look for inputs that are too large, or ROUND to fewer decimals first"}};
    case ErrorKind::division_by_zero:
      return {ErrorCode::invalid_input,
              {"除数为零" + zh, "division by zero" + en},
              {"检查作除数的输入，或用 IF 处理为零的情形", "check the divisor's inputs, or handle zero with IF"}};
    case ErrorKind::not_whole:
      return {ErrorCode::invalid_input,
              {"这里需要整数" + zh, "a whole number is needed" + en},
              {"先用 INT 或 ROUND 取整", "use INT or ROUND first"}};
    case ErrorKind::no_case:
      return {ErrorCode::invalid_input,
              {"没有一个条件成立" + zh, "no condition holds" + en},
              {"在最后补上其余情形的值", "add a value for all other cases at the end"}};
    case ErrorKind::limits_reversed:
      return {ErrorCode::invalid_input,
              {"下限大于上限" + zh, "the lower limit is above the upper" + en},
              {"检查上下限", "check the limits"}};
    case ErrorKind::bounds_unordered:
      return {ErrorCode::invalid_input,
              {"各档界限没有从小到大" + zh, "the bounds are not in ascending order" + en},
              {"检查各档界限", "check the bounds"}};
    case ErrorKind::not_in_table:
      return {ErrorCode::not_found,
              {"表中查不到" + zh, "not found in the table" + en},
              {"在表中补上这个键，或写第四个参数", "add the key to the table, or a fourth argument"}};
    case ErrorKind::bad_date:
      return {ErrorCode::invalid_input,
              {"日期或月份无效" + zh, "not a valid date or month" + en},
              {"检查年、月、日", "check year, month and day"}};
    case ErrorKind::no_calendar:
      return {ErrorCode::not_found,
              {"没有这一年的官方节假日安排" + zh, "no official holiday notice for the year" + en},
              {"载入该年的节假日安排", "load the year's notice"}};
    case ErrorKind::missing:
    case ErrorKind::none: break;
  }
  return {ErrorCode::internal, {"计算失败" + zh, "the computation failed" + en}, {}};
}

}  // namespace

Error describe_row_error(const ProgramState& program, ErrorId error) {
  if (kind_of(error) == ErrorKind::missing) {
    const Input& input = program.environment.inputs[site_of(error)];
    return Error(ErrorCode::invalid_input, {"缺少“" + name_of(input) + "”", "\"" + input.code + "\" is missing"})
        .way_out({"补上这一项，或在公式中用 KNOWN 判断", "supply it, or ask with KNOWN in the formula"});
  }
  const Site& site = program.sites[site_of(error)];
  const Node& node = program.resolved[site.item].ast.nodes[site.node];
  Message message = message_of(kind_of(error), excerpt(node.span.of(program.items[site.item].formula)));
  return Error(message.code, std::move(message.message)).way_out(std::move(message.hint));
}

}  // namespace fenhao::formula
