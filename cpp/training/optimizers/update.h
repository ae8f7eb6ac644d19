// The loop over parameters that all optimisers share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

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
  f32x4 unsound = 0.0; // 0 · v is 0 for finite v alone
  const auto visit = [&](std::size_t i, auto lanes) {
    std::array<f32x4, moments> m;
    for (std::size_t k = 0; k < moments; ++k) m[k] = load_lanes(u.moments[k] + i, lanes);
    const f32x4 value = update(load_lanes(u.parameters + i, lanes), load_lanes(u.gradients + i, lanes), m);
    unsound += 0.0 * value;
    store_lanes(value, u.parameters + i, lanes);
    for (std::size_t k = 0; k < moments; ++k) store_lanes(m[k], u.moments[k] + i, lanes);
  };
  std::size_t i = 0;
  for (; i + 4 <= u.n; i += 4) visit(i, std::integral_constant<std::size_t, 4>());
  if (i < u.n) visit(i, u.n - i);
  return unsound.sum() == 0;
}

} // namespace activarium
