// Elementary functions of pairs of doubles: for what needs more than a float along the way.
#pragma once

#include <cmath>

#include "simd/f32x4.h"

namespace activarium {

namespace wide {

/// Horner's scheme, lowest coefficient first.
template <std::size_t N> f64x2 polynomial(f64x2 x, const double (&c)[N]) {
  f64x2 sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

constexpr double log2e = 0x1.71547652b82fep+0;
constexpr double ln2_high = 0x1.62e42fefa2000p-1; // 40 bits, so that n·ln2_high is exact
constexpr double ln2_low = 0x1.9ef35793c7673p-41;
constexpr double round_to_integer = 0x1.8p52; // adding it leaves the nearest integer in the low bits

/// x = n ln 2 + r with |r| ≤ ½ ln 2; `bits` holds n in its low bits.
struct ExpReduction {
  f64x2 r;
  f64x2 bits;
};

inline ExpReduction reduce_exp(f64x2 x) {
  x = max(min(x, 700.0), -700.0);
  const f64x2 bits = x * log2e + round_to_integer;
  const f64x2 n = bits - round_to_integer;
  return {(x - n * ln2_high) - n * ln2_low, bits};
}

/// (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2; Taylor, error below 2⁻⁵³ of eʳ.
inline f64x2 exp_tail(f64x2 r) {
  static constexpr double c[] = {1.0 / 2,     1.0 / 6,      1.0 / 24,      1.0 / 120,      1.0 / 720,      1.0 / 5040,
                                 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600};
  return polynomial(r, c);
}

/// eˣ; arguments beyond ±700 count as ±700, far outside what a float can hold.
inline f64x2 exp(f64x2 x) {
  const auto [r, bits] = reduce_exp(x);
  return add_bits(1.0 + (r + r * r * exp_tail(r)), shift_bits_left(bits, 52));
}

/// ln x; NaN below 0.
inline f64x2 log(f64x2 x) {
  const f64x2 sqrt_half = 0x1.6a09e667f3bcdp-1;
  const f64x2 exponent_bits = shift_bits_right(subtract_bits(x, sqrt_half), 52);
  const f64x2 k = add_bits(exponent_bits, round_to_integer) - round_to_integer;
  const f64x2 m = subtract_bits(x, shift_bits_left(exponent_bits, 52));
  const f64x2 f = m - 1.0;
  // ln(1 + f) = 2 artanh(s), s = f / (2 + f), |s| ≤ 0.172
  const f64x2 s = f / (2.0 + f);
  static constexpr double c[] = {2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19};
  const f64x2 s2 = s * s;
  const f64x2 log_m = s * (2.0 + s2 * polynomial(s2, c));
  const f64x2 y = k * ln2_high + (k * ln2_low + log_m);
  const f64x2 infinity = static_cast<double>(INFINITY);
  const f64x2 at_edges = select(x == 0.0, -infinity, select(x == infinity, infinity, double{NAN}));
  return select((x > 0.0) & (x < infinity), y, at_edges);
}

/// x = q·π/2 + r with |r| ≤ π/4, q reduced to 0 … 3.
struct Quadrant {
  f64x2 r;
  f64x2 q;
};

/// Payne and Hanek: |x| ≥ 2²⁶, x a float. Multiplies the 24-bit significand by the 96 bits of 2/π that matter.
inline void reduce_large(double x, double& r, double& q) {
  if (!(std::fabs(x) < INFINITY)) {
    r = NAN;
    q = 0;
    return;
  }
  static constexpr std::uint32_t two_over_pi[] = {
      0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561};
  const float as_float = static_cast<float>(std::fabs(x));
  std::uint32_t pattern;
  std::memcpy(&pattern, &as_float, sizeof pattern);
  const std::uint64_t significand = (pattern & 0x7fffffu) | 0x800000u;
  const int exponent = static_cast<int>(pattern >> 23) - 150; // x = significand · 2^exponent, exponent ≥ 3
  // Bits of 2/π up to 2^-(exponent-2) give multiples of 4; the window starts behind them.
  const int first = exponent - 2;
  const int word = first / 32;
  const unsigned shift = static_cast<unsigned>(first % 32);
  const auto window = [&](int i) {
    const std::uint64_t pair = (std::uint64_t{two_over_pi[word + i]} << 32) | two_over_pi[word + i + 1];
    return static_cast<std::uint32_t>((pair << shift) >> 32);
  };
  const std::uint64_t low = significand * window(2);
  const std::uint64_t middle = significand * window(1) + (low >> 32);
  const std::uint64_t high = significand * window(0) + (middle >> 32);
  std::uint64_t turns = (high << 32) | (middle & 0xffffffffu); // in units of 2⁻⁶² quarter turns, modulo 4
  const std::uint64_t quarter = (turns + (std::uint64_t{1} << 61)) >> 62;
  turns -= quarter << 62;
  const double fraction = static_cast<double>(static_cast<std::int64_t>(turns)) * 0x1p-62 +
                          static_cast<double>(low & 0xffffffffu) * 0x1p-94;
  r = fraction * 0x1.921fb54442d18p+0;
  q = static_cast<double>(quarter & 3);
  if (x < 0) {
    r = -r;
    q = q == 0 ? 0 : 4 - q;
  }
}

inline Quadrant reduce_angle(f64x2 x) {
  // π/2 in three parts of 26, 26 and 53 bits: with |k| < 2²⁶ the first two products are exact.
  const f64x2 k = (x * 0x1.45f306dc9c883p-1 + round_to_integer) - round_to_integer;
  const f64x2 r = ((x - k * 0x1.921fb50000000p+0) - k * 0x1.110b460000000p-26) - k * 0x1.1a62633145c07p-54;
  Quadrant result = {r, k - 4.0 * floor(0.25 * k)};
  if (any(!(abs(x) < 0x1p26))) {
    double r0 = result.r.lane0(), r1 = result.r.lane1(), q0 = result.q.lane0(), q1 = result.q.lane1();
    if (!(std::fabs(x.lane0()) < 0x1p26)) reduce_large(x.lane0(), r0, q0);
    if (!(std::fabs(x.lane1()) < 0x1p26)) reduce_large(x.lane1(), r1, q1);
    result = {f64x2(r0, r1), f64x2(q0, q1)};
  }
  return result;
}

struct SinCos {
  f64x2 sin;
  f64x2 cos;
};

inline SinCos sincos_of(Quadrant angle) {
  const auto [r, q] = angle;
  const f64x2 r2 = r * r;
  static constexpr double s[] = {
      -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000};
  static constexpr double c[] = {
      -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200.0};
  const f64x2 sine = r * (1.0 + r2 * polynomial(r2, s));
  const f64x2 cosine = 1.0 + r2 * polynomial(r2, c);
  const Mask swap = (q == 1.0) | (q == 3.0);
  const f64x2 sin_magnitude = select(swap, cosine, sine);
  const f64x2 cos_magnitude = select(swap, sine, cosine);
  return {
      select(q >= 2.0, -sin_magnitude, sin_magnitude), select((q == 1.0) | (q == 2.0), -cos_magnitude, cos_magnitude)};
}

inline SinCos sincos(f64x2 x) { return sincos_of(reduce_angle(x)); }

/// sin(x + π/4), as close at its zeros: there the angle that is left is small, not the difference of a sine and a
/// cosine.
inline f64x2 sin_eighth_turn_on(f64x2 x) {
  const auto [r, q] = reduce_angle(x);
  const Mask left = r < 0.0;
  const f64x2 rest = select(
      left, (r + 0x1.921fb54442d18p-1) + 0x1.1a62633145c07p-55, (r - 0x1.921fb54442d18p-1) - 0x1.1a62633145c07p-55);
  return sincos_of({rest, select(left, q, select(q == 3.0, 0.0, q + 1.0))}).sin;
}

} // namespace wide

using wide::exp;

/// f(x), evaluated in double and rounded once; f takes a pair of doubles.
template <class F> f32x4 in_double(f32x4 x, F f) { return narrow(f(widen_low(x)), f(widen_high(x))); }

} // namespace activarium
