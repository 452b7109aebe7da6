// What cannot be had ends the measurement with the reason.
#pragma once

#include <stdexcept>
#include <utility>

#include "base/error.h"

namespace fenhao::bench {

template <class T>
T taken(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().describe(Lang::en));
  return std::move(*result);
}

}  // namespace fenhao::bench
