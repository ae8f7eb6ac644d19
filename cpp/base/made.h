// What a function gives that makes something or refuses to.
#pragma once

#include <memory>

#include "base/problem.h"

namespace activarium {

/// Something made, or what is wrong.
template <class T> struct Made {
  Problem problem = {};
  std::shared_ptr<T> value = nullptr;
};

} // namespace activarium
