// The largest error of many floats at once, in ULP.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace activarium {

struct WorstFound {
  double ulp = 0;
  float x = 0;

  /// Of equal errors the one nearest to zero, the positive one of two, so that no order of work changes the result.
  void take(double error, float at) {
    const bool nearer = std::fabs(at) < std::fabs(x) || (std::fabs(at) == std::fabs(x) && at > x);
    if (error > ulp || (error == ulp && error > 0 && nearer)) ulp = error, x = at;
  }
};

/// As ulp_error of support/ulp.h, without branches. An error of no more than `floor` counts as none.
inline double error_in_ulp(float y, double truth, double floor) {
  const double size = std::fabs(truth);
  const std::uint64_t smallest = 1023 - 126, exponent = std::bit_cast<std::uint64_t>(size) >> 52;
  const double per_ulp = std::bit_cast<double>((2069 - (exponent > smallest ? exponent : smallest)) << 52);
  const double got = std::fabs(y) == INFINITY ? std::copysign(0x1p128, y) : static_cast<double>(y);
  const double error = std::fabs(got - truth);
  const double counted = error <= floor ? 0.0 : error * per_ulp;
  // From the middle between the largest float and 2¹²⁸ on, the right float is ∞.
  const double beyond = static_cast<double>(y) == std::copysign(INFINITY, truth) ? 0.0 : INFINITY;
  const double finite = size >= 0x1.ffffffp127 ? beyond : counted;
  const bool y_nan = y != y, truth_nan = truth != truth;
  return y_nan | truth_nan ? (y_nan & truth_nan ? 0.0 : INFINITY) : finite;
}

} // namespace activarium
