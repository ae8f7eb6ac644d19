// Elementary functions of pairs of doubles that only formulas need; off by a few ULP of double.
#pragma once

#include "simd/wide.h"

namespace activarium::wide {

inline f64x2 expm1(f64x2 x) {
  const f64x2 near = select(abs(x) < 0.35, x, 0.0);
  return select(abs(x) < 0.35, near + near * near * exp_tail(near), exp(x) - 1.0);
}

inline f64x2 log1p(f64x2 x) {
  const f64x2 u = 1.0 + x;
  const f64x2 lost = (x - (u - 1.0)) / u; // by rounding 1 + x, which matters while x is small
  return select(abs(x) < 0x1p-54, x, select(abs(x) < 0x1p50, log(u) + lost, log(u)));
}

/// By π/2 − arctan(1/x) and π/4 + arctan((x − 1)/(x + 1)) to |x| ≤ √2 − 1, then the series.
inline f64x2 atan(f64x2 x) {
  const f64x2 size = abs(x);
  const Mask inverted = size > 1.0;
  const f64x2 upper = select(inverted, 1.0 / size, size);
  const Mask turned = upper > 0x1.a827999fcef32p-2;
  const f64x2 t = select(turned, (upper - 1.0) / (upper + 1.0), upper), t2 = t * t;
  f64x2 sum = 0.0;
  for (int k = 45; k >= 3; k -= 2) sum = t2 * (sum + (k % 4 == 1 ? 1.0 : -1.0) / k);
  const f64x2 eighth = t + t * sum, quarter = select(turned, 0x1.921fb54442d18p-1 + eighth, eighth);
  return copysign(select(inverted, 0x1.921fb54442d18p+0 - quarter, quarter), x);
}

inline f64x2 asin(f64x2 x) { return atan(x / sqrt((1.0 - x) * (1.0 + x))); }
inline f64x2 acos(f64x2 x) { return 2.0 * atan(sqrt((1.0 - x) / (1.0 + x))); }

inline f64x2 sinh(f64x2 x) {
  const f64x2 e = expm1(abs(x));
  return copysign(0.5 * (e + e / (e + 1.0)), x);
}
inline f64x2 cosh(f64x2 x) {
  const f64x2 e = exp(abs(x));
  return 0.5 * (e + 1.0 / e);
}
inline f64x2 asinh(f64x2 x) {
  const f64x2 a = abs(x), square = a * a;
  return copysign(
      select(a < 0x1p500, log1p(a + square / (1.0 + sqrt(square + 1.0))), log(a) + 0x1.62e42fefa39efp-1), x);
}
inline f64x2 acosh(f64x2 x) {
  return select(x < 0x1p500, log1p((x - 1.0) + sqrt((x - 1.0) * (x + 1.0))), log(x) + 0x1.62e42fefa39efp-1);
}
inline f64x2 atanh(f64x2 x) { return 0.5 * log1p(2.0 * x / (1.0 - x)); }

inline f64x2 cbrt(f64x2 x) { return copysign(select(x == 0.0, 0.0, exp(log(abs(x)) * (1.0 / 3))), x); }

} // namespace activarium::wide
