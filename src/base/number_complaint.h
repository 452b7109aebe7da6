// How a wrong number is reported: what is wrong and what to do, with the number masked. For the files that
// check numbers; others see only the Error.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
inline bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
inline bool all_letters(std::string_view text) { return std::all_of(text.begin(), text.end(), is_letter); }

class NumberComplaint {
 public:
  // `number_name` as in {"银行卡号", "bank card number"}.
  NumberComplaint(Text number_name, std::string_view number) : name_(std::move(number_name)), number_(number) {}

  std::unexpected<Error> length(const std::string& expected) const;
  std::unexpected<Error> characters(const Text& form) const;
  std::unexpected<Error> region(const Text& why) const;
  std::unexpected<Error> date() const;
  std::unexpected<Error> checksum(ErrorCode code = ErrorCode::invalid_input) const;
  std::unexpected<Error> damaged() const;

 private:
  std::unexpected<Error> say(const std::string& zh, const std::string& en,
                             ErrorCode code = ErrorCode::invalid_input) const;

  Text name_;
  std::string_view number_;
};

}  // namespace fenhao
