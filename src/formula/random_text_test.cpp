// Random programs as text, in every spelling of the language.
#include <algorithm>

#include "formula/random_program.h"

namespace fenhao::formula::reference {

std::string ProgramMaker::write_name(const std::string& code, const std::string& zh) {
  if (zh.empty() || chance(50)) return chance(10) ? "[" + code + "]" : code;
  return chance(10) ? "【" + zh + "】" : zh;
}

std::string ProgramMaker::write_operator(Operator op) {
  const auto pick = [&](std::initializer_list<const char*> spellings) {
    return std::string(spellings.begin()[number(0, static_cast<int>(spellings.size()) - 1)]);
  };
  switch (op) {
    case Operator::add: return pick({"+", "＋"});
    case Operator::subtract: return pick({"-", "－", "−"});
    case Operator::multiply: return pick({"*", "＊", "×"});
    case Operator::divide: return pick({"/", "／", "÷"});
    case Operator::equal: return pick({"=", "＝", "=="});
    case Operator::not_equal: return pick({"<>", "!=", "≠", "＜＞"});
    case Operator::less: return pick({"<", "＜"});
    case Operator::less_equal: return pick({"<=", "≤", "＜＝"});
    case Operator::greater: return pick({">", "＞"});
    case Operator::greater_equal: return pick({">=", "≥", "＞="});
    case Operator::logical_and: return pick({" AND ", " and ", " 且 "});
    case Operator::logical_or: return pick({" OR ", " Or ", " 或 "});
  }
  return {};
}

std::string ProgramMaker::write_call(const Tree& tree) {
  const Function& function = entry_of(tree.function).shown;
  std::string text(chance(50) ? function.code : function.zh);
  if (chance(20))
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  text += chance(50) ? "(" : "（";
  const auto comma = [&] { return (chance(70) ? "," : chance(50) ? "，" : "；") + space(); };
  if (tree.function == FunctionId::lookup) {
    const Table& table = program_.environment.tables[tree.index];
    text += write_name(table.code, table.zh) + comma() + write(tree.arguments[0], 0) + comma() +
            (chance(50) ? tree.text : "“" + tree.text + "”");
    if (tree.arguments.size() > 1) text += comma() + write(tree.arguments[1], 0);
  } else {
    for (std::size_t i = 0; i < tree.arguments.size(); ++i)
      text += (i > 0 ? comma() : "") + write(tree.arguments[i], 0);
  }
  return text + (chance(50) ? ")" : "）");
}

// `strength` of the operator around it: a weaker expression inside needs parentheses.
std::string ProgramMaker::write(const Tree& tree, int strength) {
  std::string text;
  int own = 9;
  switch (tree.form) {
    case Form::number: text = tree.number.to_string(); break;
    case Form::percent: text = (tree.number * Decimal(100)).normalized().to_string() + (chance(50) ? "%" : "％"); break;
    case Form::text: text = chance(50) ? "\"" + tree.text + "\"" : "“" + tree.text + "”"; break;
    case Form::truth: text = tree.truth ? (chance(50) ? "TRUE" : "是") : (chance(50) ? "FALSE" : "否"); break;
    case Form::input: {
      const Input& input = program_.environment.inputs[tree.index];
      text = write_name(input.code, input.zh);
      break;
    }
    case Form::item: {
      const Item& item = program_.items[tree.index].item;
      text = write_name(item.code, item.zh);
      break;
    }
    case Form::negate:
      text = "-" + write(tree.arguments[0], 8);
      own = 7;
      break;
    case Form::logical_not:
      text = std::string(chance(50) ? "NOT " : "非 ") + write(tree.arguments[0], 3);
      own = 2;
      break;
    case Form::call: text = write_call(tree); break;
    case Form::binary: {
      const bool sum = tree.op == Operator::add || tree.op == Operator::subtract;
      own = tree.op == Operator::logical_or                                ? 1
            : tree.op == Operator::logical_and                             ? 2
            : sum                                                          ? 5
            : tree.op == Operator::multiply || tree.op == Operator::divide ? 6
                                                                           : 4;
      const int left = own == 4 ? 5 : own;
      text = write(tree.arguments[0], left) + space() + write_operator(tree.op) + space() +
             write(tree.arguments[1], own + 1);
      break;
    }
  }
  if (own >= strength && !chance(8)) return text;
  return (chance(50) ? "(" : "（") + text + (chance(50) ? ")" : "）");
}

std::string describe(const RandomProgram& program) {
  std::string text;
  for (const auto& each : program.items)
    text += each.item.code + (each.item.rounding ? " [" + each.item.rounding->to_string() + "]" : "") + " = " +
            each.item.formula + "\n";
  return text;
}

}  // namespace fenhao::formula::reference
