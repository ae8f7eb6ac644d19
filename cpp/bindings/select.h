// An activation with its parameters, as JavaScript names them.
#pragma once

#include "activations/block_kernel.h"
#include "bindings/values.h"

namespace activarium {

struct Selected {
  const BlockKernel* kernel = nullptr;
  std::vector<float> parameters; // [scalars]
  Problem problem;
};

/// `seed` is for parameters that are drawn.
Selected select_activation(const std::string& id, const val& entries, double seed);

} // namespace activarium
