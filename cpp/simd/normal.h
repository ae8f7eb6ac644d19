// The error function and the standard normal distribution, for four floats. Over all finite floats, subnormal results
// included, erf and the density φ are within 3 ULP of the true value, the distribution function Φ within 4.
#pragma once

#include "simd/exponential.h"

namespace activarium {

inline f32x4 erf(f32x4 x) {
  const f32x4 a = min(abs(x), 4.0);
  // erf √z / √z − 1 for √z < 0.93, and ln(1 − erf a) for a > 0.92; minimax
  static constexpr double n[] = {
      0x1.06eba6p-3, -0x1.8126dcp-2, 0x1.ce1904p-4, -0x1.b676cap-6, 0x1.46c232p-8, -0x1.3825bcp-11};
  static constexpr double c[] = {
      -0x1.b220d6p-13, -0x1.20ac3p+0, -0x1.4647b2p-1, -0x1.a9654ep-4, 0x1.6b8eacp-6, -0x1.8da1d4p-9, 0x1.98d54p-13};
  const ExpParts e = exp_parts(polynomial(a, c));
  const f32x4 far = 1.0 - (1.0 + e.minus_one) * power_of_two(e.bits);
  return copysign(select(a < 0.93, a + a * polynomial(a * a, n), far), x);
}

/// e^(−a²/2) = (1 + minus_one)·2ⁿ with a = |x|, at most 15: beyond, nothing of it is left. `bits` holds n in its low
/// bits.
struct NormalParts {
  f32x4 a;
  f32x4 minus_one;
  f32x4 bits;
};

inline NormalParts normal_parts(f32x4 x) {
  const f32x4 a = min(abs(x), 15.0);
  // a² to twice the precision of a float: rounded, it would cost e^(−a²/2) up to a²/4 ULP.
  const f32x4 upper = upper_half(a);
  const f32x4 high = upper * upper, low = (a - upper) * (a + upper);
  const ExpParts e = exp_parts(-0.5 * high, -0.5 * low);
  return {a, e.minus_one, e.bits};
}

/// c·Φ(x); keeps its digits where Φ alone is subnormal.
inline f32x4 mul_normal_cdf(f32x4 c, f32x4 x) {
  const NormalParts p = normal_parts(x);
  // (Φ(√z) − ½)/√z for √z < 1, and (a + 2¾)·Φ(−a)·e^(a²/2) in q = (a − 2¾)/(a + 2¾) for a ≥ 1; minimax
  static constexpr double n[] = {
      0x1.988454p-2, -0x1.10586p-4, 0x1.46d4c6p-7, -0x1.376128p-10, 0x1.e16adp-14, -0x1.0ec7bp-17};
  static constexpr double t[] = {0x1.701efp-1,  -0x1.e5bd16p-2, 0x1.756bcap-3,   -0x1.0f6eeep-6, -0x1.0d707p-6,
                                 0x1.a67216p-9, 0x1.468abp-9,   -0x1.68a9d4p-12, -0x1.a2ae4ep-12};
  const f32x4 d = p.a + 2.75;
  const f32x4 inverse = 1.0 / d;
  const f32x4 at_d = polynomial((d - 5.5) * inverse, t) / d; // of the a that d − 2¾ is exactly
  const f32x4 lost = p.a - (d - 2.75);
  const f32x4 correction = lost * inverse * (1.0 + 4.0 * inverse); // the factor's logarithmic derivative, to 5 %
  const Mask left = x < 0.0;
  const f32x4 tail = select(left, c, 1.0) * at_d;
  const f32x4 outer = scale(tail + tail * (p.minus_one - (correction + correction * p.minus_one)), p.bits);
  const f32x4 inner = 0.5 + x * polynomial(x * x, n);
  const f32x4 factor = select(p.a < 1.0, inner, 1.0 - outer);
  return select(left & (p.a >= 1.0), outer, c * factor);
}

/// a·φ(x), likewise.
inline f32x4 mul_normal_pdf(f32x4 a, f32x4 x) {
  const NormalParts p = normal_parts(x);
  const f32x4 peak = a * 0x1.988454p-2;
  return scale(peak + peak * p.minus_one, p.bits);
}

inline f32x4 normal_cdf(f32x4 x) { return mul_normal_cdf(1.0, x); }
inline f32x4 normal_pdf(f32x4 x) { return mul_normal_pdf(1.0, x); }

} // namespace activarium
