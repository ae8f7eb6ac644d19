// sin and cos of four floats, and sin(x + π/4), within 2 ULP of the true value over all finite floats.
//
// An angle is reduced to |r| ≤ π/2 by a multiple of π, which leaves one polynomial and no case but a sign. Beyond
// |x| = 200 the reduction needs more bits than three floats have, and double takes over.
#pragma once

#include "simd/polynomial.h"
#include "simd/wide.h"

namespace activarium {

template <class V> struct SinCosOf {
  V sin;
  V cos;
};

namespace wide {

/// Evaluated in double and rounded once. Not inline: a call is cheaper than its registers in the loops around it.
[[gnu::noinline]] inline SinCosOf<f32x4> sincos_rounded(f32x4 x) noexcept {
  const SinCos low = sincos(widen_low(x)), high = sincos(widen_high(x));
  return {narrow(low.sin, high.sin), narrow(low.cos, high.cos)};
}

[[gnu::noinline]] inline f32x4 sin_eighth_turn_on_rounded(f32x4 x) noexcept {
  return narrow(sin_eighth_turn_on(widen_low(x)), sin_eighth_turn_on(widen_high(x)));
}

} // namespace wide

inline constexpr double pi_high = 0x1.921fp+1;    // 17 bits
inline constexpr double pi_middle = 0x1.6a88p-16; // 14 bits
inline constexpr double pi_low = 0x1.0b4612p-33;  // 24 bits
inline constexpr double inverse_pi = 0x1.45f306p-2;

/// (−1)ᵏ·a; k in the low bits.
inline f32x4 alternate(f32x4 a, f32x4 bits) { return xor_bits(a, shift_bits_left(bits, 31)); }

/// sin(x − mπ) for |x| ≤ 200, m a multiple of ½ that leaves no more than π/2.
inline f32x4 sine_of_rest(f32x4 x, f32x4 m) {
  const f32x4 first = x - m * pi_high; // exact
  const f32x4 second = m * pi_middle;  // exact
  const f32x4 upper = first - second;
  const f32x4 correction = ((first - upper) - second) - m * pi_low;
  const f32x4 r = upper + correction;
  const f32x4 lost = (upper - r) + correction; // sin(r + lost) = sin r + lost·cos r
  const f32x4 r2 = r * r;
  // (sin r / r − 1)/r² for |r| ≤ π/2, minimax; error below 1e-9
  static constexpr double c[] = {-0x1.555556p-3, 0x1.111136p-7, -0x1.a023dap-13, 0x1.72d22cp-19, -0x1.b6c2ap-26};
  return r + (lost * (1.0 - 0.5 * r2) + r * r2 * polynomial(r2, c));
}

inline constexpr double largest_reduced_angle = 200;

inline f32x4 sin(f32x4 x) {
  const f32x4 bits = x * inverse_pi + 0x1.8p23;
  const f32x4 near = alternate(sine_of_rest(x, bits - 0x1.8p23), bits);
  const f32x4 y = select(x == 0.0, x, near); // keeps −0
  const Mask far = !(abs(x) <= largest_reduced_angle);
  return any(far) ? select(far, wide::sincos_rounded(x).sin, y) : y;
}

/// cos x = sin(x + π/2): m lies half-way between integers.
inline f32x4 cos(f32x4 x) {
  const f32x4 bits = (x * inverse_pi + 0.5) + 0x1.8p23;
  const f32x4 y = alternate(sine_of_rest(x, (bits - 0x1.8p23) - 0.5), bits);
  const Mask far = !(abs(x) <= largest_reduced_angle);
  return any(far) ? select(far, wide::sincos_rounded(x).cos, y) : y;
}

/// sin(x + π/4), as close as sin at its zeros too, which the sum of a sine and a cosine is not.
inline f32x4 sin_eighth_turn_on(f32x4 x) {
  const f32x4 bits = (x * inverse_pi + 0.25) + 0x1.8p23;
  const f32x4 y = alternate(sine_of_rest(x, (bits - 0x1.8p23) - 0.25), bits);
  const Mask far = !(abs(x) <= 0.5 * largest_reduced_angle); // quarters of π take a bit more than halves
  return any(far) ? select(far, wide::sin_eighth_turn_on_rounded(x), y) : y;
}

/// sin πu and cos πu, each to 2⁻²² absolute: for sums whose other terms are as large as 1. Any float will do as u,
/// which is reduced exactly; from 2²² on, where a float's spacing is half a turn, signs mean nothing.
inline SinCosOf<f32x4> sincos_of_half_turns(f32x4 u) {
  const f32x4 k = nearest(u);
  const f32x4 r = u - k;
  const f32x4 r2 = r * r;
  const f32x4 bits = k + 0x1.8p23;
  // sin πr / r and (cos πr − 1)/r² for |r| ≤ ½, minimax
  static constexpr double s[] = {0x1.921fb4p+1, -0x1.4abba2p+2, 0x1.466504p+1, -0x1.31fbf2p-1, 0x1.39124p-4};
  static constexpr double c[] = {-0x1.3bd3ccp+2, 0x1.03c1d4p+2, -0x1.55cd26p+0, 0x1.e0a1ep-3, -0x1.889f6cp-6};
  return {alternate(r * polynomial(r2, s), bits), alternate(1.0 + r2 * polynomial(r2, c), bits)};
}

} // namespace activarium
