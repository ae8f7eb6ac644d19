// SGT as published: tanh y with y = b x^β for x ≥ 0. Left of zero the paper has a x^α, which is no real number where α
// is not whole; here y = −a|x|^α there, which keeps the sign.
//
// f′ = sech²(y) y′ with y′ = c e |x|^(e−1), where c, e are a, α or b, β; ∂f/∂e = ± sech²(y) c|x|^e ln|x|.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

constexpr ParameterInfo sgt_parameter(const char* name, const char* symbol, Legal legal, bool learned) {
  return {.name = name,
          .symbol = symbol,
          .initial = 1,
          .minimum = 0.1,
          .maximum = 3,
          .legal = legal,
          .learnable = true,
          .learned = learned};
}

struct SgtPaper {
  static constexpr double least_exponent = 0.1;
  static constexpr ParameterInfo parameters[] = {sgt_parameter("alpha", "α", {.at_least = least_exponent}, true),
                                                 sgt_parameter("beta", "β", {.at_least = least_exponent}, true),
                                                 sgt_parameter("a", "a", {}, false),
                                                 sgt_parameter("b", "b", {}, false)};
  static constexpr Kink kinks[] = {
      {0, 1, "aα = bβ at first, so no kink; below exponent 1 the slope is infinite, and taken at |x| = 10⁻⁹"}};
  static constexpr Info info = {
      .id = "sgt-paper",
      .name = "SGT, published",
      .family = "sigmoidal",
      .formula = "\\tanh y, \\; y = \\begin{cases} -a |x|^\\alpha & x < 0 \\\\ b x^\\beta & x \\ge 0 \\end{cases}",
      .formula_text = "tanh(y) with y = −a|x|^α for x < 0, b·x^β otherwise; α and β learned",
      .expression = "tanh(where(x < 0, -a * abs(x)^max(alpha, 0.1), b * abs(x)^max(beta, 0.1)))",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-1, 1},
      .derivative_limits = {0, 0},
      .range = {-1, 1},
      .monotone = true,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Sigmoid-Gumbel-tanh unit, Scientific Reports 12, 14978",
                 .year = 2022,
                 .link = "https://doi.org/10.1038/s41598-022-19020-y"},
      .year = 2022,
      .history =
          "The paper's a·x^α left of zero is no real number for most α: here it is −a|x|^α. It starts as tanh; the "
          "paper leaves a and b to the user.",
      .typical_use = "Experiments.",
      .pros = "It is bounded, and either side learns how fast it bends.",
      .cons = "Below exponent 1 its slope at zero is infinite. It computes a logarithm, a power and a tanh per input."};

  template <class V, class P> static V value(V x, const P& p) {
    const Side<V> s = side(x, p);
    const V y = tanh(s.factor * s.power);
    return select(x < V(0.0), -y, y);
  }

  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const Side<V> s = side(x, p);
    const V zero = 0.0;
    const V slope = sech_squared(s.factor * s.power);
    const V in_factor = slope * s.power;
    const V in_exponent = in_factor * s.factor * max(s.logarithm, V(-104.0)); // 0·ln 0 = 0
    sink(0, select(x < zero, select(p[0] < V(least_exponent), zero, -in_exponent), zero));
    sink(1, select(x < zero, zero, select(p[1] < V(least_exponent), zero, in_exponent)));
    sink(2, select(x < zero, -in_factor, zero));
    sink(3, select(x < zero, zero, in_factor));
    return slope * derivative_of_power(s);
  }

  template <class V, class P> static V second_derivative(V x, const P& p) {
    const Side<V> s = side(x, p);
    const V y = s.factor * s.power, steepness = derivative_of_power(s);
    const V power = finite(mul_exp(s.factor, bounded((s.exponent - 2.0) * clear_of_zero(s.logarithm))));
    const V bend = finite(power * s.exponent * (s.exponent - 1.0));
    const V slope = sech_squared(y); // 0 where the others may overflow, so it comes first
    const V curvature = slope * bend - 2.0 * tanh(y) * (slope * steepness) * steepness;
    return select(x < V(0.0), -curvature, curvature);
  }

private:
  /// c|x|^e on the side of zero where x is.
  template <class V> struct Side { V factor, exponent, logarithm, power; };

  /// Not inline, for the bytes' sake.
  template <class V, class P> [[gnu::noinline]] static Side<V> side(V x, const P& p) {
    const auto left = x < V(0.0);
    const V exponent = max(select(left, p[0], p[1]), V(least_exponent));
    const V logarithm = log(abs(x));
    return {select(left, p[2], p[3]), exponent, logarithm, mul_exp(V(1.0), bounded(exponent * logarithm))};
  }
  /// d(c|x|^e)/d|x|.
  template <class V> static V derivative_of_power(const Side<V>& s) {
    return finite(mul_exp(s.factor * s.exponent, bounded((s.exponent - 1.0) * clear_of_zero(s.logarithm))));
  }
  template <class V> static V sech_squared(V y) {
    const V u = -2.0 * min(abs(y), V(300.0)); // y is negative where a or b is
    const V denominator = 1.0 + exp(u);
    return mul_exp(V(4.0), u) / (denominator * denominator);
  }
  /// Large factors overflow; 0·∞ must not arise.
  template <class V> static V finite(V v) { return max(min(v, V(1e38)), V(-1e38)); }
  /// e⁴⁰ is far in tanh's flat part, and its square is still a float.
  template <class V> static V bounded(V exponent) { return min(exponent, V(40.0)); }
  /// ln|x|, but no nearer to zero than 10⁻⁹, and finite.
  template <class V> static V clear_of_zero(V logarithm) {
    return max(min(logarithm, V(104.0)), V(-20.723265836946411));
  }
};

} // namespace activarium
