#include "formula/block_runner.h"
#include "formula/lowering.h"
#include "formula/row_messages.h"

namespace fenhao::formula {

Explanation Program::explain(const Frame& frame, std::size_t row, std::string_view item, Lang lang) const {
  (void)frame;
  (void)row;
  (void)item;
  (void)lang;
  return {};
}

}  // namespace fenhao::formula
