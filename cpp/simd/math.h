// Elementary functions for the three scalars that formulas are written over: f32x4 (the engine), double (test oracle,
// through std::) and whatever a test defines beside them. The bounds on the f32x4 versions' errors stand in the headers
// included here.
//
// `mul_exp(a, y)` and its kin exist because a product such as x·eˣ is still a normal number where eˣ alone has already
// lost its digits.
#pragma once

#include "simd/angles.h"
#include "simd/exponential.h"
#include "simd/logarithm.h"
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
inline double tanh(double x) { return std::tanh(x); }
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x * 0x1.6a09e667f3bcdp-1); }
inline double normal_pdf(double x) { return 0x1.9884533d43651p-2 * std::exp(-0.5 * x * x); }
inline double mul_exp(double a, double y) { return a * std::exp(y); }
inline double mul_normal_cdf(double a, double x) { return a * normal_cdf(x); }
inline double mul_normal_pdf(double a, double x) { return a * normal_pdf(x); }
inline SinCosOf<double> sincos_of_half_turns(double u) {
  constexpr double pi = 0x1.921fb54442d18p+1;
  return {std::sin(pi * u), std::cos(pi * u)};
}

} // namespace activarium
