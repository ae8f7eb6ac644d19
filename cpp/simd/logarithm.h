// ln x of four floats.
#pragma once

#include <cmath>

#include "simd/polynomial.h"

namespace activarium {

/// ln x within 2 ULP; NaN below 0.
inline f32x4 log(f32x4 x) {
  const Mask subnormal = x < 0x1p-126;
  const f32x4 u = select(subnormal, x * 0x1p24, x);
  const f32x4 exponent = shift_bits_right(subtract_bits(u, 0x1.6a09e6p-1), 23);
  const f32x4 k = add_bits(exponent, 0x1.8p23) - 0x1.8p23 - select(subnormal, f32x4(24.0), f32x4(0.0));
  const f32x4 f = subtract_bits(u, shift_bits_left(exponent, 23)) - 1.0;
  const f32x4 s = f / (2.0 + f);
  const f32x4 z = s * s;
  static constexpr double c[] = {0x1.555554p-1, 0x1.999c26p-2, 0x1.23d3dcp-2, 0x1.f13c4cp-3}; // as in log1p
  const f32x4 half_square = 0.5 * f * f;
  const f32x4 y = s * (half_square + z * polynomial(z, c)) + k * 0x1.7f7d1cp-20 - half_square + f;
  const f32x4 huge = static_cast<double>(INFINITY);
  const f32x4 at_edges = select(x == 0.0, -huge, select(x == huge, huge, double{NAN}));
  return select((x > 0.0) & (x < huge), y + k * 0x1.62e4p-1, at_edges);
}

} // namespace activarium
