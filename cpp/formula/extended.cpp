#include "formula/extended.h"

#include <algorithm>
#include <cmath>

#include "formula/elementary.h"

namespace activarium::formula {
namespace {

constexpr double farthest = 1e300; // exponents
constexpr double everyday = 300;   // exponents of what a double holds in e = 0
constexpr double ln2 = 0x1.62e42fefa39efp-1;

bool is_nan(const Extended& a) { return std::isnan(a.m); }
bool is_zero(const Extended& a) { return a.m == 0; }

/// The power of two in a finite a ≠ 0.
double exponent_of(const Extended& a) {
  int own;
  std::frexp(a.m, &own);
  return a.e + own;
}
/// So near 0 that functions are their tangents there, or so far that a double does not hold it.
bool is_tiny(const Extended& a) { return a.e != 0 && exponent_of(a) < 0; }
bool is_huge(const Extended& a) { return a.e != 0 && exponent_of(a) > 0; }

Extended negative(Extended a) {
  a.m = -a.m;
  return a;
}
Extended size_of(Extended a) {
  a.m = std::fabs(a.m);
  return a;
}

Extended operator*(const Extended& a, const Extended& b) { return {a.m * b.m, a.e + b.e}; }
Extended operator/(const Extended& a, const Extended& b) { return {a.m / b.m, a.e - b.e}; }
Extended operator+(const Extended& a, const Extended& b) {
  if (a.e == b.e) return {a.m + b.m, a.e};
  if (is_zero(a) || is_nan(b) || std::isinf(b.m)) return b;
  if (is_zero(b) || is_nan(a) || std::isinf(a.m)) return a;
  const bool a_first = exponent_of(a) >= exponent_of(b);
  const Extended &large = a_first ? a : b, &small = a_first ? b : a;
  const double apart = large.e - small.e;
  return std::fabs(apart) > 1000 ? large : Extended(large.m + std::ldexp(small.m, static_cast<int>(-apart)), large.e);
}
Extended operator-(const Extended& a, const Extended& b) { return a + negative(b); }

/// a < b; false for NaN.
bool less(const Extended& a, const Extended& b) {
  if (a.e == b.e) return a.m < b.m;
  return !is_nan(a) && !is_nan(b) && (a - b).m < 0;
}

double of_one(Op op, double x) { return in_double(op, f64x2(x)).lane0(); }
template <class F> double of_float(const F& f, double x) {
  float lane[4];
  f(f32x4(x)).store(lane);
  return static_cast<double>(lane[0]);
}
/// f(x) from the floats' function and its slope: x is no float.
template <class F, class Slope> double near_float(const F& f, const Slope& slope, double x) {
  const auto rounded = static_cast<double>(static_cast<float>(x));
  return of_float(f, rounded) + (x - rounded) * of_float(slope, rounded);
}

Extended exponential(const Extended& a) {
  const double x = a.number();
  if (!(std::fabs(x) >= 700)) return of_one(Op::exponential, x);
  if (std::fabs(x) > farthest) return x > 0 ? Extended(0.5, farthest) : Extended();
  const double n = std::floor(x / ln2 + 0.5);
  const double rest = (x - n * wide::ln2_high) - n * wide::ln2_low;
  // Of a large x not one digit of the fraction is known.
  return {std::fabs(rest) < 1 ? of_one(Op::exponential, rest) : 1, n};
}
Extended logarithm(const Extended& a) { return of_one(Op::logarithm, a.m) + a.e * ln2; }
Extended exponential_minus_one(const Extended& a) {
  if (is_tiny(a)) return a;
  return std::fabs(a.m) < 1 && a.e == 0 ? of_one(Op::exponential_minus_one, a.m) : exponential(a) - 1;
}
Extended logarithm_of_one_plus(const Extended& a) {
  if (is_tiny(a)) return a;
  return is_huge(a) ? logarithm(a) : of_one(Op::logarithm_of_one_plus, a.m);
}
Extended root(const Extended& a) {
  const bool odd = std::fmod(a.e, 2) != 0;
  return {std::sqrt(odd ? 2 * a.m : a.m), (odd ? a.e - 1 : a.e) / 2};
}
Extended power(const Extended& a, const Extended& b) {
  if (is_zero(b) || (a.m == 1 && a.e == 0)) return 1;
  if (is_nan(a) || is_nan(b)) return NAN;
  const double n = b.number();
  if (std::isinf(n) && a.m == -1 && a.e == 0) return 1;
  const bool whole = std::floor(n) == n, odd = whole && !std::isinf(n) && std::fmod(n, 2) != 0;
  if (a.m < 0 && !whole) return NAN;
  const Extended value = is_zero(a) ? Extended(n > 0 ? 0 : INFINITY) : exponential(b * logarithm(size_of(a)));
  return odd && std::signbit(a.m) ? negative(value) : value;
}

Extended decay(const Extended& a) { return exponential(negative(size_of(a))); }
Extended density(const Extended& a) { return exponential(a * a * -0.5) * 0x1.9884533d43651p-2; }
/// In the left tail φ(x)/(x + 1/(x + 2/(x + 3/…))), elsewhere as the floats have it.
Extended distribution(const Extended& a) {
  const double x = a.number();
  if (!(x < -4))
    return near_float([](f32x4 v) { return normal_cdf(v); }, [](f32x4 v) { return normal_pdf(v); }, std::min(x, 40.0));
  double fraction = -x;
  for (int k = 60; k > 0; --k) fraction = -x + k / fraction;
  return density(a) / (std::isinf(x) ? size_of(a) : Extended(fraction));
}
Extended hyperbolic_tangent(const Extended& a) {
  const double x = a.number();
  if (std::fabs(x) > 20) return std::copysign(1.0, x);
  const Extended e = exponential_minus_one(a * 2);
  return e / (e + 2);
}
Extended hyperbolic_sine(const Extended& a) {
  const Extended e = exponential_minus_one(size_of(a)), whole = (e + e / (e + 1)) * 0.5;
  return std::signbit(a.m) ? negative(whole) : whole;
}
Extended logistic(const Extended& z, const Extended& u) { return (u.m < 0 ? z : Extended(1)) / (z + 1); }
Extended logistic_slope(const Extended& z) { return z / ((z + 1) * (z + 1)); }

Extended as_condition(bool holds) { return holds ? 1.0 : 0.0; }
Extended extreme(const Extended& a, const Extended& b, bool larger) {
  if (is_nan(a)) return a;
  return is_nan(b) || (larger ? less(a, b) : less(b, a)) ? b : a;
}
/// Of what is smaller than a double can say, the sign is left.
template <class F> Extended whole(const F& f, const Extended& a) {
  return is_huge(a) ? a : f(is_tiny(a) ? std::copysign(0.25, a.m) : a.m);
}

} // namespace

Extended::Extended(double value, double exponent) : m(value), e(exponent) {
  if (m == 0 || !(std::fabs(m) < INFINITY)) {
    e = 0;
    return;
  }
  int own;
  const double digits = std::frexp(m, &own);
  if (std::fabs(e + own) <= everyday) {
    m = std::ldexp(m, static_cast<int>(e));
    e = 0;
  } else if (std::abs(own) > static_cast<int>(everyday)) {
    m = digits;
    e += own;
  }
  if (e > farthest) *this = {std::copysign(0.5, m), farthest};
  if (e < -farthest) *this = std::copysign(0.0, m);
}

double Extended::number() const {
  if (e == 0) return m;
  return std::ldexp(m, static_cast<int>(std::max(-2000.0, std::min(2000.0, e))));
}

Extended applied(Op op, const Extended& a, const Extended& b, const Extended& c) {
  const auto in_float = [&](const auto& f) -> Extended { return of_float(f, a.number()); };
  switch (op) {
  case Op::add:
    return a + b;
  case Op::subtract:
    return a - b;
  case Op::multiply:
    return a * b;
  case Op::multiply_slope:
    return is_zero(b) ? b : a * b;
  case Op::divide:
    return a / b;
  case Op::negate:
    return negative(a);
  case Op::root:
    return root(a);
  case Op::magnitude:
    return size_of(a);
  case Op::sign:
    return is_zero(a) || is_nan(a) ? a : Extended(std::copysign(1.0, a.m));
  case Op::larger:
    return extreme(a, b, true);
  case Op::smaller:
    return extreme(a, b, false);
  case Op::less:
    return as_condition(less(a, b));
  case Op::less_equal:
    return as_condition(!is_nan(a) && !is_nan(b) && !less(b, a));
  case Op::equal:
    return as_condition((a - b).m == 0);
  case Op::both:
    return as_condition(a.m != 0 && b.m != 0);
  case Op::either:
    return as_condition(a.m != 0 || b.m != 0);
  case Op::opposite:
    return as_condition(a.m == 0);
  case Op::choice:
    return a.m != 0 ? b : c;
  case Op::exponential:
    return exponential(a);
  case Op::exponential_minus_one:
    return exponential_minus_one(a);
  case Op::logarithm:
    return logarithm(a);
  case Op::logarithm_of_one_plus:
    return logarithm_of_one_plus(a);
  case Op::power:
    return power(a, b);
  case Op::hyperbolic_tangent:
    return hyperbolic_tangent(a);
  case Op::hyperbolic_tangent_slope:
    return logistic_slope(a) * 4;
  case Op::decay:
    return decay(a);
  case Op::sigmoid:
    return logistic(a, b);
  case Op::sigmoid_slope:
    return logistic_slope(a);
  case Op::softplus:
    return (b.m > 0 ? b : Extended()) + logarithm_of_one_plus(a);
  case Op::error_function: {
    const double x = a.number(), slope = 0x1.20dd750429b6dp+0;
    if (std::fabs(x) > 6) return std::copysign(1.0, x);
    return std::fabs(x) < 1e-10 ? a * slope
                                : Extended(near_float([](f32x4 v) { return erf(v); },
                                                      [&](f32x4 v) { return slope * exp(-(v * v)); }, x));
  }
  case Op::normal_distribution:
    return distribution(a);
  case Op::normal_density:
    return density(a);
  case Op::sine:
  case Op::cosine: {
    const double x = a.number();
    // Beyond, the reduction takes floats.
    const auto angle = wide::sincos(std::fabs(x) < 0x1p26 ? x : static_cast<double>(static_cast<float>(x)));
    return op == Op::cosine ? angle.cos.lane0() : std::fabs(x) < 1e-9 ? a : Extended(angle.sin.lane0());
  }
  case Op::arcsine:
    return is_tiny(a) ? a : of_one(op, a.number());
  case Op::arccosine:
    return of_one(op, a.number());
  case Op::arctangent:
    return is_tiny(a) ? a : of_one(op, a.number());
  case Op::hyperbolic_sine:
    return hyperbolic_sine(a);
  case Op::hyperbolic_cosine: {
    const Extended e = exponential(size_of(a));
    return (e + Extended(1) / e) * 0.5;
  }
  case Op::inverse_hyperbolic_sine: {
    const Extended size = size_of(a);
    const Extended value = is_tiny(a)   ? size
                           : is_huge(a) ? logarithm(size * 2)
                                        : Extended(of_one(Op::inverse_hyperbolic_sine, size.m));
    return std::signbit(a.m) ? negative(value) : value;
  }
  case Op::inverse_hyperbolic_cosine:
    return is_huge(a) && a.m > 0 ? logarithm(a * 2) : of_one(op, a.number());
  case Op::inverse_hyperbolic_tangent:
    return is_tiny(a) ? a : of_one(op, a.number());
  case Op::cube_root: {
    const Extended size = is_zero(a) ? a : exponential(logarithm(size_of(a)) * (1.0 / 3));
    return std::signbit(a.m) && !is_zero(a) ? negative(size) : size;
  }
  case Op::floor:
    return whole([](double v) { return std::floor(v); }, a);
  case Op::ceiling:
    return whole([](double v) { return std::ceil(v); }, a);
  case Op::nearest:
    return whole([](double v) { return std::nearbyint(v); }, a);
  case Op::truncation:
    return whole([](double v) { return std::trunc(v); }, a);
  case Op::remainder:
    return remainder<double>(a.number(), b.number());
  case Op::spline_basis:
    return in_float([](f32x4 v) { return spline_basis(v); });
  case Op::spline_basis_slope:
    return in_float([](f32x4 v) { return spline_basis_slope(v); });
  case Op::spline_basis_curvature:
    return in_float([](f32x4 v) { return spline_basis_curvature(v); });
  case Op::spline_basis_bend:
  case Op::complementary_error_function:
  case Op::constant:
  case Op::input:
  case Op::parameter:
  case Op::whole_power:
    break; // never instructions
  }
  return {};
}

} // namespace activarium::formula
