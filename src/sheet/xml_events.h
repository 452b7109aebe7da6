// What a reader of XML tells, in the order of the text. Names come without their prefix.
#pragma once

#include <string_view>

namespace fenhao::sheet {

class XmlAttributes {
 public:
  // Name, value, name, value, …, nullptr.
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  // By local name; empty when absent.
  std::string_view operator[](std::string_view name) const;

 private:
  const char* const* pairs_;
};

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(std::string_view name, XmlAttributes attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  virtual bool wants_more() const { return true; }
};

}  // namespace fenhao::sheet
