// What the values of a function show of it: limits, range, monotonicity. Found by looking, so true of the points looked
// at; what cannot be told stays NaN.
#pragma once

#include "activations/block_kernel.h"

namespace activarium::formula {

struct Shape {
  Interval value_limits{not_a_number, not_a_number};
  Interval derivative_limits{not_a_number, not_a_number};
  Interval range{not_a_number, not_a_number};
  bool monotone = false;
};

/// With the parameters [scalars].
Shape look_at(const BlockKernel& kernel, const float* parameters);

} // namespace activarium::formula
