// Dual numbers over double: a value and its derivative in one variable, for checking derivatives without differences.
#pragma once

#include "simd/math.h"

namespace activarium {

struct Dual {
  double value = 0;
  double slope = 0;

  Dual() = default;
  Dual(double v) : value(v) {}
  Dual(double v, double s) : value(v), slope(s) {}

  friend Dual operator+(Dual a, Dual b) { return {a.value + b.value, a.slope + b.slope}; }
  friend Dual operator-(Dual a, Dual b) { return {a.value - b.value, a.slope - b.slope}; }
  friend Dual operator-(Dual a) { return {-a.value, -a.slope}; }
  friend Dual operator*(Dual a, Dual b) { return {a.value * b.value, a.slope * b.value + a.value * b.slope}; }
  friend Dual operator/(Dual a, Dual b) {
    return {a.value / b.value, (a.slope * b.value - a.value * b.slope) / (b.value * b.value)};
  }
  friend bool operator<(Dual a, Dual b) { return a.value < b.value; }
  friend bool operator<=(Dual a, Dual b) { return a.value <= b.value; }
  friend bool operator>(Dual a, Dual b) { return a.value > b.value; }
  friend bool operator>=(Dual a, Dual b) { return a.value >= b.value; }
};

inline Dual select(bool m, Dual yes, Dual no) { return m ? yes : no; }
inline Dual abs(Dual a) { return a.value < 0 ? -a : a; }
inline Dual min(Dual a, Dual bound) { return bound < a ? bound : a; }
inline Dual max(Dual a, Dual bound) { return a < bound ? bound : a; }
inline Dual exp(Dual a) { return {std::exp(a.value), std::exp(a.value) * a.slope}; }
inline Dual expm1(Dual a) { return {std::expm1(a.value), std::exp(a.value) * a.slope}; }
inline Dual log(Dual a) { return {std::log(a.value), a.slope / a.value}; }
inline Dual log1p(Dual a) { return {std::log1p(a.value), a.slope / (1 + a.value)}; }
inline Dual sqrt(Dual a) {
  const double root = std::sqrt(a.value);
  return {root, a.slope / (2 * root)};
}
inline Dual sin(Dual a) { return {std::sin(a.value), std::cos(a.value) * a.slope}; }
inline Dual cos(Dual a) { return {std::cos(a.value), -std::sin(a.value) * a.slope}; }
inline Dual sin_eighth_turn_on(Dual a) { return std::sqrt(0.5) * (sin(a) + cos(a)); }
inline Dual tanh(Dual a) {
  const double t = std::tanh(a.value);
  return {t, (1 - t * t) * a.slope};
}
inline Dual normal_pdf(Dual a) {
  const double p = normal_pdf(a.value);
  return {p, -a.value * p * a.slope};
}
inline Dual normal_cdf(Dual a) { return {normal_cdf(a.value), normal_pdf(a.value) * a.slope}; }
inline Dual tanh_gap(Dual a) { return a - tanh(a); }
inline Dual mul_exp(Dual a, Dual y) { return a * exp(y); }
inline TwoPart<Dual> odd_cubic(Dual x, double c1, double c3) { return {x * (c1 + c3 * x * x), 0.0}; }
inline Dual mul_exp(Dual a, TwoPart<Dual> y) { return a * exp(y.high + y.low); }
template <class F> Dual in_double(Dual x, F f) { return f(x); }
inline Dual mul_normal_cdf(Dual a, Dual x) { return a * normal_cdf(x); }
inline Dual mul_normal_pdf(Dual a, Dual x) { return a * normal_pdf(x); }
inline SinCosOf<Dual> sincos_of_half_turns(Dual u) {
  const double pi = 0x1.921fb54442d18p+1;
  const auto [s, c] = sincos_of_half_turns(u.value);
  return {{s, pi * c * u.slope}, {c, -pi * s * u.slope}};
}

} // namespace activarium
