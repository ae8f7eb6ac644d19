// eˣ and what is made of it, for four floats. Over all finite floats, subnormal results included, eˣ and ln x are
// within 1 ULP of the true value, eˣ − 1 and ln(1 + x) within 2, tanh x and x − tanh x within 3.
//
// eˣ = 2ⁿ eʳ with x = n ln 2 + r, |r| ≤ ½ ln 2. What the rounding of r loses is kept apart, so that the result is off
// by little more than its own rounding. 2ⁿ is applied as two factors where it may lie outside the normal floats.
#pragma once

#include <cmath>

#include "simd/cubic.h"
#include "simd/polynomial.h"

namespace activarium {

/// eˣ = (1 + minus_one)·2ⁿ with |minus_one| < 0.42; `bits` holds n in its low bits.
struct ExpParts {
  f32x4 minus_one;
  f32x4 bits;
};

/// Below −170 nothing is left of eˣ, even times anything we multiply it with. The same bounds for all, so that the
/// compiler shares the parts between eˣ, eˣ − 1 and a·eˣ.
inline f32x4 clamp_exponent(f32x4 x) { return max(min(x, 89.0), -170.0); }

/// e^(x + x_low) for −170 ≤ x ≤ 90, |x_low| < 2⁻⁴.
inline ExpParts exp_parts(f32x4 x, f32x4 x_low = 0.0) {
  // Adding 1.5·2²³ leaves the nearest integer in the low bits.
  const f32x4 bits = (x + x_low) * 0x1.715476p+0 + 0x1.8p23;
  const f32x4 n = bits - 0x1.8p23;
  const f32x4 high = x - n * 0x1.62e4p-1; // exact: these are 15 bits of ln 2
  const f32x4 low = n * 0x1.7f7d1cp-20 - x_low;
  const f32x4 r = high - low;
  // (eʳ − 1 − r)/r², minimax; error below 1.4e-8 of eʳ − 1
  static constexpr double c[] = {0x1.fffffep-2, 0x1.5554aep-3, 0x1.555676p-5, 0x1.1228e6p-7, 0x1.6bebc4p-10};
  return {high + (r * r * polynomial(r, c) - low), bits};
}

/// 2ⁿ for −126 ≤ n ≤ 127.
inline f32x4 power_of_two(f32x4 bits) { return add_bits(shift_bits_left(bits, 23), 1.0); }

/// a·2ⁿ for −252 ≤ n ≤ 254, rounded only where it is subnormal.
inline f32x4 scale(f32x4 a, f32x4 bits) {
  const f32x4 half = shift_bits_right(bits, 1);
  return a * power_of_two(half) * power_of_two(subtract_bits(bits, half));
}

/// a·eʸ; keeps its digits where eʸ alone is subnormal.
inline f32x4 mul_exp(f32x4 a, f32x4 y) {
  const ExpParts e = exp_parts(clamp_exponent(y));
  return scale(a + a * e.minus_one, e.bits);
}

/// The same for a y between −170 and 90 that is more than a float.
inline f32x4 mul_exp(f32x4 a, TwoPart<f32x4> y) {
  const ExpParts e = exp_parts(y.high, y.low);
  return scale(a + a * e.minus_one, e.bits);
}

inline f32x4 exp(f32x4 x) { return mul_exp(1.0, x); }

inline f32x4 expm1(f32x4 x) {
  const ExpParts e = exp_parts(clamp_exponent(x));
  const f32x4 half = add_bits(shift_bits_left(e.bits, 23), 0.5); // 2ⁿ⁻¹: 2ⁿ itself may be 2¹²⁸
  const f32x4 y = half * e.minus_one + (half - 0.5);
  return select(abs(x) < 0x1p-25, x, select(x < -20.0, -1.0, y + y));
}

inline f32x4 tanh(f32x4 x) {
  const f32x4 a = min(abs(x), 10.0);
  const ExpParts e = exp_parts(a + a);
  const f32x4 far = 1.0 - 2.0 / (1.0 + (1.0 + e.minus_one) * power_of_two(e.bits));
  // (tanh √z / √z − 1)/z for √z < 0.625, minimax
  static constexpr double c[] = {-0x1.555534p-2, 0x1.110768p-3, -0x1.b84448p-5, 0x1.5256cep-6, -0x1.76abf6p-8};
  const f32x4 z = a * a;
  const f32x4 near = a + a * z * polynomial(z, c);
  return copysign(select(a < 0.625, near, far), x);
}

/// x − tanh x, without the digits that the difference would lose.
inline f32x4 tanh_gap(f32x4 x) {
  const f32x4 all = abs(x), a = min(all, 10.0);
  const ExpParts e = exp_parts(a + a);
  const f32x4 far = (all - 1.0) + 2.0 / (1.0 + (1.0 + e.minus_one) * power_of_two(e.bits));
  // (√z − tanh √z)/(z√z) for √z < 1, minimax
  static constexpr double c[] = {0x1.555556p-2, -0x1.11117ap-3, 0x1.ba30aep-5,  -0x1.6708a8p-6,
                                 0x1.248a2p-7,  -0x1.ceede8p-9, 0x1.2e45fep-10, -0x1.b1b444p-13};
  const f32x4 z = a * a;
  const f32x4 near = a * (z * polynomial(z, c));
  return copysign(select(a < 1.0, near, far), x);
}

/// 1 + f = u·2⁻ᵏ with √½ ≤ 1 + f < √2, for normal u > 0.
struct LogParts {
  f32x4 f;
  f32x4 k;
};

inline LogParts log_parts(f32x4 u) {
  const f32x4 exponent = shift_bits_right(subtract_bits(u, 0x1.6a09e6p-1), 23);
  const f32x4 f = subtract_bits(u, shift_bits_left(exponent, 23)) - 1.0;
  return {f, add_bits(exponent, 0x1.8p23) - 0x1.8p23};
}

/// k ln 2 + ln(1 + f) + lost, with ln(1 + f) = 2 artanh s, s = f/(2 + f).
inline f32x4 log_of(LogParts p, f32x4 lost) {
  const f32x4 s = p.f / (2.0 + p.f);
  const f32x4 z = s * s;
  static constexpr double c[] = {0x1.555554p-1, 0x1.999c26p-2, 0x1.23d3dcp-2, 0x1.f13c4cp-3}; // as in FreeBSD's logf
  const f32x4 half_square = 0.5 * p.f * p.f;
  const f32x4 y = s * (half_square + z * polynomial(z, c)) + (p.k * 0x1.7f7d1cp-20 + lost) - half_square + p.f;
  return y + p.k * 0x1.62e4p-1;
}

/// y where 0 < u < ∞; −∞ for u = 0, ∞ for ∞, else NaN.
inline f32x4 log_with_edges(f32x4 u, f32x4 y) {
  const f32x4 huge = static_cast<double>(INFINITY);
  const f32x4 at_edges = select(u == 0.0, -huge, select(u == huge, huge, double{NAN}));
  return select((u > 0.0) & (u < huge), y, at_edges);
}

inline f32x4 log(f32x4 x) {
  const Mask subnormal = x < 0x1p-126;
  LogParts p = log_parts(select(subnormal, x * 0x1p24, x));
  p.k = select(subnormal, p.k - 24.0, p.k);
  return log_with_edges(x, log_of(p, 0.0));
}

inline f32x4 log1p(f32x4 x) {
  const f32x4 u = 1.0 + x;
  const f32x4 lost = select(x < 1.0, x - (u - 1.0), 1.0 - (u - x)) / u; // by rounding 1 + x
  return log_with_edges(u, select(abs(x) < 0x1p-25, x, log_of(log_parts(u), lost)));
}

} // namespace activarium
