// The loop over parameters that all optimisers share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "simd/column_sums.h"

namespace activarium {

/// One step over n neighbouring parameters.
struct Update {
  double rate;        // what the schedule makes of the learning rate
  std::uint64_t step; // 0 for the first
  std::size_t n;
  float* parameters;
  const float* gradients;
  std::array<float*, 2> moments; // as many as the optimiser has
};

/// parameters[i] = update(value, gradient, moments), four at a time; `update` may change the moments. False if a
/// parameter is no finite number afterwards.
template <std::size_t moments, class F> bool update_each(const Update& u, const F& update) {
  // Copies, inlined at once: otherwise all of this is read from memory again for each vector, and the pass takes twice
  // as long (AMD EPYC, Node 20, clang 19, 2026-11-26).
  const F own = update;
  const Update to = u;
  Mask finite = f32x4(0.0) == f32x4(0.0);
  const auto visit = [&](std::size_t i, std::size_t lanes) __attribute__((always_inline)) {
    std::array<f32x4, moments> m;
    for (std::size_t k = 0; k < moments; ++k) m[k] = load_lanes(to.moments[k] + i, lanes);
    const f32x4 value = own(load_lanes(to.parameters + i, lanes), load_lanes(to.gradients + i, lanes), m);
    finite = finite & (value - value == f32x4(0.0));
    store_lanes(value, to.parameters + i, lanes);
    for (std::size_t k = 0; k < moments; ++k) store_lanes(m[k], to.moments[k] + i, lanes);
  };
  std::size_t i = 0;
  for (; i + 4 <= to.n; i += 4) visit(i, 4);
  if (i < to.n) visit(i, to.n - i);
  return !any(!finite);
}

} // namespace activarium
