// Functions of four floats that only formulas need.
#pragma once

#include "formula/double_functions.h"
#include "simd/math.h"

namespace activarium::formula {

/// aᵇ as IEEE 754 has it: of a negative a for whole b alone; 1 for b = 0 and for a = 1, whatever the other is.
[[gnu::noinline]] inline f32x4 pow(f32x4 a, f32x4 b) noexcept {
  const auto half = [](f64x2 base, f64x2 exponent) {
    return in_double(Op::exponential, exponent * in_double(Op::logarithm, abs(base)));
  };
  const f32x4 size = narrow(half(widen_low(a), widen_low(b)), half(widen_high(a), widen_high(b)));
  const Mask whole = nearest(b) == b, odd = whole & !(nearest(0.5 * b) == 0.5 * b);
  const Mask real = whole | (a == -static_cast<double>(INFINITY));
  const f32x4 y = select((a < 0.0) & !real, double{NAN}, select(odd, copysign(size, a), size));
  const Mask endless = (abs(a) == 1.0) & (abs(b) == static_cast<double>(INFINITY));
  return select((b == 0.0) | (a == 1.0) | endless, 1.0, y);
}

/// a − b⌊a/b⌋, exactly, of b's sign.
template <class T> T remainder(T a, T b) {
  const T rest = std::fmod(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}
[[gnu::noinline]] inline f32x4 remainder(f32x4 a, f32x4 b) noexcept {
  float x[4], y[4];
  a.store(x);
  b.store(y);
  for (std::size_t lane = 0; lane < 4; ++lane) x[lane] = remainder<float>(x[lane], y[lane]);
  return f32x4::load(x);
}

inline f32x4 larger(f32x4 a, f32x4 b) { return select((a >= b) | !(a == a), a, b); }
inline f32x4 smaller(f32x4 a, f32x4 b) { return select((a <= b) | !(a == a), a, b); }
inline f32x4 sign(f32x4 a) { return select(a > 0.0, 1.0, select(a < 0.0, -1.0, a)); }
inline f32x4 decay(f32x4 a) { return exp(-abs(a)); }

// Of u, with z = decay(u).
inline f32x4 sigmoid(f32x4 z, f32x4 u) { return select(u < 0.0, z, 1.0) / (1.0 + z); }
inline f32x4 sigmoid_slope(f32x4 z) { return z / ((1.0 + z) * (1.0 + z)); }
inline f32x4 softplus(f32x4 z, f32x4 u) { return max(u, 0.0) + log1p(z); }

/// With the parts (2 − |u|)₊ and (1 − |u|)₊: B = (p³ − 4q³)/6, B′ = −sign(u)(p² − 4q²)/2, B″ = p − 4q.
struct BasisParts {
  f32x4 p, q;
  explicit BasisParts(f32x4 u) : p(max(2.0 - abs(u), 0.0)), q(max(1.0 - abs(u), 0.0)) {}
};
inline f32x4 spline_basis(f32x4 u) {
  const BasisParts b(u);
  return (b.p * b.p * b.p - 4.0 * (b.q * b.q * b.q)) * (1.0 / 6);
}
inline f32x4 spline_basis_slope(f32x4 u) {
  const BasisParts b(u);
  return sign(u) * (2.0 * (b.q * b.q) - 0.5 * (b.p * b.p));
}
inline f32x4 spline_basis_curvature(f32x4 u) {
  const BasisParts b(u);
  return b.p - 4.0 * b.q;
}

} // namespace activarium::formula
