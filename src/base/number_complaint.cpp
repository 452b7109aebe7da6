#include "base/number_complaint.h"

#include "base/identifiers.h"
#include "base/text.h"

namespace fenhao {

std::unexpected<Error> NumberComplaint::say(const std::string& zh, const std::string& en, ErrorCode code) const {
  return fail(
      Error(code, {name_.zh + zh, name_.en + ": " + en})
          .at({.value = Secret(std::string(number_)).masked()})
          .way_out({"对照原件逐位核对；在表格中请先把该列设为文本格式再填写",
                    "compare it with the document; in a spreadsheet, format the column as text before entering it"}));
}

std::unexpected<Error> NumberComplaint::length(const std::string& expected) const {
  const std::string actual = std::to_string(fenhao::length(number_));
  return say("位数不对：应为 " + expected + " 位，实为 " + actual + " 位",
             "wrong length, expected " + expected + " characters, got " + actual);
}

std::unexpected<Error> NumberComplaint::characters(const Text& form) const {
  return say("含有不应出现的字符：应为" + form.zh, "unexpected characters, the form is " + form.en);
}

std::unexpected<Error> NumberComplaint::region(const Text& why) const {
  return say("的地区码不对：" + why.zh, "wrong region code, " + why.en);
}

std::unexpected<Error> NumberComplaint::date() const {
  return say("中的出生日期不存在", "invalid date, the birth date in it does not exist");
}

std::unexpected<Error> NumberComplaint::checksum(ErrorCode code) const {
  return say("的校验码不符，至少有一位写错", "the check character does not match, at least one character is wrong",
             code);
}

std::unexpected<Error> NumberComplaint::damaged() const {
  return say("已被表格软件改写（科学计数或末尾变成 0）",
             "a spreadsheet turned it into a figure and lost its last characters");
}

}  // namespace fenhao
