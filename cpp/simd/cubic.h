// A cubic to more digits than a float has: what becomes an exponent must be known absolutely, not relatively.
#pragma once

#include "simd/f32x4.h"

namespace activarium {

/// The unevaluated sum high + low; |low| is at most half an ULP of high.
template <class V> struct TwoPart {
  V high;
  V low;
};

/// c₁x + c₃x³, evaluated in double.
inline TwoPart<f32x4> odd_cubic(f32x4 x, double c1, double c3) {
  const auto in_double = [&](f64x2 w) { return w * (c1 + c3 * (w * w)); };
  const f64x2 a = in_double(widen_low(x)), b = in_double(widen_high(x));
  const f32x4 high = narrow(a, b);
  return {high, narrow(a - widen_low(high), b - widen_high(high))};
}

} // namespace activarium
