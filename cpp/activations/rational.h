// Rational (Padé) activation of degrees 5 and 4, all ten coefficients learned: P/Q with P = Σ aₖxᵏ and Q = 1 + |S|,
// S = Σ bₖxᵏ, the "safe" form without poles.
//
// f′ = (P′ − f Q′)/Q, f″ = (P″ − 2f′Q′ − f Q″)/Q, ∂f/∂aₖ = xᵏ/Q, ∂f/∂bₖ = −f sign(S) xᵏ/Q. x⁵ overflows from 5·10⁷ on,
// so powers of m = max(|x|, 1) are taken out: P = m⁵ Σ aₖuᵏr⁵⁻ᵏ with u = x/m and r = 1/m.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Rational {
  static constexpr double numerator[] = {0.03355815733452378, 0.5050059186781659, 1.6534697310952233,
                                         2.0100501552600014,  0.9319195586484518, 0.15242646398275836};
  static constexpr double denominator[] = {
      4.812831860534153e-05, 3.9802479055059194, 1.5837587665720168e-05, 0.30183382839661377};
  static constexpr ParameterInfo parameters[] = {{.name = "a",
                                                  .symbol = "a",
                                                  .count = 6,
                                                  .minimum = -4,
                                                  .maximum = 4,
                                                  .learnable = true,
                                                  .learned = true,
                                                  .initials = numerator},
                                                 {.name = "b",
                                                  .symbol = "b",
                                                  .count = 4,
                                                  .minimum = -4,
                                                  .maximum = 4,
                                                  .learnable = true,
                                                  .learned = true,
                                                  .initials = denominator}};
  static constexpr Kink kinks[] = {{0, 0.50500428099388, "the limit from the right, a₁ − a₀b₁"}};
  static constexpr Info info = {
      .id = "rational",
      .name = "Rational (Padé)",
      .family = "learned shape",
      .formula = "\\frac{\\sum_{k=0}^{5} a_k x^k}{1 + \\left| \\sum_{k=1}^{4} b_k x^k \\right|}",
      .formula_text = "(Σ aₖ·xᵏ, k = 0 … 5) / (1 + |Σ bₖ·xᵏ|, k = 1 … 4), all learned",
      .expression = "sum(k, 0, 5, a[k] * x^k) / (1 + abs(sum(k, 1, 4, b[k] * x^k)))",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-infinity, infinity},
      .derivative_limits = {0.50500125, 0.50500125},
      .range = {-infinity, infinity},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Molina, Schramowski, Kersting: Padé activation units",
                 .year = 2019,
                 .link = "https://arxiv.org/abs/1907.06732"},
      .year = 2019,
      .history = "Starts as the authors' fit to LeakyReLU on [−3, 3].",
      .typical_use = "Image and reinforcement-learning networks.",
      .pros = "It learns any smooth shape by ten numbers.",
      .cons =
          "Beyond ±3 it starts far from LeakyReLU: −2.3 at −10. It computes two polynomials and a division per input."};

  template <class V, class P> static V value(V x, const P& p) {
    const Parts<V> q = at(x, p);
    return q.m * q.ratio;
  }

  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const Parts<V> q = at(x, p);
    V power[5]; // xᵏ/Q
    V r_power = 1.0 / q.q;
    for (std::size_t k = 5; k-- > 0; r_power = r_power * q.r) power[k] = r_power;
    V u_power = 1.0;
    for (std::size_t k = 0; k < 5; ++k, u_power = u_power * q.u) {
      power[k] = power[k] * u_power;
      sink(k, power[k]);
    }
    sink(5, q.m * u_power / q.q);
    const V f = max(min(q.m * q.ratio, V(3e38)), V(-3e38)); // bounded, so that ∞·0 does not arise
    for (std::size_t k = 1; k < 5; ++k) sink(5 + k, -(q.sign * f * power[k]));
    return slope(q, p);
  }

  template <class V, class P> static V second_derivative(V x, const P& p) {
    const Parts<V> q = at(x, p);
    const V rest = 2.0 * slope(q, p) * q.sign * lower(p, 1, q) + q.ratio * q.sign * lower(p, 2, q);
    return (upper(p, 2, q) - rest) * q.r / q.q;
  }

private:
  /// Q = m⁴q and f = m·ratio.
  template <class V> struct Parts { V m, r, u, sign, q, ratio; };

  template <class V, class P> static Parts<V> at(V x, const P& p) {
    Parts<V> parts;
    const V size = abs(x), one = 1.0;
    parts.m = max(size, one);
    parts.r = one / parts.m;
    parts.u = select(size > one, select(x < V(0.0), -one, one), x);
    const V s = lower(p, 0, parts);
    const V r2 = parts.r * parts.r;
    parts.sign = select(s < V(0.0), -one, one);
    parts.q = max(r2 * r2 + abs(s), V(1e-36)); // not 0, as it would be beyond 10⁹ with every b at 0
    parts.ratio = upper(p, 0, parts) / parts.q;
    return parts;
  }
  template <class V, class P> static V slope(const Parts<V>& parts, const P& p) {
    return (upper(p, 1, parts) - parts.ratio * parts.sign * lower(p, 1, parts)) / parts.q;
  }

  /// The derivative of that order of P, over m^(5 − order).
  template <class V, class P> static V upper(const P& p, std::size_t order, const Parts<V>& parts) {
    return polynomial_of(p, 0, 0, 5, order, parts);
  }
  /// Of S, over m^(4 − order).
  template <class V, class P> static V lower(const P& p, std::size_t order, const Parts<V>& parts) {
    return polynomial_of(p, 5, 1, 4, order, parts);
  }
  /// Horner's scheme for the coefficients p[first + k], k = lowest … degree.
  template <class V, class P>
  static V polynomial_of(const P& p, std::size_t first, std::size_t lowest, std::size_t degree, std::size_t order,
                         const Parts<V>& parts) {
    V sum = 0.0, r_power = 1.0;
    for (std::size_t k = degree + 1; k-- > order; r_power = r_power * parts.r) {
      double factor = 1;
      for (std::size_t i = 0; i < order; ++i) factor *= static_cast<double>(k - i);
      sum = sum * parts.u;
      if (k >= lowest) sum = sum + factor * p[first + k] * r_power;
    }
    return sum;
  }
};

} // namespace activarium
