// Elementary functions for the three scalars that formulas are written over: f32x4 (the engine), double (test oracle,
// through std::) and whatever a test defines beside them. The bounds on the f32x4 versions' errors stand in the headers
// included here.
//
// `mul_exp(a, y)` and its kin exist because a product such as x·eˣ is still a normal number where eˣ alone has already
// lost its digits.
#pragma once

#include "simd/angles.h"
#include "simd/exponential.h"
#include "simd/normal.h"

namespace activarium {

// The same names over double, for oracles: the C++ library's functions.
inline double select(bool m, double yes, double no) { return m ? yes : no; }
inline double abs(double a) { return std::fabs(a); }
inline double min(double a, double bound) { return bound < a ? bound : a; }
inline double max(double a, double bound) { return a < bound ? bound : a; }
inline double exp(double x) { return std::exp(x); }
inline double expm1(double x) { return std::expm1(x); }
inline double log(double x) { return std::log(x); }
inline double log1p(double x) { return std::log1p(x); }
inline double sqrt(double x) { return std::sqrt(x); }
inline double sin(double x) { return std::sin(x); }
inline double cos(double x) { return std::cos(x); }
inline double sin_eighth_turn_on(double x) { return 0x1.6a09e667f3bcdp-1 * (std::sin(x) + std::cos(x)); }
inline double tanh(double x) { return std::tanh(x); }
inline double tanh_gap(double x) {
  const double z = x * x; // up to 0.05 the series' next term is below 10⁻¹² of the sum
  const double series = x * z * (1.0 / 3 + z * (-2.0 / 15 + z * (17.0 / 315 + z * (-62.0 / 2835))));
  return std::fabs(x) < 0.05 ? series : x - std::tanh(x);
}
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x * 0x1.6a09e667f3bcdp-1); }
inline double normal_pdf(double x) { return 0x1.9884533d43651p-2 * std::exp(-0.5 * x * x); }
inline double mul_exp(double a, double y) { return a * std::exp(y); }
inline double mul_exp(double a, TwoPart<double> y) { return a * std::exp(y.high + y.low); }
inline TwoPart<double> odd_cubic(double x, double c1, double c3) { return {x * (c1 + c3 * x * x), 0}; }
template <class F> double in_double(double x, F f) { return f(x); }
inline double mul_normal_cdf(double a, double x) { return a * normal_cdf(x); }
inline double mul_normal_pdf(double a, double x) { return a * normal_pdf(x); }
inline SinCosOf<double> sincos_of_half_turns(double u) {
  constexpr double pi = 0x1.921fb54442d18p+1;
  return {std::sin(pi * u), std::cos(pi * u)};
}

} // namespace activarium
