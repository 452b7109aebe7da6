#include "base/error.h"

namespace fenhao {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input: return "invalid_input";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::not_allowed: return "not_allowed";
    case ErrorCode::unavailable: return "unavailable";
    case ErrorCode::overflow: return "overflow";
    case ErrorCode::internal: return "internal";
  }
  return "internal";
}

bool Location::empty() const {
  return file.empty() && sheet.empty() && row == 0 && column.empty() && value.empty() && subject.empty();
}

std::string Location::describe(Lang lang) const {
  const bool zh = lang == Lang::zh;
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!text.empty()) text += zh ? "，" : ", ";
    text += part;
  };
  if (!file.empty()) add((zh ? "文件 " : "file ") + file);
  if (!sheet.empty()) add((zh ? "工作表 " : "sheet ") + sheet);
  if (row > 0) add(zh ? "第 " + std::to_string(row) + " 行" : "row " + std::to_string(row));
  if (!column.empty()) add((zh ? "列 " : "column ") + column);
  if (!subject.empty()) add(subject);
  if (!value.empty()) add(zh ? "值“" + value + "”" : "value \"" + value + "\"");
  return text;
}

Error&& Error::at(Location where) && {
  where_ = std::move(where);
  return std::move(*this);
}

Error&& Error::way_out(Text hint) && {
  hint_ = std::move(hint);
  return std::move(*this);
}

Error&& Error::while_doing(Text doing) && {
  context_.push_back(std::move(doing));
  return std::move(*this);
}

std::string Error::describe(Lang lang) const {
  const bool zh = lang == Lang::zh;
  std::string text;
  if (const auto place = where_.describe(lang); !place.empty()) text += place + (zh ? "：" : ": ");
  text += message_.in(lang);
  if (!hint_.empty()) {
    const bool asks = text.ends_with("？") || text.ends_with('?');
    text += (zh ? (asks ? "处理办法：" : "。处理办法：") : (asks ? " What to do: " : ". What to do: ")) + hint_.in(lang);
  }
  for (const auto& doing : context_) text += (zh ? "（" : " (") + doing.in(lang) + (zh ? "时）" : ")");
  return text;
}

}  // namespace fenhao
