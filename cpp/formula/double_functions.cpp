#include "formula/double_functions.h"

#include "simd/wide.h"

namespace activarium::formula {
namespace {

[[gnu::noinline]] f64x2 exponential(f64x2 x) { return wide::exp(x); }
[[gnu::noinline]] f64x2 logarithm(f64x2 x) { return wide::log(x); }

[[gnu::noinline]] f64x2 expm1(f64x2 x) {
  const f64x2 near = select(abs(x) < 0.35, x, 0.0);
  return select(abs(x) < 0.35, near + near * near * wide::exp_tail(near), exponential(x) - 1.0);
}

[[gnu::noinline]] f64x2 log1p(f64x2 x) {
  const f64x2 u = 1.0 + x;
  const f64x2 lost = (x - (u - 1.0)) / u; // by rounding 1 + x, which matters while x is small
  return select(abs(x) < 0x1p-54, x, logarithm(u) + select(abs(x) < 0x1p50, lost, 0.0));
}

/// By π/2 − arctan(1/x) and π/4 + arctan((x − 1)/(x + 1)) to |x| ≤ √2 − 1, then the series.
[[gnu::noinline]] f64x2 atan(f64x2 x) {
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

/// ln(x + √(x² ± 1)) of an x whose square is beyond the doubles.
f64x2 logarithm_of_double(f64x2 x) { return logarithm(x) + 0x1.62e42fefa39efp-1; }

} // namespace

f64x2 in_double(Op op, f64x2 x) {
  const f64x2 size = abs(x);
  switch (op) {
  case Op::exponential:
    return exponential(x);
  case Op::exponential_minus_one:
    return expm1(x);
  case Op::logarithm:
    return logarithm(x);
  case Op::logarithm_of_one_plus:
    return log1p(x);
  case Op::arcsine:
    return atan(x / sqrt((1.0 - x) * (1.0 + x)));
  case Op::arccosine:
    return 2.0 * atan(sqrt((1.0 - x) / (1.0 + x)));
  case Op::arctangent:
    return atan(x);
  case Op::hyperbolic_sine: {
    const f64x2 e = expm1(size);
    return copysign(0.5 * (e + e / (e + 1.0)), x);
  }
  case Op::hyperbolic_cosine: {
    const f64x2 e = exponential(size);
    return 0.5 * (e + 1.0 / e);
  }
  case Op::inverse_hyperbolic_sine: {
    const f64x2 near = log1p(size + size * size / (1.0 + sqrt(size * size + 1.0)));
    return copysign(select(size < 0x1p500, near, logarithm_of_double(size)), x);
  }
  case Op::inverse_hyperbolic_cosine:
    return select(x < 1.0, double{NAN},
                  select(x < 0x1p500, log1p((x - 1.0) + sqrt((x - 1.0) * (x + 1.0))), logarithm_of_double(x)));
  case Op::inverse_hyperbolic_tangent:
    return 0.5 * log1p(2.0 * x / (1.0 - x));
  case Op::cube_root:
    return copysign(select(x == 0.0, 0.0, exponential(logarithm(size) * (1.0 / 3))), x);
  default:
    return double{NAN};
  }
}

} // namespace activarium::formula
