// What a strip kernel is given: part of a block of elements, in a form that knows nothing of rows and units.
#pragma once

#include "activations/block_kernel.h"
#include "simd/f32x4.h"

namespace activarium {

/// Whole vectors of elements with the same parameters, one behind the other. x and dy may be out.
struct Strip {
  const f32x4* parameters; // [scalars]: shared, the same in each lane; otherwise one unit's per lane
  std::size_t count;       // vectors
  const float *x, *dy;     // dy is null where only values are asked for
  float* out;
  f32x4* sums; // [scalars], to which Σ dy · ∂f/∂p is added where it is asked for
  const BlockContext* context;
  std::size_t index, index_step; // of the first element in the block; from one vector to the next
  const void* program = nullptr; // BlockKernel's
  float* slopes = nullptr;       // of values_and_slopes
};

} // namespace activarium
