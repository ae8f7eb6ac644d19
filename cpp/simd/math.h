// Elementary functions for the three scalars that formulas are written over: f32x4 (the engine), double (test oracle,
// through std::) and whatever a test defines beside them.
//
// The f32x4 versions evaluate in double and round once, so each is within 0.5000001 ULP of the true value over all
// finite floats, subnormal results included. `mul_exp(a, y)` and its kin exist because a product such as x·eˣ is still
// a normal number where eˣ alone has already lost its digits.
#pragma once

#include <cmath>

#include "simd/f32x4.h"

namespace activarium {

namespace wide {

constexpr double log2e = 0x1.71547652b82fep+0;
constexpr double ln2_high = 0x1.62e42fefa2000p-1; // 40 bits, so that n·ln2_high is exact
constexpr double ln2_low = 0x1.9ef35793c7673p-41;
constexpr double round_to_integer = 0x1.8p52; // adding it leaves the nearest integer in the low bits

/// Horner's scheme, lowest coefficient first.
template <std::size_t N> inline f64x2 polynomial(f64x2 x, const double (&c)[N]) {
  f64x2 sum = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

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

/// eˣ − 1 without cancellation at 0.
inline f64x2 expm1(f64x2 x) {
  const auto [r, bits] = reduce_exp(x);
  const f64x2 scale = add_bits(1.0, shift_bits_left(bits, 52));
  return copysign(scale * (r + r * r * exp_tail(r)) + (scale - 1.0), x);
}

/// ln(1 + x) for x ≥ −1; `one_plus` is 1 + x rounded, `x` serves where 1 + x lies in [√½, √2).
inline f64x2 log_of(f64x2 one_plus, f64x2 x) {
  const f64x2 sqrt_half = 0x1.6a09e667f3bcdp-1;
  const f64x2 exponent_bits = shift_bits_right(subtract_bits(one_plus, sqrt_half), 52);
  const f64x2 k = add_bits(exponent_bits, round_to_integer) - round_to_integer;
  const f64x2 m = subtract_bits(one_plus, shift_bits_left(exponent_bits, 52));
  const f64x2 f = select(k == 0.0, x, m - 1.0);
  // ln(1 + f) = 2 artanh(s), s = f / (2 + f), |s| ≤ 0.172
  const f64x2 s = f / (2.0 + f);
  static constexpr double c[] = {2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19};
  const f64x2 s2 = s * s;
  const f64x2 log_m = s * (2.0 + s2 * polynomial(s2, c));
  const f64x2 y = k * ln2_high + (k * ln2_low + log_m);
  const f64x2 infinity = static_cast<double>(INFINITY);
  const f64x2 at_edges = select(one_plus == 0.0, -infinity, select(one_plus == infinity, infinity, double{NAN}));
  return select((one_plus > 0.0) & (one_plus < infinity), y, at_edges);
}

inline f64x2 log(f64x2 x) { return log_of(x, x - 1.0); }
inline f64x2 log1p(f64x2 x) { return select(x == 0.0, x, log_of(1.0 + x, x)); }

/// tanh x = (e²ˣ − 1) / (e²ˣ + 1).
inline f64x2 tanh(f64x2 x) {
  const f64x2 e = expm1(2.0 * min(abs(x), 20.0));
  return copysign(e / (e + 2.0), x);
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

inline SinCos sincos(f64x2 x) {
  const auto [r, q] = reduce_angle(x);
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

/// e^(t²) erfc t for t ≥ 0: (1 + 2t) times it is a polynomial in (t − 2)/(t + 2); relative error 1.1e-14.
inline f64x2 scaled_erfc(f64x2 t) {
  static constexpr double c[] = {
      1.276978381552535,       -0.09276382658575741,    -0.16603039761681812,    0.1640512800362002,
      -0.054220000929060506,   -0.008034015192421785,   0.00872265283941639,     0.0012713406721554011,
      -0.0014568049744111062,  -0.00045435435369422595, 0.0002063205512820241,   0.0001511013483526063,
      -1.3531891836995216e-06, -3.659985295409283e-05,  -1.3846053531181665e-05, 4.026782531396083e-06,
      5.767264776664258e-06,   1.154561021435398e-06,   -1.2632642942279939e-06, -6.203170068500341e-07,
      1.2736704558706399e-07,  9.644934126032495e-08};
  return polynomial((t - 2.0) / (t + 2.0), c) / (1.0 + 2.0 * t);
}

inline f64x2 erf(f64x2 x) {
  // erf(x)/x as a polynomial in 2x² − 1 for |x| ≤ 1
  static constexpr double c[] = {0.9654687386698673,     -0.1405360890227171,    0.019852496688983708,
                                 -0.0022854855611440673, 0.00021751715604160108, -1.7537169441492004e-05,
                                 1.2233827383524026e-06, -7.511569160710623e-08, 4.115800597661665e-09,
                                 -2.03524938661036e-10,  9.167606748998164e-12,  -3.7910973708931526e-13};
  const f64x2 a = min(abs(x), 30.0);
  const f64x2 near_zero = a * polynomial(2.0 * a * a - 1.0, c);
  const f64x2 tail = 1.0 - wide::exp(-(a * a)) * scaled_erfc(a);
  return copysign(select(a < 1.0, near_zero, tail), x);
}

/// Φ(x) and, for x < 0, its tail to full relative accuracy; x a float, so x² is exact.
inline f64x2 normal_cdf(f64x2 x) {
  const f64x2 a = min(abs(x), 40.0);
  const f64x2 tail = 0.5 * wide::exp(-0.5 * (a * a)) * scaled_erfc(a * 0x1.6a09e667f3bcdp-1);
  return select(x < 0.0, tail, 1.0 - tail);
}

inline f64x2 normal_pdf(f64x2 x) { return 0x1.9884533d43651p-2 * wide::exp(-0.5 * (x * x)); }

/// Applies a double-precision function to four floats and rounds once.
template <class F> inline f32x4 rounded(f32x4 x, F f) { return narrow(f(widen_low(x)), f(widen_high(x))); }
template <class F> inline f32x4 rounded(f32x4 a, f32x4 x, F f) {
  return narrow(f(widen_low(a), widen_low(x)), f(widen_high(a), widen_high(x)));
}

} // namespace wide

inline f32x4 exp(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::exp(d); });
}
inline f32x4 expm1(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::expm1(d); });
}
inline f32x4 log1p(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::log1p(d); });
}
inline f32x4 tanh(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::tanh(d); });
}
inline f32x4 erf(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::erf(d); });
}
inline f32x4 sin(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::sincos(d).sin; });
}
inline f32x4 cos(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::sincos(d).cos; });
}
/// Standard normal distribution function Φ and density φ.
inline f32x4 normal_cdf(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::normal_cdf(d); });
}
inline f32x4 normal_pdf(f32x4 x) {
  return wide::rounded(x, [](f64x2 d) { return wide::normal_pdf(d); });
}
/// a·eʸ, a·Φ(x) and a·φ(x) with one rounding.
inline f32x4 mul_exp(f32x4 a, f32x4 y) {
  return wide::rounded(a, y, [](f64x2 c, f64x2 d) { return c * wide::exp(d); });
}
inline f32x4 mul_normal_cdf(f32x4 a, f32x4 x) {
  return wide::rounded(a, x, [](f64x2 c, f64x2 d) { return c * wide::normal_cdf(d); });
}
inline f32x4 mul_normal_pdf(f32x4 a, f32x4 x) {
  return wide::rounded(a, x, [](f64x2 c, f64x2 d) { return c * wide::normal_pdf(d); });
}

template <class V> struct SinCosOf {
  V sin;
  V cos;
};
inline SinCosOf<f32x4> sincos(f32x4 x) {
  const wide::SinCos low = wide::sincos(widen_low(x)), high = wide::sincos(widen_high(x));
  return {narrow(low.sin, high.sin), narrow(low.cos, high.cos)};
}

// The same names over double, for oracles: the C++ library's functions.
inline double select(bool m, double yes, double no) { return m ? yes : no; }
inline double abs(double a) { return std::fabs(a); }
inline double min(double a, double bound) { return bound < a ? bound : a; }
inline double max(double a, double bound) { return a < bound ? bound : a; }
inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double tanh(double x) { return std::tanh(x); }
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x * 0x1.6a09e667f3bcdp-1); }
inline double normal_pdf(double x) { return 0x1.9884533d43651p-2 * std::exp(-0.5 * x * x); }
inline double mul_exp(double a, double y) { return a * std::exp(y); }
inline double mul_normal_cdf(double a, double x) { return a * normal_cdf(x); }
inline double mul_normal_pdf(double a, double x) { return a * normal_pdf(x); }
inline SinCosOf<double> sincos(double x) { return {std::sin(x), std::cos(x)}; }

} // namespace activarium
