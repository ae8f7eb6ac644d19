// What a float32 computation of a value or of its derivative may give: the exact number, and a bound of the error made
// on the way. Each operation carries its operands' errors on and adds its own rounding.
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace activarium {

/// A number known up to `e`. Certainly no number: v is NaN. Nothing is known: e is infinite.
struct Estimate {
  double v = 0, e = 0;

  static constexpr double rounding = 0x1p-24;   // relative, of one operation
  static constexpr double smallest = 0x1p-149;  // of subnormal results
  static constexpr double underflow = 0x1p-126; // of functions that give no subnormals
  static constexpr double largest = 1e37;       // beyond, something on the way may overflow

  static Estimate unknown() { return {0, std::numeric_limits<double>::infinity()}; }
  static Estimate no_number() { return {std::numeric_limits<double>::quiet_NaN(), 0}; }
  bool known() const { return e < std::numeric_limits<double>::infinity(); }
  bool is_number() const { return known() && !std::isnan(v); }
  /// Surely above or below `bound`.
  bool above(double bound) const { return is_number() && v - e > bound; }
  bool below(double bound) const { return is_number() && v + e < bound; }

  /// The result v of `roundings` roundings, whose operands' errors make e.
  static Estimate of(double v, double e, double roundings, double floor = smallest) {
    if (std::isnan(v) || !(std::fabs(v) + e <= largest)) return unknown();
    return {v, e + roundings * rounding * (std::fabs(v) + e) + floor};
  }
  /// What to give if an operand is no number or unknown.
  static Estimate spoiled(std::initializer_list<Estimate> operands) {
    for (const Estimate& a : operands)
      if (!a.known()) return unknown();
    return no_number();
  }

  friend Estimate operator-(Estimate a) { return {-a.v, a.e}; }
  friend Estimate operator+(Estimate a, Estimate b) {
    return a.is_number() && b.is_number() ? of(a.v + b.v, a.e + b.e, 1) : spoiled({a, b});
  }
  friend Estimate operator-(Estimate a, Estimate b) { return a + -b; }
  friend Estimate operator*(Estimate a, Estimate b) {
    if (!a.is_number() || !b.is_number()) return spoiled({a, b});
    return of(a.v * b.v, std::fabs(a.v) * b.e + std::fabs(b.v) * a.e + a.e * b.e, 1);
  }
  /// Two roundings: a quotient by 1 + eᵘ is computed as a product with a sigmoid.
  friend Estimate operator/(Estimate a, Estimate b) {
    if (!a.is_number() || !b.is_number()) return spoiled({a, b});
    if (!(std::fabs(b.v) > 2 * b.e)) return unknown();
    const double quotient = a.v / b.v;
    return of(quotient, (a.e + std::fabs(quotient) * b.e) / (std::fabs(b.v) - b.e), 2);
  }
};

/// A value with its derivative by one variable.
struct Bounded {
  Estimate f, d;
  bool depends = false; // on the variable; otherwise no operation of a derivative is computed for it

  Bounded() = default;
  Bounded(Estimate value) : f(value) {}
  Bounded(double value) : f{value, std::fabs(static_cast<double>(static_cast<float>(value)) - value)} {}
  Bounded(Estimate value, Estimate slope, bool does_depend) : f(value), d(slope), depends(does_depend) {}

  /// partial · d; none without dependence.
  Estimate term(Estimate partial) const { return depends ? partial * d : Estimate{}; }

  friend Bounded operator-(const Bounded& a) { return {-a.f, -a.d, a.depends}; }
  friend Bounded operator+(const Bounded& a, const Bounded& b) {
    return {a.f + b.f, !b.depends ? a.d : !a.depends ? b.d : a.d + b.d, a.depends || b.depends};
  }
  friend Bounded operator-(const Bounded& a, const Bounded& b) { return a + -b; }
  friend Bounded operator*(const Bounded& a, const Bounded& b) {
    return {a.f * b.f, joined(a.term(b.f), a.depends, b.term(a.f), b.depends), a.depends || b.depends};
  }
  friend Bounded operator/(const Bounded& a, const Bounded& b) {
    const Estimate quotient = a.f / b.f;
    const Estimate by_a = a.depends ? a.d / b.f : Estimate{};
    const Estimate by_b = b.depends ? -(quotient * (b.d / b.f)) : Estimate{};
    return {quotient, joined(by_a, a.depends, by_b, b.depends), a.depends || b.depends};
  }
  static Estimate joined(Estimate a, bool has_a, Estimate b, bool has_b) { return !has_b ? a : !has_a ? b : a + b; }
};

namespace bounded {

/// A function of one argument: g and its first two derivatives at it, a bound of the third nearby, and how many
/// roundings its value and its derivative are worth.
struct Smooth {
  double g, g1, g2, most3;
  double roundings = 8, slope_roundings = 8;
};

inline Bounded through(const Bounded& a, const Smooth& s) {
  if (!a.f.is_number()) return {Estimate::spoiled({a.f}), Estimate::unknown(), a.depends};
  const double e = a.f.e, steepest = std::fabs(s.g1) + e * std::fabs(s.g2) + 0.5 * e * e * s.most3;
  const Estimate f = Estimate::of(s.g, steepest * e, s.roundings, Estimate::underflow);
  const Estimate partial =
      Estimate::of(s.g1, (std::fabs(s.g2) + e * s.most3) * e, s.slope_roundings, Estimate::underflow);
  return {f, a.term(partial), a.depends};
}
inline Bounded unknown(const Bounded& a) { return {Estimate::unknown(), Estimate::unknown(), a.depends}; }
inline Bounded no_number(const Bounded& a) { return {Estimate::no_number(), Estimate::unknown(), a.depends}; }

/// For functions of positive numbers: `no_number` below 0, and unknown too near to it.
template <class F> Bounded of_positive(const Bounded& a, double offset, const F& f) {
  if (!a.f.is_number()) return {Estimate::spoiled({a.f}), Estimate::unknown(), a.depends};
  if (a.f.below(-offset)) return no_number(a);
  if (!(a.f.v + offset > 64 * a.f.e) || !(a.f.v + offset > 1e-37)) return unknown(a);
  return through(a, f(a.f.v));
}

inline Bounded exp(const Bounded& a) {
  if (a.f.is_number() && a.f.e > 0.01) return unknown(a);
  const double y = std::exp(a.f.v);
  return through(a, {y, y, y, 1.02 * y});
}
inline Bounded expm1(const Bounded& a) {
  if (a.f.is_number() && a.f.e > 0.01) return unknown(a);
  const double y = std::exp(a.f.v);
  return through(a, {std::expm1(a.f.v), y, y, 1.02 * y});
}
inline Bounded log(const Bounded& a) {
  return of_positive(a, 0, [](double u) { return Smooth{std::log(u), 1 / u, -1 / (u * u), 2.2 / (u * u * u)}; });
}
inline Bounded log1p(const Bounded& a) {
  return of_positive(a, 1, [](double u) {
    const double w = 1 + u;
    return Smooth{std::log1p(u), 1 / w, -1 / (w * w), 2.2 / (w * w * w)};
  });
}
inline Bounded sqrt(const Bounded& a) {
  return of_positive(a, 0, [](double u) {
    const double r = std::sqrt(u);
    return Smooth{r, 0.5 / r, -0.25 / (u * r), 0.4 / (u * u * r), 2, 4};
  });
}
inline Bounded tanh(const Bounded& a) {
  const double t = std::tanh(a.f.v), slope = 1 / (std::cosh(a.f.v) * std::cosh(a.f.v));
  return through(a, {t, slope, -2 * t * slope, 2});
}
inline Bounded sigmoid(const Bounded& a) {
  const double u = a.f.v, slope = 1 / (2 + std::exp(-u) + std::exp(u));
  return through(a, {1 / (1 + std::exp(-u)), slope, -slope * std::tanh(0.5 * u), 0.125});
}
inline Bounded softplus(const Bounded& a) {
  const double u = a.f.v, slope = 1 / (2 + std::exp(-u) + std::exp(u));
  return through(a, {std::max(u, 0.0) + std::log1p(std::exp(-std::fabs(u))), 1 / (1 + std::exp(-u)), slope, 0.1});
}
inline Bounded phi(const Bounded& a) {
  const double u = a.f.v, density = std::exp(-0.5 * u * u) / std::sqrt(2 * std::acos(-1.0));
  return through(a, {0.5 * std::erfc(-u * std::sqrt(0.5)), density, -u * density, 0.4, 8, 8 + 2 * u * u});
}
inline Bounded erf(const Bounded& a) {
  const double u = a.f.v, slope = 2 / std::sqrt(std::acos(-1.0)) * std::exp(-u * u);
  return through(a, {std::erf(u), slope, -2 * u * slope, 2.3, 8, 8 + 2 * u * u});
}
inline Bounded sin(const Bounded& a) { return through(a, {std::sin(a.f.v), std::cos(a.f.v), -std::sin(a.f.v), 1}); }
inline Bounded cos(const Bounded& a) { return through(a, {std::cos(a.f.v), -std::sin(a.f.v), -std::cos(a.f.v), 1}); }
inline Bounded silu(const Bounded& a) { return a * sigmoid(a); }
inline Bounded gelu(const Bounded& a) { return a * phi(a); }

/// Piece by piece, as it is written in textbooks. It is computed as a difference of terms of size 1.
inline Bounded bspline(const Bounded& a) {
  const double u = std::fabs(a.f.v), side = a.f.v < 0 ? -1 : 1, r = 2 - u;
  const Smooth s = u >= 2   ? Smooth{0, 0, 0, 3}
                   : u >= 1 ? Smooth{r * r * r / 6, -side * r * r / 2, r, 3}
                            : Smooth{2.0 / 3 - u * u + u * u * u / 2, side * (-2 * u + 1.5 * u * u), -2 + 3 * u, 3};
  Bounded y = through(a, s);
  if (!a.f.is_number() || a.f.above(2) || a.f.below(-2)) return y;
  y.f.e += 16 * Estimate::rounding;
  if (a.depends) y.d = y.d + a.d * Estimate{0, 16 * Estimate::rounding};
  return y;
}

inline Bounded abs(const Bounded& a) {
  const Estimate side = a.f.above(0)                   ? Estimate{1, 0}
                        : a.f.below(0)                 ? Estimate{-1, 0}
                        : a.f.is_number() && a.f.e > 0 ? Estimate{0, 1}
                        : a.f.is_number()              ? Estimate{0, 0}
                                                       : Estimate::unknown();
  return {a.f.is_number() ? Estimate{std::fabs(a.f.v), a.f.e} : a.f, a.term(side), a.depends};
}
inline Bounded sign(const Bounded& a) {
  if (!a.f.is_number()) return a.f;
  return a.f.above(0) ? Estimate{1, 0} : a.f.below(0) ? Estimate{-1, 0} : Estimate{0, a.f.e > 0 ? 1.0 : 0.0};
}

/// The larger, or with `side` −1 the smaller. Where it cannot be told which, the derivative may be either's.
inline Bounded extreme(const Bounded& a, const Bounded& b, double side) {
  const bool depends = a.depends || b.depends;
  if (!a.f.is_number() || !b.f.is_number()) return {Estimate::spoiled({a.f, b.f}), Estimate::unknown(), depends};
  const double lead = side * (a.f.v - b.f.v);
  if (lead > a.f.e + b.f.e) return {a.f, a.d, depends};
  if (-lead > a.f.e + b.f.e) return {b.f, b.d, depends};
  const Bounded& winner = lead > 0 ? a : b;
  Estimate slope = winner.d;
  if (a.d.is_number() && b.d.is_number())
    slope.e = std::fabs(a.d.v - b.d.v) + std::max(a.d.e, b.d.e);
  else
    slope = Estimate::unknown();
  return {{winner.f.v, std::max(a.f.e, b.f.e)}, slope, depends};
}
inline Bounded max(const Bounded& a, const Bounded& b) { return extreme(a, b, 1); }
inline Bounded min(const Bounded& a, const Bounded& b) { return extreme(a, b, -1); }
inline Bounded relu(const Bounded& a) { return max(a, 0.0); }

/// aⁿ for a constant whole n, by products.
inline Bounded whole_power(const Bounded& a, double n) {
  if (n == 0) return 1.0;
  if (n == 1) return a;
  if (!a.f.is_number()) return {Estimate::spoiled({a.f}), Estimate::unknown(), a.depends};
  if (a.f.v == 0 && a.f.e == 0 && n > 0) return {Estimate{}, a.term({}), a.depends};
  const double off = a.f.e / std::fabs(a.f.v), size = std::fabs(n);
  if (!(size * off <= 0.1)) return unknown(a);
  const auto power = [&](double factor, double exponent) {
    const double y = factor * std::pow(a.f.v, exponent);
    return Estimate::of(
        y, 1.2 * std::fabs(exponent) * off * std::fabs(y), 2 * size + 2, std::fabs(factor) * Estimate::underflow);
  };
  return {power(1, n), a.term(power(n, n - 1)), a.depends};
}

/// aᵇ for other exponents; they are known for positive a only.
inline Bounded power(const Bounded& a, const Bounded& b) {
  const bool depends = a.depends || b.depends;
  const Bounded nothing = {Estimate::unknown(), Estimate::unknown(), depends};
  if (!a.f.is_number() || !b.f.is_number()) return nothing;
  if (!(a.f.v > 64 * a.f.e) || !(a.f.v > 1e-37)) return nothing;
  const double ln = std::log(a.f.v), off = 1.05 * a.f.e / a.f.v;
  const auto raised = [&](double exponent, double error) {
    const double y = std::pow(a.f.v, exponent), relative = std::fabs(exponent) * off + (std::fabs(ln) + off) * error;
    if (!(relative <= 0.1)) return Estimate::unknown();
    return Estimate::of(y, 1.2 * relative * y, 4 + 2 * std::fabs(exponent), Estimate::underflow);
  };
  const Estimate f = raised(b.f.v, b.f.e);
  const double lower = b.f.v - 1;
  const Estimate by_base = a.term(b.f * raised(lower, b.f.e + Estimate::rounding * (std::fabs(lower) + b.f.e)));
  const Estimate by_exponent = b.term(f * log(Bounded(a.f)).f);
  return {f, Bounded::joined(by_base, a.depends, by_exponent, b.depends), depends};
}

} // namespace bounded
} // namespace activarium
