// The 3-D figure: z = f(x) + f(y) over a square, and |∇z| = √(f′(x)² + f′(y)²).
#pragma once

#include <vector>

#include "activations/block_kernel.h"

namespace activarium {

/// `axis` [points]; `z` and `gradient` [points × points], row-major, row = y, column = x.
struct Surface {
  std::vector<float> axis, z, gradient;
};

/// Over [low, high]², `points` ≥ 2 per axis, with the parameters [scalars].
Surface surface(const BlockKernel& kernel, const float* parameters, double low, double high, std::size_t points);

} // namespace activarium
