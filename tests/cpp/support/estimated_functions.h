// The rarer functions of the formula language with bounds of what float32 arithmetic makes of them.
#pragma once

#include "support/estimate.h"

namespace activarium::bounded {

/// For functions of (−1, 1): unknown near its ends, no number beyond.
template <class F> Bounded of_unit(const Bounded& a, const F& f) {
  if (!a.f.is_number()) return {Estimate::spoiled({a.f}), Estimate::unknown(), a.depends};
  if (a.f.above(1) || a.f.below(-1)) return no_number(a);
  if (!(1 - std::fabs(a.f.v) > 64 * a.f.e) || !(std::fabs(a.f.v) < 1)) return unknown(a);
  return through(a, f(a.f.v));
}

inline Bounded asin(const Bounded& a) {
  return of_unit(a, [](double u) {
    const double w = 1 - u * u, slope = 1 / std::sqrt(w);
    return Smooth{std::asin(u), slope, u * slope / w, 6 * slope / (w * w), 8, 8 + 8 / w};
  });
}
inline Bounded acos(const Bounded& a) {
  return of_unit(a, [](double u) {
    const double w = 1 - u * u, slope = -1 / std::sqrt(w);
    return Smooth{std::acos(u), slope, u * slope / w, -6 * slope / (w * w), 8, 8 + 8 / w};
  });
}
inline Bounded atanh(const Bounded& a) {
  return of_unit(a, [](double u) {
    const double w = 1 - u * u;
    return Smooth{std::atanh(u), 1 / w, 2 * u / (w * w), 16 / (w * w * w), 8, 8 + 8 / w};
  });
}
inline Bounded atan(const Bounded& a) {
  const double u = a.f.v, slope = 1 / (1 + u * u);
  return through(a, {std::atan(u), slope, -2 * u * slope * slope, 2});
}
inline Bounded asinh(const Bounded& a) {
  const double u = a.f.v, slope = 1 / std::hypot(1, u);
  return through(a, {std::asinh(u), slope, -u * slope * slope * slope, 1});
}
inline Bounded acosh(const Bounded& a) {
  if (!a.f.is_number()) return {Estimate::spoiled({a.f}), Estimate::unknown(), a.depends};
  if (a.f.below(1)) return no_number(a);
  const double u = a.f.v, w = u - 1;
  if (!(w > 64 * a.f.e) || !(w > 1e-6)) return unknown(a);
  const double slope = 1 / (std::sqrt(w) * std::sqrt(u + 1));
  return through(a, {std::acosh(u), slope, -u * slope * slope * slope, 4 * slope / (w * w), 8, 8 + 8 / w});
}
inline Bounded sinh(const Bounded& a) {
  if (a.f.is_number() && a.f.e > 0.01) return unknown(a);
  const double s = std::sinh(a.f.v), c = std::cosh(a.f.v);
  return through(a, {s, c, s, 1.02 * c});
}
inline Bounded cosh(const Bounded& a) {
  if (a.f.is_number() && a.f.e > 0.01) return unknown(a);
  const double s = std::sinh(a.f.v), c = std::cosh(a.f.v);
  return through(a, {c, s, c, 1.02 * c});
}
inline Bounded sech(const Bounded& a) {
  if (a.f.is_number() && a.f.e > 0.01) return unknown(a);
  const double s = 1 / std::cosh(a.f.v), t = std::tanh(a.f.v);
  return through(a, {s, -s * t, s * (2 * t * t - 1), 7 * s, 16, 16});
}
inline Bounded tan(const Bounded& a) { return sin(a) / cos(a); }
/// Computed as 2Φ(−√2 u), whose argument's rounding counts u² times.
inline Bounded erfc(const Bounded& a) {
  const double u = a.f.v, slope = -2 / std::sqrt(std::acos(-1.0)) * std::exp(-u * u), more = 8 + 8 * u * u;
  return through(a, {std::erfc(u), slope, -2 * u * slope, 2.3, more, more});
}
inline Bounded cbrt(const Bounded& a) {
  if (!a.f.is_number()) return {Estimate::spoiled({a.f}), Estimate::unknown(), a.depends};
  const double u = a.f.v, size = std::fabs(u), r = std::cbrt(u);
  if (!(size > 64 * a.f.e) || !(size > 1e-30)) return unknown(a);
  return through(a, {r, r / (3 * u), -2 * r / (9 * u * u), 1.2 * std::fabs(r) / (size * size * size)});
}
inline Bounded log2(const Bounded& a) { return log(a) * Bounded(1 / std::log(2.0)); }
inline Bounded log10(const Bounded& a) { return log(a) * Bounded(1 / std::log(10.0)); }
inline Bounded exp2(const Bounded& a) {
  const double y = std::exp2(a.f.v), ln2 = std::log(2.0);
  if (a.f.is_number() && a.f.e > 0.01) return unknown(a);
  return through(a, {y, ln2 * y, ln2 * ln2 * y, y});
}

/// A function of steps: known where no step lies within a's error.
template <class F> Bounded steps(const Bounded& a, const F& f) {
  if (!a.f.is_number()) return a.f;
  const double low = f(a.f.v - a.f.e), high = f(a.f.v + a.f.e);
  return low == high ? Bounded(Estimate{low, 0}) : Bounded(Estimate::unknown());
}
inline Bounded floor(const Bounded& a) {
  return steps(a, [](double u) { return std::floor(u); });
}
inline Bounded ceil(const Bounded& a) {
  return steps(a, [](double u) { return std::ceil(u); });
}
inline Bounded round(const Bounded& a) {
  return steps(a, [](double u) { return std::nearbyint(u); });
}
inline Bounded trunc(const Bounded& a) {
  return steps(a, [](double u) { return std::trunc(u); });
}
inline Bounded heaviside(const Bounded& a) {
  return steps(a, [](double u) { return u >= 0 ? 1.0 : 0.0; });
}

/// a − b⌊a/b⌋, unknown where a/b may be on either side of a whole number.
inline Bounded mod(const Bounded& a, const Bounded& b) {
  const bool depends = a.depends || b.depends;
  const Bounded nothing = {Estimate::unknown(), Estimate::unknown(), depends};
  if (!a.f.is_number() || !b.f.is_number() || !(std::fabs(b.f.v) > 64 * b.f.e)) return nothing;
  const double quotient = a.f.v / b.f.v, whole = std::floor(quotient);
  const double off =
      4 * ((a.f.e + std::fabs(quotient) * b.f.e) / std::fabs(b.f.v) + Estimate::rounding * std::fabs(quotient));
  if (!(std::fabs(quotient) < 1e6) || !(quotient - off > whole) || !(quotient + off < whole + 1)) return nothing;
  const double rest = std::fmod(a.f.v, b.f.v), value = rest != 0 && (rest < 0) != (b.f.v < 0) ? rest + b.f.v : rest;
  const Estimate f = Estimate::of(value, a.f.e + std::fabs(whole) * b.f.e, 4);
  return {f, Bounded::joined(a.d, a.depends, -b.term({whole, 0}), b.depends), depends};
}

} // namespace activarium::bounded
