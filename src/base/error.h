// Errors as values: what went wrong, where, and what to do next, in Chinese and English.
// Thread-safe: everything here is a value. Never put an identity number, a bank account or pay into an
// Error; mask first (identifiers.h), because errors reach logs and screens.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fenhao {

enum class Lang { zh, en };

// One message in both languages. Chinese is what payroll clerks read; English must say the same.
struct Text {
  std::string zh;
  std::string en;

  const std::string& in(Lang lang) const { return lang == Lang::zh ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

// Few and stable; programs branch on these, people read the message.
enum class ErrorCode {
  invalid_input,  // the caller's data is wrong and says where
  not_found,      // a fact, place, person or file that is not there
  conflict,       // two things that cannot both hold
  not_allowed,    // a state or a right forbids it
  unavailable,    // disk full, lock held, file unreadable: may succeed later
  overflow,       // a result outside the exact range
  internal,       // a broken invariant of ours
};

std::string_view to_string(ErrorCode code);

// Where in the user's material. Empty fields are unknown; row and line are 1-based as in a spreadsheet.
struct Location {
  std::string file;
  std::string sheet;
  int row = 0;
  std::string column;   // heading text and letter, e.g. "基本工资 (F)"
  std::string value;    // the offending text, masked if sensitive
  std::string subject;  // who or what it concerns: an employee number, a pay item, a policy fact

  bool empty() const;
  std::string describe(Lang lang) const;  // "文件 a.xlsx, 工作表 花名册, 第 3 行, 列 基本工资 (F), 值 “abc”"
};

class Error {
 public:
  Error(ErrorCode code, Text message) : code_(code), message_(std::move(message)) {}

  ErrorCode code() const { return code_; }
  const Text& message() const { return message_; }
  const Text& hint() const { return hint_; }
  const Location& where() const { return where_; }
  const std::vector<Text>& context() const { return context_; }

  // Builders, so that a call site reads like a sentence.
  Error&& at(Location where) &&;
  Error&& way_out(Text hint) &&;
  // Adds what was being done when it failed; the innermost stands first.
  Error&& while_doing(Text doing) &&;

  // One paragraph: message, place, way out, then the context chain.
  std::string describe(Lang lang) const;

 private:
  ErrorCode code_;
  Text message_;
  Text hint_;
  Location where_;
  std::vector<Text> context_;
};

// Thrown only where a value cannot be returned (arithmetic operators, broken invariants); caught at
// employee, request or job level and turned into its Error.
class Failure : public std::exception {
 public:
  explicit Failure(Error error) : error_(std::move(error)), what_(error_.describe(Lang::en)) {}
  const char* what() const noexcept override { return what_.c_str(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
  std::string what_;
};

template <class T>
using Result = std::expected<T, Error>;

using Status = std::expected<void, Error>;

inline std::unexpected<Error> fail(Error error) { return std::unexpected<Error>(std::move(error)); }
inline std::unexpected<Error> fail(ErrorCode code, std::string zh, std::string en) {
  return std::unexpected<Error>(Error(code, Text{std::move(zh), std::move(en)}));
}

// Batch functions return what worked and a list of what did not.
template <class T>
struct Batch {
  T value;
  std::vector<Error> errors;
};

}  // namespace fenhao

// FENHAO_TRY(name, expression): binds the value, or returns the error from the enclosing function.
#define FENHAO_TRY(name, ...)                                                  \
  auto name##_result = (__VA_ARGS__);                                          \
  if (!name##_result) return ::fenhao::fail(std::move(name##_result).error()); \
  auto& name = *name##_result

// FENHAO_CHECK(expression): for a Status; returns the error from the enclosing function.
#define FENHAO_CHECK(...) FENHAO_CHECK_AS(FENHAO_JOIN(status_, __COUNTER__), __VA_ARGS__)
#define FENHAO_CHECK_AS(name, ...)                                                        \
  do {                                                                                    \
    if (auto name = (__VA_ARGS__); !name) return ::fenhao::fail(std::move(name).error()); \
  } while (false)
#define FENHAO_JOIN(a, b) FENHAO_JOIN_EXPANDED(a, b)
#define FENHAO_JOIN_EXPANDED(a, b) a##b
