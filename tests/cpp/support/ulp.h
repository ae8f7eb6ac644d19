// Errors in units in the last place of float32.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace activarium {

/// The spacing of floats at |v|; 2⁻¹⁴⁹ for subnormals.
inline double ulp_at(double v) {
  const double a = std::fabs(v);
  if (a < 0x1p-126) return 0x1p-149;
  int exponent;
  std::frexp(a, &exponent);
  return std::ldexp(1.0, exponent - 24);
}

/// |y − truth| in ULP of the truth; 0 where both overflow or both are NaN, infinite where only one is NaN. Where y
/// alone is infinite it counts as ±2¹²⁸, which would be the next float.
inline double ulp_error(float y, double truth) {
  if (std::isnan(truth) || std::isnan(y)) return std::isnan(truth) && std::isnan(y) ? 0.0 : INFINITY;
  const auto rounded = static_cast<float>(truth);
  if (std::isinf(rounded)) return rounded == y ? 0.0 : INFINITY;
  const double got = std::isinf(y) ? std::copysign(0x1p128, y) : static_cast<double>(y);
  return std::fabs(got - truth) / ulp_at(truth);
}

/// Rounded up to a hundredth, as Info declares an error; 10⁻⁴ of that is left for the truth's own rounding.
inline double rounded_up(double ulp) { return std::max(0.0, std::ceil(ulp * 100 - 1e-4) / 100); }

} // namespace activarium
